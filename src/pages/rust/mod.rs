//! `Api` → a page for every type of the generated crate, in the words of Rust.
//!
//! Names and types come from what the Rust emitter itself decides by, so that a page and the crate cannot disagree.

mod choice;
mod code;
mod example;
mod literal;
mod pages;
mod record;
mod sample;
mod site;
mod users;
mod uses;
mod view;

pub use view::{Example, Member, Property, RustPage, Value};

use super::description::{blocks, cell, one_line};
use super::front::quoted;
use super::page::{FrontMatter, Index};
use super::template::BuiltIn;
use crate::api::{Api, Enum, Model, ModelId, Shape, Struct, Type, Union};
use crate::config::{Layout, RustOptions, RustPagesOptions};
use crate::rust::enums::{self, Kind};
use crate::rust::plan::Plan;
use crate::rust::structs::{self, FieldView, State};
use crate::rust::types::Imports;
use crate::rust::{field_docs, unions};
use crate::text::prose::{cell_code, code};
use crate::text::slug::slug;

use pages::{Listed, Pages};
use users::Users;

/// The built-in templates.
pub(crate) const TEMPLATES: [BuiltIn; 2] = [
    ("model.md", include_str!("../../../templates/rust/model.md")),
    ("index.md", include_str!("../../../templates/rust/index.md")),
];

/// The pages of an API that are to be made.
pub(crate) struct RustPages<'a> {
    plan: Plan<'a>,
    options: RustPagesOptions,
    pages: Pages,
    users: Users,
}

impl<'a> RustPages<'a> {
    pub(crate) fn new(api: &'a Api, rust: &'a RustOptions, options: RustPagesOptions) -> Self {
        let plan = Plan::new(api, rust);
        let pages = Pages::new(&plan, &options);
        RustPages {
            pages,
            users: Users::new(api),
            options,
            plan,
        }
    }

    /// The label of the version in addresses: `beta`.
    pub(crate) fn version(&self) -> String {
        self.pages.at.version.clone()
    }

    /// The list of all pages, without the lists by tag and letter.
    pub(crate) fn index(&self) -> Index {
        Index {
            id: "models".to_owned(),
            sidebar: "sidebar_position: 3\nsidebar_class_name: models".to_owned(),
            keywords: quoted(&self.options.keywords, &["models"]),
            tags: quoted(&self.options.tags, &[&self.version(), "models"]),
            slug: self.pages.at.path.clone(),
            titles: self
                .pages
                .listed
                .iter()
                .map(|listed| listed.title.clone())
                .collect(),
            lists: String::new(),
        }
    }

    /// The id of a page, unique across versions.
    fn id(&self, listed: &Listed) -> String {
        format!("{}{}", id_prefix(&self.pages.at.prefix), listed.slug)
    }

    fn page(&self, listed: &Listed) -> RustPage {
        let (plan, id) = (&self.plan, listed.id);
        let model = &plan.api[id];
        let prefixed = format!("{}{}", self.pages.at.prefix, listed.title);
        let names = [listed.title.as_str(), &prefixed];
        let mut page = RustPage {
            front: FrontMatter {
                id: yaml_text(&self.id(listed)),
                title: yaml_text(&listed.title),
                sidebar_class_name: self.options.sidebar_class_name.clone(),
                keywords: quoted(&self.options.keywords, &names),
                slug: format!("{}/{}", self.pages.at.path, listed.slug),
                tags: quoted(&self.options.tags, &names),
            },
            component: model.name.clone(),
            description: description(model, &listed.title),
            deprecated: model.deprecated,
            crate_docs: self.crate_docs(listed, model),
            example: example::example(plan, id, &self.import()),
            used_by_models: self.users.models(id, plan, &self.pages),
            used_by_operations: self.users.operations(id, plan.api),
            ..RustPage::default()
        };
        match &model.shape {
            Shape::Struct(shape) => self.structure(id, shape, &mut page),
            Shape::Enum(shape) => self.values(id, shape, &mut page),
            Shape::Union(shape) => self.members(id, shape, &mut page),
            Shape::Alias(ty) => {
                page.alias = self.type_cell(&plan.rust_type(ty, &mut Imports::default()), ty)
            }
        }
        page
    }

    /// Where examples import the models from.
    fn import(&self) -> String {
        let options = self.plan.options;
        let own = match options.layout {
            Layout::Crate => options.crate_name.replace('-', "_"),
            Layout::File => "crate".to_owned(),
        };
        self.options.import.clone().unwrap_or(own)
    }

    /// The type in the crate's documentation, where it is known.
    fn crate_docs(&self, listed: &Listed, model: &Model) -> String {
        let kind = crate::rust::kind(&model.shape);
        let address = |base: &String| {
            format!(
                "{}/models/{kind}.{}.html",
                base.trim_end_matches('/'),
                listed.title
            )
        };
        self.options
            .crate_docs
            .as_ref()
            .map(address)
            .unwrap_or_default()
    }

