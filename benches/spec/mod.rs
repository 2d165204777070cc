//! The spec to measure: the published Beta spec if there is a corpus, or else the sample.

use std::path::{Path, PathBuf};

use sailgen::Config;

use crate::corpus;

/// Returns the options for that spec, or for the spec that was given.
pub fn config(spec: Option<PathBuf>) -> Config {
    if let (None, Some(corpus)) = (&spec, corpus::corpus()) {
        return corpus::config(&corpus, "beta");
    }
    let sample = || Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/idn/sailpoint-api.beta.yaml");
    let mut config = Config::default();
    config.preset = Some(sailgen::config::Preset::Sailpoint);
    config.spec.path = Some(spec.unwrap_or_else(sample));
    config
}
