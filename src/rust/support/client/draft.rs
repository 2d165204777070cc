//! A request that is being written. It knows nothing of servers, credentials or sending.

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, HeaderName, HeaderValue};
use http::{HeaderMap, Request, Uri};
use serde::Serialize;
use serde_json::Value;

use super::base::Base;
use super::body::Body;
use super::error::Error;
use super::escape::{Keep, escape, escaped};
use super::info::Info;
use super::multipart::{File, Form, SENT};
use super::style::{Format, Style};

/// A request that is being written.
///
/// The first error is kept and comes out at the end, so that writing needs no `?`.
#[derive(Debug)]
pub struct Draft {
    pub(super) info: Info,
    variables: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    cookies: Vec<(String, String)>,
    pub(super) body: Body,
    /// The whole address, where the server has given it.
    pub(super) address: Option<Uri>,
    /// The server, where the client has another one for it than the spec.
    pub(super) server: Option<Base>,
    error: Option<Error>,
}

impl Draft {
    pub(super) fn new(info: Info) -> Self {
        let mut headers = HeaderMap::new();
        if !info.accept.is_empty() {
            headers.insert(ACCEPT, HeaderValue::from_static(info.accept));
        }
        Self {
            info,
            variables: Vec::new(),
            query: Vec::new(),
            headers,
            cookies: Vec::new(),
            body: Body::empty(),
            address: None,
            server: None,
            error: None,
        }
    }

    pub(super) fn checked(mut self) -> Result<Self, Error> {
        self.error.take().map_or(Ok(self), Err)
    }

    /// The same request once more, if its body can be sent twice.
    pub(super) fn try_clone(&self) -> Option<Self> {
        Some(Self {
            info: self.info,
            variables: self.variables.clone(),
            query: self.query.clone(),
            headers: self.headers.clone(),
            cookies: self.cookies.clone(),
            body: self.body.try_clone()?,
            address: self.address.clone(),
            server: self.server.clone(),
            error: None,
        })
    }

    /// Something of the operation cannot be sent.
    pub fn fail(&mut self, what: impl Into<String>) {
        self.error.get_or_insert_with(|| Error::request(what));
    }

    fn json_of(&mut self, name: &str, value: &impl Serialize) -> Option<Value> {
        match serde_json::to_value(value) {
            Ok(Value::Null) => None,
            Ok(value) => Some(value),
            Err(error) => {
                self.fail(format!("`{name}` cannot be written: {error}"));
                None
            }
        }
    }

    /// A variable of the path.
    #[inline]
    pub fn path(&mut self, name: &'static str, value: &impl Serialize) {
        self.path_as(name, Format::SIMPLE, value);
    }

    /// A variable of the path in a style.
    pub fn path_as(
        &mut self,
        name: &'static str,
        format: Format,
        value: &impl Serialize,
    ) {
        let value = self.json_of(name, value).unwrap_or(Value::Null);
        self.variables.push((name, format.path(name, &value)));
    }

    /// A parameter of the query; `None` is left out.
    #[inline]
    pub fn query(&mut self, name: &'static str, value: &impl Serialize) {
        self.query_as(name, Format::FORM, value);
    }

    /// A parameter of the query in a style; `None` is left out.
    pub fn query_as(
        &mut self,
        name: &'static str,
        format: Format,
        value: &impl Serialize,
    ) {
        if let Some(value) = self.json_of(name, value) {
            self.query.extend(format.query(name, &value));
        }
    }

    /// A header; `None` is left out.
    #[inline]
    pub fn header(&mut self, name: &'static str, value: &impl Serialize) {
        self.header_as(name, Format::SIMPLE, value);
    }

    /// A header in a style; `None` is left out.
    pub fn header_as(
        &mut self,
        name: &'static str,
        format: Format,
        value: &impl Serialize,
    ) {
        if let Some(value) = self.json_of(name, value) {
            self.set_header(name, &format.header(&value));
        }
    }

    pub(super) fn set_header(&mut self, name: &str, value: &str) {
        let name_read = HeaderName::from_bytes(name.as_bytes());
        match (name_read, HeaderValue::from_bytes(value.as_bytes())) {
            (Ok(name), Ok(value)) => _ = self.headers.insert(name, value),
            (Err(_), _) => self.fail(format!("`{name}` cannot be the name of a header")),
            (_, Err(_)) => self.fail(format!(
                "the value of the header `{name}` has characters that a header cannot have"
            )),
        }
    }

    /// A cookie; `None` is left out.
    #[inline]
    pub fn cookie(&mut self, name: &'static str, value: &impl Serialize) {
        self.cookie_as(name, Format::FORM, value);
    }

    /// A cookie in a style; `None` is left out.
    pub fn cookie_as(
        &mut self,
        name: &'static str,
        format: Format,
        value: &impl Serialize,
    ) {
        if let Some(value) = self.json_of(name, value) {
            self.cookies.extend(format.query(name, &value));
        }
    }

    /// A body of JSON.
    #[inline]
    pub fn json(&mut self, body: &impl Serialize) {
        self.json_as("application/json", body);
    }

    /// A body of JSON under its media type.
    pub fn json_as(&mut self, media_type: &'static str, body: &impl Serialize) {
        match serde_json::to_vec(body) {
            Ok(json) => self.bytes(media_type, json),
            Err(error) => self.fail(format!("the body cannot be written: {error}")),
        }
    }

