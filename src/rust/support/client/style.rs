//! Serializes parameters from JSON values in the styles of OpenAPI. This module does not
//! know about requests.

use serde_json::Value;

use super::escape::{Keep, escape};

/// OpenAPI's `style` of a parameter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `blue,black`; for paths and headers.
    Simple,
    /// `.blue,black`; for paths.
    Label,
    /// `;color=blue,black`; for paths.
    Matrix,
    /// `color=blue,black`; for queries, cookies and form bodies.
    Form,
    /// `color=blue%20black`; for queries.
    SpaceDelimited,
    /// `color=blue%7Cblack`; for queries.
    PipeDelimited,
    /// `color%5BR%5D=100`; for queries.
    DeepObject,
    /// The value as JSON, for a parameter with `content`.
    Json,
}

/// A style and its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    style: Style,
    explode: bool,
    allow_reserved: bool,
}

impl Format {
    /// The default for path and header parameters.
    pub const SIMPLE: Self = Self::new(Style::Simple);
    /// The default for query and cookie parameters.
    pub const FORM: Self = Self::new(Style::Form).explode(true);

    /// Creates a format with this style, without `explode`.
    #[must_use]
    pub const fn new(style: Style) -> Self {
        Self { style, explode: false, allow_reserved: false }
    }

    /// Sets OpenAPI's `explode`: if `true`, each item or field is written separately.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Leaves reserved characters unencoded (OpenAPI's `allowReserved`).
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    fn keep(self) -> Keep {
        if self.allow_reserved { Keep::Reserved } else { Keep::Unreserved }
    }

    /// Returns the value for a path, percent-encoded.
    pub(super) fn path(self, name: &str, value: &Value) -> String {
        let escaped = |text: &str| {
            let mut into = String::new();
            escape(text, self.keep(), &mut into);
            into.replace('/', "%2F").replace('?', "%3F")
        };
        let pairs = Pairs::of(value);
        let name = escaped(name);
        match self.style {
            Style::Label if self.explode => {
                format!(".{}", pairs.joined(".", "=", &escaped))
            }
            Style::Label => format!(".{}", pairs.joined(",", ",", &escaped)),
            Style::Matrix if pairs.is_empty() => format!(";{name}"),
            Style::Matrix if self.explode => {
                let named = pairs.named(&name, &escaped);
                named.iter().flat_map(|(key, value)| [";", key, "=", value]).collect()
            }
            Style::Matrix => format!(";{name}={}", pairs.joined(",", ",", &escaped)),
            Style::Json => escaped(&value.to_string()),
            _ => pairs.joined(",", if self.explode { "=" } else { "," }, &escaped),
        }
    }

    /// Returns the value for a header, without encoding; `None` for an empty list or
    /// object.
    pub(super) fn header(self, value: &Value) -> Option<String> {
        if self.style == Style::Json {
            return Some(value.to_string());
        }
        let pairs = Pairs::of(value);
        let equals = if self.explode { "=" } else { "," };
        (!pairs.is_undefined()).then(|| pairs.joined(",", equals, &str::to_owned))
    }

    /// Returns the key-value pairs for a query, a cookie or a form body,
    /// percent-encoded; none for an empty list or object.
    pub(super) fn query(self, name: &str, value: &Value) -> Vec<(String, String)> {
        let escaped = |text: &str| {
            let mut into = String::new();
            escape(text, self.keep(), &mut into);
            into
        };
        let mut name_text = String::new();
        escape(name, Keep::Unreserved, &mut name_text);
        let marks = Marks { space: "%20", pipe: "%7C", open: "%5B", close: "%5D" };
        self.pairs(&name_text, value, &marks, &escaped)
    }

    /// Returns the names and values of the parts of a form, without encoding; none for
    /// an empty list or object.
    pub(super) fn parts(self, name: &str, value: &Value) -> Vec<(String, String)> {
        let marks = Marks { space: " ", pipe: "|", open: "[", close: "]" };
        self.pairs(name, value, &marks, &str::to_owned)
    }

