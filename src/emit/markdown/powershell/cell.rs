//! `Type` → the cell of the type column: what a value is, and where that is explained.

use super::literal::{in_one_row, literal};
use super::name::class_name;
use crate::config::PowerShellOptions;
use crate::emit::slug::slug;
use crate::ir::{Api, Enum, Field, Listing, ModelId, Role, Shape, Type};

/// The class of every model.
pub(super) struct Classes<'a> {
    api: &'a Api,
    names: Vec<String>,
}

/// The classes, for the cells of a property.
struct Cells<'c, 'a> {
    classes: &'c Classes<'a>,
    /// What a schema without a type is called.
    untyped: &'static str,
}

const HASHTABLE: &str = "SystemCollectionsHashtable";

impl<'a> Classes<'a> {
    pub(super) fn new(api: &'a Api, options: &PowerShellOptions) -> Self {
        let class = |name: &str| options.class_names.get(name).cloned().unwrap_or_else(|| class_name(name));
        Classes { api, names: api.models.iter().map(|model| class(&model.name)).collect() }
    }

    pub(super) fn of(&self, id: ModelId) -> &str {
        &self.names[id.0 as usize]
    }

    /// The cell of a property's type.
    pub(super) fn cell(&self, field: &Field) -> String {
        Cells { classes: self, untyped: self.untyped(field) }.cell(&field.ty)
    }

    /// Whether a property stands in the root file. The tool chain of the published pages has a reader for the root file and
    /// another one for all others; no published page shows a schema of the root file.
    pub(super) fn is_in_root(&self, field: &Field) -> bool {
        field.origin.file == self.api.root
    }

    /// Only in the root file a schema without a type is one of any type; in other files it is an object, as `AttributeValue`
    /// of Beta's `AccessItemDiff.md`.
    fn untyped(&self, field: &Field) -> &'static str {
        if self.is_in_root(field) { "AnyType" } else { HASHTABLE }
    }

    /// The values of an enum that has no page: one that is written inline.
    pub(super) fn inline_enum(&self, ty: &Type) -> Option<&'a Enum> {
        match ty {
            Type::Nullable(ty) => self.inline_enum(ty),
            Type::Model(id) => match &self.api[*id] {
                model if model.role != Role::Nested => None,
                model => match &model.shape {
                    Shape::Enum(values) => Some(values),
                    _ => None,
                },
            },
            _ => None,
        }
    }

    /// Objects that are left inline, and models without properties, have no page to lead to.
    ///
    /// Beta's `AccessProfileUsageUsedByInner.md` is one that was lifted; V3's `Account.md` has an `Attributes` that
    /// was not.
    fn shows_as_hashtable(&self, id: ModelId) -> bool {
        let model = &self.api[id];
        let is_empty = matches!(&model.shape, Shape::Struct(shape) if shape.fields.is_empty());
        model.role == Role::Nested || model.listing == Listing::None && is_empty
    }

    /// An `allOf` around a simple type is no page and no simple type. No published page leads to one.
    fn is_alias_without_a_page(&self, id: ModelId) -> bool {
        let model = &self.api[id];
        model.listing == Listing::None && matches!(model.shape, Shape::Alias(_))
    }
}

impl Cells<'_, '_> {
    fn cell(&self, ty: &Type) -> String {
        if let Some(values) = self.classes.inline_enum(ty) {
            return enum_cell(values);
        }
        match ty {
            Type::Nullable(ty) => self.cell(ty),
            Type::List { items, .. } => self.list_cell(items_or_texts(items.as_deref())),
            Type::Map(value) => self.map_cell(value.as_deref()),
            ty => self.linked(self.schema_type(ty), ty, self.schema_type(ty)),
        }
    }

    fn list_cell(&self, items: &Type) -> String {
        let text = format!("[]{}", self.data_type(items));
        if self.classes.inline_enum(items).is_some_and(|values| values.base == Type::Any) {
            return enum_items_without_a_type(&text);
        }
        self.linked(&text, items, &text)
    }

    fn map_cell(&self, value: Option<&Type>) -> String {
        let Some(value) = value else { return "[**map[string]AnyType**](any-type)".to_owned() };
        let text = format!("map[string]{}", self.data_type(value));
        self.linked(&text, value, link_to_container(self.schema_type(value)))
    }

    /// `text` with a link where `ty` is explained, unless it is a simple type.
    fn linked(&self, text: &str, ty: &Type, target: &str) -> String {
        if self.is_simple(ty) { format!("**{text}**") } else { format!("[**{text}**]({})", slug(target)) }
    }

