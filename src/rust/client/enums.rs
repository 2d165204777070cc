//! Decides the enums that only parameters use. They are open: other values can be sent too.

use std::collections::HashSet;

use crate::api::{ModelId, Shape, Type};
use crate::rust::view::ident::{Scope, variant_name};

use super::models::Models;

/// An enum of a parameter.
pub(super) struct ParameterEnum {
    pub(super) name: String,
    /// The variants and their values on the wire.
    pub(super) variants: Vec<(String, String)>,
    pub(super) docs: Option<String>,
    /// `true` if operations of several modules use it, so that it belongs to none of them.
    pub(super) shared: bool,
}

/// Returns the enum of a model if its values are strings.
pub(super) fn decided(models: &Models<'_>, id: ModelId) -> Option<ParameterEnum> {
    let Shape::Enum(shape) = &models.of(id).shape else {
        return None;
    };
    if !matches!(shape.base, Type::String(_) | Type::Any) {
        return None;
    }
    let mut scope = Scope::default();
    scope.claim("Other".to_owned());
    let mut seen = HashSet::new();
    let variants = shape.values.iter().filter_map(|value| {
        let wire = value
            .value
            .text()
            .filter(|wire| seen.insert(wire.clone()))?;
        let name = variant_name(value.name.as_deref().unwrap_or(&wire));
        Some((scope.claim(name), wire))
    });
    Some(ParameterEnum {
        name: models.name(id).to_owned(),
        variants: variants.collect(),
        docs: models.of(id).docs.clone(),
        shared: false,
    })
}
