//! Parameters in the path, the query, headers and cookies, headers of responses, and the serialization of their values.
//! It knows no bodies.

use std::fmt;

use super::super::{Api, Limits, Origin, Rules, Shape, Type, Value};
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
    /// `true` if a call must give it. A path parameter is always required.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The type of the value.
    pub ty: Type,
    /// The style of the value. It has no meaning if there is a `media_type`.
    pub style: Style,
    /// `true` if each item of a list and each property of an object is written separately.
    pub explode: bool,
    /// `true` if reserved characters (RFC 3986) are not percent-encoded.
    pub allow_reserved: bool,
    /// `true` if the value may be empty.
    pub allow_empty: bool,
    /// The media type, such as `application/json`, if the value is a document rather than written in a style.
    pub media_type: Option<String>,
    /// The value that applies if none is sent.
    pub default: Option<Value>,
    /// The limits for values.
    pub limits: Limits,
    /// The rules for values beyond their type.
    pub rules: Option<Box<Rules>>,
    /// Examples of the parameter, else of its schema.
    pub examples: Vec<Example>,
    /// The keys that begin with `x-` and their values, in order.
    pub extensions: Vec<(String, Value)>,
    /// The position of its definition.
    pub origin: Origin,
}

/// A header of a response, or of a part of a multipart body. Its style is always [`Style::Simple`].
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// The name, as written.
    pub name: String,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// `true` if the header is always present.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The type of the value.
    pub ty: Type,
    /// `true` if each property of an object is written as `name=value`.
    pub explode: bool,
    /// The media type, if the value is a document.
    pub media_type: Option<String>,
    /// The rules for values beyond their type.
    pub rules: Option<Box<Rules>>,
    /// `default` of its schema, as written.
    pub default: Option<Value>,
    /// Examples of the header, else of its schema.
    pub examples: Vec<Example>,
    /// The position of its definition.
    pub origin: Origin,
}

impl Header {
    /// Returns `true` for the headers of a part that are not its own: OpenAPI ignores `Content-Type`, and
    /// `Content-Disposition` has the name of the part.
    pub(super) fn is_of_form(&self) -> bool {
        ["content-type", "content-disposition"]
            .iter()
            .any(|name| self.name.eq_ignore_ascii_case(name))
    }

    /// Returns the only value that its schema allows, or else the default.
    pub(super) fn fixed(&self, api: &Api) -> Option<String> {
        let ty = match &self.ty {
            Type::Nullable(inner) => inner,
            ty => ty,
        };
        let only = match ty {
            Type::Model(id) => match &api[*id].shape {
                Shape::Enum(shape) => match &shape.values[..] {
                    [only] => Some(&only.value),
                    _ => None,
                },
                _ => None,
            },
            _ => match self.rules.as_ref().map(|rules| &rules.only[..]) {
                Some([only]) => Some(only),
                _ => None,
            },
        };
        only.or(self.default.as_ref())?.text()
    }
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

/// The serialization of a value (Parameter Object of OpenAPI).
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

    /// Returns the name that OpenAPI uses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Location::Path => "path",
            Location::Query => "query",
            Location::Header => "header",
            Location::Cookie => "cookie",
        }
    }

    /// Returns the style of a parameter without `style`.
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

    /// Returns the name that OpenAPI uses.
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

    /// Returns `true` if OpenAPI defines the style for parameters with this location.
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
