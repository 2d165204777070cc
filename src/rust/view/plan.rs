//! The facts about all models that decisions about a single one need: names, options, and the
//! fields where cycles of required fields are cut. It decides nothing about the contents of a type.

use std::collections::HashSet;

use super::fit_kind::{Constants, no_constants};
use super::gates::Gates;
use super::lead::leads;
use super::names::Names;
use super::path::{ModelPath, paths};
use super::pins::Pins;
use super::scalar::Scalars;
use crate::api::{Api, Field, Model, ModelId, Shape, Type};
use crate::config::{FieldOptions, Openness, RustOptions, SchemaOptions};
use crate::cycle::closing;

/// The facts about a whole API.
pub(super) struct Plan<'a> {
    pub(super) api: &'a Api,
    pub(super) options: &'a RustOptions,
    /// `true` if models are documented.
    documented: bool,
    pub(super) names: Names,
    /// The path of each model.
    pub(super) paths: Vec<ModelPath>,
    /// The sentence about the use of each model.
    pub(super) leads: Vec<String>,
    pub(super) gates: Gates,
    pub(super) scalars: Scalars,
    /// Cache of the constants in each model.
    pub(super) constants: Constants,
    /// Required fields that close a cycle of required fields, so that no value would be finite.
    endless: HashSet<(usize, usize)>,
    /// The models that are read next to integers, which tuples do in their own way.
    pub(super) by_integers: HashSet<ModelId>,
}

impl<'a> Plan<'a> {
    pub(super) fn new(api: &'a Api, options: &'a RustOptions, documented: bool) -> Self {
        let paths = paths(api);
        let names = Names::new(api, options, &paths);
        let mut plan = Self {
            api,
            options,
            documented,
            leads: match documented {
                true => leads(api, &names.types),
                false => vec![String::new(); api.models.len()],
            },
            names,
            paths,
            gates: Gates::new(api, options),
            scalars: Scalars::new(options),
            constants: no_constants(api.models.len()),
            endless: HashSet::new(),
            by_integers: HashSet::new(),
        };
        plan.endless = plan.endless_fields();
        plan.by_integers = plan.models_by_integers();
        plan
    }

    /// Returns documentation, or nothing if models are not documented.
    pub(super) fn docs(&self, make: impl FnOnce() -> Vec<String>) -> Vec<String> {
        match self.documented {
            true => make(),
            false => Vec::new(),
        }
    }

    /// Returns the Rust name of a model.
    pub(super) fn type_name(&self, id: ModelId) -> &str {
        &self.names.types[id.0 as usize]
    }

    /// Returns the name that the user has pinned for a part of a model.
    pub(super) fn pinned(
        &self,
        id: ModelId,
        wire: &str,
        named: fn(&str) -> String,
    ) -> Option<String> {
        Pins(&self.options.names).of_part(&self.paths[id.0 as usize], wire, named)
    }

    /// Returns the options of a schema.
    pub(super) fn schema(&self, model: &Model) -> Option<&'a SchemaOptions> {
        self.options.schemas.get(&model.name)
    }

    /// Returns the options of a field.
    pub(super) fn field(&self, model: &Model, field: &Field) -> Option<&'a FieldOptions> {
        self.schema(model)?.fields.get(&field.wire_name)
    }

    /// Returns the user's type that replaces the model.
    pub(super) fn replacement(&self, model: &Model) -> Option<&'a str> {
        self.schema(model)?.rust_type.as_deref()
    }

    /// Returns `true` if an enum or union keeps unknown values.
    pub(super) fn is_open(&self, model: &Model, all: Openness) -> bool {
        let own = self.schema(model).and_then(|schema| schema.openness);
        own.unwrap_or(all) == Openness::Open
    }

    /// Returns `true` if the field is required, regardless of its type.
    pub(super) fn is_required(&self, id: ModelId, number: usize, field: &Field) -> bool {
        let options = self.field(&self.api[id], field);
        let forced = options.and_then(|options| options.required);
        let usage = &self.api[id].usage;
        // `required` applies only in the direction in which the field is sent.
        let elsewhere = field.read_only && usage.request || field.write_only && usage.response;
        // Of a name that no schema declares, the spec is more likely wrong than every value.
        forced.unwrap_or(field.required && field.declared && !elsewhere)
            && !self.endless.contains(&(id.0 as usize, number))
    }

    /// Returns `true` if the field may be `null`.
    pub(super) fn is_nullable(&self, id: ModelId, field: &Field) -> bool {
        let options = self.field(&self.api[id], field);
        let forced = options.and_then(|options| options.nullable);
        forced.unwrap_or_else(|| field.nullable || self.takes_null(&field.ty))
    }

    /// Returns `true` if `null` is a value of the type, or of a member of a union at any depth.
    fn takes_null(&self, ty: &Type) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![ty];
        while let Some(ty) = open.pop() {
            let id = match ty {
                Type::Nullable(_) => return true,
                Type::Any if !seen.is_empty() => return true,
                Type::Model(id) => *id,
                _ => continue,
            };
            if let Shape::Union(union) = &self.api[id].shape
                && seen.insert(id)
            {
                open.extend(union.members.iter().map(|member| &member.ty));
            }
        }
        false
    }

    /// Returns the fields where cycles of required fields have to be cut.
    fn endless_fields(&self) -> HashSet<(usize, usize)> {
        let models = self.api.models();
        let parts: Vec<_> = models
            .map(|(id, model)| self.needed_models(id, model))
            .collect();
        closing(&parts, |id| id.0 as usize).into_iter().collect()
    }

    /// Returns `true` if a value of the type may require one of the model, through required fields
    /// or members of unions.
    pub(super) fn may_need(&self, ty: &Type, model: ModelId) -> bool {
        let mut seen = HashSet::new();
        let mut open: Vec<ModelId> = ty.model().into_iter().collect();
        while let Some(id) = open.pop() {
            if id == model {
                return true;
            }
            if !seen.insert(id) {
                continue;
            }
            match &self.api[id].shape {
                Shape::Struct(_) => {
                    open.extend(self.needed_models(id, &self.api[id]).into_iter().flatten())
                }
                Shape::Union(union) => {
                    open.extend(union.members.iter().filter_map(|member| member.ty.model()))
                }
                Shape::Tuple(items) => open.extend(items.iter().filter_map(Type::model)),
                Shape::Alias(ty) => open.extend(ty.model()),
                Shape::Map(_) => {}
                Shape::Enum(_) => {}
            }
        }
        false
    }

    fn needed_models(&self, id: ModelId, model: &Model) -> Vec<Option<ModelId>> {
        let Shape::Struct(shape) = &model.shape else {
            return Vec::new();
        };
        let needed = |(number, field): (usize, &Field)| match field.ty {
            Type::Model(held) => {
                let is_needed = self.is_required(id, number, field) && !self.is_nullable(id, field);
                is_needed.then_some(held)
            }
            _ => None,
        };
        shape.fields.iter().enumerate().map(needed).collect()
    }
}
