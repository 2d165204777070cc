//! Pairs the models of the old API with those of the new one. This module compares only what identifies a model.

use std::collections::{HashMap, HashSet};

use crate::api::{Additional, Api, Model, ModelId, Origin, Role, Shape, Type};

/// Models of the old and the new API that are the same model.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    to_new: HashMap<ModelId, ModelId>,
    to_old: HashMap<ModelId, ModelId>,
}

impl Pairs {
    /// Pairs published models: those with the same position and contents, then those that only swapped positions, then
    /// by file and pointer, by name, and by contents. Nested models have no name to go by; they are paired when the
    /// comparison reaches them.
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

    /// Pairs models that swapped positions: each has the contents of a model that was at another of these positions.
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
        // A position stays as long as its old contents are at another one now, and its new contents were at another one
        // before.
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

    /// Pairs the remaining models that have the same key, if no other model on either side has it.
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

/// Returns file and pointer as a key; the root file has no name.
fn place(api: &Api, model: &Model) -> String {
    let file = file(api, &model.origin).unwrap_or_default();
    format!("{file}#{}", model.origin.pointer)
}

/// Returns the contents of a model with the names of referenced models, as a key; `None` for an alias.
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

/// Returns the file of an origin; `None` for the root file, which may have another name on each side.
pub(super) fn file<'a>(api: &Api, origin: &'a Origin) -> Option<&'a str> {
    (origin.file != api.root).then_some(origin.file.as_str())
}

/// Indexes the unpaired models by key. A key of several models has the value `None`.
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

/// Returns the contents of a model without the names of models, as a key; `None` if they are too simple to identify it.
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
