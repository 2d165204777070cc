//! Decides the conversions from the members of a union into the union: their types, and the tag to
//! set. It names nothing.

use super::plan::Plan;
use super::structs::State;
use super::uses::Uses;
use super::value_kind::ValueKind;
use crate::api::{self, ModelId, Shape};

/// The conversions into a union for one of its members.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Conversion {
    /// `true` if the union implements `From` for the member's type, which no other member has.
    pub from_type: bool,
    /// `true` if the union implements `From<&str>` too, because no other member is a string.
    pub from_str: bool,
    /// The field for the tag, which is set if it is not one of the member's tags.
    pub tag_field: Option<TagField>,
}

/// The field of a member that holds the union's tag.
#[derive(Debug, Clone, PartialEq)]
pub struct TagField {
    /// Its name in Rust.
    pub name: String,
    /// The optionality of the field.
    pub state: State,
}

/// The type of plain JSON, which is not converted into a member.
const JSON: &str = "serde_json::Value";

impl Plan<'_> {
    /// Returns the conversions of the members, each given as its type, its Rust type and its tags.
    pub(super) fn conversions(
        &self,
        members: &[(&api::Type, &str, &[String])],
        tag: Option<&str>,
    ) -> Vec<Conversion> {
        let same: Vec<String> = members
            .iter()
            .map(|(ty, text, _)| self.resolved(ty, text))
            .collect();
        let texts = members.iter().filter(|(ty, ..)| self.is_string(ty)).count();
        let each = members.iter().zip(&same);
        each.map(|((ty, text, tags), own)| {
            let is_only = same.iter().filter(|other| *other == own).count() == 1;
            Conversion {
                from_type: is_only && own != JSON && converts(ty),
                from_str: texts == 1 && self.is_string(ty) && self.takes_str(ty, text),
                tag_field: tag
                    .filter(|_| !tags.is_empty())
                    .and_then(|tag| self.tag_field(ty, tag)),
            }
        })
        .collect()
    }

    /// Resolves the aliases of a type and returns its Rust type: two names may denote the same
    /// type.
    fn resolved(&self, ty: &api::Type, text: &str) -> String {
        let mut uses = Uses::default();
        let (mut at, mut text) = (ty, text.to_owned());
        // Aliases are not cyclic, and no spec nests them deeper.
        for _ in 0..100 {
            let api::Type::Model(id) = at else {
                break;
            };
            let model = &self.api[*id];
            match &model.shape {
                _ if self.replacement(model).is_some() => break,
                Shape::Alias(ty) => (at, text) = (ty, self.rust_type(ty, &mut uses).text),
                Shape::Tuple(items) => return self.tuple_of(items, &mut uses).text,
                Shape::Map(map) => return self.keyed_map_of(map, &mut uses).text,
                Shape::Struct(_) | Shape::Enum(_) | Shape::Union(_) => break,
            }
        }
        text
    }

    /// Returns `true` if the type is a string or an enum of strings.
    fn is_string(&self, ty: &api::Type) -> bool {
        match self.bare(ty) {
            api::Type::String(_) => true,
            api::Type::Model(id) => self.is_text_enum(*id),
            _ => false,
        }
    }

    fn is_text_enum(&self, id: ModelId) -> bool {
        matches!(&self.api[id].shape, Shape::Enum(shape) if ValueKind::of(shape) == ValueKind::Text)
    }

    /// Removes aliases and nullability from a type.
    fn bare<'t>(&'t self, mut ty: &'t api::Type) -> &'t api::Type {
        for _ in 0..100 {
            match ty {
                api::Type::Nullable(inner) => ty = inner,
                api::Type::Model(id) => match &self.api[*id].shape {
                    Shape::Alias(inner) if self.replacement(&self.api[*id]).is_none() => ty = inner,
                    _ => break,
                },
                _ => break,
            }
        }
        ty
    }

    /// Returns `true` if the Rust type has an infallible conversion from `&str`.
    fn takes_str(&self, ty: &api::Type, text: &str) -> bool {
        match ty {
            api::Type::String(_) => text == "String",
            api::Type::Model(id) => {
                let model = &self.api[*id];
                self.is_text_enum(*id)
                    && self.replacement(model).is_none()
                    && self.is_open(model, self.options.enums)
            }
            _ => false,
        }
    }

    /// Returns the field of a struct for the tag, if it can be set from a string.
    fn tag_field(&self, ty: &api::Type, tag: &str) -> Option<TagField> {
        let api::Type::Model(id) = ty else {
            return None;
        };
        let shape = self.own_struct(ty)?;
        let property = shape.fields.iter().find(|field| field.wire_name == tag)?;
        let fields = self.structure(*id, shape, &mut Uses::default()).fields;
        let field = fields.into_iter().find(|field| field.wire_name == tag)?;
        let is_settable = !field.boxed
            && !field.inner.foreign
            && field.state != State::Double
            && match self.bare(&property.ty) {
                api::Type::String(_) => field.inner.text == "String",
                api::Type::Model(id) => self.is_text_enum(*id),
                _ => false,
            };
        is_settable.then_some(TagField {
            name: field.name,
            state: field.state,
        })
    }
}

/// Returns `true` if a type is converted: nullable types and plain JSON are ambiguous.
fn converts(ty: &api::Type) -> bool {
    !matches!(ty, api::Type::Any | api::Type::Nullable(_))
}
