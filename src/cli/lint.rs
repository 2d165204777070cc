//! `lint`: reads a spec and reports problems in it.

use std::process::ExitCode;

use clap::ValueEnum;
use sailgen::diagnostic::{Code, Severity};
use sailgen::findings::{self, Finding};
use sailgen::lint::Linted;

use super::args::SpecArgs;
use super::global::{is_quiet, is_verbose};
use super::print;

#[derive(Debug, clap::Args)]
#[command(
    after_help = "Exit codes: 0 nothing worse than warnings, 1 findings that `--deny` makes errors, 2 errors.\nText goes to \
                  standard error, as with `generate`; JSON and SARIF go to standard output."
)]
pub struct Args {
    #[command(flatten)]
    spec: SpecArgs,
    /// Show every finding, not only the first few of each kind
    #[arg(long)]
    all: bool,
    /// Show only errors and findings of this kind (repeatable)
    #[arg(long, value_name = "CODE")]
    only: Vec<Code>,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    format: Format,
}

/// Output format of findings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
enum Format {
    /// Text for people
    #[default]
    Text,
    /// One JSON object per line
    Json,
    /// SARIF 2.1.0, for code hosts
    Sarif,
}

pub fn lint(args: &Args) -> ExitCode {
    let linted = args
        .spec
        .config()
        .and_then(|config| sailgen::lint::lint(&config));
    let Linted {
        mut findings,
        files_read,
        models,
    } = match linted {
        Ok(linted) => linted,
        Err(failure) => Linted {
            findings: failure.findings,
            files_read: 0,
            models: 0,
        },
    };
    let is_asked_for =
        |finding: &Finding| args.only.is_empty() || args.only.contains(&finding.code);
    // Errors are always shown: they explain the exit code, and may have prevented other findings.
    findings.retain(|finding| finding.is_error() || is_asked_for(finding));
    match args.format {
        Format::Json => print::to_stdout(&findings::json_lines(&findings)),
        Format::Sarif => print::to_stdout(&findings::sarif(&findings)),
        Format::Text => {
            if is_quiet() {
                findings.retain(Finding::is_error);
            }
            let most = (!args.all && !is_verbose()).then_some(print::SHOWN);
            print::to_stderr(&findings::text(&findings, most));
            if !is_quiet() {
                print::to_stderr(&summary(&findings, files_read, models));
            }
        }
    }
    exit_code(&findings)
}

/// Returns 2 if the spec is invalid, or 1 if findings are only denied.
fn exit_code(findings: &[Finding]) -> ExitCode {
    let is_invalid = |finding: &Finding| finding.code.severity() == Severity::Error;
    let mut errors = findings.iter().filter(|finding| finding.is_error());
    match errors.next() {
        None => ExitCode::SUCCESS,
        Some(first) if is_invalid(first) || errors.any(is_invalid) => ExitCode::from(2),
        Some(_) => ExitCode::from(1),
    }
}

/// Returns a summary: the number of findings of each kind, and the next steps.
fn summary(findings: &[Finding], files_read: usize, models: usize) -> String {
    let read = format!(
        "{}, {}",
        print::number(files_read, &"file"),
        print::number(models, &"model")
    );
    if findings.is_empty() {
        return format!("{read}: no findings\n");
    }
    let row = |(severity, code, count): (_, Code, usize)| {
        vec![
            format!("{count:>6}"),
            format!("{severity}"),
            code.as_str().to_owned(),
            code.title().to_owned(),
        ]
    };
    let rows: Vec<_> = print::by_code(findings).into_iter().map(row).collect();
    let counts = print::counts(findings);
    format!(
        "{read}: {counts}\n\n{}\n`sailgen explain CODE` explains a finding, `--all` shows all of them, `--only CODE` those with one code\n",
        print::table(&rows)
    )
}
