//! Paths and operations of a spec, in the order that names depend on. References to whole path items, parameters,
//! bodies and responses are followed here; schemas are left as they are.

use super::{Node, Spec, Target};
use crate::diagnostic::{Code, Diagnostics};

/// The methods in the order in which the operations of one path are visited.
pub const METHODS: [&str; 8] = [
    "get", "put", "head", "post", "delete", "patch", "options", "trace",
];

/// One operation, with what its schemas hang on.
#[derive(Debug, Clone)]
pub struct Operation<'a> {
    /// The method in lower case.
    pub method: &'static str,
    /// The path template; for a webhook, its name; for a callback, its expression.
    pub path: &'a str,
    /// The path template; for a callback, that of the operation it belongs to.
    pub owner: &'a str,
    /// The operation object.
    pub at: Target<'a>,
    /// Parameters: those of the path item first.
    pub parameters: Vec<Target<'a>>,
    /// The request body.
    pub request_body: Option<Target<'a>>,
    /// The responses by status, in order.
    pub responses: Vec<(&'a str, Target<'a>)>,
}

/// The schema of one media type.
#[derive(Debug, Clone, Copy)]
pub struct Content<'a> {
    /// The media type, such as `application/json`.
    pub media_type: &'a str,
    /// The media type object.
    pub media: Target<'a>,
    /// Its schema.
    pub schema: Target<'a>,
}

impl<'a> Operation<'a> {
    /// `operationId`.
    #[must_use]
    pub fn id(&self) -> Option<&'a str> {
        self.at
            .node
            .get("operationId")
            .and_then(Node::as_str)
            .filter(|id| !id.is_empty())
    }

    /// The tags by name.
    pub fn tags(&self) -> impl Iterator<Item = &'a str> {
        self.at
            .node
            .get("tags")
            .map(Node::items)
            .unwrap_or_default()
            .iter()
            .filter_map(Node::as_str)
    }
}

/// The schemas in `content`, in order.
pub fn content(at: Target<'_>) -> impl Iterator<Item = Content<'_>> {
    let media_types = at.node.get("content").into_iter().flat_map(Node::entries);
    media_types.filter_map(move |(media_type, node)| {
        Some(Content {
            media_type,
            media: at.at(node),
            schema: at.at(node.get("schema")?),
        })
    })
}

impl Spec {
    /// Every operation of every root file: paths in order, then webhooks; the callbacks of a path follow its own operations.
    pub fn operations(&self, diagnostics: &mut Diagnostics) -> Vec<Operation<'_>> {
        self.roots()
            .flat_map(|root| self.operations_of(root, diagnostics))
            .collect()
    }

    /// The operations of one root file.
    pub(crate) fn operations_of<'a>(
        &'a self,
        root: Target<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<Operation<'a>> {
        let mut operations = Vec::new();
        for section in ["paths", "webhooks"] {
            let Some(items) = root
                .get(section)
                .and_then(|items| self.followed(items, diagnostics))
            else {
                continue;
            };
            if items.node.as_map().is_none() && !items.node.is_null() {
                diagnostics.push(
                    Code::BadStructure,
                    items.place(),
                    format!("`{section}` is not a mapping"),
                );
            }
            for (path, node) in items
                .node
                .entries()
                .filter(|(path, _)| !path.starts_with("x-"))
            {
                self.path_item(path, path, items.at(node), 0, &mut operations, diagnostics);
            }
        }
        operations
    }

    /// `callback_depth` keeps callbacks of callbacks from going on without end.
    fn path_item<'a>(
        &'a self,
        path: &'a str,
        owner: &'a str,
        at: Target<'a>,
        callback_depth: usize,
        operations: &mut Vec<Operation<'a>>,
        diagnostics: &mut Diagnostics,
    ) {
        let Some(item) = self.followed(at, diagnostics) else {
            return;
        };
        let shared = self.parameters(item, diagnostics);
        let mut callbacks = Vec::new();
        for method in METHODS {
            let Some(at) = item.get(method) else { continue };
            if at.node.as_map().is_none() {
                diagnostics.push(
                    Code::BadStructure,
                    at.place(),
                    format!("the operation `{method} {path}` is not a mapping"),
                );
                continue;
            }
            let mut parameters = shared.clone();
            parameters.extend(self.parameters(at, diagnostics));
            let request_body = at
                .get("requestBody")
                .and_then(|body| self.followed(body, diagnostics));
            let responses = self.responses(at, diagnostics);
            operations.push(Operation {
                method,
                path,
                owner,
                at,
                parameters,
                request_body,
                responses,
            });
            callbacks.extend(at.get("callbacks"));
        }
        if callback_depth >= 4 {
            return;
        }
        for at in callbacks {
            for (_, node) in at.node.entries() {
                let Some(callback) = self.followed(at.at(node), diagnostics) else {
                    continue;
                };
                for (expression, item) in callback
                    .node
                    .entries()
                    .filter(|(key, _)| !key.starts_with("x-"))
                {
                    self.path_item(
                        expression,
                        owner,
                        callback.at(item),
                        callback_depth + 1,
                        operations,
                        diagnostics,
                    );
                }
            }
        }
    }

    fn parameters<'a>(&'a self, at: Target<'a>, diagnostics: &mut Diagnostics) -> Vec<Target<'a>> {
        let Some(list) = at
            .get("parameters")
            .and_then(|list| self.followed(list, diagnostics))
        else {
            return Vec::new();
        };
        list.node
            .items()
            .iter()
            .filter_map(|node| self.followed(list.at(node), diagnostics))
            .collect()
    }

    fn responses<'a>(
        &'a self,
        at: Target<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Vec<(&'a str, Target<'a>)> {
        let Some(responses) = at.get("responses") else {
            diagnostics.push(
                Code::NoResponses,
                at.place(),
                "this operation has no `responses`",
            );
            return Vec::new();
        };
        let Some(responses) = self.followed(responses, diagnostics) else {
            return Vec::new();
        };
        let written = responses
            .node
            .entries()
            .filter(|(status, _)| !status.starts_with("x-"));
        written
            .filter_map(|(status, node)| {
                Some((status, self.followed(responses.at(node), diagnostics)?))
            })
            .collect()
    }

    /// A section of the `components` of every root file.
    pub(crate) fn components(&self, section: &str) -> impl Iterator<Item = Target<'_>> {
        self.roots()
            .filter_map(|root| self.components_of(root, section))
    }

    /// A section of `components`, be it that this or the section is a reference.
    pub(crate) fn components_of<'a>(
        &'a self,
        root: Target<'a>,
        section: &str,
    ) -> Option<Target<'a>> {
        let components = self.follow(root.get("components")?).ok()?;
        self.follow(components.get(section)?).ok()
    }

    /// What stands behind the references; `None` where they lead nowhere, which is said.
    pub(crate) fn followed<'a>(
        &'a self,
        at: Target<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Target<'a>> {
        match self.follow(at) {
            Ok(found) => Some(found),
            Err((at, error)) => {
                let place = error
                    .place
                    .unwrap_or_else(|| at.get("$ref").unwrap_or(at).place());
                diagnostics.push(error.code, place, error.message).help = error.help;
                None
            }
        }
    }
}
