//! Builds a value of a type: the Rust code that creates it, and its JSON. It prints no page.
//!
//! Values come from the examples of the spec, or else are invented. An optional field is left out
//! if it would recurse or nest too deeply.

use super::builder::ExampleBuilder;
use super::code::integer;
use super::literal;
use super::request::{Sample, ValueRequest};
use crate::api::{ModelId, Value};
use crate::rust::print::expression::{Code, Item};
use crate::rust::view::{Form, Kind, Type};

/// Nesting depth beyond which models in optional fields are left out.
const DEEPEST: usize = 2;

impl ExampleBuilder<'_> {
    /// Returns a value of a type; `None` if it is optional and left out.
    pub(super) fn of(&mut self, ty: &Type, want: ValueRequest<'_>) -> Option<Sample> {
        self.count();
        if self.is_too_much() {
            return None;
        }
        if ty.foreign {
            return want.must.then(|| self.foreign(ty, &ty.text, want));
        }
        let given = want.given.filter(|given| **given != Value::Null);
        let may_hold_more = matches!(ty.form, Form::Model(_) | Form::List(_) | Form::Nullable(_));
        if !want.must && given.is_none() && !may_hold_more {
            return None;
        }
        let want = ValueRequest { given, ..want };
        Some(match &ty.form {
            Form::Nullable(inner) => return self.nullable(ty, inner, want),
            Form::Map(values) => return self.map(values, want),
            Form::Keyed(_, values) => {
                let json = self.map(values, want)?.json;
                return Some(self.read(json, &ty.text));
            }
            Form::Tuple(items) => return self.tuple(items, want),
            Form::List(items) => return self.list(items, want),
            Form::Model(id) => return self.model(*id, want),
            Form::Json => self.any(want),
            Form::Object => self.object(want),
            Form::Boolean => {
                let value = literal::boolean(given);
                Sample {
                    code: Code::plain(value.to_string()),
                    json: Value::Bool(value),
                }
            }
            Form::Integer => {
                let number = literal::integer(&ty.text, given, want.limits);
                Sample {
                    code: Code::plain(number.to_string()),
                    json: Value::Integer(number),
                }
            }
            Form::Number => number(&ty.text, given),
            Form::Text(format) => {
                let text = literal::text(format.as_deref(), given, want.name);
                Sample {
                    code: Code::text(&text),
                    json: Value::String(text),
                }
            }
        })
    }

    /// Returns a value of a type supplied by the user, by deserializing: only its serde impls are
    /// known.
    pub(super) fn foreign(&mut self, ty: &Type, rust: &str, want: ValueRequest<'_>) -> Sample {
        let format = match &ty.form {
            Form::Text(format) => format.as_deref(),
            _ => None,
        };
        let json = match (&ty.form, want.given) {
            (Form::Integer | Form::Number, given) => literal::number(given),
            (Form::Model(_), Some(given)) => literal::json(given),
            (Form::Model(_), None) => Value::Map(Vec::new()),
            (_, given) => Value::String(literal::text(format, given, want.name)),
        };
        self.read(json, rust)
    }

    fn nullable(&mut self, ty: &Type, inner: &Type, want: ValueRequest<'_>) -> Option<Sample> {
        let Sample { code, json } = self.of(inner, want)?;
        let code = match ty.text == inner.text {
            true => code,
            false => Code::call("Some", code),
        };
        Some(Sample { code, json })
    }

    pub(super) fn any(&mut self, want: ValueRequest<'_>) -> Sample {
        self.uses.json = true;
        let json = want
            .given
            .map_or_else(|| Value::String(literal::clean(want.name)), literal::json);
        Sample {
            code: Code::json(&json),
            json,
        }
    }

    fn object(&mut self, want: ValueRequest<'_>) -> Sample {
        self.uses.json = true;
        let mut entries = match want.given.map(literal::json) {
            Some(Value::Map(entries)) => entries,
            _ => Vec::new(),
        };
        if entries.is_empty() {
            entries.push(("key".to_owned(), Value::String("value".to_owned())));
        }
        let pair = |(name, value): &(String, Value)| {
            let items = vec![Item::new(Code::text(name)), Item::new(Code::json(value))];
            Code::calls("", items)
        };
        let pairs = entries.iter().map(pair).collect();
        let path = self.uses.path("serde_json::Map", self.view, "::from_iter");
        Sample {
            code: Code::call(&path, Code::list("", pairs)),
            json: Value::Map(entries),
        }
    }

    pub(super) fn model(&mut self, id: ModelId, want: ValueRequest<'_>) -> Option<Sample> {
        let item = &self.view[id];
        let deep = want.level > DEEPEST && !want.must && !matches!(item.kind, Kind::Enum(_));
        if deep || self.open.contains(&id) {
            return want
                .must
                .then(|| self.read(Value::Map(Vec::new()), &item.name));
        }
        let given = want
            .given
            .or(item.example.as_ref())
            .filter(|given| **given != Value::Null);
        let want = ValueRequest { given, ..want };
        self.open.push(id);
        let made = match &item.kind {
            Kind::Struct(shape) => Some(self.structure(item, shape, want)),
            Kind::Enum(shape) => Some(self.value(id, shape, want)),
            Kind::Union(shape) => self.member(id, shape, want),
            Kind::Alias(ty) => self.of(ty, want),
        };
        self.open.pop();
        made
    }
}

fn number(rust: &str, given: Option<&Value>) -> Sample {
    let float = rust.ends_with("Float");
    match (literal::number(given), rust) {
        #[allow(clippy::cast_precision_loss)]
        (Value::Integer(number), "f64") => fraction(number as f64, Code::Plain),
        #[allow(clippy::cast_precision_loss)]
        (Value::Integer(number), _) if float && i32::try_from(number).is_err() => {
            fraction(number as f64, Code::Literal)
        }
        (Value::Integer(number), _) => Sample {
            code: Code::Literal(integer(number)),
            json: Value::Integer(number),
        },
        (Value::Float(number), "f64") => fraction(number, Code::Plain),
        (Value::Float(number), _) => fraction(number, Code::Literal),
        (other, _) => Sample {
            code: Code::plain("0.into()"),
            json: other,
        },
    }
}

/// Rust and JSON have the same syntax for fractions.
fn fraction(number: f64, code: impl Fn(String) -> Code) -> Sample {
    let json = Value::Float(number);
    Sample {
        code: code(json.to_string()),
        json,
    }
}
