//! Checks examples and defaults against their own schemas.
//!
//! A JSON Schema library would not do: this module checks the parsed tree, across files and with `nullable` of OpenAPI
//! 3.0, and can point at the invalid value. Of several alternatives, one has to match.

use std::cell::Cell;
use std::collections::HashSet;

use crate::api::{Limits, Value};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Additional, Kind, Node, SchemaView, Spec, Target, Tree, Version, content};

use super::schemas::Schema;

/// Maximum depth of a value that is checked.
const MOST_DEPTH: usize = 32;

/// Maximum number of schemas to check one value against, as nested alternatives multiply.
const MOST_STEPS: u32 = 20_000;

/// Maximum number of characters of a value in a message.
const MOST_SHOWN: usize = 40;

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
        let wrong = |why: String, help| {
            Err(Contradiction {
                part: value,
                why,
                help,
            })
        };
        if value.is_null() {
            let says_nothing = view.nullable() || view.types().next().is_none();
            let allow = match self.spec.version {
                Version::V3_0 => "remove it, or set `nullable: true` in the schema",
                Version::V3_1 => "remove it, or add `null` to the types of the schema",
            };
            return match says_nothing {
                true => Ok(()),
                false => wrong(
                    "it is `null`, which the schema does not allow".to_owned(),
                    Some(allow),
                ),
            };
        }
        for part in view.list("allOf") {
            self.value(schema.at(part), value, depth)?;
        }
        for key in ["oneOf", "anyOf"] {
            let mut refusals = Vec::new();
            for part in view.list(key) {
                match self.value(schema.at(part), value, depth) {
                    Ok(()) => {
                        refusals.clear();
                        break;
                    }
                    Err(refusal) => refusals.push(refusal),
                }
            }
            if !refusals.is_empty() {
                return Err(agreed(refusals, value, key));
            }
        }
        if let Some(why) = wrong_type(view, value) {
            return wrong(why, other_spelling(view.kind(), value));
        }
        if let Some(why) = not_listed(view, value).or_else(|| out_of_limits(view, value)) {
            return wrong(why, None);
        }
        if let Some(items) = schema.get("items").filter(|_| !value.items().is_empty()) {
            value
                .items()
                .iter()
                .try_for_each(|item| self.value(items, item, depth))?;
        }
        self.object(schema, view, value, depth)
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

fn wrong_type(view: SchemaView<'_>, value: &Node) -> Option<String> {
    // `yes` is a boolean in YAML 1.1 and a string in YAML 1.2: it is accepted as either.
    let legacy = match &value.tree {
        Tree::Ambiguous(text) => Some(&text.1),
        _ => None,
    };
    let fits = match view.kind() {
        Kind::Boolean if matches!(legacy, Some(Value::Bool(_))) => true,
        Kind::Integer | Kind::Number
            if matches!(legacy, Some(Value::Integer(_) | Value::Float(_))) =>
        {
            true
        }
        Kind::String => matches!(value.tree, Tree::Text(_) | Tree::Ambiguous(_)),
        Kind::Integer => match value.tree {
            Tree::Integer(_) | Tree::BigInteger(_) => true,
            Tree::Float(number) => number.fract() == 0.0,
            _ => false,
        },
        Kind::Number => matches!(
            value.tree,
            Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_)
        ),
        Kind::Boolean => matches!(value.tree, Tree::Bool(_)),
        Kind::Array => matches!(value.tree, Tree::List(_)),
        Kind::Object | Kind::Map if view.types().next().is_some() => {
            matches!(value.tree, Tree::Map(_))
        }
        _ => true,
    };
    let wanted = view.types().next().unwrap_or_default();
    (!fits).then(|| {
        format!(
            "{} is {}, but the type is `{wanted}`",
            shown(value),
            what(value)
        )
    })
}

/// Suggests how a value of the wrong type was probably meant to be written.
fn other_spelling(wanted: Kind, value: &Node) -> Option<&'static str> {
    let is_number = |text: &str| text.parse::<f64>().is_ok();
    match (wanted, &value.tree) {
        (Kind::String, Tree::Bool(_) | Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_)) => {
            Some("write it in quotation marks")
        }
        (Kind::Boolean, Tree::Text(text)) if matches!(&**text, "true" | "false") => {
            Some("remove the quotation marks")
        }
        (Kind::Integer | Kind::Number, Tree::Text(text)) if is_number(text) => {
            Some("remove the quotation marks")
        }
        (Kind::Array | Kind::Object | Kind::Map, Tree::Text(text))
            if text.trim_start().starts_with(['{', '[']) =>
        {
            Some("write the value itself, not a string that contains its JSON")
        }
        (Kind::Array, Tree::List(_)) => None,
        (Kind::Array, _) => Some("write a list, or correct the type"),
        _ => None,
    }
}

fn not_listed(view: SchemaView<'_>, value: &Node) -> Option<String> {
    let same = |listed: &Node| match (listed.value().text(), value.value().text()) {
        (Some(listed), Some(value)) => listed == value,
        _ => listed.value() == value.value(),
    };
    let mut listed = view.values().peekable();
    (listed.peek().is_some() && !listed.any(same))
        .then(|| format!("{} is not in the enum", shown(value)))
}

