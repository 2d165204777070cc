//! The walk over models: selects the models to compare, and compares them by shape.

use std::collections::{BTreeMap, HashMap};

use super::comparison::{Comparison, Nested, Site, by_name, changed_words, literal};
use super::held::Held;
use super::holder::{ADDITIONAL, ALIAS, Holder, PLACE};
use super::kind::Kind;
use super::pair::file;
use super::parent::{Parent, parents};
use super::words::{code, type_words, value_words};
use crate::api::{Additional, Enum, EnumValue, Model, ModelId, Role, Rules, Shape, Struct, Type};

impl Comparison<'_> {
    /// Compares every published model by name, each followed by its nested models.
    pub fn models(&mut self) {
        let (old, new) = (self.old, self.new);
        let mut by_name: BTreeMap<&str, (Option<ModelId>, Option<ModelId>)> = BTreeMap::new();
        for (id, model) in new.models().filter(|(_, model)| model.role.is_published()) {
            by_name.insert(&model.name, (self.pairs.old_of(id), Some(id)));
        }
        let unpaired = |id: ModelId, model: &Model| {
            model.role.is_published() && self.pairs.new_of(id).is_none()
        };
        for (id, model) in old.models().filter(|(id, model)| unpaired(*id, model)) {
            by_name.entry(&model.name).or_default().0 = Some(id);
        }
        let (old_parents, new_parents) = (parents(old), parents(new));
        let place = |parents: &HashMap<ModelId, Parent>, id: ModelId, name: &str| {
            let own = Parent {
                subject: name.to_owned(),
                path: name.to_owned(),
            };
            parents.get(&id).cloned().unwrap_or(own)
        };
        for (name, pair) in by_name {
            match pair {
                (Some(was), Some(is)) => {
                    let Parent { subject, path } = place(&new_parents, is, name);
                    self.model(was, is, subject, path);
                }
                (Some(was), None) => {
                    let Parent { subject, path } = place(&old_parents, was, name);
                    let site = Site {
                        old: Some(&old[was].origin),
                        subject,
                        path,
                        ..Site::of(&old[was], name)
                    };
                    let sentence = came_or_went(&old[was], "is gone", "is no longer");
                    self.push(Kind::ModelRemoved, &site, sentence);
                }
                (None, Some(is)) => {
                    let Parent { subject, path } = place(&new_parents, is, name);
                    let site = Site {
                        new: Some(&new[is].origin),
                        subject,
                        path,
                        ..Site::of(&new[is], name)
                    };
                    let sentence = came_or_went(&new[is], "is new", "is now");
                    self.push(Kind::ModelAdded, &site, sentence);
                }
                (None, None) => {}
            }
            self.nested_models();
        }
    }

    /// Compares the queued nested models, and the models nested in them.
    pub fn nested_models(&mut self) {
        while let Some(Nested {
            old,
            new,
            subject,
            path,
        }) = self.nested.pop_front()
        {
            self.model(old, new, subject, path);
        }
    }

    fn model(&mut self, old: ModelId, new: ModelId, subject: String, path: String) {
        let site = Site {
            subject,
            path,
            ..self.site_of(old, new)
        };
        self.model_facts(&self.old[old], &self.new[new], &site);
        let (was, is) = (Type::Model(old), Type::Model(new));
        let sides = (Held::new(&was, None), Held::new(&is, None));
        self.shapes((old, new), sides, &site, MODEL);
    }

    /// Compares the values that two models allow.
    pub fn shapes(
        &mut self,
        (old, new): (ModelId, ModelId),
        (was, is): (Held<'_>, Held<'_>),
        site: &Site<'_>,
        holder: Holder,
    ) {
        let (old, new) = (&self.old[old], &self.new[new]);
        let rules = |model: &'_ Model| model.rules.as_deref().cloned();
        let (mut old_rules, mut new_rules) = (rules(old), rules(new));
        for rules in [&mut old_rules, &mut new_rules] {
            drop_fields(rules, [old, new]);
        }
        let any = &Type::Any;
        let (own_was, own_is) = (old_rules.as_ref(), new_rules.as_ref());
        if !matches!((&old.shape, &new.shape), (Shape::Alias(_), Shape::Alias(_))) {
            self.rules(Held::new(any, own_was), Held::new(any, own_is), site, PLACE);
        }
        match (&old.shape, &new.shape) {
            (Shape::Struct(old), Shape::Struct(new)) => {
                self.structs((old, own_was), (new, own_is), site);
            }
            (Shape::Enum(old), Shape::Enum(new)) => self.enums(old, new, site),
            (Shape::Union(old), Shape::Union(new)) => self.unions(old, new, site),
            (Shape::Alias(old), Shape::Alias(new)) => {
                let (old, new) = (Held::new(old, own_was), Held::new(new, own_is));
                self.held(old, new, site, ALIAS);
            }
            (Shape::Tuple(old), Shape::Tuple(new)) if old.len() == new.len() => {
                for (old, new) in old.iter().zip(new) {
                    self.held(Held::new(old, None), Held::new(new, None), site, ALIAS);
                }
            }
            (Shape::Map(old), Shape::Map(new)) => {
                self.held(
                    Held::new(&old.keys, None),
                    Held::new(&new.keys, None),
                    site,
                    ALIAS,
                );
                let values = (Held::new(&old.values, None), Held::new(&new.values, None));
                self.held(values.0, values.1, site, ALIAS);
            }
            (Shape::Alias(old), _) => self.held(Held::new(old, own_was), is, site, holder),
            (_, Shape::Alias(new)) => self.held(was, Held::new(new, own_is), site, holder),
            _ => self.by_meaning(was, is, site, holder),
        }
    }

    /// Compares the properties of a model that do not depend on its shape.
    fn model_facts(&mut self, old: &Model, new: &Model, site: &Site<'_>) {
        let nested = !old.role.is_published() || !new.role.is_published();
        if old.name != new.name && !nested {
            self.push(
                Kind::ModelRenamed,
                site,
                format!("was called {}", code(&old.name)),
            );
        }
        if file(self.old, &old.origin) != file(self.new, &new.origin) && !nested {
            let sentence = format!(
                "moved to {} from {}",
                code(&new.origin.file),
                code(&old.origin.file)
            );
            self.push(Kind::ModelMoved, site, sentence);
        }
        if old.nullable != new.nullable {
            match new.nullable {
                true => self.push(Kind::ModelBecameNullable, site, "may now be null"),
                false => self.push(Kind::ModelBecameNonNullable, site, "may no longer be null"),
            }
        }
        if old.deprecated != new.deprecated {
            match new.deprecated {
                true => self.push(Kind::ModelDeprecated, site, "is now deprecated"),
                false => self.push(Kind::ModelUndeprecated, site, "is no longer deprecated"),
            }
        }
        if let (Shape::Struct(_), Shape::Struct(_)) = (&old.shape, &new.shape) {
            match (literal(old), literal(new)) {
                (false, true) if new.usage.request => self.push(
                    Kind::ModelEnteredRequests,
                    site,
                    "is now used in requests too",
                ),
                (true, false) if old.usage.request => self.push(
                    Kind::ModelLeftRequests,
                    site,
                    "is now used in responses only",
                ),
                _ => {}
            }
        }
        if !nested {
            self.model_tags(old, new, site);
        }
        let parts = [
            ("title", old.title != new.title),
            ("description", old.docs != new.docs),
            ("example", old.example != new.example),
            ("description of a value", value_docs(old) != value_docs(new)),
        ];
        if let Some(sentence) = changed_words(&parts) {
            self.push(Kind::ModelDocsChanged, site, sentence);
        }
    }

    fn structs(
        &mut self,
        (old, was): (&Struct, Option<&Rules>),
        (new, is): (&Struct, Option<&Rules>),
        site: &Site<'_>,
    ) {
        self.fields(&old.fields, &new.fields, site);
        match (&old.additional, &new.additional) {
            (Additional::Typed(old), Additional::Typed(new)) => {
                let inside = Site {
                    path: format!("{}{{}}", site.path),
                    ..site.clone()
                };
                let values =
                    |rules: Option<&'_ Rules>| rules.and_then(|rules| rules.values.clone());
                let (was, is) = (values(was), values(is));
                let old = Held::new(old, was.as_deref());
                self.held(old, Held::new(new, is.as_deref()), &inside, ADDITIONAL);
            }
            (_, Additional::Typed(ty)) => {
                let sentence = format!(
                    "undeclared properties now hold {}",
                    type_words(self.new, ty)
                );
                self.push(Kind::AdditionalAllowed, site, sentence);
            }
            (Additional::Typed(ty), _) => {
                let sentence = format!(
                    "undeclared properties no longer hold {}",
                    type_words(self.old, ty)
                );
                self.push(Kind::AdditionalDropped, site, sentence);
            }
            (Additional::Unspecified, Additional::Forbidden) => {
                self.push(
                    Kind::AdditionalForbidden,
                    site,
                    "undeclared properties are now forbidden",
                );
            }
            (Additional::Forbidden, Additional::Unspecified) => {
                self.push(
                    Kind::AdditionalPermitted,
                    site,
                    "undeclared properties are no longer forbidden",
                );
            }
            (Additional::Unspecified, Additional::Unspecified)
            | (Additional::Forbidden, Additional::Forbidden) => {}
        }
    }

    fn enums(&mut self, old: &Enum, new: &Enum, site: &Site<'_>) {
        if std::mem::discriminant(&old.base) != std::mem::discriminant(&new.base) {
            let (is, was) = (
                type_words(self.new, &new.base),
                type_words(self.old, &old.base),
            );
            self.push(
                Kind::EnumBaseChanged,
                site,
                format!("values are now {is} and were {was}"),
            );
        }
        let key = |value: &EnumValue| value.value.to_string();
        let (was, is) = (by_name(&old.values, key), by_name(&new.values, key));
        for (key, value) in &was {
            match is.get(key) {
                None => {
                    let sentence = format!("no longer has the value {}", value_words(&value.value));
                    self.push(Kind::EnumValueRemoved, site, sentence);
                }
                Some(other) if other.name != value.name => {
                    let name = |name: &Option<String>| {
                        name.as_ref().map_or("no name".into(), |name| code(name))
                    };
                    let (is, was) = (name(&other.name), name(&value.name));
                    let value = value_words(&value.value);
                    self.push(
                        Kind::EnumValueRenamed,
                        site,
                        format!("the value {value} now has {is} and had {was}"),
                    );
                }
                Some(_) => {}
            }
        }
        for (_, value) in is.iter().filter(|(key, _)| !was.contains_key(*key)) {
            self.push(
                Kind::EnumValueAdded,
                site,
                format!("has the new value {}", value_words(&value.value)),
            );
        }
        let kept = was.keys().filter(|key| is.contains_key(*key));
        if kept.ne(is.keys().filter(|key| was.contains_key(*key))) {
            self.push(
                Kind::EnumReordered,
                site,
                "lists its values in another order",
            );
        }
    }
}

