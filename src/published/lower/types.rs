//! Finds the type of a schema inside another one, and makes a nested model if a type is not enough.

use super::lowering::{Lowering, MOST_DEPTH, Typed};
use crate::diagnostic::Code;
use crate::openapi::{self, Kind};
use crate::published::properties::properties;
use crate::published::schema::{Link, SchemaId};
use crate::published::{Listing, Model, ModelId, Origin, Role, Shape, Type, Usage};
use crate::text::free::first_free;
use crate::text::name::clean;

impl<'a> Lowering<'a, '_> {
    /// Returns the type of a schema inside another one. A model that is needed for it is named `{parent}{suffix}`.
    pub(super) fn ty(&mut self, id: SchemaId, parent: &str, suffix: &str) -> Typed {
        let id = {
            let resolved = self.graph.resolve_alias(id);
            // `nullable` beside the reference, or on the alias, applies.
            if resolved != id && self.graph[id].nullable {
                let typed = self.ty(resolved, parent, suffix);
                return Typed {
                    nullable: true,
                    ..typed
                };
            }
            resolved
        };
        match self.graph[id].link {
            Link::Component(component) => {
                let target = self.graph.component(component);
                Typed {
                    ty: Type::Model(ModelId(component.0)),
                    nullable: self.graph[id].nullable || self.graph[target].nullable,
                }
            }
            Link::Broken => Typed {
                ty: Type::Any,
                nullable: true,
            },
            Link::Written(_) | Link::None => {
                if self.resolving.contains(&id) || self.resolving.len() > MOST_DEPTH {
                    let message = "this schema holds itself without a model in between; it becomes plain JSON there";
                    self.diagnostics
                        .push(Code::Infinite, self.graph[id].at.place(), message);
                    return Typed {
                        ty: Type::Any,
                        nullable: true,
                    };
                }
                self.resolving.push(id);
                let name = format!("{parent}{suffix}");
                let typed = self.inline(id, &name);
                self.resolving.pop();
                typed
            }
        }
    }

    /// Returns the type of an item or a map value, with its nullability as part of the type.
    pub(super) fn held(&mut self, id: SchemaId, parent: &str, suffix: &str) -> Type {
        let typed = self.ty(id, parent, suffix);
        match typed.ty {
            ty if !typed.nullable || ty == Type::Any => ty,
            ty => Type::Nullable(Box::new(ty)),
        }
    }

    pub(super) fn inline(&mut self, id: SchemaId, name: &str) -> Typed {
        let nullable = self.graph[id].nullable;
        let schema = &self.graph[id];
        if let Some(member) = schema.lone_member() {
            let typed = self.ty(member, name, "");
            return Typed {
                nullable: nullable || typed.nullable,
                ..typed
            };
        }
        if let Some(typed) = self.parts_without_properties(id, name) {
            return Typed {
                nullable: nullable || typed.nullable,
                ..typed
            };
        }
        let schema = &self.graph[id];
        let (kind, items, additional) = (schema.kind, schema.items, schema.additional);
        let has_model = kind == Kind::Composed
            || kind == Kind::Several
            || !matches!(kind, Kind::Array | Kind::Boolean) && self.graph.has_values(id)
            || matches!(kind, Kind::Object | Kind::Map) && !schema.properties.is_empty();
        if has_model {
            return Typed {
                ty: Type::Model(self.nested(id, name)),
                nullable,
            };
        }
        let view = self.graph.view(id);
        let ty = match kind {
            Kind::Boolean => Type::Boolean,
            Kind::Array => {
                let items = items.map(|items| Box::new(self.held(items, name, "_inner")));
                Type::List {
                    items,
                    unique: view.flag("uniqueItems"),
                }
            }
            Kind::Map => match additional {
                openapi::Additional::Schema(value) => {
                    Type::Map(Some(Box::new(self.held(value, name, "_value"))))
                }
                _ => Type::Map(None),
            },
            Kind::Object if view.types().next().is_some() => Type::Object,
            _ => simple(kind, view.format()),
        };
        Typed { ty, nullable }
    }

    /// Returns the type of an `allOf` whose parts have no properties: that of its first part, as `State` of V3's
    /// `ApprovalItemDetails.md` with `allOf: [$ref, {nullable: true}]`.
    pub(super) fn parts_without_properties(&mut self, id: SchemaId, name: &str) -> Option<Typed> {
        let schema = &self.graph[id];
        let (first, parts) = (*schema.all_of.first()?, schema.all_of.clone());
        let choice = !schema.any_of.is_empty() || !schema.one_of.is_empty();
        if choice || !properties(&mut self.graph, id).list.is_empty() {
            return None;
        }
        let nullable = parts.iter().any(|&part| self.graph[part].nullable);
        let typed = self.ty(first, name, "");
        Some(Typed {
            nullable: nullable || typed.nullable,
            ..typed
        })
    }

    /// Returns the model of an inline schema, which pages describe in place.
    pub(super) fn nested(&mut self, id: SchemaId, name: &str) -> ModelId {
        if let Some(&known) = self.nested.get(&id) {
            return known;
        }
        let name = self.free_name(&clean(name));
        let at = self.graph.components.len() + self.nested_models.len();
        let model_id = ModelId::at(at);
        self.nested.insert(id, model_id);
        // The id is reserved before the model is made, since it may refer to itself.
        self.nested_models.push(placeholder(&name));
        let model = self.model(id, name, Role::Nested);
        self.nested_models[at - self.graph.components.len()] = model;
        model_id
    }

    /// Returns the name, with the first number that makes it unique. Letter case is ignored.
    pub(super) fn free_name(&mut self, name: &str) -> String {
        let lowercase = name.to_lowercase();
        if self.taken.insert(lowercase.clone()) {
            return name.to_owned();
        }
        let number = self.numbers.entry(lowercase).or_insert(1);
        let numbered = |number| format!("{name}_{number}");
        let (found, free) = first_free(*number, numbered, |name| {
            self.taken.insert(name.to_lowercase())
        });
        *number = found + 1;
        free
    }
}

/// Returns the type of a schema without values, items or properties.
pub(super) fn simple(kind: Kind, format: Option<String>) -> Type {
    match kind {
        Kind::String => Type::String(format),
        Kind::Integer => Type::Integer(format),
        Kind::Number => Type::Number(format),
        Kind::Boolean => Type::Boolean,
        _ => Type::Any,
    }
}

fn placeholder(name: &str) -> Model {
    Model {
        name: name.to_owned(),
        title: None,
        docs: None,
        deprecated: false,
        nullable: false,
        role: Role::Nested,
        shape: Shape::Alias(Type::Any),
        listing: Listing::None,
        example: None,
        usage: Usage::default(),
        origin: Origin::default(),
    }
}
