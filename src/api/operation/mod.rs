//! An operation of the API: one method on one path, with everything that a call of it sends and receives.
//!
//! Facts as each file states them, with references followed and defaults of OpenAPI filled in. It does not know how any
//! language calls an operation, nor what published tools make of one.

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
    /// The name of the operation, unique in the API: `operationId`; without one, path and method in camel case
    /// (`petsPetIdGet`), as openapi-generator calls it. A duplicate has a number (`listPets_1`).
    pub id: String,
    /// `operationId`, as written.
    pub written_id: Option<String>,
    /// The method in lower case.
    pub method: String,
    /// The path template, such as `/personal-access-tokens/{id}`; for a webhook, its name; for a callback, its
    /// expression.
    pub path: String,
    /// The API calls its user: a webhook or a callback.
    pub incoming: bool,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Its tags.
    pub tags: Vec<TagId>,
    /// The root file that it belongs to.
    pub root: RootId,
    /// The parameters: those of the path that the operation does not override, then its own.
    pub parameters: Vec<Parameter>,
    /// What it accepts.
    pub request_body: Option<RequestBody>,
    /// What it answers, by status, in the order of the spec.
    pub responses: Vec<Response>,
    /// Each of these alone gives access; none are needed where there are none. Those of the API are filled in.
    pub security: Vec<SecurityRequirement>,
    /// Servers of its own or of its path; empty where those of the [`Api`](super::Api) serve it.
    pub servers: Vec<Server>,
    /// Where more is said about it.
    pub external_docs: Option<ExternalDocs>,
    /// What its `x-` keys hold, in order.
    pub extensions: Vec<(String, Value)>,
    /// The place of its definition.
    pub origin: Origin,
}

impl Operation {
    /// The request body and then the responses, one per media type with a schema.
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

    /// The variables of the path template, in order: `id` of `/tokens/{id}`. Callbacks and webhooks have none.
    pub fn path_variables(&self) -> impl Iterator<Item = &str> {
        let path = if self.incoming { "" } else { &self.path };
        crate::openapi::path_variables(path)
    }

    /// The parameters with this location.
    pub fn parameters_in(&self, location: Location) -> impl Iterator<Item = &Parameter> {
        self.parameters
            .iter()
            .filter(move |parameter| parameter.location == location)
    }

    /// The types of everything that it sends and receives: parameters, bodies, headers.
    pub(crate) fn types(&self) -> impl Iterator<Item = &Type> {
        let bodies = self.bodies().map(|body| body.ty);
        bodies.chain(self.types_of_parameters())
    }

    /// The types of what is neither a request body nor that of a response: parameters and headers.
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

/// The headers of the parts of a body.
fn encoded(content: &[MediaType]) -> impl Iterator<Item = &Header> {
    let parts = content.iter().flat_map(|media| &media.encoding);
    parts.flat_map(|part| &part.headers)
}

fn encoded_mut(content: &mut [MediaType]) -> impl Iterator<Item = &mut Header> {
    let parts = content.iter_mut().flat_map(|media| &mut media.encoding);
    parts.flat_map(|part| &mut part.headers)
}
