//! Prints changes as a section of a changelog, grouped by tag and operation, and the table of all kinds for the
//! documentation.

use std::fmt::Write;

use super::change::{Change, verdict};
use super::kind::{Kind, Section, Semver, Wire};
use super::outline::Outline;
use super::text::{not_compared, summary};
use super::words::{code, shortened};

/// Returns a section of a changelog with its heading: the operations and models of each tag, then those that several tags
/// share, then changes that only affect the crate, then documentation changes.
#[must_use]
pub fn markdown(changes: &[Change], outline: &Outline) -> String {
    let heading = shortened(&outline.heading, 200);
    let mut out = format!("## {}\n\n{}", heading.trim(), summary(changes));
    let told = |change: &&Change| !is_words(change) && !is_of_crate(change);
    let told: Vec<&Change> = changes.iter().filter(told).collect();
    let with = |tag: Option<&str>, api: bool| -> Vec<&Change> {
        let belongs = |change: &&&Change| {
            outline.tag(change) == tag && (change.subject == super::api::SUBJECT) == api
        };
        told.iter().filter(belongs).copied().collect()
    };
    section(&mut out, "The whole API", &with(None, true), outline);
    for tag in &outline.tags {
        section(&mut out, tag, &with(Some(tag), false), outline);
    }
    let title = match outline.tags.is_empty() {
        true => "Operations and models",
        false => "Under several tags, or none",
    };
    section(&mut out, title, &with(None, false), outline);
    let of_crate: Vec<&Change> = changes
        .iter()
        .filter(|change| is_of_crate(change))
        .collect();
    section(&mut out, "In the Rust crate alone", &of_crate, outline);
    documentation(&mut out, changes);
    if !changes.is_empty() {
        let _ = write!(out, "\n{}", not_compared());
    }
    out
}

/// Returns the table of all kinds, as Markdown.
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

/// Returns `true` if only documentation changed.
fn is_words(change: &Change) -> bool {
    change.kind.row().section == Section::Documentation && change.semver == Semver::Patch
}

/// Returns `true` if a change only affects the crate: the wire is unchanged, and it is not news for readers of the API.
fn is_of_crate(change: &Change) -> bool {
    let is_news = matches!(
        change.kind,
        Kind::ModelAdded
            | Kind::ModelRemoved
            | Kind::TagAdded
            | Kind::TagRemoved
            | Kind::TagRenamed
            | Kind::OperationRenamed
            | Kind::OperationUndeprecated
            | Kind::ParameterRenamed
            | Kind::ParameterUndeprecated
            | Kind::FieldUndeprecated
            | Kind::ModelUndeprecated
    );
    change.wire == Wire::None && !is_news && !is_words(change)
}

fn section(out: &mut String, title: &str, changes: &[&Change], outline: &Outline) {
    if changes.is_empty() {
        return;
    }
    let _ = writeln!(out, "\n### {}\n", shortened(title, 100));
    let (operations, others): (Vec<&Change>, Vec<&Change>) = changes
        .iter()
        .partition(|change| outline.is_operation(change));
    subjects(out, &operations, outline);
    subjects(out, &others, outline);
}

/// Writes one item per subject, and a single line if there is only one change.
fn subjects(out: &mut String, changes: &[&Change], outline: &Outline) {
    for group in changes.chunk_by(|one, other| one.subject == other.subject) {
        let mut group = group.to_vec();
        group.sort_by_key(|change| std::cmp::Reverse(weight(change)));
        let is_api = group[0].subject == super::api::SUBJECT;
        if let [only] = group[..] {
            let line = match (is_api, inside(only)) {
                (true, _) => phrase(only),
                (false, inside) if inside.is_empty() => {
                    format!("{} {}", named(only, outline), only.sentence)
                }
                _ => format!("{}: {}", named(only, outline), phrase(only)),
            };
            let _ = writeln!(out, "- {}{line}", note(only));
            continue;
        }
        if !is_api {
            let _ = writeln!(out, "- {}", named(group[0], outline));
        }
        let indent = if is_api { "" } else { "  " };
        for change in group {
            let _ = writeln!(out, "{indent}- {}{}", note(change), phrase(change));
        }
    }
}

