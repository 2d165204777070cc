//! The styles in which OpenAPI writes parameters: a JSON value becomes text. It does not
//! know of requests.

use serde_json::Value;

use super::escape::{Keep, escape};

/// How a parameter is written, OpenAPI's `style`.
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
    /// The value as JSON: a parameter with `content`.
    Json,
}

/// A style with its options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Format {
    style: Style,
    explode: bool,
    allow_reserved: bool,
}

impl Format {
    /// What a path or header parameter is by default.
    pub const SIMPLE: Self = Self::new(Style::Simple);
    /// What a query or cookie parameter is by default.
    pub const FORM: Self = Self::new(Style::Form).explode(true);

    /// A style, without `explode`.
    #[must_use]
    pub const fn new(style: Style) -> Self {
        Self { style, explode: false, allow_reserved: false }
    }

    /// Whether each item or field is written by itself.
    #[must_use]
    pub const fn explode(mut self, explode: bool) -> Self {
        self.explode = explode;
        self
    }

    /// Leaves reserved characters as they are.
    #[must_use]
    pub const fn allow_reserved(mut self) -> Self {
        self.allow_reserved = true;
        self
    }

    fn keep(self) -> Keep {
        if self.allow_reserved { Keep::Reserved } else { Keep::Unreserved }
    }

    /// The value in a path, percent-encoded.
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
                named.iter().map(|(key, value)| format!(";{key}={value}")).collect()
            }
            Style::Matrix => format!(";{name}={}", pairs.joined(",", ",", &escaped)),
            Style::Json => escaped(&value.to_string()),
            _ => pairs.joined(",", if self.explode { "=" } else { "," }, &escaped),
        }
    }

    /// The value of a header, as it is.
    pub(super) fn header(self, value: &Value) -> String {
        match self.style {
            Style::Json => value.to_string(),
            _ => Pairs::of(value).joined(
                ",",
                if self.explode { "=" } else { "," },
                &str::to_owned,
            ),
        }
    }

    /// The pairs of a query, a cookie or a form body, percent-encoded.
    pub(super) fn query(self, name: &str, value: &Value) -> Vec<(String, String)> {
        let escaped = |text: &str| {
            let mut into = String::new();
            escape(text, self.keep(), &mut into);
            into
        };
        let mut name_text = String::new();
        escape(name, Keep::Unreserved, &mut name_text);
        let pairs = Pairs::of(value);
        let separator = match self.style {
            Style::SpaceDelimited => "%20",
            Style::PipeDelimited => "%7C",
            _ => ",",
        };
        match self.style {
            Style::Json => vec![(name_text, escaped(&value.to_string()))],
            Style::DeepObject => {
                let mut found = Vec::new();
                deep(&name_text, value, &escaped, &mut found);
                found
            }
            _ if self.explode && !pairs.is_empty() => pairs.named(&name_text, &escaped),
            _ => vec![(name_text, pairs.joined(separator, separator, &escaped))],
        }
    }
}

/// `filter[a][b]=1`: an object in an object goes on, each item of a list is a pair.
fn deep(
    name: &str,
    value: &Value,
    escaped: &impl Fn(&str) -> String,
    into: &mut Vec<(String, String)>,
) {
    match value {
        Value::Object(fields) => {
            for (key, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                deep(&format!("{name}%5B{}%5D", escaped(key)), value, escaped, into);
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

/// A value as OpenAPI's styles see it.
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

/// A value in one piece: a string as it is, an object or a list inside of another as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        _ => value.to_string(),
    }
}
