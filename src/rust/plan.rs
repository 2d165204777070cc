//! What is decided once for all models: their Rust names, which are always compiled, where a cycle of required
//! fields must be cut.

use std::collections::{BTreeSet, HashSet};

use proc_macro2::TokenStream;

use crate::api::{Api, Field, Model, ModelId, Role, Shape, Type, cycle};
use crate::config::{FieldOptions, Layout, Openness, RustOptions, SchemaOptions};
use crate::rust::parsed;
use crate::rust::view::ident::{Scope, feature_name, module_name, type_name};
use crate::text::free::free_name;
use crate::text::slug::slug;

/// The registry takes 300 features at most; `default` and `exact-numbers` are two of them.
const MOST_FEATURES: usize = 298;

/// A model that this many tags use is compiled always: a list of them would be longer than the model.
const SHARED: usize = 8;

/// The decisions for a whole API.
pub(crate) struct Plan<'a> {
    pub(crate) api: &'a Api,
    pub(crate) options: &'a RustOptions,
    /// The type name of each model.
    pub(crate) types: Vec<String>,
    /// The module name of each model.
    pub(crate) modules: Vec<String>,
    /// The last part of the address of each model's page.
    pub(crate) slugs: Vec<String>,
    /// All type names, to see what a name of our own would hide.
    taken: HashSet<String>,
    /// The feature of each tag; `None` for those beyond what the registry takes.
    pub(crate) features: Vec<Option<String>>,
    /// Models that every set of features has.
    always: Vec<bool>,
    /// Required fields that close a cycle of required fields: no value could ever end.
    endless: HashSet<(usize, usize)>,
}

impl<'a> Plan<'a> {
    pub(crate) fn new(api: &'a Api, options: &'a RustOptions) -> Self {
        let mut scope = Scope::default();
        let types: Vec<String> = api
            .models
            .iter()
            .map(|model| scope.claim(wanted_type_name(model, options)))
            .collect();
        let mut scope = Scope::default();
        let modules = types
            .iter()
            .map(|name| scope.claim(module_name(name)))
            .collect();
        let mut taken = HashSet::new();
        let slugs = types
            .iter()
            .map(|name| free_slug(slug(name), &mut taken))
            .collect();
        let taken = types.iter().cloned().collect();
        let features = features(api, options);
        let always = always(api, &features);
        let mut plan = Self {
            api,
            options,
            types,
            modules,
            slugs,
            taken,
            features,
            always,
            endless: HashSet::new(),
        };
        plan.endless = plan.endless_fields();
        plan
    }

    /// The Rust name of a model.
    pub(crate) fn type_name(&self, id: ModelId) -> &str {
        &self.types[id.0 as usize]
    }

    /// Whether a model has this type name, so that it cannot be imported from elsewhere.
    pub(crate) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// What a type derives: these, and what the options add that every type has not anyway.
    pub(crate) fn derives(&self, own: &[&str]) -> Vec<TokenStream> {
        const ANYWAY: [&str; 4] = ["Clone", "Debug", "Default", "PartialEq"];
        let more = self.options.derives.iter().map(String::as_str);
        let more = more.filter(|path| !own.contains(path) && !ANYWAY.contains(path));
        own.iter().copied().chain(more).map(parsed).collect()
    }

    /// An item for everybody, or for those that the options say.
    pub(crate) fn visible(&self, item: &str) -> String {
        format!("{} {item}", self.options.visibility.trim())
            .trim_start()
            .to_owned()
    }

