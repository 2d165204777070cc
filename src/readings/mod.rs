//! The readings of a spec that a run needs.

#[cfg(feature = "published")]
mod both;
mod parts;
mod remarks;

#[cfg(feature = "published")]
pub use both::read;
#[cfg(feature = "published")]
pub(crate) use both::read_for;
#[cfg(feature = "pages")]
pub(crate) use both::report_limits;
pub(crate) use remarks::report as report_client;

use crate::api::{self, Api};
#[cfg(not(feature = "published"))]
use crate::config::Config;
use crate::config::SpecOptions;
use crate::diagnostic::Diagnostics;
#[cfg(not(feature = "published"))]
use crate::openapi::Spec;
use crate::published::{self, Published};

/// Both readings of a spec, as far as a run needs them.
pub(crate) struct Readings {
    /// The meaning; empty if nothing is made from it.
    pub api: Api,
    /// The reading of openapi-generator 7.11; empty if nothing shows it.
    pub published: Published,
    /// The number of schemas with a published name, if the meaning is not made.
    pub named: Option<usize>,
}

/// Returns the meaning of a spec. No output of a build without `published` shows the other reading.
#[cfg(not(feature = "published"))]
pub(crate) fn read_for(
    _: &Config,
    (spec, _): (&Spec, Option<&Spec>),
    with_rules: bool,
    findings: &mut Diagnostics,
) -> Readings {
    let operations = spec.operations(findings);
    let names = published::name_all(spec, &operations, findings).names();
    Readings {
        api: api::lower(spec, &operations, &names, with_rules, findings),
        published: Published::default(),
        named: None,
    }
}

impl Readings {
    /// Reduces both readings to the schemas and operations that the options select.
    pub(crate) fn select(self, options: &SpecOptions, findings: &mut Diagnostics) -> Self {
        let Readings { api, published, .. } = self;
        let chosen = api::chosen(&api, &options.operations, &options.tags, findings);
        Readings {
            api: api::select(api, &options.schemas, &chosen, findings),
            #[cfg(feature = "published")]
            published: published::select(published, &options.schemas, &chosen),
            #[cfg(not(feature = "published"))]
            published,
            ..self
        }
    }

    /// Returns the number of models, without those that only parameters and headers use.
    pub(crate) fn model_count(&self) -> usize {
        match self.named {
            Some(named) => named.max(self.published.models.len()),
            None => self.api.model_count(),
        }
    }
}
