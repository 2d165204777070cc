//! The request body and the responses of an operation, with their media types.

use std::fmt;

use super::super::media::{essence, is_binary, is_text, listed};
use super::super::{Api, Origin, Rules, Type, Value};
use super::example::Example;
use super::parameter::{Header, Style};

/// The request body of an operation.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct RequestBody {
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// `true` if a request must have a body.
    pub required: bool,
    /// The media types that the body may have, in order.
    pub content: Vec<MediaType>,
    /// The keys that begin with `x-` and their values, in order.
    pub extensions: Vec<(String, Value)>,
    /// The position of its definition.
    pub origin: Origin,
}

/// A response of an operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The statuses that it applies to.
    pub status: Status,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// The headers that it may have.
    pub headers: Vec<Header>,
    /// The media types that the body may have, in order; empty if there is no body.
    pub content: Vec<MediaType>,
    /// The keys that begin with `x-` and their values, in order.
    pub extensions: Vec<(String, Value)>,
    /// The position of its definition.
    pub origin: Origin,
}

/// The statuses that a response applies to.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Status {
    /// One status, such as `200`.
    Code(u16),
    /// All statuses with this first digit: `4XX`.
    Range(u8),
    /// All statuses without a response of their own.
    Default,
    /// A status that OpenAPI does not define, as written.
    Unknown(String),
}

/// One media type of a body.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct MediaType {
    /// The name, such as `application/json`, as written.
    pub name: String,
    /// The type of the body; `None` if there is no schema, or if a selection leaves out its model.
    pub ty: Option<Type>,
    /// The rules for the body beyond its type.
    pub rules: Option<Box<Rules>>,
    /// Examples, as written.
    pub examples: Vec<Example>,
    /// The encoding of the properties of a form or multipart body.
    pub encoding: Vec<Encoding>,
}

/// The encoding of a property of a form or multipart body.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Encoding {
    /// The name of the property.
    pub property: String,
    /// The media types that it may have, separated by commas.
    pub content_type: Option<String>,
    /// The headers of its part.
    pub headers: Vec<Header>,
    /// The style of the value, if stated.
    pub style: Option<Style>,
    /// `true` if each item of a list and each property of an object is written separately, if stated.
    pub explode: Option<bool>,
    /// `true` if reserved characters (RFC 3986) are not percent-encoded.
    pub allow_reserved: bool,
    /// The media type that the schema of the property states: `contentMediaType`, or `application/octet-stream` where that is
    /// OpenAPI's default and the type does not say it.
    pub stated_type: Option<String>,
    /// `contentEncoding` of the property, such as `base64`.
    pub stated_encoding: Option<String>,
}

/// A body with a schema, as one of the bodies of an operation.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Body<'a> {
    /// The status of a response; `None` for the request body.
    pub status: Option<&'a Status>,
    /// The media type, such as `application/json`.
    pub media_type: &'a str,
    /// The type of the body.
    pub ty: &'a Type,
    /// Examples, as written.
    pub examples: &'a [Example],
}

impl Encoding {
    /// Returns the headers of the part that are not those of the form, each with the only value that it may have, or its default.
    pub(crate) fn own_headers(&self, api: &Api) -> impl Iterator<Item = (&Header, Option<String>)> {
        let own = self.headers.iter().filter(|header| !header.is_of_form());
        own.map(|header| (header, header.fixed(api)))
    }

    /// Returns `true` if the value is written in a style, so that its media type has no meaning.
    #[must_use]
    pub fn is_styled(&self) -> bool {
        self.style.is_some() || self.explode.is_some() || self.allow_reserved
    }

    /// Returns `true` if a value of this type, or each item of a list, is a file in a form.
    pub(crate) fn has_files(&self, ty: &Type) -> bool {
        match ty {
            Type::List { items, .. } => items.as_ref().is_some_and(|items| self.is_file(items)),
            _ => self.is_file(ty),
        }
    }

    /// Returns `true` if a value of this type is a file in a form: bytes, or text of a media type that is not text. Bytes as
    /// base64 are text, whatever is in them.
    pub(crate) fn is_file(&self, ty: &Type) -> bool {
        let is_bytes = |written: &Option<String>| {
            let written = written.as_deref().filter(|_| !self.is_styled());
            written.is_some_and(|all| listed(all).all(|one| !is_text(&essence(one))))
        };
        match ty {
            ty if is_binary(ty) => true,
            Type::String(Some(format)) if format == "byte" => false,
            Type::String(_) => self.stated_encoding.is_none() && is_bytes(&self.content_type),
            Type::Any if self.content_type.is_some() => is_bytes(&self.content_type),
            Type::Any => is_bytes(&self.stated_type),
            _ => false,
        }
    }
}

impl Status {
    /// Parses the key of a response. Letter case is ignored in `4XX` and `default`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let text = text.trim();
        match text.as_bytes() {
            [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => text
                .parse()
                .map_or_else(|_| Status::Unknown(text.to_owned()), Status::Code),
            [first @ b'1'..=b'5', b'x' | b'X', b'x' | b'X'] => Status::Range(first - b'0'),
            _ if text.eq_ignore_ascii_case("default") => Status::Default,
            _ => Status::Unknown(text.to_owned()),
        }
    }

    /// Returns `true` for a 2XX status.
    #[must_use]
    pub fn is_success(&self) -> bool {
        match self {
            Status::Code(code) => code / 100 == 2,
            Status::Range(first) => *first == 2,
            Status::Default | Status::Unknown(_) => false,
        }
    }
}

/// Formats the status as OpenAPI writes it: `200`, `4XX`, `default`.
impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Status::Code(code) => write!(f, "{code}"),
            Status::Range(first) => write!(f, "{first}XX"),
            Status::Default => f.write_str("default"),
            Status::Unknown(text) => f.write_str(text),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_are_read_and_written() {
        for (text, status, written) in [
            ("200", Status::Code(200), "200"),
            ("4XX", Status::Range(4), "4XX"),
            ("5xx", Status::Range(5), "5XX"),
            ("default", Status::Default, "default"),
            ("600", Status::Unknown("600".into()), "600"),
            ("ok", Status::Unknown("ok".into()), "ok"),
        ] {
            assert_eq!(Status::of(text), status);
            assert_eq!(status.to_string(), written);
        }
        assert!(Status::Code(204).is_success() && Status::Range(2).is_success());
        assert!(!Status::Code(302).is_success() && !Status::Default.is_success());
    }
}
