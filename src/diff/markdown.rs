//! Changes → a section of a changelog; and the table of all kinds, for the documentation.

use std::fmt::Write;

use super::change::{Change, verdict};
use super::kind::{Kind, Section, Semver, Wire};
use super::text::summary;
use super::words::{code, shortened};

/// A section of a changelog, ready to paste, with its heading: what breaks first, then what is new, different,
/// deprecated and gone, and last what only reads differently.
#[must_use]
pub fn markdown(changes: &[Change], heading: &str) -> String {
    let breaks = |change: &&Change| verdict(std::slice::from_ref(*change)).is_breaking();
    let heading = shortened(heading, 200);
    let mut out = format!("## {}\n\n{}", heading.trim(), summary(changes));
    section(&mut out, "Breaking", changes.iter().filter(breaks));
    for (section_of, title) in [
        (Section::Added, "Added"),
        (Section::Changed, "Changed"),
        (Section::Deprecated, "Deprecated"),
        (Section::Removed, "Removed"),
        (Section::Documentation, "Documentation"),
    ] {
        let belongs = |change: &&Change| change.kind.row().section == section_of && !breaks(change);
        section(&mut out, title, changes.iter().filter(belongs));
    }
    out
}

/// The table of all kinds as Markdown.
#[must_use]
pub fn table() -> String {
    let mut out = String::from(
        "| Code | What changed | Wire: requests | Wire: responses | Crate |\n|---|---|---|---|---|\n",
    );
    for kind in Kind::ALL {
        let row = kind.row();
        let semver = match row.literal == row.non_exhaustive {
            true => row.literal.as_str().to_owned(),
            false => format!("{} / {}", row.literal.as_str(), row.non_exhaustive.as_str()),
        };
        let (request, response) = (row.in_requests.as_str(), row.in_responses.as_str());
        let _ = writeln!(
            out,
            "| `{}` | {} | {request} | {response} | {semver} |",
            row.code, row.title
        );
    }
    out
}

fn section<'a>(out: &mut String, title: &str, changes: impl Iterator<Item = &'a Change>) {
    let mut changes = changes.peekable();
    if changes.peek().is_some() {
        let _ = writeln!(out, "\n### {title}\n");
    }
    for change in changes {
        let note = match (change.wire, change.semver) {
            (Wire::Breaking, Semver::Major) => " (wire, crate)",
            (Wire::Breaking, _) => " (wire)",
            (_, Semver::Major) => " (crate)",
            _ => "",
        };
        let _ = writeln!(out, "- {} {}{note}", code(&change.path), change.sentence);
    }
}
