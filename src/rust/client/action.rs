//! An operation with everything decided about its code. Plain data.

use super::argument::{Argument, Constant};
use super::body::Body;
use super::enums::ParameterEnum;
use super::output::Output;
use super::paging::Paging;
use super::place::Place;

/// An operation with everything decided about its code.
pub(super) struct Action {
    /// The name of the struct.
    pub(super) name: String,
    /// The name of the method of the client.
    pub(super) method: String,
    /// The `operationId`, or what replaces it.
    pub(super) id: String,
    /// The variant of the fixed text's `Method`.
    pub(super) verb: String,
    pub(super) path: String,
    /// The server, if it is another one than that of the API.
    pub(super) place: Option<Place>,
    /// The root file or tag that it belongs to, by position among the groups of the view.
    pub(super) group: Option<usize>,
    pub(super) deprecated: bool,
    /// It is compiled only with the feature `experimental`.
    pub(super) experimental: bool,
    pub(super) arguments: Vec<Argument>,
    pub(super) constants: Vec<Constant>,
    pub(super) body: Option<Body>,
    pub(super) output: Output,
    pub(super) paging: Option<Paging>,
    /// Lists of security schemes.
    pub(super) security: Vec<Vec<String>>,
    pub(super) scopes: Vec<String>,
    /// The documentation, without the mark of a comment.
    pub(super) docs: String,
    /// The enums of its parameters that no operation before has.
    pub(super) enums: Vec<ParameterEnum>,
}
