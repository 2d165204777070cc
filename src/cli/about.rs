//! The verbs `explain`, `completions` and `man`, which describe sailgen itself.

use std::str::FromStr;

use clap::{Args, Command};
use clap_complete::Shell;
use sailgen::diagnostic::Code;
use sailgen::{Failure, config};

use super::end::End;
use super::print;

#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// A code, such as SG201, or `options` for every key of sailgen.toml
    #[arg(value_name = "CODE|options")]
    topic: Option<Topic>,
}

#[derive(Debug, Clone, Copy)]
enum Topic {
    Code(Code),
    Options,
}

impl FromStr for Topic {
    type Err = <Code as FromStr>::Err;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "options" => Ok(Topic::Options),
            code => code.parse().map(Topic::Code),
        }
    }
}

#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// The shell
    shell: Shell,
}

pub fn explain(args: &ExplainArgs) -> Result<End, Failure> {
    match args.topic {
        Some(Topic::Options) => print::to_stdout(config::example()),
        Some(Topic::Code(code)) => {
            let (severity, title) = (code.severity(), code.title());
            print::to_stdout(&format!(
                "{} ({severity}): {title}\n\n{}\n",
                code.as_str(),
                code.explanation()
            ));
        }
        None => {
            let row = |code: &Code| {
                vec![
                    code.as_str().to_owned(),
                    code.severity().to_string(),
                    code.title().to_owned(),
                ]
            };
            print::to_stdout(&print::table(
                &Code::ALL.iter().map(row).collect::<Vec<_>>(),
            ));
        }
    }
    Ok(End::Well)
}

/// Prints the completion script for a shell.
pub fn completions(args: &CompletionsArgs, mut program: Command) -> Result<End, Failure> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut program, "sailgen", &mut script);
    print::to_stdout(&String::from_utf8_lossy(&script));
    Ok(End::Well)
}

/// Prints the manual page of the program, followed by those of the verbs.
pub fn man(mut command: Command) -> Result<End, Failure> {
    command.build();
    let mut page = Vec::new();
    let verbs = command
        .get_subcommands()
        .filter(|verb| verb.get_name() != "help");
    for command in std::iter::once(&command).chain(verbs) {
        // Writing to memory does not fail.
        let _ = clap_mangen::Man::new(command.clone()).render(&mut page);
    }
    print::to_stdout(&String::from_utf8_lossy(&page));
    Ok(End::Well)
}