fn out_of_limits(view: SchemaView<'_>, value: &Node) -> Option<String> {
    let limits = Limits::of(view);
    if let (Kind::String, Some(text)) = (view.kind(), value.as_str()) {
        let length = text.chars().count() as u64;
        let format = view.format().filter(|format| !has_format(text, format));
        return match (limits.min_length, limits.max_length) {
            (Some(least), _) if length < least => {
                Some(format!("{} is shorter than {least}", shown(value)))
            }
            (_, Some(most)) if length > most => {
                Some(format!("{} is longer than {most}", shown(value)))
            }
            _ => format
                .map(|format| format!("{} is not a valid `{format}`", shown(value)))
                .or_else(|| misses_pattern(text, limits.pattern.as_deref()?, value)),
        };
    }
    let count = value.items().len() as u64;
    match (&value.tree, limits.min_items, limits.max_items) {
        (Tree::List(_), Some(least), _) if count < least => {
            return Some(format!("it has fewer than {least} items"));
        }
        (Tree::List(_), _, Some(most)) if count > most => {
            return Some(format!("it has more than {most} items"));
        }
        _ => {}
    }
    let number = number(&value.value())?;
    let least = limits
        .minimum
        .as_ref()
        .and_then(self::number)
        .filter(|least| number < *least);
    let most = limits
        .maximum
        .as_ref()
        .and_then(self::number)
        .filter(|most| number > *most);
    let least = least.map(|least| format!("{number} is less than {least}"));
    least.or_else(|| most.map(|most| format!("{number} is more than {most}")))
}

/// Checks a string against a pattern. Patterns that the engine does not support, or that take too long, are ignored.
fn misses_pattern(text: &str, pattern: &str, value: &Node) -> Option<String> {
    const MOST_PATTERN: usize = 1_000;
    const MOST_TEXT: usize = 10_000;
    const MOST_STEPS: usize = 100_000;
    if pattern.len() > MOST_PATTERN || text.len() > MOST_TEXT {
        return None;
    }
    let pattern = fancy_regex::RegexBuilder::new(pattern)
        .backtrack_limit(MOST_STEPS)
        .build()
        .ok()?;
    (!pattern.is_match(text).ok()?)
        .then(|| format!("{} does not match the pattern `{pattern}`", shown(value)))
}

#[expect(
    clippy::cast_precision_loss,
    reason = "limits are compared as people read them"
)]
fn number(value: &Value) -> Option<f64> {
    match value {
        Value::Integer(number) => Some(*number as f64),
        Value::Float(number) => Some(*number),
        _ => None,
    }
}

/// Returns `true` if a string has the syntax of the format. Unknown formats accept every string.
fn has_format(text: &str, format: &str) -> bool {
    let shape = |shape: &str| {
        text.len() == shape.len()
            && text
                .bytes()
                .zip(shape.bytes())
                .all(|(byte, wanted)| match wanted {
                    b'0' => byte.is_ascii_digit(),
                    b'x' => byte.is_ascii_hexdigit(),
                    _ => byte.eq_ignore_ascii_case(&wanted),
                })
    };
    match format {
        "date" => shape("0000-00-00"),
        "uuid" => shape("xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx") || shape(&"x".repeat(32)),
        "date-time" => {
            let (day, time) = text.split_at_checked(10).unwrap_or((text, ""));
            has_format(day, "date")
                && time.starts_with(['T', 't', ' '])
                && time.matches(':').count() >= 2
        }
        _ => true,
    }
}

fn what(value: &Node) -> &'static str {
    match value.tree {
        Tree::Null => "null",
        Tree::Bool(_) => "a boolean",
        Tree::Integer(_) | Tree::BigInteger(_) | Tree::Float(_) => "a number",
        Tree::Text(_) | Tree::Ambiguous(_) => "a string",
        Tree::List(_) => "a list",
        Tree::Map(_) => "an object",
    }
}

/// Returns the value as JSON, shortened.
fn shown(value: &Node) -> String {
    let text = match &value.tree {
        Tree::List(_) | Tree::Map(_) => return "it".to_owned(),
        _ => value.value().to_string(),
    };
    match text.char_indices().nth(MOST_SHOWN) {
        Some((cut, _)) => format!("`{}…`", &text[..cut]),
        None => format!("`{text}`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_are_told_by_their_shape() {
        for (text, format, fits) in [
            ("2017-07-11T18:45:37.098Z", "date-time", true),
            ("2017-07-11", "date-time", false),
            ("2017-07-11", "date", true),
            ("11/07/2017", "date", false),
            ("2c9180835d2e5168015d32f890ca1581", "uuid", true),
            ("ef38f943-47e9-4562-b5bb-8424a56397d8", "uuid", true),
            ("someone", "uuid", false),
            ("ü", "date-time", false),
            ("anything", "no such format", true),
        ] {
            assert_eq!(has_format(text, format), fits, "{text} as {format}");
        }
    }
}