    fn structure(&self, id: ModelId, shape: &Struct, page: &mut RustPage) {
        let (fields, rest) = structs::view(&self.plan, id, shape, &mut Imports::default());
        page.properties = fields.iter().map(|view| self.property(view)).collect();
        if let Some(rest) = rest {
            page.properties.push(Property {
                name: code(&rest.name.to_string()),
                wire_name: String::new(),
                renamed: false,
                ty: self.type_cell(&rest.ty, shape_of_rest(shape)),
                description: rest.docs.to_owned(),
                notes: String::new(),
            });
        }
    }

    fn property(&self, view: &FieldView<'_>) -> Property {
        Property {
            name: code(&view.name.to_string()),
            wire_name: cell_code(&view.field.wire_name),
            renamed: view.name.to_string().trim_start_matches("r#") != view.field.wire_name,
            ty: self.type_cell(&view.ty, &view.field.ty),
            description: view.field.docs.as_deref().map(cell).unwrap_or_default(),
            notes: notes(view),
        }
    }

    fn values(&self, id: ModelId, shape: &Enum, page: &mut RustPage) {
        let view = enums::view(&self.plan, id, shape);
        let value = |variant: &enums::Variant<'_>| Value {
            name: variant.name.to_string(),
            value: code(&variant.value.value.to_string()),
            description: variant
                .value
                .docs
                .as_deref()
                .map(one_line)
                .unwrap_or_default(),
        };
        page.values = view.variants.iter().map(value).collect();
        let held = match view.kind {
            Kind::Text => "the text",
            Kind::Integer => "the number",
            Kind::Json => "the JSON",
        };
        page.other_values = match view.open {
            true => format!(
                "Any other value is kept as `{}`, which holds {held} as it came.",
                enums::UNKNOWN
            ),
            false => "Any other value is an error.".to_owned(),
        };
    }

    fn members(&self, id: ModelId, shape: &Union, page: &mut RustPage) {
        let view = unions::view(&self.plan, id, shape, &mut Imports::default());
        page.members = view
            .variants
            .iter()
            .map(|variant| self.member(variant))
            .collect();
        page.tag_property = shape
            .discriminator
            .as_ref()
            .map(|tag| cell_code(&tag.property))
            .unwrap_or_default();
        let chosen = match &shape.discriminator {
            Some(discriminator) => {
                format!("The property {} says which member a value is", code(&discriminator.property))
            }
            None => "What the JSON holds says which member a value is: the properties that it must have first, then \
                     the most known ones"
                .to_owned(),
        };
        page.choice = match view.open {
            true => format!("{chosen}. JSON that fits no member is kept as `Unknown`, as it came."),
            false => format!("{chosen}. JSON that fits no member is an error."),
        };
    }

    fn member(&self, variant: &unions::Variant<'_>) -> Member {
        let tags: Vec<String> = variant.tags.iter().map(|tag| cell_code(tag)).collect();
        Member {
            name: code(&variant.name.to_string()),
            ty: self.type_cell(&variant.ty, &variant.member.ty),
            tags: tags.join(", "),
            description: variant.member.docs.as_deref().map(cell).unwrap_or_default(),
        }
    }

    /// A Rust type as code, which leads to the page of the model that it is about.
    fn type_cell(&self, rust: &str, ty: &Type) -> String {
        self.pages.linked(&code(rust), ty.model())
    }
}

/// What the spec says of a model, unless that is no more than the heading of the page.
fn description(model: &Model, heading: &str) -> String {
    let text = model
        .docs
        .as_deref()
        .or(model.title.as_deref())
        .filter(|text| text.trim() != heading);
    text.map(blocks).unwrap_or_default()
}

/// What the values of undeclared properties are.
fn shape_of_rest(shape: &Struct) -> &Type {
    match &shape.additional {
        crate::api::Additional::Typed(values) => values,
        _ => &Type::Any,
    }
}

fn notes(view: &FieldView<'_>) -> String {
    let field = view.field;
    let mut notes = vec![if view.is_required() {
        "required".to_owned()
    } else {
        "optional".to_owned()
    }];
    if view.state == State::Nullable || view.state == State::Patch {
        notes.push("nullable".to_owned());
    }
    notes.extend(field.read_only.then(|| "read-only".to_owned()));
    notes.extend(field.write_only.then(|| "write-only".to_owned()));
    notes.extend(field.deprecated.then(|| "deprecated".to_owned()));
    notes.extend(
        view.redacted
            .then(|| "secret: `Debug` does not show it".to_owned()),
    );
    notes.extend(
        field
            .default
            .as_ref()
            .map(|value| format!("default {}", cell_code(&field_docs::short(value)))),
    );
    notes.extend(field_docs::limits(&field.limits, cell_code));
    notes.join(", ")
}

/// `Beta` in front of an id is `beta-`.
fn id_prefix(prefix: &str) -> String {
    if prefix.is_empty() {
        String::new()
    } else {
        format!("{}-", slug(prefix))
    }
}

/// A name that YAML would take for something else needs quotes.
fn yaml_text(name: &str) -> String {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    if WORDS.contains(&name.to_ascii_lowercase().as_str()) {
        format!("'{name}'")
    } else {
        name.to_owned()
    }
}
