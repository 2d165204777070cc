//! The directions in which each model is used: in data that clients send or receive. A read-only field is not part of
//! requests, and a write-only field not of responses; nor are models that only such a field uses.

use crate::api::{Api, Field, Model, ModelId, Operation, Rules, Shape, Type};

/// The directions in which a model is used.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::diff) struct Role {
    /// Clients send the model.
    pub request: bool,
    /// Clients receive the model.
    pub response: bool,
}

/// Returns the role of every model, by position.
pub(in crate::diff) fn roles(api: &Api) -> Vec<Role> {
    let mut roles = vec![Role::default(); api.models.len()];
    let mut open = Vec::new();
    for operation in &api.operations {
        starts(operation, &mut open);
    }
    while let Some((id, role)) = open.pop() {
        let known = &mut roles[id.0 as usize];
        let news = Role {
            request: role.request && !known.request,
            response: role.response && !known.response,
        };
        if news == Role::default() {
            continue;
        }
        known.request |= news.request;
        known.response |= news.response;
        parts(&api[id], news, &mut open);
    }
    roles
}

/// Adds the models that an operation sends and receives. Webhooks and callbacks are called by the server.
fn starts(operation: &Operation, open: &mut Vec<(ModelId, Role)>) {
    let sent = Role {
        request: !operation.incoming,
        response: operation.incoming,
    };
    let received = Role {
        request: operation.incoming,
        response: !operation.incoming,
    };
    let bodies = operation.request_body.iter().flat_map(|body| &body.content);
    for media in bodies {
        push(media.ty.as_ref(), media.rules.as_deref(), sent, open);
        let headers = media.encoding.iter().flat_map(|part| &part.headers);
        headers.for_each(|header| push(Some(&header.ty), header.rules.as_deref(), sent, open));
    }
    for parameter in &operation.parameters {
        push(Some(&parameter.ty), parameter.rules.as_deref(), sent, open);
    }
    for response in &operation.responses {
        for media in &response.content {
            push(media.ty.as_ref(), media.rules.as_deref(), received, open);
        }
        for header in &response.headers {
            push(Some(&header.ty), header.rules.as_deref(), received, open);
        }
    }
}

fn parts(model: &Model, role: Role, open: &mut Vec<(ModelId, Role)>) {
    let own = model.rules.as_deref();
    push(None, own, role, open);
    match &model.shape {
        Shape::Struct(shape) => {
            for field in &shape.fields {
                push(
                    Some(&field.ty),
                    field.rules.as_deref(),
                    of_field(field, role),
                    open,
                );
            }
            if let crate::api::Additional::Typed(ty) = &shape.additional {
                push(Some(ty), None, role, open);
            }
        }
        Shape::Union(union) => {
            for member in &union.members {
                push(Some(&member.ty), member.rules.as_deref(), role, open);
            }
        }
        Shape::Enum(_) => {}
        Shape::Tuple(_) | Shape::Map(_) => {
            let types = model.shape.types().into_iter();
            types.for_each(|ty| push(Some(ty), None, role, open));
        }
        Shape::Alias(ty) => push(Some(ty), None, role, open),
    }
}

/// Returns the role of a field in a model.
fn of_field(field: &Field, role: Role) -> Role {
    Role {
        request: role.request && !field.read_only,
        response: role.response && !field.write_only,
    }
}

fn push(ty: Option<&Type>, rules: Option<&Rules>, role: Role, open: &mut Vec<(ModelId, Role)>) {
    let aliases = rules.map(Rules::aliases).unwrap_or_default();
    let models = ty.and_then(Type::model).into_iter().chain(aliases);
    open.extend(models.map(|id| (id, role)));
}
