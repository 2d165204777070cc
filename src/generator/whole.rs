//! Generates from a whole spec: from one root file, or from several. It generates no files itself.

use super::files::files;
#[cfg(feature = "pages")]
use super::roots::files_of_roots;
use crate::Failure;
use crate::api::Api;
use crate::config::{Config, Flavour};
use crate::diagnostic::Diagnostics;
use crate::openapi::Spec;
use crate::output::OutputFile;
use crate::published::Published;
use crate::rust;

/// Generates everything that the options ask for, and reports requests that cannot be met. The second spec is the one with
/// the files that a publisher replaces for its pages.
///
/// # Errors
///
/// As for [`files`].
pub(crate) fn files_of_spec(
    specs: (&Spec, Option<&Spec>),
    (api, published): (&Api, &Published),
    config: &Config,
    findings: &mut Diagnostics,
) -> Result<Vec<OutputFile>, Failure> {
    let makes_models = |flavour: &Flavour| matches!(flavour, Flavour::Rust | Flavour::Client);
    if config.flavours().iter().any(makes_models) {
        rust::report(api, &config.rust, findings);
        // A selection leaves out schemas that the options may name.
        if !config.spec.selects() {
            rust::report_unused(api, &config.rust, findings);
        }
    }
    let spec = specs.0;
    match spec.roots().len() {
        1 => files(api, published, &config.of_root(spec.root_name(spec.root()))),
        #[cfg(feature = "pages")]
        _ => files_of_roots(specs, (api, published), config, findings),
        #[cfg(not(feature = "pages"))]
        _ => files(api, published, config),
    }
}
