//! Gives the members of unions what a schema says beside its alternatives.
//!
//! A union is nothing but its members, so each member keeps a required name as any JSON if it does not
//! declare it, and undeclared properties if the schema allows them. It runs when all models are made, and makes no types.

use std::collections::HashSet;

use indexmap::IndexMap;

use super::facts::Facts;
use super::lowering::{Demand, Lowering};
use crate::api::{Additional, Field, Model, ModelId, Role, Shape, Struct, Type, Union};
use crate::openapi::Target;

impl<'a> Lowering<'a, '_> {
    /// Notes which names are required beside the members of a union, and whether others may follow.
    pub(super) fn demand_of_members(&mut self, facts: &Facts<'a>, shape: &Shape) {
        let Shape::Union(union) = shape else { return };
        let names = self.undeclared(facts, &IndexMap::new());
        let opens = facts.additional().0.allows();
        if opens || !names.is_empty() {
            let members = models(union).collect();
            self.demands.push(Demand {
                members,
                names,
                opens,
            });
        }
    }

    /// Adds what was noted to the members that do not declare it, and to the members of members.
    pub(super) fn meet_demands(&mut self, all: &mut [Model]) {
        for Demand {
            members,
            names,
            opens,
        } in std::mem::take(&mut self.demands)
        {
            let field = |(name, by)| (self.field_of_any(name, by), by);
            let fields: Vec<(Field, Target<'a>)> = names.into_iter().map(field).collect();
            let mut open = members;
            let mut seen = HashSet::new();
            while let Some(id) = open.pop() {
                let Some(found) = all.get_mut(id.0 as usize).filter(|_| seen.insert(id)) else {
                    continue;
                };
                match &mut found.shape {
                    Shape::Struct(object) if object.additional == Additional::Unspecified => {
                        self.declare(&fields, object, found.role == Role::Nested);
                        if opens {
                            object.additional = Additional::Typed(Type::Any);
                        }
                    }
                    Shape::Union(union) => open.extend(models(union)),
                    Shape::Alias(ty) => open.extend(model(ty)),
                    _ => {}
                }
            }
        }
    }

    /// Adds the fields whose names an object does not declare.
    fn declare(&mut self, fields: &[(Field, Target<'a>)], object: &mut Struct, required: bool) {
        let declared = object.fields.iter().map(|field| field.wire_name.clone());
        let declared: HashSet<String> = declared.collect();
        for (field, by) in fields {
            if declared.contains(&field.wire_name) {
                continue;
            }
            if !self.has_room(field, *by) {
                return;
            }
            let field = field.clone();
            object.fields.push(Field { required, ..field });
        }
    }
}

/// Returns the models among the members of a union.
fn models(union: &Union) -> impl Iterator<Item = ModelId> {
    union.members.iter().filter_map(|member| model(&member.ty))
}

/// Returns the model that a type is, if it is one.
fn model(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Model(id) => Some(*id),
        Type::Nullable(held) => model(held),
        _ => None,
    }
}
