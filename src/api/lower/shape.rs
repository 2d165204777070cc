//! Decides which form the values of a schema have, and builds the shape of a model.
//!
//! It chooses between struct, enum, union and plain types. Each of these is built in its own file.

use super::facts::{Choice, Facts};
use super::join::Joined;
use super::lowering::Lowering;
use super::values::Values;
use crate::api::{Shape, Type};
use crate::diagnostic::Code;
use crate::openapi::{Additional, Target};

/// The form of a value, before anything is named.
pub(super) enum Form<'a> {
    /// A type that needs no model.
    Simple(Type),
    List,
    /// A list with a schema for each position.
    Tuple,
    Map,
    /// An object whose property names are listed by this schema.
    Keyed(Target<'a>),
    /// An object with known properties.
    Struct,
    /// An object with its own properties and alternatives that add to them.
    Merged,
    Enum(Values<'a>),
    Union(Choice<'a>),
    /// Several types at once.
    Several,
    /// No value is valid, or no type can express the valid ones.
    Contradiction,
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn shape(&mut self, schemas: &[Target<'a>], name: &str) -> Shape {
        if let [only] = schemas
            && self.families.is_parent(*only)
        {
            return self.family(*only, name);
        }
        let facts = self.facts(schemas);
        if facts.cut {
            self.report_too_many_parts(schemas[0]);
        }
        let Joined {
            conjuncts, broken, ..
        } = self.join(schemas);
        if broken {
            return Shape::Alias(Type::Any);
        }
        if let [only] = conjuncts[..]
            && only.referenced
            && (self.view(self.bound(schemas[0])).list("allOf").is_empty()
                || !self.is_struct(only.at))
        {
            return Shape::Alias(self.held(only.at, name, ""));
        }
        self.report_unread(&facts);
        let form = self.form(&facts);
        self.shape_of(form, &facts, schemas, name)
    }

    fn shape_of(
        &mut self,
        form: Form<'a>,
        facts: &Facts<'a>,
        schemas: &[Target<'a>],
        name: &str,
    ) -> Shape {
        match form {
            Form::Simple(ty) => Shape::Alias(ty),
            Form::List => Shape::Alias(self.list(facts, name)),
            Form::Map => Shape::Alias(self.map(facts, name)),
            Form::Tuple => self.tuple(facts, name),
            Form::Keyed(keys) => self.keyed_map(facts, keys, name),
            Form::Struct | Form::Merged => self.structure(facts, schemas[0], name),
            Form::Enum(values) => self.enumeration(values, schemas[0]),
            Form::Union(choice) => {
                let shape = self.union(&choice, schemas[0], name);
                self.demand_of_members(facts, &shape);
                shape
            }
            Form::Several => self.several(facts, schemas[0], name),
            Form::Contradiction => {
                self.report_contradiction(schemas[0]);
                Shape::Alias(Type::Any)
            }
        }
    }

    /// Returns `true` if the values of a schema are objects with known properties.
    pub(super) fn is_struct(&self, at: Target<'a>) -> bool {
        if self.families.is_parent(at) {
            return false;
        }
        let facts = self.facts(&[at]);
        matches!(self.form(&facts), Form::Struct | Form::Merged)
    }

    pub(super) fn form(&self, facts: &Facts<'a>) -> Form<'a> {
        let types = facts.types();
        if let Some(values) = self.values(facts) {
            return Form::Enum(values);
        }
        let choices: Vec<&Choice<'a>> = facts
            .choices
            .iter()
            .filter(|choice| self.adds_shape(choice, &types))
            .collect();
        if let [choice, ..] = choices[..] {
            return self.form_of_choice(facts, choice, choices.len());
        }
        if facts.contradicts() {
            return Form::Contradiction;
        }
        match types[..] {
            [] => self.untyped(facts),
            [only] => self.typed(only, facts),
            _ => Form::Several,
        }
    }

    fn form_of_choice(&self, facts: &Facts<'a>, choice: &Choice<'a>, count: usize) -> Form<'a> {
        if let Some(values) = self.annotated_values(choice) {
            return Form::Enum(values);
        }
        if count == 1 && self.declare_all(choice, facts) {
            return Form::Union(choice.clone());
        }
        let all = facts.choices.iter().flat_map(|choice| &choice.members);
        let objects = all.into_iter().all(|&member| {
            self.behind(member)
                .is_none_or(|member| self.facts(&[member]).is_object())
        });
        if objects {
            Form::Merged
        } else {
            Form::Contradiction
        }
    }

    /// Returns `true` if each alternative declares the properties beside the choice, so that a union loses none.
    fn declare_all(&self, choice: &Choice<'a>, facts: &Facts<'a>) -> bool {
        facts.properties.is_empty()
            || choice.members.iter().all(|&member| {
                let known = self.facts(&[member]);
                let mut names = facts.properties.keys();
                names.all(|name| known.properties.contains_key(name))
            })
    }

    /// Returns `true` if the alternatives affect the shape: not if they only limit values, and not
    /// beside a simple type.
    fn adds_shape(&self, choice: &Choice<'a>, types: &[&str]) -> bool {
        if let ["string" | "integer" | "number" | "boolean"] = types {
            return self.annotated_values(choice).is_some();
        }
        choice.members.iter().any(|&member| {
            let facts = self.facts(&[member]);
            let named = facts.types();
            !facts.properties.is_empty()
                || !facts.choices.is_empty()
                || facts.values().is_some()
                || !facts.items().is_empty()
                || !matches!(facts.additional().0, Additional::Absent)
                || !named.is_empty() && named != types
        })
    }

    fn untyped(&self, facts: &Facts<'a>) -> Form<'a> {
        if !facts.properties.is_empty() {
            return Form::Struct;
        }
        let positions = self.positions(facts).len();
        if positions > 0 || !facts.items().is_empty() {
            return self.list_form(facts, positions);
        }
        if let Some(keys) = self.keys(facts).filter(|_| facts.is_map()) {
            return Form::Keyed(keys);
        }
        match facts.additional().0 {
            Additional::Schema(_) | Additional::Anything => Form::Map,
            // Encoded bytes are strings, even without a `type`.
            _ if facts.is_encoded() => Form::Simple(Type::String(facts.format())),
            Additional::Forbidden | Additional::Absent => Form::Simple(Type::Any),
        }
    }

    fn list_form(&self, facts: &Facts<'a>, positions: usize) -> Form<'a> {
        match self.is_tuple(facts, positions) {
            true => Form::Tuple,
            false => Form::List,
        }
    }

    fn typed(&self, name: &str, facts: &Facts<'a>) -> Form<'a> {
        let format = facts.format();
        Form::Simple(match name {
            "string" => Type::String(format),
            "integer" => Type::Integer(facts.integer_format()),
            "number" => Type::Number(format),
            "boolean" => Type::Boolean,
            "array" => return self.list_form(facts, self.positions(facts).len()),
            "object" if !facts.properties.is_empty() => return Form::Struct,
            "object" if self.keys(facts).is_some() && facts.is_map() => {
                return self.keys(facts).map_or(Form::Map, Form::Keyed);
            }
            "object" => match facts.additional().0 {
                Additional::Schema(_) | Additional::Anything => return Form::Map,
                Additional::Forbidden | Additional::Absent => Type::Object,
            },
            _ => Type::Any,
        })
    }

    pub(super) fn report_contradiction(&mut self, at: Target<'a>) {
        let message = "no type says what all parts of this schema allow; it becomes plain JSON";
        self.diagnostics
            .push(Code::MergedConflict, at.place(), message);
    }
}
