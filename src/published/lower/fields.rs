//! Turns the properties of a schema into the fields of a struct, both as values have them and as pages list them.
//!
//! The properties have been collected before; the type of a field is the job of `types`.

use std::collections::HashSet;

use super::lowering::Lowering;
use crate::diagnostic::Code;
use crate::openapi::{self, Kind};
use crate::published::graph::MOST_PARTS;
use crate::published::properties::{Properties, Property, properties};
use crate::published::schema::{Link, SchemaId};
use crate::published::{Additional, Field, Limits, Struct, Type, Value};

impl<'a> Lowering<'a, '_> {
    /// Returns the fields of the properties as pages list them.
    pub(super) fn listed_fields(
        &mut self,
        id: SchemaId,
        found: &Properties<'a>,
        name: &str,
    ) -> Vec<Field> {
        if found.cut {
            self.say_too_many_parts(id);
        }
        let most = self.most_members(id, found.list.len(), "properties");
        let mut fields = Vec::with_capacity(most);
        for (&property_name, property) in found.list.iter().take(most) {
            let mut field = self.field(property_name, *property, name);
            if !self.has_room(&field, id) {
                break;
            }
            field.required = found.is_listed_required(property_name);
            if self.has_listed_type(property.schema) {
                field.ty = self.listed_type(property.schema, &format!("{name}_{property_name}"));
            }
            fields.push(field);
        }
        fields
    }

    /// Returns the fields of a schema of parts, both as values have them and as pages list them.
    pub(super) fn structure(&mut self, id: SchemaId, name: &str) -> (Struct, Vec<Field>) {
        let found = properties(&mut self.graph, id);
        let fields = self.listed_fields(id, &found, name);
        let mut merged = self.fields_of_values(&found, &fields, name);
        for field in &mut merged {
            field.required = found.is_required(&field.wire_name);
        }
        if found.has_choice() {
            for (field, property) in merged.iter_mut().zip(found.list.values()) {
                if property.conflict {
                    let message = format!(
                        "alternatives give `{}` different types; it becomes plain JSON",
                        field.wire_name
                    );
                    self.diagnostics.push(
                        Code::MergedConflict,
                        self.graph[property.schema].at.place(),
                        message,
                    );
                    field.ty = Type::Any;
                }
            }
        }
        let additional = self.additional(id, name, &mut HashSet::new());
        (
            Struct {
                fields: merged,
                additional,
            },
            fields,
        )
    }

    /// Returns the fields as values have them. Pages lose keywords beside a choice of one, and know some types only in part.
    pub(super) fn fields_of_values(
        &mut self,
        found: &Properties<'a>,
        listed: &[Field],
        name: &str,
    ) -> Vec<Field> {
        let mut fields = listed.to_vec();
        for (field, property) in fields.iter_mut().zip(found.list.values()) {
            let words = self.graph[property.schema]
                .wrapper
                .and_then(|wrapper| wrapper.get("description")?.node.as_str());
            field.docs = words.map(str::to_owned).or(field.docs.take());
            if self.has_listed_type(property.schema) {
                field.ty = self
                    .ty(property.schema, name, &format!("_{}", field.wire_name))
                    .ty;
            }
        }
        fields
    }

    /// Returns the rule for undeclared properties, from the schema or from a part of its `allOf`.
    pub(super) fn additional(
        &mut self,
        id: SchemaId,
        name: &str,
        seen: &mut HashSet<SchemaId>,
    ) -> Additional {
        if !seen.insert(id) || seen.len() > MOST_PARTS {
            return Additional::Unspecified;
        }
        if let Link::Component(component) = self.graph[id].link {
            return self.additional(self.graph.component(component), name, seen);
        }
        match self.graph[id].additional {
            openapi::Additional::Forbidden => Additional::Forbidden,
            openapi::Additional::Anything => Additional::Typed(Type::Any),
            openapi::Additional::Schema(value) => {
                Additional::Typed(self.held(value, name, "_value"))
            }
            openapi::Additional::Absent => {
                let members = self.graph[id].all_of.clone();
                let said = members
                    .into_iter()
                    .map(|member| self.additional(member, name, seen));
                said.filter(|additional| matches!(additional, Additional::Typed(_)))
                    .last()
                    .unwrap_or_default()
            }
        }
    }

    /// Returns the limits of a schema, or else those of its first part, which represents a schema of parts.
    fn limits(&self, id: SchemaId) -> Limits {
        let of_first_part = || {
            let first = self.graph.resolve_alias(*self.graph[id].all_of.first()?);
            (self.graph[first].link == Link::None).then(|| Limits::of(self.graph.view(first)))
        };
        Limits::of(self.graph.view(id)).or(of_first_part)
    }

    pub(super) fn field(&mut self, wire_name: &str, property: Property, parent: &str) -> Field {
        let id = property.schema;
        let typed = self.ty(id, parent, &format!("_{wire_name}"));
        let schema = &self.graph[id];
        let own = self.graph.view(id);
        // A copy loses everything beside a reference.
        let linked =
            schema.link != Link::None && (schema.kind == Kind::Reference || property.copied);
        // For a reference in a wrapper, pages show the example of a target without a model, and its description if the
        // wrapper has none.
        let member = schema.lone_member();
        let member = member.map(|member| self.graph.resolve_alias(member));
        let behind = member
            .filter(|&member| self.graph[member].link == Link::None)
            .map(|member| self.graph.view(member));
        let text = |key| {
            own.text(key)
                .or_else(|| behind?.text(key))
                .filter(|_| !linked)
                .map(str::to_owned)
        };
        let example = match (member, behind) {
            (Some(_), Some(behind)) => behind.example(),
            (Some(_), None) => None,
            (None, _) => own.example().filter(|_| !linked),
        };
        let default = own.default().filter(|_| !linked && !schema.reduced);
        let is_number = property.copied && matches!(typed.ty, Type::Number(_));
        let without_zeros = |value: Option<Value>, applies: bool| match applies {
            true => value.map(without_trailing_zeros),
            false => value,
        };
        let flag = |key: &str| {
            !linked
                && (own.flag(key)
                    || own.node.get(key).is_none() && behind.is_some_and(|b| b.flag(key)))
        };
        Field {
            wire_name: wire_name.to_owned(),
            docs: text("description"),
            required: false,
            nullable: typed.nullable || property.nullable,
            read_only: flag("readOnly"),
            write_only: flag("writeOnly"),
            deprecated: flag("deprecated"),
            // In the root file, a string stays one, so that it can be rejected as the default of a number.
            default: without_zeros(default, is_number && !self.graph.is_in_root(id)),
            example: without_zeros(example, is_number),
            limits: match linked {
                true => Limits::default(),
                false => self.limits(id),
            },
            recursive: false,
            inherited: property.copied,
            shown: self.shown(id, &typed.ty),
            is_model: self.is_model(id, &typed.ty),
            origin: self.graph.spec.origin(schema.at),
            ty: typed.ty,
        }
    }
}

/// Converts a quoted number. A field that is merged from a component passes through JSON, which drops the zeros of `'1.50'`.
fn without_trailing_zeros(value: Value) -> Value {
    let number = match &value {
        Value::String(text) => text
            .trim()
            .parse::<f64>()
            .ok()
            .filter(|number| number.is_finite()),
        _ => None,
    };
    #[expect(
        clippy::cast_possible_truncation,
        reason = "whole numbers of this size are exact"
    )]
    match number {
        Some(whole) if whole.fract() == 0.0 && whole.abs() < 1e15 => Value::Integer(whole as i128),
        Some(number) => Value::Float(number),
        None => value,
    }
}
