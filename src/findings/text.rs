//! Findings → text for a person, as rustc writes it: the place, the line underlined, the help below.
//!
//! The same finding a hundred times is shown a few times and counted.

use std::collections::BTreeMap;
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
        let shown = most.unwrap_or(group.len()).min(group.len());
        for finding in &group[..shown] {
            let _ = writeln!(out, "{}\n", render(finding, &renderer));
        }
        if shown < group.len() {
            let rest = format!("and {} more {severity}s of this kind: {}", group.len() - shown, code.title());
            let title = level(*severity).primary_title(rest).id(code.as_str());
            let _ = writeln!(out, "{}\n", renderer.render(&[Group::with_title(title)]));
        }
    }
    out
}

fn render(finding: &Finding, renderer: &Renderer) -> String {
    let title = level(finding.severity).primary_title(finding.message.as_str()).id(finding.code.as_str());
    let mut group = Group::with_title(title);
    if let Some(spot) = &finding.spot {
        let (line, column) = (spot.start.line as usize, spot.start.column as usize);
        group = group.element(Origin::path(spot.path.as_str()).line(line).char_column(column));
        if !spot.excerpt.is_empty() {
            let annotation = AnnotationKind::Primary.span(spot.underline.clone());
            group = group.element(Snippet::source(spot.excerpt.as_str()).line_start(line).annotation(annotation));
        }
        if let Some(pointer) = spot.pointer.as_deref().filter(|pointer| !pointer.is_empty()) {
            group = group.element(Level::NOTE.with_name("at").message(pointer.to_owned()));
        }
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
