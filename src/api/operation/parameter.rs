//! What a call sends besides its body: parameters in the path, the query, headers and cookies, and how their values are
//! written.

use std::fmt;

use super::super::{Limits, Origin, Rules, Type, Value};
use super::example::Example;

/// A parameter of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// The name on the wire.
    pub name: String,
    /// The part of the request that holds it.
    pub location: Location,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// A call has to give it. A path parameter is always required.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The type of its value.
    pub ty: Type,
    /// How its value is written. It has no meaning where there is a `media_type`.
    pub style: Style,
    /// Each item of a list and each property of an object is written by itself.
    pub explode: bool,
    /// Reserved characters (RFC 3986) are sent as they are.
    pub allow_reserved: bool,
    /// The value may be empty.
    pub allow_empty: bool,
    /// The value is a document of this media type, such as `application/json`, in place of a style.
    pub media_type: Option<String>,
    /// The value that counts where none is sent.
    pub default: Option<Value>,
    /// Limits for values.
    pub limits: Limits,
    /// What is demanded of its values besides their type.
    pub rules: Option<Box<Rules>>,
    /// Examples of the parameter, else of its schema.
    pub examples: Vec<Example>,
    /// What its `x-` keys hold, in order.
    pub extensions: Vec<(String, Value)>,
    /// The place of its definition.
    pub origin: Origin,
}

/// A header of a response, or of a part of a multipart body. Its style is always [`Style::Simple`].
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The name, as written.
    pub name: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// It is always there.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The type of its value.
    pub ty: Type,
    /// Each property of an object is written with its name and `=`.
    pub explode: bool,
    /// The value is a document of this media type.
    pub media_type: Option<String>,
    /// What is demanded of its values besides their type.
    pub rules: Option<Box<Rules>>,
    /// Examples of the header, else of its schema.
    pub examples: Vec<Example>,
    /// The place of its definition.
    pub origin: Origin,
}

/// The part of a request that holds a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// A variable of the path template.
    Path,
    /// The query.
    Query,
    /// A header of the request.
    Header,
    /// A cookie.
    Cookie,
}

/// How a value becomes text (OpenAPI, Parameter Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Style {
    /// `a,b`; in the path and in headers.
    Simple,
    /// `.a.b`; in the path.
    Label,
    /// `;name=a,b`; in the path.
    Matrix,
    /// `name=a&name=b`; in the query and in cookies.
    Form,
    /// `name=a%20b`; in the query.
    SpaceDelimited,
    /// `name=a|b`; in the query.
    PipeDelimited,
    /// `name[key]=a`; in the query.
    DeepObject,
}

impl Location {
    /// Every location.
    pub const ALL: [Location; 4] = [
        Location::Path,
        Location::Query,
        Location::Header,
        Location::Cookie,
    ];

    /// The word of OpenAPI.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        }
    }

    /// The style of a parameter that states none.
    #[must_use]
    pub fn default_style(self) -> Style {
        match self {
            Location::Path | Location::Header => Style::Simple,
            Location::Query | Location::Cookie => Style::Form,
        }
    }
}

impl Style {
    /// Every style.
    pub const ALL: [Style; 7] = [
        Style::Simple,
        Style::Label,
        Style::Matrix,
        Style::Form,
        Style::SpaceDelimited,
        Style::PipeDelimited,
        Style::DeepObject,
    ];

    /// The word of OpenAPI.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Style::Simple => "simple",
            Style::Label => "label",
            Style::Matrix => "matrix",
            Style::Form => "form",
            Style::SpaceDelimited => "spaceDelimited",
            Style::PipeDelimited => "pipeDelimited",
            Style::DeepObject => "deepObject",
        }
    }

    /// OpenAPI defines the style for parameters with this location.
    #[must_use]
    pub fn is_for(self, location: Location) -> bool {
        match location {
            Location::Path => matches!(self, Style::Simple | Style::Label | Style::Matrix),
            Location::Query => !matches!(self, Style::Simple | Style::Label | Style::Matrix),
            Location::Header => self == Style::Simple,
            Location::Cookie => self == Style::Form,
        }
    }
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Style {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
