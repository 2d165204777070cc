//! Classifies types by the code that an example writes for them. It knows no page.

use crate::powershell::cell::{Cells, Classes, Values, items_or_texts};
use crate::powershell::type_name::HASHTABLE;
use crate::published::{ModelId, Role, Shape, Type};

/// A kind of value that example code distinguishes.
#[derive(Clone, Copy)]
pub(super) enum Kind<'t> {
    /// A value of an enum that is written inline.
    InlineEnum(Values<'t>),
    /// A value of an enum that has a page.
    Enum(Values<'t>),
    /// An object of a class.
    Model(ModelId),
    List(&'t Type),
    /// `None` if the values have no type.
    Map(Option<&'t Type>),
    /// An object with unknown properties.
    FreeForm,
    String,
    Uuid,
    Boolean,
    Date,
    Number,
    File,
    /// No code is written for it: bytes, and schemas without a type.
    Nothing,
}

/// Returns the kind of a type.
pub(super) fn kind_of<'t>(ty: &'t Type, cells: Cells<'_, 't>, classes: &Classes<'t>) -> Kind<'t> {
    if let Some(values) = classes.inline_enum(ty) {
        return Kind::InlineEnum(values);
    }
    match ty {
        Type::Nullable(ty) => kind_of(ty, cells, classes),
        Type::List { items, .. } => Kind::List(items_or_texts(items.as_deref())),
        Type::Map(value) => Kind::Map(value.as_deref()),
        Type::Model(id) => kind_of_model(*id, classes),
        ty => simple_kind(ty, cells),
    }
}

fn kind_of_model<'t>(id: ModelId, classes: &Classes<'t>) -> Kind<'t> {
    let model = classes.model(id);
    match &model.shape {
        Shape::Enum(shape) if model.role != Role::Nested => {
            Kind::Enum(classes.values(model, shape))
        }
        _ if classes.shows_as_hashtable(id) => Kind::FreeForm,
        _ if classes.is_alias_without_a_page(id) => Kind::Nothing,
        _ => Kind::Model(id),
    }
}

fn simple_kind<'t>(ty: &Type, cells: Cells<'_, '_>) -> Kind<'t> {
    let is_uuid = matches!(ty, Type::String(Some(format)) if format == "uuid");
    match cells.schema_type(ty) {
        "String" if is_uuid => Kind::Uuid,
        "String" => Kind::String,
        "Boolean" => Kind::Boolean,
        "System.DateTime" => Kind::Date,
        "Int32" | "Int64" | "Decimal" | "Double" => Kind::Number,
        "System.IO.FileInfo" => Kind::File,
        HASHTABLE => Kind::FreeForm,
        _ => Kind::Nothing,
    }
}

/// Returns the first value of an enum, quoted even if it is not a string.
pub(super) fn first_value(values: &Values<'_>) -> String {
    let first = values.texts().next().map(|(_, text)| text);
    format!("\"{}\"", first.unwrap_or_default())
}