    /// The options of a schema.
    pub(crate) fn schema(&self, model: &Model) -> Option<&'a SchemaOptions> {
        self.options.schemas.get(&model.name)
    }

    /// The options of a field.
    pub(crate) fn field(&self, model: &Model, field: &Field) -> Option<&'a FieldOptions> {
        self.schema(model)?.fields.get(&field.wire_name)
    }

    /// Whether an enum or union keeps what it does not know.
    pub(crate) fn is_open(&self, model: &Model, all: Openness) -> bool {
        self.schema(model)
            .and_then(|schema| schema.openness)
            .unwrap_or(all)
            == Openness::Open
    }

    /// Whether the type is one of the user's.
    pub(crate) fn is_foreign(&self, ty: &Type) -> bool {
        match ty {
            Type::Model(id) => match &self.api[*id].shape {
                _ if !self.is_generated(&self.api[*id]) => true,
                Shape::Alias(ty) => self.is_foreign(ty),
                _ => false,
            },
            Type::Map(Some(_)) => !["BTreeMap", "HashMap"].contains(&self.options.map.as_str()),
            Type::String(Some(format))
            | Type::Integer(Some(format))
            | Type::Number(Some(format)) => self.options.formats.contains_key(format),
            _ => false,
        }
    }

    /// Whether the model is generated: no type of the user's replaces it, and not only those who call operations need it.
    pub(crate) fn is_generated(&self, model: &Model) -> bool {
        model.role != Role::Parameter
            && self
                .schema(model)
                .is_none_or(|schema| schema.rust_type.is_none())
    }

    /// Whether the field is required, whatever its type.
    pub(crate) fn is_required(&self, id: ModelId, number: usize, field: &Field) -> bool {
        let forced = self
            .field(&self.api[id], field)
            .and_then(|options| options.required);
        forced.unwrap_or(field.required) && !self.endless.contains(&(id.0 as usize, number))
    }

    /// Whether the field may be `null`.
    pub(crate) fn is_nullable(&self, id: ModelId, field: &Field) -> bool {
        let forced = self
            .field(&self.api[id], field)
            .and_then(|options| options.nullable);
        forced.unwrap_or_else(|| field.nullable || self.takes_null(&field.ty))
    }

    /// Whether `null` is a value of the type, or of a member of the union that it is.
    fn takes_null(&self, ty: &Type) -> bool {
        match ty {
            Type::Nullable(_) => true,
            Type::Model(id) => match &self.api[*id].shape {
                Shape::Union(union) => union
                    .members
                    .iter()
                    .any(|member| matches!(member.ty, Type::Nullable(_))),
                _ => false,
            },
            _ => false,
        }
    }

    /// The features with any of which the model is compiled; none if it always is.
    pub(crate) fn gates(&self, id: ModelId) -> Vec<&str> {
        if self.always[id.0 as usize] {
            return Vec::new();
        }
        let tags = self.api[id].usage.tags.iter();
        tags.filter_map(|tag| self.features[tag.0 as usize].as_deref())
            .collect()
    }

    /// Where a cycle of what a value cannot do without has to be cut.
    fn endless_fields(&self) -> HashSet<(usize, usize)> {
        let parts: Vec<_> = self
            .api
            .models()
            .map(|(id, model)| self.needed_models(id, model))
            .collect();
        cycle::closing(&parts).into_iter().collect()
    }

    /// Whether a value of the type may need one of the model: what fields require, and any member of a union.
    pub(crate) fn may_need(&self, ty: &Type, model: ModelId) -> bool {
        let mut seen = HashSet::new();
        let mut open: Vec<ModelId> = ty.model().into_iter().collect();
        while let Some(id) = open.pop() {
            if id == model {
                return true;
            }
            if seen.insert(id) {
                match &self.api[id].shape {
                    Shape::Struct(_) => {
                        open.extend(self.needed_models(id, &self.api[id]).into_iter().flatten())
                    }
                    Shape::Union(union) => {
                        open.extend(union.members.iter().filter_map(|member| member.ty.model()))
                    }
                    Shape::Alias(ty) => open.extend(ty.model()),
                    Shape::Enum(_) => {}
                }
            }
        }
        false
    }

    fn needed_models(&self, id: ModelId, model: &Model) -> Vec<Option<ModelId>> {
        let Shape::Struct(shape) = &model.shape else {
            return Vec::new();
        };
        let fields = shape.fields.iter().enumerate();
        let needed = fields.map(|(number, field)| match field.ty {
            Type::Model(held)
                if self.is_required(id, number, field) && !self.is_nullable(id, field) =>
            {
                Some(held)
            }
            _ => None,
        });
        needed.collect()
    }
}

/// `Ab` and `AB` would share an address: the later one gets a number.
fn free_slug(wanted: String, taken: &mut HashSet<String>) -> String {
    let numbered = |slug: &str, number| format!("{slug}-{number}");
    free_name(wanted, 2, numbered, |slug| taken.insert(slug.to_owned()))
}

pub(crate) fn wanted_type_name(model: &Model, options: &RustOptions) -> String {
    let chosen = options
        .schemas
        .get(&model.name)
        .and_then(|schema| schema.name.as_deref());
    type_name(chosen.unwrap_or(&model.name))
}

/// None for a file that another crate includes: it would ask for features of that crate.
fn features(api: &Api, options: &RustOptions) -> Vec<Option<String>> {
    let wanted = options.features && options.layout == Layout::Crate;
    let mut scope = Scope::default();
    let used: BTreeSet<u32> = api
        .models
        .iter()
        .filter(|model| model.role != Role::Parameter)
        .flat_map(|model| &model.usage.tags)
        .map(|tag| tag.0)
        .collect();
    let kept: HashSet<u32> = used.into_iter().take(MOST_FEATURES).collect();
    let feature = |(at, name): (usize, &String)| {
        let kept = wanted && u32::try_from(at).is_ok_and(|at| kept.contains(&at));
        kept.then(|| scope.claim(feature_name(name)).replace('_', "-"))
    };
    api.tags
        .iter()
        .map(|tag| &tag.name)
        .enumerate()
        .map(feature)
        .collect()
}

/// Models without a gate, and all that they hold; and models that are held where their own gates would miss.
fn always(api: &Api, features: &[Option<String>]) -> Vec<bool> {
    let gates: Vec<BTreeSet<u32>> = api
        .models
        .iter()
        .map(|model| model.usage.tags.iter().map(|tag| tag.0).collect())
        .collect();
    let mut queue: Vec<usize> = Vec::new();
    for (at, model) in api.models.iter().enumerate() {
        let gated = (1..=SHARED).contains(&gates[at].len());
        if !gated
            || gates[at]
                .iter()
                .any(|tag| features[*tag as usize].is_none())
        {
            queue.push(at);
        }
        queue.extend(held(model).filter(|&held| !gates[at].is_subset(&gates[held])));
    }
    let mut always = vec![false; api.models.len()];
    while let Some(at) = queue.pop() {
        if !std::mem::replace(&mut always[at], true) {
            queue.extend(held(&api.models[at]));
        }
    }
    always
}

/// Every model that a model speaks of.
fn held(model: &Model) -> impl Iterator<Item = usize> + '_ {
    model
        .shape
        .types()
        .into_iter()
        .filter_map(Type::model)
        .map(|id| id.0 as usize)
}
