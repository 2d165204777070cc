//! Turns an `Api` into a page for every type of the generated crate, in terms of Rust. It writes no
//! files.
//!
//! Names and types come from the view that the crate is printed from, so pages and crate cannot
//! disagree.

mod builder;
mod choice;
mod code;
mod container;
mod example;
mod guide;
mod literal;
#[cfg_attr(not(feature = "client"), path = "no_operations.rs")]
mod operations;
mod pages;
mod record;
mod request;
mod sample;
mod site;
mod structure;
mod users;
mod uses;
mod view;

pub use view::{Example, Member, Property, RustPage, Value};

use super::description::{blocks, cell, one_line};
use super::flavour;
use super::front::quoted;
use super::page::{FrontMatter, Index};
use super::template::BuiltIn;
use crate::api::Api;
use crate::config::{Config, Flavour, PageKind, RustPagesOptions};
use crate::rust::view::guide as topics;
use crate::rust::view::{
    Enum, Field, Item, Kind, State, Struct, Type, UNKNOWN, Union, ValueKind, Variant, View, limits,
    short,
};
use crate::text::prose::{cell_code, code};
use crate::text::slug::slug;

use operations::Operations;
use pages::{Listed, Pages};
use users::Users;

/// The built-in templates.
const TEMPLATES: [BuiltIn; 6] = [
    (
        "method.md",
        include_str!("../../../templates/rust/method.md"),
    ),
    (
        "operation.md",
        include_str!("../../../templates/rust/operation.md"),
    ),
    (
        "method-index.md",
        include_str!("../../../templates/rust/method-index.md"),
    ),
    ("model.md", include_str!("../../../templates/rust/model.md")),
    ("index.md", include_str!("../../../templates/rust/index.md")),
    ("using.md", include_str!("../../../templates/rust/using.md")),
];

impl<'a> flavour::Pages<'a> {
    /// Creates the pages about the generated Rust.
    #[must_use]
    pub fn rust(api: &'a Api, view: &'a View, config: &'a Config) -> Self {
        let mut pages = RustPages::new(api, view, config.pages_of_rust());
        let has_client = |flavour: &Flavour| config.client_of(*flavour).is_some();
        pages.has_client = config.flavours().iter().any(has_client);
        pages.operations = Operations::of(api, view, config);
        flavour::Pages {
            site: pages.site(&config.output.folders),
            printer: Box::new(pages),
            templates: &TEMPLATES,
            template_folder: "rust/",
            config,
        }
    }
}

/// The pages of an API, with the data to print them.
struct RustPages<'a> {
    api: &'a Api,
    view: &'a View,
    options: RustPagesOptions,
    pages: Pages,
    users: Users,
    /// The pages of operations, if there are any.
    operations: Option<Operations>,
    /// `true` if the run generates a client too.
    has_client: bool,
}

impl<'a> RustPages<'a> {
    fn new(api: &'a Api, view: &'a View, options: RustPagesOptions) -> Self {
        let pages = Pages::new(view, &api.info.version, &options);
        RustPages {
            pages,
            users: Users::new(api),
            operations: None,
            has_client: false,
            options,
            api,
            view,
        }
    }

    /// Returns the version as used in URLs: `beta`.
    pub(crate) fn version(&self) -> String {
        self.pages.at.version.clone()
    }

    /// Returns `true` if there are pages of models.
    fn has_models(&self) -> bool {
        let kinds = self.options.kinds.as_ref();
        kinds.is_none_or(|kinds| kinds.contains(&PageKind::Models))
    }

