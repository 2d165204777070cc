//! The command line: parses the arguments, calls the library once per verb, and returns the exit code.

mod cli;

use std::process::ExitCode;

fn main() -> ExitCode {
    cli::run(cli::parse())
}
