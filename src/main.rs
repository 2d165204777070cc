//! The command line: arguments in, one call of the library per verb, exit code out.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(cli::parse())
}
