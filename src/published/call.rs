//! Operations in full, as openapi-generator reads them: parameters, body, responses, in the order in which it works.
//!
//! [`Operation`](super::Operation) says where models are used; this is what a page of operations needs. Nothing here
//! knows PowerShell: names are as written, types are published types.

use super::example::ExampleId;
use super::{Field, Type, Value};

/// An operation in full.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Call {
    /// `operationId`.
    pub id: Option<String>,
    /// The method in lower case.
    pub method: String,
    /// The path template.
    pub path: String,
    /// Its tags by name, in order.
    pub tags: Vec<String>,
    /// `summary`.
    pub summary: Option<String>,
    /// `description`, as written.
    pub description: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `x-powershell-method-name`: the name of the function, in place of the one that the id gives.
    pub function: Option<String>,
    /// Parameters of the path, of the operation, and of a form, in order.
    pub parameters: Vec<Parameter>,
    /// The request body, unless it is a form.
    pub body: Option<RequestBody>,
    /// The media types of the body or form, in order.
    pub accepts: Vec<String>,
    /// The responses, in order.
    pub responses: Vec<Response>,
    /// The media types of all responses, each once, in order of first sight.
    pub returns: Vec<String>,
}

/// Where a parameter is sent.
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
    /// As a part of a form, which is the request body.
    Form,
}

/// A parameter of a [`Call`].
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Where it is sent.
    pub sent: Sent,
    /// The name, the type, the default and the rest of what a property says too; the description is the parameter's own.
    pub field: Field,
    /// Whether it has a schema. Without one it has no type either.
    pub has_schema: bool,
    /// Its example.
    pub example: Option<OwnExample>,
    /// The example of its items.
    pub item_example: Option<Value>,
}

/// An example of a parameter or a body.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnExample {
    /// The value, as written.
    pub value: Value,
    /// The schema says it, so that its type decides what it means.
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
    /// The type and the rest of what a property says too, from the schema of the first media type.
    pub field: Field,
    /// The example of the first media type.
    pub example: Option<OwnExample>,
    /// The example of its items.
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
    /// The schema says `type: array` beside an `allOf` and nothing about items, so that it is a list of strings to those who
    /// look at its type alone.
    pub is_list_of_nothing: bool,
    /// Whether the schema stands in the root file.
    pub in_root: bool,
    /// The schema, for those who make examples.
    pub schema: Option<ExampleId>,
}
