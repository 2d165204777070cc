//! Makes all decisions about the Rust models of an `Api`, once each, before anything is printed.
//!
//! A [`View`] is plain data with final names, types, fields, variants, methods, features and
//! documentation. Everything that prints or compares Rust reads them from here. It knows no YAML,
//! no pages and no files. Two views can be compared field by field; anything that is not in a view
//! is not in the crate.
//!
//! | decision | module |
//! |---|---|
//! | names of types, modules and pages | `names`, by the rules of `ident` |
//! | the crates of a workspace | `workspace` |
//! | parts of the API, with their features and modules | `groups`, `modules` |
//! | features that models require | `gates` |
//! | types of formats | [`Scalars`] |
//! | types and imports | `types` |
//! | fields, `new` and `with_…` | `fields` |
//! | variants of values | `enums` |
//! | names that the user has pinned | `pins` |
//! | members of unions, and the JSON they allow | `unions`, `fit` |
//! | derives that not every type can have | `able`, and `foreign` for the user's types |
//! | types outside of models | `outside` |
//! | documentation | `docs`, `field_docs`, `krate` |

mod able;
mod conversions;
mod defaults;
mod derive;
pub(crate) mod docs;
mod enums;
mod field_docs;
mod fields;
mod fit;
mod fit_kind;
mod foreign;
mod gates;
pub(crate) mod groups;
pub(crate) mod guide;
mod holders;
pub(crate) mod ident;
mod item;
mod krate;
mod lead;
mod locked;
mod modules;
mod names;
#[cfg(all(feature = "pages", feature = "client"))]
mod outside;
mod path;
mod pins;
mod plan;
mod scalar;
mod structs;
#[cfg(test)]
mod tests;
mod ty;
mod types;
mod unions;
mod uses;
mod value_kind;
mod workspace;

pub use conversions::{Conversion, TagField};
pub(crate) use enums::UNKNOWN;
pub use enums::{Enum, Variant};
#[cfg(feature = "pages")]
pub(crate) use field_docs::{limits, short};
pub use fit_kind::Fit;
pub use groups::{Group, Module};
pub use guide::Topic;
pub(crate) use item::ALL;
pub use item::{Item, Kind, Method};
pub use krate::Crate;
#[cfg(feature = "client")]
pub(crate) use locked::pin;
pub use path::ModelPath;
#[cfg(feature = "client")]
pub(crate) use pins::part;
pub use scalar::{Scalar, Scalars};
pub use structs::{Argument, DefaultValue, Facts, Field, Rest, Setter, SetterForm, State, Struct};
#[cfg(feature = "client")]
pub(crate) use ty::is_integer;
pub use ty::{Form, Type};
pub use unions::{Member, TagForm, Union};
pub use value_kind::ValueKind;
pub use workspace::{Member as MemberCrate, Workspace};

use std::collections::{BTreeMap, HashSet};
use std::ops::Index;

use crate::api::{self, Api, Model, ModelId, Role, Shape};
use crate::config::{NonExhaustive, RustOptions};
use crate::parallel;

use docs::Docs;
use plan::Plan;
use uses::Uses;

/// The Rust crate of an API, with all decisions made.
#[derive(Debug, Clone, PartialEq)]
pub struct View {
    /// The crate around the models.
    pub krate: Crate,
    /// An item for each model, in the order of the models, including those that a user's type
    /// replaces.
    pub items: Vec<Item>,
    /// The root files if there are several, or else the tags; in the order of the API.
    pub groups: Vec<Group>,
    /// The crates of a workspace; `None` for the other layouts.
    pub workspace: Option<Workspace>,
    /// How to use the crate, topic by topic.
    pub guide: Vec<Topic>,
    /// The visibility of items and fields, such as `pub` or `pub(crate)`; empty for private items.
    pub visibility: String,
    /// The type of maps, such as `BTreeMap`, or a path.
    pub map: String,
    /// The types of scalar values.
    pub scalars: Scalars,
    /// All type names.
    taken: HashSet<String>,
}

