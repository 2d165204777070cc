//! The spec to measure: the published Beta spec if there is a corpus, or else the sample.

use std::path::{Path, PathBuf};

use sailgen::Config;
use sailgen::config::{Flavour, Preset};

use crate::corpus;

/// Returns the options for models of that spec, or of the spec that was given.
pub fn config(spec: Option<PathBuf>) -> Config {
    let mut config = match (&spec, corpus::corpus()) {
        (None, Some(corpus)) => corpus::config(&corpus, "beta"),
        _ => Config::default(),
    };
    let sample = || Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/idn/sailpoint-api.beta.yaml");
    config.preset = Some(Preset::Sailpoint);
    config.spec.path = spec.or(config.spec.path).or_else(|| Some(sample()));
    config.output.flavours = Some(vec![Flavour::Rust]);
    config
}
