//! Enums and unions → one of their values, or a value of one of their members.

use crate::api::{Enum, ModelId, Shape, Type, Union, Value};
use crate::rust::types::Imports;
use crate::rust::{enums, unions};

use super::code::Code;
use super::literal;
use super::sample::{Maker, Sample, Want};

impl Maker<'_, '_> {
    pub(super) fn value(&mut self, id: ModelId, shape: &Enum, want: Want<'_>) -> Sample {
        let view = enums::view(self.plan, id, shape);
        let name = self.uses.model(id, self.plan);
        let given = want
            .tag
            .map(|(_, tag)| Value::String(tag.to_owned()))
            .or_else(|| want.given.cloned());
        let json = |variant: &enums::Variant<'_>| view.kind.json(&variant.value.value);
        let is_given = |variant: &&enums::Variant<'_>| {
            given
                .as_ref()
                .is_some_and(|given| view.kind.json(given) == json(variant))
        };
        match view
            .variants
            .iter()
            .find(is_given)
            .or(view.variants.first())
        {
            Some(variant) => Sample {
                code: Code::plain(format!("{name}::{}", variant.name)),
                json: literal::json(&json(variant)),
            },
            None => {
                let text = literal::text(None, given.as_ref(), want.name);
                let held = match view.kind {
                    enums::Kind::Text => Code::text(&text),
                    _ => {
                        self.any(Want {
                            given: Some(&Value::String(text.clone())),
                            ..want
                        })
                        .code
                    }
                };
                let code = Code::call(&format!("{name}::{}", enums::UNKNOWN), held);
                Sample {
                    code,
                    json: Value::String(text),
                }
            }
        }
    }

    /// The member that the example is, else the first that can be made.
    pub(super) fn member(&mut self, id: ModelId, shape: &Union, want: Want<'_>) -> Option<Sample> {
        let view = unions::view(self.plan, id, shape, &mut Imports::default());
        let property = shape
            .discriminator
            .as_ref()
            .map(|discriminator| discriminator.property.as_str());
        let told = property
            .and_then(|property| literal::property(want.given, property))
            .and_then(Value::text);
        let mut order: Vec<&unions::Variant<'_>> = view.variants.iter().collect();
        order.sort_by_key(|variant| {
            let differs = match (&told, want.given) {
                (Some(told), _) => !variant.tags.contains(told),
                (None, Some(given)) => !self.could_be(&variant.member.ty, given),
                (None, None) => false,
            };
            // What is around the value already has no end in it.
            (self.is_around(&variant.member.ty), differs)
        });
        let name = self.uses.model(id, self.plan);
        for variant in order {
            let tag = property.zip(variant.tags.first().map(String::as_str));
            let mut statements = std::mem::take(&mut self.statements);
            let variable = self.variable_of(&variant.member.ty);
            let variable = variable.as_deref().unwrap_or(want.variable);
            let tag_inside = tag.filter(|_| !variant.writes_tag);
            let made = self.of(
                &variant.member.ty,
                Want {
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
                (variant.writes_tag, tag, &mut json)
            {
                entries.insert(0, (property.to_owned(), Value::String(tag.to_owned())));
            }
            let code = if variant.member.recursive {
                Code::call("Box::new", code)
            } else {
                code
            };
            return Some(Sample {
                code: Code::call(&format!("{name}::{}", variant.name), code),
                json,
            });
        }
        None
    }

    /// Whether an example has the form of a type.
    fn could_be(&self, ty: &Type, given: &Value) -> bool {
        match ty {
            Type::Any => true,
            Type::Boolean => matches!(given, Value::Bool(_)),
            Type::Integer(_) => matches!(given, Value::Integer(_)),
            Type::Number(_) => matches!(given, Value::Integer(_) | Value::Float(_)),
            Type::String(_) => matches!(given, Value::String(_) | Value::Ambiguous { .. }),
            Type::Object | Type::Map(_) => matches!(given, Value::Map(_)),
            Type::List { items, .. } => match given {
                Value::List(given) => items
                    .as_deref()
                    .zip(given.first())
                    .is_none_or(|(ty, item)| self.could_be(ty, item)),
                _ => false,
            },
            Type::Nullable(inner) => self.could_be(inner, given),
            Type::Model(id) => match &self.plan.api[*id].shape {
                Shape::Struct(shape) => match given {
                    Value::Map(_) => shape.fields.iter().all(|field| {
                        !field.required
                            || literal::property(Some(given), &field.wire_name).is_some()
                    }),
                    _ => false,
                },
                Shape::Enum(shape) => shape.values.iter().any(|value| value.value == *given),
                // A member that leads back to the union adds nothing, and has no end.
                Shape::Union(shape) => shape
                    .members
                    .iter()
                    .any(|member| !member.recursive && self.could_be(&member.ty, given)),
                Shape::Alias(ty) => self.could_be(ty, given),
            },
        }
    }
}
