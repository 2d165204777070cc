//! Access to the parts of a [`Published`]: models by id, and the fields that a page lists.

use std::ops::Index;

use super::{Field, Listing, Model, ModelId, Published, Shape, Type};

impl ModelId {
    /// Creates the id of the model at a position.
    pub(super) fn at(position: usize) -> Self {
        ModelId(u32::try_from(position).unwrap_or(u32::MAX))
    }
}

impl Index<ModelId> for Published {
    type Output = Model;

    fn index(&self, id: ModelId) -> &Model {
        &self.models[id.0 as usize]
    }
}

impl Published {
    /// Returns `true` if the tool chain of the published pages reads the file with its parser for root files.
    #[cfg(feature = "pages")]
    pub(crate) fn is_in_root(&self, origin: &super::Origin) -> bool {
        self.one_document || origin.file == self.root
    }

    /// Iterates over the models with their ids.
    pub fn models(&self) -> impl Iterator<Item = (ModelId, &Model)> {
        self.models
            .iter()
            .enumerate()
            .map(|(at, model)| (ModelId::at(at), model))
    }
}

impl Model {
    /// Returns the properties that the model's page lists; `None` if it lists values or has no page.
    #[must_use]
    pub fn listed_fields(&self) -> Option<&[Field]> {
        match (&self.listing, &self.shape) {
            (Listing::Fields(fields), _) => Some(fields),
            (Listing::Shape, Shape::Struct(shape)) => Some(&shape.fields),
            _ => None,
        }
    }
}

impl Type {
    /// Returns the model inside any lists, maps and nullables. There is at most one.
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
}
