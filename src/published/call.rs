//! Operations in full, as openapi-generator reads them: parameters, body and responses, in the order of its work.
//!
//! [`Operation`](super::Operation) only has what models need; a `Call` has what pages of operations need. It does not know
//! PowerShell: names are as written, types are published types.

use super::example::ExampleId;
use super::{Field, Type, Value};

/// An operation in full.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Call {
    /// `operationId`, as written.
    pub id: Option<String>,
    /// The method in lower case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// The tags by name, in order.
    pub tags: Vec<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`, as written.
    pub description: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `x-powershell-method-name`: the name of the function, which overrides the one made of the id.
    pub function: Option<String>,
    /// The parameters of the path, of the operation, and of a form, in order.
    pub parameters: Vec<Parameter>,
    /// The request body, unless it is a form.
    pub body: Option<RequestBody>,
    /// The media types of the body or form, in order.
    pub accepts: Vec<String>,
    /// The responses, in order.
    pub responses: Vec<Response>,
    /// The media types of all responses, without duplicates, in the order of first use.
    pub returns: Vec<String>,
}

/// The part of a request that holds a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// As a field of a form, which is the request body.
    Form,
}

/// A parameter of a [`Call`].
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The part of the request that holds it.
    pub sent: Sent,
    /// The name, the type, the default and other facts of a property; the description is that of the parameter.
    pub field: Field,
    /// `true` if it has a schema. Without one, it has no type either.
    pub has_schema: bool,
    /// The example, if there is one.
    pub example: Option<OwnExample>,
    /// The example of its items, if there is one.
    pub item_example: Option<Value>,
}

/// An example of a parameter or a body.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnExample {
    /// The value, as written.
    pub value: Value,
    /// `true` if the schema has the example, so that it is read by the type.
    pub by_schema: bool,
}

/// The request body of a [`Call`].
#[derive(Debug, Clone, PartialEq)]
pub struct RequestBody {
    /// `x-codegen-request-body-name`.
    pub name: Option<String>,
    /// `description` of the body itself.
    pub docs: Option<String>,
    /// `required: true`.
    pub required: bool,
    /// The type and other facts of a property, from the schema of the first media type.
    pub field: Field,
    /// The example of the first media type.
    pub example: Option<OwnExample>,
    /// The example of its items, if there is one.
    pub item_example: Option<Value>,
}

/// A response of a [`Call`].
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The status: `200`, `4XX`, `default`.
    pub status: String,
    /// `description`, as written.
    pub docs: String,
    /// The type, from the schema of the first media type.
    pub ty: Option<Type>,
    /// `true` if the schema has `type: array` beside an `allOf` and no `items`: judged by its type alone, it is a list of
    /// strings.
    pub is_list_of_nothing: bool,
    /// `true` if the schema is in the root file.
    pub in_root: bool,
    /// The schema, for generated examples.
    pub schema: Option<ExampleId>,
}
