//! Rewrites different notations for the same meaning to a single one, after naming and before lifting.
//!
//! Each rule is a function from a schema to a simpler one. It names nothing and follows at most one reference.

use super::graph::Graph;
use super::schema::{Link, Schema, SchemaId};
use crate::openapi::{Additional, Kind, Node, Role, Version, role};

/// Applies every rule to every schema, without the first `done`, which have been normalised.
pub(super) fn normalise(graph: &mut Graph<'_>, done: usize) {
    for id in graph.ids().skip(done) {
        if graph[id].kind != Kind::Composed {
            continue;
        }
        drop_null_members(graph, id);
        every_type_is_any(graph, id);
        simple_type_beats_one_of(graph, id);
        drop_validating_members(graph, id);
    }
    // Items and members keep a choice of one: `ArrayInner1` is published as such.
    let properties = graph
        .ids()
        .skip(done)
        .flat_map(|id| graph[id].properties.clone())
        .map(|(_, id)| id);
    let with_own_place: Vec<_> = properties
        .chain(graph.components.values().copied())
        .collect();
    for id in with_own_place {
        lone_choice_is_its_member(graph, id);
    }
}

/// Turns `anyOf: [X, {type: null}]` into a nullable X. With one member left, it is no longer a choice.
fn drop_null_members(graph: &mut Graph<'_>, id: SchemaId) {
    let (any_of, one_of) = (graph[id].any_of.clone(), graph[id].one_of.clone());
    let keep = |list: &[SchemaId]| -> Vec<SchemaId> {
        list.iter()
            .copied()
            .filter(|&member| !is_like_null(graph, member))
            .collect()
    };
    let (any, one) = (keep(&any_of), keep(&one_of));
    let left = any.len() + one.len();
    if left == any_of.len() + one_of.len() || left == 0 {
        return;
    }
    graph[id].nullable = true;
    match (&any[..], &one[..]) {
        // In 3.0, keywords beside it are lost. In 3.1, every nullable schema is written like this.
        (&[member], []) | ([], &[member])
            if graph.spec.version < Version::V3_1 || is_bare(graph, id) =>
        {
            become_member(graph, id, member);
        }
        (&[member], []) | ([], &[member]) => {
            (graph[id].any_of, graph[id].one_of) = (Vec::new(), Vec::new());
            graph[id].all_of.push(member);
        }
        _ => (graph[id].any_of, graph[id].one_of) = (any, one),
    }
}

/// Returns `true` if there are no keywords beside the choice.
fn is_bare(graph: &Graph<'_>, id: SchemaId) -> bool {
    graph[id]
        .at
        .node
        .entries()
        .all(|(key, _)| matches!(key, "anyOf" | "oneOf"))
}

/// Returns `true` for `type: null`, and in the root file for a schema without type, description and properties.
fn is_like_null(graph: &Graph<'_>, id: SchemaId) -> bool {
    if graph[id].link != Link::None {
        return graph.view(graph.behind(id)).is_null_type();
    }
    let (schema, view) = (&graph[id], graph.view(id));
    let says_nothing = graph.spec.version < Version::V3_1
        && schema.kind == Kind::Object
        && schema.properties.is_empty()
        && view.types().next().is_none()
        && ["description", "format", "enum"]
            .iter()
            .all(|key| view.node.get(key).is_none());
    view.is_null_type() || says_nothing && graph.is_in_root(id)
}

/// Replaces the whole schema by the member.
fn become_member(graph: &mut Graph<'_>, id: SchemaId, member: SchemaId) {
    let Schema {
        nullable,
        at,
        wrapper,
        ..
    } = graph[id];
    graph[id] = graph[member].clone();
    graph[id].nullable |= nullable;
    graph[id].wrapper = wrapper.or(Some(at));
}

/// Removes a choice between all six types: it allows any value.
fn every_type_is_any(graph: &mut Graph<'_>, id: SchemaId) {
    let members = if graph[id].any_of.is_empty() {
        &graph[id].one_of
    } else {
        &graph[id].any_of
    };
    let mut types: Vec<_> = members
        .iter()
        .flat_map(|&member| graph.view(member).types())
        .collect();
    types.sort_unstable();
    if members.len() == 6 && types == ["array", "boolean", "integer", "number", "object", "string"]
    {
        let schema = &mut graph[id];
        schema.any_of.clear();
        schema.one_of.clear();
        schema.kind = Kind::Object;
    }
}

/// Removes a `oneOf` beside a simple type: it only repeats the type.
fn simple_type_beats_one_of(graph: &mut Graph<'_>, id: SchemaId) {
    let kind = match graph.view(id).types().next() {
        Some("string") => Kind::String,
        Some("integer") => Kind::Integer,
        Some("number") => Kind::Number,
        _ => return,
    };
    let schema = &mut graph[id];
    schema.one_of.clear();
    if schema.all_of.is_empty() && schema.any_of.is_empty() {
        schema.kind = kind;
    }
}

/// Removes parts of an `allOf` that only limit values: they do not affect the type.
fn drop_validating_members(graph: &mut Graph<'_>, id: SchemaId) {
    let only_limits = |member: SchemaId| {
        let node: &Node = graph[member].at.node;
        graph[member].link == Link::None
            && node.entries().next().is_some()
            && node
                .entries()
                .all(|(key, _)| role(key) == Some(Role::Limit))
    };
    let kept: Vec<_> = graph[id]
        .all_of
        .iter()
        .copied()
        .filter(|&member| !only_limits(member))
        .collect();
    if !kept.is_empty() {
        graph[id].all_of = kept;
    }
}

/// Replaces an `anyOf` with one member and no other parts by that member; keywords beside it are lost.
fn lone_choice_is_its_member(graph: &mut Graph<'_>, id: SchemaId) {
    let schema = &graph[id];
    let alone =
        schema.all_of.is_empty() && schema.one_of.is_empty() && schema.properties.is_empty();
    let [member] = schema.any_of[..] else { return };
    if alone && schema.additional == Additional::Absent {
        become_member(graph, id, member);
    }
}
