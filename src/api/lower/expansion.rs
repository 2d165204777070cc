//! Collects the facts of a schema and all its parts: references and `allOf` are expanded here.
//!
//! It makes no types and no names.

use std::collections::HashSet;
use std::rc::Rc;

use indexmap::IndexMap;

use super::facts::{Choice, Facts};
use super::lowering::Lowering;
use crate::openapi::{Node, NodeSet, SchemaView, Target};

/// The most parts of one schema, including their own parts. The rest is cut off: no hand-written
/// schema has as many.
pub(super) const MOST_PARTS: usize = 1_000;

impl<'a> Lowering<'a, '_> {
    /// Returns the combined facts of schemas that apply together.
    pub(super) fn facts(&self, schemas: &[Target<'a>]) -> Rc<Facts<'a>> {
        let [only] = schemas else {
            return Rc::new(self.collected(schemas));
        };
        let node: *const Node = only.node;
        if let Some(known) = self.known_facts.borrow().get(&node) {
            return Rc::clone(known);
        }
        let facts = Rc::new(self.collected(schemas));
        self.known_facts
            .borrow_mut()
            .insert(node, Rc::clone(&facts));
        facts
    }

    fn collected(&self, schemas: &[Target<'a>]) -> Facts<'a> {
        let mut facts = Facts {
            parts: Vec::new(),
            places: Vec::new(),
            properties: IndexMap::new(),
            choices: Vec::new(),
            conditional: Vec::new(),
            cut: false,
        };
        let selves: Vec<Target<'a>> = schemas.iter().filter_map(|&at| self.behind(at)).collect();
        let mut expansion = Expansion {
            lowering: self,
            selves: &selves,
            owned: HashSet::new(),
            seen: NodeSet::default(),
        };
        for (at, &schema) in schemas.iter().enumerate() {
            expansion.expand(schema, at == 0, true, &mut facts);
        }
        facts
    }
}

struct Expansion<'a, 's, 'd> {
    lowering: &'s Lowering<'a, 'd>,
    /// The schemas asked about: a part that has one of them as an alternative adds nothing by that.
    selves: &'s [Target<'a>],
    /// The properties that the schema itself declares.
    owned: HashSet<&'a str>,
    seen: NodeSet,
}

impl<'a> Expansion<'a, '_, '_> {
    /// `own`: the properties of this part take precedence over those found before. `outer`: parts
    /// that are references come before inline ones, as on published pages.
    fn expand(&mut self, at: Target<'a>, own: bool, outer: bool, into: &mut Facts<'a>) {
        let at = self.lowering.bound(at);
        if self.seen.len() > MOST_PARTS {
            into.cut = true;
            return;
        }
        if !self.seen.insert(std::ptr::from_ref(at.node)) {
            return;
        }
        let view = self.lowering.view(at);
        if let Some(reference) = view.reference() {
            let target = self.lowering.spec.resolve_schema(at, reference).ok();
            if let Some(end) = target.and_then(|target| self.lowering.behind(target)) {
                self.expand(end, own, outer, into);
            }
            if !view.wraps_reference() {
                return;
            }
        }
        self.part(at, view, own, into);
        let members: Vec<_> = view.list("allOf").iter().map(|node| at.at(node)).collect();
        let is_reference = |at: &&Target<'a>| self.lowering.view(**at).reference().is_some();
        let (referenced, inline): (Vec<_>, Vec<_>) = match outer {
            true => members.iter().partition(is_reference),
            false => (members.iter().collect(), Vec::new()),
        };
        for &member in referenced.into_iter().chain(inline) {
            self.expand(member, false, false, into);
        }
    }

    fn part(&mut self, at: Target<'a>, view: SchemaView<'a>, own: bool, into: &mut Facts<'a>) {
        into.parts.push(view);
        into.places.push(at);
        let list = at
            .get("properties")
            .and_then(|list| self.lowering.spec.follow(list).ok());
        let properties = list.into_iter().flat_map(|list| {
            list.node
                .entries()
                .map(move |(name, node)| (name, list.at(node)))
        });
        for (name, property) in properties {
            let declared = into.properties.entry(name).or_default();
            // The schema's own declaration comes first, then that of the later part.
            let before = usize::from(self.owned.contains(name));
            declared.insert(before.min(declared.len()), property);
            if own {
                self.owned.insert(name);
            }
        }
        for (key, exclusive) in [("anyOf", false), ("oneOf", true)] {
            self.choice(at, view, key, exclusive, into);
        }
        into.conditional.extend(conditional(at));
    }

    fn choice(
        &mut self,
        at: Target<'a>,
        view: SchemaView<'a>,
        key: &str,
        exclusive: bool,
        into: &mut Facts<'a>,
    ) {
        let written = self.lowering.alternatives(view, at);
        let in_list = |member: &Target<'a>| {
            view.list(key)
                .iter()
                .any(|node| std::ptr::eq(node, member.node))
        };
        let members: Vec<_> = written.into_iter().filter(in_list).collect();
        let is_self = |member: &Target<'a>| {
            self.lowering.behind(*member).is_some_and(|end| {
                self.selves
                    .iter()
                    .any(|own| std::ptr::eq(own.node, end.node))
            })
        };
        let is_asked_about = self
            .selves
            .iter()
            .any(|own| std::ptr::eq(own.node, at.node));
        match members[..] {
            [] => {}
            _ if !is_asked_about && members.iter().any(is_self) => {}
            [only] if view.list(key).len() <= 2 && !self.lowering.adds_tag(at, only) => {
                self.expand(only, false, false, into)
            }
            _ => into.choices.push(Choice {
                at,
                members,
                exclusive,
            }),
        }
    }
}

/// Returns the schemas that apply to the same value under a condition.
pub(super) fn conditional(at: Target<'_>) -> impl Iterator<Item = Target<'_>> {
    let branches = ["then", "else"]
        .into_iter()
        .filter_map(move |key| at.get(key));
    let dependent = at.get("dependentSchemas").into_iter();
    branches
        .chain(dependent.flat_map(|list| list.node.entries().map(move |(_, node)| list.at(node))))
}
