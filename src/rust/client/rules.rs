//! Applies the rules of `[[client.pages]]` for paging. It detects nothing by itself.

use glob::Pattern;

use crate::api::Operation;
use crate::config::{ClientOptions, PagingKind, PagingRule};

/// Returns the rule for an operation: `None` if there is none, `Some(None)` if it turns paging off.
pub(super) fn of(client: &ClientOptions, operation: &Operation) -> Option<Option<String>> {
    let is_for = |rule: &&PagingRule| {
        Pattern::new(&rule.operations).is_ok_and(|pattern| pattern.matches(&operation.id))
    };
    let rule = client.pages.iter().find(is_for)?;
    let parameter = |usual: &str| rule.parameter.clone().unwrap_or_else(|| usual.to_owned());
    let next = |usual: &str| rule.next.clone().unwrap_or_else(|| usual.to_owned());
    Some(match rule.by {
        PagingKind::None => None,
        PagingKind::Offset => Some(format!("client::PageBy::Offset({:?})", parameter("offset"))),
        PagingKind::Page => Some(format!(
            "client::PageBy::Number {{ parameter: {:?}, first: {} }}",
            parameter("page"),
            rule.first.unwrap_or(1)
        )),
        PagingKind::Cursor => Some(format!(
            "client::PageBy::Cursor {{ parameter: {:?}, next: {:?} }}",
            parameter("cursor"),
            next("/next")
        )),
        PagingKind::After => Some(format!(
            "client::PageBy::After {{ parameter: {:?}, id: {:?} }}",
            parameter("after"),
            next("/id")
        )),
        PagingKind::SearchAfter => Some("client::PageBy::SearchAfter".to_owned()),
        PagingKind::Link => Some(format!("client::PageBy::Link {{ next: {:?} }}", next(""))),
    })
}
