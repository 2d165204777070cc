//! Prints findings for people in the style of rustc: the position, the line with the problem underlined, the suggestion
//! below.
//!
//! A finding that occurs many times is shown a few times, and the rest is counted.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Finding;
use crate::diagnostic::{Code, Severity};
use crate::text::direction;

/// Returns the findings as text, the most severe first, then by code, then by frequency of the message. `most` is the
/// maximum number of messages per code: errors are shown in full; of other findings the first is shown in full, and the
/// rest in one line each. `None` shows everything in full. The text contains ANSI colours, which a writer such as
/// `anstream` removes if they are not supported.
#[must_use]
pub fn text(findings: &[Finding], most: Option<usize>) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut groups: BTreeMap<(Reverse<Severity>, Code), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups
            .entry((Reverse(finding.severity), finding.code))
            .or_default()
            .push(finding);
    }
    let mut out = String::new();
    for ((severity, code), group) in &groups {
        let Some(most) = most else {
            group
                .iter()
                .for_each(|finding| show(&mut out, &renderer, &[whole(finding, &[])]));
            continue;
        };
        let kinds = by_message(group);
        let (shown, rest) = kinds.split_at(most.min(kinds.len()));
        let rest = (rest.iter().map(Vec::len).sum::<usize>() > 0)
            .then(|| rest.iter().map(Vec::len).sum::<usize>());
        let rest = rest.map(|rest| format!("and {rest} more with this code: {}", code.title()));
        if severity.0 == Severity::Error {
            shown
                .iter()
                .for_each(|same| show(&mut out, &renderer, &[whole(same[0], &elsewhere(same))]));
            let title = rest.map(|rest| level(severity.0).primary_title(rest).id(code.as_str()));
            title
                .into_iter()
                .for_each(|title| show(&mut out, &renderer, &[Group::with_title(title)]));
        } else {
            let others = shown[1..].iter().map(|same| ("also", in_a_line(same)));
            let notes = elsewhere(&shown[0])
                .into_iter()
                .chain(others)
                .chain(rest.map(|rest| ("note", rest)));
            show(
                &mut out,
                &renderer,
                &[whole(shown[0][0], &notes.collect::<Vec<_>>())],
            );
        }
    }
    out.replace(misleads, "\u{fffd}")
}

/// Returns `true` for characters that change how a name is displayed, or that some terminals obey; the renderer keeps them.
fn misleads(c: char) -> bool {
    direction::turns(c) || matches!(c, '\u{80}'..='\u{9f}')
}

/// Replaces control characters. The renderer does not escape messages below a title, which may contain names from a spec.
fn plain(text: &str) -> String {
    text.replace(|c: char| c.is_control() && c != '\n', "\u{fffd}")
}

fn show(out: &mut String, renderer: &Renderer, report: &[Group<'_>]) {
    let _ = writeln!(out, "{}\n", renderer.render(report));
}

/// Groups findings with equal messages, the most frequent first.
fn by_message<'f>(group: &[&'f Finding]) -> Vec<Vec<&'f Finding>> {
    let mut kinds: Vec<Vec<&Finding>> = Vec::new();
    let mut at: HashMap<&str, usize> = HashMap::new();
    for finding in group {
        let at = *at.entry(&finding.message).or_insert_with(|| {
            kinds.push(Vec::new());
            kinds.len() - 1
        });
        kinds[at].push(finding);
    }
    kinds.sort_by_key(|same| Reverse(same.len()));
    kinds
}

/// Returns a note with the number of other places with the same finding.
fn elsewhere(same: &[&Finding]) -> Vec<(&'static str, String)> {
    match same.len() - 1 {
        0 => Vec::new(),
        1 => vec![("note", "the same in 1 other place".to_owned())],
        places => vec![("note", format!("the same in {places} other places"))],
    }
}

fn in_a_line(same: &[&Finding]) -> String {
    let spot = same[0].spot.as_ref();
    let place =
        spot.map(|spot| format!("{}:{}:{}: ", spot.path, spot.start.line, spot.start.column));
    let places = if same.len() == 1 {
        String::new()
    } else {
        format!(" ({} places)", same.len())
    };
    format!("{}{}{places}", place.unwrap_or_default(), same[0].message)
}

/// Returns a finding with its line and notes.
fn whole<'f>(finding: &'f Finding, notes: &[(&'static str, String)]) -> Group<'f> {
    let title = level(finding.severity)
        .primary_title(finding.message.as_str())
        .id(finding.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(spot) = &finding.spot {
        let (line, column) = (spot.start.line as usize, spot.start.column as usize);
        let annotation = AnnotationKind::Primary.span(spot.underline.clone());
        let snippet = Snippet::source(spot.excerpt.as_str())
            .line_start(line)
            .annotation(annotation);
        let is_whole_line = spot.excerpt[..spot.underline.start].chars().count() + 1 == column;
        if is_whole_line && !spot.excerpt.is_empty() {
            group = group.element(snippet.path(spot.path.as_str()));
        } else {
            group = group.element(
                Origin::path(spot.path.as_str())
                    .line(line)
                    .char_column(column),
            );
            group = if spot.excerpt.is_empty() {
                group
            } else {
                group.element(snippet)
            };
        }
        if let Some(pointer) = spot
            .pointer
            .as_deref()
            .filter(|pointer| !pointer.is_empty())
        {
            group = group.element(Level::NOTE.with_name("at").message(plain(pointer)));
        }
    }
    group = group.element(Level::HELP.message(plain(&finding.help)));
    notes.iter().fold(group, |group, (name, note)| {
        group.element(Level::NOTE.with_name(*name).message(plain(note)))
    })
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
