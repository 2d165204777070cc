//! Compares the type and the rules of a place (a field, an item, a body, a parameter) by the values they allow.

use super::comparison::{Comparison, Deep, Nested, Site, became};
use super::holder::Holder;
use super::kind::{Kind, Semver};
use super::limits::moved;
use super::types::Relation;
use super::words::{code, type_words};
use crate::api::{ModelId, Role, Rules, Type};

/// The type and the rules of a place on one side.
#[derive(Debug, Clone, Copy)]
pub(super) struct Held<'a> {
    pub ty: &'a Type,
    pub rules: Option<&'a Rules>,
}

impl<'a> Held<'a> {
    pub fn new(ty: &'a Type, rules: Option<&'a Rules>) -> Self {
        Held { ty, rules }
    }

    fn is_nothing(self) -> bool {
        self.rules.is_some_and(|rules| rules.nothing)
    }

    fn is_null(self) -> bool {
        self.rules.is_some_and(|rules| rules.null)
            && matches!(self.ty, Type::Any | Type::Nullable(_))
    }

    fn is_tuple(self) -> bool {
        let schemas = self.rules.map_or(&[][..], |rules| &rules.schemas);
        schemas
            .iter()
            .any(|(key, _)| key.starts_with("prefixItems"))
    }

    /// Returns the type and the rules of the items or values.
    fn inside(self, ty: &'a Type, rules: impl Fn(&'a Rules) -> &'a Option<Box<Rules>>) -> Self {
        let rules = self.rules.and_then(|own| rules(own).as_deref());
        Held { ty, rules }
    }
}