    /// Returns the index of all pages of a kind, without lists.
    pub(crate) fn index(&self, kind: PageKind) -> Index {
        let (slug, titles, guide) = match kind {
            PageKind::Models => {
                let titles = self.pages.listed.iter().map(|listed| listed.title.clone());
                let guide = self.pages.guide.slug.clone();
                (&self.pages.at.path, titles.collect(), guide)
            }
            PageKind::Methods => (&self.pages.at.methods, Vec::new(), String::new()),
        };
        let name = kind.as_str();
        Index {
            id: name.to_owned(),
            sidebar: format!("sidebar_position: 3\nsidebar_class_name: {name}"),
            version: self.version(),
            keywords: quoted(&self.options.keywords, &[name]),
            tags: quoted(&self.options.tags, &[&self.version(), name]),
            slug: slug.clone(),
            titles,
            lists: String::new(),
            guide,
        }
    }

    /// Returns the id of a page, unique across versions.
    fn id(&self, listed: &Listed) -> String {
        format!("{}{}", id_prefix(&self.pages.at.prefix), listed.slug)
    }

    fn page(&self, listed: &Listed) -> RustPage {
        let (view, id) = (&self.view, listed.id);
        let item = &view[id];
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
            component: item.published.clone(),
            description: description(item),
            deprecated: item.deprecated,
            crate_docs: self.crate_docs(item),
            example: example::example(view, id, &self.import(id)),
            used_by_models: self.users.models(id, view, &self.pages),
            used_by_operations: self
                .users
                .operations(id, self.api, self.operations.as_ref()),
            ..RustPage::default()
        };
        match &item.kind {
            Kind::Struct(shape) => self.structure(shape, &mut page),
            Kind::Enum(shape) => self.values(shape, &mut page),
            Kind::Union(shape) => self.members(shape, &mut page),
            Kind::Alias(ty) => page.alias = self.type_cell(&ty.text, ty),
        }
        page
    }

    /// Returns the path that examples import a model from.
    fn import(&self, id: crate::api::ModelId) -> String {
        let own = || self.view.import_name(id);
        self.options.import.clone().unwrap_or_else(own)
    }

    /// Returns the URL of the type in the crate's documentation; empty if it is not known.
    fn crate_docs(&self, item: &Item) -> String {
        let address = |base: &String| {
            let (base, keyword) = (base.trim_end_matches('/'), item.kind.keyword());
            format!("{base}/models/{keyword}.{}.html", item.name)
        };
        let base = self.options.crate_docs.as_ref();
        base.map(address).unwrap_or_default()
    }

    fn structure(&self, shape: &Struct, page: &mut RustPage) {
        let fields = shape.fields.iter();
        page.properties = fields.map(|field| self.property(field)).collect();
        if let Some(rest) = &shape.rest {
            page.properties.push(Property {
                name: code(&rest.name),
                wire_name: String::new(),
                renamed: false,
                ty: self.type_cell(&rest.ty.text, &rest.ty),
                description: rest.docs.to_owned(),
                notes: String::new(),
            });
        }
    }

    fn property(&self, field: &Field) -> Property {
        let description = field.facts.description.as_deref();
        Property {
            name: code(&field.name),
            wire_name: cell_code(&field.wire_name),
            renamed: field.plain_name() != field.wire_name,
            ty: self.type_cell(&field.text, &field.inner),
            description: description.map(cell).unwrap_or_default(),
            notes: self.notes(field),
        }
    }

    fn members(&self, shape: &Union, page: &mut RustPage) {
        let member = |member: &crate::rust::view::Member| {
            let tags: Vec<String> = member.tags.iter().map(|tag| cell_code(tag)).collect();
            Member {
                name: code(&member.name),
                ty: self.type_cell(&member.text, &member.ty),
                tags: tags.join(", "),
                description: member.description.as_deref().map(cell).unwrap_or_default(),
            }
        };
        page.members = shape.members.iter().map(member).collect();
        page.members_described = page
            .members
            .iter()
            .any(|member| !member.description.is_empty());
        page.tag_property = shape.tag.as_deref().map(cell_code).unwrap_or_default();
        let unknown = self.explained(&code(UNKNOWN), topics::UNKNOWN);
        page.choice = choice(shape, &unknown);
    }

    /// Formats a Rust type as code, with a link to the page of its model, if any.
    fn type_cell(&self, rust: &str, ty: &Type) -> String {
        let text = code(rust);
        match ty.model().and_then(|id| self.pages.of(id)) {
            Some(_) => self.pages.linked(&text, ty.model()),
            None if topics::is_patch(rust) => self.explained(&text, topics::PATCH),
            None if topics::is_date(rust) => self.explained(&text, topics::DATES),
            None => text,
        }
    }

    fn values(&self, shape: &Enum, page: &mut RustPage) {
        let value = |variant: &Variant| Value {
            name: variant.name.clone(),
            value: code(&variant.value.to_string()),
            description: variant
                .description
                .as_deref()
                .map(one_line)
                .unwrap_or_default(),
        };
        page.values = shape.variants.iter().map(value).collect();
        let held = match shape.kind {
            ValueKind::Text => "the text",
            ValueKind::Integer => "the number",
            ValueKind::Json => "the JSON",
        };
        page.other_values = match shape.open {
            true => {
                let unknown = self.explained(&code(UNKNOWN), topics::UNKNOWN);
                format!("Any other value is kept as {unknown}, which contains {held} as received.")
            }
            false => "Any other value is an error.".to_owned(),
        };
    }

    fn notes(&self, field: &Field) -> String {
        let facts = &field.facts;
        let mut notes = vec![match field.is_required() {
            true => "required".to_owned(),
            false => "optional".to_owned(),
        }];
        let nullable = match field.state {
            State::Patch => Some(self.explained("nullable", topics::PATCH)),
            State::Nullable | State::RequiredJson => Some("nullable".to_owned()),
            State::Required | State::Optional | State::OptionalJson | State::Double => None,
        };
        notes.extend(nullable);
        let secret = "secret: `Debug` does not show it";
        let flags = [
            (facts.read_only, "read-only"),
            (facts.write_only, "write-only"),
            (facts.deprecated, "deprecated"),
            (field.redacted, secret),
        ];
        let set = flags.into_iter().filter(|(is_set, _)| *is_set);
        notes.extend(set.map(|(_, words)| words.to_owned()));
        let default = facts.default.as_ref();
        notes.extend(default.map(|value| format!("default {}", cell_code(&short(value)))));
        notes.extend(limits(&facts.limits, cell_code));
        notes.join(", ")
    }

    /// Links a text to the topic of the guide that explains it.
    fn explained(&self, text: &str, topic: &str) -> String {
        self.pages.explained(text, topic, &self.view.guide)
    }
}

