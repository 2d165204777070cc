//! Turns inline objects, unions and merged schemas into components with a name; equal ones share a component.
//!
//! Children are stored before their parents, in a fixed order, since names and de-duplication depend on it. Enums are
//! not lifted here. It knows no files: all references lead to components by now.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use super::graph::Graph;
use super::properties::MOST_PARTS;
use super::schema::{ComponentId, Link, Schema, SchemaId};
use crate::openapi::{Additional, Kind, Operation, SchemaView, Target, content};
use crate::text::free::first_free;

/// The lifted components by their content at the time of lifting.
pub(super) type Lifted = HashMap<String, ComponentId>;

/// Lifts schemas in operations, then those in components, without the first `done`. `lifted` has those lifted before.
pub(super) fn lift<'a>(
    graph: &mut Graph<'a>,
    operations: &[Operation<'a>],
    done: usize,
    lifted: Lifted,
) -> Lifted {
    let mut lifter = Lifter {
        graph,
        stored: lifted,
        numbers: RefCell::default(),
    };
    operations
        .iter()
        .for_each(|operation| lifter.operation(operation));
    for at in done..lifter.graph.components.len() {
        lifter.component(ComponentId::at(at));
    }
    lifter.unused_responses();
    lifter.stored
}

struct Lifter<'a, 'g> {
    graph: &'g mut Graph<'a>,
    stored: Lifted,
    /// The first number that may be free for a name. Names are never released.
    numbers: RefCell<HashMap<String, usize>>,
}

/// The position of a child that is replaced by a reference.
#[derive(Clone, Copy)]
enum Slot {
    Property(usize),
    Items,
    Values,
    AnyOf(usize),
    OneOf(usize),
    Not,
}

