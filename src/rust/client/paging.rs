//! Detects the paging of a list from the operation's parameters and its response. It prints
//! nothing.

use crate::api::{Field, Location, Operation, Parameter, Type, Value};
use crate::config::ClientOptions;

use super::models::Models;
use super::next_link::{self, step};
use super::output::Output;
use super::rules;

/// The paging of a list operation.
pub(super) struct Paging {
    /// The Rust expression of a `PageBy` of the support code.
    pub(super) by: String,
    /// The parameter for the page size, and its maximum.
    pub(super) size: Option<String>,
    pub(super) most: Option<u32>,
    /// A JSON pointer to the items.
    pub(super) items: String,
    pub(super) count: Option<String>,
    /// The type of an item.
    pub(super) item: String,
}

/// Names of query parameters for the page size.
const SIZES: [&str; 9] = [
    "limit",
    "per_page",
    "page_size",
    "pageSize",
    "perPage",
    "size",
    "maxResults",
    "max_results",
    "first",
];

/// Names of cursor parameters, and of response fields with the next cursor.
const CURSORS: [&str; 9] = [
    "cursor",
    "page_token",
    "pageToken",
    "next_token",
    "nextToken",
    "continuation_token",
    "continuationToken",
    "after",
    "starting_after",
];
const NEXT: [&str; 11] = [
    "next_cursor",
    "nextCursor",
    "next_page_token",
    "nextPageToken",
    "next_token",
    "nextToken",
    "continuation_token",
    "continuationToken",
    "cursor",
    "after",
    "next",
];

/// Returns the paging of an operation, if its response is a list with further pages.
pub(super) fn decided(
    models: &Models<'_>,
    client: &ClientOptions,
    operation: &Operation,
    output: &Output,
) -> Option<Paging> {
    let schema = output.schema()?;
    let (items, item) = items(models, schema)?;
    let query: Vec<&Parameter> = operation.parameters_in(Location::Query).collect();
    let named = |name: &str| {
        query
            .iter()
            .find(|parameter| parameter.name == name)
            .copied()
    };
    let size = SIZES
        .into_iter()
        .find_map(|name| named(name).filter(|size| is_integer(size)));
    let (by, own_item) = match rules::of(client, operation) {
        Some(rule) => (rule?, None),
        None => (by(models, operation, schema, &named, size)?, None::<String>),
    };
    let count = named("count").filter(|count| count.ty == Type::Boolean);
    Some(Paging {
        by,
        size: size.map(|size| size.name.clone()),
        most: size.and_then(most),
        items,
        count: count.map(|count| count.name.clone()),
        item: own_item.unwrap_or(item),
    })
}

/// Returns the `PageBy` expression for the first kind of paging that the operation supports.
fn by<'a>(
    models: &Models<'_>,
    operation: &Operation,
    schema: &Type,
    named: &impl Fn(&str) -> Option<&'a Parameter>,
    size: Option<&Parameter>,
) -> Option<String> {
    if operation.method == "post" && size.is_some() && has_search_after(models, operation) {
        return Some("client::PageBy::SearchAfter".to_owned());
    }
    if !["get", "post"].contains(&operation.method.as_str()) {
        return None;
    }
    if let Some(offset) = named("offset")
        .or_else(|| named("skip"))
        .filter(|found| is_integer(found))
    {
        return Some(format!("client::PageBy::Offset({:?})", offset.name));
    }
    let next = |names: &[&str]| next_field(models, schema, names);
    if let Some(cursor) = CURSORS.into_iter().find_map(named)
        && let Some(next) = next(&NEXT)
    {
        let parameter = &cursor.name;
        return Some(format!(
            "client::PageBy::Cursor {{ parameter: {parameter:?}, next: {next:?} }}"
        ));
    }
    if let Some(after) = after(models, schema, named).filter(|_| size.is_some()) {
        let parameter = &after.name;
        return Some(format!(
            "client::PageBy::After {{ parameter: {parameter:?}, id: \"/id\" }}"
        ));
    }
    if let Some(next) = next_link::pointer(models, schema) {
        return Some(format!("client::PageBy::Link {{ next: {next:?} }}"));
    }
    if let Some(page) = named("page").filter(|page| is_integer(page)) {
        let starts = |value: &Option<Value>| matches!(value, Some(Value::Integer(0)));
        let first = u8::from(!(starts(&page.default) || starts(&page.limits.minimum)));
        return Some(format!(
            "client::PageBy::Number {{ parameter: \"page\", first: {first} }}"
        ));
    }
    let mut successes = operation
        .responses
        .iter()
        .filter(|response| response.status.is_success());
    let has_link = successes.any(|response| {
        response
            .headers
            .iter()
            .any(|header| header.name.eq_ignore_ascii_case("link"))
    });
    has_link.then(|| "client::PageBy::Link { next: \"\" }".to_owned())
}

