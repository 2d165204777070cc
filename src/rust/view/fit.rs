//! What JSON a type can be, as far as that tells the members of a union apart.

use super::plan::Plan;
use crate::api::{Enum, Field, ModelId, Shape, Struct, Type, Value};

/// How deep a union looks into the types of its members.
const DEPTH: usize = 4;

/// What JSON a member of a union can be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// Anything.
    Any,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// Any string.
    Text,
    /// One of these strings, numbers or booleans.
    OneOf(Vec<String>),
    /// Any object.
    Map,
    /// A list of such items.
    List(Box<Fit>),
    /// An object with properties of these names.
    Object {
        /// Properties that it must have.
        required: Vec<String>,
        /// Properties that it may have.
        optional: Vec<String>,
        /// Properties that are one of a few strings, numbers or booleans.
        texts: Vec<(String, Vec<String>)>,
    },
    /// What fits any of these.
    Either(Vec<Fit>),
}

impl Plan<'_> {
    /// What JSON the type can be.
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
            Type::Object | Type::Map(_) => Fit::Map,
            Type::List { items, .. } => {
                let items = items.as_deref().unwrap_or(&Type::Any);
                Fit::List(Box::new(self.fit_at(items, depth - 1)))
            }
            Type::Model(id) => match &self.api[*id].shape {
                Shape::Struct(shape) => self.struct_fit(*id, shape),
                Shape::Enum(shape) => enum_fit(shape),
                Shape::Union(shape) => {
                    let members = shape.members.iter();
                    let fits = members.map(|member| self.fit_at(&member.ty, depth - 1));
                    Fit::Either(fits.collect())
                }
                Shape::Alias(ty) => self.fit_at(ty, depth - 1),
            },
        }
    }

    fn struct_fit(&self, id: ModelId, shape: &Struct) -> Fit {
        let (mut required, mut optional, mut texts) = (Vec::new(), Vec::new(), Vec::new());
        for (number, field) in shape.fields.iter().enumerate() {
            let names = match self.is_required(id, number, field) {
                true => &mut required,
                false => &mut optional,
            };
            names.push(field.wire_name.clone());
            texts.extend(
                self.field_texts(field)
                    .map(|of| (field.wire_name.clone(), of)),
            );
        }
        Fit::Object {
            required,
            optional,
            texts,
        }
    }

    fn field_texts(&self, field: &Field) -> Option<Vec<String>> {
        if !field.only.is_empty() {
            return Some(field.only.iter().filter_map(Value::text).collect());
        }
        let Type::Model(id) = field.ty else {
            return None;
        };
        match &self.api[id].shape {
            Shape::Enum(shape) => enum_texts(shape),
            _ => None,
        }
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
        .map(|value| value.value.text())
        .collect()
}
