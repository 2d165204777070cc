//! Which model of the old API is which of the new one. It compares only what it needs to tell them apart.

use std::collections::{HashMap, HashSet};

use crate::api::{Additional, Api, Model, ModelId, Origin, Role, Shape, Type};

/// The models that are the same model in both APIs.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    to_new: HashMap<ModelId, ModelId>,
    to_old: HashMap<ModelId, ModelId>,
}

impl Pairs {
    /// Pairs published models: what is the same at the same place, then what only changed places, then by file and
    /// pointer, by name, and by what they hold. Nested models have no name of their own to go by; they are paired where
    /// they are met.
    pub fn new(old: &Api, new: &Api) -> Self {
        let mut pairs = Pairs::default();
        let whole = |api: &Api, model: &Model| {
            let contents = contents(api, model)?;
            Some(format!("{} {contents}", place(api, model)))
        };
        pairs.by(old, new, whole);
        pairs.permuted(old, new);
        pairs.by(old, new, |api, model| {
            let is_file = file(api, &model.origin).is_some() && model.role == Role::Component;
            is_file.then(|| place(api, model))
        });
        pairs.by(old, new, |_, model| Some(model.name.clone()));
        pairs.by(old, new, |api, model| Some(place(api, model)));
        pairs.by(old, new, |_, model| signature(model));
        pairs
    }

    /// Pairs models that have changed places among each other: each is, with the same contents, where another one was.
    fn permuted(&mut self, old: &Api, new: &Api) {
        let places = |api: &Api, paired: &HashMap<ModelId, ModelId>| -> HashMap<String, String> {
            let left = api
                .models()
                .filter(|(id, model)| model.role.is_published() && !paired.contains_key(id));
            let known =
                left.filter_map(|(_, model)| Some((place(api, model), contents(api, model)?)));
            known.collect()
        };
        let (was, is) = (places(old, &self.to_new), places(new, &self.to_old));
        let mut stays: Vec<&String> = was.keys().filter(|place| is.contains_key(*place)).collect();
        // A place counts as long as what was there is elsewhere now, and what is there now was elsewhere.
        loop {
            let held = |side: &HashMap<String, String>| -> HashSet<String> {
                stays.iter().map(|place| side[*place].clone()).collect()
            };
            let (before, after) = (held(&was), held(&is));
            let count = stays.len();
            stays.retain(|place| after.contains(&was[*place]) && before.contains(&is[*place]));
            if stays.len() == count {
                break;
            }
        }
        let stays: HashSet<String> = stays.into_iter().cloned().collect();
        self.by(old, new, |api, model| {
            stays
                .contains(&place(api, model))
                .then(|| contents(api, model))?
        });
    }

    pub fn add(&mut self, old: ModelId, new: ModelId) {
        self.to_new.insert(old, new);
        self.to_old.insert(new, old);
    }

    pub fn new_of(&self, old: ModelId) -> Option<ModelId> {
        self.to_new.get(&old).copied()
    }

    pub fn old_of(&self, new: ModelId) -> Option<ModelId> {
        self.to_old.get(&new).copied()
    }

    /// Pairs what is left and agrees on a key that nothing else on either side has.
    fn by(&mut self, old: &Api, new: &Api, key: impl Fn(&Api, &Model) -> Option<String>) {
        let left = unique(old, &key, |id| self.to_new.contains_key(&id));
        let mut right = unique(new, &key, |id| self.to_old.contains_key(&id));
        for (key, old_id) in left {
            if let (Some(old_id), Some(Some(new_id))) = (old_id, right.remove(&key)) {
                self.add(old_id, new_id);
            }
        }
    }
}

/// File and pointer; the root file has no name.
fn place(api: &Api, model: &Model) -> String {
    let file = file(api, &model.origin).unwrap_or_default();
    format!("{file}#{}", model.origin.pointer)
}

/// What a model holds, with the names of the models in it. `None` for an alias.
fn contents(api: &Api, model: &Model) -> Option<String> {
    let name = |ty: &Type| match ty.model() {
        Some(id) if api[id].role.is_published() => api[id].name.clone(),
        _ => String::new(),
    };
    match &model.shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter().map(|field| {
                let (ty, name) = (skeleton(&field.ty), name(&field.ty));
                format!("{:?}{} {ty} {name}", field.wire_name, field.required)
            });
            let mut fields: Vec<_> = fields.collect();
            fields.sort();
            (!fields.is_empty()).then(|| format!("struct {}", fields.join(", ")))
        }
        Shape::Enum(_) => signature(model),
        Shape::Union(union) => {
            let members = union.members.iter();
            let members: Vec<_> = members
                .map(|member| format!("{} {}", skeleton(&member.ty), name(&member.ty)))
                .collect();
            Some(format!("union {}", members.join(", ")))
        }
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) => None,
    }
}

/// The file that something stands in; `None` for the root file, which each side may call what it likes.
pub(super) fn file<'a>(api: &Api, origin: &'a Origin) -> Option<&'a str> {
    (origin.file != api.root).then_some(origin.file.as_str())
}

/// The models by key; a key that two models share leads to none.
fn unique(
    api: &Api,
    key: &impl Fn(&Api, &Model) -> Option<String>,
    paired: impl Fn(ModelId) -> bool,
) -> HashMap<String, Option<ModelId>> {
    let mut found = HashMap::new();
    for (id, model) in api
        .models()
        .filter(|(id, model)| model.role.is_published() && !paired(*id))
    {
        if let Some(key) = key(api, model) {
            found
                .entry(key)
                .and_modify(|id| *id = None)
                .or_insert(Some(id));
        }
    }
    found
}

/// What a model looks like, apart from names of models. `None` for what is too plain to be known again.
fn signature(model: &Model) -> Option<String> {
    match &model.shape {
        Shape::Struct(shape) if shape.fields.len() > 1 => {
            let mut fields: Vec<_> = shape
                .fields
                .iter()
                .map(|field| format!("{:?}: {}", field.wire_name, skeleton(&field.ty)))
                .collect();
            fields.sort();
            let rest = match &shape.additional {
                Additional::Typed(ty) => skeleton(ty),
                _ => String::new(),
            };
            Some(format!("struct {} {rest}", fields.join(", ")))
        }
        Shape::Enum(shape) if shape.values.len() > 1 => {
            let mut values: Vec<_> = shape
                .values
                .iter()
                .map(|value| value.value.to_string())
                .collect();
            values.sort();
            Some(format!("enum {}", values.join(", ")))
        }
        _ => None,
    }
}

fn skeleton(ty: &Type) -> String {
    match ty {
        Type::Model(_) => "model".to_owned(),
        Type::List { items, .. } => {
            format!("[{}]", skeleton(items.as_deref().unwrap_or(&Type::Any)))
        }
        Type::Map(Some(value)) => format!("{{{}}}", skeleton(value)),
        Type::Nullable(inner) => format!("{}?", skeleton(inner)),
        other => format!("{other:?}"),
    }
}
