//! Makes both readings of a spec. No other module calls both.

mod remarks;

pub(crate) use remarks::report as report_client;

use crate::api::{self, Api};
use crate::config::{Config, SpecOptions};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::Spec;
use crate::parallel;
use crate::published::{self, Published};

/// Returns both readings of a spec in full: its meaning, and what openapi-generator 7.11 makes of it.
pub fn read(spec: &Spec, findings: &mut Diagnostics) -> (Api, Published) {
    let wanted = Wanted {
        rules: true,
        calls: true,
    };
    both(spec, wanted, findings)
}

/// The parts of both readings that a run can do without.
#[derive(Clone, Copy)]
struct Wanted {
    /// The rules of `api`, which comparisons need.
    rules: bool,
    /// The calls of `published`, which pages of methods show.
    calls: bool,
}

/// Makes the readings at the same time, unless something is wrong already: how far misspelled references are corrected
/// depends on the order in which they are met.
fn both(spec: &Spec, wanted: Wanted, findings: &mut Diagnostics) -> (Api, Published) {
    let operations = spec.operations(findings);
    let named = published::name_all(spec, &operations, findings);
    let names = named.names();
    if findings.has_errors() {
        let api = api::lower(spec, &operations, &names, wanted.rules, findings);
        let published = match is_too_large(findings) {
            true => Published::default(),
            false => published::lower(named, wanted.calls),
        };
        return (api, published);
    }
    let (api, published) = parallel::both(
        || api::lower(spec, &operations, &names, wanted.rules, findings),
        || published::lower(named, wanted.calls),
    );
    match is_too_large(findings) {
        true => (api, Published::default()),
        false => (api, published),
    }
}

/// Returns `true` if the input exceeds a limit in the first reading; it would exceed it in the second one too.
fn is_too_large(findings: &Diagnostics) -> bool {
    findings
        .iter()
        .any(|finding| finding.code == Code::TooLarge)
}

/// Like [`read`], but the reading of openapi-generator is empty if the options do not need it, its calls are only made for
/// pages of methods, and rules, which comparisons need, only `with_rules`. It is made from `as_published` if that is there:
/// the spec with the files that a publisher replaces.
pub(crate) fn read_for(
    config: &Config,
    (spec, as_published): (&Spec, Option<&Spec>),
    with_rules: bool,
    findings: &mut Diagnostics,
) -> (Api, Published) {
    let wanted = Wanted {
        rules: with_rules,
        calls: config.shows_calls(),
    };
    let is_shown = config.shows_published(spec.roots().len());
    if is_shown && as_published.is_none() {
        return both(spec, wanted, findings);
    }
    let operations = spec.operations(findings);
    let named = published::name_all(spec, &operations, findings);
    let api = api::lower(spec, &operations, &named.names(), wanted.rules, findings);
    let published = match as_published {
        Some(spec) if is_shown && !findings.has_errors() => published_alone(spec, wanted),
        _ => Published::default(),
    };
    (api, published)
}

/// Returns what openapi-generator makes of a spec, whose problems are those of the spec as it is written.
fn published_alone(spec: &Spec, wanted: Wanted) -> Published {
    let known = &mut Diagnostics::default();
    let operations = spec.operations(known);
    published::lower(published::name_all(spec, &operations, known), wanted.calls)
}

/// Reduces both readings to the schemas and operations that the options select.
pub(crate) fn select(
    api: Api,
    published: Published,
    options: &SpecOptions,
    findings: &mut Diagnostics,
) -> (Api, Published) {
    let chosen = api::chosen(&api, &options.operations, &options.tags, findings);
    (
        api::select(api, &options.schemas, &chosen, findings),
        published::select(published, &options.schemas, &chosen),
    )
}
