//! An operation of the API: one method on one path, with everything that a call sends and receives.
//!
//! It holds the facts of the spec, with references resolved and OpenAPI's defaults filled in. It does not know how a
//! language calls an operation, or how openapi-generator reads one.

mod content;
mod example;
mod parameter;
mod security;
mod server;

pub use content::{Body, Encoding, MediaType, RequestBody, Response, Status};
pub use example::Example;
pub use parameter::{Header, Location, Parameter, Style};
pub use security::{Flow, Grant, Requirement, SchemeKind, SecurityRequirement, SecurityScheme};
pub use server::{ExternalDocs, Server, ServerVariable};

use super::{Origin, RootId, Rules, TagId, Type, Value};

/// One operation of the API.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Operation {
    /// The unique name of the operation in the API: `operationId`; without one, path and method in camel case
    /// (`petsPetIdGet`), as openapi-generator names it. A duplicate has a number (`listPets_1`).
    pub id: String,
    /// `operationId`, as written.
    pub written_id: Option<String>,
    /// The method in lower case.
    pub method: String,
    /// The path template, such as `/personal-access-tokens/{id}`; for a webhook, its name; for a callback, its
    /// expression.
    pub path: String,
    /// `true` if the API calls its client: a webhook or a callback.
    pub incoming: bool,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The tags, in the order of the operation.
    pub tags: Vec<TagId>,
    /// The root file that the operation belongs to.
    pub root: RootId,
    /// The parameters: those of the path that the operation does not override, then its own.
    pub parameters: Vec<Parameter>,
    /// The request body, if it takes one.
    pub request_body: Option<RequestBody>,
    /// The responses by status, in the order of the spec.
    pub responses: Vec<Response>,
    /// The alternatives: one of them must be met. If there are none, no security is required. The API's default is filled in.
    pub security: Vec<SecurityRequirement>,
    /// The servers of the operation or of its path; empty if those of the [`Api`](super::Api) apply.
    pub servers: Vec<Server>,
    /// A link to further documentation.
    pub external_docs: Option<ExternalDocs>,
    /// The keys that begin with `x-` and their values, in order.
    pub extensions: Vec<(String, Value)>,
    /// The position of its definition.
    pub origin: Origin,
}

impl Operation {
    /// Iterates over the request body and then the responses, one item per media type with a schema.
    pub fn bodies(&self) -> impl Iterator<Item = Body<'_>> {
        let request = self.request_body.iter().map(|body| (None, &body.content));
        let responses = self
            .responses
            .iter()
            .map(|response| (Some(&response.status), &response.content));
        request.chain(responses).flat_map(|(status, content)| {
            content.iter().filter_map(move |media| {
                Some(Body {
                    status,
                    media_type: &media.name,
                    ty: media.ty.as_ref()?,
                    examples: &media.examples,
                })
            })
        })
    }

    /// Iterates over the variables of the path template, in order: `id` for `/tokens/{id}`. Callbacks and webhooks have none.
    pub fn path_variables(&self) -> impl Iterator<Item = &str> {
        let path = if self.incoming { "" } else { &self.path };
        crate::openapi::path_variables(path)
    }

    /// Iterates over the parameters with this location.
    pub fn parameters_in(&self, location: Location) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(move |parameter| parameter.location == location)
    }

    /// Iterates over the types of parameters, bodies and headers.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        let bodies = self.bodies().map(|body| body.ty);
        bodies.chain(self.types_of_parameters())
    }

    /// Iterates over the types of parameters and headers, including the headers of parts of a body.
    pub(crate) fn types_of_parameters(&self) -> impl Iterator<Item = &Type> {
        let of_headers = self
            .responses
            .iter()
            .flat_map(|response| response.headers.iter().chain(encoded(&response.content)));
        let of_parts = self
            .request_body
            .iter()
            .flat_map(|body| encoded(&body.content));
        let headers = of_headers.chain(of_parts).map(|header| &header.ty);
        let parameters = self.parameters.iter().map(|parameter| &parameter.ty);
        parameters.chain(headers)
    }

    pub(crate) fn contents_mut(&mut self) -> impl Iterator<Item = &mut MediaType> {
        let request = self.request_body.iter_mut().map(|body| &mut body.content);
        let responses = self
            .responses
            .iter_mut()
            .map(|response| &mut response.content);
        request.chain(responses).flatten()
    }

    pub(crate) fn rules_mut(&mut self) -> impl Iterator<Item = &mut Rules> {
        let bodies = self.request_body.iter_mut();
        let bodies = bodies.flat_map(|body| &mut body.content);
        let responses = self.responses.iter_mut().flat_map(|response| {
            let headers = response.headers.iter_mut();
            let headers = headers.filter_map(|header| header.rules.as_deref_mut());
            let content = response.content.iter_mut();
            headers.chain(content.filter_map(|media| media.rules.as_deref_mut()))
        });
        let bodies = bodies.filter_map(|media| media.rules.as_deref_mut());
        let parameters = self.parameters.iter_mut();
        let parameters = parameters.filter_map(|parameter| parameter.rules.as_deref_mut());
        bodies.chain(responses).chain(parameters)
    }

    pub(crate) fn types_of_parameters_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let parameters = self
            .parameters
            .iter_mut()
            .map(|parameter| &mut parameter.ty);
        let request = self.request_body.iter_mut();
        let of_parts = request.flat_map(|body| encoded_mut(&mut body.content));
        let of_headers = self.responses.iter_mut().flat_map(|response| {
            let of_parts = encoded_mut(&mut response.content);
            response.headers.iter_mut().chain(of_parts)
        });
        parameters.chain(of_parts.chain(of_headers).map(|header| &mut header.ty))
    }
}

/// Iterates over the headers of the parts of a body.
fn encoded(content: &[MediaType]) -> impl Iterator<Item = &Header> {
    let parts = content.iter().flat_map(|media| &media.encoding);
    parts.flat_map(|part| &part.headers)
}

fn encoded_mut(content: &mut [MediaType]) -> impl Iterator<Item = &mut Header> {
    let parts = content.iter_mut().flat_map(|media| &mut media.encoding);
    parts.flat_map(|part| &mut part.headers)
}