/// The kinds of changes to a model.
const MODEL: Holder = Holder {
    changed: Kind::ModelShapeChanged,
    ..PLACE
};

fn value_docs(model: &Model) -> BTreeMap<String, Option<&String>> {
    match &model.shape {
        Shape::Enum(shape) => {
            let documented = shape.values.iter().filter(|value| value.docs.is_some());
            documented
                .map(|value| (value.value.to_string(), value.docs.as_ref()))
                .collect()
        }
        _ => BTreeMap::new(),
    }
}

/// Describes an added or removed model. A schema written in place does not come or go; only its name does.
fn came_or_went(model: &Model, component: &str, lifted: &str) -> String {
    match model.role {
        Role::Lifted => format!("{lifted} {}: {}", code(&model.name), words(model)),
        _ => format!("{component}: {}", words(model)),
    }
}

fn words(model: &Model) -> &'static str {
    match &model.shape {
        Shape::Struct(_) => "an object",
        Shape::Enum(_) => "an enum",
        Shape::Union(_) => "a union",
        Shape::Tuple(_) => "a tuple",
        Shape::Map(_) => "a map",
        Shape::Alias(_) => "a name for a type",
    }
}

/// Removes the required names that are fields on either side: they are reported for the fields.
fn drop_fields(rules: &mut Option<Rules>, sides: [&Model; 2]) {
    let is_field = |name: &String| {
        sides.iter().any(|model| match &model.shape {
            Shape::Struct(shape) => shape.fields.iter().any(|field| field.wire_name == *name),
            _ => false,
        })
    };
    if let Some(rules) = rules {
        rules.required.retain(|name| !is_field(name));
    }
}
