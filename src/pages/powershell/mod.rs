//! `Published` → the pages of the PowerShell SDK, byte for byte as SailPoint publishes them.
//!
//! What the published pages do against good taste is a function of its own that names a page that shows it.

pub(super) use crate::powershell::links::Links;
pub(super) use crate::powershell::name::{class_name, file_name, property_name};

use std::collections::{HashMap, HashSet};

use super::front::{self, Told, free_path, quoted};
use super::page::{FrontMatter, Index, Page, Property, Value};
use crate::config::PowerShellOptions;
use crate::parallel;
use crate::published::{self, Field, Listing, Model, ModelId, Published, Shape, Type};
use crate::text::slug::slug;

use crate::powershell::cell::{Classes, Values};
use crate::powershell::enum_name;
use crate::powershell::literal::{self, literal};
use crate::powershell::name;

/// Every page with its model and path.
pub(super) fn pages(api: &Published, options: &PowerShellOptions) -> Vec<(ModelId, String, Page)> {
    let classes = Classes::new(api, options);
    let site = Site::new(api, options);
    let models: Vec<(ModelId, &Model)> = api.models().collect();
    let made = parallel::each(&models, |&(id, model)| {
        site.page(model, classes.of(id), &classes)
    });
    let mut pages: Vec<(ModelId, String, Page)> = Vec::new();
    let mut by_class: HashMap<&str, usize> = HashMap::new();
    let mut paths = HashSet::new();
    for ((id, model), page) in models.into_iter().zip(made) {
        let class = classes.of(id);
        let Some(page) = page else { continue };
        if let Some(&at) = by_class.get(class) {
            one_page_per_class(&mut pages[at].2, page);
            continue;
        }
        by_class.insert(class, pages.len());
        pages.push((
            id,
            free_path(&name::file_name(&model.name), &mut paths),
            page,
        ));
    }
    pages
}

/// The list of all pages, whose classes are `titles`.
pub(super) fn index(api: &Published, options: &PowerShellOptions, titles: Vec<String>) -> Index {
    let site = Site::new(api, options);
    Index {
        keywords: quoted(&options.keywords, &["models"]),
        tags: quoted(&options.tags, &[&site.at.version.to_lowercase(), "models"]),
        slug: site.at.path,
        titles,
        lists: String::new(),
    }
}

/// The label of the version in addresses: `beta`.
pub(super) fn version(api: &Published, options: &PowerShellOptions) -> String {
    Site::new(api, options).at.version.to_lowercase()
}

/// The parts of a page that are the same on all pages.
struct Site<'a> {
    options: &'a PowerShellOptions,
    at: front::Site,
}

impl<'a> Site<'a> {
    fn new(api: &Published, options: &'a PowerShellOptions) -> Self {
        let told = Told {
            language: "powershell",
            version: options.version.as_deref(),
            path: options.site_path.as_deref(),
            prefix: options.function_prefix.as_deref(),
        };
        Site {
            options,
            at: front::Site::new(&api.info.version, &told),
        }
    }

    fn page<'m>(&self, model: &'m Model, class: &str, classes: &Classes<'m>) -> Option<Page> {
        let (properties, values) = match (&model.shape, model.listed_fields()) {
            (_, Some(fields)) => (
                fields
                    .iter()
                    .map(|field| property(field, classes))
                    .collect(),
                Vec::new(),
            ),
            (Shape::Enum(shape), None) if model.listing == Listing::Shape => {
                (Vec::new(), enum_values(&classes.values(model, shape)))
            }
            _ => return None,
        };
        let prefixed = format!("{}{class}", self.at.prefix);
        let names = [class, &prefixed];
        Some(Page {
            front: FrontMatter {
                id: slug(&prefixed),
                title: class.to_owned(),
                sidebar_class_name: self.options.sidebar_class_name.clone(),
                keywords: quoted(&self.options.keywords, &names),
                slug: format!("{}/{}", self.at.path, slug(class)),
                tags: quoted(&self.options.tags, &names),
            },
            component: model.name.clone(),
            description: model.docs.clone().unwrap_or_default(),
            function: format!("Initialize-{prefixed}"),
            properties,
            values,
        })
    }
}

fn property(field: &Field, classes: &Classes) -> Property {
    let ty = literal_type(&field.ty, classes);
    let example = match &field.example {
        Some(_) if classes.is_in_root(field) && ty.is_some_and(is_held_as_bytes) => None,
        Some(example)
            if classes.is_in_root(field) && ty.is_some_and(|ty| stays_json(field, ty)) =>
        {
            Some(literal::json_in_root(example))
        }
        example => example
            .as_ref()
            .zip(ty)
            .and_then(|(example, ty)| literal(example, ty)),
    };
    Property {
        name: name::property_name(&field.wire_name),
        wire_name: field.wire_name.clone(),
        ty: classes.cell(field),
        description: field.docs.as_deref().map(one_line).unwrap_or_default(),
        notes: notes(field, classes),
        example: example.unwrap_or_else(|| "null".to_owned()),
    }
}

