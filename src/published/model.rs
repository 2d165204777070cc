//! The published reading as data: models with their shapes and the contents of their pages, and the parts of operations that
//! models need. No code.

use super::{Limits, Origin, Value};

/// The position of a model in [`Published::models`](super::Published::models).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ModelId(pub u32);

/// The position of a tag in [`Published::tags`](super::Published::tags).
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
    /// The contents of the model's reference page.
    pub listing: Listing,
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
    /// Another name for a type that needs no model.
    Alias(Type),
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
    /// The limits for values.
    pub limits: Limits,
    /// `true` if the field closes a cycle of fields that hold each other directly (not through a list or a map).
    pub recursive: bool,
    /// `true` if it was merged from another component, which is a part of this one.
    pub inherited: bool,
    /// The extent to which pages show the type.
    pub shown: Shown,
    /// `true` if openapi-generator takes the property, or its direct items or values, for a model.
    pub is_model: bool,
    /// The position of the property in the spec.
    pub origin: Origin,
}

/// The extent to which pages show a field's type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shown {
    /// All of it.
    #[default]
    Type,
    /// Only the kind: a list, a set, a map or a simple type, without its items or values.
    Kind,
    /// That `null` is the only value.
    NoValue,
    /// Nothing.
    Nothing,
}

/// One of a list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enum {
    /// The type of the values without the list: a string, an integer, a number, an object, or [`Type::Any`] if there is
    /// none.
    pub base: Type,
    /// The values in order, without `null` (which makes the model or field nullable). May hold duplicates.
    pub values: Vec<EnumValue>,
}

/// One value of an [`Enum`].
#[derive(Debug, Clone, PartialEq)]
pub struct EnumValue {
    /// The value on the wire, as written. For a string enum, [`Value::text`] is the wire text.
    pub value: Value,
    /// The name in `x-enum-varnames`.
    pub name: Option<String>,
    /// The description in `x-enum-descriptions` or `x-enumDescriptions`.
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

/// The type of a field, an item or a map value.
#[derive(Debug, Clone, PartialEq)]
pub enum Type {
    /// Any JSON value: the schema does not restrict the type.
    Any,
    /// `boolean`.
    Boolean,
    /// `integer`, with the format as written.
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

/// The contents of the reference page of a model.
#[derive(Debug, Clone, PartialEq)]
pub enum Listing {
    /// The model has no page: other pages describe it in place.
    None,
    /// The fields or values of the shape.
    Shape,
    /// These properties: those of all members, merged.
    Fields(Vec<Field>),
}

/// The places where operations use a model, directly or through other models.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Usage {
    /// `true` if a request body uses it.
    pub request: bool,
    /// `true` if a response body uses it.
    pub response: bool,
    /// The tags of these operations, in order.
    pub tags: Vec<TagId>,
}

/// An operation of the API, with the parts that models need.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// `operationId`.
    pub id: Option<String>,
    /// The method in lower case.
    pub method: String,
    /// The path template, such as `/personal-access-tokens/{id}`.
    pub path: String,
    /// `summary`.
    pub summary: Option<String>,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The tags, in the order of the operation.
    pub tags: Vec<TagId>,
    /// The bodies of its request and responses.
    pub bodies: Vec<Body>,
    /// The position of the operation in the spec.
    pub origin: Origin,
}

/// A request or response body of an [`Operation`].
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// The status (`200`, `4XX`, `default`) of a response; `None` for the request body.
    pub status: Option<String>,
    /// The media type, such as `application/json`.
    pub media_type: String,
    /// The type of the body.
    pub ty: Type,
    /// The examples of the media type by name, as written. The name of `example` is empty.
    pub examples: Vec<(String, Value)>,
}
