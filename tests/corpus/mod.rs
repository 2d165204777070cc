//! The data that SailPoint published, and its specs as SailPoint reads them.

use std::path::{Path, PathBuf};

use sailgen::Config;

/// The folder with the data: `SAILGEN_CORPUS`, else `../shared/corpus`. Without it, `None`, which is said; with `CI` set
/// the test fails.
pub fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let corpus = std::env::var_os("SAILGEN_CORPUS").map_or_else(beside, PathBuf::from);
    if corpus.is_dir() {
        return Some(corpus);
    }
    assert!(
        std::env::var_os("CI").is_none(),
        "with CI set, the published data must be there"
    );
    println!("the published data is not here; the README tells where to get it");
    None
}

/// The options for a version of the spec: those of `examples/sailpoint`.
pub fn config(corpus: &Path, version: &str) -> Config {
    let example =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/sailpoint/{version}.toml"));
    let mut config = Config::read(&example).expect("the example can be read");
    config.spec.path = Some(corpus.join(format!("sailpoint/idn/sailpoint-api.{version}.yaml")));
    config
}
