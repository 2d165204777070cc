//! The verbs and their arguments. Each verb is a function in its own module.

mod about;
mod args;
mod changelog;
mod compare;
mod diff;
mod end;
mod generate;
mod git;
mod global;
mod inspect;
mod lint;
mod lock;
mod operations;
mod print;
mod progress;
#[path = "../text/shell.rs"]
mod shell;
mod stdin;
mod watch;

use std::process::{self, ExitCode};

use clap::{CommandFactory, Parser, Subcommand};
use end::End;
use sailgen::Failure;

/// Rust models and reference pages from multi-file OpenAPI specs.
#[derive(Debug, Parser)]
#[command(
    name = "sailgen",
    version,
    propagate_version = true,
    max_term_width = 100
)]
#[command(after_help = "Exit codes: 0 success, 1 differences or denied findings, 2 invalid input.")]
pub struct Cli {
    #[command(flatten)]
    global: global::GlobalArgs,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Write models and pages, or check that they are up to date
    Generate(generate::Args),
    /// List the schemas, or the operations
    List(inspect::ListArgs),
    /// Print one schema or operation as Rust, as a page, or as sailgen understands it
    Show(inspect::ShowArgs),
    /// Check a spec and report problems
    Lint(lint::Args),
    /// Report what changed between two specs, and what it breaks
    Diff(diff::Args),
    /// Explain a finding code, or all options; without an argument, list the codes
    Explain(about::ExplainArgs),
    /// Compare two folders of generated files byte for byte
    Verify(compare::VerifyArgs),
    /// Print a completion script for a shell
    Completions(about::CompletionsArgs),
    /// Print the manual page
    Man,
}

/// Parses the command line. Help and version are printed like the output of verbs.
pub fn parse() -> Cli {
    Cli::try_parse().unwrap_or_else(|answer| {
        if !answer.use_stderr() {
            print::to_stdout(&answer.render().ansi().to_string());
            process::exit(0);
        }
        answer.exit()
    })
}

/// Runs a verb. A failure is printed as text to standard error, or as JSON to standard output.
pub fn run(cli: Cli) -> ExitCode {
    cli.global.set();
    let (result, format) = match cli.command {
        Command::Generate(args) => (generate::generate(&args), args.format),
        Command::List(args) => (inspect::list(&args), args.format),
        Command::Show(args) => (inspect::show(&args), args::Format::Text),
        Command::Lint(args) => return lint::lint(&args),
        Command::Diff(args) => (diff::diff(&args), args.failure_format()),
        Command::Explain(args) => (about::explain(&args), args::Format::Text),
        Command::Verify(args) => (compare::verify(&args), args.format),
        Command::Completions(args) => (
            about::completions(&args, Cli::command()),
            args::Format::Text,
        ),
        Command::Man => (about::man(Cli::command()), args::Format::Text),
    };
    finish(result, format)
}

fn finish(result: Result<End, Failure>, format: args::Format) -> ExitCode {
    match result {
        Ok(End::Well) => ExitCode::SUCCESS,
        Ok(End::Differs) => ExitCode::from(1),
        Err(failure) => {
            print::failure(&failure, format);
            ExitCode::from(2)
        }
    }
}
