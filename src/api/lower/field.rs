//! Turns a property into a field: its type and its annotations.
//!
//! Descriptions, examples and limits come from the property itself, then from the schema that it
//! is an alias of.

use super::facts::Declared;
use super::lowering::{Lowering, MOST_DEPTH, Typed};
use super::shape::Form;
use crate::api::{Field, Limits, Type, Value};
use crate::openapi::{Node, SchemaView, Target};

impl<'a> Lowering<'a, '_> {
    pub(super) fn field(
        &mut self,
        wire_name: &str,
        declared: &Declared<'a>,
        parent: &str,
    ) -> Field {
        let typed = self.ty(declared, parent, &format!("_{wire_name}"));
        self.field_typed(wire_name, declared, typed)
    }

    /// Builds a field with a type that is already known.
    pub(super) fn field_typed(
        &mut self,
        wire_name: &str,
        declared: &Declared<'a>,
        typed: Typed,
    ) -> Field {
        let views = self.annotating(declared, self.has_own_model(&typed.ty));
        let text = |key: &str| {
            views
                .iter()
                .find_map(|view| view.text(key))
                .map(str::to_owned)
        };
        let flag = |key: &str| {
            let says = views.iter().find(|view| view.node.get(key).is_some());
            says.is_some_and(|view| view.flag(key))
        };
        // `readOnly` and `writeOnly` of a target apply wherever a reference leads to it.
        let all = self.annotating(declared, false);
        let direction = |key: &str| {
            let says = all.iter().find(|view| view.node.get(key).is_some());
            says.is_some_and(|view| view.flag(key))
        };
        let limits = views.iter().map(|view| Limits::of(*view));
        let limits = limits
            .into_iter()
            .find(|limits| *limits != Limits::default());
        Field {
            wire_name: wire_name.to_owned(),
            docs: text("description"),
            required: false,
            declared: true,
            nullable: typed.nullable,
            read_only: direction("readOnly"),
            write_only: direction("writeOnly"),
            deprecated: flag("deprecated"),
            default: views.iter().find_map(|view| view.default()),
            example: views.iter().find_map(|view| view.example()),
            only: self.only_values(declared, &typed.ty),
            limits: limits.unwrap_or_default(),
            rules: self.rules(declared, &typed.ty),
            recursive: false,
            origin: self.spec.origin(declared[0]),
            ty: typed.ty,
        }
    }

    /// Builds a field of any JSON for a name that is required but not declared.
    pub(super) fn field_of_any(&self, wire_name: &str, required_by: Target<'a>) -> Field {
        Field {
            required: true,
            declared: false,
            ..Field::of_any(wire_name, self.spec.origin(required_by))
        }
    }

    /// Returns the values that a boolean lists.
    fn only_values(&self, declared: &Declared<'a>, ty: &Type) -> Vec<Value> {
        if *ty != Type::Boolean {
            return Vec::new();
        }
        let facts = self.facts(declared);
        let listed = facts.parts.iter().flat_map(|part| part.listed_values());
        let values: Vec<Value> = listed.map(Node::value).collect();
        values
            .into_iter()
            .filter(|value| matches!(value, Value::Bool(_)))
            .collect()
    }

    /// Returns `true` if the type is a model that is not an alias of a plain type.
    fn has_own_model(&self, ty: &Type) -> bool {
        let Type::Model(id) = ty else { return false };
        self.schema_of(*id).is_none_or(|at| !self.is_plain(at, 0))
    }

    /// Returns `true` if the values of a schema need no model.
    pub(super) fn is_plain(&self, at: Target<'a>, depth: usize) -> bool {
        if depth > MOST_DEPTH || self.families.is_parent(at) {
            return false;
        }
        let joined = self.join(&[at]);
        if let [only] = joined.conjuncts[..]
            && only.referenced
        {
            return self.is_plain(only.at, depth + 1);
        }
        let plain = |form| matches!(form, Form::Simple(_) | Form::List | Form::Map);
        joined.broken || plain(self.form(&self.facts(&[at])))
    }

    /// Returns the schemas whose annotations describe the field, the closest first. A target with a
    /// model has its own annotations, and OpenAPI 3.0 ignores keywords beside a reference.
    fn annotating(&self, declared: &Declared<'a>, has_model: bool) -> Vec<SchemaView<'a>> {
        let mut views = Vec::new();
        for &at in declared {
            self.annotating_of(at, has_model, 0, &mut views);
        }
        views
    }

    fn annotating_of(
        &self,
        at: Target<'a>,
        has_model: bool,
        depth: usize,
        into: &mut Vec<SchemaView<'a>>,
    ) {
        let at = self.bound(at);
        let view = self.view(at);
        let is_read = view.reference().is_none()
            || view.wraps_reference()
            || view.kind() != crate::openapi::Kind::Reference;
        if is_read {
            into.push(view);
        }
        let target = view.reference().and_then(|_| self.spec.follow(at).ok());
        let mut members = view.list("allOf").iter().map(|node| at.at(node));
        let lone = match (members.next(), members.next()) {
            (Some(only), None) if view.properties().next().is_none() => Some(only),
            _ => self.lone_alternative(view, at).map(|(only, _)| only),
        };
        for next in target
            .into_iter()
            .chain(lone)
            .filter(|_| !has_model && depth < 8)
        {
            if !std::ptr::eq(next.node, at.node) {
                self.annotating_of(next, has_model, depth + 1, into);
            }
        }
    }
}
