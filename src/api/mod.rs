//! The meaning of a spec: models, fields, types and operations, as JSON Schema and OpenAPI define them. Almost no code.
//!
//! [`lower()`] makes it from the nodes of the spec and the table of published names; views, `diff` and `lint` read it.
//! Nothing here knows YAML, a language, or what pages list. Names are as published (`AccessItemRequesterDto_1`,
//! `access_token`); a view that needs an identifier makes one. `required`, `nullable`, read-only and write-only are facts;
//! an `Option` is the Rust view's conclusion. Every `$ref` has been followed, every inline schema that can hold fields,
//! values or alternatives has a model of its own, and parts that hold at once are joined.

mod cycle;
mod lower;
mod operation;
mod parts;
mod root;
mod rules;
mod select;
mod split;
pub(crate) mod usage;

pub use lower::lower;
pub use operation::{
    Body, Encoding, Example, ExternalDocs, Flow, Grant, Header, Location, MediaType, Operation,
    Parameter, RequestBody, Requirement, Response, SchemeKind, SecurityRequirement, SecurityScheme,
    Server, ServerVariable, Status, Style,
};
pub use root::{Root, RootId};
pub use rules::Rules;
pub use select::{chosen, select};
pub use split::split;

pub use crate::openapi::Limits;
pub use crate::source::Origin;
pub use crate::value::Value;

/// A whole API: its models and where they are used.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Api {
    /// The root file, as origins name it.
    pub root: String,
    /// Title, version and description of the spec.
    pub info: Info,
    /// The root files, in the order of their paths; operations name them by position.
    pub roots: Vec<Root>,
    /// Tags in the order of the spec; operations name them by position.
    pub tags: Vec<Tag>,
    /// Every model. Published components come first, in the order in which they were named.
    pub models: Vec<Model>,
    /// Every operation, in the order of the spec; webhooks and callbacks too.
    pub operations: Vec<Operation>,
    /// Where the API is served; an operation may have servers of its own.
    pub servers: Vec<Server>,
    /// The security schemes that operations may require.
    pub security_schemes: Vec<SecurityScheme>,
}

/// What a spec says about itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Info {
    /// The title, such as `Identity Security Cloud Beta API`.
    pub title: String,
    /// The version of the API, such as `3.1.0-beta`.
    pub version: String,
    /// The description, as Markdown.
    pub description: Option<String>,
}

/// A tag that groups operations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tag {
    /// The name, such as `Access Profiles`.
    pub name: String,
    /// The description, as Markdown.
    pub description: Option<String>,
}

/// One model of an [`Api`], by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub u32);

/// One tag of an [`Api`], by position.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

/// A named shape of data.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The published component name; unique in the API, also for [`Role::Nested`].
    pub name: String,
    /// `title`, where the schema has one.
    pub title: Option<String>,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `null` is a value of this model too (`nullable: true`, or a `null` alternative).
    /// The fields that refer to it are nullable already.
    pub nullable: bool,
    /// Whether the schema is a component of its own.
    pub role: Role,
    /// What a value looks like on the wire.
    pub shape: Shape,
    /// What is demanded of its values besides.
    pub rules: Option<Box<Rules>>,
    /// `example`, as written.
    pub example: Option<Value>,
    /// Where operations use it, directly or through other models.
    pub usage: Usage,
    /// Where the schema stands.
    pub origin: Origin,
}

/// Whether a model's schema is a component.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Named in the spec: a file, or an entry of `components.schemas`.
    Component,
    /// Written inline in the spec, published under a name of its own.
    Lifted,
    /// Written inline and published inline, such as the enum of a property. Only emitters that need a name for
    /// every type use the name; on pages it shows as what it is.
    Nested,
    /// Written inline in a parameter or header of an operation: only those who call operations need it.
    Parameter,
}

impl Role {
    /// The model is published under its name; all others only have names for those who need one for every type.
    #[must_use]
    pub fn is_published(self) -> bool {
        matches!(self, Role::Component | Role::Lifted)
    }
}

/// What a value looks like on the wire.
#[derive(Debug, Clone, PartialEq)]
pub enum Shape {
    /// A JSON object with known fields.
    Struct(Struct),
    /// One of a list of values.
    Enum(Enum),
    /// One of several types.
    Union(Union),
    /// A list with a type for each of its items, no more and no fewer.
    Tuple(Vec<Type>),
    /// An object of names that an enum lists, with values of one type.
    Map(KeyedMap),
    /// Another name for a type that needs no model.
    Alias(Type),
}

/// An object of names that an enum lists.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyedMap {
    /// The enum.
    pub keys: Type,
    /// The type of the values.
    pub values: Type,
}

