//! `Type` → the cell of the type column: what a value is, and where that is explained.

use std::collections::HashMap;

use super::literal::{in_one_row, literal};
use super::name::class_name;
use super::type_name::{ANY, HASHTABLE, is_primitive, powershell_type, type_name};
use crate::config::{LinkedTypes, PowerShellOptions};
use crate::published::{
    Enum, EnumValue, Field, Listing, Model, ModelId, Published, Role, Shape, Shown, Type, Value,
};
use crate::text::slug::slug;

/// The class of every model.
pub(crate) struct Classes<'a> {
    api: &'a Published,
    names: Vec<String>,
    linked_types: LinkedTypes,
    /// The names of types that components have taken, with what these components are.
    taken: HashMap<&'a str, &'static str>,
}

/// The values of an enum, and the type that they have on pages.
#[derive(Clone, Copy)]
pub(crate) struct Values<'a> {
    pub values: &'a [EnumValue],
    pub base: &'a Type,
    /// The type as values have it.
    written: &'a Type,
}

/// The classes, for the types of a property, a parameter or a body.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'c, 'a> {
    classes: &'c Classes<'a>,
    /// What a schema without a type is called.
    untyped: &'static str,
    /// Whether the type may lead to a page.
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

    /// For the types of what stands in the root file, or in another.
    pub(crate) fn cells(&self, in_root: bool) -> Cells<'_, 'a> {
        Cells {
            classes: self,
            untyped: if in_root { ANY } else { "object" },
            linked: true,
        }
    }

    /// The cell of a property's type.
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

    /// Whether a property stands in the root file. The tool chain of the published pages has a reader for the root file and
    /// another one for all others; no published page shows a schema of the root file.
    pub(crate) fn is_in_root(&self, field: &Field) -> bool {
        self.api.is_in_root(&field.origin)
    }

    /// Only in the root file a schema without a type is one of any type; in other files it is an object, as `AttributeValue`
    /// of Beta's `AccessItemDiff.md`. So are items and map values of a property that is merged into another component.
    fn untyped(&self, field: &Field) -> &'static str {
        let is_merged = field.inherited && matches!(field.ty, Type::List { .. } | Type::Map(_));
        if self.is_in_root(field) && !is_merged {
            ANY
        } else {
            "object"
        }
    }

    /// The values of an enum that has no page: one that is written inline.
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

    /// The values of a model that is an enum.
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

    /// What pages call a type that OpenAPI has a name for.
    fn named(&self, name: &'static str) -> &'static str {
        self.taken
            .get(name)
            .copied()
            .or_else(|| powershell_type(name))
            .unwrap_or(name)
    }

    /// A component whose name is that of a type is called what the type is called: `Date` is `System.DateTime`. No
    /// published version has one.
    fn model_type(&self, id: ModelId) -> &str {
        powershell_type(&self.api[id].name).unwrap_or_else(|| self.of(id))
    }

    /// Objects that are left inline, and models without properties, have no page to lead to.
    ///
    /// Beta's `AccessProfileUsageUsedByInner.md` is one that was lifted; V3's `Account.md` has an `Attributes` that
    /// was not.
    pub(crate) fn shows_as_hashtable(&self, id: ModelId) -> bool {
        let model = &self.api[id];
        let is_empty = matches!(&model.shape, Shape::Struct(shape) if shape.fields.is_empty());
        model.role == Role::Nested || model.listing == Listing::None && is_empty
    }

    /// An `allOf` around a simple type is no page and no simple type. No published page leads to one.
    pub(crate) fn is_alias_without_a_page(&self, id: ModelId) -> bool {
        let model = &self.api[id];
        model.listing == Listing::None && matches!(model.shape, Shape::Alias(_))
    }
}

/// A component of a simple type whose name is that of a type takes its place everywhere: where `number` is a text, all
/// numbers are. No published version has one.
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

/// In the root file, the first of the values without a type decides what they are: booleans, numbers or texts. No published
/// page shows one.
fn base_in_root(shape: &Enum) -> &Type {
    match (&shape.base, shape.values.first().map(|first| &first.value)) {
        (Type::Any, Some(Value::Bool(_))) => &Type::Boolean,
        (Type::Any, Some(Value::Integer(_) | Value::Float(_))) => &Type::Number(None),
        (Type::Any, Some(Value::String(_) | Value::Ambiguous { .. })) => &Type::String(None),
        (base, _) => base,
    }
}

impl Values<'_> {
    /// The texts of the values: one that is not of the type of the others is one of them all the same.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&EnumValue, String)> {
        self.values
            .iter()
            .filter_map(|value| Some((value, literal(&value.value, self.written)?)))
    }

    /// A value as pages write it: in quotes, unless it is a boolean. No published page shows an enum of booleans.
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

    /// `text` with a link where `ty` is explained, unless it is a simple type.
    fn linked(&self, text: &str, ty: &Type, target: &str) -> String {
        if !self.linked || self.is_simple(ty) {
            format!("**{text}**")
        } else {
            format!("[**{text}**]({})", slug(target))
        }
    }

    /// What a value of a container is called: lists add `[]`, maps are hashtables.
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

    /// A type that pages do not look into.
    fn kind_alone(&self, ty: &Type) -> String {
        let name = self.schema_type(ty);
        if !self.linked || is_primitive(name) {
            format!("**{name}**")
        } else {
            format!("[**{name}**]({})", slug(name))
        }
    }

    /// The type without what it holds.
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

    /// Whether a value needs no explanation. Bytes do, files and moments do not.
    pub(crate) fn is_simple(&self, ty: &Type) -> bool {
        match ty {
            Type::Nullable(ty) => self.is_simple(ty),
            // A container is as simple as what it holds directly: `Preview` of Beta's
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

/// A list that does not say what it holds is a list of texts; one of `items: {}` is not. No published page has one.
pub(crate) fn items_or_texts(items: Option<&Type>) -> &Type {
    items.unwrap_or(&Type::String(None))
}

/// The values of an inline enum with the blanks that the published pages have between them: one before, two before
/// each value and two more behind each comma, as `Type` of Beta's `AccessItemRequestedForDto.md`.
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

/// A list of values of an enum that has no type lacks the bracket before its link. No published page has one.
fn enum_items_without_a_type(text: &str) -> String {
    format!("**{text}**]({})", slug(text))
}

/// A map of lists leads to `array` and not to what the lists hold, as `map[string]…[]` of V3's pages.
fn link_to_container(schema_type: &str) -> &str {
    schema_type
}
