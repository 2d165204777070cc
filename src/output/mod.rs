//! What is written, and the only code that writes it: [`OutputFile`]s come in, files in one output folder and a
//! [`Report`] come out. It does not know what is in the files.
//!
//! # One path
//!
//! [`write()`] and [`check()`] make the same plan: what is wanted against what is there. `write` carries it out, `check`
//! only tells. Every file is in exactly one [`FileState`], and a file whose bytes are equal keeps its time.
//!
//! A program calls [`recover()`], then asks [`is_current()`] whether there is anything to do, and only then generates and
//! calls `write`.
//!
//! # Whose file it is
//!
//! `.sailgen/manifest.json` in the output folder lists each file that was written, with its [`Fingerprint`]. It holds no
//! time and no absolute path, so it is committed along with the files.
//!
//! * A file in the manifest that still has its recorded contents is ours: replaced or removed when the plan says so.
//! * A file in the manifest with other contents was changed by hand: neither replaced nor removed without `force`.
//! * A file that is not in the manifest is foreign. It is never removed; one that stands where a new file has to go is
//!   replaced with `force` only.
//!
//! A line end counts the same as LF or CRLF, so that a checkout that turns one into the other is no change by hand. A
//! file of ours that is empty, as a power cut may leave it, has nothing to lose and is repaired.
//!
//! # What a kill leaves
//!
//! Only one run at a time writes to a folder; a second one is told so ([`OutputError::Busy`]). The run that writes goes
//! through three steps, each of which ends with one rename:
//!
//! | step | on disk | killed here, the folder holds |
//! |---|---|---|
//! | prepare | every new file is written to `.sailgen/new/`; at the end the folder is renamed to `.sailgen/pending/` | the old set, untouched |
//! | move in | stale files are removed, the new ones renamed to where they belong, whole folders where there was none | the new set: each file is whole, and either in its place already or in `.sailgen/pending/` |
//! | done | the manifest is renamed to where it belongs | the new set |
//!
//! That is how a database keeps its promise: from the one rename on, the new set is complete on disk, and
//! [`recover()`] (which `write` starts with) moves in what has not been moved yet, without generating anything. There is
//! never a half-written file in the output folder, and what was prepared and not finished is thrown away. A file that
//! somebody changed between the kill and the recovery is left alone.
//!
//! Nothing is synced to the disk: a killed process loses nothing that it has written, and after a power cut the set is
//! generated again, for which the input is all that is needed. Two thousand syncs would cost more than all the rest.

#[cfg(feature = "pages")]
mod compare;
mod disk;
mod error;
mod fingerprint;
mod manifest;
mod paths;
mod plan;
mod report;
#[cfg(feature = "cli")]
mod unified;

use std::path::Path;

#[cfg(feature = "pages")]
pub use compare::{Comparison, Difference, compare};
pub use error::OutputError;
pub use fingerprint::{Fingerprint, ParseFingerprintError};
pub use manifest::{Stamp, is_current};
pub use report::{FileState, Report};
#[cfg(feature = "cli")]
pub use unified::unified;

use manifest::Manifest;
use plan::Plan;

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path below the output folder, with forward slashes.
    pub path: String,
    /// The whole contents.
    pub contents: String,
}

