//! Lists the operations of a spec, in the order that names depend on. It resolves references to
//! path items, parameters, bodies and responses, but not to schemas.

use super::{FollowError, Node, Spec, Target};
use crate::diagnostic::{Code, Diagnostics};

/// The methods, in the order in which the operations of a path are visited.
pub const METHODS: [&str; 8] = [
    "get", "put", "head", "post", "delete", "patch", "options", "trace",
];

/// An operation, with its references resolved except for those to schemas.
#[derive(Debug, Clone)]
pub struct Operation<'a> {
    /// The method in lower case.
    pub method: &'static str,
    /// The path template. For a webhook, its name; for a callback, its expression.
    pub path: &'a str,
    /// The path template. For a callback, that of the operation it belongs to.
    pub owner: &'a str,
    /// `true` for webhooks and callbacks: the API calls its user.
    pub incoming: bool,
    /// The root file that defines it.
    pub root: Target<'a>,
    /// The path item.
    pub item: Target<'a>,
    /// The operation object.
    pub at: Target<'a>,
    /// The parameters; those of the path item come first.
    pub parameters: Vec<Target<'a>>,
    /// The number of parameters that belong to the path item.
    pub shared_parameters: usize,
    /// The request body.
    pub request_body: Option<Target<'a>>,
    /// The responses by status, in the order of the file.
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

/// The location of a path item.
#[derive(Clone, Copy)]
struct Route<'a> {
    root: Target<'a>,
    path: &'a str,
    owner: &'a str,
    incoming: bool,
    /// Nesting depth of callbacks.
    depth: usize,
}

/// Limit on the nesting depth of callbacks, which may contain themselves.
const MOST_CALLBACKS: usize = 4;

impl<'a> Operation<'a> {
    /// The `operationId`; `None` if it is empty.
    #[must_use]
    pub fn id(&self) -> Option<&'a str> {
        self.at
            .node
            .get("operationId")
            .and_then(Node::as_str)
            .filter(|id| !id.is_empty())
    }

    /// The name that openapi-generator gives the operation, which is also the prefix of its inline
    /// schemas' names: the `operationId`, or else path and method in camel case (`petsPetIdGet`).
    #[must_use]
    pub fn name(&self) -> String {
        if let Some(id) = self.id() {
            return id.to_owned();
        }
        let words = self
            .owner
            .split(|c: char| !c.is_ascii_alphanumeric())
            .chain([self.method]);
        let mut name = String::new();
        for word in words.filter(|word| !word.is_empty()) {
            let (first, rest) = word.split_at(1);
            name.push_str(&if name.is_empty() {
                first.to_lowercase()
            } else {
                first.to_uppercase()
            });
            name.push_str(rest);
        }
        name
    }

    /// The names of the operation's tags.
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

