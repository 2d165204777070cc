//! Decides which properties openapi-generator takes for models. Since 2026, only these are links on pages.

use super::lowering::Lowering;
use crate::openapi::{Additional, Kind};
use crate::published::Type;
use crate::published::schema::{Link, SchemaId};

impl Lowering<'_, '_> {
    /// Returns `true` if a property, or a direct item or value of a list or map, is a model: a merged schema or a choice, or an
    /// object with properties that allows no others. Enums are not models, as `Indices` of `Search.md`, nor is `JitDetails` of
    /// `PendingApproval.md` among the pages of 2026, which allows others.
    pub(super) fn is_model(&self, id: SchemaId, ty: &Type) -> bool {
        let id = self.without_wrapper(id);
        let schema = &self.graph[id];
        match (schema.kind, schema.items, schema.additional) {
            _ if schema.listed_as_object => false,
            (Kind::Array, Some(items), _) => self.is_held_model(items, ty),
            (Kind::Array, None, _) => false,
            (Kind::Map, _, additional) if schema.link == Link::None => match additional {
                Additional::Schema(value) => self.is_held_model(value, ty),
                _ => false,
            },
            _ => self.is_model_itself(id, ty),
        }
    }

    fn is_held_model(&self, held: SchemaId, container: &Type) -> bool {
        let ty = match container {
            Type::Nullable(ty) => return self.is_held_model(held, ty),
            Type::List { items: ty, .. } | Type::Map(ty) => ty.as_deref(),
            _ => None,
        };
        let held = self.without_wrapper(held);
        ty.is_some_and(|ty| self.is_model_itself(held, ty))
    }

    /// Like [`is_model`](Lowering::is_model), but without looking into lists: a list of lists is never a model.
    fn is_model_itself(&self, id: SchemaId, ty: &Type) -> bool {
        let schema = &self.graph[id];
        match schema.link {
            // A reference beside a type is not a model: `BatchRequest` of `Approval2.md` among the pages of 2026.
            Link::Component(_) if self.says_type_beside_reference(id) => false,
            Link::Component(component) => {
                let target = self.graph.behind(self.graph.component(component));
                let schema = &self.graph[target];
                match schema.kind {
                    Kind::Composed | Kind::Several => true,
                    Kind::Object => !schema.properties.is_empty(),
                    _ => false,
                }
            }
            // Several parts are shown as the first one, even if that is an enum: `State` of
            // `ApprovalItemDetails.md` among the pages of 2026.
            _ => schema.kind == Kind::Composed && is_of_model(ty),
        }
    }

    /// Removes the wrappers from an `allOf` with one part, even if they are nested. A wrapper that is shown as an object is
    /// kept: `primaryIdentity` of `machine-identities`, an object beside its `allOf` in a part of another one.
    fn without_wrapper(&self, id: SchemaId) -> SchemaId {
        let mut id = self.graph.resolve_alias(id);
        // More wrappers than schemas would be a cycle.
        for _ in 0..self.graph.ids().len() {
            match self.graph[id].lone_member() {
                Some(member)
                    if self.graph[id].link == Link::None && !self.graph[id].listed_as_object =>
                {
                    id = self.graph.resolve_alias(member);
                }
                _ => break,
            }
        }
        id
    }

    fn says_type_beside_reference(&self, id: SchemaId) -> bool {
        let view = self.graph.view(id);
        view.node.get("$ref").is_some() && view.types().next().is_some()
    }
}

fn is_of_model(ty: &Type) -> bool {
    match ty {
        Type::Nullable(ty) => is_of_model(ty),
        ty => matches!(ty, Type::Model(_)),
    }
}
