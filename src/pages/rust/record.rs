//! Builds a struct in the way that other crates can: by a literal, by `new`, by its builder or by
//! `default`. It chooses no values.
//!
//! Models that only responses contain are `non_exhaustive`: they are created by `new`, a builder or `default`,
//! and their other fields are set one by one.

use super::builder::ExampleBuilder;
use super::request::Sample;
use crate::api::Value;
use crate::rust::print::expression::{Code, Item as Argument};
use crate::rust::view::{Field, Item, State, Struct};

/// A field with its value, if it has one.
pub(super) struct Part {
    name: String,
    wire_name: Option<String>,
    required: bool,
    /// The value as the field holds it, and as an argument of `new`.
    value: Option<(Code, Code)>,
    json: Option<Value>,
    /// The code in a literal if there is no value.
    none: Code,
}

impl Part {
    pub(super) fn of_field(
        builder: &mut ExampleBuilder<'_>,
        field: &Field,
        made: Option<Sample>,
    ) -> Self {
        let none = match field.state {
            State::Patch if made.is_none() => Code::plain("Default::default()"),
            _ => Code::plain("None"),
        };
        let (value, json) = made
            .map(|Sample { code, json }| {
                let code = match field.boxed && !field.inner.foreign {
                    true => Code::call("Box::new", code),
                    false => code,
                };
                let held = in_state(field.state, code, builder);
                let taken = match field.takes_into {
                    true => held.clone().convertible(),
                    false => held.clone(),
                };
                ((held, taken), json)
            })
            .unzip();
        Part {
            name: field.name.clone(),
            wire_name: Some(field.wire_name.clone()),
            required: field.is_required(),
            value,
            json,
            none,
        }
    }

    /// Returns the field for undeclared properties.
    pub(super) fn of_rest(name: &str, made: Option<Sample>) -> Self {
        let (value, json) = made
            .map(|made| ((made.code.clone(), made.code), made.json))
            .unzip();
        Part {
            value,
            json,
            ..Part::absent(name)
        }
    }

    pub(super) fn absent(name: &str) -> Self {
        let none = Code::plain("Default::default()");
        Part {
            name: name.to_owned(),
            wire_name: None,
            required: false,
            value: None,
            json: None,
            none,
        }
    }

    pub(super) fn is_absent(&self) -> bool {
        self.value.is_none()
    }
}

/// A struct to build.
pub(super) struct Record<'r> {
    pub(super) item: &'r Item,
    pub(super) shape: &'r Struct,
    pub(super) parts: Vec<Part>,
    pub(super) variable: &'r str,
}

impl Record<'_> {
    pub(super) fn sample(self, builder: &mut ExampleBuilder<'_>) -> Sample {
        let json = self.json();
        let growing = self.item.non_exhaustive;
        let needs = self.shape.has_required();
        let has_new = self.shape.constructor.is_some();
        let name = builder.model_name(self.item.id);
        let code = match (growing, needs) {
            (false, false) if self.parts.iter().all(Part::is_absent) => {
                Code::plain(format!("{name}::default()"))
            }
            (false, false) => self.literal_with_default(&name),
            (false, true) if !has_new => self.literal(&name),
            (true, true) if !has_new => return builder.read(json, &name),
            _ if has_new => self.made_by_new(builder, &name),
            _ => self.set_one_by_one(builder, Code::plain(format!("{name}::default()"))),
        };
        Sample { code, json }
    }

    fn json(&self) -> Value {
        let mut entries = Vec::new();
        for part in &self.parts {
            match (&part.wire_name, &part.json) {
                (Some(name), Some(json)) => entries.push((name.clone(), json.clone())),
                (None, Some(Value::Map(rest))) => entries.extend(rest.iter().cloned()),
                _ => {}
            }
        }
        Value::Map(entries)
    }

    /// Writes a literal with every field.
    fn literal(self, name: &str) -> Code {
        let field = |part: Part| {
            Argument::field(&part.name, part.value.map_or(part.none, |(held, _)| held))
        };
        Code::literal(name, self.parts.into_iter().map(field).collect())
    }

    /// Writes a literal with the fields that have a value, and the default for the others.
    fn literal_with_default(self, name: &str) -> Code {
        let mut items: Vec<Argument> = Vec::new();
        for part in self.parts {
            items.extend(
                part.value
                    .map(|(held, _)| Argument::field(&part.name, held)),
            );
        }
        items.push(Argument::base(Code::plain("Default::default()")));
        Code::literal(name, items)
    }

    /// Writes a call of `new`, or of the builder where a type has one: its calls name the fields.
    fn made_by_new(mut self, builder: &mut ExampleBuilder<'_>, name: &str) -> Code {
        let required = self.parts.iter_mut().filter(|part| part.required);
        let taken = |part: &mut Part| {
            let value = part.value.take().map(|(_, taken)| taken);
            (part.name.clone(), value.unwrap_or(Code::plain("None")))
        };
        let arguments: Vec<(String, Code)> = required.map(taken).collect();
        let Some(functions) = &self.shape.builder else {
            let argument =
                |(name, taken): (String, _)| Argument::noted(taken, name.trim_start_matches("r#"));
            let arguments = arguments.into_iter().map(argument).collect();
            let head = Code::calls(&format!("{name}::new"), arguments);
            return self.set_one_by_one(builder, head);
        };
        let values = arguments.into_iter().map(|(_, taken)| taken);
        let set = functions.iter().zip(values);
        let set = set.map(|(function, taken)| Code::call(function, taken));
        let head = Code::Chain {
            head: Box::new(Code::plain(format!("{name}::builder()"))),
            calls: set.chain([Code::plain("build()?")]).collect(),
        };
        self.in_variable(builder, head)
    }

    /// Writes a statement for a value that takes many lines, and sets the other fields.
    fn in_variable(self, builder: &mut ExampleBuilder<'_>, head: Code) -> Code {
        if self.parts.iter().any(|part| part.value.is_some()) {
            return self.set_one_by_one(builder, head);
        }
        let variable = builder.variable(self.variable);
        let start = format!("let {variable} = ");
        builder.statements.push(head.statement(0, &start, ";"));
        Code::plain(variable)
    }

    /// Sets the other fields in separate statements: literals cannot be inferred from the generic
    /// argument of `with_…`.
    fn set_one_by_one(self, builder: &mut ExampleBuilder<'_>, head: Code) -> Code {
        let others: Vec<(String, Code)> = self
            .parts
            .into_iter()
            .filter_map(|part| Some((part.name, part.value?.0)))
            .collect();
        if others.is_empty() {
            return head;
        }
        let variable = builder.variable(self.variable);
        let mut lines = vec![head.statement(0, &format!("let mut {variable} = "), ";")];
        for (name, held) in others {
            lines.push(held.statement(0, &format!("{variable}.{name} = "), ";"));
        }
        builder.statements.push(lines.join("\n"));
        Code::plain(variable)
    }
}

/// Wraps the value of a field for its state.
fn in_state(state: State, code: Code, builder: &mut ExampleBuilder<'_>) -> Code {
    match state {
        State::Required | State::RequiredJson => code,
        State::Nullable | State::Optional | State::OptionalJson => Code::call("Some", code),
        State::Double => Code::call("Some", Code::call("Some", code)),
        State::Patch => {
            let patch = builder.uses.path("support::Patch", builder.view, "::Value");
            Code::call(&patch, code)
        }
    }
}
