//! Lowers operations, with the models that they use and their tags.

use super::lowering::Lowering;
use crate::openapi::{self, Node, Target, content};
use crate::published::{Body, Operation, Tag, TagId, Value};

impl<'a> Lowering<'a, '_> {
    pub(super) fn operations(
        &mut self,
        operations: &[openapi::Operation<'a>],
        tags: &mut Vec<Tag>,
    ) -> Vec<Operation> {
        let lowered = operations
            .iter()
            .map(|operation| self.operation(operation, tags));
        lowered.collect()
    }

    fn operation(&mut self, operation: &openapi::Operation<'a>, tags: &mut Vec<Tag>) -> Operation {
        let text = |key: &str| {
            operation
                .at
                .node
                .get(key)
                .and_then(Node::as_str)
                .map(str::to_owned)
        };
        let requests = operation.request_body.into_iter().map(|body| (None, body));
        let responses = operation
            .responses
            .iter()
            .map(|&(status, at)| (Some(status.to_owned()), at));
        let mut bodies = Vec::new();
        for (status, at) in requests.chain(responses).collect::<Vec<_>>() {
            for media in content(at) {
                let schema = self.graph.read(media.schema);
                let base = operation.id().unwrap_or(operation.path);
                let ty = self.held(
                    schema,
                    base,
                    if status.is_none() {
                        "_request"
                    } else {
                        "_response"
                    },
                );
                bodies.push(Body {
                    status: status.clone(),
                    media_type: media.media_type.to_owned(),
                    ty,
                    examples: self.examples(media.media),
                });
            }
        }
        Operation {
            id: operation.id().map(str::to_owned),
            method: operation.method.to_owned(),
            path: operation.path.to_owned(),
            summary: text("summary"),
            deprecated: operation
                .at
                .node
                .get("deprecated")
                .and_then(Node::as_bool)
                .unwrap_or(false),
            tags: operation.tags().map(|name| tag(name, tags)).collect(),
            bodies,
            origin: self.graph.spec.origin(operation.at),
        }
    }

    /// Returns the examples of a media type, including those in files of their own.
    pub(super) fn examples(&mut self, media: Target<'a>) -> Vec<(String, Value)> {
        let mut found: Vec<_> = media
            .get("example")
            .map(|at| (String::new(), at.node.value()))
            .into_iter()
            .collect();
        for (name, node) in media
            .node
            .get("examples")
            .into_iter()
            .flat_map(Node::entries)
        {
            let example = self.graph.spec.follow(media.at(node)).ok();
            if let Some(value) = example.and_then(|example| example.node.get("value")) {
                found.push((name.to_owned(), value.value()));
            }
        }
        found
    }
}

/// Returns the tag with this name. A tag that the root file does not declare is added after the others.
fn tag(name: &str, tags: &mut Vec<Tag>) -> TagId {
    let at = tags
        .iter()
        .position(|tag| tag.name == name)
        .unwrap_or_else(|| {
            tags.push(Tag {
                name: name.to_owned(),
                description: None,
            });
            tags.len() - 1
        });
    TagId(u32::try_from(at).unwrap_or(u32::MAX))
}
