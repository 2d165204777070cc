//! One change, and what several do together.

use super::kind::{Kind, Semver, Wire};
use crate::api::Origin;

/// One thing that is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// What it does on the wire, given where operations use the model.
    pub wire: Wire,
    /// What it does to the version of the generated crate.
    pub semver: Semver,
    /// What it belongs to: a model, an operation (`GET /accounts`), or `API`.
    pub subject: String,
    /// What changed, such as `Account.owner.name`.
    pub path: String,
    /// What happened to it, without the path, such as ``is now required``.
    pub sentence: String,
    /// Where it stands in the old spec.
    pub old: Option<Origin>,
    /// Where it stands in the new spec.
    pub new: Option<Origin>,
}

/// What all changes together do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// The worst on the wire.
    pub wire: Wire,
    /// The part of the version that has to grow.
    pub semver: Semver,
}

/// What the changes do together. No change at all is a patch.
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
    /// Whether old clients or old code may no longer work.
    #[must_use]
    pub fn is_breaking(self) -> bool {
        self.wire == Wire::Breaking || self.semver == Semver::Major
    }
}
