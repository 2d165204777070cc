//! Findings → text for a person, as rustc writes it: the place, the line underlined, the help below.
//!
//! The same finding a hundred times is shown a few times and counted.

use std::collections::{BTreeMap, HashMap};
use std::fmt::Write;

use annotate_snippets::renderer::DecorStyle;
use annotate_snippets::{AnnotationKind, Group, Level, Origin, Renderer, Snippet};

use super::Finding;
use crate::diagnostic::{Code, Severity};

/// Notes first and errors last, where a person looks first; then by code, then in order. `most` is how many of each
/// code are shown; `None` for all. The text has colours, which `anstream` and its like take out where they do not belong.
#[must_use]
pub fn text(findings: &[Finding], most: Option<usize>) -> String {
    let renderer = Renderer::styled().decor_style(DecorStyle::Ascii);
    let mut groups: BTreeMap<(Severity, Code), Vec<&Finding>> = BTreeMap::new();
    for finding in findings {
        groups.entry((finding.severity, finding.code)).or_default().push(finding);
    }
    let mut out = String::new();
    for ((severity, code), group) in &groups {
        let kinds = by_message(group);
        let shown = most.unwrap_or(usize::MAX);
        for same in kinds.iter().take(shown) {
            // Equal messages stand for each other, unless everything was asked for.
            let shown = if most.is_none() { same.len() } else { 1 };
            for finding in &same[..shown] {
                let _ = writeln!(out, "{}\n", render(finding, same.len() - shown, &renderer));
            }
        }
        let rest: usize = kinds.iter().skip(shown).map(Vec::len).sum();
        if rest > 0 {
            let rest = format!("and {rest} more of this kind: {}", code.title());
            let title = level(*severity).primary_title(rest).id(code.as_str());
            let _ = writeln!(out, "{}\n", renderer.render(&[Group::with_title(title)]));
        }
    }
    out
}

/// Findings with equal messages together, in the order of the first of each.
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
    kinds
}

/// `elsewhere` is in how many other places the same is found.
fn render(finding: &Finding, elsewhere: usize, renderer: &Renderer) -> String {
    let title = level(finding.severity).primary_title(finding.message.as_str()).id(finding.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(spot) = &finding.spot {
        let (line, column) = (spot.start.line as usize, spot.start.column as usize);
        let annotation = AnnotationKind::Primary.span(spot.underline.clone());
        let snippet = Snippet::source(spot.excerpt.as_str()).line_start(line).annotation(annotation);
        let is_whole_line = spot.excerpt[..spot.underline.start].chars().count() + 1 == column;
        if is_whole_line && !spot.excerpt.is_empty() {
            group = group.element(snippet.path(spot.path.as_str()));
        } else {
            group = group.element(Origin::path(spot.path.as_str()).line(line).char_column(column));
            group = if spot.excerpt.is_empty() { group } else { group.element(snippet) };
        }
        if let Some(pointer) = spot.pointer.as_deref().filter(|pointer| !pointer.is_empty()) {
            group = group.element(Level::NOTE.with_name("at").message(pointer.to_owned()));
        }
    }
    if elsewhere > 0 {
        let places = if elsewhere == 1 { "1 other place".to_owned() } else { format!("{elsewhere} other places") };
        group = group.element(Level::NOTE.message(format!("the same in {places}")));
    }
    if let Some(help) = finding.help.as_deref() {
        group = group.element(Level::HELP.message(help));
    }
    renderer.render(&[group])
}

fn level(severity: Severity) -> Level<'static> {
    match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    }
}
