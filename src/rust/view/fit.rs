//! Describes the JSON of a type, as far as it helps to tell the members of a union apart. It prints
//! nothing.

use super::fit_kind::{DEPTH, Fit};
use super::plan::Plan;
use crate::api::{Enum, ModelId, Shape, Struct, Type, Value};

/// Limit on the constants considered below one property.
const MOST_CONSTANTS: usize = 32;

impl Plan<'_> {
    /// Returns the JSON that the type allows.
    pub(super) fn fit(&self, ty: &Type) -> Fit {
        self.fit_at(ty, DEPTH)
    }

    fn fit_at(&self, ty: &Type, depth: usize) -> Fit {
        if depth == 0 {
            return Fit::Any;
        }
        match ty {
            Type::Any | Type::Nullable(_) => Fit::Any,
            Type::Boolean => Fit::Boolean,
            Type::Integer(_) => Fit::Integer,
            Type::Number(_) => Fit::Number,
            Type::String(_) => Fit::Text,
            Type::Map(Some(values)) => match self.constants(values, depth - 1) {
                Some(values) => Fit::MapOf(Box::new(values)),
                None => Fit::Map,
            },
            Type::Object | Type::Map(None) => Fit::Map,
            Type::List { items, .. } => {
                let items = items.as_deref().unwrap_or(&Type::Any);
                Fit::List(Box::new(self.fit_at(items, depth - 1)))
            }
            Type::Model(id) => match &self.api[*id].shape {
                Shape::Struct(shape) => self.struct_fit(*id, shape, depth - 1),
                Shape::Enum(shape) => enum_fit(shape),
                Shape::Union(shape) => {
                    let members = shape.members.iter();
                    let fits = members.map(|member| self.fit_at(&member.ty, depth - 1));
                    Fit::Either(fits.collect())
                }
                Shape::Tuple(_) => Fit::List(Box::new(Fit::Any)),
                Shape::Map(map) => {
                    self.fit_at(&Type::Map(Some(Box::new(map.values.clone()))), depth)
                }
                Shape::Alias(ty) => self.fit_at(ty, depth - 1),
            },
        }
    }

    fn struct_fit(&self, id: ModelId, shape: &Struct, depth: usize) -> Fit {
        let (mut required, mut optional) = (Vec::new(), Vec::new());
        for (number, field) in shape.fields.iter().enumerate() {
            let names = match self.is_required(id, number, field) {
                true => &mut required,
                false => &mut optional,
            };
            names.push(field.wire_name.clone());
        }
        Fit::Object {
            required,
            optional,
            fields: self.constant_fields(shape, depth),
        }
    }

    /// Returns the properties that contain constants at any level.
    fn constant_fields(&self, shape: &Struct, depth: usize) -> Vec<(String, Fit)> {
        let fields = shape.fields.iter().filter_map(|field| {
            let fit = match field.only.is_empty() {
                true => self.constants(&field.ty, depth)?,
                false => Fit::OneOf(field.only.iter().filter_map(Value::text).collect()),
            };
            Some((field.wire_name.clone(), fit))
        });
        fields.collect()
    }

    /// Returns the constants in a type; `None` if there are none or too many.
    fn constants(&self, ty: &Type, depth: usize) -> Option<Fit> {
        match ty {
            Type::Model(id) => self.constants_of_model(*id, depth),
            _ if depth == 0 => None,
            Type::Nullable(held) => self.constants(held, depth),
            Type::Map(Some(held)) => {
                let held = self.constants(held, depth - 1)?;
                Some(Fit::MapOf(Box::new(held)))
            }
            Type::List { items, .. } => {
                let held = self.constants(items.as_deref()?, depth - 1)?;
                Some(Fit::List(Box::new(held)))
            }
            _ => None,
        }
    }

    /// Returns the constants in a model, cached by depth; nested structs would multiply the work
    /// otherwise.
    fn constants_of_model(&self, id: ModelId, depth: usize) -> Option<Fit> {
        if let Shape::Enum(shape) = &self.api[id].shape {
            return enum_texts(shape).map(Fit::OneOf);
        }
        let depth = depth.checked_sub(1)?;
        let known = self.constants.get(depth)?.get(id.0 as usize)?;
        let found = known.get_or_init(|| {
            let found = match &self.api[id].shape {
                Shape::Struct(shape) => {
                    let fields = self.constant_fields(shape, depth);
                    (!fields.is_empty()).then(|| Fit::Object {
                        required: Vec::new(),
                        optional: Vec::new(),
                        fields,
                    })
                }
                Shape::Union(shape) => {
                    let members = shape.members.iter();
                    let fits = members.map(|member| self.constants(&member.ty, depth));
                    fits.collect::<Option<_>>().map(Fit::Either)
                }
                Shape::Alias(ty) => self.constants(ty, depth),
                Shape::Enum(_) | Shape::Tuple(_) | Shape::Map(_) => None,
            };
            found.filter(|fit| fit.weight() <= MOST_CONSTANTS)
        });
        found.clone()
    }
}

fn enum_fit(shape: &Enum) -> Fit {
    match (&shape.base, enum_texts(shape)) {
        (_, Some(texts)) => Fit::OneOf(texts),
        (Type::Integer(_), None) => Fit::Integer,
        (Type::Number(_), None) => Fit::Number,
        (Type::Boolean, None) => Fit::Boolean,
        _ => Fit::Any,
    }
}

fn enum_texts(shape: &Enum) -> Option<Vec<String>> {
    shape
        .values
        .iter()
        .map(|value| match value.value {
            // An integral float is written like an integer in JSON: `1`.
            Value::Float(number) if number.fract() == 0.0 => Some(format!("{number:.0}")),
            _ => value.value.text(),
        })
        .collect()
}
