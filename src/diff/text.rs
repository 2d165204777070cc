//! Prints changes as text for people: one block per model, with its worst change first.

use std::fmt::Write;

use super::change::{Change, verdict};
use super::kind::{Semver, Wire};
use super::wire::NOT_COMPARED;
use super::words::and;
use crate::api::Origin;
use crate::text::line;

/// Colours of the text, as ANSI escape codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colours {
    /// No colours.
    Plain,
    /// Bold headings, red for breaking changes, yellow for risky ones, dim positions.
    Ansi,
}

/// Returns all changes with their positions, followed by a summary.
#[must_use]
pub fn text(changes: &[Change], colours: Colours) -> String {
    let mut out = String::new();
    let width = changes
        .iter()
        .map(|change| change.kind.code().len())
        .max()
        .unwrap_or_default();
    for group in changes.chunk_by(|left, right| left.subject == right.subject) {
        let _ = writeln!(
            out,
            "{}",
            colours.paint(BOLD, &line::flat(&group[0].subject))
        );
        let mut group: Vec<&Change> = group.iter().collect();
        group.sort_by_key(|change| std::cmp::Reverse((change.wire, change.semver)));
        for change in group {
            let (wire, semver) = (colours.wire(change.wire), colours.semver(change.semver));
            let code = colours.paint(DIM, &format!("{:<width$}", change.kind.code()));
            let said = line::flat(&format!("{}{}", inside(change), change.sentence));
            let _ = writeln!(out, "  {wire} {semver} {code}  {said}");
            if let Some(places) = places(change) {
                let _ = writeln!(
                    out,
                    "  {:<8} {:<5} {:width$}  {}",
                    "",
                    "",
                    "",
                    colours.paint(DIM, &line::flat(&places))
                );
            }
        }
        out.push('\n');
    }
    out += &summary(changes);
    out + &not_compared()
}

/// Returns the line that lists what is not compared.
pub(super) fn not_compared() -> String {
    let things: Vec<String> = NOT_COMPARED.iter().map(|&thing| thing.to_owned()).collect();
    format!("Not compared: {}.\n", and(&things))
}

/// Returns a one-line summary of the changes.
pub(super) fn summary(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    let count = |wire: Wire| changes.iter().filter(|change| change.wire == wire).count();
    let said = [
        (Wire::Breaking, "breaking"),
        (Wire::Risky, "risky"),
        (Wire::Safe, "safe"),
    ];
    let said: Vec<String> = said
        .iter()
        .filter(|(wire, _)| count(*wire) > 0)
        .map(|(wire, word)| format!("{} {word}", count(*wire)))
        .collect();
    let said = if said.is_empty() {
        "nothing".to_owned()
    } else {
        and(&said)
    };
    let plural = if changes.len() == 1 { "" } else { "s" };
    let version = verdict(changes).semver.as_str();
    format!(
        "{} change{plural}; on the wire: {said}. The Rust crate needs a new {version} version.\n",
        changes.len()
    )
}

/// Returns the path below the subject, as the start of a sentence.
fn inside(change: &Change) -> String {
    match change
        .path
        .strip_prefix(&change.subject)
        .map(|rest| rest.trim_start_matches(['.', ' ']))
    {
        Some("") => String::new(),
        Some(rest) => format!("{rest}: "),
        None => format!("{}: ", change.path),
    }
}

/// Returns the old and the new position; only one if they are equal.
fn places(change: &Change) -> Option<String> {
    match (
        change.old.as_ref().map(place),
        change.new.as_ref().map(place),
    ) {
        (Some(old), Some(new)) if old == new => Some(new),
        (Some(old), Some(new)) => Some(format!("{old} -> {new}")),
        (Some(old), None) => Some(format!("{old} ->")),
        (None, Some(new)) => Some(format!("-> {new}")),
        (None, None) => None,
    }
}

fn place(origin: &Origin) -> String {
    match origin.line {
        0 => origin.file.clone(),
        line => format!("{}:{line}", origin.file),
    }
}

const BOLD: &str = "1";
const DIM: &str = "2";
const RED: &str = "31";
const YELLOW: &str = "33";
const GREEN: &str = "32";

impl Colours {
    fn wire(self, wire: Wire) -> String {
        let text = format!(
            "{:<8}",
            if wire == Wire::None {
                "-"
            } else {
                wire.as_str()
            }
        );
        match wire {
            Wire::Breaking => self.paint(RED, &text),
            Wire::Risky => self.paint(YELLOW, &text),
            Wire::Safe => self.paint(GREEN, &text),
            Wire::None => self.paint(DIM, &text),
        }
    }

    fn semver(self, semver: Semver) -> String {
        match semver {
            Semver::Major => self.paint(RED, semver.as_str()),
            Semver::Minor => self.paint(YELLOW, semver.as_str()),
            Semver::Patch => self.paint(DIM, semver.as_str()),
        }
    }

    fn paint(self, code: &str, text: &str) -> String {
        match self {
            Colours::Plain => text.to_owned(),
            Colours::Ansi => format!("\x1b[{code}m{text}\x1b[0m"),
        }
    }
}
