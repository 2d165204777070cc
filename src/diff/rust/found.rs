//! Differences between two generated crates, and the changes in the specs that explain them.
//!
//! The crates have the last word: a change is never worse for the crate than the differences at its place, and a
//! difference that no change explains becomes a change itself.

use crate::api::Origin;
use crate::diff::change::Change;
use crate::diff::kind::{Kind, Semver, Wire};

/// A difference that other crates can observe.
#[derive(Debug)]
pub(super) struct Difference {
    pub kind: Kind,
    pub semver: Semver,
    pub place: Place,
    /// Description of the difference, without the path.
    pub sentence: String,
    /// Report the difference even if a change explains it.
    pub always: bool,
}

/// The place that a difference belongs to.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub subject: String,
    pub path: String,
    pub old: Option<Origin>,
    pub new: Option<Origin>,
}

/// Sets the effect of every change on the crate, and adds the differences that no change explains.
pub(super) fn settle(changes: &mut Vec<Change>, found: Vec<Difference>) {
    let untold: Vec<Change> = found
        .iter()
        .filter(|difference| {
            let told = |change: &Change| difference.is_told_by(change);
            difference.always || !changes.iter().any(told)
        })
        .map(Difference::change)
        .collect();
    for change in changes.iter_mut().filter(|change| has_place(change)) {
        let here = found
            .iter()
            .filter(|difference| difference.is_at(change))
            .map(|difference| difference.semver);
        change.semver = change.semver.min(here.max().unwrap_or(Semver::Patch));
    }
    for change in untold {
        let same = |other: &Change| other.subject == change.subject;
        match changes.iter().rposition(same) {
            Some(last) => changes.insert(last + 1, change),
            None => changes.push(change),
        }
    }
}

fn has_place(change: &Change) -> bool {
    change.old.is_some() || change.new.is_some()
}

impl Difference {
    /// Returns `true` if a change in the specs explains the difference.
    fn is_told_by(&self, change: &Change) -> bool {
        let place = &self.place;
        let same = |own: &Option<Origin>, other: &Option<Origin>| own.is_none() || own == other;
        let here = match (&place.old, &place.new) {
            (None, None) => !has_place(change) && change.path == place.path,
            (old, new) => same(old, &change.old) && same(new, &change.new),
        };
        here && change.semver >= self.semver
    }

    /// Returns `true` if a change is at the same position on either side.
    fn is_at(&self, change: &Change) -> bool {
        let same = |own: &Option<Origin>, other: &Option<Origin>| own.is_some() && own == other;
        same(&self.place.old, &change.old) || same(&self.place.new, &change.new)
    }

    fn change(&self) -> Change {
        let place = self.place.clone();
        Change {
            kind: self.kind,
            wire: Wire::None,
            semver: self.semver,
            subject: place.subject,
            path: place.path,
            sentence: self.sentence.clone(),
            old: place.old,
            new: place.new,
        }
    }
}
