//! Turns `prefixItems` of a fixed length into a tuple, and of any other length into a list.
//!
//! Turns `propertyNames` with an enum into the keys of a map. It does not handle plain lists and maps.

use super::facts::Facts;
use super::lowering::Lowering;
use super::shape::Form;
use crate::api::{KeyedMap, Shape, Type, Union};
use crate::openapi::{Additional, Node, Target, Version};

/// The longest tuple: languages with traits, such as Rust, implement none for longer ones.
const MOST_ITEMS: usize = 12;

impl<'a> Lowering<'a, '_> {
    /// Returns the schemas of the items by position, if a part lists them.
    pub(super) fn positions(&self, facts: &Facts<'a>) -> Vec<Vec<Target<'a>>> {
        let mut positions: Vec<Vec<Target<'a>>> = Vec::new();
        for (part, at) in facts.parts.iter().zip(&facts.places) {
            if part.version < Version::V3_1 {
                continue;
            }
            for (number, node) in part.list("prefixItems").iter().enumerate() {
                match positions.get_mut(number) {
                    Some(known) => known.push(at.at(node)),
                    None => positions.push(vec![at.at(node)]),
                }
            }
        }
        positions
    }

    /// Returns `true` if every list has exactly one item for each position.
    pub(super) fn is_tuple(&self, facts: &Facts<'a>, positions: usize) -> bool {
        let least = counts(facts, "minItems").max();
        let is_whole = least.is_some_and(|least| least >= positions);
        (1..=MOST_ITEMS).contains(&positions) && is_whole && is_closed(facts, positions)
    }

    pub(super) fn tuple(&mut self, facts: &Facts<'a>, name: &str) -> Shape {
        let positions = self.positions(facts).into_iter().enumerate();
        let items = positions
            .map(|(number, schemas)| self.held_of(&schemas, name, &format!("_item{}", number + 1)));
        Shape::Tuple(items.collect())
    }

    /// Returns the type that holds the item at any position of a list without a fixed length.
    pub(super) fn any_position(&mut self, facts: &Facts<'a>, name: &str) -> Option<Type> {
        let mut schemas = self.positions(facts);
        let last = schemas.last()?.first().copied()?;
        match facts.rest_items() {
            _ if is_closed(facts, schemas.len()) => {}
            rest if !rest.is_empty() => schemas.push(rest),
            _ => return Some(Type::Any),
        }
        let mut distinct: Vec<Type> = Vec::new();
        for (number, schemas) in schemas.iter().enumerate() {
            let ty = self.held_of(schemas, name, &format!("_item{}", number + 1));
            if ty == Type::Any {
                return Some(Type::Any);
            }
            if !distinct.contains(&ty) {
                distinct.push(ty);
            }
        }
        if let [only] = &distinct[..] {
            return Some(only.clone());
        }
        let shape = Shape::Union(Union {
            members: distinct.into_iter().map(super::choice::plain).collect(),
            discriminator: None,
            exclusive: false,
        });
        Some(Type::Model(self.own_shape(
            &[last],
            &format!("{name}_item"),
            shape,
        )))
    }

    /// Returns the enum of property names, if the object is only a map.
    pub(super) fn keys(&self, facts: &Facts<'a>) -> Option<Target<'a>> {
        let mut parts = facts.parts.iter().zip(&facts.places);
        let (_, at) = parts.find(|(part, _)| {
            part.version >= Version::V3_1 && part.node.get("propertyNames").is_some()
        })?;
        let names = at.get("propertyNames")?;
        let of_names = self.facts(&[names]);
        let is_text = |types: Vec<&str>| matches!(types[..], [] | ["string"]);
        match self.form(&of_names) {
            Form::Enum(values) if is_text(of_names.types()) && values.is_text() => Some(names),
            _ => None,
        }
    }

    pub(super) fn keyed_map(&mut self, facts: &Facts<'a>, keys: Target<'a>, name: &str) -> Shape {
        let keys = self.ty(&[keys], name, "_key").ty;
        let values = match facts.additional_schemas()[..] {
            [] => Type::Any,
            ref values => self.held_of(values, name, "_value"),
        };
        Shape::Map(KeyedMap { keys, values })
    }
}

/// Returns `true` if no item may follow those that have a schema by position.
fn is_closed(facts: &Facts<'_>, positions: usize) -> bool {
    let is_false = |node: Option<&Node>| node.and_then(Node::as_bool) == Some(false);
    let mut parts = facts.parts.iter();
    counts(facts, "maxItems").any(|most| most <= positions)
        || parts.any(|part| {
            ["items", "unevaluatedItems"]
                .map(|key| part.node.get(key))
                .into_iter()
                .any(is_false)
        })
}

fn counts(facts: &Facts<'_>, key: &str) -> impl Iterator<Item = usize> {
    let said = facts
        .parts
        .iter()
        .filter_map(move |part| part.node.get(key)?.as_count());
    said.filter_map(|count| usize::try_from(count).ok())
}

impl<'a> Facts<'a> {
    /// Returns the schemas of the items after those that have one by position.
    fn rest_items(&self) -> Vec<Target<'a>> {
        let parts = self.parts.iter().zip(&self.places);
        let rest = parts.filter_map(|(part, at)| {
            let items = part.node.get("items")?;
            items.as_map().map(|_| at.at(items))
        });
        rest.collect()
    }

    /// Returns `true` if the object has no declared properties and may have others.
    pub(super) fn is_map(&self) -> bool {
        let opens = matches!(
            self.additional().0,
            Additional::Schema(_) | Additional::Anything | Additional::Absent
        );
        self.properties.is_empty() && opens
    }
}
