//! Writes and checks a folder as one set of files and returns a [`Report`]. It defines the order of
//! the steps; the modules below implement them.

mod compare;
mod disk;
mod fingerprint;
mod look;
mod manifest;
mod paths;
mod plan;
mod report;
#[cfg(feature = "cli")]
mod unified;
mod yours;

use std::path::Path;

pub use compare::{Comparison, Difference, compare};
pub use fingerprint::{Fingerprint, ParseFingerprintError};
pub use manifest::{Counts, Stamp, current, is_current};
pub use report::{FileState, Report};
#[cfg(feature = "cli")]
pub use {compare::printable, unified::unified};

use super::{OutputError, OutputFile};
use manifest::Manifest;
use plan::Plan;

/// Makes the generated files in `dir` exactly `files`, or fails and changes nothing.
///
/// With `force`, files in the way are replaced even if they were changed by hand or not generated.
///
/// ```
/// use sailgen::output::{self, FileState, Fingerprint, OutputFile, Stamp};
///
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-write-{}", std::process::id()));
/// # let dir = folder.as_path();
/// let stamp = Stamp { tool: "sailgen 0.1.0".into(), options: Fingerprint::of(b"defaults"), ..Stamp::default() };
/// let page = OutputFile { path: "docs/pat-owner.md".into(), contents: "# PatOwner\n".into() };
///
/// let report = output::write(&[page.clone()], dir, &stamp, false)?;
/// assert_eq!(report.to_string(), "1 file: 1 new");
/// let again = output::write(&[page], dir, &stamp, false)?;
/// assert_eq!(again.count(FileState::Unchanged), 1);
/// # std::fs::remove_dir_all(dir).unwrap();
/// # Ok::<(), output::OutputError>(())
/// ```
pub fn write(
    files: &[OutputFile],
    dir: &Path,
    stamp: &Stamp,
    force: bool,
) -> Result<Report, OutputError> {
    write_part(files, dir, stamp, force, |_| false)
}

/// Writes like [`write()`], but leaves alone every file that an earlier run wrote, that is not
/// among `files`, and for which `keeps` returns `true`. Such a file remains in the manifest.
pub fn write_part(
    files: &[OutputFile],
    dir: &Path,
    stamp: &Stamp,
    force: bool,
    keeps: impl Fn(&str) -> bool,
) -> Result<Report, OutputError> {
    paths::accept(files)?;
    if !force {
        disk::refuse_foreign_folder(files, dir)?;
    }
    let lock = disk::Lock::exclusive(dir)?;
    let result = write_locked(files, dir, stamp, force, keeps);
    if result.is_err() {
        disk::leave_no_trace(dir);
    }
    drop(lock);
    result
}

/// Reports what [`write()`] would do to `dir`, without changing anything.
///
/// The files are up to date if [`Report::is_clean`] returns `true`. A manifest that records other
/// inputs does not matter: only the files do.
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
    check_part(files, dir, |_| false)
}

/// Reports what [`write_part()`] would do to `dir`, without changing anything.
pub fn check_part(
    files: &[OutputFile],
    dir: &Path,
    keeps: impl Fn(&str) -> bool,
) -> Result<Report, OutputError> {
    paths::accept(files)?;
    let _lock = disk::Lock::shared(dir)?;
    let mut present = Manifest::read(dir)?.unwrap_or_default();
    let kept = present.take_kept(files, dir, keeps);
    let plan = Plan::new(files, dir, &present)?;
    Ok(Report {
        done: false,
        interrupted: look::is_interrupted(dir),
        files: with_kept(plan.states, kept.keys()),
    })
}

/// Completes a run in `dir` that was killed. Returns `true` if there was one.
///
/// Call it before anything that can fail: the folder should be completed even if the spec can no
/// longer be read.
///
/// ```
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-recover-{}", std::process::id()));
/// let was_interrupted = sailgen::output::recover(&folder)?;
/// assert!(!was_interrupted);
/// # Ok::<(), sailgen::output::OutputError>(())
/// ```
pub fn recover(dir: &Path) -> Result<bool, OutputError> {
    if !look::is_interrupted(dir) {
        return Ok(false);
    }
    let _lock = disk::Lock::exclusive(dir)?;
    disk::finish_interrupted(dir)?;
    Ok(true)
}

fn write_locked(
    files: &[OutputFile],
    dir: &Path,
    stamp: &Stamp,
    force: bool,
    keeps: impl Fn(&str) -> bool,
) -> Result<Report, OutputError> {
    let interrupted = look::is_interrupted(dir);
    disk::finish_interrupted(dir)?;
    let present = match Manifest::read(dir) {
        Err(_) if force => None,
        read => read?,
    };
    let mut ours = present.clone().unwrap_or_default();
    let kept = ours.take_kept(files, dir, keeps);
    let plan = Plan::new(files, dir, &ours)?;
    if !force {
        plan.refuse_loss()?;
    }
    let states = with_kept(plan.states, kept.keys());
    let mut manifest = Manifest {
        stamp: stamp.clone(),
        files: plan.records,
    };
    manifest.files.extend(kept);
    if !(plan.to_write.is_empty()
        && plan.to_remove.is_empty()
        && present.as_ref() == Some(&manifest))
    {
        disk::prepare(dir, &plan.to_write, &manifest)?;
        disk::remove(dir, &plan.to_remove)?;
        disk::move_in(dir, plan.to_write.iter().map(|file| file.path.as_str()))?;
    }
    Ok(Report {
        done: true,
        interrupted,
        files: states,
    })
}

/// Adds the files that are kept to those of a plan, sorted by path.
fn with_kept<'a>(
    mut states: Vec<(String, FileState)>,
    kept: impl Iterator<Item = &'a String>,
) -> Vec<(String, FileState)> {
    states.extend(kept.map(|path| (path.clone(), FileState::Kept)));
    states.sort_unstable();
    states
}
