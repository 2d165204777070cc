//! Chooses the values of an operation's fields for its example. It writes no call.

use super::super::builder::ExampleBuilder;
use super::super::literal;
use super::super::request::{Sample, ValueRequest};
use crate::api::{self, Limits, Value};
use crate::rust::client::{BodyVariant, Field, Holds, Place};
use crate::rust::print::expression::{Code, Item};
use crate::rust::view::{Form, Kind, Type};

/// Maximum number of changes in a patch.
const MOST_CHANGES: usize = 3;

impl ExampleBuilder<'_> {
    /// Returns the value of a field, as an argument of `new` or of its setter. `None` if it is optional and nobody knows a
    /// telling value.
    pub(super) fn argument(&mut self, field: &Field) -> Option<Code> {
        let example = field.example.as_ref().or(field.default.as_ref());
        let example = example.filter(|value| **value != Value::Null);
        let is_telling = field.required || example.is_some() || !is_text(&field.holds);
        if !is_telling {
            return None;
        }
        match &field.holds {
            Holds::Variants(variants) => self.variant_of(variants),
            Holds::Value(ty) => {
                let value = self.typed(ty, example, field);
                value.map(|value| adapted(value, field))
            }
            Holds::Choice(variants) => Some(self.choice(variants, example, field)),
            holds => Some(self.own(holds, example, &field.name)),
        }
    }

    /// Returns a value of a type of the client.
    fn own(&mut self, holds: &Holds, example: Option<&Value>, name: &str) -> Code {
        let path = "\"path/to/file\"";
        match holds {
            Holds::File | Holds::Files => {
                let file = self.uses.path("client::File", self.view, "::path");
                let file = Code::plain(format!("{file}({path})?"));
                match holds {
                    Holds::Files => Code::list("", vec![file]),
                    _ => file,
                }
            }
            Holds::JsonPatch => self.patch(example),
            _ => {
                let form = self.uses.path("client::Form", self.view, "::new");
                let variable = self.variable(name.trim_start_matches("r#"));
                self.statements.push(format!(
                    "let mut {variable} = {form}();\n{variable}.text(\"name\", \"value\".to_owned());"
                ));
                Code::plain(variable)
            }
        }
    }

    /// Returns a variant of a body with several media types: the first one without fields of its own.
    fn variant_of(&mut self, variants: &[BodyVariant]) -> Option<Code> {
        let (variant, holds) = variants
            .iter()
            .find_map(|variant| Some((variant, variant.holds.as_ref()?)))?;
        let example = variant
            .example
            .as_ref()
            .filter(|value| **value != Value::Null);
        let value = match holds {
            Holds::Value(ty) => {
                let ty = self.view.type_of(ty);
                let want = request(example, "body", None);
                self.imported(&ty);
                self.of(&ty, want)?.code
            }
            holds => self.own(holds, example, "body"),
        };
        let value = match variant.is_boxed {
            true => Code::call("Box::new", value),
            false => value,
        };
        let (owner, name) = variant.name.split_once("::")?;
        let path = format!("operations::{owner}");
        let path = self.uses.path(&path, self.view, &format!("::{name}"));
        Some(Code::call(&path, value))
    }

    /// Returns a value of a type of the API. A value whose type follows from nothing but itself becomes a variable with a
    /// type.
    fn typed(&mut self, ty: &api::Type, example: Option<&Value>, field: &Field) -> Option<Code> {
        let ty = self.view.type_of(ty);
        self.imported(&ty);
        let name = match field.place {
            Place::Body => &field.name,
            Place::Parameter(_) | Place::Part => &field.wire,
        };
        let want = request(example, name, Some(&field.limits));
        let Sample { code, .. } = self.of(&ty, want)?;
        let is_alias = |id| matches!(self.view[id].kind, Kind::Alias(_));
        let is_open = match &ty.form {
            _ if ty.foreign => false,
            Form::Model(id) => is_alias(*id),
            Form::List(items) => !is_plain(items),
            _ => false,
        };
        let is_group = matches!(code, Code::Group { .. } | Code::Chain { .. });
        if !field.takes_into || !is_open || !is_group {
            return Some(code);
        }
        let text = match &ty.form {
            Form::Model(id) => self.model_name(*id),
            _ => self.named_type(&ty),
        };
        let variable = self.variable(field.name.trim_start_matches("r#"));
        self.statements
            .push(code.statement(0, &format!("let {variable}: {text} = "), ";"));
        Some(Code::plain(variable))
    }

    /// Imports the name of a type that is supplied by the user under a name of the crate.
    fn imported(&mut self, ty: &Type) {
        if let (true, Form::Model(id)) = (ty.foreign, &ty.form)
            && self.view[*id].replacement.is_none()
        {
            self.model_name(*id);
        }
    }

    /// Returns the text of a type, and imports the names in it.
    fn named_type(&mut self, ty: &Type) -> String {
        if let Some(id) = ty.model() {
            self.model_name(id);
        }
        ty.text.clone()
    }

    fn choice(
        &mut self,
        variants: &[(String, String)],
        example: Option<&Value>,
        field: &Field,
    ) -> Code {
        let name = field.ty.trim_start_matches("Vec<").trim_end_matches('>');
        let path = format!("operations::{name}");
        let wanted = literal::items(example).first().and_then(Value::text);
        let is_wanted = |variant: &&(String, String)| Some(&variant.1) == wanted.as_ref();
        let found = variants.iter().find(is_wanted).or(variants.first());
        let value = match found {
            Some((variant, _)) => {
                Code::plain(self.uses.path(&path, self.view, &format!("::{variant}")))
            }
            None => Code::text(&literal::text(None, example, &field.wire)).convertible(),
        };
        match field.takes_items {
            true => Code::list("", vec![value]),
            false => value,
        }
    }

    /// Returns a JSON Patch with the changes of the example.
    fn patch(&mut self, example: Option<&Value>) -> Code {
        let new = self.uses.path("client::JsonPatch", self.view, "::new");
        let items = match example {
            Some(Value::List(items)) => &items[..items.len().min(MOST_CHANGES)],
            _ => &[],
        };
        let mut calls: Vec<Code> = items.iter().filter_map(|item| self.change(item)).collect();
        if calls.is_empty() {
            calls.push(Code::plain("replace(\"/name\", \"new\")"));
        }
        Code::Chain {
            head: Box::new(Code::plain(format!("{new}()"))),
            calls,
        }
    }

    fn change(&mut self, item: &Value) -> Option<Code> {
        let text = |name| literal::property(Some(item), name).and_then(Value::text);
        let (op, path) = (text("op")?, text("path")?);
        let path = Item::new(Code::text(&path).convertible());
        match op.as_str() {
            "remove" => Some(Code::calls("remove", vec![path])),
            "add" | "replace" | "test" => {
                let value = literal::json(literal::property(Some(item), "value")?);
                let value = match &value {
                    Value::String(text) => Code::text(text).convertible(),
                    Value::Bool(flag) => Code::plain(flag.to_string()),
                    value => {
                        self.uses.json = true;
                        Code::json(value)
                    }
                };
                Some(Code::calls(&op, vec![path, Item::new(value)]))
            }
            _ => None,
        }
    }
}