/// Returns the parameter for the id of the last item: `after_id`, or `starting_after` of Stripe's
/// lists, which say if there are more. Elsewhere a parameter of that name may be a cursor.
fn after<'a>(
    models: &Models<'_>,
    schema: &Type,
    named: &impl Fn(&str) -> Option<&'a Parameter>,
) -> Option<&'a Parameter> {
    let has_more = |fields: &[Field]| fields.iter().any(|field| field.wire_name == "has_more");
    named("after_id")
        .or_else(|| named("starting_after").filter(|_| models.fields(schema).is_some_and(has_more)))
}

/// Returns the JSON Pointer to the items of a response, and their type.
fn items(models: &Models<'_>, schema: &Type) -> Option<(String, String)> {
    if let Type::List {
        items: Some(items), ..
    } = schema
    {
        return Some((String::new(), models.ty(items)));
    }
    let fields = models.fields(schema)?;
    // HAL: lists are below `_embedded`.
    let embedded = fields.iter().find(|field| field.wire_name == "_embedded");
    if let Some(inner) = embedded.and_then(|field| models.fields(&field.ty))
        && let Some((items, item)) = list(models, inner)
    {
        return Some((step("_embedded") + &items, item));
    }
    list(models, fields)
}

/// Returns the JSON Pointer to the list among some fields, and the type of its items.
fn list(models: &Models<'_>, fields: &[Field]) -> Option<(String, String)> {
    let lists = fields.iter().filter_map(|field| match &field.ty {
        Type::List {
            items: Some(items), ..
        } => Some((field, items)),
        _ => None,
    });
    let lists: Vec<_> = lists.collect();
    let usual = [
        "items", "data", "results", "value", "values", "content", "records", "entries",
    ];
    let named = usual
        .into_iter()
        .find_map(|name| lists.iter().find(|(field, _)| field.wire_name == name));
    let (field, items) = match &lists[..] {
        [only] => only,
        _ => named?,
    };
    Some((step(&field.wire_name), models.ty(items)))
}

/// Returns the JSON Pointer to a field with one of these names, in the response or in an object
/// directly below it.
fn next_field(models: &Models<'_>, schema: &Type, names: &[&str]) -> Option<String> {
    let fields = models.fields(schema)?;
    let is_name = |ty: &Type| matches!(ty, Type::String(_) | Type::Integer(_));
    let own = names.iter().find(|name| {
        fields
            .iter()
            .any(|field| field.wire_name == **name && is_name(&field.ty))
    });
    if let Some(name) = own {
        return Some(step(name));
    }
    fields.iter().find_map(|outer| {
        let inner = models.fields(&outer.ty)?;
        let found = names.iter().find(|name| {
            inner
                .iter()
                .any(|field| field.wire_name == **name && is_name(&field.ty))
        })?;
        Some(step(&outer.wire_name) + &step(found))
    })
}

fn has_search_after(models: &Models<'_>, operation: &Operation) -> bool {
    let types = operation.request_body.iter().flat_map(|body| &body.content);
    let mut fields = types
        .filter_map(|media| models.fields(media.ty.as_ref()?))
        .flatten();
    fields.any(|field| field.wire_name == "searchAfter")
}

fn is_integer(parameter: &Parameter) -> bool {
    matches!(parameter.ty, Type::Integer(_) | Type::Number(_))
}

/// Returns the maximum that the schema allows.
fn most(size: &Parameter) -> Option<u32> {
    let Some(Value::Integer(most)) = size.limits.maximum else {
        return None;
    };
    let most = if size.limits.exclusive_maximum {
        most - 1
    } else {
        most
    };
    u32::try_from(most).ok().filter(|most| *most > 0)
}
