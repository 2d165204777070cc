//! Lowers parameters and headers, with the types, defaults and limits of their schemas.

use std::collections::HashSet;

use crate::api::media::essence;
use crate::api::{
    Encoding, Example, Header, Limits, Location, MediaType, Parameter, Rules, Style, Type, Value,
};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{self, Node, SchemaView, Spec, Target, media_types};

use super::object::{Held, entries, examples, extensions, flag, text};
use super::part;

/// Lowers the parameters and headers of one operation.
pub(super) struct Lowering<'h, 'a> {
    pub spec: &'a Spec,
    /// The name of the operation, with which the names of models begin.
    pub base: String,
    pub held: Held<'h, 'a>,
    pub findings: &'h mut Diagnostics,
}

/// The properties of a parameter or header that come from its schema.
struct Described {
    ty: Type,
    media_type: Option<String>,
    default: Option<Value>,
    limits: Limits,
    rules: Option<Box<Rules>>,
    examples: Vec<Example>,
}

impl<'a> Lowering<'_, 'a> {
    /// Returns the parameters: the operation's own override those of its path; of duplicates, the first one applies.
    pub fn parameters(&mut self, operation: &openapi::Operation<'a>) -> Vec<Parameter> {
        let (shared, own) = operation.parameters.split_at(operation.shared_parameters);
        let own: Vec<Parameter> = own.iter().filter_map(|&at| self.parameter(at)).collect();
        let shared = shared.iter().filter_map(|&at| self.parameter(at));
        let is_overridden = |parameter: &Parameter| {
            own.iter()
                .any(|own| own.name == parameter.name && own.location == parameter.location)
        };
        let mut parameters: Vec<_> = shared
            .filter(|parameter| !is_overridden(parameter))
            .collect();
        parameters.extend(own);
        let mut seen = HashSet::new();
        parameters.retain(|parameter| seen.insert((parameter.name.clone(), parameter.location)));
        parameters
    }

    fn parameter(&mut self, at: Target<'a>) -> Option<Parameter> {
        let (name, location) = self.address(at)?;
        let base = format!("{}_{name}_parameter", self.base);
        let described = self.describe(at, &base);
        let style = self.style(at, location);
        let explode = at.node.get("explode").and_then(Node::as_bool);
        Some(Parameter {
            docs: text(at, "description"),
            required: location == Location::Path || flag(at, "required"),
            deprecated: flag(at, "deprecated"),
            ty: described.ty,
            style,
            explode: explode.unwrap_or(style == Style::Form),
            allow_reserved: flag(at, "allowReserved"),
            allow_empty: flag(at, "allowEmptyValue"),
            media_type: described.media_type,
            default: described.default,
            limits: described.limits,
            rules: described.rules,
            examples: described.examples,
            extensions: extensions(at),
            origin: self.spec.origin(at),
            name,
            location,
        })
    }

    /// Returns the name and the location; reports an error if one of them is missing or invalid.
    fn address(&mut self, at: Target<'a>) -> Option<(String, Location)> {
        let name = text(at, "name").filter(|name| !name.is_empty());
        let written = text(at, "in");
        let location = Location::ALL
            .into_iter()
            .find(|location| written.as_deref() == Some(location.as_str()));
        let message = match (&name, &written, location) {
            (Some(name), _, Some(location)) => return Some((name.clone(), location)),
            (None, _, _) => "a parameter has no `name`".to_owned(),
            (Some(name), None, _) => format!("the parameter `{name}` has no `in`"),
            (Some(name), Some(written), None) => {
                format!("the parameter `{name}` is in `{written}`, which OpenAPI 3 does not have")
            }
        };
        self.findings.push(Code::BadStructure, at.place(), message);
        None
    }

    fn style(&mut self, at: Target<'a>, location: Location) -> Style {
        let Some(written) = at.get("style") else {
            return location.default_style();
        };
        let found = known_style(written.node);
        found
            .filter(|style| style.is_for(location))
            .unwrap_or_else(|| {
                let written_style = written.node.value();
                let message = format!("a parameter in `{location}` has no style {written_style}");
                self.findings
                    .push(Code::BadStructure, written.place(), message);
                location.default_style()
            })
    }

    /// Reads the schema, or else that of the first media type of `content`.
    fn describe(&mut self, at: Target<'a>, name: &str) -> Described {
        let content = match at.get("schema") {
            Some(_) => None,
            None => media_types(at).next(),
        };
        let holder = content.map_or(at, |(_, media)| media);
        let schema = holder.get("schema");
        let held = schema.map(|schema| (self.held)(schema, name));
        let (ty, rules) = held.unwrap_or((Type::Any, None));
        let said = schema.map(|schema| Said::new(self.spec, schema));
        let mut found = examples(self.spec, holder);
        if found.is_empty() {
            found.extend(said.as_ref().and_then(Said::example));
        }
        Described {
            ty,
            media_type: content.map(|(name, _)| name.to_owned()),
            default: said.as_ref().and_then(Said::default),
            limits: said.map(|said| said.limits()).unwrap_or_default(),
            rules,
            examples: found,
        }
    }

    /// Returns the headers of a response, or of a part of a body.
    pub fn headers(&mut self, at: Target<'a>, prefix: &str) -> Vec<Header> {
        let headers = entries(self.spec, at, "headers").collect::<Vec<_>>();
        let header = |(name, at): (&str, Target<'a>)| {
            let base = format!("{}_{prefix}{name}_header", self.base);
            let described = self.describe(at, &base);
            Header {
                name: name.to_owned(),
                docs: text(at, "description"),
                required: flag(at, "required"),
                deprecated: flag(at, "deprecated"),
                ty: described.ty,
                explode: flag(at, "explode"),
                media_type: described.media_type,
                rules: described.rules,
                default: described.default,
                examples: described.examples,
                origin: self.spec.origin(at),
            }
        };
        headers.into_iter().map(header).collect()
    }

    /// Fills in the encodings of the properties of each media type.
    pub fn encodings(&mut self, at: Target<'a>, part_of: &str, content: &mut [MediaType]) {
        for ((_, media), lowered) in media_types(at).zip(content) {
            let written: Vec<_> = entries(self.spec, media, "encoding").collect();
            for (property, at) in written {
                let headers = self.headers(at, &format!("{part_of}_{property}_"));
                lowered.encoding.push(Encoding {
                    property: property.to_owned(),
                    content_type: text(at, "contentType"),
                    headers,
                    style: at.node.get("style").and_then(known_style),
                    explode: at.node.get("explode").and_then(Node::as_bool),
                    allow_reserved: flag(at, "allowReserved"),
                    ..Encoding::default()
                });
            }
            if essence(&lowered.name).starts_with("multipart/") {
                state(&mut lowered.encoding, part::stated(self.spec, media));
            }
        }
    }
}

