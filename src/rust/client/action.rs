//! An operation with all decisions about its code. Plain data.

use super::argument::{Argument, Constant};
use super::body::{Body, Content};
use super::enums::ParameterEnum;
use super::output::Output;
use super::paging::Paging;
use super::place::Place;

/// An operation with all decisions about its code.
pub(super) struct Action {
    /// The name of the struct.
    pub(super) name: String,
    /// The name of the method of the client.
    pub(super) method: String,
    /// The `operationId`, or its substitute.
    pub(super) id: String,
    /// The variant of `Method` in the support code.
    pub(super) verb: String,
    pub(super) path: String,
    /// The server, if it differs from that of the API.
    pub(super) place: Option<Place>,
    /// The root file or tag that it belongs to, as an index into the groups of the view.
    pub(super) group: Option<usize>,
    pub(super) deprecated: bool,
    /// `true` if it is compiled only with the feature `experimental`.
    pub(super) experimental: bool,
    pub(super) arguments: Vec<Argument>,
    pub(super) constants: Vec<Constant>,
    pub(super) body: Option<Body>,
    pub(super) output: Output,
    pub(super) paging: Option<Paging>,
    /// Alternative lists of security schemes.
    pub(super) security: Vec<Vec<String>>,
    pub(super) scopes: Vec<String>,
    /// The documentation, line by line.
    pub(super) docs: Vec<String>,
    /// The enums of its parameters that no earlier operation defines.
    pub(super) enums: Vec<ParameterEnum>,
}

impl Action {
    /// Returns the fields of the struct; the body is last.
    pub(super) fn fields(&self) -> Vec<&Argument> {
        let body = self.body.as_ref().and_then(Body::field);
        self.arguments.iter().chain(body).collect()
    }

    /// Returns the fields of a form that is one of several media types.
    pub(super) fn form(&self) -> impl Iterator<Item = &Argument> {
        let variants = match self.body.as_ref().map(|body| &body.content) {
            Some(Content::Several(_, choice)) => &choice.variants[..],
            _ => &[],
        };
        variants
            .iter()
            .flat_map(|variant| variant.parts.iter().flatten())
    }
}
