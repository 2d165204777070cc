//! A spec → its two readings, side by side: nobody else calls both.

mod remarks;

pub(crate) use remarks::report as report_client;

use crate::api::{self, Api};
use crate::config::{Config, SpecOptions};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Operation, Spec};
use crate::published::{self, NamedGraph, Published};

/// The two readings of a spec, whole: what it means, and what openapi-generator 7.11 made of it.
pub fn read(spec: &Spec, findings: &mut Diagnostics) -> (Api, Published) {
    both(spec, true, findings)
}

fn both(spec: &Spec, with_rules: bool, findings: &mut Diagnostics) -> (Api, Published) {
    let (api, named) = meaning_and_names(spec, with_rules, findings);
    // What is beyond a limit once is not made twice.
    let too_large = findings
        .iter()
        .any(|finding| finding.code == Code::TooLarge);
    let published = match too_large {
        true => Published::default(),
        false => published::lower(named),
    };
    (api, published)
}

/// As [`read`], without what openapi-generator made of the spec where the options have no use for that, and with the rules
/// that a comparison needs if they are asked for.
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

/// Both readings take their names from one table.
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

/// What the options ask for, of both readings.
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