/// The schemas in `content`, in order. Media types without a schema are left out.
pub fn content(at: Target<'_>) -> impl Iterator<Item = Content<'_>> {
    media_types(at).filter_map(move |(media_type, media)| {
        Some(Content {
            media_type,
            media,
            schema: media.get("schema")?,
        })
    })
}

/// The media types in `content`, in order, with or without a schema.
pub fn media_types(at: Target<'_>) -> impl Iterator<Item = (&str, Target<'_>)> {
    let content = at.node.get("content").into_iter().flat_map(Node::entries);
    let written = content.filter(|(name, node)| {
        !name.starts_with("x-") && (node.as_map().is_some() || node.is_null())
    });
    written.map(move |(name, node)| (name, at.at(node)))
}

/// The variables of a path template, in order: `id` for `/tokens/{id}`.
pub fn path_variables(path: &str) -> impl Iterator<Item = &str> {
    let opened = path.split('{').skip(1);
    opened.filter_map(|rest| rest.split_once('}').map(|(name, _)| name))
}

impl Spec {
    /// Returns the operations of all root files: paths in order, then webhooks. The callbacks of a
    /// path follow its own operations.
    pub fn operations(&self, diagnostics: &mut Diagnostics) -> Vec<Operation<'_>> {
        self.roots()
            .flat_map(|root| self.operations_of(root, diagnostics))
            .collect()
    }

    /// Returns the operations of one root file.
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
                let route = Route {
                    root,
                    path,
                    owner: path,
                    incoming: section == "webhooks",
                    depth: 0,
                };
                self.path_item(route, items.at(node), &mut operations, diagnostics);
            }
        }
        operations
    }

    /// Adds the operations of a path, followed by those of their callbacks.
    fn path_item<'a>(
        &'a self,
        route: Route<'a>,
        at: Target<'a>,
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
            let Some(at) = self.operation_object(at, method, route.path, diagnostics) else {
                continue;
            };
            let mut parameters = shared.clone();
            parameters.extend(self.parameters(at, diagnostics));
            let request_body = at
                .get("requestBody")
                .and_then(|body| self.followed(body, diagnostics));
            let responses = self.responses(at, diagnostics);
            operations.push(Operation {
                method,
                path: route.path,
                owner: route.owner,
                incoming: route.incoming,
                root: route.root,
                item,
                at,
                parameters,
                shared_parameters: shared.len(),
                request_body,
                responses,
            });
            callbacks.extend(at.get("callbacks"));
        }
        if route.depth < MOST_CALLBACKS {
            self.callbacks(route, callbacks, operations, diagnostics);
        }
    }

    /// Resolves an operation object. OpenAPI does not allow a reference here, but other tools
    /// accept one, so it is reported and followed.
    fn operation_object<'a>(
        &'a self,
        written: Target<'a>,
        method: &str,
        path: &str,
        diagnostics: &mut Diagnostics,
    ) -> Option<Target<'a>> {
        if let Some(reference) = written.reference() {
            let message =
                format!("`{method} {path}` is a reference to `{reference}`, which sailgen follows");
            diagnostics.push(Code::OperationReference, written.place(), message);
        }
        let at = self.followed(written, diagnostics)?;
        if at.node.as_map().is_none() {
            let message = format!("the operation `{method} {path}` is not a mapping");
            diagnostics.push(Code::BadStructure, at.place(), message);
            return None;
        }
        Some(at)
    }

    fn callbacks<'a>(
        &'a self,
        route: Route<'a>,
        callbacks: Vec<Target<'a>>,
        operations: &mut Vec<Operation<'a>>,
        diagnostics: &mut Diagnostics,
    ) {
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
                    let route = Route {
                        path: expression,
                        incoming: true,
                        depth: route.depth + 1,
                        ..route
                    };
                    self.path_item(route, callback.at(item), operations, diagnostics);
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

    /// Returns a section of `components` for each root file that has it.
    pub(crate) fn components(&self, section: &str) -> impl Iterator<Item = Target<'_>> {
        self.roots()
            .filter_map(|root| self.components_of(root, section))
    }

    /// Returns a section of `components`, resolving references to either.
    pub(crate) fn components_of<'a>(
        &'a self,
        root: Target<'a>,
        section: &str,
    ) -> Option<Target<'a>> {
        let components = self.follow(root.get("components")?).ok()?;
        self.follow(components.get(section)?).ok()
    }

    /// Follows references. Reports an error and returns `None` if one cannot be resolved.
    pub(crate) fn followed<'a>(
        &'a self,
        at: Target<'a>,
        diagnostics: &mut Diagnostics,
    ) -> Option<Target<'a>> {
        match self.follow(at) {
            Ok(found) => Some(found),
            Err(FollowError { at, error }) => {
                let place = error
                    .place
                    .unwrap_or_else(|| at.get("$ref").unwrap_or(at).place());
                let finding = diagnostics.push(error.code, place, error.message.clone());
                finding.help = error.help_where_needed();
                None
            }
        }
    }
}
