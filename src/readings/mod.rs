//! Makes both readings of a spec. No other module calls both.

mod remarks;

pub(crate) use remarks::report as report_client;

use crate::api::{self, Api};
use crate::config::{Config, SpecOptions};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Operation, Spec};
use crate::published::{self, NamedGraph, Published};

/// Returns both readings of a spec in full: its meaning, and what openapi-generator 7.11 makes of it.
pub fn read(spec: &Spec, findings: &mut Diagnostics) -> (Api, Published) {
    both(spec, true, findings)
}

fn both(spec: &Spec, with_rules: bool, findings: &mut Diagnostics) -> (Api, Published) {
    let (api, named) = meaning_and_names(spec, with_rules, findings);
    // Input that exceeds a limit in the first reading would exceed it in the second one too.
    let too_large = findings
        .iter()
        .any(|finding| finding.code == Code::TooLarge);
    let published = match too_large {
        true => Published::default(),
        false => published::lower(named),
    };
    (api, published)
}

/// Like [`read`], but the reading of openapi-generator is empty if the options do not need it, and rules, which comparisons
/// need, are only made `with_rules`.
pub(crate) fn read_for(
    config: &Config,
    spec: &Spec,
    with_rules: bool,
    findings: &mut Diagnostics,
) -> (Api, Published) {
    match config.shows_published(spec.roots().len()) {
        true => both(spec, with_rules, findings),
        false => {
            let (api, _) = meaning_and_names(spec, with_rules, findings);
            (api, Published::default())
        }
    }
}

/// Reads the meaning and the names; both readings take their names from the same table.
fn meaning_and_names<'a>(
    spec: &'a Spec,
    with_rules: bool,
    findings: &mut Diagnostics,
) -> (Api, NamedGraph<'a>) {
    let operations: Vec<Operation<'a>> = spec.operations(findings);
    let named = published::name_all(spec, &operations, findings);
    let api = api::lower(spec, &operations, &named.names(), with_rules, findings);
    (api, named)
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