/// The type that decides what a literal means: an inline enum's values are of its base, a model's are objects.
fn literal_type<'t>(ty: &'t Type, classes: &Classes<'t>) -> Option<&'t Type> {
    match (ty, classes.inline_enum(ty)) {
        (_, Some(values)) => Some(values.base),
        (Type::Nullable(ty), None) => literal_type(ty, classes),
        // A model has an example where one stands beside its reference: `BatchRequest` of Beta's `Approval.md`.
        (Type::Model(_), None) => Some(&Type::Object),
        (ty, None) => Some(ty),
    }
}

/// Whether an example of the root file is printed as its reader left it. What is merged into another component is read
/// once more, unless it was made a text. No published page shows one.
fn stays_json(field: &Field, ty: &Type) -> bool {
    is_raw(ty) && (!field.inherited || matches!(ty, Type::String(_)))
}

/// Whether openapi-generator holds an example of a single document as bytes. It prints the address that they have in
/// memory, `[B@27dc79f7`, which differs in each run and which nobody needs: `null` is printed instead, as where there is
/// no example. `SetIconV1Request.md` among the pages of 2026 has such an address.
fn is_held_as_bytes(ty: &Type) -> bool {
    matches!(ty, Type::String(Some(format)) if matches!(format.as_str(), "byte" | "binary"))
}

/// Whether literals of a type are printed as they are, whatever they are.
fn is_raw(ty: &Type) -> bool {
    match ty {
        Type::Nullable(ty) => is_raw(ty),
        Type::String(format) => !matches!(format.as_deref(), Some("date" | "date-time" | "uuid")),
        Type::Any | Type::Object | Type::Map(_) | Type::List { .. } | Type::Model(_) => true,
        Type::Boolean | Type::Integer(_) | Type::Number(_) => false,
    }
}

fn notes(field: &Field, classes: &Classes) -> String {
    let required = if field.required {
        "[required]"
    } else {
        "[optional] "
    };
    let read_only = if field.read_only { "[readonly] " } else { "" };
    let default = default_text(field, classes)
        .map(|text| format!("[default to {text}]"))
        .unwrap_or_default();
    format!("{required}{read_only}{default}")
}

/// Only texts, numbers and booleans show their default: Beta's `AccountAttribute.md` quotes one.
fn default_text(field: &Field, classes: &Classes) -> Option<String> {
    let ty = literal_type(&field.ty, classes)?;
    let default = field.default.as_ref()?;
    if classes.is_in_root(field) && is_no_default_in_root(default, ty) {
        return None;
    }
    let text = literal(default, ty)?;
    match ty {
        Type::Boolean => Some(format!("${text}")),
        Type::Integer(_) | Type::Number(_) => Some(text),
        Type::String(Some(format)) if matches!(format.as_str(), "date" | "date-time") => None,
        Type::String(_) => Some(format!("\"{}\"", literal::in_one_row(&text))),
        _ => None,
    }
}

/// The reader of the root file takes no text for the default of a number, no number for that of a boolean, and no list or
/// object for that of a text. No published page shows one.
fn is_no_default_in_root(default: &published::Value, ty: &Type) -> bool {
    match ty {
        Type::Integer(_) | Type::Number(_) => matches!(default, published::Value::String(_)),
        Type::Boolean => matches!(
            default,
            published::Value::Integer(_) | published::Value::Float(_)
        ),
        Type::String(_) => matches!(
            default,
            published::Value::List(_) | published::Value::Map(_)
        ),
        _ => false,
    }
}

fn enum_values(values: &Values<'_>) -> Vec<Value> {
    let numeric = matches!(values.base, Type::Integer(_) | Type::Number(_));
    let (mut names, texts): (Vec<_>, Vec<_>) = values
        .texts()
        .map(|(_, text)| (enum_name::value_name(&text, numeric), one_line(&text)))
        .unzip();
    enum_name::number_duplicates(&mut names);
    for (name, (value, _)) in names.iter_mut().zip(values.texts()) {
        if let Some(given) = &value.name {
            name.clone_from(given);
        }
    }
    let printed = |(name, value): (String, String)| Value {
        name,
        literal: values.quoted(&value),
        value,
    };
    names.into_iter().zip(texts).map(printed).collect()
}

/// A description in one line, as safe in a PowerShell comment as the published pages make it: quotes are doubled and
/// block comments cannot end, but every line end leaves a blank, and the last one too, as in Beta's `Account.md`.
fn one_line(text: &str) -> String {
    let text = text
        .replace("\\/", "/")
        .replace(['\t', '\n', '\r'], " ")
        .replace('"', "\"\"");
    text.replace("#>", "#_>").replace("<#", "<_#")
}

/// `foo_bar` and `fooBar` are one class: the page of the later one stands in the file of the former. No published
/// version has such a pair.
fn one_page_per_class(former: &mut Page, later: Page) {
    *former = later;
}
