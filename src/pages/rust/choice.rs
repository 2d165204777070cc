//! Chooses a value of an enum, or a member of a union, for an example. It handles no other types.

use super::builder::ExampleBuilder;
use super::literal;
use super::request::{Sample, ValueRequest};
use crate::api::{ModelId, Value};
use crate::rust::print::expression::Code;
use crate::rust::view::{Enum, Form, Kind, Member, Type, UNKNOWN, Union, ValueKind, Variant};

impl ExampleBuilder<'_> {
    pub(super) fn value(&mut self, id: ModelId, shape: &Enum, want: ValueRequest<'_>) -> Sample {
        let name = self.model_name(id);
        let given = want
            .tag
            .map(|(_, tag)| Value::String(tag.to_owned()))
            .or_else(|| want.given.cloned());
        let json = |variant: &Variant| shape.kind.json(&variant.value);
        let is_given = |variant: &&Variant| {
            given
                .as_ref()
                .is_some_and(|given| shape.kind.json(given) == json(variant))
        };
        match shape
            .variants
            .iter()
            .find(is_given)
            .or(shape.variants.first())
        {
            Some(variant) => Sample {
                code: Code::plain(format!("{name}::{}", variant.name)),
                json: literal::json(&json(variant)),
            },
            None => {
                let text = literal::text(None, given.as_ref(), want.name);
                let held = match shape.kind {
                    ValueKind::Text => Code::text(&text),
                    _ => {
                        self.any(ValueRequest {
                            given: Some(&Value::String(text.clone())),
                            ..want
                        })
                        .code
                    }
                };
                let code = Code::call(&format!("{name}::{}", UNKNOWN), held);
                Sample {
                    code,
                    json: Value::String(text),
                }
            }
        }
    }

    /// Returns a value of the member that matches the example, or else of the first member that can
    /// be built.
    pub(super) fn member(
        &mut self,
        id: ModelId,
        shape: &Union,
        want: ValueRequest<'_>,
    ) -> Option<Sample> {
        let property = shape.tag.as_deref();
        let told = property
            .and_then(|property| literal::property(want.given, property))
            .and_then(Value::text);
        let mut order: Vec<&Member> = shape.members.iter().collect();
        order.sort_by_key(|member| {
            let differs = match (&told, want.given) {
                (Some(told), _) => !member.tags.contains(told),
                (None, Some(given)) => !self.could_be(&member.ty, given),
                (None, None) => false,
            };
            // A member whose type encloses the value would recurse endlessly, so it comes last.
            (self.is_around(&member.ty), differs)
        });
        let name = self.model_name(id);
        for member in order {
            let tag = property.zip(member.tags.first().map(String::as_str));
            let mut statements = std::mem::take(&mut self.statements);
            let variable = self.variable_of(&member.ty);
            let variable = variable.as_deref().unwrap_or(want.variable);
            let tag_inside = tag.filter(|_| !member.writes_tag);
            let made = self.of(
                &member.ty,
                ValueRequest {
                    tag: tag_inside,
                    variable,
                    must: true,
                    ..want
                },
            );
            statements.append(&mut self.statements);
            self.statements = statements;
            let Some(Sample { code, mut json }) = made else {
                continue;
            };
            if let (true, Some((property, tag)), Value::Map(entries)) =
                (member.writes_tag, tag, &mut json)
            {
                entries.insert(0, (property.to_owned(), Value::String(tag.to_owned())));
            }
            let code = if member.boxed {
                Code::call("Box::new", code)
            } else {
                code
            };
            return Some(Sample {
                code: Code::call(&format!("{name}::{}", member.name), code),
                json,
            });
        }
        None
    }

    /// Returns `true` if an example matches the form of a type.
    fn could_be(&self, ty: &Type, given: &Value) -> bool {
        match &ty.form {
            Form::Json => true,
            Form::Boolean => matches!(given, Value::Bool(_)),
            Form::Integer => matches!(given, Value::Integer(_)),
            Form::Number => matches!(given, Value::Integer(_) | Value::Float(_)),
            Form::Text(_) => matches!(given, Value::String(_) | Value::Ambiguous { .. }),
            Form::Object | Form::Map(_) | Form::Keyed(..) => matches!(given, Value::Map(_)),
            Form::Tuple(items) => match given {
                Value::List(given) => {
                    let mut pairs = items.iter().zip(given);
                    given.len() == items.len()
                        && pairs.all(|(item, given)| self.could_be(item, given))
                }
                _ => false,
            },
            Form::List(items) => match given {
                Value::List(given) => given.first().is_none_or(|item| self.could_be(items, item)),
                _ => false,
            },
            Form::Nullable(inner) => self.could_be(inner, given),
            Form::Model(id) => match &self.view[*id].kind {
                Kind::Struct(shape) => match given {
                    Value::Map(_) => shape.fields.iter().all(|field| {
                        !field.is_required()
                            || literal::property(Some(given), &field.wire_name).is_some()
                    }),
                    _ => false,
                },
                Kind::Enum(shape) => shape.variants.iter().any(|variant| variant.value == *given),
                // A boxed member leads back to the union: it adds nothing and would recurse
                // endlessly.
                Kind::Union(shape) => shape
                    .members
                    .iter()
                    .any(|member| !member.boxed && self.could_be(&member.ty, given)),
                Kind::Alias(ty) => self.could_be(ty, given),
            },
        }
    }
}
