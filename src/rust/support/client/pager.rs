//! Builds the requests for the pages of a list from the responses so far. It sends
//! nothing.

use http::header::LINK;
use http::{HeaderMap, StatusCode};
use serde_json::Value;

use super::base::Base;
use super::draft::Draft;
use super::error::Error;
use super::operation::{PageBy, Paging};
use super::redirect::resolved;
use super::reply::Reply;
use super::search_after;

/// The requests for the pages of a list, to be sent with an HTTP library of your choice.
///
/// A list ends at an empty page, at a page shorter than requested, at the known total,
/// or when the response names no next page. An error never counts as the end.
#[derive(Debug)]
pub struct Pager {
    paging: Paging,
    base: Base,
    /// Request for the latest page.
    draft: Draft,
    /// Page size, if it was requested and the server must not return fewer items.
    size: Option<u64>,
    position: u64,
    state: State,
    /// Cursor, id or URL of the latest page, if the server gives it.
    name: Option<String>,
}

#[derive(Debug)]
enum State {
    /// The next page is to be requested; `after_full` is `true` if it follows a full
    /// page.
    Next {
        after_full: bool,
    },
    /// The server has rejected the request for the next page: asks for the total to find
    /// out if the list has ended.
    AskTotal(Option<Error>),
    Done,
}

impl Pager {
    /// Creates a pager for the list that begins with this request.
    #[must_use]
    pub fn new(mut draft: Draft, paging: Paging, base: Base) -> Self {
        let number =
            |name: &str| draft.query_value(name).and_then(|text| text.parse().ok());
        let position = match paging.by {
            PageBy::Offset(parameter) => number(parameter).unwrap_or(0),
            PageBy::Number { parameter, first } => {
                number(parameter).unwrap_or(first.into())
            }
            _ => 0,
        };
        let most = paging.most.map(u64::from);
        let asked: Option<u64> = paging.size.and_then(number);
        if let (Some(name), None, Some(most)) = (paging.size, asked, most) {
            draft.set_query(name, &most.to_string());
        }
        // The spec's limit applies if more is requested.
        let size =
            paging.size.and(asked.or(most)).map(|size| size.min(most.unwrap_or(size)));
        let state = State::Next { after_full: false };
        let mut pager = Self { paging, base, draft, size, position, state, name: None };
        if paging.by == PageBy::SearchAfter {
            pager.draft = search_after::first(pager.draft);
        }
        pager
    }

    /// Returns the request for the next page, or `None` after the last page.
    pub fn next_request(&mut self) -> Option<Result<Draft, Error>> {
        let again = || Error::Paging("its body can only be sent once".into());
        let mut draft = match (&self.state, self.draft.try_clone()) {
            (State::Done, _) => return None,
            (_, None) if self.draft.body.is_empty() => return None,
            (_, None) => return Some(Err(again())),
            (_, Some(draft)) => draft,
        };
        if let (State::AskTotal(_), PageBy::Offset(offset)) =
            (&self.state, self.paging.by)
        {
            draft.set_query(offset, "0");
            for (name, value) in [(self.paging.size, "1"), (self.paging.count, "true")] {
                if let Some(name) = name {
                    draft.set_query(name, value);
                }
            }
        }
        Some(Ok(draft))
    }

    /// Processes a response: returns the items of the page, or `None` if it was not a
    /// page.
    ///
    /// # Errors
    ///
    /// Returns an error if the status is not a success, if there are no items, or if the
    /// next page is not named as it should be.
    pub fn got(&mut self, reply: &mut Reply) -> Result<Option<Vec<Value>>, Error> {
        let state = std::mem::replace(&mut self.state, State::Done);
        if let State::AskTotal(error) = state {
            let is_end = reply.status.is_success()
                && reply.total().is_some_and(|total| total <= self.position);
            return if is_end { Ok(None) } else { error.map_or(Ok(None), Err) };
        }
        if let Err(error) = reply.success() {
            let after_full = matches!(state, State::Next { after_full: true });
            let may_be_end = after_full && reply.status == StatusCode::BAD_REQUEST;
            let by_offset = matches!(self.paging.by, PageBy::Offset(_));
            if may_be_end && by_offset && self.paging.count.is_some() {
                self.state = State::AskTotal(Some(error));
                return Ok(None);
            }
            return Err(error);
        }
        let mut body: Value = reply.json()?;
        let items = match body.pointer_mut(self.paging.items).map(Value::take) {
            Some(Value::Array(items)) => items,
            Some(Value::Null) | None if !self.paging.items.is_empty() => Vec::new(),
            _ => {
                let place = self.paging.items;
                return Err(
                    reply.unexpected(format!("there is no list at `{place}`"), None)
                );
            }
        };
        let length = u64::try_from(items.len()).unwrap_or(u64::MAX);
        let is_short = length == 0 || self.size.is_some_and(|size| length < size);
        let next = self.next(&body, &items, &reply.headers, is_short)?;
        let is_all = matches!(self.paging.by, PageBy::Offset(_))
            && reply.total().is_some_and(|total| total <= self.position);
        if next && !is_all {
            self.state = State::Next { after_full: !is_short };
        }
        Ok(Some(items))
    }

