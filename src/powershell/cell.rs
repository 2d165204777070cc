//! Turns a type into the cell of the type column: the name of the type, with a link to its page.

use std::collections::HashMap;

use super::literal::{in_one_row, literal};
use super::name::class_name;
use super::type_name::{ANY, HASHTABLE, is_primitive, powershell_type, type_name};
use crate::config::{LinkedTypes, PowerShellOptions};
use crate::published::{
    Enum, EnumValue, Field, Listing, Model, ModelId, Published, Role, Shape, Shown, Type, Value,
};
use crate::text::slug::slug;

/// The PowerShell class of every model.
pub(crate) struct Classes<'a> {
    api: &'a Published,
    names: Vec<String>,
    linked_types: LinkedTypes,
    /// The type names that components have taken, with the PowerShell types of these components.
    taken: HashMap<&'a str, &'static str>,
}

/// The values of an enum, and the type that pages give them.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub values: &'a [EnumValue],
    pub base: &'a Type,
    /// The type by which the values are written.
    written: &'a Type,
}

/// Formats the types of a property, a parameter or a body.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'c, 'a> {
    classes: &'c Classes<'a>,
    /// The name of a schema without a type.
    untyped: &'static str,
    /// `true` if the type may link to a page.
    linked: bool,
}

impl<'a> Classes<'a> {
    pub(crate) fn new(api: &'a Published, options: &PowerShellOptions) -> Self {
        let class = |name: &str| {
            options
                .class_names
                .get(name)
                .cloned()
                .unwrap_or_else(|| class_name(name))
        };
        Classes {
            api,
            names: api.models.iter().map(|model| class(&model.name)).collect(),
            linked_types: options.linked_types,
            taken: taken_names(api),
        }
    }

    pub(crate) fn model(&self, id: ModelId) -> &'a Model {
        &self.api[id]
    }

    pub(crate) fn of(&self, id: ModelId) -> &str {
        &self.names[id.0 as usize]
    }

    /// Returns the formatter for types in the root file or in another file.
    pub(crate) fn cells(&self, in_root: bool) -> Cells<'_, 'a> {
        Cells {
            classes: self,
            untyped: if in_root { ANY } else { "object" },
            linked: true,
        }
    }

    /// Returns the cell of a property's type.
    pub(crate) fn cell(&self, field: &Field) -> String {
        let cells = Cells {
            classes: self,
            untyped: self.untyped(field),
            linked: self.linked_types == LinkedTypes::All || field.is_model,
        };
        match field.shown {
            Shown::Type => cells.cell(&field.ty),
            Shown::Kind => cells.kind_alone(&field.ty),
            Shown::NoValue => enum_of(&[]),
            Shown::Nothing => String::new(),
        }
    }

    /// Returns `true` if a property is in the root file. The tool chain of the published pages reads the root file and other
    /// files with different parsers; no published page shows a schema of the root file.
    pub(crate) fn is_in_root(&self, field: &Field) -> bool {
        self.api.is_in_root(&field.origin)
    }

    /// Returns the name of a schema without a type: any type in the root file, an object in other files, as `AttributeValue`
    /// of Beta's `AccessItemDiff.md`. Items and map values of a property that is merged into another component are objects too.
    fn untyped(&self, field: &Field) -> &'static str {
        let is_merged = field.inherited && matches!(field.ty, Type::List { .. } | Type::Map(_));
        if self.is_in_root(field) && !is_merged {
            ANY
        } else {
            "object"
        }
    }

    /// Returns the values of an enum that has no page because it is written inline.
    pub(crate) fn inline_enum(&self, ty: &Type) -> Option<Values<'a>> {
        match ty {
            Type::Nullable(ty) => self.inline_enum(ty),
            Type::Model(id) => match &self.api[*id] {
                model if model.role != Role::Nested => None,
                model => match &model.shape {
                    Shape::Enum(values) => Some(self.values(model, values)),
                    _ => None,
                },
            },
            _ => None,
        }
    }

    /// Returns the values of a model that is an enum.
    pub(crate) fn values(&self, model: &Model, shape: &'a Enum) -> Values<'a> {
        let in_root = self.api.is_in_root(&model.origin);
        let base = if in_root {
            base_in_root(shape)
        } else {
            &shape.base
        };
        Values {
            values: &shape.values,
            base,
            written: &shape.base,
        }
    }

    /// Returns the PowerShell type for a type name of OpenAPI.
    fn named(&self, name: &'static str) -> &'static str {
        self.taken
            .get(name)
            .copied()
            .or_else(|| powershell_type(name))
            .unwrap_or(name)
    }

    /// Returns the type of a component. One with the name of a type becomes that type: `Date` is `System.DateTime`. No
    /// published version has one.
    fn model_type(&self, id: ModelId) -> &str {
        powershell_type(&self.api[id].name).unwrap_or_else(|| self.of(id))
    }

    /// Returns `true` for objects that are left inline and for models without properties: they have no page to link to.
    ///
    /// Beta's `AccessProfileUsageUsedByInner.md` was lifted to a page; V3's `Account.md` has an `Attributes` that was
    /// not.
    pub(crate) fn shows_as_hashtable(&self, id: ModelId) -> bool {
        let model = &self.api[id];
        let is_empty = matches!(&model.shape, Shape::Struct(shape) if shape.fields.is_empty());
        model.role == Role::Nested || model.listing == Listing::None && is_empty
    }

    /// Returns `true` for an `allOf` around a simple type: it has no page and is no simple type. No published page has one.
    pub(crate) fn is_alias_without_a_page(&self, id: ModelId) -> bool {
        let model = &self.api[id];
        model.listing == Listing::None && matches!(model.shape, Shape::Alias(_))
    }
}

/// Returns the type names that components of a simple type have taken. They replace the type everywhere: if `number` is
/// a string, all numbers are strings. No published version has one.
fn taken_names(api: &Published) -> HashMap<&str, &'static str> {
    let components = api
        .models
        .iter()
        .filter(|model| model.role == Role::Component && model.listing == Listing::None);
    let simple = components.filter_map(|model| match &model.shape {
        Shape::Alias(
            ty @ (Type::Boolean | Type::Integer(_) | Type::Number(_) | Type::String(_)),
        ) => Some((model.name.as_str(), powershell_type(type_name(ty)?)?)),
        _ => None,
    });
    simple.collect()
}

