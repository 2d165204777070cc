//! Reduces schemas that apply together to the few that decide the shape of a value.
//!
//! Annotations, examples and limits do not affect the shape, a reference is replaced by its target,
//! and an `allOf` or a choice with one member by that member. It does not look into what is left.

use std::collections::HashSet;

use super::expansion::{MOST_PARTS, conditional};
use super::families;
use super::lowering::{Lowering, MOST_DEPTH};
use crate::openapi::{Node, SchemaView, Target};

/// A schema that affects the shape of a value.
#[derive(Clone, Copy)]
pub(super) struct Conjunct<'a> {
    pub at: Target<'a>,
    /// `true` if it was reached by a reference.
    pub referenced: bool,
}

/// The schemas that decide the shape, of some schemas that apply together.
#[derive(Default)]
pub(super) struct Joined<'a> {
    pub conjuncts: Vec<Conjunct<'a>>,
    /// `true` if an inline schema among them allows `null`.
    pub nullable: bool,
    /// `true` if a reference cannot be resolved, so that nothing is known.
    pub broken: bool,
}

/// Returns `true` for the keywords that decide the shape of a value, except `type` and `required`. `allOf` and references are
/// looked through.
fn is_shape(keyword: &str) -> bool {
    matches!(
        keyword,
        "properties"
            | "additionalProperties"
            | "unevaluatedProperties"
            | "patternProperties"
            | "propertyNames"
            | "items"
            | "prefixItems"
            | "enum"
            | "const"
            | "oneOf"
            | "anyOf"
            | "format"
            | "contentEncoding"
            | "contentMediaType"
    )
}

