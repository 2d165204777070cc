//! Which model of the old API is which of the new one. It compares only what it needs to tell them apart.

use std::collections::HashMap;

use crate::api::{Additional, Api, Model, ModelId, Origin, Shape, Type};

/// The models that are the same model in both APIs.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    to_new: HashMap<ModelId, ModelId>,
    to_old: HashMap<ModelId, ModelId>,
}

impl Pairs {
    /// Pairs published models: by name, then by place, then by what they hold. Nested models have no name of their
    /// own to go by; they are paired where they are met.
    pub fn new(old: &Api, new: &Api) -> Self {
        let mut pairs = Pairs::default();
        pairs.by(old, new, |_, model| Some(model.name.clone()));
        pairs.by(old, new, |api, model| {
            let origin = &model.origin;
            file(api, origin).map(|file| format!("{file}#{}", origin.pointer))
        });
        pairs.by(old, new, |_, model| signature(model));
        pairs
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
