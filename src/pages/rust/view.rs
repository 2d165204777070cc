//! The data that the template `rust/model.md` receives: finished strings, safe in CommonMark and in
//! MDX.

use serde::Serialize;

use crate::pages::page::FrontMatter;

/// The `page` variable of `rust/model.md`: the page of one model.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct RustPage {
    /// The front matter. Its title is the Rust type.
    #[serde(flatten)]
    pub front: FrontMatter,
    /// The published name of the component. The built-in template does not print it.
    pub component: String,
    /// The description of the model, as Markdown; may be empty.
    pub description: String,
    /// `true` if the model is deprecated.
    pub deprecated: bool,
    /// The URL of the type in the crate's documentation; may be empty.
    pub crate_docs: String,
    /// The properties of an object. Empty for anything else.
    pub properties: Vec<Property>,
    /// The values of an enum. Empty for anything else.
    pub values: Vec<Value>,
    /// The handling of values that an enum does not list; may be empty.
    pub other_values: String,
    /// The members of a union. Empty for anything else.
    pub members: Vec<Member>,
    /// Whether any member of the union has a description.
    pub members_described: bool,
    /// The discriminator property of a union, as code; empty if there is none.
    pub tag_property: String,
    /// The rule for choosing the member of a union; empty for anything else.
    pub choice: String,
    /// The target type of an alias, with links; empty for anything else.
    pub alias: String,
    /// Code that creates and uses a value.
    pub example: Example,
    /// The models that contain this one, with links.
    pub used_by_models: Vec<String>,
    /// The operations whose request or response is this model.
    pub used_by_operations: Vec<String>,
}

/// A property of a [`RustPage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Property {
    /// The field.
    pub name: String,
    /// Its name on the wire, as code.
    pub wire_name: String,
    /// `true` if the field has a different name than on the wire.
    pub renamed: bool,
    /// Its type, with links.
    #[serde(rename = "type")]
    pub ty: String,
    /// Its description, in one line.
    pub description: String,
    /// Required, read-only, default value and limits, as text.
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
    /// The type it contains, with links.
    #[serde(rename = "type")]
    pub ty: String,
    /// The discriminator values that select it, as code; may be empty.
    pub tags: String,
    /// Its description, in one line; may be empty.
    pub description: String,
}

/// The code of a [`RustPage`].
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Example {
    /// Rust code that creates a value.
    pub prepare: String,
    /// Rust code that writes it as JSON.
    pub convert: String,
    /// The JSON.
    pub json: String,
    /// Rust code that reads it back.
    pub read: String,
}