    /// Prepares the request for the next page; returns `false` if there is none.
    fn next(
        &mut self,
        body: &Value,
        items: &[Value],
        headers: &HeaderMap,
        is_short: bool,
    ) -> Result<bool, Error> {
        match self.paging.by {
            PageBy::Offset(parameter) => {
                let length = u64::try_from(items.len()).unwrap_or(u64::MAX);
                self.position = self.position.saturating_add(length);
                self.draft.set_query(parameter, &self.position.to_string());
                Ok(!is_short)
            }
            PageBy::Number { parameter, .. } => {
                self.position = self.position.saturating_add(1);
                self.draft.set_query(parameter, &self.position.to_string());
                Ok(!is_short)
            }
            PageBy::Cursor { parameter, next } => {
                let Some(name) = body.pointer(next).and_then(text) else {
                    return Ok(false);
                };
                self.draft.set_query(parameter, &name);
                self.is_new(name)
            }
            PageBy::After { parameter, id } => {
                let (Some(last), false) = (items.last(), is_short) else {
                    return Ok(false);
                };
                let missing = || Error::Paging(format!("an item has no `{id}`").into());
                let name = last.pointer(id).and_then(text).ok_or_else(missing)?;
                self.draft.set_query(parameter, &name);
                self.is_new(name)
            }
            PageBy::SearchAfter => {
                let (Some(last), false) = (items.last(), is_short) else {
                    return Ok(false);
                };
                let name = search_after::next(&mut self.draft, last)?;
                self.is_new(name)
            }
            PageBy::Link { next } => {
                let named = match next {
                    "" => link(headers),
                    next => body.pointer(next).and_then(address),
                };
                let Some(name) = named else { return Ok(false) };
                let at = match &self.draft.address {
                    Some(address) => address.clone(),
                    None => self.draft.uri(&self.base)?,
                };
                let bad = || Error::Paging(format!("`{name}` is not an address").into());
                self.draft.address = Some(resolved(&at, &name).ok_or_else(bad)?);
                self.is_new(name)
            }
        }
    }

    /// Remembers the name of the next page. The same name twice is an error: it would
    /// never end.
    fn is_new(&mut self, name: String) -> Result<bool, Error> {
        if self.name.as_ref() == Some(&name) {
            return Err(Error::Paging("the next page is the same again".into()));
        }
        self.name = Some(name);
        Ok(true)
    }
}

/// Returns a cursor or id: a non-empty string or a number.
fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// Returns a URL: a non-empty string, or the `href` of an object.
fn address(value: &Value) -> Option<String> {
    let url = value.get("href").unwrap_or(value).as_str();
    url.filter(|url| !url.is_empty()).map(str::to_owned)
}

/// Returns the URL with `rel="next"` from the header `Link` (RFC 8288).
fn link(headers: &HeaderMap) -> Option<String> {
    let values = headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
    values.flat_map(|value| split(value, ',')).find_map(|link| {
        let mut parts = split(link, ';').map(str::trim);
        let address = parts.next()?.strip_prefix('<')?.strip_suffix('>')?;
        let is_next = |parameter: &str| {
            let (key, value) = parameter.split_once('=').unwrap_or_default();
            let mut relations = value.trim().trim_matches('"').split_whitespace();
            key.trim().eq_ignore_ascii_case("rel")
                && relations.any(|rel| rel.eq_ignore_ascii_case("next"))
        };
        parts.any(is_next).then(|| address.to_owned())
    })
}

/// Splits a header at a mark that is neither between quotes nor in an address.
fn split(text: &str, mark: char) -> impl Iterator<Item = &str> {
    let (mut end, mut is_escaped) = (None, false);
    text.split(move |c: char| {
        if is_escaped {
            is_escaped = false;
            return false;
        }
        match (end, c) {
            (Some('"'), '\\') => is_escaped = true,
            (Some(mark), c) if mark == c => end = None,
            (None, '"') => end = Some('"'),
            (None, '<') => end = Some('>'),
            (None, c) => return c == mark,
            _ => {}
        }
        false
    })
}
