//! Turns the properties of a schema and all its parts into the fields of a struct.
//!
//! A property that several parts declare must satisfy all of them; one that only alternatives or conditional
//! schemas declare is optional. Turning a single property into a field is the job of `field`.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use super::facts::{Choice, Declared, Facts};
use super::lowering::{Lowering, Typed};
use crate::api::{Additional, Field, Shape, Struct, Type};
use crate::diagnostic::Code;
use crate::openapi::{self, Target};

impl<'a> Lowering<'a, '_> {
    pub(super) fn structure(&mut self, facts: &Facts<'a>, at: Target<'a>, name: &str) -> Shape {
        let required = facts.required();
        let by_choices = self.required_by_choices(facts, &required);
        let alternatives = self.alternatives_of(facts);
        let (said, optional): (IndexMap<_, _>, IndexMap<_, _>) = self
            .properties_of_alternatives(facts, &alternatives)
            .into_iter()
            .partition(|(name, _)| facts.properties.contains_key(name));
        let additional = match self.additional(facts, name) {
            Additional::Unspecified if self.keeps_others(at, facts) || keeps_any(&alternatives) => {
                Additional::Typed(Type::Any)
            }
            said => said,
        };
        let undeclared = match additional {
            Additional::Unspecified => self.undeclared(facts, &optional),
            _ => Vec::new(),
        };
        let count = facts.properties.len() + optional.len() + undeclared.len();
        let most = self.most_members(at, count, "properties");
        let mut fields = Vec::new();
        for (&wire_name, declared) in facts.properties.iter().take(most) {
            let mut field = match said.get(wire_name) {
                Some(alternatives) => self.field_said_by(wire_name, declared, alternatives, name),
                None => self.field(wire_name, declared, name),
            };
            field.required = required.contains(wire_name) || by_choices.contains(wire_name);
            if !self.has_room(&field, at) {
                break;
            }
            fields.push(field);
        }
        for (wire_name, declared) in optional.iter().take(most - fields.len().min(most)) {
            let mut field = self.field_of_alternatives(wire_name, declared, name);
            field.required = by_choices.contains(wire_name);
            if !self.has_room(&field, at) {
                break;
            }
            fields.push(field);
        }
        for (wire_name, place) in undeclared.into_iter().take(most - fields.len().min(most)) {
            let field = self.field_of_any(wire_name, place);
            if !self.has_room(&field, at) {
                break;
            }
            fields.push(field);
        }
        Shape::Struct(Struct { fields, additional })
    }

    /// Returns the names that are required and not declared, with the schemas that require them.
    pub(super) fn undeclared(
        &self,
        facts: &Facts<'a>,
        optional: &IndexMap<&'a str, Declared<'a>>,
    ) -> Vec<(&'a str, Target<'a>)> {
        let mut seen = HashSet::new();
        let parts = facts.parts.iter().zip(&facts.places);
        let names = parts.flat_map(|(part, &at)| part.required().map(move |name| (name, at)));
        names
            .filter(|(name, _)| {
                let declared = facts.properties.contains_key(name) || optional.contains_key(name);
                !declared && seen.insert(*name)
            })
            .collect()
    }

    /// Returns the names that all alternatives of a choice declare and that are required: in each of them, or beside them.
    fn required_by_choices(
        &self,
        facts: &Facts<'a>,
        required: &HashSet<&'a str>,
    ) -> HashSet<&'a str> {
        let of_member = |member: &Target<'a>| -> HashSet<&'a str> {
            let facts = self.facts(&[*member]);
            let own = facts.required();
            let names = facts.properties.keys().copied();
            names
                .filter(|name| own.contains(name) || required.contains(name))
                .collect()
        };
        let of_choice = |choice: &Choice<'a>| {
            let members = choice.members.iter().map(of_member);
            members.reduce(|all, next| &all & &next).unwrap_or_default()
        };
        facts.choices.iter().flat_map(of_choice).collect()
    }

    fn additional(&mut self, facts: &Facts<'a>, name: &str) -> Additional {
        match facts.additional().0 {
            openapi::Additional::Forbidden => Additional::Forbidden,
            openapi::Additional::Anything => Additional::Typed(Type::Any),
            openapi::Additional::Schema(_) => {
                let values = facts.additional_schemas();
                Additional::Typed(self.held_of(&values, name, "_value"))
            }
            openapi::Additional::Absent => Additional::Unspecified,
        }
    }

    /// Returns the facts of all alternatives and conditional schemas, and of theirs; the latter are marked.
    fn alternatives_of(&self, facts: &Facts<'a>) -> Vec<(Rc<Facts<'a>>, bool)> {
        let mut found = Vec::new();
        let mut open = members(facts);
        let mut seen = HashSet::new();
        while let Some((member, is_conditional)) = open.pop() {
            if !seen.insert(std::ptr::from_ref(member.node)) {
                continue;
            }
            let alternative = self.facts(&[member]);
            let inner = members(&alternative).into_iter();
            open.extend(inner.map(|(member, own)| (member, own || is_conditional)));
            found.push((alternative, is_conditional));
        }
        found
    }

    /// Returns the properties that only alternatives and conditional schemas give a shape, with their schemas.
    fn properties_of_alternatives(
        &self,
        facts: &Facts<'a>,
        alternatives: &[(Rc<Facts<'a>>, bool)],
    ) -> IndexMap<&'a str, Declared<'a>> {
        let mut found: IndexMap<&'a str, Declared<'a>> = IndexMap::new();
        for (alternative, is_conditional) in alternatives {
            for (&name, declared) in &alternative.properties {
                // What a condition says of a property does not hold for values that do not meet it.
                let own = facts.properties.get(name);
                if own.is_none_or(|own| !is_conditional && self.says_nothing(own)) {
                    found.entry(name).or_default().push(declared[0]);
                }
            }
        }
        found
    }

    /// Returns `true` if the schemas only have annotations and limits, which do not affect the shape.
    fn says_nothing(&self, declared: &Declared<'a>) -> bool {
        let joined = self.join(declared);
        joined.conjuncts.is_empty() && !joined.broken
    }

    /// Builds a field whose type comes from alternatives and whose annotations are its own.
    fn field_said_by(
        &mut self,
        wire_name: &str,
        own: &Declared<'a>,
        alternatives: &Declared<'a>,
        name: &str,
    ) -> Field {
        let words = self.field(wire_name, own, name);
        let said = self.field_of_alternatives(wire_name, alternatives, name);
        Field {
            ty: said.ty,
            nullable: words.nullable || said.nullable,
            only: said.only,
            ..words
        }
    }

    /// Builds a field from alternatives: the type that they agree on, else an enum of all values that they list, else the
    /// widest plain type that holds all.
    fn field_of_alternatives(
        &mut self,
        wire_name: &str,
        declared: &Declared<'a>,
        name: &str,
    ) -> Field {
        let mut distinct: Declared<'a> = Vec::new();
        for &at in declared {
            let same = |known: &Target<'a>| self.is_same(*known, at);
            if !distinct.iter().any(same) {
                distinct.push(at);
            }
        }
        let first = distinct[..1].to_vec();
        if let [_, _, ..] = distinct[..]
            && let Some(values) = self.values_of_any(&distinct)
        {
            let shape = self.enumeration(values, distinct[0]);
            let id = self.own_shape(&distinct, &format!("{name}_{wire_name}"), shape);
            let nullable = distinct.iter().any(|at| self.is_nullable(&[*at]));
            let ty = Type::Model(id);
            return self.field_typed(wire_name, &first, Typed { ty, nullable });
        }
        let mut field = self.field(wire_name, &first, name);
        for &other in &distinct[1..] {
            let typed = self.ty(&[other], name, &format!("_{wire_name}"));
            field.nullable |= typed.nullable;
            match self.wider(&field.ty, &typed.ty) {
                Some(ty) => field.ty = ty,
                None => {
                    let message = format!(
                        "alternatives give `{wire_name}` different types; it becomes plain JSON"
                    );
                    self.diagnostics
                        .push(Code::MergedConflict, other.place(), message);
                    field.ty = Type::Any;
                    break;
                }
            }
        }
        field
    }

    /// Returns the narrowest plain type that holds the values of both.
    fn wider(&self, first: &Type, second: &Type) -> Option<Type> {
        if first == second {
            return Some(first.clone());
        }
        match (self.base(first)?, self.base(second)?) {
            (Type::String(_), Type::String(_)) => Some(Type::String(None)),
            (Type::Integer(_), Type::Integer(_)) => Some(Type::Integer(None)),
            (Type::Number(_) | Type::Integer(_), Type::Number(_) | Type::Integer(_)) => {
                Some(Type::Number(None))
            }
            _ => None,
        }
    }

    /// Returns the type itself, or the base type of an enum.
    fn base(&self, ty: &Type) -> Option<Type> {
        let Type::Model(id) = ty else {
            return Some(ty.clone());
        };
        match self.own(*id).map(|model| &model.shape) {
            Some(Shape::Enum(listed)) => Some(listed.base.clone()),
            Some(_) => None,
            None => {
                let values = self.values(&self.facts(&[self.schema_of(*id)?]))?;
                Some(values.base().clone())
            }
        }
    }

    /// Returns `true` if two schemas are the same: one node, or equal and without references.
    fn is_same(&self, first: Target<'a>, second: Target<'a>) -> bool {
        let (Some(first), Some(second)) = (self.behind(first), self.behind(second)) else {
            return false;
        };
        std::ptr::eq(first.node, second.node)
            || first.node == second.node && !holds_reference(first)
    }
}

/// Returns `true` if an alternative says that properties without a declaration may follow, of any type or of one.
fn keeps_any(alternatives: &[(Rc<Facts<'_>>, bool)]) -> bool {
    let mut all = alternatives.iter();
    all.any(|(facts, _)| facts.additional().0.allows())
}

/// Returns the alternatives of all choices and the schemas that apply under a condition, which are marked; the last comes first.
fn members<'a>(facts: &Facts<'a>) -> Vec<(Target<'a>, bool)> {
    let alternatives = facts.choices.iter().flat_map(|choice| &choice.members);
    let alternatives = alternatives.map(|&member| (member, false));
    let conditional = facts.conditional.iter().map(|&member| (member, true));
    conditional.rev().chain(alternatives.rev()).collect()
}

/// Returns `true` if the schema contains a reference, so that its meaning depends on its file.
fn holds_reference(at: Target<'_>) -> bool {
    at.reference().is_some()
        || at
            .node
            .items()
            .iter()
            .any(|node| holds_reference(at.at(node)))
        || at
            .node
            .entries()
            .any(|(_, node)| holds_reference(at.at(node)))
}
