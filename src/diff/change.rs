//! A single change, and the verdict on several. This module does not compare anything.

use super::kind::{Kind, Semver, Wire};
use crate::api::Origin;

/// A single difference between two specs.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Change {
    /// Kind of the change.
    pub kind: Kind,
    /// Compatibility on the wire, given the places where operations use the model.
    pub wire: Wire,
    /// The part of the generated crate's version that has to be incremented.
    pub semver: Semver,
    /// Owner of the changed part: the name of a model, an operation such as `GET /accounts`, or `API`.
    pub subject: String,
    /// Path of the changed part, such as `Account.owner.name`.
    pub path: String,
    /// Description of the change, without the path, such as ``is now required``.
    pub sentence: String,
    /// Position in the old spec; `None` if the part is new.
    pub old: Option<Origin>,
    /// Position in the new spec; `None` if the part is gone.
    pub new: Option<Origin>,
}

/// The combined effect of several changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The worst effect on the wire.
    pub wire: Wire,
    /// The part of the version that has to be incremented.
    pub semver: Semver,
}

/// Returns the combined effect of changes. Without any change it is [`Wire::None`] and [`Semver::Patch`].
#[must_use]
pub fn verdict(changes: &[Change]) -> Verdict {
    Verdict {
        wire: changes
            .iter()
            .map(|change| change.wire)
            .max()
            .unwrap_or(Wire::None),
        semver: changes
            .iter()
            .map(|change| change.semver)
            .max()
            .unwrap_or(Semver::Patch),
    }
}

impl Verdict {
    /// Returns `true` if old clients, or code that uses the old crate, may no longer work.
    #[must_use]
    pub fn is_breaking(self) -> bool {
        self.wire == Wire::Breaking || self.semver == Semver::Major
    }
}
