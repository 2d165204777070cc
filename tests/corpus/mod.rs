//! The data that SailPoint published, and its specs as SailPoint reads them.

use std::path::{Path, PathBuf};

use sailgen::Config;
use sailgen::config::{ReplacedBy, Replacement};

/// The folder with the data: `SAILGEN_CORPUS`, else `../shared/corpus`. Without it, `None`, which is said; with `CI` set
/// the test fails.
pub fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let corpus = std::env::var_os("SAILGEN_CORPUS").map_or_else(beside, PathBuf::from);
    if corpus.is_dir() {
        return Some(corpus);
    }
    assert!(std::env::var_os("CI").is_none(), "with CI set, the published data must be there");
    println!("the published data is not here; the README tells where to get it");
    None
}

/// The options for a version of the spec. SailPoint replaces two files before it publishes.
pub fn config(corpus: &Path, version: &str) -> Config {
    let mut config = Config::default();
    config.spec.path = Some(corpus.join(format!("sailpoint/idn/sailpoint-api.{version}.yaml")));
    config.spec.replace = ["**/documents/SearchDocument.yaml", "**/documents/SearchDocuments.yaml"]
        .map(|files| Replacement { files: files.to_owned(), by: ReplacedBy::Content("type: object".to_owned()) })
        .into();
    config
}
