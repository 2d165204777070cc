//! Collects the constraints of schemas on their values beyond the type. It makes no types and no models.

use super::lowering::{Lowering, MOST_DEPTH};
use crate::api::{ModelId, Role, Rules, Shape, Type, Value};
use crate::openapi::{Limits, Node, SchemaView, Target};

mod bounds;
mod written;

/// The keywords with one schema that no type expresses.
const SCHEMAS: [&str; 9] = [
    "not",
    "contains",
    "propertyNames",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
];

/// The keywords with schemas by name that no type expresses.
const NAMED_SCHEMAS: [&str; 2] = ["patternProperties", "dependentSchemas"];

impl<'a> Lowering<'a, '_> {
    /// Returns the rules of a place that schemas describe, without those of a model that they refer to.
    pub(super) fn rules(&self, schemas: &[Target<'a>], ty: &Type) -> Option<Box<Rules>> {
        match self.with_rules {
            true => self.rules_within(schemas, ty, 0),
            false => None,
        }
    }

    fn rules_within(&self, schemas: &[Target<'a>], ty: &Type, depth: usize) -> Option<Box<Rules>> {
        let ty = match ty {
            Type::Nullable(inner) => inner,
            ty => ty,
        };
        let mut alias = None;
        let parts = match ty {
            Type::Model(id) if self.is_alias(*id) => {
                alias = Some(*id).filter(|id| self.schema_of(*id).is_some());
                self.facts(schemas).places.clone()
            }
            Type::Model(id) if self.is_inline(*id) => return None,
            Type::Model(_) => self.beside(schemas),
            _ => self.facts(schemas).places.clone(),
        };
        let mut rules = self.rules_of(&parts, ty, depth);
        if !matches!(ty, Type::Model(_)) || alias.is_some() {
            self.choices(&parts, &mut rules.schemas);
        }
        rules.alias = alias;
        rules.boxed()
    }

    /// Returns the rules of a model.
    pub(super) fn model_rules(&self, schemas: &[Target<'a>], shape: &Shape) -> Option<Box<Rules>> {
        if !self.with_rules {
            return None;
        }
        match shape {
            Shape::Alias(ty) => self.rules(schemas, ty),
            Shape::Struct(shape) => {
                let parts = &self.facts(schemas).places;
                let held = match &shape.additional {
                    crate::api::Additional::Typed(ty) => Type::Map(Some(Box::new(ty.clone()))),
                    _ => Type::Object,
                };
                let mut rules = self.rules_of(parts, &held, 0);
                self.choices(parts, &mut rules.schemas);
                rules.boxed()
            }
            Shape::Enum(values) => {
                let parts = &self.facts(schemas).places;
                let mut rules = self.rules_of(parts, &values.base, 0);
                rules.only.clear();
                rules.boxed()
            }
            Shape::Union(_) | Shape::Tuple(_) | Shape::Map(_) => {
                let parts = &self.facts(schemas).places;
                self.rules_of(parts, &Type::Any, 0).boxed()
            }
        }
    }

    /// Returns `true` if a model is an alias of a type.
    fn is_alias(&self, id: ModelId) -> bool {
        match self.schema_of(id) {
            Some(at) => self.is_plain(at, 0),
            None => self
                .own(id)
                .is_some_and(|model| matches!(model.shape, Shape::Alias(_))),
        }
    }

    /// Returns `true` if a model is made of the inline schemas themselves.
    fn is_inline(&self, id: ModelId) -> bool {
        self.own(id)
            .is_some_and(|model| model.role != Role::Component)
    }

    /// Returns a model without a published name.
    pub(in crate::api::lower) fn own(&self, id: ModelId) -> Option<&crate::api::Model> {
        let position = usize::try_from(id.0).ok()?;
        self.own_models
            .get(position.checked_sub(self.names.entries().len())?)
    }

    /// Returns the inline schemas beside references.
    fn beside(&self, schemas: &[Target<'a>]) -> Vec<Target<'a>> {
        let (mut open, mut found) = (schemas.to_vec(), Vec::new());
        while let Some(at) = open.pop().filter(|_| found.len() < MOST_DEPTH) {
            let view = self.view(at);
            if view.reference().is_none() || view.wraps_reference() {
                found.push(at);
                open.extend(view.list("allOf").iter().map(|node| at.at(node)));
                open.extend(self.lone_alternative(view, at).map(|(only, _)| only));
            }
        }
        found
    }

    fn rules_of(&self, parts: &[Target<'a>], ty: &Type, depth: usize) -> Rules {
        let mut rules = Rules::default();
        for &at in parts {
            let view = self.view(at);
            rules.nothing |= says_nothing(at.node);
            rules.null |= view.is_null_type();
            bounds::tighten(&mut rules.limits, Limits::of(view));
            let count = |key: &str| at.node.get(key).and_then(Node::as_count);
            bounds::raise(&mut rules.min_properties, count("minProperties"));
            bounds::lower_to(&mut rules.max_properties, count("maxProperties"));
            rules.only.extend(self.listed(view, ty));
            dependent_required(at.node, &mut rules.dependent_required);
            self.schemas(at, &mut rules.schemas);
        }
        rules.required = self.required_beside_fields(parts);
        if depth < MOST_DEPTH {
            self.inner_rules(parts, ty, depth, &mut rules);
        }
        rules
    }

    /// Returns the required names that are not declared as properties, sorted.
    fn required_beside_fields(&self, parts: &[Target<'a>]) -> Vec<String> {
        let facts = self.facts(parts);
        let declared = |name: &&str| facts.properties.contains_key(*name);
        let required = facts.required();
        let names = required.iter().filter(|name| !declared(name));
        let mut names: Vec<String> = names.map(|name| (*name).to_owned()).collect();
        names.sort_unstable();
        names
    }

    fn inner_rules(&self, parts: &[Target<'a>], ty: &Type, depth: usize, rules: &mut Rules) {
        let of = |keys: &[&str]| -> Vec<Target<'a>> {
            let found = parts.iter().flat_map(|at| {
                let nodes = keys.iter().find_map(|key| at.node.get(key));
                nodes.map(|node| at.at(node))
            });
            found.collect()
        };
        match ty {
            Type::List { items, .. } => {
                let held = items.as_deref().unwrap_or(&Type::Any);
                let items = of(&["items"]);
                rules.items = self
                    .rules_within(&items, held, depth + 1)
                    .filter(|_| !items.is_empty());
            }
            Type::Map(held) => {
                let held = held.as_deref().unwrap_or(&Type::Any);
                let values = of(&["additionalProperties", "unevaluatedProperties"]);
                let values: Vec<_> = values
                    .into_iter()
                    .filter(|at| at.node.as_map().is_some())
                    .collect();
                rules.values = self
                    .rules_within(&values, held, depth + 1)
                    .filter(|_| !values.is_empty());
            }
            _ => {}
        }
    }

    /// Returns the listed values, unless a model has them.
    fn listed(&self, view: SchemaView<'a>, ty: &Type) -> Vec<Value> {
        match ty {
            Type::Model(_) => Vec::new(),
            _ => view.listed_values().map(Node::value).collect(),
        }
    }

    fn schemas(&self, at: Target<'a>, into: &mut Vec<(String, Value)>) {
        let mut push = |key: String, schema: Target<'a>| {
            let said = (key, written::of(self.spec, schema));
            if !into.contains(&said) {
                into.push(said);
            }
        };
        for key in SCHEMAS {
            if let Some(schema) = at.get(key).filter(|schema| !is_carried(key, schema.node)) {
                push(key.to_owned(), schema);
            }
        }
        for key in NAMED_SCHEMAS {
            let Some(list) = at.get(key) else { continue };
            for (name, node) in list.node.entries() {
                push(format!("{key} {name}"), list.at(node));
            }
        }
        let prefix = self.view(at).list("prefixItems");
        for (position, node) in prefix.iter().enumerate() {
            push(format!("prefixItems {position}"), at.at(node));
        }
        if let Some(others) = at.get("items").filter(|_| !prefix.is_empty()) {
            push("items".to_owned(), others);
        }
    }

    /// Adds choices that are not a union: those that only constrain the type beside them.
    fn choices(&self, parts: &[Target<'a>], into: &mut Vec<(String, Value)>) {
        for &at in parts {
            let view = self.view(at);
            for key in ["anyOf", "oneOf"] {
                let list = view.list(key);
                if list.is_empty() || self.lone_alternative(view, at).is_some() {
                    continue;
                }
                let written = list.iter().map(|node| written::of(self.spec, at.at(node)));
                into.push((key.to_owned(), Value::List(written.map(demands).collect())));
            }
        }
    }
}

/// Removes `properties` from an alternative: they are fields.
fn demands(alternative: Value) -> Value {
    match alternative {
        Value::Map(mut keys) => {
            keys.retain(|(key, _)| key != "properties");
            Value::Map(keys)
        }
        other => other,
    }
}

/// Returns `true` if models express the keyword: undeclared properties are forbidden or have a type.
fn is_carried(key: &str, node: &Node) -> bool {
    key == "unevaluatedProperties" && (node.as_bool().is_some() || node.as_map().is_some())
}

fn says_nothing(node: &Node) -> bool {
    let forbidden = node.get("not");
    node.as_bool() == Some(false)
        || forbidden.is_some_and(|not| {
            not.as_bool() == Some(true) || not.as_map().is_some_and(|map| map.is_empty())
        })
}

fn dependent_required(node: &Node, into: &mut Vec<(String, Vec<String>)>) {
    let written = node.get("dependentRequired").into_iter();
    for (name, list) in written.flat_map(Node::entries) {
        let names = list.items().iter().filter_map(Node::as_str);
        into.push((name.to_owned(), names.map(str::to_owned).collect()));
    }
}
