//! Writes [`OutputFile`]s to an output folder and returns a [`Report`]. No other code writes output.
//! It knows nothing of the files' contents.
//!
//! A build script writes a single file with [`write_one()`]. Everything else writes a folder as one
//! set, which needs the feature `folder` and is described below.
//!
//! # One code path
//!
//! [`write()`] and [`check()`] compute the same plan from the wanted files and the files on disk.
//! `write` carries it out, `check` only reports it. Every file has exactly one [`FileState`], and a
//! file whose bytes are equal keeps its modification time.
//!
//! A program calls [`recover()`], then [`is_current()`] to see if there is anything to do, and only
//! then generates the files and calls `write`.
//!
//! # Ownership of files
//!
//! `.sailgen/manifest.json` in the output folder lists each file that was written, with its
//! [`Fingerprint`]. It contains no timestamps and no absolute paths, so it can be committed along
//! with the files.
//!
//! * A file in the manifest that still has its recorded contents is replaced or removed as the plan
//!   requires.
//! * A file in the manifest with other contents was changed by hand: it is neither replaced nor
//!   removed without `force`.
//! * A run that makes only a part of the set ([`write_part()`]) leaves the files of the other parts
//!   alone.
//! * A file that is not in the manifest is foreign. It is never removed. If it is at the path of a
//!   new file, it is replaced only with `force`.
//!
//! LF and CRLF line endings are equivalent, so a checkout that converts them is not a change by
//! hand. A generated file that is empty, as after a power failure, has nothing to lose and is
//! repaired.
//!
//! # Interrupted runs
//!
//! Only one run at a time writes to a folder; a second one fails with [`OutputError::Busy`]. A run
//! has three steps, each of which ends with one rename:
//!
//! | step | on disk | folder contents if killed during the step |
//! |---|---|---|
//! | prepare | every new file is written to `.sailgen/new/`; at the end the folder is renamed to `.sailgen/pending/` | the old set, untouched |
//! | move in | stale files are removed, the new ones are renamed into place, new folders as a whole | the new set: each file is complete, either in place or in `.sailgen/pending/` |
//! | done | the manifest is renamed into place | the new set |
//!
//! This works like a database commit: after the rename in the first step, the new set is complete
//! on disk, and [`recover()`] (which `write` calls first) moves the rest into place without
//! generating anything. The output folder never contains a half-written file. Files that were not
//! completely prepared are discarded. A file that was changed between the kill and the recovery is
//! left alone.
//!
//! Nothing is synced to disk: a killed process loses nothing that it has written, and after a power
//! failure the set can be generated again from the same input. Syncing two thousand files would
//! take longer than all the rest.

mod error;
#[cfg(feature = "folder")]
mod folder;
mod one;

pub use error::OutputError;
#[cfg(feature = "folder")]
pub use folder::{
    Comparison, Counts, Difference, FileState, Fingerprint, ParseFingerprintError, Report, Stamp,
    check, check_part, compare, current, is_current, recover, write, write_part,
};
#[cfg(feature = "cli")]
pub use folder::{printable, unified};
pub use one::write_one;

/// A file to write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// The path below the output folder, with forward slashes.
    pub path: String,
    /// The whole contents.
    pub contents: String,
}
