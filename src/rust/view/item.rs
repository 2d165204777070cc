//! A model as an item of the crate, with all decisions about it. Plain data.

use super::enums::Enum;
use super::path::ModelPath;
use super::structs::Struct;
use super::ty::Type;
use super::unions::Union;
use crate::api::{ModelId, Origin, Value};

/// The Rust type of a model.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// The model.
    pub id: ModelId,
    /// The published name of the model.
    pub published: String,
    /// The published model that contains it, and the path from there.
    pub path: ModelPath,
    /// The name in Rust.
    pub name: String,
    /// The name it would have without conflicts.
    pub wanted: String,
    /// The module that it is defined in.
    pub module: String,
    /// The last segment of its page's URL.
    pub slug: String,
    /// The user's type that replaces it; nothing is generated for it then.
    pub replacement: Option<String>,
    /// `true` if only parameters of operations use it, so that it is not generated with the models.
    pub is_parameter: bool,
    /// The kind of item, with its contents.
    pub kind: Kind,
    /// The derives, as paths.
    pub derives: Vec<String>,
    /// The requested derives that it cannot have.
    pub left_out: Vec<String>,
    /// `true` if it is `non_exhaustive`: other crates cannot construct it with a literal, or match
    /// it without a wildcard.
    pub non_exhaustive: bool,
    /// `true` if it stands next to integers in a tuple, whose notations are read by a trait that all items need.
    pub by_integers: bool,
    /// `true` if it is deprecated.
    pub deprecated: bool,
    /// The cargo features of which any compiles it; empty if it is always compiled.
    pub gates: Vec<String>,
    /// The imports of its module, as paths, in order.
    pub imports: Vec<String>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The description of the schema, else its title or where it is used, as Markdown.
    pub description: Option<String>,
    /// The example of the schema, as in the spec.
    pub example: Option<Value>,
    /// `true` if requests contain it.
    pub in_requests: bool,
    /// The location of the schema.
    pub origin: Origin,
}

/// The kind of an [`Item`].
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A struct with named fields.
    Struct(Struct),
    /// An enum of values.
    Enum(Enum),
    /// An enum of types.
    Union(Union),
    /// An alias of a type.
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
    /// Returns `true` if it is generated with the models: no type of the user replaces it, and it
    /// is not only used by parameters.
    #[must_use]
    pub fn is_generated(&self) -> bool {
        self.replacement.is_none() && !self.is_parameter
    }

    /// Returns `true` if it derives `JsonSchema`.
    #[must_use]
    pub fn is_described(&self) -> bool {
        let is_schema = |path: &String| path.rsplit("::").next() == Some("JsonSchema");
        self.derives.iter().any(is_schema)
    }

    /// Returns its public functions and constants, in order.
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
    /// Returns the Rust keyword that defines it.
    #[must_use]
    pub fn keyword(&self) -> &'static str {
        match self {
            Kind::Struct(_) => "struct",
            Kind::Enum(_) | Kind::Union(_) => "enum",
            Kind::Alias(_) => "type",
        }
    }
}

/// The declaration of the constant with all values of an enum.
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
