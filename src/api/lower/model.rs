//! Builds a model from schemas that apply together.

use super::facts::Facts;
use super::lowering::Lowering;
use crate::api::{Model, Role, Usage};
use crate::openapi::{Named, Target, say_not_carried, say_unknown_type};
use crate::text::name::clean;

impl<'a> Lowering<'a, '_> {
    /// Returns the published name. For a part of another schema, such as a property that a reference
    /// leads to, that name only describes the part, so the owner's name is added.
    pub(super) fn name(&mut self, named: &Named<'a>) -> String {
        let part = self.spec.name_of_schema(named.schema);
        match part.rsplit_once('_') {
            Some((owner, _))
                if !named.lifted && self.spec.is_part(named.schema) && !owner.is_empty() =>
            {
                self.free_name(&clean(&part))
            }
            _ => named.name.clone(),
        }
    }

    /// Builds the model of schemas that apply together; annotations come from the first.
    pub(super) fn model(&mut self, schemas: &[Target<'a>], name: String, role: Role) -> Model {
        let shape = self.shape(schemas, &name);
        let rules = self.model_rules(schemas, &shape);
        let view = self.view(schemas[0]);
        Model {
            title: view.text("title").map(str::to_owned),
            docs: view.text("description").map(str::to_owned),
            deprecated: view.flag("deprecated"),
            nullable: self.is_nullable(schemas),
            example: view.example(),
            usage: Usage::default(),
            origin: self.spec.origin(schemas[0]),
            name,
            role,
            shape,
            rules,
        }
    }

    /// Reports unknown types and keywords without effect: once for each schema, however many schemas
    /// it is part of.
    pub(super) fn report_unread(&mut self, facts: &Facts<'a>) {
        for &at in &facts.places {
            if self.reported.insert(std::ptr::from_ref(at.node)) {
                say_unknown_type(at, self.view(at), self.diagnostics);
                say_not_carried(at, self.diagnostics);
            }
        }
    }
}
