//! Prints the JSON that a member of a union matches, as a constant expression. It decides nothing.

use crate::rust::print::expression::{Code, Item};
use crate::rust::print::quoted;
use crate::rust::view::Fit;

/// Returns the expression.
pub(super) fn code(fit: &Fit) -> Code {
    expression(fit, "")
}

/// Returns the expression with a prefix, which is `&` or empty.
fn expression(fit: &Fit, mark: &str) -> Code {
    let path = |name: &str| format!("{mark}support::Fit::{name}");
    match fit {
        Fit::Any => Code::plain(path("Any")),
        Fit::Boolean => Code::plain(path("Boolean")),
        Fit::Integer => Code::plain(path("Integer")),
        Fit::Number => Code::plain(path("Number")),
        Fit::Text => Code::plain(path("Text")),
        Fit::Map => Code::plain(path("Map")),
        Fit::MapOf(held) => Code::call(&path("MapOf"), expression(held, "&")),
        Fit::OneOf(texts) => Code::call(&path("OneOf"), list(texts)),
        Fit::List(items) => Code::call(&path("List"), expression(items, "&")),
        Fit::Either(fits) => {
            let fits = fits.iter().map(code).collect();
            Code::call(&path("Either"), Code::list("&", fits))
        }
        Fit::Object {
            required,
            optional,
            fields,
        } => {
            let known = fields.iter().map(|(name, fit)| {
                let pair = [Code::plain(quoted(name)), code(fit)];
                Code::calls("", pair.map(Item::new).into())
            });
            let fields = [
                ("required", list(required)),
                ("optional", list(optional)),
                ("fields", Code::list("&", known.collect())),
            ];
            let fields = fields.map(|(name, code)| Item::field(name, code));
            Code::literal(&path("Object"), fields.into())
        }
    }
}

/// Returns a list of strings.
pub(super) fn list(texts: &[String]) -> Code {
    Code::list(
        "&",
        texts.iter().map(|text| Code::plain(quoted(text))).collect(),
    )
}