impl<'a> Lowering<'a, '_> {
    pub(super) fn join(&self, schemas: &[Target<'a>]) -> Joined<'a> {
        let mut joined = Joined::default();
        for &at in schemas {
            self.visit(at, false, 0, &mut joined);
        }
        self.drop_refinements(&mut joined);
        joined
    }

    fn visit(&self, at: Target<'a>, referenced: bool, depth: usize, into: &mut Joined<'a>) {
        let at = self.bound(at);
        if depth > MOST_DEPTH {
            into.broken = true;
            return;
        }
        let view = self.view(at);
        let Some(reference) = view.reference() else {
            return self.visit_inline(at, referenced, depth, into);
        };
        into.nullable |= !referenced && view.flag("nullable");
        let target = self.spec.resolve_schema(at, reference).ok();
        match target.and_then(|target| self.behind(target)) {
            Some(target) => push(
                into,
                Conjunct {
                    at: target,
                    referenced: true,
                },
            ),
            None => into.broken = true,
        }
        if view.wraps_reference() {
            self.visit_inline(at, referenced, depth, into);
        }
    }

    fn visit_inline(&self, at: Target<'a>, referenced: bool, depth: usize, into: &mut Joined<'a>) {
        let view = self.view(at);
        into.nullable |= !referenced && view.nullable();
        if let Some((member, had_null)) = self.lone_alternative(view, at) {
            into.nullable |= had_null;
            for at in view
                .list("allOf")
                .iter()
                .map(|node| at.at(node))
                .chain([member])
            {
                self.visit(at, referenced, depth + 1, into);
            }
        } else if self.decides_shape(at) {
            into.nullable |= self.has_null_alternative(view, at);
            push(into, Conjunct { at, referenced });
        } else {
            let known = into.conjuncts.len();
            for member in view.list("allOf") {
                self.visit(at.at(member), referenced, depth + 1, into);
            }
            if into.conjuncts.len() == known && says_type(view) {
                push(into, Conjunct { at, referenced });
            }
        }
    }

    /// Returns `true` if a schema says more than a type, or if one that applies on a condition declares properties.
    fn decides_shape(&self, at: Target<'a>) -> bool {
        let mut on_condition = conditional(at);
        says_more_than_type(self.view(at))
            || on_condition.any(|at| !self.facts(&[at]).properties.is_empty())
    }

    /// Returns the only alternative of a choice without other keywords, and whether `null` is another.
    pub(super) fn lone_alternative(
        &self,
        view: SchemaView<'a>,
        at: Target<'a>,
    ) -> Option<(Target<'a>, bool)> {
        let written = view.list("anyOf").len() + view.list("oneOf").len();
        if written == 0 {
            return None;
        }
        let mut keys = view.node.entries().map(|(key, _)| key);
        let alone = !keys.any(|key| is_shape(key) && !matches!(key, "oneOf" | "anyOf"));
        let mut others = self.alternatives(view, at).into_iter();
        match (others.next(), others.next()) {
            (Some(only), None) if alone && !self.adds_tag(at, only) => Some((only, written > 1)),
            _ => None,
        }
    }

    /// Returns `true` if a choice has a tag that its only alternative does not declare, so that it is not the same.
    pub(super) fn adds_tag(&self, choice: Target<'a>, only: Target<'a>) -> bool {
        families::property(choice).is_some_and(|tag| !self.declares(only, tag))
    }

    /// Returns `true` if a schema or a part of it declares a property, alternatives aside.
    fn declares(&self, at: Target<'a>, name: &str) -> bool {
        let mut seen: HashSet<*const Node> = HashSet::new();
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            let Some(at) = self.behind(at).filter(|at| seen.insert(at.node)) else {
                continue;
            };
            let view = self.view(at);
            if seen.len() > MOST_PARTS || view.properties().any(|(known, _)| known == name) {
                return true;
            }
            open.extend(view.list("allOf").iter().map(|node| at.at(node)));
        }
        false
    }

    /// Returns the alternatives of `anyOf` and `oneOf`, except those that only allow `null`.
    pub(super) fn alternatives(&self, view: SchemaView<'a>, at: Target<'a>) -> Vec<Target<'a>> {
        let written = view.list("anyOf").iter().chain(view.list("oneOf"));
        written
            .map(|node| at.at(node))
            .filter(|&at| !self.is_null(at))
            .collect()
    }

    pub(super) fn has_null_alternative(&self, view: SchemaView<'a>, at: Target<'a>) -> bool {
        let mut written = view.list("anyOf").iter().chain(view.list("oneOf"));
        written.any(|node| self.is_null(at.at(node)))
    }

    /// Returns `true` if `null` is the only value; OpenAPI 3.0 writes it as `{nullable: true}` alone.
    fn is_null(&self, at: Target<'a>) -> bool {
        let Some(at) = self.behind(at) else {
            return false;
        };
        let view = self.view(at);
        let mut keys = view.node.entries().map(|(key, _)| key).peekable();
        view.is_null_type()
            || keys.peek().is_some()
                && view.flag("nullable")
                && keys.all(|key| matches!(key, "nullable" | "description" | "title"))
    }

    /// Removes inline schemas that only repeat the type of a referenced one, or require what that one
    /// requires: they do not change the shape.
    fn drop_refinements(&self, joined: &mut Joined<'a>) {
        if joined.conjuncts.len() < 2 {
            return;
        }
        let referenced = joined.conjuncts.iter().filter(|known| known.referenced);
        let (mut types, mut optional) = (HashSet::new(), HashSet::new());
        for conjunct in referenced {
            let facts = self.facts(&[conjunct.at]);
            types.extend(facts.types());
            if self.is_struct(conjunct.at) {
                let required = facts.required();
                let names = facts.properties.keys().copied();
                optional.extend(names.filter(|name| !required.contains(name)));
            }
        }
        let refines = |conjunct: &Conjunct<'a>| {
            let view = self.view(conjunct.at);
            !conjunct.referenced
                && !self.decides_shape(conjunct.at)
                && view.list("allOf").is_empty()
                && !view.required().any(|name| optional.contains(name))
                && view
                    .types()
                    .all(|name| types.is_empty() || types.contains(name))
        };
        if joined.conjuncts.iter().any(|conjunct| conjunct.referenced) {
            joined.conjuncts.retain(|conjunct| !refines(conjunct));
        }
    }

    /// Returns the schema at the end of any references; `None` if one cannot be resolved.
    pub(super) fn behind(&self, at: Target<'a>) -> Option<Target<'a>> {
        let at = self.bound(at);
        if self.view(at).reference().is_none() {
            return Some(at);
        }
        let mut passed: Vec<*const Node> = Vec::new();
        let end = self.follow(at, &mut passed);
        let mut ends = self.ends.borrow_mut();
        ends.extend(passed.into_iter().map(|node| (node, end)));
        end
    }

    /// Follows references up to one whose end is known.
    fn follow(&self, mut at: Target<'a>, passed: &mut Vec<*const Node>) -> Option<Target<'a>> {
        let mut seen = HashSet::new();
        loop {
            if let Some(&known) = self.ends.borrow().get(&std::ptr::from_ref(at.node)) {
                return known;
            }
            let view = self.view(at);
            let Some(reference) = view.reference().filter(|_| !view.wraps_reference()) else {
                return Some(at);
            };
            if !seen.insert(std::ptr::from_ref(at.node)) {
                return None;
            }
            passed.push(at.node);
            at = self.bound(self.spec.resolve_schema(at, reference).ok()?);
        }
    }
}

/// Returns `true` if a schema has a shape keyword other than `type` and `required`.
pub(super) fn says_more_than_type(view: SchemaView<'_>) -> bool {
    view.node.entries().any(|(key, _)| is_shape(key))
}

fn push<'a>(into: &mut Joined<'a>, conjunct: Conjunct<'a>) {
    let node: *const Node = conjunct.at.node;
    if !into
        .conjuncts
        .iter()
        .any(|known| std::ptr::eq(known.at.node, node))
    {
        into.conjuncts.push(conjunct);
    }
}

fn says_type(view: SchemaView<'_>) -> bool {
    view.node.get("type").is_some() || view.node.get("required").is_some()
}
