//! A model as an item of the crate: everything about it that is decided before it is printed. Plain data.

use super::enums::Enum;
use super::path::ModelPath;
use super::structs::Struct;
use super::ty::Type;
use super::unions::Union;
use crate::api::{ModelId, Origin, Value};

/// The type that stands for a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The model.
    pub id: ModelId,
    /// The published name of the model.
    pub published: String,
    /// The published model that holds it, and the path from there.
    pub path: ModelPath,
    /// The name in Rust.
    pub name: String,
    /// The name that it would have if no other model had it.
    pub wanted: String,
    /// The module that it is defined in.
    pub module: String,
    /// The last part of the address of its page.
    pub slug: String,
    /// The user's type in its place: then nothing is generated for it.
    pub replacement: Option<String>,
    /// Only those who call operations need it, so that it is not one of the models.
    pub is_parameter: bool,
    /// What it is.
    pub kind: Kind,
    /// The derives, as paths.
    pub derives: Vec<String>,
    /// The derives that the options ask for and that it cannot have.
    pub left_out: Vec<String>,
    /// It is `non_exhaustive`: other crates cannot write it as a literal, or match it without a wildcard.
    pub non_exhaustive: bool,
    /// It is deprecated.
    pub deprecated: bool,
    /// The cargo features with any of which it is compiled; none if it always is.
    pub gates: Vec<String>,
    /// What its module imports, as paths, in order.
    pub imports: Vec<String>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// What the schema says of itself, as Markdown: its description, else its title.
    pub description: Option<String>,
    /// The example of the schema, as written.
    pub example: Option<Value>,
    /// Operations take it.
    pub in_requests: bool,
    /// Where the schema is defined.
    pub origin: Origin,
}

/// What an [`Item`] is.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A struct with named fields.
    Struct(Struct),
    /// An enum of values.
    Enum(Enum),
    /// An enum of types.
    Union(Union),
    /// Another name for a type.
    Alias(Type),
}

/// A public function or constant of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Method {
    /// The name.
    pub name: String,
    /// The declaration without the visibility, such as `fn with_id(mut self, value: impl Into<String>) -> Self`.
    pub declaration: String,
}

impl Item {
    /// Whether it is one of the models that are generated: no type of the user's replaces it, and not only those who call
    /// operations need it.
    #[must_use]
    pub fn is_generated(&self) -> bool {
        self.replacement.is_none() && !self.is_parameter
    }

    /// Whether `schemars` describes it.
    #[must_use]
    pub fn is_described(&self) -> bool {
        let is_schema = |path: &String| path.rsplit("::").next() == Some("JsonSchema");
        self.derives.iter().any(is_schema)
    }

    /// Its public functions and constants, in order.
    #[must_use]
    pub fn methods(&self) -> Vec<Method> {
        match &self.kind {
            Kind::Struct(shape) => struct_methods(shape),
            Kind::Enum(shape) => vec![
                Method {
                    name: "ALL".to_owned(),
                    declaration: ALL.to_owned(),
                },
                Method {
                    name: shape.kind.reader().to_owned(),
                    declaration: format!("fn {}", shape.kind.signature()),
                },
            ],
            Kind::Union(_) | Kind::Alias(_) => Vec::new(),
        }
    }
}

impl Kind {
    /// The keyword that defines it.
    #[must_use]
    pub fn keyword(&self) -> &'static str {
        match self {
            Kind::Struct(_) => "struct",
            Kind::Enum(_) | Kind::Union(_) => "enum",
            Kind::Alias(_) => "type",
        }
    }
}

/// The constant with all values of an enum.
pub(crate) const ALL: &str = "const ALL: &'static [Self]";

fn struct_methods(shape: &Struct) -> Vec<Method> {
    let constructor = shape.constructor.iter().map(|arguments| {
        let arguments: Vec<String> = arguments
            .iter()
            .map(|argument| format!("{}: {}", argument.name, argument.text))
            .collect();
        Method {
            name: "new".to_owned(),
            declaration: format!("fn new({}) -> Self", arguments.join(", ")),
        }
    });
    let setters = shape
        .fields
        .iter()
        .filter_map(|field| field.setter.as_ref());
    let setters = setters.map(|setter| {
        let (head, argument) = setter.signature();
        Method {
            name: setter.name.clone(),
            declaration: format!("{head}(mut self, value: {argument}) -> Self"),
        }
    });
    let defaults = shape
        .fields
        .iter()
        .filter_map(|field| field.default.as_ref());
    let defaults = defaults.map(|made| Method {
        name: made.name.clone(),
        declaration: format!("fn {}() -> {}", made.name, made.ty),
    });
    let builder = shape.builder.iter().map(|_| Method {
        name: "builder".to_owned(),
        declaration: "fn builder() -> support::Builder<Self>".to_owned(),
    });
    let constructor = constructor.chain(builder);
    constructor.chain(setters).chain(defaults).collect()
}