    /// A body of `application/x-www-form-urlencoded`: the fields of an object. A list is
    /// written item by item, an object as JSON.
    #[inline]
    pub fn form(&mut self, body: &impl Serialize) {
        self.form_as(body, &[]);
    }

    /// A body of `application/x-www-form-urlencoded`, some of its fields in a style.
    pub fn form_as(&mut self, body: &impl Serialize, formats: &[(&str, Format)]) {
        let mut pairs = Vec::new();
        if let Some(Value::Object(fields)) = self.json_of("body", body) {
            for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                let asked = formats.iter().find(|(known, _)| known == name);
                let usual =
                    if value.is_object() { Format::new(Style::Json) } else { Format::FORM };
                pairs.extend(asked.map_or(usual, |(_, format)| *format).query(name, value));
            }
        }
        self.bytes("application/x-www-form-urlencoded", joined(&pairs, "&"));
    }

    /// A body of `multipart/form-data`.
    pub fn multipart(&mut self, form: &Form) {
        match form.body() {
            Ok((body, media_type)) => {
                self.body = body;
                self.set_header("content-type", &media_type);
            }
            Err(error) => self.fail(error),
        }
    }

    /// A body that is a file.
    pub fn file(&mut self, media_type: &'static str, file: &File) {
        match file.body() {
            Some(body) => self.body = body,
            None => self.fail(SENT),
        }
        self.set_header("content-type", file.media_type().unwrap_or(media_type));
    }

    /// A body as it is.
    pub fn bytes(&mut self, media_type: &'static str, body: impl Into<Bytes>) {
        self.body = Body::from(body.into());
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    }

    /// The value of a query parameter, encoded.
    pub(super) fn query_value(&self, name: &str) -> Option<&str> {
        let name = escaped(name);
        let found = self.query.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Replaces a query parameter.
    pub(super) fn set_query(&mut self, name: &str, value: &str) {
        let name = escaped(name);
        self.query.retain(|(key, _)| *key != name);
        self.query.push((name, escaped(value)));
    }

    /// The request, without credentials, for the server of a client; an operation that the
    /// spec serves elsewhere goes there.
    ///
    /// # Errors
    ///
    /// If something cannot be sent.
    pub fn finish(self, base: &Base) -> Result<Request<Body>, Error> {
        let draft = self.checked()?;
        let uri = match &draft.address {
            Some(address) => address.clone(),
            None => draft.uri(base)?,
        };
        let mut request = Request::new(draft.body);
        *request.method_mut() = draft.info.method.into();
        *request.uri_mut() = uri;
        *request.headers_mut() = draft.headers;
        if !draft.cookies.is_empty() {
            let cookies = HeaderValue::from_str(&joined(&draft.cookies, "; "));
            let cookies =
                cookies.map_err(|_| Error::request("a cookie cannot be sent"))?;
            request.headers_mut().append(COOKIE, cookies);
        }
        Ok(request)
    }

    /// The server that serves the operation.
    pub(super) fn base(&self, client: &Base) -> Result<Base, Error> {
        match (&self.server, &self.info.server) {
            (Some(server), _) => Ok(server.clone()),
            (None, None) => Ok(client.clone()),
            (None, Some(server)) => {
                client.other(server).map_err(|error| Error::request(error.to_string()))
            }
        }
    }

    pub(super) fn uri(&self, base: &Base) -> Result<Uri, Error> {
        let mut text = self.base(base)?.to_string();
        // What follows a `#` is never sent; some specs tell operations apart by it.
        let path = self.info.path.split('#').next().unwrap_or_default();
        for segment in path.split('/').skip(1) {
            text.push('/');
            text.push_str(&self.segment(segment)?);
        }
        if !self.query.is_empty() {
            let mark = if path.contains('?') { '&' } else { '?' };
            text.push(mark);
            text.push_str(&joined(&self.query, "&"));
        }
        text.parse().map_err(|error| Error::request(format!("`{text}`: {error}")))
    }

    /// A part of the path with its variables. One that is empty, `.` or `..` would reach
    /// another resource.
    fn segment(&self, template: &str) -> Result<String, Error> {
        let mut segment = String::new();
        let mut rest = template;
        while let Some((before, name, after)) = variable(rest) {
            escape(before, Keep::Legal, &mut segment);
            let found = self.variables.iter().find(|(known, _)| *known == name);
            let Some((_, value)) = found else {
                return Err(Error::request(format!(
                    "`{name}` of the path has no value"
                )));
            };
            segment.push_str(value);
            rest = after;
        }
        let is_plain = rest == template;
        escape(rest, Keep::Legal, &mut segment);
        if !is_plain && ["", ".", ".."].contains(&segment.as_str()) {
            return Err(Error::request(format!(
                "`{template}` of the path would be `{segment}`, which is another resource"
            )));
        }
        Ok(segment)
    }
}

/// The text before a variable in braces, its name, and the text after it.
fn variable(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

fn joined(pairs: &[(String, String)], separator: &str) -> String {
    let pairs: Vec<String> =
        pairs.iter().map(|(key, value)| format!("{key}={value}")).collect();
    pairs.join(separator)
}
