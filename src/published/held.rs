//! The types that a shape holds, to read and to change them.

use super::{Additional, ModelId, Shape, Type};

impl Type {
    pub(crate) fn model_mut(&mut self) -> Option<&mut ModelId> {
        match self {
            Type::Model(id) => Some(id),
            Type::List {
                items: Some(ty), ..
            }
            | Type::Map(Some(ty))
            | Type::Nullable(ty) => ty.model_mut(),
            _ => None,
        }
    }
}

impl Shape {
    /// Returns the types that the shape refers to directly.
    pub(crate) fn types(&self) -> Vec<&Type> {
        match self {
            Shape::Struct(shape) => {
                let additional = match &shape.additional {
                    Additional::Typed(ty) => Some(ty),
                    Additional::Unspecified | Additional::Forbidden => None,
                };
                shape
                    .fields
                    .iter()
                    .map(|field| &field.ty)
                    .chain(additional)
                    .collect()
            }
            Shape::Union(union) => union.members.iter().map(|member| &member.ty).collect(),
            Shape::Enum(values) => vec![&values.base],
            Shape::Alias(ty) => vec![ty],
        }
    }

    pub(crate) fn types_mut(&mut self) -> Vec<&mut Type> {
        match self {
            Shape::Struct(shape) => {
                let additional = match &mut shape.additional {
                    Additional::Typed(ty) => Some(ty),
                    Additional::Unspecified | Additional::Forbidden => None,
                };
                shape
                    .fields
                    .iter_mut()
                    .map(|field| &mut field.ty)
                    .chain(additional)
                    .collect()
            }
            Shape::Union(union) => union
                .members
                .iter_mut()
                .map(|member| &mut member.ty)
                .collect(),
            Shape::Enum(values) => vec![&mut values.base],
            Shape::Alias(ty) => vec![ty],
        }
    }
}