impl<'a> Lifter<'a, '_> {
    fn operation(&mut self, operation: &Operation<'a>) {
        let id = operation.name();
        if let Some(body) = operation.request_body {
            self.contents(body, &format!("{id}_request"));
        }
        for &parameter in &operation.parameters {
            let name = parameter
                .node
                .get("name")
                .and_then(|name| name.as_str())
                .unwrap_or_default();
            let base = format!("{id}_{name}_parameter");
            if let Some(schema) = parameter.get("schema") {
                self.root(schema, &base);
            }
        }
        for &(status, response) in &operation.responses {
            self.contents(response, &format!("{id}_{status}_response"));
        }
    }

    fn contents(&mut self, part: Target<'a>, base: &str) {
        for media in content(part).collect::<Vec<_>>() {
            self.root(media.schema, base);
        }
    }

    /// Lifts a schema outside all components. All users of the node see its replacement.
    fn root(&mut self, at: Target<'a>, base: &str) {
        let id = self.graph.read(at);
        if self.graph[id].link != Link::None {
            return;
        }
        let name = self.enter(id, base);
        self.walk(id, &name);
        if self.needs_model(id) {
            let reference = self.store(id, &name);
            self.graph.replace_at(at, reference);
        }
    }

    /// Lifts schemas in responses of the root file. Unused ones have no operation to be named after.
    fn unused_responses(&mut self) {
        let found = self.graph.spec.components("responses");
        for response in found.flat_map(|at| at.node.entries().map(move |(_, node)| at.at(node))) {
            if let Ok(response) = self.graph.spec.follow(response) {
                self.contents(response, "inline_object");
            }
        }
    }

    fn component(&mut self, component: ComponentId) {
        let id = self.graph.component(component);
        let name = self.graph.component_name(component).to_owned();
        let schema = &self.graph[id];
        let lists = [&schema.all_of, &schema.any_of, &schema.one_of]
            .iter()
            .filter(|list| !list.is_empty())
            .count();
        let pure_choice = lists == 1 && schema.all_of.is_empty() && schema.properties.is_empty();
        if schema.kind != Kind::Composed || pure_choice {
            self.walk(id, &name);
        } else {
            self.composed_component(id, &name);
        }
    }

    /// Lifts the members of a component that is merged from parts. The component's own properties are ignored, and the
    /// parts of an `allOf` are not lifted: those of `Campaign.allOf` are listed on its page and have no page of their own.
    fn composed_component(&mut self, id: SchemaId, name: &str) {
        let (all_of, any_of, one_of) = {
            let schema = &self.graph[id];
            (
                schema.all_of.clone(),
                schema.any_of.clone(),
                schema.one_of.clone(),
            )
        };
        for member in all_of {
            self.member(member, &format!("{name}_allOf"));
        }
        for (at, member) in any_of.into_iter().enumerate() {
            if let Some(entered) = self.member(member, &format!("{name}_anyOf")) {
                self.graph[id].any_of[at] = self.store(member, &entered);
            }
        }
        for (at, member) in one_of.into_iter().enumerate() {
            if let Some(entered) = self.member(member, &format!("{name}_oneOf")) {
                self.graph[id].one_of[at] = self.store(member, &entered);
            }
        }
    }

    fn member(&mut self, member: SchemaId, base: &str) -> Option<String> {
        let schema = &self.graph[member];
        if schema.link != Link::None
            || schema.properties.is_empty() && !self.graph.has_values(member)
        {
            return None;
        }
        let name = self.enter(member, base);
        self.member_properties(member, &name);
        self.walk(member, &name);
        Some(name)
    }

    /// Lifts the properties of an `allOf` part. Their names have no `_inner`, and a reduced copy is stored:
    /// `CampaignAllOfSourcesWithOrphanEntitlements` is such an item.
    fn member_properties(&mut self, id: SchemaId, path: &str) {
        let mut replaced = Vec::new();
        for (at, (property, child)) in self.graph[id].properties.clone().into_iter().enumerate() {
            if is_object_beside_reference(self.graph, child) {
                self.graph[child].listed_as_object = true;
                continue;
            }
            if self.graph[child].link != Link::None {
                continue;
            }
            let base = format!("{path}_{property}");
            match self.graph[child].kind {
                Kind::Object if is_untyped_enum(self.graph, child) => {}
                Kind::Object => {
                    let name = self.enter(child, &base);
                    self.member_properties(child, &name);
                    let copy = self.reduced_copy(child);
                    replaced.push((at, self.store(copy, &name)));
                }
                Kind::Array | Kind::Map => self.member_items(child, path, &base),
                Kind::Composed if is_object_of_parts(self.graph, child) => {
                    self.graph[child].listed_as_object = true;
                }
                Kind::Composed => {
                    let schema = &self.graph[child];
                    if schema.all_of.len() == 1
                        && schema.any_of.is_empty()
                        && schema.one_of.is_empty()
                    {
                        continue;
                    }
                    let name = self.enter(child, &base);
                    self.walk(child, &name);
                    let reference = self.store_anyway(child, &name);
                    self.graph[id].properties[at].1 = reference;
                }
                _ => {}
            }
        }
        for (at, reference) in replaced {
            self.graph[id].properties[at].1 = reference;
        }
    }

    fn member_items(&mut self, id: SchemaId, path: &str, base: &str) {
        let (slot, item) = match (self.graph[id].items, self.graph[id].additional) {
            (Some(item), _) => (Slot::Items, item),
            (None, Additional::Schema(value)) => (Slot::Values, value),
            _ => return,
        };
        let schema = &self.graph[item];
        if schema.link != Link::None
            || schema.lone_member().is_some() && is_object_of_parts(self.graph, item)
        {
            return;
        }
        let reference = match schema.kind {
            Kind::Object if !schema.properties.is_empty() => {
                self.member_properties(item, path);
                let name = self.enter(item, base);
                let copy = self.reduced_copy(item);
                self.store(copy, &name)
            }
            Kind::Composed => {
                let name = self.enter(item, base);
                self.walk(item, &name);
                self.store_anyway(item, &name)
            }
            _ => return,
        };
        self.put(id, slot, reference);
    }

    /// Lifts the children of a schema: properties, map values, items, members, `not`.
    fn walk(&mut self, id: SchemaId, prefix: &str) {
        if self.graph[id].link != Link::None {
            return;
        }
        let object = self.graph.is_object_like(id);
        if object {
            for (at, (property, child)) in self.graph[id].properties.clone().into_iter().enumerate()
            {
                if !self.lift_child(
                    id,
                    Slot::Property(at),
                    child,
                    prefix,
                    &format!("_{property}"),
                ) && let Some(member) = self.lone_simple_member(child)
                {
                    self.graph[id].properties[at].1 = member;
                }
            }
            if let Additional::Schema(value) = self.graph[id].additional {
                self.lift_child(id, Slot::Values, value, prefix, "_value");
            }
        } else if !self.graph[id].properties.is_empty()
            || self.graph[id].additional != Additional::Absent
        {
            return;
        }
        if let Some(item) = self.graph[id].items {
            self.lift_child(id, Slot::Items, item, prefix, "_inner");
        }
        for member in self.graph[id].all_of.clone() {
            if self.graph[member].link == Link::None {
                let name = self.enter(member, &format!("{prefix}_allOf"));
                self.walk(member, &name);
            }
        }
        for (at, member) in self.graph[id].any_of.clone().into_iter().enumerate() {
            self.lift_child(id, Slot::AnyOf(at), member, prefix, "_anyOf");
        }
        for (at, member) in self.graph[id].one_of.clone().into_iter().enumerate() {
            self.lift_child(id, Slot::OneOf(at), member, prefix, "_oneOf");
        }
        if let Some(not) = self.graph[id].not {
            self.lift_child(id, Slot::Not, not, prefix, "_not");
        }
    }

    /// Lifts the children of a child, then the child itself if it needs a model. Returns `true` if the child was replaced.
    fn lift_child(
        &mut self,
        parent: SchemaId,
        slot: Slot,
        child: SchemaId,
        prefix: &str,
        suffix: &str,
    ) -> bool {
        let schema = &self.graph[child];
        let simple = matches!(
            schema.kind,
            Kind::String | Kind::Integer | Kind::Number | Kind::Boolean
        );
        if schema.link != Link::None || schema.listed_as_object || simple && schema.not.is_none() {
            return false;
        }
        let name = self.enter(child, &format!("{prefix}{suffix}"));
        self.walk(child, &name);
        if !self.needs_model(child) {
            return false;
        }
        let reference = self.store(child, &name);
        self.put(parent, slot, reference);
        true
    }

    fn put(&mut self, parent: SchemaId, slot: Slot, child: SchemaId) {
        let parent = &mut self.graph[parent];
        match slot {
            Slot::Property(at) => parent.properties[at].1 = child,
            Slot::Items => parent.items = Some(child),
            Slot::Values => parent.additional = Additional::Schema(child),
            Slot::AnyOf(at) => parent.any_of[at] = child,
            Slot::OneOf(at) => parent.one_of[at] = child,
            Slot::Not => parent.not = Some(child),
        }
    }

    /// Returns the member of an `allOf` around one schema of a simple type, which replaces it, unless it adds `null`.
    fn lone_simple_member(&self, id: SchemaId) -> Option<SchemaId> {
        let [member] = self.graph[id].all_of[..] else {
            return None;
        };
        if self.graph[id].nullable {
            return None;
        }
        (self.graph[member].link == Link::None && !self.graph.is_object_like(member))
            .then_some(member)
    }

    /// Returns `true` for objects with properties, choices, and merged schemas with such a part. A lone reference in an
    /// `allOf` does not need a model.
    fn needs_model(&self, id: SchemaId) -> bool {
        self.needs_model_unseen(id, &mut HashSet::new())
    }

    fn needs_model_unseen(&self, id: SchemaId, seen: &mut HashSet<SchemaId>) -> bool {
        // A part that contains itself needs a model in any case.
        if !seen.insert(id) || seen.len() > MOST_PARTS {
            return true;
        }
        let schema = &self.graph[id];
        if schema.link != Link::None {
            return false;
        }
        if schema.kind == Kind::Several
            || self.graph.is_object_like(id) && !schema.properties.is_empty()
        {
            return true;
        }
        if let [member] = schema.all_of[..]
            && self.graph[member].link != Link::None
        {
            return false;
        }
        if schema.all_of.is_empty() {
            return !schema.one_of.is_empty() || !schema.any_of.is_empty();
        }
        schema
            .all_of
            .iter()
            .any(|&member| self.needs_model_unseen(self.graph.behind(member), seen))
    }

    /// Returns the name for a schema that is entered: its title, else one made of its place; with a number if it is taken.
    fn enter(&self, id: SchemaId, base: &str) -> String {
        let title = self
            .view(id)
            .text("title")
            .filter(|title| title.contains(|c: char| c.is_alphanumeric()));
        self.free_name(&clean(title.unwrap_or(base)))
    }

    fn free_name(&self, name: &str) -> String {
        if !self.graph.components.contains_key(name) {
            return name.to_owned();
        }
        let mut numbers = self.numbers.borrow_mut();
        let number = numbers.entry(name.to_owned()).or_insert(1);
        let is_free = |name: &str| !self.graph.components.contains_key(name);
        let (found, free) = first_free(*number, |number| format!("{name}_{number}"), is_free);
        *number = found;
        free
    }

    /// Returns the name with underscores if a schema inside has taken it since it was found to be free. Both are one class
    /// then, and its page is that of the outer schema. The underscores distinguish them for users that need every schema,
    /// and are not part of a class name. No published version has such a pair.
    fn name_beside_inner(&self, name: &str) -> String {
        let mut name = name.to_owned();
        while self.graph.components.contains_key(&name) {
            name.push('_');
        }
        name
    }

    fn view(&self, id: SchemaId) -> SchemaView<'a> {
        self.graph.view(id)
    }

    fn store(&mut self, id: SchemaId, name: &str) -> SchemaId {
        let content = self.graph.ordered_content(id);
        let component = match self.stored.get(&content) {
            Some(&component) => component,
            None => self.add(id, name, content),
        };
        self.reference_to(component, id)
    }

    fn reference_to(&mut self, component: ComponentId, id: SchemaId) -> SchemaId {
        let at = self.graph[id].at;
        self.graph.shared.push((at, component));
        self.graph.reference_to(component, at)
    }

    fn store_anyway(&mut self, id: SchemaId, name: &str) -> SchemaId {
        let content = self.graph.ordered_content(id);
        let component = self.add(id, name, content);
        self.reference_to(component, id)
    }

    fn add(&mut self, id: SchemaId, name: &str, content: String) -> ComponentId {
        let component = self.graph.add_component(self.name_beside_inner(name), id);
        self.stored.entry(content).or_insert(component);
        component
    }

    fn reduced_copy(&mut self, id: SchemaId) -> SchemaId {
        let schema = &self.graph[id];
        let copy = Schema {
            properties: schema.properties.clone(),
            nullable: schema.nullable,
            reduced: true,
            ..Schema::empty(schema.at, Kind::Object)
        };
        self.graph.push(copy)
    }
}

