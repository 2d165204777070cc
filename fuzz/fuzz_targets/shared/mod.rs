//! A spec's bytes → what is generated from them, by way of a file, since that is what sailgen reads.

use std::path::PathBuf;
use std::sync::LazyLock;

use sailgen::config::Flavour;
use sailgen::diagnostic::Diagnostics;
use sailgen::output::OutputFile;
use sailgen::{Config, pipeline};

/// One file for each process, in a folder of its own, so that references find nothing else.
static SPEC: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = std::env::temp_dir().join(format!("sailgen-fuzz-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("the folder for temporary files can be written");
    folder.join("spec.yaml")
});

/// `None` where the spec is refused.
pub fn generate(bytes: &[u8]) -> Option<Vec<OutputFile>> {
    std::fs::write(&*SPEC, bytes).expect("the folder for temporary files can be written");
    let mut config = Config::default();
    config.spec.path = Some(SPEC.clone());
    config.output.flavours = Some(vec![Flavour::Rust, Flavour::Powershell]);
    let mut findings = Diagnostics::default();
    match pipeline(&config, &mut findings) {
        Ok(generated) => Some(generated.files),
        Err(failure) => {
            assert!(!failure.findings.is_empty(), "refused without a word");
            None
        }
    }
}
