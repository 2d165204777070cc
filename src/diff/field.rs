//! Compares the fields of a struct: those that were added or removed, and changes of the others.

use super::comparison::{Comparison, Site, by_name, changed_words};
use super::held::Held;
use super::holder::FIELD;
use super::kind::Kind;
use super::words::{type_words, value_words};
use crate::api::{Field, Type, Value};

impl Comparison<'_> {
    /// Compares the fields of a model, by wire name.
    pub fn fields(&mut self, old: &[Field], new: &[Field], site: &Site<'_>) {
        let name = |field: &Field| field.wire_name.clone();
        let (was, is) = (by_name(old, name), by_name(new, name));
        for (name, field) in &was {
            let old_site = Site {
                path: format!("{}.{name}", site.path),
                old: Some(&field.origin),
                ..site.clone()
            };
            match is.get(name) {
                Some(other) => {
                    let new = Some(&other.origin);
                    self.field(field, other, &Site { new, ..old_site });
                }
                None => self.field_of_one_side(field, false, &old_site),
            }
        }
        for (name, field) in is.iter().filter(|(name, _)| !was.contains_key(*name)) {
            let path = format!("{}.{name}", site.path);
            let new = Some(&field.origin);
            let site = Site {
                path,
                new,
                ..site.clone()
            };
            self.field_of_one_side(field, true, &site);
        }
        let both = |name: &&String| {
            [&was, &is]
                .iter()
                .all(|side| side.get(*name).is_some_and(|field| field.required))
        };
        if was.keys().filter(both).ne(is.keys().filter(both)) {
            self.push(
                Kind::RequiredFieldsReordered,
                site,
                "lists its required fields in another order",
            );
        }
    }

    /// Pushes a field that only one side has.
    fn field_of_one_side(&mut self, field: &Field, is_new: bool, site: &Site<'_>) {
        let kind = match (is_new, field.required) {
            (true, true) => Kind::FieldAddedRequired,
            (true, false) => Kind::FieldAddedOptional,
            (false, true) => Kind::FieldRemovedRequired,
            (false, false) => Kind::FieldRemovedOptional,
        };
        let (api, word) = match is_new {
            true => (self.new, "new"),
            false => (self.old, "gone"),
        };
        let sentence = format!(
            "is {word}: {}, {}",
            state(field),
            type_words(api, &field.ty)
        );
        self.push(kind, &restricted(site, field, field), sentence);
    }

    fn field(&mut self, old: &Field, new: &Field, site: &Site<'_>) {
        let site = &restricted(site, old, new);
        self.field_type(old, new, site);
        if old.required != new.required {
            match new.required {
                true => self.push(Kind::FieldBecameRequired, site, "is now required"),
                false => self.push(Kind::FieldBecameOptional, site, "is no longer required"),
            }
        }
        if is_nullable(old) != is_nullable(new) && !self.is_told_of_null(old, new) {
            let (kind, sentence) = match new.nullable {
                true => (Kind::FieldBecameNullable, "may now be null"),
                false => (Kind::FieldBecameNonNullable, "may no longer be null"),
            };
            self.push(kind, site, sentence);
        }
        self.field_access(old, new, site);
        if old.default != new.default {
            let words =
                |value: &Option<Value>| value.as_ref().map_or("none".to_owned(), value_words);
            let sentence = format!(
                "the default is now {} and was {}",
                words(&new.default),
                words(&old.default)
            );
            self.push(Kind::FieldDefaultChanged, site, sentence);
        }
        if old.deprecated != new.deprecated {
            match new.deprecated {
                true => self.push(Kind::FieldDeprecated, site, "is now deprecated"),
                false => self.push(Kind::FieldUndeprecated, site, "is no longer deprecated"),
            }
        }
        let parts = [
            ("description", old.docs != new.docs),
            ("example", old.example != new.example),
        ];
        if let Some(sentence) = changed_words(&parts) {
            self.push(Kind::FieldDocsChanged, site, sentence);
        }
    }

    fn field_type(&mut self, old: &Field, new: &Field, site: &Site<'_>) {
        let at = self.changes.len();
        let was = Held::new(&old.ty, old.rules.as_deref());
        let is = Held::new(&new.ty, new.rules.as_deref());
        self.held(was, is, site, FIELD);
        if self.changes.len() > at || old.recursive == new.recursive {
            return;
        }
        match new.recursive {
            true => self.push(Kind::FieldBecameRecursive, site, "now holds its own model"),
            false => self.push(
                Kind::FieldBecameDirect,
                site,
                "no longer holds its own model",
            ),
        }
    }

    /// Returns `true` if another change already reports the difference in nullability: that of the type, or that of the
    /// model.
    fn is_told_of_null(&self, old: &Field, new: &Field) -> bool {
        old.ty == Type::Any || new.ty == Type::Any || self.is_null_of_model(&old.ty, &new.ty)
    }

    fn field_access(&mut self, old: &Field, new: &Field, site: &Site<'_>) {
        match (old.read_only, new.read_only) {
            (false, true) => self.push(Kind::FieldBecameReadOnly, site, "is now read-only"),
            (true, false) => self.push(Kind::FieldBecameReadWrite, site, "is no longer read-only"),
            _ => {}
        }
        match (old.write_only, new.write_only) {
            (false, true) => self.push(Kind::FieldBecameWriteOnly, site, "is now write-only"),
            (true, false) => self.push(Kind::FieldBecameReadable, site, "is no longer write-only"),
            _ => {}
        }
    }
}

fn state(field: &Field) -> &'static str {
    match (field.required, field.declared) {
        (true, true) => "required",
        (true, false) => "required but not declared",
        (false, _) => "optional",
    }
}

/// Returns `true` if the field may be `null`: it is nullable, or accepts any value.
fn is_nullable(field: &Field) -> bool {
    field.nullable || field.ty == Type::Any
}

/// Excludes directions that the field is not part of: requests do not contain read-only fields, nor responses
/// write-only ones.
fn restricted<'a>(site: &Site<'a>, old: &Field, new: &Field) -> Site<'a> {
    Site {
        request: site.request && !(old.read_only && new.read_only),
        response: site.response && !(old.write_only && new.write_only),
        ..site.clone()
    }
}