/// A JSON object with known fields; an `allOf` is merged into its fields.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Struct {
    /// The fields, each wire name once.
    pub fields: Vec<Field>,
    /// What undeclared properties hold.
    pub additional: Additional,
}

/// What the properties hold that a schema does not declare.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Additional {
    /// Nothing is said.
    #[default]
    Unspecified,
    /// `additionalProperties: false`.
    Forbidden,
    /// `additionalProperties: true` or a schema: any name, values of this type.
    Typed(Type),
}

/// A property of a [`Struct`].
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The property name on the wire.
    pub wire_name: String,
    /// `description`, as Markdown. A plain reference has none: it is the target's to say.
    pub docs: Option<String>,
    /// The type without nullability.
    pub ty: Type,
    /// Listed in `required`.
    pub required: bool,
    /// `null` is a value.
    pub nullable: bool,
    /// `readOnly: true`: only in responses.
    pub read_only: bool,
    /// `writeOnly: true`: only in requests.
    pub write_only: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `default`, as written.
    pub default: Option<Value>,
    /// `example`, as written.
    pub example: Option<Value>,
    /// The only values, where a plain type cannot say which: `true` or `false`.
    pub only: Vec<Value>,
    /// Limits for values.
    pub limits: Limits,
    /// What is demanded of its values besides their type.
    pub rules: Option<Box<Rules>>,
    /// The field closes a cycle of fields that hold each other directly (not through a list or a map).
    pub recursive: bool,
    /// Where the property stands.
    pub origin: Origin,
}

/// One of a list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// The type of the values without the list: a string, an integer, a number, an object, [`Type::Any`] when none is
    /// given.
    pub base: Type,
    /// The values in order, without `null` (which makes the model or field nullable). May hold duplicates.
    pub values: Vec<EnumValue>,
}

/// One value of an [`Enum`].
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// The value on the wire, as written. For a string enum, [`Value::text`] is the wire text.
    pub value: Value,
    /// A name given by `x-enum-varnames`.
    pub name: Option<String>,
    /// A description given by `x-enum-descriptions` or `x-enumDescriptions`.
    pub docs: Option<String>,
}

/// One of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The alternatives in order, without `null`.
    pub members: Vec<Member>,
    /// The property that tells them apart.
    pub discriminator: Option<Discriminator>,
    /// `oneOf` (exactly one) and not `anyOf` (one or more).
    pub exclusive: bool,
}

/// One alternative of a [`Union`].
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// Its type.
    pub ty: Type,
    /// `title` of an inline alternative.
    pub title: Option<String>,
    /// `description` of an inline alternative.
    pub docs: Option<String>,
    /// What is demanded of its values besides their type.
    pub rules: Option<Box<Rules>>,
    /// The discriminator values that choose it; the first is the one to write.
    pub tags: Vec<String>,
    /// The alternative closes a cycle of types that hold each other directly, as [`Field::recursive`].
    pub recursive: bool,
}

/// The property that tells the members of a [`Union`] apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discriminator {
    /// Its name on the wire.
    pub property: String,
}

/// The format of integers beyond 64 bits, where limits ask for them and no format is written.
pub const BIG_INTEGER: &str = "big-integer";

/// The type of a field, an item or a map value.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Anything: a schema that says nothing about the type.
    Any,
    /// `boolean`.
    Boolean,
    /// `integer`, with the format as written; without one, `uint64` or [`BIG_INTEGER`] where limits ask for it.
    Integer(Option<String>),
    /// `number`, with the format as written.
    Number(Option<String>),
    /// `string`, with the format as written (`date-time`, `uuid`, `binary`, or any text).
    String(Option<String>),
    /// An object of which nothing is known.
    Object,
    /// An object with any names and values of one type; `None` where the schema just says `true`.
    Map(Option<Box<Type>>),
    /// A list.
    List {
        /// The type of the items; `None` where the schema does not speak of them.
        items: Option<Box<Type>>,
        /// `uniqueItems: true`.
        unique: bool,
    },
    /// `null`, or a value of the type. Stands in items, map values, members and aliases; a field has
    /// [`Field::nullable`] instead.
    Nullable(Box<Type>),
    /// A model. Never one whose shape is [`Shape::Alias`]: those are replaced by what they stand for.
    Model(ModelId),
}

/// Where operations use a model, directly or through other models.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage {
    /// In a request body.
    pub request: bool,
    /// In a response.
    pub response: bool,
    /// In a parameter, or in a header of a response.
    pub parameter: bool,
    /// The tags of these operations, in order.
    pub tags: Vec<TagId>,
    /// The root files that lead to it, through an operation or a component, in order.
    pub roots: Vec<RootId>,
}
