//! What the template `rust/model.md` sees: finished strings, safe in CommonMark and in MDX.

use serde::Serialize;

use crate::pages::page::FrontMatter;

/// `page` in `rust/model.md`: the page of one model.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RustPage {
    /// What the page says of itself. Its title is the Rust type.
    #[serde(flatten)]
    pub front: FrontMatter,
    /// The published name of the component. The built-in template does not print it.
    pub component: String,
    /// The description of the model, as Markdown; may be empty.
    pub description: String,
    /// The model is deprecated.
    pub deprecated: bool,
    /// The address of the type in the crate's documentation; may be empty.
    pub crate_docs: String,
    /// The properties of an object. Empty for anything else.
    pub properties: Vec<Property>,
    /// The values of an enum. Empty for anything else.
    pub values: Vec<Value>,
    /// What becomes of a value that an enum does not list; may be empty.
    pub other_values: String,
    /// The members of a union. Empty for anything else.
    pub members: Vec<Member>,
    /// The property that a union's members are told apart by, as code; empty where there is none.
    pub tag_property: String,
    /// How the member of a union is chosen; empty for anything else.
    pub choice: String,
    /// The type that an alias stands for, with links; empty for anything else.
    pub alias: String,
    /// How a value is made and used.
    pub example: Example,
    /// The models that hold this one, with links.
    pub used_by_models: Vec<String>,
    /// The operations that take or return this model.
    pub used_by_operations: Vec<String>,
}

/// A property of a [`RustPage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Property {
    /// The field.
    pub name: String,
    /// Its name on the wire, as code.
    pub wire_name: String,
    /// The name on the wire is another one than that of the field.
    pub renamed: bool,
    /// Its type, with links.
    #[serde(rename = "type")]
    pub ty: String,
    /// Its description, in one line.
    pub description: String,
    /// Whether it is required, read only, what its default and its limits are.
    pub notes: String,
}

/// A value of an enum's [`RustPage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Value {
    /// The variant.
    pub name: String,
    /// The value on the wire, as code.
    pub value: String,
    /// Its description, in one line; may be empty.
    pub description: String,
}

/// A member of a union's [`RustPage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Member {
    /// The variant.
    pub name: String,
    /// The type that it holds, with links.
    #[serde(rename = "type")]
    pub ty: String,
    /// The values of the union's property that choose it, as code; may be empty.
    pub tags: String,
    /// Its description, in one line; may be empty.
    pub description: String,
}

/// The code of a [`RustPage`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Example {
    /// Rust that makes a value.
    pub prepare: String,
    /// Rust that writes it as JSON.
    pub convert: String,
    /// The JSON.
    pub json: String,
    /// Rust that reads it back.
    pub read: String,
}