impl Comparison<'_> {
    /// Compares the type and the rules of a place.
    pub fn held(&mut self, old: Held<'_>, new: Held<'_>, site: &Site<'_>, holder: Holder) {
        if self.is_told_of_alias(old, new) || self.is_told_of_nothing(old, new, site, holder) {
            return;
        }
        let at = self.changes.len();
        self.types(old, new, site, holder);
        let is_other = |kind: Kind| kind == holder.changed || kind == Kind::ModelShapeChanged;
        if !self.changes[at..]
            .iter()
            .any(|change| is_other(change.kind))
        {
            self.rules(old, new, site, holder);
        }
    }

    fn types(&mut self, old: Held<'_>, new: Held<'_>, site: &Site<'_>, holder: Holder) {
        match (old.ty, new.ty) {
            (Type::Any, Type::Any) => {}
            (_, Type::Any) => self.relation(Relation::Wider, old, new, site, holder),
            (Type::Any, _) => self.relation(Relation::Narrower, old, new, site, holder),
            (Type::Nullable(was), Type::Nullable(is)) => {
                self.bare(
                    Held { ty: was, ..old },
                    Held { ty: is, ..new },
                    site,
                    holder,
                );
            }
            (was, Type::Nullable(is)) => {
                self.null(was, is, true, site, holder);
                self.bare(old, Held { ty: is, ..new }, site, holder);
            }
            (Type::Nullable(was), is) => {
                self.null(was, is, false, site, holder);
                self.bare(Held { ty: was, ..old }, new, site, holder);
            }
            _ => self.bare(old, new, site, holder),
        }
    }

    /// Returns `true` if both sides refer to the same alias component: its changes are reported for the component.
    fn is_told_of_alias(&self, old: Held<'_>, new: Held<'_>) -> bool {
        let alias = |held: Held<'_>| held.rules.and_then(|rules| rules.alias);
        let both = alias(old).zip(alias(new));
        both.is_some_and(|(old, new)| self.pairs.new_of(old) == Some(new))
    }

    /// Reports a place that allows no value, or only `null`, on one side. Returns `true` if there is nothing else to
    /// compare.
    fn is_told_of_nothing(
        &mut self,
        old: Held<'_>,
        new: Held<'_>,
        site: &Site<'_>,
        holder: Holder,
    ) -> bool {
        let (kind, sentence) = match (
            (old.is_nothing(), new.is_nothing()),
            (old.is_null(), new.is_null()),
        ) {
            ((true, true), _) | (_, (true, true)) => return true,
            ((false, true), _) => (holder.narrowed, "no longer allows any value".to_owned()),
            ((true, false), _) => (
                holder.widened,
                format!("now allows {}", type_words(self.new, new.ty)),
            ),
            (_, (false, true)) => match old.ty {
                Type::Any | Type::Nullable(_) => (holder.narrowed, "is now null only".to_owned()),
                ty => {
                    let was = type_words(self.old, ty);
                    (holder.changed, format!("is now null only and was {was}"))
                }
            },
            (_, (true, false)) => {
                let is = type_words(self.new, new.ty);
                match new.ty {
                    Type::Any | Type::Nullable(_) => {
                        (holder.widened, format!("is now {is} and was null only"))
                    }
                    _ => (holder.changed, format!("is now {is} and was null only")),
                }
            }
            ((false, false), (false, false)) => return false,
        };
        let semver = self.options.semver(holder.changed, site.literal);
        self.push_as(kind, semver, site, sentence);
        true
    }

    /// Reports that `null` is now allowed or no longer is, unless that is reported for the model itself.
    fn null(&mut self, old: &Type, new: &Type, now: bool, site: &Site<'_>, holder: Holder) {
        if self.is_null_of_model(old, new) {
            return;
        }
        let (kind, sentence) = match now {
            true => (holder.widened, "may now be null"),
            false => (holder.narrowed, "may no longer be null"),
        };
        let semver = self.options.semver(holder.changed, site.literal);
        self.push_as(kind, semver, site, sentence);
    }

    /// Returns `true` if both types are the same model, and its nullability changed.
    pub fn is_null_of_model(&self, old: &Type, new: &Type) -> bool {
        let (Type::Model(was), Type::Model(is)) = (old, new) else {
            return false;
        };
        self.pairs.new_of(*was) == Some(*is) && self.old[*was].nullable != self.new[*is].nullable
    }

    /// Compares types without regard to `null`.
    fn bare(&mut self, old: Held<'_>, new: Held<'_>, site: &Site<'_>, holder: Holder) {
        let any = &Type::Any;
        let inside = |part: &str| Site {
            path: format!("{}{part}", site.path),
            ..site.clone()
        };
        match (old.ty, new.ty) {
            (Type::List { .. }, Type::List { .. }) if old.is_tuple() || new.is_tuple() => {}
            (Type::List { items: was, .. }, Type::List { items: is, .. }) => {
                let was = old.inside(was.as_deref().unwrap_or(any), |rules| &rules.items);
                let is = new.inside(is.as_deref().unwrap_or(any), |rules| &rules.items);
                self.held(was, is, &inside("[]"), holder);
            }
            (Type::Object | Type::Map(_), Type::Object | Type::Map(_)) => {
                let value = |ty: &'_ Type| match ty {
                    Type::Map(Some(value)) => (**value).clone(),
                    _ => Type::Any,
                };
                let (was, is) = (value(old.ty), value(new.ty));
                let was = old.inside_of(&was);
                let is = new.inside_of(&is);
                self.held(was, is, &inside("{}"), holder);
            }
            (Type::Model(was), Type::Model(is)) => {
                self.two_models((*was, *is), (old, new), site, holder);
            }
            _ => self.by_meaning(old, new, site, holder),
        }
    }

    fn two_models(
        &mut self,
        (was, is): (ModelId, ModelId),
        (old, new): (Held<'_>, Held<'_>),
        site: &Site<'_>,
        holder: Holder,
    ) {
        let (paired, taken) = (self.pairs.new_of(was), self.pairs.old_of(is));
        let nested = !self.old[was].role.is_published() && !self.new[is].role.is_published();
        if paired == Some(is) {
            return;
        }
        if nested && paired.is_none() && taken.is_none() {
            self.pairs.add(was, is);
            let (subject, path) = (site.subject.clone(), site.path.clone());
            let (old, new) = (was, is);
            self.nested.push_back(Nested {
                old,
                new,
                subject,
                path,
            });
            return;
        }
        let at = self.changes.len();
        let seen = self.in_depth((was, is), (old, new), site, holder);
        if nested {
            return;
        }
        let sentence = self.replaced(was, is);
        self.push(holder.model, site, format!("{sentence}{seen}"));
        self.changes[at..].rotate_right(1);
    }

    /// Compares two models where one replaces the other, and returns the end of the sentence that reports it.
    fn in_depth(
        &mut self,
        (was, is): (ModelId, ModelId),
        (old, new): (Held<'_>, Held<'_>),
        site: &Site<'_>,
        holder: Holder,
    ) -> String {
        if let Some(known) = self.deep.get(&(was, is))
            && (known.request || !site.request)
            && (known.response || !site.response)
        {
            return match known.differs {
                true => format!("; what differs is said of {}", code(&known.path)),
                false => "; both look the same on the wire".to_owned(),
            };
        }
        let deep = Deep {
            request: site.request,
            response: site.response,
            path: site.path.clone(),
            differs: false,
        };
        self.deep.insert((was, is), deep);
        let at = self.changes.len();
        let inside = Site {
            old: Some(&self.old[was].origin),
            new: Some(&self.new[is].origin),
            ..site.clone()
        };
        if self.depth < MOST_DEPTH {
            self.depth += 1;
            self.shapes((was, is), (old, new), &inside, holder);
            self.depth -= 1;
        }
        let differs = self.changes[at..]
            .iter()
            .any(|change| change.wire > super::kind::Wire::None);
        if let Some(deep) = self.deep.get_mut(&(was, is)) {
            deep.differs = differs;
        }
        match differs {
            true => "; they differ as follows".to_owned(),
            false => "; both look the same on the wire".to_owned(),
        }
    }

    fn replaced(&self, was: ModelId, is: ModelId) -> String {
        let new = is;
        let (was, is) = (&self.old[was], &self.new[is]);
        match (was.role == Role::Component, is.role == Role::Component) {
            (true, false) => format!("is now written in place and was {}", code(&was.name)),
            (false, true) => format!("is now {} and was written in place", code(&is.name)),
            (false, false) => "is written in place as another model".to_owned(),
            _ if was.name == is.name => match self.pairs.old_of(new) {
                Some(before) => {
                    let before = code(&self.old[before].name);
                    format!(
                        "is still {}, which is now what {before} was",
                        code(&is.name)
                    )
                }
                None => format!("is still {}, which is another one now", code(&is.name)),
            },
            _ => format!("is now {} and was {}", code(&is.name), code(&was.name)),
        }
    }

    /// Reports the relation of two types, unless they are the same.
    pub fn relation(
        &mut self,
        relation: Relation,
        old: Held<'_>,
        new: Held<'_>,
        site: &Site<'_>,
        holder: Holder,
    ) {
        let sentence = became(self.old, old.ty, self.new, new.ty);
        let major = self.options.semver(holder.changed, site.literal);
        let (kind, semver) = match relation {
            Relation::Same => return,
            Relation::Wider => (holder.widened, major),
            Relation::Narrower => (holder.narrowed, major),
            Relation::OtherFormat => (holder.format, self.options.semver(holder.changed, true)),
            Relation::Other => (holder.changed, major),
        };
        self.push_as(kind, semver, site, sentence);
    }

    /// Compares limits, and schema keywords that are not part of a type.
    pub fn rules(&mut self, old: Held<'_>, new: Held<'_>, site: &Site<'_>, holder: Holder) {
        let moved = moved((old.ty, old.rules), (new.ty, new.rules));
        let [narrowed, widened, changed] = match moved.typed {
            true => [holder.narrowed, holder.widened, holder.changed],
            false => holder.limits,
        };
        let kind = match (moved.narrower, moved.wider) {
            (true, false) => narrowed,
            (false, true) => widened,
            (true, true) => changed,
            (false, false) => return,
        };
        self.push_as(kind, Semver::Patch, site, moved.sentence());
    }
}

impl<'a> Held<'a> {
    fn inside_of(self, ty: &'a Type) -> Held<'a> {
        self.inside(ty, |rules| &rules.values)
    }
}

/// Maximum nesting of comparisons of models that replace each other.
const MOST_DEPTH: usize = 24;
