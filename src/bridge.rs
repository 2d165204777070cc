//! The published reading as the neutral one, until schemas are lowered by what they mean.

use crate::api::lower::operation;
use crate::api::{self, Api};
use crate::diagnostic::Diagnostics;
use crate::openapi::{Spec, Target};
use crate::published::{self, Published};

pub(crate) fn api_of(spec: &Spec, published: &Published, findings: &mut Diagnostics) -> Api {
    let mut api = Api {
        root: published.root.clone(),
        info: api::Info {
            title: published.info.title.clone(),
            version: published.info.version.clone(),
            description: published.info.description.clone(),
        },
        tags: published
            .tags
            .iter()
            .map(|tag| api::Tag {
                name: tag.name.clone(),
                description: tag.description.clone(),
            })
            .collect(),
        models: published.models.iter().map(model).collect(),
        ..Api::default()
    };
    for model in api.models.iter_mut().skip(published.parameter_models) {
        model.role = api::Role::Parameter;
    }
    let found = spec.operations(&mut Diagnostics::default());
    let held = &mut |at: Target<'_>, _: &str| {
        let found = published.held.get(&(at.file.0, at.node.index));
        found.map_or(api::Type::Any, ty)
    };
    operation::operations(spec, &found, &mut api, held, findings);
    operation::parameters(spec, &found, &mut api, held, findings);
    api::usage::mark(&mut api);
    api
}

fn model(model: &published::Model) -> api::Model {
    api::Model {
        name: model.name.clone(),
        title: model.title.clone(),
        docs: model.docs.clone(),
        deprecated: model.deprecated,
        nullable: model.nullable,
        role: match model.role {
            published::Role::Component => api::Role::Component,
            published::Role::Lifted => api::Role::Lifted,
            published::Role::Nested => api::Role::Nested,
        },
        shape: match &model.shape {
            published::Shape::Struct(shape) => api::Shape::Struct(api::Struct {
                fields: shape.fields.iter().map(field).collect(),
                additional: match &shape.additional {
                    published::Additional::Unspecified => api::Additional::Unspecified,
                    published::Additional::Forbidden => api::Additional::Forbidden,
                    published::Additional::Typed(held) => api::Additional::Typed(ty(held)),
                },
            }),
            published::Shape::Enum(shape) => api::Shape::Enum(api::Enum {
                base: ty(&shape.base),
                values: shape
                    .values
                    .iter()
                    .map(|value| api::EnumValue {
                        value: value.value.clone(),
                        name: value.name.clone(),
                        docs: value.docs.clone(),
                    })
                    .collect(),
            }),
            published::Shape::Union(shape) => api::Shape::Union(api::Union {
                members: shape
                    .members
                    .iter()
                    .map(|member| api::Member {
                        ty: ty(&member.ty),
                        title: member.title.clone(),
                        docs: member.docs.clone(),
                        tags: member.tags.clone(),
                        recursive: member.recursive,
                    })
                    .collect(),
                discriminator: shape
                    .discriminator
                    .as_ref()
                    .map(|found| api::Discriminator {
                        property: found.property.clone(),
                    }),
                exclusive: shape.exclusive,
            }),
            published::Shape::Alias(held) => api::Shape::Alias(ty(held)),
        },
        example: model.example.clone(),
        usage: api::Usage::default(),
        origin: model.origin.clone(),
    }
}

fn field(field: &published::Field) -> api::Field {
    api::Field {
        wire_name: field.wire_name.clone(),
        docs: field.docs.clone(),
        ty: ty(&field.ty),
        required: field.required,
        nullable: field.nullable,
        read_only: field.read_only,
        write_only: field.write_only,
        deprecated: field.deprecated,
        default: field.default.clone(),
        example: field.example.clone(),
        limits: field.limits.clone(),
        recursive: field.recursive,
        origin: field.origin.clone(),
    }
}

fn ty(held: &published::Type) -> api::Type {
    use published::Type as T;
    match held {
        T::Any => api::Type::Any,
        T::Boolean => api::Type::Boolean,
        T::Integer(format) => api::Type::Integer(format.clone()),
        T::Number(format) => api::Type::Number(format.clone()),
        T::String(format) => api::Type::String(format.clone()),
        T::Object => api::Type::Object,
        T::Map(value) => api::Type::Map(value.as_deref().map(|value| Box::new(ty(value)))),
        T::List { items, unique } => api::Type::List {
            items: items.as_deref().map(|items| Box::new(ty(items))),
            unique: *unique,
        },
        T::Nullable(held) => api::Type::Nullable(Box::new(ty(held))),
        T::Model(id) => api::Type::Model(api::ModelId(id.0)),
    }
}
