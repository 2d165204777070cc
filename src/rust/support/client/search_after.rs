//! Lists that continue after the sort fields of the last item: the fields `sort` and
//! `searchAfter` in the body of a search request.

use serde_json::{Map, Value};

use super::body::Body;
use super::draft::Draft;
use super::error::Error;

/// The field that makes the sort order unique.
const ID: &str = "id";

/// Prepares the request for the first page: adds `id` as the last sort field. Without
/// it, items that are equal in all other fields could be lost between pages.
pub(super) fn first(mut draft: Draft) -> Draft {
    change(&mut draft, |body| {
        let sort = body.entry("sort").or_insert_with(|| Value::Array(Vec::new()));
        if let Value::Array(sort) = sort
            && !sort.iter().filter_map(Value::as_str).any(|field| plain(field) == ID)
        {
            sort.push(ID.into());
        }
    });
    draft
}

/// Prepares the request for the items after `last`; returns the position as a string.
pub(super) fn next(draft: &mut Draft, last: &Value) -> Result<String, Error> {
    let mut values = Err(Error::Paging("the body has no fields".into()));
    change(draft, |body| {
        values = after(body, last);
        if let Ok(values) = &values {
            body.insert("searchAfter".to_owned(), Value::Array(values.clone()));
        }
    });
    values.map(|values| Value::Array(values).to_string())
}

fn after(body: &Map<String, Value>, last: &Value) -> Result<Vec<Value>, Error> {
    let sort = body.get("sort").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
    let fields = sort.iter().filter_map(Value::as_str).map(plain);
    fields
        .map(|field| {
            let missing = || {
                Error::Paging(
                    format!("an item has no field `{field}` to go on after").into(),
                )
            };
            found(last, field).cloned().ok_or_else(missing)
        })
        .collect()
}

/// Returns a sort field without the sign of its direction.
fn plain(field: &str) -> &str {
    field.strip_prefix(['-', '+']).unwrap_or(field)
}

/// Returns a field by its name or by its dotted path.
fn found<'a>(item: &'a Value, field: &str) -> Option<&'a Value> {
    let nested = || field.split('.').try_fold(item, |item, name| item.get(name));
    item.get(field).or_else(nested).filter(|value| !value.is_null())
}

/// Changes the body, if it is a JSON object in memory.
fn change(draft: &mut Draft, with: impl FnOnce(&mut Map<String, Value>)) {
    let body = draft.body.as_bytes().unwrap_or_default();
    if let Ok(Value::Object(mut body)) = serde_json::from_slice(&body) {
        with(&mut body);
        draft.body = Body::from(Value::Object(body).to_string());
    }
}
