//! The meaning of a spec: models, fields, types and operations, as JSON Schema and OpenAPI define them. Almost no code.
//!
//! `lower` builds it from the nodes of the spec and the table of published names; views, `diff` and `lint` read it.
//! It knows no YAML, no language, and nothing of what pages list. Names are as published (`AccessItemRequesterDto_1`,
//! `access_token`); a view that needs an identifier derives one. `required`, `nullable`, read-only and write-only are facts;
//! `Option` is a decision of the Rust view. Every `$ref` is resolved, every inline schema that can hold fields, values or
//! alternatives has a model of its own, and schemas that apply together (`allOf`) are merged.

mod cycle;
mod lower;
pub(crate) mod media;
mod operation;
mod parts;
mod root;
mod rules;
mod select;
mod split;
pub(crate) mod usage;

pub(crate) use lower::lower;
pub use operation::{
    Body, Encoding, Example, ExternalDocs, Flow, Grant, Header, Location, MediaType, Operation,
    Parameter, RequestBody, Requirement, Response, SchemeKind, SecurityRequirement, SecurityScheme,
    Server, ServerVariable, Status, Style,
};
pub use root::{Root, RootId};
pub use rules::Rules;
pub(crate) use select::{chosen, select};
pub(crate) use split::split;

pub use crate::openapi::{Info, Limits, Tag};
pub use crate::source::Origin;
pub use crate::value::Value;

/// A whole API: its models and the operations that use them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Api {
    /// The path of the first root file, as in [`Origin::file`].
    pub root: String,
    /// Title, version and description of the spec.
    pub info: Info,
    /// The root files, in the order of their paths; operations refer to them by position.
    pub roots: Vec<Root>,
    /// The tags in the order of the spec; operations refer to them by position.
    pub tags: Vec<Tag>,
    /// Every model. Published components come first, in the order in which they were named.
    pub models: Vec<Model>,
    /// Every operation, in the order of the spec, including webhooks and callbacks.
    pub operations: Vec<Operation>,
    /// The servers of the API; an operation may have servers of its own.
    pub servers: Vec<Server>,
    /// The security schemes that operations may require.
    pub security_schemes: Vec<SecurityScheme>,
}

/// The position of a model in [`Api::models`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub u32);

/// The position of a tag in [`Api::tags`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TagId(pub u32);

/// A named shape of data.
#[derive(Debug, Clone, PartialEq)]
pub struct Model {
    /// The published component name. It is unique in the API, also for [`Role::Nested`].
    pub name: String,
    /// `title`, if the schema has one.
    pub title: Option<String>,
    /// `description`, as Markdown.
    pub docs: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// `true` if `null` is a value of this model too (`nullable: true`, or a `null` alternative).
    /// The fields that refer to it are nullable already.
    pub nullable: bool,
    /// The way in which the schema is defined: as a component or inline.
    pub role: Role,
    /// The form of the values.
    pub shape: Shape,
    /// The rules for the values beyond their shape.
    pub rules: Option<Box<Rules>>,
    /// `example`, as written.
    pub example: Option<Value>,
    /// The operations that use it, directly or through other models.
    pub usage: Usage,
    /// The position of the schema in the spec.
    pub origin: Origin,
}

/// The way in which the schema of a model is defined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Named in the spec: a file, or an entry of `components.schemas`.
    Component,
    /// Written inline in the spec, published under a name of its own.
    Lifted,
    /// Written inline and published inline, such as the enum of a property. Its name is only for languages that need one for
    /// every type; pages describe it in place.
    Nested,
    /// Written inline in a parameter or header of an operation. Only code that calls operations needs it.
    Parameter,
}

impl Role {
    /// Returns `true` if the model is published under its name. Other names are only for languages that name every type.
    #[must_use]
    pub fn is_published(self) -> bool {
        matches!(self, Role::Component | Role::Lifted)
    }
}

/// The form of the values of a model.
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
    /// An object whose property names are listed by an enum, with values of one type.
    Map(KeyedMap),
    /// Another name for a type that needs no model.
    Alias(Type),
}

/// An object whose property names are listed by an enum.
#[derive(Debug, Clone, PartialEq)]
pub struct KeyedMap {
    /// The enum of the property names.
    pub keys: Type,
    /// The type of the values.
    pub values: Type,
}

/// A JSON object with known fields; an `allOf` is merged into its fields.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Struct {
    /// The fields; wire names are unique.
    pub fields: Vec<Field>,
    /// The values of undeclared properties.
    pub additional: Additional,
}