impl View {
    /// Makes all decisions.
    #[must_use]
    pub fn new(api: &Api, options: &RustOptions) -> Self {
        View::of(Plan::new(api, options, true))
    }

    /// Makes all decisions except what the documentation of models says, which other code cannot see.
    #[cfg(feature = "diff")]
    pub(crate) fn without_docs(api: &Api, options: &RustOptions) -> Self {
        View::of(Plan::new(api, options, false))
    }

    fn of(plan: Plan<'_>) -> Self {
        let (api, options) = (plan.api, plan.options);
        let ids: Vec<ModelId> = api.models().map(|(id, _)| id).collect();
        let mut items = parallel::each(&ids, |&id| item(&plan, id));
        able::add(&mut items, &options.derives);
        let mut groups = plan.gates.groups;
        modules::give_modules(api, options, &items, &mut groups);
        View {
            guide: guide::topics(&krate::crate_name(api, options), options, &groups, &items),
            krate: Crate::new(api, options, &groups, &items),
            workspace: workspace::workspace(api, options, &items),
            items,
            groups,
            visibility: options.visibility.trim().to_owned(),
            map: options.map.clone(),
            scalars: plan.scalars.clone(),
            taken: plan.names.taken,
        }
    }

    /// The items that are generated, in the order of the models.
    pub fn generated(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.is_generated())
    }

    /// Returns a sentence for each requested derive that some types cannot have.
    #[must_use]
    pub fn left_out(&self) -> Vec<String> {
        let mut without: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for item in self.generated() {
            for path in &item.left_out {
                without.entry(path).or_default().push(&item.name);
            }
        }
        let count = self.generated().count();
        let sentence = |(path, names): (&str, Vec<&str>)| {
            let names = (names.len(), names.join(", "));
            format!(
                "`{path}` is left out of {} of {count} types: {}",
                names.0, names.1
            )
        };
        without.into_iter().map(sentence).collect()
    }

    /// Returns the name that the crate of a model is imported by.
    #[must_use]
    pub fn import_name(&self, id: ModelId) -> String {
        match &self.workspace {
            Some(workspace) => workspace.home(id).import_name(),
            None => self.krate.import_name(),
        }
    }

    /// Returns `true` if a model has this type name, so that another item of this name cannot be
    /// imported.
    #[must_use]
    pub fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Prefixes an item with the visibility of the models.
    pub(crate) fn visible(&self, item: &str) -> String {
        let visible = format!("{} {item}", self.visibility);
        visible.trim_start().to_owned()
    }
}

impl Index<ModelId> for View {
    type Output = Item;

    fn index(&self, id: ModelId) -> &Item {
        &self.items[id.0 as usize]
    }
}

fn item(plan: &Plan<'_>, id: ModelId) -> Item {
    let (model, at) = (&plan.api[id], id.0 as usize);
    let mut uses = Uses::default();
    let kind = match &model.shape {
        Shape::Struct(shape) => Kind::Struct(plan.structure(id, shape, &mut uses)),
        Shape::Enum(shape) => Kind::Enum(plan.enumeration(id, shape)),
        Shape::Union(shape) => Kind::Union(plan.union(id, shape, &mut uses)),
        Shape::Tuple(items) => Kind::Alias(plan.tuple_of(items, &mut uses)),
        Shape::Map(map) => Kind::Alias(plan.keyed_map_of(map, &mut uses)),
        Shape::Alias(ty) => Kind::Alias(plan.rust_type(ty, &mut uses)),
    };
    // The impls of generated types use the module; an alias uses it only sometimes.
    uses.support_module |= !matches!(kind, Kind::Alias(_));
    Item {
        id,
        published: model.name.clone(),
        path: plan.paths[at].clone(),
        name: plan.names.types[at].clone(),
        wanted: plan.names.wanted[at].clone(),
        module: plan.names.modules[at].clone(),
        slug: plan.names.slugs[at].clone(),
        replacement: plan.replacement(model).map(str::to_owned),
        is_parameter: model.role == Role::Parameter,
        derives: derives(&kind),
        left_out: Vec::new(),
        non_exhaustive: non_exhaustive(model, &kind, plan.options),
        by_integers: plan.by_integers.contains(&id),
        deprecated: model.deprecated,
        gates: plan.gates.of(at, plan.api),
        imports: uses.paths(&plan.names.types[at]),
        docs: plan.docs(|| docs(plan, at, model)),
        description: said(plan, at, model),
        example: model.example.clone(),
        in_requests: model.usage.request,
        origin: model.origin.clone(),
        kind,
    }
}