/// Makes the files of `dir` that are ours exactly `files`, or does nothing and says why.
///
/// With `force`, files that were changed by hand or that are not ours are replaced where they are in the way.
///
/// ```
/// use sailgen::output::{self, FileState, Fingerprint, OutputFile, Stamp};
///
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-write-{}", std::process::id()));
/// # let dir = folder.as_path();
/// let stamp = Stamp { tool: "sailgen 0.1.0".into(), options: Fingerprint::of(b"defaults"), inputs: Default::default() };
/// let page = OutputFile { path: "docs/pat-owner.md".into(), contents: "# PatOwner\n".into() };
///
/// let report = output::write(&[page.clone()], dir, &stamp, false)?;
/// assert_eq!(report.to_string(), "1 file: 1 new");
/// let again = output::write(&[page], dir, &stamp, false)?;
/// assert_eq!(again.count(FileState::Unchanged), 1);
/// # std::fs::remove_dir_all(dir).unwrap();
/// # Ok::<(), output::OutputError>(())
/// ```
pub fn write(files: &[OutputFile], dir: &Path, stamp: &Stamp, force: bool) -> Result<Report, OutputError> {
    paths::accept(files)?;
    if !force {
        disk::refuse_foreign_folder(dir)?;
    }
    let lock = disk::Lock::exclusive(dir)?;
    let result = write_locked(files, dir, stamp, force);
    if result.is_err() {
        disk::leave_no_trace(dir);
    }
    drop(lock);
    result
}

/// Tells what [`write()`] would do to `dir`, and touches nothing.
///
/// The set is up to date when [`Report::is_clean`] says so. A manifest that records other inputs is no reason to fail:
/// only the files count.
///
/// ```
/// use sailgen::output::{self, FileState, OutputFile};
///
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-check-{}", std::process::id()));
/// # let dir = folder.as_path();
/// let page = OutputFile { path: "docs/pat-owner.md".into(), contents: "# PatOwner\n".into() };
/// let report = output::check(&[page], dir)?;
/// assert!(!report.is_clean());
/// assert_eq!(report.paths(FileState::Missing).collect::<Vec<_>>(), ["docs/pat-owner.md"]);
/// # Ok::<(), output::OutputError>(())
/// ```
pub fn check(files: &[OutputFile], dir: &Path) -> Result<Report, OutputError> {
    paths::accept(files)?;
    let _lock = disk::Lock::shared(dir)?;
    let present = Manifest::read(dir)?.unwrap_or_default();
    let plan = Plan::new(files, dir, &present)?;
    Ok(Report { done: false, interrupted: disk::is_interrupted(dir), files: plan.states })
}

/// Finishes what a killed run has left in `dir`, and says whether there was anything to finish.
///
/// Call it before anything that can fail: a spec that cannot be read any more is no reason to leave the folder as it is.
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-recover-{}", std::process::id()));
/// let was_interrupted = sailgen::output::recover(&folder)?;
/// assert!(!was_interrupted);
/// # Ok::<(), sailgen::output::OutputError>(())
/// ```
pub fn recover(dir: &Path) -> Result<bool, OutputError> {
    if !disk::is_interrupted(dir) {
        return Ok(false);
    }
    let _lock = disk::Lock::exclusive(dir)?;
    disk::finish_interrupted(dir)?;
    Ok(true)
}

/// Writes one file, only when its bytes differ, and says whether it did. For build scripts, which own their `OUT_DIR`.
///
/// The contents go to a file beside it that is then renamed, so that the file is always whole. One left behind by a kill
/// is used again by the next call; two calls for the same path at the same time are the caller's to avoid.
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
    disk::replace(path, contents.as_bytes())
}

fn write_locked(files: &[OutputFile], dir: &Path, stamp: &Stamp, force: bool) -> Result<Report, OutputError> {
    let interrupted = disk::is_interrupted(dir);
    disk::finish_interrupted(dir)?;
    let present = match Manifest::read(dir) {
        Err(_) if force => None,
        read => read?,
    };
    let nothing = Manifest::default();
    let plan = Plan::new(files, dir, present.as_ref().unwrap_or(&nothing))?;
    if !force {
        plan.refuse_loss()?;
    }
    let manifest = Manifest { stamp: stamp.clone(), files: plan.records };
    if !(plan.to_write.is_empty() && plan.to_remove.is_empty() && present.as_ref() == Some(&manifest)) {
        disk::prepare(dir, &plan.to_write, &manifest)?;
        disk::remove(dir, &plan.to_remove)?;
        disk::move_in(dir, plan.to_write.iter().map(|file| file.path.as_str()))?;
    }
    Ok(Report { done: true, interrupted, files: plan.states })
}
