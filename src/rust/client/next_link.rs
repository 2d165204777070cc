//! Finds the field of a response that links to the next page. It knows no parameters and prints nothing.

use crate::api::{Field, Shape, Type};

use super::models::Models;

/// Fields that hold the URL of the next page, whatever their format.
const LINKS: [&str; 11] = [
    "@odata.nextLink",
    "odata.nextLink",
    "nextLink",
    "next_link",
    "nextUrl",
    "next_url",
    "nextUri",
    "next_uri",
    "nextPageUrl",
    "next_page_url",
    "nextPageLink",
];

/// Objects that hold links: of HAL and of JSON:API.
const GROUPS: [&str; 2] = ["_links", "links"];

/// Returns the JSON Pointer to the URL of the next page, or to an object with the URL as its `href`.
pub(super) fn pointer(models: &Models<'_>, schema: &Type) -> Option<String> {
    let fields = models.fields(schema)?;
    let own = fields.iter().find(|field| is_link(models, field, false));
    if let Some(own) = own {
        return Some(step(&own.wire_name));
    }
    fields.iter().find_map(|outer| {
        let holds_links = GROUPS.contains(&outer.wire_name.as_str());
        let mut inner = models.fields(&outer.ty)?.iter();
        let found = inner.find(|field| is_link(models, field, holds_links))?;
        Some(step(&outer.wire_name) + &step(&found.wire_name))
    })
}

/// Returns `true` for a field with the URL of the next page. A field `next` is one if it is among links, or has the format of
/// a URL.
fn is_link(models: &Models<'_>, field: &Field, among_links: bool) -> bool {
    let is_next = field.wire_name == "next";
    match &field.ty {
        Type::String(Some(format)) if is_next && !among_links => {
            ["uri", "uri-reference", "url"].contains(&format.as_str())
        }
        Type::String(_) => is_next && among_links || LINKS.contains(&field.wire_name.as_str()),
        Type::Model(id) if is_next && among_links => match &models.of(*id).shape {
            Shape::Struct(shape) => shape.fields.iter().any(|field| field.wire_name == "href"),
            Shape::Union(_) | Shape::Alias(_) => true,
            _ => false,
        },
        _ => false,
    }
}

/// Returns a name as a step of a JSON Pointer.
pub(super) fn step(name: &str) -> String {
    format!("/{}", name.replace('~', "~0").replace('/', "~1"))
}
