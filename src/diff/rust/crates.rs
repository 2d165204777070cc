//! Both crates with their differences, and the walk over their types: the names of types, and the models they stand for.

use std::collections::{BTreeSet, HashMap};

use super::found::{Difference, Place};
use super::types::Name;
use crate::api::{Api, ModelId, Role};
use crate::diff::comparison::Comparison;
use crate::diff::kind::{Kind, Semver};
use crate::diff::options::Options;
use crate::diff::pair::Pairs;
use crate::diff::words::code;
use crate::rust::view::{Item, ModelPath, View};

/// A crate, and the API that it is generated from.
pub(super) struct Side<'a> {
    pub api: &'a Api,
    pub view: View,
}

/// Both crates, and their differences.
pub(super) struct Crates<'a> {
    pub old: Side<'a>,
    pub new: Side<'a>,
    pairs: &'a Pairs,
    pub found: Vec<Difference>,
}

/// An item that both crates have, possibly under different names.
#[derive(Clone, Copy)]
pub(super) struct Both<'v> {
    pub old: &'v Item,
    pub new: &'v Item,
}

impl<'a> Side<'a> {
    fn new(api: &'a Api, options: &Options) -> Self {
        Side {
            api,
            view: View::without_docs(api, &options.rust),
        }
    }

    fn by_name(&self) -> HashMap<String, ModelId> {
        let items = self.view.generated();
        items.map(|item| (item.name.clone(), item.id)).collect()
    }

    pub fn path(&self, id: ModelId) -> &ModelPath {
        &self.view[id].path
    }

    /// Describes the schema of a model.
    fn words(&self, id: ModelId) -> String {
        match self.api[id].role {
            Role::Component => format!("the schema {}", code(&self.api[id].name)),
            _ => format!("the inline schema {}", code(&self.path(id).path)),
        }
    }
}

