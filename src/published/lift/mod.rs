//! Turns inline objects, unions and merged schemas into components with a name; equal ones share a component.
//!
//! Children are stored before their parents, in a fixed order, since names and de-duplication depend on it. Enums are
//! not lifted here. It knows no files: all references lead to components by now.

mod lifter;
mod parts;
mod walk;

use std::cell::RefCell;

use super::graph::Graph;
use super::schema::{ComponentId, Link};
use crate::openapi::{Kind, Operation, Target, content};

pub(super) use lifter::Lifted;
use lifter::Lifter;

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
}
