//! The return type of an operation, and the table of its responses.

use super::parameter::link;
use crate::powershell::cell::{Cells, Classes, items_or_texts};
use crate::powershell::text::{html, one_line};
use crate::powershell::type_name::{ANY, is_primitive};
use crate::published::Type;
use crate::published::call::{self, Call};

/// A row of the response table.
pub(crate) struct Response {
    /// The status; `0` for `default`.
    pub status: String,
    /// The description on one line, escaped.
    pub description: String,
    /// The data type of the body; empty if there is none.
    pub data_type: String,
}

/// Returns the type of the first successful response, or else of the default one.
pub(super) fn returned(call: &Call, classes: &Classes<'_>) -> String {
    let good = call
        .responses
        .iter()
        .filter(|response| response.status.starts_with('2') || response.status == "default");
    let first = good.min_by(|a, b| a.status.cmp(&b.status));
    let Some((response, ty)) = first.and_then(|response| Some((response, response.ty.as_ref()?)))
    else {
        return " (empty response body)".to_owned();
    };
    let cells = classes.cells(response.in_root);
    let data_type = html(&cells.data_type(ty));
    // A list without `items` has strings, regardless of its parts.
    let base = if response.is_list_of_nothing {
        "String"
    } else {
        base_type(ty, cells)
    };
    if is_primitive(base) {
        format!("**{data_type}**")
    } else {
        link(&data_type, base)
    }
}

/// Returns the type of the items or values of a list or a map; for other types, the type itself.
pub(super) fn base_type<'c>(ty: &Type, cells: Cells<'c, '_>) -> &'c str {
    match ty {
        Type::Nullable(ty) => base_type(ty, cells),
        Type::List { items, .. } => cells.schema_type(items_or_texts(items.as_deref())),
        Type::Map(None) => ANY,
        Type::Map(Some(value)) => cells.schema_type(value),
        ty => cells.schema_type(ty),
    }
}

/// Returns all responses: single statuses in the order of the file, then ranges, then `default`.
pub(super) fn responses(call: &Call, classes: &Classes<'_>) -> Vec<Response> {
    let mut list: Vec<&call::Response> = call.responses.iter().collect();
    list.sort_by_key(|response| match &*response.status {
        "default" => 2,
        status if status.bytes().all(|byte| byte.is_ascii_digit()) => 0,
        _ => 1,
    });
    let row = |response: &call::Response| Response {
        status: match &*response.status {
            "default" => "0".to_owned(),
            status => status.to_owned(),
        },
        description: html(&one_line(&response.docs)),
        data_type: html(&data_type(response, classes)),
    };
    list.into_iter().map(row).collect()
}

/// Returns the data type of a response. A list without `items` has strings: `list-role-entitlements` of V2024.
fn data_type(response: &call::Response, classes: &Classes<'_>) -> String {
    match &response.ty {
        Some(_) if response.is_list_of_nothing => "String[]".to_owned(),
        Some(ty) => classes.cells(response.in_root).data_type(ty),
        None => String::new(),
    }
}
