//! The fields of a struct that have a value → the way to make it that other crates have.
//!
//! What only responses hold is `non_exhaustive`: it is made by `new` or `default`, and its other fields are set one by one.

use crate::api::{ModelId, Value};
use crate::rust::structs::{FieldView, State, is_growing};

use super::code::{Code, Item};
use super::sample::{Maker, Sample};

/// A field and its value.
pub(super) struct Part {
    name: String,
    wire_name: Option<String>,
    required: bool,
    /// As the field holds it, and as `new` takes it.
    value: Option<(Code, Code)>,
    json: Option<Value>,
    /// What stands in a literal where there is no value.
    none: Code,
}

impl Part {
    pub(super) fn of_field(
        maker: &mut Maker<'_, '_>,
        view: &FieldView<'_>,
        made: Option<Sample>,
    ) -> Self {
        let mut patch = || maker.uses.path("support::Patch", maker.plan, "");
        let none = match view.state {
            State::Patch if made.is_none() => Code::plain("Default::default()"),
            _ => Code::plain("None"),
        };
        let name = view.name.to_string();
        let (value, json) = made
            .map(|Sample { code, json }| {
                let code = if view.field.recursive && !view.foreign {
                    Code::call("Box::new", code)
                } else {
                    code
                };
                let patch = if view.state == State::Patch {
                    patch()
                } else {
                    String::new()
                };
                let held = view.state.around(code, view, &patch);
                let taken = if view.takes_into() {
                    held.clone().convertible()
                } else {
                    held.clone()
                };
                ((held, taken), json)
            })
            .unzip();
        Part {
            name,
            wire_name: Some(view.field.wire_name.clone()),
            required: view.is_required(),
            value,
            json,
            none,
        }
    }

    /// The field for what the schema does not declare.
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

/// A struct that is to be made.
pub(super) struct Record<'r> {
    pub(super) id: ModelId,
    pub(super) parts: Vec<Part>,
    pub(super) fields: &'r [FieldView<'r>],
    pub(super) variable: &'r str,
}

impl Record<'_> {
    pub(super) fn sample(self, maker: &mut Maker<'_, '_>) -> Sample {
        let plan = maker.plan;
        let json = self.json();
        let growing = is_growing(&plan.api[self.id]);
        let needs = self.fields.iter().any(FieldView::is_required);
        let has_new = needs && plan.options.constructors;
        let complete = self.parts.iter().all(|part| !part.is_absent());
        let name = maker.uses.model(self.id, plan);
        let code = match (growing, needs) {
            (false, _) if complete && !self.parts.is_empty() => self.literal(&name),
            (false, false) if self.parts.iter().all(Part::is_absent) => {
                Code::plain(format!("{name}::default()"))
            }
            (false, false) => self.literal_with_default(&name),
            (false, true) if !has_new => self.literal(&name),
            (true, true) if !has_new => return maker.read(json, &name),
            _ if has_new => self.made_by_new(maker, &name),
            _ => self.set_one_by_one(maker, Code::plain(format!("{name}::default()"))),
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

    /// Every field by name.
    fn literal(self, name: &str) -> Code {
        let field =
            |part: Part| Item::field(&part.name, part.value.map_or(part.none, |(held, _)| held));
        Code::literal(name, self.parts.into_iter().map(field).collect())
    }

    /// The fields that have a value, and the others absent.
    fn literal_with_default(self, name: &str) -> Code {
        let mut items: Vec<Item> = Vec::new();
        for part in self.parts {
            items.extend(part.value.map(|(held, _)| Item::field(&part.name, held)));
        }
        items.push(Item::base(Code::plain("Default::default()")));
        Code::literal(name, items)
    }

    fn made_by_new(mut self, maker: &mut Maker<'_, '_>, name: &str) -> Code {
        let required: Vec<&mut Part> = self.parts.iter_mut().filter(|part| part.required).collect();
        let argument = |part: &mut Part| {
            let (_, taken) = part
                .value
                .take()
                .unwrap_or((Code::plain("None"), Code::plain("None")));
            Item::noted(taken, part.name.trim_start_matches("r#"))
        };
        let arguments = required.into_iter().map(argument).collect();
        let head = Code::calls(&format!("{name}::new"), arguments);
        self.set_one_by_one(maker, head)
    }

    /// The other fields, in statements of their own: an argument of `with_…` would not say what its literals are.
    fn set_one_by_one(self, maker: &mut Maker<'_, '_>, head: Code) -> Code {
        let others: Vec<(String, Code)> = self
            .parts
            .into_iter()
            .filter_map(|part| Some((part.name, part.value?.0)))
            .collect();
        if others.is_empty() {
            return head;
        }
        let variable = maker.variable(self.variable);
        let mut lines = vec![head.statement(&format!("let mut {variable} = "), ";")];
        for (name, held) in others {
            lines.push(held.statement(&format!("{variable}.{name} = "), ";"));
        }
        maker.statements.push(lines.join("\n"));
        Code::plain(variable)
    }
}
