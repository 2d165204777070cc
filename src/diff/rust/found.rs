//! Differences between two generated crates, and which of them the changes of the specs account for.
//!
//! The crates decide: no change is worse for the crate than what differs at its place, and what no change accounts for becomes
//! a change of its own.

use crate::api::Origin;
use crate::diff::change::Change;
use crate::diff::kind::{Kind, Semver, Wire};

/// Something that other crates see, or that means something else to them.
#[derive(Debug)]
pub(super) struct Difference {
    pub kind: Kind,
    pub semver: Semver,
    pub place: Place,
    /// What happened, without the path.
    pub sentence: String,
    /// It is told whatever else is said of its place.
    pub always: bool,
}

/// What a difference belongs to.
#[derive(Debug, Clone, Default)]
pub(super) struct Place {
    pub subject: String,
    pub path: String,
    pub old: Option<Origin>,
    pub new: Option<Origin>,
}

/// Settles what every change does to the crate, and adds what the changes do not account for.
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
    /// Whether a change of the specs is the reason for it.
    fn is_told_by(&self, change: &Change) -> bool {
        let place = &self.place;
        let same = |own: &Option<Origin>, other: &Option<Origin>| own.is_none() || own == other;
        let here = match (&place.old, &place.new) {
            (None, None) => !has_place(change) && change.path == place.path,
            (old, new) => same(old, &change.old) && same(new, &change.new),
        };
        here && change.semver >= self.semver
    }

    /// Whether a change is about the same place on either side.
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
