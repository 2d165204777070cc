//! What an [`Api`] is made of, one step down: models by id, the fields that a page lists, the types in a shape.

use std::ops::Index;

use super::{Additional, Api, Model, ModelId, Operation, Role, Rules, Shape, Type};

impl ModelId {
    /// The model at a position.
    pub(super) fn at(position: usize) -> Self {
        ModelId(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

impl Index<ModelId> for Api {
    type Output = Model;

    fn index(&self, id: ModelId) -> &Model {
        &self.models[id.0 as usize]
    }
}

impl Api {
    /// Every model with its id.
    pub fn models(&self) -> impl Iterator<Item = (ModelId, &Model)> {
        self.models
            .iter()
            .enumerate()
            .map(|(at, model)| (ModelId::at(at), model))
    }

    /// The number of models, without those that only callers of operations need.
    #[must_use]
    pub fn model_count(&self) -> usize {
        let is_data = |model: &&Model| model.role != Role::Parameter;
        self.models.iter().filter(is_data).count()
    }
}

impl Api {
    /// Every set of rules in it.
    pub(crate) fn rules_mut(&mut self) -> impl Iterator<Item = &mut Rules> {
        let models = self.models.iter_mut().flat_map(Model::rules_mut);
        let operations = self.operations.iter_mut().flat_map(Operation::rules_mut);
        models.chain(operations)
    }
}

impl Model {
    fn rules_mut(&mut self) -> impl Iterator<Item = &mut Rules> {
        let (fields, members) = match &mut self.shape {
            Shape::Struct(shape) => (Some(&mut shape.fields), None),
            Shape::Union(union) => (None, Some(&mut union.members)),
            Shape::Enum(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) => (None, None),
        };
        let fields = fields.into_iter().flatten();
        let fields = fields.filter_map(|field| field.rules.as_deref_mut());
        let members = members.into_iter().flatten();
        let members = members.filter_map(|member| member.rules.as_deref_mut());
        let own = self.rules.as_deref_mut().into_iter();
        own.chain(fields).chain(members)
    }
}

impl Type {
    /// Whether it is bytes as they are: a file, or a part of a form.
    #[must_use]
    pub fn is_binary(&self) -> bool {
        match self {
            Type::String(Some(format)) => format.eq_ignore_ascii_case("binary"),
            Type::Nullable(held) => held.is_binary(),
            _ => false,
        }
    }

    /// The model that the type is about, inside any lists, maps and nullables around it. There is at most one.
    #[must_use]
    pub fn model(&self) -> Option<ModelId> {
        match self {
            Type::Model(id) => Some(*id),
            Type::List {
                items: Some(ty), ..
            }
            | Type::Map(Some(ty))
            | Type::Nullable(ty) => ty.model(),
            _ => None,
        }
    }

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
    /// The types that a shape is made of.
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
            Shape::Tuple(items) => items.iter().collect(),
            Shape::Map(map) => vec![&map.keys, &map.values],
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
            Shape::Tuple(items) => items.iter_mut().collect(),
            Shape::Map(map) => vec![&mut map.keys, &mut map.values],
            Shape::Alias(ty) => vec![ty],
        }
    }
}