/// The values of properties that a schema does not declare.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Additional {
    /// The schema does not mention them.
    #[default]
    Unspecified,
    /// `additionalProperties: false`.
    Forbidden,
    /// `additionalProperties: true` or a schema: any name, with values of this type.
    Typed(Type),
}

/// A property of a [`Struct`].
#[derive(Debug, Clone, PartialEq)]
pub struct Field {
    /// The property name on the wire.
    pub wire_name: String,
    /// `description`, as Markdown. A plain reference has none: its target has the description.
    pub docs: Option<String>,
    /// The type without nullability.
    pub ty: Type,
    /// `true` if the property is listed in `required`.
    pub required: bool,
    /// `false` if the name is only listed in `required`, and no schema says what its values are.
    pub declared: bool,
    /// `true` if `null` is a value.
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
    /// The only values, if they are fewer than those of the plain type: `true` or `false`.
    pub only: Vec<Value>,
    /// The limits for values.
    pub limits: Limits,
    /// The rules for values beyond their type.
    pub rules: Option<Box<Rules>>,
    /// `true` if the field closes a cycle of fields that hold each other directly (not through a list or a map).
    pub recursive: bool,
    /// The position of the property in the spec.
    pub origin: Origin,
}

/// One of a list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// The type of the values without the list: a string, an integer, a number, an object, or [`Type::Any`] if none applies to
    /// all of them.
    pub base: Type,
    /// The values in order, without `null` (which makes the model or field nullable). May hold duplicates.
    pub values: Vec<EnumValue>,
    /// `default` of the schema itself, as written.
    pub default: Option<Value>,
}

/// One value of an [`Enum`].
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// The value on the wire, as written. For a string enum, [`Value::text`] is the wire text.
    pub value: Value,
    /// The name in `x-enum-varnames` or `x-enumNames`, or the `title` of a constant.
    pub name: Option<String>,
    /// The description in `x-enum-descriptions` or `x-enumDescriptions`, or the `description` of a constant.
    pub docs: Option<String>,
}

/// One of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// The alternatives in order, without `null`.
    pub members: Vec<Member>,
    /// The property that distinguishes them.
    pub discriminator: Option<Discriminator>,
    /// `true` for `oneOf` (exactly one), `false` for `anyOf` (one or more).
    pub exclusive: bool,
}

/// One alternative of a [`Union`].
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The type of the alternative.
    pub ty: Type,
    /// `title` of an inline alternative.
    pub title: Option<String>,
    /// `description` of an inline alternative.
    pub docs: Option<String>,
    /// The rules for values beyond their type.
    pub rules: Option<Box<Rules>>,
    /// The discriminator values that select it. The first one is used for writing.
    pub tags: Vec<String>,
    /// `true` if the alternative closes a cycle of types that hold each other directly, as [`Field::recursive`].
    pub recursive: bool,
}

/// The property that distinguishes the members of a [`Union`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Discriminator {
    /// The property name on the wire.
    pub property: String,
}

/// The format of integers beyond 64 bits, used if the limits require it and the schema has no `format`.
pub const BIG_INTEGER: &str = "big-integer";

/// The type of a field, an item or a map value.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Any JSON value: the schema does not restrict the type.
    Any,
    /// `boolean`.
    Boolean,
    /// `integer`, with the format as written; without one, `uint64` or [`BIG_INTEGER`] if the limits require it.
    Integer(Option<String>),
    /// `number`, with the format as written.
    Number(Option<String>),
    /// `string`, with the format as written (`date-time`, `uuid`, `binary`, or any other string).
    String(Option<String>),
    /// An object with unknown properties.
    Object,
    /// An object with any property names and values of one type; `None` if the schema is `true`.
    Map(Option<Box<Type>>),
    /// A list.
    List {
        /// The type of the items; `None` if the schema does not mention them.
        items: Option<Box<Type>>,
        /// `uniqueItems: true`.
        unique: bool,
    },
    /// `null`, or a value of the type. It occurs in items, map values, members and aliases; a field has
    /// [`Field::nullable`] instead.
    Nullable(Box<Type>),
    /// A model. Its shape is never [`Shape::Alias`]: an alias is replaced by its type.
    Model(ModelId),
}

/// The places where operations use a model, directly or through other models.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage {
    /// `true` if a request body uses it.
    pub request: bool,
    /// `true` if a response body uses it.
    pub response: bool,
    /// `true` if a parameter, or a header of a response or of a part of a body, uses it.
    pub parameter: bool,
    /// The tags of these operations, in order.
    pub tags: Vec<TagId>,
    /// The root files that reach it through an operation or a component, in order.
    pub roots: Vec<RootId>,
}