/// Adds what schemas say about parts to their encodings.
fn state(encodings: &mut Vec<Encoding>, stated: Vec<(&str, part::Stated)>) {
    for (property, stated) in stated {
        let known = encodings.iter().position(|one| one.property == property);
        let at = known.unwrap_or_else(|| {
            encodings.push(Encoding {
                property: property.to_owned(),
                ..Encoding::default()
            });
            encodings.len() - 1
        });
        encodings[at].stated_type = stated.media_type;
        encodings[at].stated_encoding = stated.encoding;
    }
}

fn known_style(node: &Node) -> Option<Style> {
    let written = node.as_str()?;
    Style::ALL
        .into_iter()
        .find(|style| style.as_str() == written)
}

/// A schema and the schemas that it refers to, the outermost first. Each applies where those before it say nothing.
struct Said<'a> {
    views: Vec<SchemaView<'a>>,
}

/// The most schemas to follow; a longer chain is circular.
const MOST_VIEWS: usize = 64;

impl<'a> Said<'a> {
    /// Collects the schema, the target of its reference, and the only part of an `allOf` around one.
    fn new(spec: &'a Spec, schema: Target<'a>) -> Self {
        let (mut views, mut open) = (Vec::new(), Some(schema));
        while let Some(at) = open.take().filter(|_| views.len() < MOST_VIEWS) {
            views.push(SchemaView {
                node: at.node,
                version: spec.version,
            });
            open = match (at.reference(), at.node.get("allOf").map(Node::items)) {
                (Some(reference), _) => spec.resolve_schema(at, reference).ok(),
                (None, Some([part])) => Some(at.at(part)),
                _ => None,
            };
        }
        Said { views }
    }

    fn default(&self) -> Option<Value> {
        let mut found = self
            .views
            .iter()
            .filter_map(|view| view.node.get("default"));
        found.next().map(Node::value)
    }

    fn example(&self) -> Option<Example> {
        let mut found = self.views.iter().filter_map(|view| view.example());
        found.next().map(|value| Example {
            name: String::new(),
            summary: None,
            value,
        })
    }

    fn limits(&self) -> Limits {
        let mut views = self.views.iter();
        let first = views.next().map(|view| Limits::of(*view));
        views.fold(first.unwrap_or_default(), |limits, view| {
            limits.or(|| Some(Limits::of(*view)))
        })
    }
}