fn weight(change: &Change) -> (bool, Wire, Semver) {
    (is_breaking(change), change.wire, change.semver)
}

fn is_breaking(change: &Change) -> bool {
    verdict(std::slice::from_ref(change)).is_breaking()
}

/// Returns a note on what the change breaks, if anything.
fn note(change: &Change) -> &'static str {
    match (change.wire, change.semver) {
        (Wire::Breaking, Semver::Major) => "**Breaking** (wire, crate): ",
        (Wire::Breaking, _) => "**Breaking** (wire): ",
        (_, Semver::Major) => "**Breaking** (crate): ",
        _ => "",
    }
}

/// Returns the subject with its link, and the summary of an operation.
fn named(change: &Change, outline: &Outline) -> String {
    let is_told = matches!(change.kind, Kind::OperationAdded | Kind::OperationRemoved);
    let purpose = outline.summary(change).filter(|_| !is_told);
    let purpose = purpose.map(|text| format!(" ({})", shortened(text, 120).trim()));
    format!("{}{}", outline.linked(change), purpose.unwrap_or_default())
}

/// Returns the changed part of the subject and the sentence. A sentence that begins with code follows a colon.
fn phrase(change: &Change) -> String {
    match inside(change) {
        inside if inside.is_empty() => change.sentence.clone(),
        inside if change.sentence.starts_with('`') => format!("{inside}: {}", change.sentence),
        inside => format!("{inside} {}", change.sentence),
    }
}

/// Returns the changed part of the subject, as words and code.
fn inside(change: &Change) -> String {
    let Some(rest) = change.path.strip_prefix(&change.subject) else {
        return of_api(&change.path);
    };
    match rest.strip_prefix(' ') {
        Some(rest) => of_operation(rest),
        None if rest.is_empty() => String::new(),
        None => code(rest.trim_start_matches('.')),
    }
}

/// Describes a path such as `tag Orders` or `security scheme key`.
fn of_api(path: &str) -> String {
    for what in ["tag", "security scheme"] {
        let name = path
            .strip_prefix(what)
            .and_then(|rest| rest.strip_prefix(' '));
        if let Some(name) = name {
            return format!("The {what} {}", code(name));
        }
    }
    code(path)
}

/// Describes a path such as `query limit`, `request.owner` or `200 header X-Total`.
fn of_operation(path: &str) -> String {
    let (first, rest) = path.split_once(' ').unwrap_or((path, ""));
    let (name, inner) = match first.find(['.', '[', '{', '(']) {
        Some(at) => first.split_at(at),
        None => (first, ""),
    };
    let inner = match inner.is_empty() {
        true => String::new(),
        false => format!(", {}", code(inner.trim_start_matches('.'))),
    };
    match name {
        "request" => format!("the request body{inner}"),
        "path" | "query" | "header" | "cookie" => format!("the {name} parameter {}", code(rest)),
        status => match rest.strip_prefix("header ") {
            Some(header) => format!("the header {} of {}", code(header), code(status)),
            None => format!("the response {}{inner}", code(status)),
        },
    }
}

/// Writes the documentation changes, one line per distinct sentence.
fn documentation(out: &mut String, changes: &[Change]) {
    // The heading already gives the version.
    let is_told = |change: &&Change| is_words(change) && change.sentence != "has another version";
    let words: Vec<&Change> = changes.iter().filter(is_told).collect();
    if words.is_empty() {
        return;
    }
    out.push_str("\n### Documentation\n\n");
    let mut sentences: Vec<&str> = Vec::new();
    for change in &words {
        if !sentences.contains(&change.sentence.as_str()) {
            sentences.push(&change.sentence);
        }
    }
    for sentence in sentences {
        let paths = words.iter().filter(|change| change.sentence == sentence);
        let paths: Vec<String> = paths.map(|change| code(&change.path)).collect();
        let verb = match (sentence.strip_prefix("has "), paths.len()) {
            (Some(rest), 2..) => format!("have {rest}"),
            _ => sentence.to_owned(),
        };
        let _ = writeln!(out, "- {} {verb}", super::words::and(&paths));
    }
}
