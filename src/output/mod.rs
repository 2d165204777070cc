//! What is written, and the only code that writes it: [`OutputFile`]s come in, files in one output folder and a
//! [`Report`] come out. It does not know what is in the files.
//!
//! A build script writes one file, with [`write_one()`]. Everything else writes a folder as one set; that is the feature
//! `folder`, and the rest of this text.
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
//! * A run that makes only a part of the set ([`write_part()`]) leaves the files of the other parts alone.
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