/// Describes how the member of a union is chosen.
fn choice(shape: &Union, unknown: &str) -> String {
    let chosen = match &shape.tag {
        Some(tag) => format!("The property {} says which member a value is", code(tag)),
        None => "The JSON itself decides which member a value is: it has to fit the type and have the required properties; \
                 of several such members, the one that knows the most of its properties is taken"
            .to_owned(),
    };
    match shape.open {
        true => format!("{chosen}. JSON that fits no member is kept as {unknown}."),
        false => format!("{chosen}. JSON that fits no member is an error."),
    }
}

/// Returns the description of a model, unless it only repeats the title of the page.
fn description(item: &Item) -> String {
    let text = item.description.as_deref();
    let text = text.filter(|text| text.trim() != item.name);
    text.map(blocks).unwrap_or_default()
}

/// Returns the prefix of an id: `beta-` for `Beta`.
fn id_prefix(prefix: &str) -> String {
    if prefix.is_empty() {
        String::new()
    } else {
        format!("{}-", slug(prefix))
    }
}

/// Quotes a name that YAML would read as another type.
fn yaml_text(name: &str) -> String {
    const WORDS: &[&str] = &["true", "false", "yes", "no", "on", "off", "null", "y", "n"];
    if WORDS.contains(&name.to_ascii_lowercase().as_str()) {
        format!("'{name}'")
    } else {
        name.to_owned()
    }
}