/// Returns the type of the values. In the root file, the first value decides if the enum has no type: boolean, number or
/// string. No published page shows one.
fn base_in_root(shape: &Enum) -> &Type {
    match (&shape.base, shape.values.first().map(|first| &first.value)) {
        (Type::Any, Some(Value::Bool(_))) => &Type::Boolean,
        (Type::Any, Some(Value::Integer(_) | Value::Float(_))) => &Type::Number(None),
        (Type::Any, Some(Value::String(_) | Value::Ambiguous { .. })) => &Type::String(None),
        (base, _) => base,
    }
}

impl Values<'_> {
    /// Returns the values as strings. A value of another type than the rest is included too.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&EnumValue, String)> {
        self.values
            .iter()
            .filter_map(|value| Some((value, literal(&value.value, self.written)?)))
    }

    /// Formats a value as pages do: in quotes, unless it is a boolean. No published page shows an enum of booleans.
    pub(crate) fn quoted(&self, text: &str) -> String {
        if *self.base == Type::Boolean {
            text.to_owned()
        } else {
            format!("\"{text}\"")
        }
    }
}

impl<'c> Cells<'c, '_> {
    fn cell(&self, ty: &Type) -> String {
        if let Some(values) = self.classes.inline_enum(ty) {
            return enum_cell(&values);
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
        if self
            .classes
            .inline_enum(items)
            .is_some_and(|values| matches!(values.base, Type::Any | Type::Object))
        {
            return match self.linked {
                true => enum_items_without_a_type(&text),
                false => format!("**{text}**"),
            };
        }
        self.linked(&text, items, &text)
    }

    fn map_cell(&self, value: Option<&Type>) -> String {
        let Some(value) = value else {
            return match self.linked {
                true => "[**map[string]AnyType**](any-type)".to_owned(),
                false => "**map[string]AnyType**".to_owned(),
            };
        };
        let text = format!("map[string]{}", self.data_type(value));
        self.linked(&text, value, link_to_container(self.schema_type(value)))
    }

    /// Links `text` to the page of `target`, unless `ty` is a simple type.
    fn linked(&self, text: &str, ty: &Type, target: &str) -> String {
        if !self.linked || self.is_simple(ty) {
            format!("**{text}**")
        } else {
            format!("[**{text}**]({})", slug(target))
        }
    }

    /// Returns the data type of a value in a container: lists append `[]`, maps are hashtables.
    pub(crate) fn data_type(&self, ty: &Type) -> String {
        match ty {
            Type::Nullable(ty) => self.data_type(ty),
            Type::List { items, .. } => {
                format!("{}[]", self.data_type(items_or_texts(items.as_deref())))
            }
            Type::Map(_) => "System.Collections.Hashtable".to_owned(),
            ty => self.schema_type(ty).to_owned(),
        }
    }

    /// Returns the cell of a type whose contents pages ignore.
    fn kind_alone(&self, ty: &Type) -> String {
        let name = self.schema_type(ty);
        if !self.linked || is_primitive(name) {
            format!("**{name}**")
        } else {
            format!("[**{name}**]({})", slug(name))
        }
    }

    /// Returns the type name without the types of items or values.
    pub(crate) fn schema_type(&self, ty: &Type) -> &'c str {
        match ty {
            Type::Nullable(ty) => self.schema_type(ty),
            Type::List { unique: true, .. } => "Set",
            Type::List { .. } => "Array",
            Type::Map(_) => "Map",
            Type::Model(id) => match (&self.classes.api[*id].shape, self.classes.inline_enum(ty)) {
                (_, Some(values)) => self.schema_type(values.base),
                _ if self.classes.shows_as_hashtable(*id) => HASHTABLE,
                _ if self.classes.is_alias_without_a_page(*id) => ANY,
                _ => self.classes.model_type(*id),
            },
            ty => self.classes.named(type_name(ty).unwrap_or(self.untyped)),
        }
    }

    fn is_container(&self, ty: &Type) -> bool {
        match ty {
            Type::Nullable(ty) => self.is_container(ty),
            Type::List { .. } | Type::Map(_) => true,
            _ => false,
        }
    }

    /// Returns `true` if the type needs no link. Bytes need one; files and date-times do not.
    pub(crate) fn is_simple(&self, ty: &Type) -> bool {
        match ty {
            Type::Nullable(ty) => self.is_simple(ty),
            // A container is simple if its direct items or values are: `Preview` of Beta's
            // `SavedSearchCompleteSearchResultsAccount.md` has no link.
            Type::List { items, .. } => self.is_simple_held(items_or_texts(items.as_deref())),
            Type::Map(Some(value)) => self.is_simple_held(value),
            Type::Map(None) => false,
            ty => is_primitive(self.schema_type(ty)),
        }
    }

    fn is_simple_held(&self, held: &Type) -> bool {
        !self.is_container(held) && self.is_simple(held)
    }
}

/// Returns the item type of a list. Without `items`, it is a string; with `items: {}` it is not. No published page has one.
pub(crate) fn items_or_texts(items: Option<&Type>) -> &Type {
    items.unwrap_or(&Type::String(None))
}

/// Formats the values of an inline enum with the spaces of the published pages: one before the cell, two before each
/// value and two more after each comma, as `Type` of Beta's `AccessItemRequestedForDto.md`.
fn enum_cell(values: &Values<'_>) -> String {
    let texts = values
        .texts()
        .map(|(_, text)| values.quoted(&in_one_row(&text)));
    enum_of(&texts.map(|text| format!("  {text}")).collect::<Vec<_>>())
}

fn enum_of(texts: &[String]) -> String {
    let end = if texts.is_empty() { "]" } else { " ]" };
    format!(" **Enum** [{}{end}", texts.join(",  "))
}

/// Formats a list of enum values without a type: the bracket before its link is missing. No published page has one.
fn enum_items_without_a_type(text: &str) -> String {
    format!("**{text}**]({})", slug(text))
}

/// Returns the link target of a map of lists: `array`, not the type of the items, as `map[string]…[]` on V3's pages.
fn link_to_container(schema_type: &str) -> &str {
    schema_type
}