    fn pairs(
        self,
        name: &str,
        value: &Value,
        marks: &Marks,
        escaped: &impl Fn(&str) -> String,
    ) -> Vec<(String, String)> {
        let pairs = Pairs::of(value);
        let separator = match self.style {
            Style::SpaceDelimited => marks.space,
            Style::PipeDelimited => marks.pipe,
            _ => ",",
        };
        match self.style {
            Style::Json => vec![(name.to_owned(), escaped(&value.to_string()))],
            Style::DeepObject => {
                let mut found = Vec::new();
                deep(name, value, marks, escaped, &mut found);
                found
            }
            _ if pairs.is_undefined() => Vec::new(),
            _ if self.explode => pairs.named(name, escaped),
            _ => vec![(name.to_owned(), pairs.joined(separator, separator, escaped))],
        }
    }
}

/// The characters of the styles, as they are written.
struct Marks {
    space: &'static str,
    pipe: &'static str,
    open: &'static str,
    close: &'static str,
}

/// Writes `filter[a][b]=1`: nested objects extend the key, and each item of a list
/// becomes a pair.
fn deep(
    name: &str,
    value: &Value,
    marks: &Marks,
    escaped: &impl Fn(&str) -> String,
    into: &mut Vec<(String, String)>,
) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                let key = [name, marks.open, &escaped(key), marks.close].concat();
                deep(&key, value, marks, escaped, into);
            }
        }
        Value::Array(items) => {
            into.extend(
                items.iter().map(|item| (name.to_owned(), escaped(&plain(item)))),
            );
        }
        _ => into.push((name.to_owned(), escaped(&plain(value)))),
    }
}

/// A value as the styles distinguish it.
enum Pairs {
    One(String),
    Items(Vec<String>),
    Fields(Vec<(String, String)>),
}

impl Pairs {
    fn of(value: &Value) -> Self {
        match value {
            Value::Array(items) => Self::Items(items.iter().map(plain).collect()),
            Value::Object(fields) => {
                let given = fields.iter().filter(|(_, value)| !value.is_null());
                Self::Fields(
                    given.map(|(key, value)| (key.clone(), plain(value))).collect(),
                )
            }
            _ => Self::One(plain(value)),
        }
    }

    fn is_empty(&self) -> bool {
        match self {
            Self::One(text) => text.is_empty(),
            _ => self.is_undefined(),
        }
    }

    /// Returns `true` for an empty list or object: RFC 6570 calls these undefined, and
    /// writes nothing for them.
    fn is_undefined(&self) -> bool {
        match self {
            Self::One(_) => false,
            Self::Items(items) => items.is_empty(),
            Self::Fields(fields) => fields.is_empty(),
        }
    }

    fn joined(
        &self,
        separator: &str,
        equals: &str,
        escaped: &impl Fn(&str) -> String,
    ) -> String {
        let all: Vec<String> = match self {
            Self::One(text) => return escaped(text),
            Self::Items(items) => items.iter().map(|item| escaped(item)).collect(),
            Self::Fields(fields) => fields
                .iter()
                .map(|(key, value)| {
                    format!("{}{equals}{}", escaped(key), escaped(value))
                })
                .collect(),
        };
        all.join(separator)
    }

    fn named(
        &self,
        name: &str,
        escaped: &impl Fn(&str) -> String,
    ) -> Vec<(String, String)> {
        let own = |text: &String| (name.to_owned(), escaped(text));
        match self {
            Self::One(text) => vec![own(text)],
            Self::Items(items) => items.iter().map(own).collect(),
            Self::Fields(fields) => fields
                .iter()
                .map(|(key, value)| (escaped(key), escaped(value)))
                .collect(),
        }
    }
}

/// Returns a value as one string: a nested object or list is written as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        _ => value.to_string(),
    }
}
