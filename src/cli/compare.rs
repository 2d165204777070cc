//! `verify`: compares two folders of files byte by byte.

use std::path::PathBuf;

use clap::{Args, ValueHint};
use sailgen::Failure;
use sailgen::output::{self, Comparison, printable};
use serde_json::json;

use super::args::Format;
use super::end::End;
use super::global::is_quiet;
use super::print;

#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The folder to compare
    #[arg(value_hint = ValueHint::DirPath)]
    dir: PathBuf,
    /// The folder to compare it with
    #[arg(long, value_name = "DIR", value_hint = ValueHint::DirPath)]
    against: PathBuf,
    /// Output format
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

/// Maximum number of paths per kind in text output.
const SHOWN: usize = 20;

pub fn verify(args: &VerifyArgs) -> Result<End, Failure> {
    let comparison = output::compare(&args.dir, &args.against)?;
    match args.format {
        Format::Json => print::to_stdout(&format!("{}\n", object(&comparison))),
        Format::Text if is_quiet() => {}
        Format::Text => print::to_stdout(&text(&comparison)),
    }
    Ok(if comparison.is_identical() {
        End::Well
    } else {
        End::Differs
    })
}

fn text(comparison: &Comparison) -> String {
    let different = comparison
        .different
        .iter()
        .map(|(path, difference)| format!("{}: {difference}", printable(path)));
    let names = |paths: &[String]| paths.iter().map(|path| printable(path)).collect::<Vec<_>>();
    let mut text = String::new();
    for (what, lines) in [
        ("different", different.collect()),
        ("only here", names(&comparison.only_here)),
        ("only there", names(&comparison.only_there)),
    ] {
        lines
            .iter()
            .take(SHOWN)
            .for_each(|line| text.push_str(&format!("{what}: {line}\n")));
        if lines.len() > SHOWN {
            text.push_str(&format!("{what}: and {} more\n", lines.len() - SHOWN));
        }
    }
    format!("{text}{comparison}\n")
}

fn object(comparison: &Comparison) -> serde_json::Value {
    let different = comparison.different.iter().map(|(path, difference)| {
        json!({ "path": path, "line": difference.line, "here": difference.here, "there": difference.there })
    });
    json!({
        "identical": comparison.identical.len(),
        "different": different.collect::<Vec<_>>(),
        "onlyHere": comparison.only_here,
        "onlyThere": comparison.only_there,
    })
}
