//! The schemas of a spec: each one that is reachable, once, in reading order.

use std::collections::HashSet;

use crate::diagnostic::Diagnostics;
use crate::openapi::{Node, Role, Spec, Target, content, role};

/// A schema and its context.
#[derive(Debug, Clone, Copy)]
pub struct Schema<'a> {
    /// Position of the schema.
    pub at: Target<'a>,
    /// `true` if the schema is a member of `allOf`, `oneOf` or `anyOf`: other members may declare what this one lacks.
    pub is_part: bool,
}

/// Returns components first, then the schemas of operations. Broken references are skipped, as lowering has reported them.
pub fn schemas(spec: &Spec) -> Vec<Schema<'_>> {
    let mut walk = Walk {
        spec,
        seen: HashSet::new(),
        found: Vec::new(),
        open: Vec::new(),
    };
    for schemas in spec.components("schemas") {
        for (_, node) in schemas.node.entries() {
            walk.start(schemas.at(node));
        }
    }
    for operation in spec.operations(&mut Diagnostics::default()) {
        for parameter in &operation.parameters {
            walk.holder(*parameter);
        }
        for holder in operation
            .request_body
            .iter()
            .chain(operation.responses.iter().map(|(_, response)| response))
        {
            walk.holder(*holder);
            for (_, header) in holder
                .node
                .get("headers")
                .into_iter()
                .flat_map(Node::entries)
            {
                walk.holder(holder.at(header));
            }
        }
    }
    walk.found
}

struct Walk<'a> {
    spec: &'a Spec,
    seen: HashSet<(u32, u32)>,
    found: Vec<Schema<'a>>,
    open: Vec<Schema<'a>>,
}

impl<'a> Walk<'a> {
    /// Adds the schemas of a parameter, a header, a body or a response, which may have one per media type.
    fn holder(&mut self, at: Target<'a>) {
        at.get("schema")
            .into_iter()
            .chain(content(at).map(|content| content.schema))
            .for_each(|at| self.start(at));
    }

    fn start(&mut self, at: Target<'a>) {
        self.open.push(Schema { at, is_part: false });
        while let Some(schema) = self.open.pop() {
            if self.seen.insert((schema.at.file.0, schema.at.node.index)) {
                self.found.push(schema);
                self.children(schema);
            }
        }
    }

    fn children(&mut self, schema: Schema<'a>) {
        let at = schema.at;
        let mut children = Vec::new();
        if let Some(target) = at
            .reference()
            .and_then(|to| self.spec.resolve_schema(at, to).ok())
        {
            children.push(Schema {
                at: target,
                is_part: schema.is_part,
            });
        }
        for (key, node) in at.node.entries() {
            let whole = |node| Schema {
                at: at.at(node),
                is_part: false,
            };
            match role(key) {
                Some(Role::Schema) if node.as_map().is_some() => children.push(whole(node)),
                Some(Role::Schemas) => {
                    let part = |node| Schema {
                        at: at.at(node),
                        is_part: key != "prefixItems",
                    };
                    children.extend(node.items().iter().map(part));
                }
                Some(Role::NamedSchemas | Role::Definitions) => {
                    children.extend(node.entries().map(|(_, node)| whole(node)));
                }
                _ => {}
            }
        }
        self.open.extend(
            children
                .into_iter()
                .rev()
                .filter(|child| child.at.node.as_map().is_some()),
        );
    }
}
