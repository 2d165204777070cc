//! Writes a single file atomically. It knows no manifest.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use super::OutputError;

/// Writes a file if its bytes differ, and returns `true` if it did. Intended for build scripts,
/// which own their `OUT_DIR`.
///
/// The contents go to a temporary file beside it that is then renamed, so the file is always
/// complete. A temporary file left behind by a killed run is reused. The caller must not write the
/// same path twice at the same time.
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-one-{}", std::process::id()));
/// let path = folder.join("models.rs");
/// assert!(sailgen::output::write_one(&path, "pub struct PatOwner;\n")?);
/// assert!(!sailgen::output::write_one(&path, "pub struct PatOwner;\n")?);
/// # std::fs::remove_dir_all(folder).unwrap();
/// # Ok::<(), sailgen::output::OutputError>(())
/// ```
pub fn write_one(path: &Path, contents: &str) -> Result<bool, OutputError> {
    if fs::symlink_metadata(path)
        .is_ok_and(|meta| meta.is_file() && meta.len() == contents.len() as u64)
        && fs::read(path).is_ok_and(|bytes| bytes == contents.as_bytes())
    {
        return Ok(false);
    }
    let mut name = OsString::from(".");
    name.push(
        path.file_name()
            .ok_or(ErrorKind::InvalidFilename.into())
            .map_err(OutputError::io("write", path))?,
    );
    name.push(".sailgen-new");
    let aside = path.with_file_name(name);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(OutputError::io("create the folder", folder))?;
    }
    fs::write(&aside, contents).map_err(OutputError::io("write", &aside))?;
    fs::rename(&aside, path).map_err(OutputError::io("move a file to", path))?;
    Ok(true)
}
