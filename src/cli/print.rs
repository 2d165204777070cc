//! Output of the verbs: findings, counts, tables. Colours are only used if the terminal supports them.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::process;

use sailgen::Failure;
use sailgen::diagnostic::{Code, Severity};
use sailgen::findings::{self, Finding};
use sailgen::output::printable;

use super::args::Format;

/// Maximum number of findings per kind in text output; the rest is only counted.
pub const SHOWN: usize = 3;

/// Prints the errors of a failure: as text to standard error, or as JSON to standard output.
pub fn failure(failure: &Failure, format: Format) {
    let errors: Vec<Finding> = failure
        .findings
        .iter()
        .filter(|finding| finding.is_error())
        .cloned()
        .collect();
    match format {
        Format::Json => to_stdout(&findings::json_lines(&failure.findings)),
        Format::Text => {
            to_stderr(&findings::text(&errors, Some(SHOWN)));
            if errors.len() > 1 {
                to_stderr(&format!("{}; nothing was written\n", counts(&errors)));
            }
        }
    }
}

/// Returns the number of findings per severity, such as `2 errors, 15 warnings`.
pub fn counts(findings: &[Finding]) -> String {
    let of = |severity| {
        findings
            .iter()
            .filter(|finding| finding.severity == severity)
            .count()
    };
    let all = [Severity::Error, Severity::Warning, Severity::Note]
        .map(|severity| (of(severity), severity));
    let said: Vec<String> = all
        .iter()
        .filter(|(count, _)| *count > 0)
        .map(|(count, what)| number(*count, what))
        .collect();
    said.join(", ")
}

/// Returns each kind of finding with its number, the most severe first.
pub fn by_code(findings: &[Finding]) -> Vec<(Severity, Code, usize)> {
    let mut counts: BTreeMap<(std::cmp::Reverse<Severity>, Code), usize> = BTreeMap::new();
    for finding in findings {
        *counts
            .entry((std::cmp::Reverse(finding.severity), finding.code))
            .or_default() += 1;
    }
    counts
        .into_iter()
        .map(|((severity, code), count)| (severity.0, code, count))
        .collect()
}

/// Returns a number with a noun, such as `1 file` or `1,187 files`.
pub fn number(count: usize, what: &impl std::fmt::Display) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text} {what}{}", if count == 1 { "" } else { "s" })
}

/// Aligns the cells of rows in columns; the last column is not padded. Cells may contain names from a spec, so they are
/// escaped.
pub fn table(rows: &[Vec<String>]) -> String {
    let rows: Vec<Vec<String>> = rows
        .iter()
        .map(|row| row.iter().map(|cell| printable(cell)).collect())
        .collect();
    let width = |at: usize| {
        rows.iter()
            .filter_map(|row| row.get(at))
            .map(|cell| cell.chars().count())
            .max()
    };
    let widths: Vec<usize> = (0..).map_while(width).collect();
    let line = |row: &Vec<String>| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        format!("{}\n", cells.collect::<Vec<_>>().join("  ").trim_end())
    };
    rows.iter().map(line).collect()
}

/// Prints to standard output. A closed pipe (`| head`) is not an error; any other failure ends the program.
pub fn to_stdout(text: &str) {
    let mut stdout = anstream::stdout();
    match stdout
        .write_all(text.as_bytes())
        .and_then(|()| stdout.flush())
    {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            to_stderr(&format!(
                "error: standard output cannot be written: {error}\n"
            ));
            process::exit(2);
        }
        _ => {}
    }
}

/// Prints to standard error. Failures are ignored, as there is no place left to report them.
pub fn to_stderr(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}