/// Returns `true` for strings, whose invented values say nothing.
fn is_text(holds: &Holds) -> bool {
    match holds {
        Holds::Value(api::Type::String(_) | api::Type::Any) => true,
        Holds::Value(api::Type::List { items, .. }) => {
            let items = items.as_deref().unwrap_or(&api::Type::Any);
            matches!(items, api::Type::String(_) | api::Type::Any)
        }
        _ => false,
    }
}

/// Returns `true` if each value of the type says which type it is, or converts into it.
fn is_plain(ty: &Type) -> bool {
    !matches!(
        ty.form,
        Form::List(_) | Form::Map(_) | Form::Keyed(..) | Form::Tuple(_) | Form::Nullable(_)
    )
}

/// Adapts a value to the argument: one that converts needs no `.into()`, and a list needs no `vec!`.
fn adapted(value: Code, field: &Field) -> Code {
    match value {
        Code::Group { open, items, close } if field.takes_items && open == "vec![" => {
            match items.is_empty() {
                true => Code::plain(format!("{}::new()", field.ty.replacen('<', "::<", 1))),
                false => {
                    let items = items.into_iter().map(Item::convertible);
                    Code::Group {
                        open: "[".to_owned(),
                        items: items.collect(),
                        close,
                    }
                }
            }
        }
        value if field.takes_into => value.convertible(),
        value => value,
    }
}

fn request<'v>(
    given: Option<&'v Value>,
    name: &'v str,
    limits: Option<&'v Limits>,
) -> ValueRequest<'v> {
    ValueRequest {
        given,
        name,
        variable: name,
        limits,
        tag: None,
        level: 1,
        must: true,
    }
}
