//! Checks examples and defaults against their own schemas.
//!
//! A JSON Schema library would not do: this module checks the parsed tree, across files and with `nullable` of OpenAPI
//! 3.0, and can point at the invalid value. Of several alternatives, one has to match.

use std::cell::Cell;
use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Additional, Node, SchemaView, Spec, Target, Version, content};

use super::scalar::{not_listed, other_spelling, out_of_limits, shown, wrong_type};
use super::schemas::Schema;

/// Maximum depth of a value that is checked.
const MOST_DEPTH: usize = 32;

/// Maximum number of schemas to check one value against, as nested alternatives multiply.
const MOST_STEPS: u32 = 20_000;

/// The reason why a value is invalid, the part of it that is, and a suggestion if there is an obvious one.
struct Contradiction<'a> {
    part: &'a Node,
    why: String,
    help: Option<&'static str>,
}

type Judged<'a> = Result<(), Contradiction<'a>>;

/// Checks the `default` and the `example` of a schema; in OpenAPI 3.1 its `examples` too.
pub fn check(spec: &Spec, schema: Schema<'_>, findings: &mut Diagnostics) {
    let at = schema.at;
    if spec.version == Version::V3_0 && at.reference().is_some() {
        return;
    }
    for keyword in ["default", "example"] {
        if let Some(value) = at.get(keyword) {
            report(spec, at, value, keyword, findings);
        }
    }
    let list = at.get("examples").filter(|_| spec.version >= Version::V3_1);
    for value in list
        .iter()
        .flat_map(|list| list.node.items().iter().map(|value| list.at(value)))
    {
        report(spec, at, value, "example", findings);
    }
}

/// Checks examples that are next to the schema of a parameter or a media type.
pub fn check_beside(spec: &Spec, findings: &mut Diagnostics) {
    let mut seen = HashSet::new();
    for operation in spec.operations(&mut Diagnostics::default()) {
        let bodies = operation
            .request_body
            .iter()
            .chain(operation.responses.iter().map(|(_, response)| response));
        for holder in operation.parameters.iter().chain(bodies) {
            if !seen.insert((holder.file, holder.node.index)) {
                continue;
            }
            if let Some(schema) = holder.get("schema") {
                examples(spec, *holder, schema, findings);
            }
            content(*holder)
                .for_each(|content| examples(spec, content.media, content.schema, findings));
        }
    }
}

/// Checks `example` and `examples` of a parameter or media type.
fn examples(spec: &Spec, holder: Target<'_>, schema: Target<'_>, findings: &mut Diagnostics) {
    let named = holder.get("examples");
    let named = named
        .iter()
        .flat_map(|list| list.node.entries().map(|(_, example)| list.at(example)));
    let named = named.filter_map(|example| spec.follow(example).ok()?.get("value"));
    for value in holder.get("example").into_iter().chain(named) {
        report(spec, schema, value, "example", findings);
    }
}

fn report(
    spec: &Spec,
    schema: Target<'_>,
    value: Target<'_>,
    what: &str,
    findings: &mut Diagnostics,
) {
    let judge = Judge {
        spec,
        steps: Cell::new(MOST_STEPS),
    };
    if let Err(Contradiction { part, why, help }) = judge.value(schema, value.node, MOST_DEPTH) {
        let message = format!("this {what} contradicts its schema: {why}");
        let finding = findings.push(Code::ContradictsSchema, value.at(part).place(), message);
        finding.help = help.map(str::to_owned);
    }
}

struct Judge<'s> {
    spec: &'s Spec,
    steps: Cell<u32>,
}