    /// What a value of a container is called: lists add `[]`, maps are hashtables.
    fn data_type(&self, ty: &Type) -> String {
        match ty {
            Type::Nullable(ty) => self.data_type(ty),
            Type::List { items, .. } => format!("{}[]", self.data_type(items_or_texts(items.as_deref()))),
            Type::Map(_) => "System.Collections.Hashtable".to_owned(),
            ty => self.schema_type(ty).to_owned(),
        }
    }

    /// The type without what it holds.
    fn schema_type(&self, ty: &Type) -> &str {
        match ty {
            Type::Nullable(ty) => self.schema_type(ty),
            Type::Any => self.untyped,
            Type::Object => HASHTABLE,
            Type::Boolean => "Boolean",
            Type::Integer(format) => integer_type(format.as_deref()),
            Type::Number(format) => number_type(format.as_deref()),
            Type::String(format) => string_type(format.as_deref()),
            Type::List { unique: true, .. } => "Set",
            Type::List { .. } => "Array",
            Type::Map(_) => "Map",
            Type::Model(id) => match (&self.classes.api[*id].shape, self.classes.inline_enum(ty)) {
                (_, Some(values)) => self.schema_type(&values.base),
                _ if self.classes.shows_as_hashtable(*id) => HASHTABLE,
                _ if self.classes.is_alias_without_a_page(*id) => "AnyType",
                _ => self.classes.of(*id),
            },
        }
    }

    fn is_container(&self, ty: &Type) -> bool {
        match ty {
            Type::Nullable(ty) => self.is_container(ty),
            Type::List { .. } | Type::Map(_) => true,
            _ => false,
        }
    }

    /// Whether a value needs no explanation. Bytes do, files and moments do not.
    fn is_simple(&self, ty: &Type) -> bool {
        match ty {
            Type::Nullable(ty) => self.is_simple(ty),
            Type::Boolean | Type::Integer(_) | Type::Number(_) => true,
            Type::String(format) => !matches!(string_type(format.as_deref()), "SystemByte" | HASHTABLE),
            Type::Model(_) => self.classes.inline_enum(ty).is_some_and(|values| self.is_simple(&values.base)),
            // A container is as simple as what it holds directly: `Preview` of Beta's
            // `SavedSearchCompleteSearchResultsAccount.md` has no link.
            Type::List { items, .. } => self.is_simple_held(items_or_texts(items.as_deref())),
            Type::Map(Some(value)) => self.is_simple_held(value),
            Type::Any | Type::Object | Type::Map(None) => false,
        }
    }

    fn is_simple_held(&self, held: &Type) -> bool {
        !self.is_container(held) && self.is_simple(held)
    }
}

/// A list that does not say what it holds is a list of texts; one of `items: {}` is not. No published page has one.
fn items_or_texts(items: Option<&Type>) -> &Type {
    items.unwrap_or(&Type::String(None))
}

fn integer_type(format: Option<&str>) -> &'static str {
    if format == Some("int64") { "Int64" } else { "Int32" }
}

fn number_type(format: Option<&str>) -> &'static str {
    if matches!(format, Some("float" | "double")) { "Double" } else { "Decimal" }
}

/// A string whose format is the name of another type has that type.
fn string_type(format: Option<&str>) -> &'static str {
    match format {
        Some("date" | "date-time" | "Date" | "DateTime") => "System.DateTime",
        Some("byte" | "ByteArray") => "SystemByte",
        Some("binary" | "file") => "System.IO.FileInfo",
        Some("number" | "decimal") => "Decimal",
        Some("float" | "double") => "Double",
        Some("integer") => "Int32",
        Some("long") => "Int64",
        Some("boolean") => "Boolean",
        Some("object") => HASHTABLE,
        _ => "String",
    }
}

/// The values of an inline enum with the blanks that the published pages have between them: one before, two before
/// each value and two more behind each comma, as `Type` of Beta's `AccessItemRequestedForDto.md`.
fn enum_cell(values: &Enum) -> String {
    let texts = values.values.iter().filter_map(|value| literal(&value.value, &values.base));
    let quoted: Vec<String> = texts.map(|text| format!("  \"{}\"", in_one_row(&text))).collect();
    format!(" **Enum** [{} ]", quoted.join(",  "))
}

/// A list of values of an enum that has no type lacks the bracket before its link. No published page has one.
fn enum_items_without_a_type(text: &str) -> String {
    format!("**{text}**]({})", slug(text))
}

/// A map of lists leads to `array` and not to what the lists hold, as `map[string]…[]` of V3's pages.
fn link_to_container(schema_type: &str) -> &str {
    schema_type
}
