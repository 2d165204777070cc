//! The search for `sailgen.toml`. This module does not know the contents of the file.

use std::path::{Path, PathBuf};

use super::Config;
use crate::findings::Failure;

/// Name of the options file that [`Config::find`] looks for.
pub const FILE_NAME: &str = "sailgen.toml";

impl Config {
    /// Returns the paths where [`find`](Config::find) looks, in this order: in the folder of the spec and in the
    /// current folder.
    pub fn places(spec: Option<&Path>) -> impl Iterator<Item = PathBuf> {
        let beside = spec
            .and_then(Path::parent)
            .map(|folder| folder.join(FILE_NAME));
        beside.into_iter().chain([PathBuf::from(FILE_NAME)])
    }

    /// Reads the file in the folder of the spec or else in the current folder; `None` if there is neither.
    ///
    /// # Errors
    ///
    /// If the file cannot be read, is not TOML, or has an unknown key or an invalid value; and if the file exists but
    /// sailgen was built without the feature `config`, because the options would be ignored.
    pub fn find(spec: Option<&Path>) -> Result<Option<Self>, Failure> {
        Config::places(spec)
            .find(|path| path.is_file())
            .map(|path| Config::read(&path))
            .transpose()
    }
}

#[cfg(not(feature = "config"))]
impl Config {
    fn read(path: &Path) -> Result<Self, Failure> {
        let what = format!("`{}` contains options", path.display());
        Err(Failure::left_out(
            &what,
            "config",
            "pass the options to a `Generator` and remove the file",
        ))
    }
}

#[cfg(all(test, not(feature = "config")))]
mod tests {
    use super::*;

    #[test]
    fn options_that_nobody_reads_are_refused() {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert!(here.join(FILE_NAME).is_file());
        let failure = Config::find(Some(&here.join("api.yaml")))
            .unwrap_err()
            .to_string();
        assert!(failure.contains("the feature `config`"), "{failure}");
    }
}
