//! Gives the members of unions the names that a schema requires beside its alternatives.
//!
//! A union is nothing but its members, so each member keeps the name as any JSON if it does not
//! declare it. It runs when all models are made, and makes no types.

use std::collections::HashSet;

use super::facts::Facts;
use super::lowering::{Demand, Lowering};
use crate::api::{Additional, Field, Model, ModelId, Role, Shape, Type};
use crate::openapi::Target;

impl<'a> Lowering<'a, '_> {
    /// Notes for each member of a union which names are required beside it.
    pub(super) fn demand_of_members(&mut self, facts: &Facts<'a>, shape: &Shape) {
        let Shape::Union(union) = shape else { return };
        let required = self.undeclared(facts, &indexmap::IndexMap::new());
        let members = union.members.iter().filter_map(|member| model(&member.ty));
        let demands = members.flat_map(|member| {
            let demand = move |&(name, by): &(&'a str, Target<'a>)| Demand { member, name, by };
            required.iter().map(demand)
        });
        self.demands.extend(demands);
    }

    /// Adds the noted names to the members that do not declare them, and to the members of members.
    pub(super) fn meet_demands(&mut self, models: &mut [Model]) {
        for demand in std::mem::take(&mut self.demands) {
            let field = self.field_of_any(demand.name, demand.by);
            let mut open = vec![demand.member];
            let mut seen = HashSet::new();
            while let Some(id) = open.pop() {
                let Some(found) = models.get_mut(id.0 as usize).filter(|_| seen.insert(id)) else {
                    continue;
                };
                let required = found.role == Role::Nested;
                match &mut found.shape {
                    Shape::Struct(object) if object.additional == Additional::Unspecified => {
                        let known = |known: &Field| known.wire_name == demand.name;
                        if !object.fields.iter().any(known) && self.has_room(&field, demand.by) {
                            let field = field.clone();
                            object.fields.push(Field { required, ..field });
                        }
                    }
                    Shape::Union(union) => {
                        open.extend(union.members.iter().filter_map(|member| model(&member.ty)));
                    }
                    Shape::Alias(ty) => open.extend(model(ty)),
                    _ => {}
                }
            }
        }
    }
}

/// Returns the model that a type is, if it is one.
fn model(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Model(id) => Some(*id),
        Type::Nullable(held) => model(held),
        _ => None,
    }
}
