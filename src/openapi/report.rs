//! Reports schemas that are not read as written: unknown types, keywords that are ignored, and
//! unions of themselves. It changes nothing.

use super::keyword::Keyword;
use super::type_name::nearest_type;
use super::{Node, SchemaView, Target};
use crate::diagnostic::{Code, Diagnostics, Place};

/// Reports each type that OpenAPI does not define, and how it is read.
pub(crate) fn say_unknown_type(
    at: Target<'_>,
    view: SchemaView<'_>,
    diagnostics: &mut Diagnostics,
) {
    for written in view.foreign_types() {
        let place = at.get("type").unwrap_or(at).place();
        let (read, help) = match nearest_type(written) {
            Some((name, None)) => (
                format!("it is read as `{name}`"),
                format!("write `type: {name}`"),
            ),
            Some((name, Some(format))) => (
                format!("it is read as `{name}` with the format `{format}`"),
                format!("write `type: {name}` and `format: {format}`"),
            ),
            None => (
                "the value becomes plain JSON".to_owned(),
                "remove `type` where any value is allowed".to_owned(),
            ),
        };
        diagnostics
            .push(
                Code::UnknownType,
                place,
                format!("unknown type `{written}`; {read}"),
            )
            .help(help);
    }
}

/// Reports the keywords of a schema that models and pages ignore.
pub(crate) fn say_not_carried(at: Target<'_>, diagnostics: &mut Diagnostics) {
    for (key, node) in at.node.entries() {
        let is_carried = Keyword::named(key).is_none_or(|keyword| keyword.carried);
        if !is_carried && !is_list_of_names(key, node) {
            let message = match key {
                "then" | "else" | "dependentSchemas" => format!(
                    "`{key}` is not carried into pages; in models, its properties are optional"
                ),
                _ => format!("`{key}` is not carried into models and pages"),
            };
            diagnostics.push(Code::Unsupported, at.at(node).place(), message);
        }
    }
}

/// Reports a union that lists itself, or another union that leads back to it.
pub(crate) fn say_union_of_itself(
    place: Option<Place>,
    (union, held): (&str, &str),
    diagnostics: &mut Diagnostics,
) {
    let message = match union == held {
        true => format!("`{held}` is one of its own alternatives"),
        false => format!("`{union}` is an alternative of its own alternative `{held}`"),
    };
    diagnostics.push(Code::UnionOfItself, place, message);
}

/// Returns `true` for a `propertyNames` that needs no report: lists of names are carried as the
/// keys of a map, and a schema of any string has no effect.
fn is_list_of_names(key: &str, node: &Node) -> bool {
    let says = |key: &str| matches!(key, "$ref" | "enum" | "const");
    let mut keys = node.entries().map(|(key, _)| key);
    let is_type = node.entries().all(|(key, _)| key == "type");
    key == "propertyNames" && (is_type || keys.any(says))
}
