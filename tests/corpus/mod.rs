//! The data that SailPoint published, and the options for its specs.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use sailgen::Config;

/// Returns the folder of the data: `SAILGEN_CORPUS` or `../shared/corpus`. Without it, prints a note to standard error
/// and returns `None`; with `CI` set the test fails, unless `SAILGEN_WITHOUT_CORPUS` is set too.
pub fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let corpus = std::env::var_os("SAILGEN_CORPUS").map_or_else(beside, PathBuf::from);
    if corpus.is_dir() {
        return Some(corpus);
    }
    let is_set = |name| std::env::var_os(name).is_some();
    assert!(
        !is_set("CI") || is_set("SAILGEN_WITHOUT_CORPUS"),
        "with CI set, the published data must be there"
    );
    // Written directly, because the test harness hides the output of a test that passes.
    let _ = writeln!(
        std::io::stderr(),
        "NOT COMPARED with what SailPoint published: the data is not here; docs/tests.md says where to get it"
    );
    None
}

/// Returns the options for a version of the spec, from `examples/sailpoint`.
pub fn config(corpus: &Path, version: &str) -> Config {
    let example =
        Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("examples/sailpoint/{version}.toml"));
    let mut config = Config::read(&example).expect("the example can be read");
    config.spec.path = Some(corpus.join(format!("sailpoint/idn/sailpoint-api.{version}.yaml")));
    config
}
