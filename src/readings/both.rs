//! Makes both readings of a spec. No other module calls both.

use super::Readings;
use crate::api::{self, Api};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::openapi::Spec;
use crate::parallel;
use crate::published::{self, Published};

/// Returns both readings of a spec in full: its meaning, and what openapi-generator 7.11 makes of it.
pub fn read(spec: &Spec, findings: &mut Diagnostics) -> (Api, Published) {
    let read = both(spec, (true, true), findings);
    (read.api, read.published)
}

/// Makes both readings at the same time, unless something is wrong already: how far misspelled references are corrected
/// depends on the order in which they are met. The rules of the first and the calls of the second can be left out.
fn both(
    spec: &Spec,
    (with_rules, with_calls): (bool, bool),
    findings: &mut Diagnostics,
) -> Readings {
    let operations = spec.operations(findings);
    let graph = published::name_all(spec, &operations, findings);
    let names = graph.names();
    // The first reading reports the same problems.
    let known = &mut Diagnostics::default();
    let (api, published) = if findings.has_errors() {
        let api = api::lower(spec, &operations, &names, with_rules, findings);
        let is_within = !is_too_large(findings);
        let published = is_within.then(|| published::lower(graph, with_calls, known));
        (api, published.unwrap_or_default())
    } else {
        parallel::both(
            || api::lower(spec, &operations, &names, with_rules, findings),
            || published::lower(graph, with_calls, known),
        )
    };
    Readings {
        api,
        published: match is_too_large(findings) {
            true => Published::default(),
            false => published,
        },
        named: None,
    }
}

/// Returns `true` if the input exceeds a limit in the first reading; it would exceed it in the second one too.
fn is_too_large(findings: &Diagnostics) -> bool {
    findings.iter().any(is_limit)
}

fn is_limit(finding: &Diagnostic) -> bool {
    finding.code == Code::TooLarge
}

/// Like [`read`], but a reading is empty if the options do not need it. The calls of openapi-generator are only made for pages
/// of methods, and rules, which comparisons need, only `with_rules`. `as_published` is the spec with the files that a publisher
/// replaces, if there are any: openapi-generator reads that one.
///
/// Findings about published pages are left out if none are made: they say nothing about Rust.
pub(crate) fn read_for(
    config: &Config,
    specs: (&Spec, Option<&Spec>),
    with_rules: bool,
    findings: &mut Diagnostics,
) -> Readings {
    let mut found = Diagnostics::default();
    let read = needed(config, specs, with_rules, &mut found);
    if !config.makes_published_pages() {
        found.remove(Code::is_about_pages);
    }
    findings.append(found);
    read
}

fn needed(
    config: &Config,
    (spec, as_published): (&Spec, Option<&Spec>),
    with_rules: bool,
    findings: &mut Diagnostics,
) -> Readings {
    let with_calls = config.shows_calls();
    let is_shown = config.shows_published(spec.roots().len());
    let has_meaning = with_rules || config.needs_meaning();
    if has_meaning && is_shown && as_published.is_none() {
        return both(spec, (with_rules, with_calls), findings);
    }
    let operations = spec.operations(findings);
    let graph = published::name_all(spec, &operations, findings);
    let names = graph.names();
    let api = match has_meaning {
        true => api::lower(spec, &operations, &names, with_rules, findings),
        false => {
            graph.report_unread(findings);
            Api::default()
        }
    };
    let published = match as_published {
        _ if !is_shown || findings.has_errors() => Published::default(),
        None => published::lower(graph, with_calls, findings),
        Some(shown) => read_as_published(shown, with_calls, findings),
    };
    let named = (!has_meaning).then(|| names.entries().len());
    Readings {
        api,
        published,
        named,
    }
}

/// Returns what openapi-generator makes of a spec with other files in place of some. Its problems are those of the spec as it
/// is written; only limits are reported here.
fn read_as_published(shown: &Spec, with_calls: bool, findings: &mut Diagnostics) -> Published {
    let mut found = Diagnostics::default();
    let operations = shown.operations(&mut found);
    let graph = published::name_all(shown, &operations, &mut found);
    let published = published::lower(graph, with_calls, &mut found);
    report_limits(&found, findings);
    published
}

/// Adds the limits that are exceeded to `findings`, without their places: these are not places of the spec as it is written.
pub(crate) fn report_limits(found: &Diagnostics, findings: &mut Diagnostics) {
    for limit in found.iter().filter(|finding| is_limit(finding)) {
        findings.push(limit.code, None, limit.message.clone()).help = limit.help.clone();
    }
}