impl<'a> Crates<'a> {
    pub fn new(comparison: &'a Comparison<'_>) -> Crates<'a> {
        let options = comparison.options;
        let (old, new) = std::thread::scope(|scope| {
            let old = scope.spawn(|| Side::new(comparison.old, options));
            let new = Side::new(comparison.new, options);
            (old.join(), new)
        });
        Crates {
            old: old.unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            new,
            pairs: &comparison.pairs,
            found: Vec::new(),
        }
    }

    /// Compares all types, by name and by the model they stand for.
    pub fn items(&mut self) {
        let (was, is) = (self.old.by_name(), self.new.by_name());
        let names: BTreeSet<&String> = was.keys().chain(is.keys()).collect();
        let mut found = Vec::new();
        for name in names {
            match (was.get(name), is.get(name)) {
                (Some(&old), other) => {
                    let meant = self.meaning(old, &is);
                    if let Some(new) = meant.filter(|&new| self.new.view[new].is_generated()) {
                        self.item(old, new, &mut found);
                    }
                    match other {
                        Some(&new) if meant != Some(new) => {
                            found.push(self.moved(name, (old, new), meant));
                        }
                        Some(_) => {}
                        None => {
                            let took =
                                meant.is_some_and(|id| was.contains_key(&self.new.view[id].name));
                            // Nothing to report if its new name used to mean something else: that is reported for that
                            // name.
                            if !took {
                                found.push(self.gone(name, old, meant));
                            }
                        }
                    }
                }
                (None, Some(&new)) if self.pairs.old_of(new).is_none() => {
                    found.push(self.came(name, new));
                }
                (None, _) => {}
            }
        }
        self.found.append(&mut found);
    }

    /// Returns the new version of an old model. Inline models that the comparison did not reach are matched by name.
    fn meaning(&self, old: ModelId, by_name: &HashMap<String, ModelId>) -> Option<ModelId> {
        self.pairs.new_of(old).or_else(|| {
            let new = *by_name.get(&self.old.view[old].name)?;
            let published = |api: &Api, id: ModelId| api[id].role.is_published();
            let is_same = match (published(self.old.api, old), published(self.new.api, new)) {
                (false, false) => true,
                (true, true) => self.old.api[old].name == self.new.api[new].name,
                _ => false,
            };
            (is_same && self.pairs.old_of(new).is_none()).then_some(new)
        })
    }

    /// Compares two versions of a model.
    fn item(&self, old: ModelId, new: ModelId, found: &mut Vec<Difference>) {
        let both = Both {
            old: &self.old.view[old],
            new: &self.new.view[new],
        };
        let before = found.len();
        self.kinds(both, found);
        self.outside(both, found);
        self.gates(both, found);
        let worst = found[before..].iter().map(|difference| difference.semver);
        if worst.max() < Some(Semver::Major) {
            self.derives(both, found);
        }
    }

    /// Compares what other crates see of an item apart from its contents.
    fn outside(&self, both: Both<'_>, found: &mut Vec<Difference>) {
        let Both { old, new } = both;
        let mut say = |semver, sentence: String| found.push(self.changed(both, semver, sentence));
        match (old.non_exhaustive, new.non_exhaustive) {
            (false, true) => say(
                Semver::Major,
                "is now `#[non_exhaustive]`: other crates can no longer write it as a literal"
                    .to_owned(),
            ),
            (true, false) => say(Semver::Minor, "is no longer `#[non_exhaustive]`".to_owned()),
            _ => {}
        }
        if new.deprecated && !old.deprecated {
            say(Semver::Minor, "is now deprecated".to_owned());
        }
    }

    /// Compares the features that an item is compiled with.
    fn gates(&self, both: Both<'_>, found: &mut Vec<Difference>) {
        let Both { old, new } = both;
        let (semver, sentence) = match (old.gates.first(), new.gates.first()) {
            (None, Some(feature)) => (
                Semver::Major,
                format!("now needs a feature, such as {}", code(feature)),
            ),
            (Some(feature), None) => (
                Semver::Patch,
                format!("no longer needs a feature, such as {}", code(feature)),
            ),
            _ => {
                let in_both = |gate: &&String| {
                    let sides = [&self.old, &self.new];
                    sides
                        .iter()
                        .all(|side| side.view.krate.features.contains(gate))
                };
                let only = |own: &Item, other: &Item| {
                    let mut gates = own.gates.iter().filter(in_both);
                    gates
                        .find(|gate| !other.gates.contains(gate))
                        .map(|gate| code(gate))
                };
                match (only(old, new), only(new, old)) {
                    (Some(feature), _) => (
                        Semver::Major,
                        format!("no longer comes with the feature {feature}"),
                    ),
                    (None, Some(feature)) => (
                        Semver::Patch,
                        format!("now comes with the feature {feature} too"),
                    ),
                    (None, None) => return,
                }
            }
        };
        found.push(self.changed(both, semver, sentence));
    }

    /// Compares derives. They follow from the contents of a type, so they are only reported if nothing else is.
    fn derives(&self, both: Both<'_>, found: &mut Vec<Difference>) {
        // `Debug` is always implemented: by hand if a value is hidden.
        let of = |item: &Item| -> BTreeSet<String> {
            let derives = item.derives.iter().filter(|path| *path != "Debug");
            derives.cloned().collect()
        };
        let (was, is) = (of(both.old), of(both.new));
        for lost in was.difference(&is) {
            let sentence = format!("no longer implements {}", code(lost));
            found.push(self.changed(both, Semver::Major, sentence));
        }
        for gained in is.difference(&was) {
            let sentence = format!("now implements {}", code(gained));
            found.push(self.changed(both, Semver::Minor, sentence));
        }
    }

    fn gone(&self, name: &str, old: ModelId, meant: Option<ModelId>) -> Difference {
        let Some(new) = meant else {
            let place = self.place(Some(old), None);
            let sentence = format!("the Rust type {} is gone", code(name));
            return Difference::of(Kind::RustItemRemoved, Semver::Major, place, sentence);
        };
        let is = &self.new.view[new].name;
        let sentence = format!(
            "is now called {} in Rust and was called {}",
            code(is),
            code(name)
        );
        let place = self.place(Some(old), Some(new));
        let mut renamed = Difference::of(Kind::RustNameChanged, Semver::Major, place, sentence);
        renamed.always = self.old.api[old].name == self.new.api[new].name;
        renamed
    }

    fn came(&self, name: &str, new: ModelId) -> Difference {
        let sentence = format!("the Rust type {} is new", code(name));
        let place = self.place(None, Some(new));
        Difference::of(Kind::RustItemAdded, Semver::Minor, place, sentence)
    }

    /// Returns the difference for a name that now stands for something else.
    fn moved(
        &self,
        name: &str,
        (old, new): (ModelId, ModelId),
        meant: Option<ModelId>,
    ) -> Difference {
        let now = match meant {
            Some(id) => format!("is now {}", code(&self.new.view[id].name)),
            None => "is gone".to_owned(),
        };
        let sentence = format!(
            "now has the Rust name {}; it meant {}, which {now}",
            code(name),
            self.old.words(old)
        );
        let place = Place {
            old: Some(self.old.view[old].origin.clone()),
            ..self.place(None, Some(new))
        };
        Difference::always(Kind::RustNameMoved, place, sentence)
    }

    /// Returns the place of a model, with the new path if there is one.
    pub fn place(&self, old: Option<ModelId>, new: Option<ModelId>) -> Place {
        let path = new
            .map(|id| self.new.path(id))
            .or_else(|| old.map(|id| self.old.path(id)));
        let (subject, path) = path.map_or_else(Default::default, |path| {
            (path.subject.clone(), path.path.clone())
        });
        Place {
            subject,
            path,
            old: old.map(|id| self.old.view[id].origin.clone()),
            new: new.map(|id| self.new.view[id].origin.clone()),
        }
    }

    pub fn changed(&self, both: Both<'_>, semver: Semver, sentence: String) -> Difference {
        let place = self.place(Some(both.old.id), Some(both.new.id));
        Difference::of(Kind::RustItemChanged, semver, place, sentence)
    }

    /// Returns `true` if two types are the same: by name, or by the new names of the old models.
    pub fn is_same(
        &self,
        old: impl Fn(Name<'_>) -> String,
        new: impl Fn(Name<'_>) -> String,
    ) -> bool {
        let was = old(&|id| self.old.view[id].name.clone());
        was == new(&|id| self.new.view[id].name.clone())
            || was
                == new(&|id| match self.pairs.old_of(id) {
                    Some(old) => self.old.view[old].name.clone(),
                    None => self.new.view[id].name.clone(),
                })
    }
}

impl Difference {
    pub fn of(kind: Kind, semver: Semver, place: Place, sentence: String) -> Self {
        Difference {
            kind,
            semver,
            place,
            sentence,
            always: false,
        }
    }

    /// Creates a difference that is always reported, because code may not notice it or no change in the specs explains it.
    pub fn always(kind: Kind, place: Place, sentence: String) -> Self {
        Difference {
            always: true,
            ..Difference::of(kind, Semver::Major, place, sentence)
        }
    }
}