/// The derives of an open enum of strings.
const ORDERED: &[&str] = &[
    "Clone",
    "Debug",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
];
/// The derives of an enum whose values are integers or all known.
const COPIED: &[&str] = &[
    "Clone",
    "Copy",
    "Debug",
    "PartialEq",
    "Eq",
    "PartialOrd",
    "Ord",
    "Hash",
];

/// Returns the derives that a type of this kind has whatever the options say.
fn derives(kind: &Kind) -> Vec<String> {
    let (always, default): (&[&str], bool) = match kind {
        Kind::Struct(shape) => match shape.has_redacted() {
            false => (&["Clone", "Debug", "PartialEq"], !shape.has_required()),
            true => (&["Clone", "PartialEq"], !shape.has_required()),
        },
        // Plain JSON has no order. Without JSON and without strings, the enum is `Copy`.
        Kind::Enum(shape) => match (shape.open, shape.kind) {
            (true, ValueKind::Json) => (
                &["Clone", "Debug", "PartialEq", "Eq", "Hash"],
                shape.default.is_some(),
            ),
            (true, ValueKind::Text) => (ORDERED, shape.default.is_some()),
            (true, ValueKind::Integer) | (false, _) => (COPIED, shape.default.is_some()),
        },
        Kind::Union(_) => (&["Clone", "Debug", "PartialEq"], false),
        Kind::Alias(_) => (&[], false),
    };
    let mut derives: Vec<String> = always.iter().map(|&path| path.to_owned()).collect();
    if default {
        // In the alphabet's order, as people write them.
        let before = ["Clone", "Copy", "Debug"];
        let at = derives
            .iter()
            .take_while(|path| before.contains(&path.as_str()));
        derives.insert(at.count(), "Default".to_owned());
    }
    derives
}

/// Returns `true` if the type is `non_exhaustive`. Types that only responses contain may get more
/// fields at any time; those in requests are constructed with literals.
fn non_exhaustive(model: &Model, kind: &Kind, options: &RustOptions) -> bool {
    match kind {
        Kind::Struct(_) => {
            let is_only_read = model.usage.response && !model.usage.request;
            is_only_read && options.non_exhaustive == NonExhaustive::Responses
        }
        Kind::Enum(shape) => shape.open,
        Kind::Union(shape) => shape.open,
        Kind::Alias(_) => false,
    }
}

/// Returns the description, or else the title if it says more than the name, or else where the model is
/// used.
fn said(plan: &Plan<'_>, at: usize, model: &api::Model) -> Option<String> {
    let words = |text: &&String| !text.trim().is_empty();
    let is_name = |title: &&String| ident::type_name(title) == plan.names.types[at];
    let docs = model.docs.as_ref().filter(words);
    let title = model.title.as_ref().filter(words);
    let lead = Some(&plan.leads[at]).filter(|lead| !lead.is_empty());
    let said = docs.or(title.filter(|title| !is_name(title))).or(lead);
    said.cloned()
}

/// Returns the documentation: the description or else the title, then the example and a link to the
/// reference page.
fn docs(plan: &Plan<'_>, at: usize, model: &api::Model) -> Vec<String> {
    let mut docs = Docs::default();
    docs.markdown(said(plan, at, model).as_ref().unwrap_or(&model.name));
    if let Some(example) = model.example.as_ref().filter(|_| plan.options.doc_examples) {
        docs.line("Example:").json(&example.to_string());
    }
    if let Some(pages) = &plan.options.pages {
        let (base, slug) = (pages.trim_end_matches('/'), &plan.names.slugs[at]);
        docs.line(format!("[Reference page]({base}/{slug})"));
    }
    docs.finish()
}
