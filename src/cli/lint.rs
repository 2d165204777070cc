//! `lint`: reads a spec, and says what is wrong with it.

use std::process::ExitCode;

use clap::ValueEnum;
use sailgen::diagnostic::Code;
use sailgen::findings::{self, Finding};
use sailgen::lint::Linted;

use super::args::SpecArgs;
use super::print;

#[derive(Debug, clap::Args)]
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

/// How findings are printed.
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
    // An error is the reason for the exit code, and perhaps why nothing else was found.
    findings.retain(|finding| finding.is_error() || is_asked_for(finding));
    match args.format {
        Format::Json => print::to_stdout(&findings::json_lines(&findings)),
        Format::Sarif => print::to_stdout(&findings::sarif(&findings)),
        Format::Text => {
            let most = (!args.all).then_some(print::SHOWN);
            print::to_stdout(&findings::text(&findings, most));
            print::to_stdout(&summary(&findings, files_read, models));
        }
    }
    ExitCode::from(if findings.iter().any(Finding::is_error) {
        2
    } else {
        0
    })
}

/// How many of which kind, and what to do next.
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