impl Judge<'_> {
    fn value<'v>(&self, schema: Target<'_>, value: &'v Node, depth: usize) -> Judged<'v> {
        let Some(steps) = self.steps.get().checked_sub(1) else {
            return Ok(());
        };
        self.steps.set(steps);
        let (Some(depth), Ok(schema)) = (depth.checked_sub(1), self.spec.follow(schema)) else {
            return Ok(());
        };
        let view = SchemaView {
            node: schema.node,
            version: self.spec.version,
        };
        if value.is_null() {
            return null(view, value);
        }
        for part in view.list("allOf") {
            self.value(schema.at(part), value, depth)?;
        }
        for key in ["oneOf", "anyOf"] {
            self.alternatives(schema, key, value, depth)?;
        }
        scalar(view, value)?;
        if let Some(items) = schema.get("items").filter(|_| !value.items().is_empty()) {
            value
                .items()
                .iter()
                .try_for_each(|item| self.value(items, item, depth))?;
        }
        self.object(schema, view, value, depth)
    }

    /// One of several alternatives has to match.
    fn alternatives<'v>(
        &self,
        schema: Target<'_>,
        key: &str,
        value: &'v Node,
        depth: usize,
    ) -> Judged<'v> {
        let mut refusals = Vec::new();
        let parts = schema.node.get(key).map(Node::items).unwrap_or_default();
        for part in parts {
            match self.value(schema.at(part), value, depth) {
                Ok(()) => return Ok(()),
                Err(refusal) => refusals.push(refusal),
            }
        }
        match refusals.is_empty() {
            true => Ok(()),
            false => Err(agreed(refusals, value, key)),
        }
    }

    fn object<'v>(
        &self,
        schema: Target<'_>,
        view: SchemaView<'_>,
        value: &'v Node,
        depth: usize,
    ) -> Judged<'v> {
        let Some(map) = value.as_map() else {
            return Ok(());
        };
        let property = |name: &str| schema.node.get("properties").and_then(|all| all.get(name));
        for name in view.required().filter(|name| map.get(name).is_none()) {
            // A property of one direction only may be missing in examples of the other direction.
            let says = |node: &Node, key| node.get(key).and_then(Node::as_bool) == Some(true);
            let one_way = |node: &&Node| says(node, "readOnly") || says(node, "writeOnly");
            if property(name).is_some_and(|node| !one_way(&node)) {
                let why = format!("the required property `{name}` is missing");
                return Err(Contradiction {
                    part: value,
                    why,
                    help: None,
                });
            }
        }
        for (name, part) in value.entries() {
            match (property(name), view.additional()) {
                (Some(property), _) => self.value(schema.at(property), part, depth)?,
                (None, Additional::Schema(all)) => self.value(schema.at(all), part, depth)?,
                (None, Additional::Forbidden) if view.list("allOf").is_empty() => {
                    let why = format!("there is no property `{name}`");
                    return Err(Contradiction {
                        part,
                        why,
                        help: None,
                    });
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn null<'v>(view: SchemaView<'_>, value: &'v Node) -> Judged<'v> {
    if view.nullable() || view.types().next().is_none() {
        return Ok(());
    }
    Err(Contradiction {
        part: value,
        why: "it is `null`, which the schema does not allow".to_owned(),
        help: Some(match view.version {
            Version::V3_0 => "remove it, or set `nullable: true` in the schema",
            Version::V3_1 => "remove it, or add `null` to the types of the schema",
        }),
    })
}

fn scalar<'v>(view: SchemaView<'_>, value: &'v Node) -> Judged<'v> {
    let wrong = |why, help| {
        Err(Contradiction {
            part: value,
            why,
            help,
        })
    };
    if let Some(why) = wrong_type(view, value) {
        return wrong(why, other_spelling(view.kind(), value));
    }
    match not_listed(view, value).or_else(|| out_of_limits(view, value)) {
        Some(why) => wrong(why, None),
        None => Ok(()),
    }
}

/// Returns the common reason if all alternatives agree; otherwise that none matches, and why the first one does not.
fn agreed<'v>(
    mut refusals: Vec<Contradiction<'v>>,
    value: &'v Node,
    key: &str,
) -> Contradiction<'v> {
    let first = refusals.swap_remove(0);
    if refusals
        .iter()
        .all(|other| other.why == first.why && std::ptr::eq(other.part, first.part))
    {
        return first;
    }
    let why = format!(
        "{} matches no alternative of `{key}`; for the first one, {}",
        shown(value),
        first.why
    );
    Contradiction {
        part: value,
        why,
        help: None,
    }
}
