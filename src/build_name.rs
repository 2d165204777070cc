//! Names for the files that the runs of one build script write to `OUT_DIR`: no two runs share one. It writes nothing.

use std::collections::HashSet;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use crate::diagnostic::Code;
use crate::findings::Failure;
use crate::text::free::free_name;

/// The default name: most build scripts write only this file.
const MODELS: &str = "models";

/// The names that runs in this process have taken, in lower case.
static TAKEN: Mutex<Option<HashSet<String>>> = Mutex::new(None);

/// The name of a generated file, without `.rs`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct FileName {
    pub(crate) name: String,
    /// `true` if the name was not asked for: an earlier run has taken `models`.
    pub(crate) is_surprise: bool,
}

impl FileName {
    /// Takes the wanted name if there is one, else `models`, else the file stem of the spec, with a number if that is taken.
    pub(crate) fn take(wanted: Option<&str>, spec: &Path) -> Result<FileName, Failure> {
        let mut taken = TAKEN.lock().unwrap_or_else(PoisonError::into_inner);
        claim(taken.get_or_insert_default(), wanted, spec)
    }

    /// The name of the client's file, without `.rs`.
    #[cfg(any(feature = "client", test))]
    pub(crate) fn client(&self) -> String {
        match self.name.as_str() {
            MODELS => "client".to_owned(),
            name => format!("{name}_client"),
        }
    }
}

fn claim(
    taken: &mut HashSet<String>,
    wanted: Option<&str>,
    spec: &Path,
) -> Result<FileName, Failure> {
    if let Some(wanted) = wanted {
        let is_name = |c: char| c.is_ascii_alphanumeric() || "_-".contains(c);
        if wanted.is_empty() || !wanted.chars().all(is_name) {
            let message = format!("`{wanted}` is not a name of letters, digits, `_` and `-`");
            return Err(Failure::new(Code::NotWritten, message));
        }
        if !taken.insert(wanted.to_lowercase()) {
            let message = format!("`{wanted}.rs` is already written by this build script");
            return Err(Failure::new(Code::NotWritten, message));
        }
        return Ok(FileName {
            name: wanted.to_owned(),
            is_surprise: false,
        });
    }
    if taken.insert(MODELS.to_owned()) {
        return Ok(FileName {
            name: MODELS.to_owned(),
            is_surprise: false,
        });
    }
    let stem = spec.file_stem().unwrap_or_default().to_string_lossy();
    let stem = stem.replace(|c: char| !c.is_ascii_alphanumeric(), "_");
    let numbered = |stem: &str, number| format!("{stem}_{number}");
    let name = free_name(stem, 2, numbered, |name| taken.insert(name.to_lowercase()));
    Ok(FileName {
        name,
        is_surprise: true,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_runs_share_a_file() {
        let mut taken = HashSet::new();
        let mut name = |wanted, spec: &str| {
            let file = claim(&mut taken, wanted, Path::new(spec));
            file.map(|file| (file.client(), file.name))
                .map_err(|error| error.to_string())
        };
        let names = |client: &str, name: &str| Ok((client.to_owned(), name.to_owned()));
        assert_eq!(name(None, "a/api.yaml"), names("client", "models"));
        assert_eq!(
            name(None, "b/api.v2.yaml"),
            names("api_v2_client", "api_v2")
        );
        assert_eq!(
            name(None, "c/api.v2.yaml"),
            names("api_v2_2_client", "api_v2_2")
        );
        assert_eq!(name(Some("own"), "a/api.yaml"), names("own_client", "own"));
        assert!(
            name(Some("Own"), "d.yaml")
                .unwrap_err()
                .contains("already written")
        );
        assert!(
            name(Some("../own"), "d.yaml")
                .unwrap_err()
                .contains("not a name")
        );
    }
}