/// Returns `true` for an `allOf` with `type: object` and no properties. Pages list such a property without its parts.
fn is_object_of_parts(graph: &Graph<'_>, id: SchemaId) -> bool {
    let schema = &graph[id];
    schema.kind == Kind::Composed
        && schema.properties.is_empty()
        && graph.view(id).types().eq(["object"])
}

/// Returns `true` for a reference with `type: object` beside it. Pages list such a property without the reference, as
/// `Definition` of `WorkflowExecutionHistory.md` among the pages of 2026.
fn is_object_beside_reference(graph: &Graph<'_>, id: SchemaId) -> bool {
    let view = graph.view(id);
    graph[id].link != Link::None && view.reference().is_some() && view.types().eq(["object"])
}

/// Replaces everything except ASCII letters and digits by underscores, and adds one before a leading digit.
pub(super) fn clean(name: &str) -> String {
    let digit_first = name.starts_with(|c: char| c.is_ascii_digit());
    let letters = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    std::iter::repeat_n('_', usize::from(digit_first))
        .chain(letters)
        .collect()
}

/// Returns `true` for values without a type in the root file: an enum, not an object that may need a model.
fn is_untyped_enum(graph: &Graph<'_>, id: SchemaId) -> bool {
    graph.has_values(id) && graph.view(id).types().next().is_none() && graph.is_in_root(id)
}
