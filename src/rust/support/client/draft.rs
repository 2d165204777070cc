//! A request under construction. It does not know about servers, credentials or sending.

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

/// A request under construction.
///
/// The first error is kept and returned by [`finish`](Self::finish), so that writing
/// needs no `?`.
#[derive(Debug)]
pub struct Draft {
    pub(super) info: Info,
    variables: Vec<(&'static str, String)>,
    query: Vec<(String, String)>,
    pub(super) headers: HeaderMap,
    cookies: Vec<(String, String)>,
    pub(super) body: Body,
    /// The complete address, if the server has given it.
    pub(super) address: Option<Uri>,
    /// The server, if the client overrides the one in the spec.
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

    /// Returns a copy of the request, or `None` if its body can be read only once.
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

    /// Records that the operation cannot be sent, and why. Only the first error is kept.
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

    /// Sets a variable of the path.
    #[inline]
    pub fn path(&mut self, name: &'static str, value: &impl Serialize) {
        self.path_as(name, Format::SIMPLE, value);
    }

    /// Sets a variable of the path, in the given format.
    pub fn path_as(
        &mut self,
        name: &'static str,
        format: Format,
        value: &impl Serialize,
    ) {
        let value = self.json_of(name, value).unwrap_or(Value::Null);
        self.variables.push((name, format.path(name, &value)));
    }

    /// Adds a query parameter; `None` is omitted.
    #[inline]
    pub fn query(&mut self, name: &'static str, value: &impl Serialize) {
        self.query_as(name, Format::FORM, value);
    }

    /// Adds a query parameter in the given format; `None` is omitted.
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

    /// Sets a header; `None` is omitted.
    #[inline]
    pub fn header(&mut self, name: &'static str, value: &impl Serialize) {
        self.header_as(name, Format::SIMPLE, value);
    }

    /// Sets a header in the given format; `None` is omitted.
    pub fn header_as(
        &mut self,
        name: &'static str,
        format: Format,
        value: &impl Serialize,
    ) {
        let value = self.json_of(name, value);
        if let Some(value) = value.and_then(|value| format.header(&value)) {
            self.set_header(name, &value);
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

    /// Adds a cookie; `None` is omitted.
    #[inline]
    pub fn cookie(&mut self, name: &'static str, value: &impl Serialize) {
        self.cookie_as(name, Format::FORM, value);
    }

    /// Adds a cookie in the given format; `None` is omitted.
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

    /// Sets a JSON body.
    #[inline]
    pub fn json(&mut self, body: &impl Serialize) {
        self.json_as("application/json", body);
    }

    /// Sets a JSON body with the given media type.
    pub fn json_as(&mut self, media_type: &'static str, body: &impl Serialize) {
        match serde_json::to_vec(body) {
            Ok(json) => self.bytes(media_type, json),
            Err(error) => self.fail(format!("the body cannot be written: {error}")),
        }
    }

    /// Sets a body of `application/x-www-form-urlencoded` from the fields of an object.
    /// The items of a list become repeated fields, an object is written as JSON.
    #[inline]
    pub fn form(&mut self, body: &impl Serialize) {
        self.form_as(body, &[]);
    }

    /// Sets a body of `application/x-www-form-urlencoded`; `formats` lists fields with a
    /// format that is not the default.
    pub fn form_as(&mut self, body: &impl Serialize, formats: &[(&str, Format)]) {
        let mut pairs = Vec::new();
        if let Some(Value::Object(fields)) = self.json_of("body", body) {
            for (name, value) in fields.iter().filter(|(_, value)| !value.is_null()) {
                let asked = formats.iter().find(|(known, _)| known == name);
                let usual = if value.is_object() {
                    Format::new(Style::Json)
                } else {
                    Format::FORM
                };
                pairs.extend(
                    asked.map_or(usual, |(_, format)| *format).query(name, value),
                );
            }
        }
        self.bytes("application/x-www-form-urlencoded", joined(&pairs, "&"));
    }

    /// Sets a body of `multipart/form-data`.
    pub fn multipart(&mut self, form: &Form) {
        match form.body() {
            Ok((body, media_type)) => {
                self.body = body;
                self.set_header("content-type", &media_type);
            }
            Err(error) => self.fail(error),
        }
    }

    /// Sets a file as the body. The file's own media type overrides `media_type`.
    pub fn file(&mut self, media_type: &'static str, file: &File) {
        match file.body() {
            Some(body) => self.body = body,
            None => self.fail(SENT),
        }
        self.set_header("content-type", file.media_type().unwrap_or(media_type));
    }

    /// Sets the bytes of the body.
    pub fn bytes(&mut self, media_type: &'static str, body: impl Into<Bytes>) {
        self.body = Body::from(body.into());
        self.headers.insert(CONTENT_TYPE, HeaderValue::from_static(media_type));
    }

    /// Returns the percent-encoded value of a query parameter.
    pub(super) fn query_value(&self, name: &str) -> Option<&str> {
        let name = escaped(name);
        let found = self.query.iter().find(|(key, _)| *key == name);
        found.map(|(_, value)| value.as_str())
    }

    /// Sets a query parameter, replacing all of the same name.
    pub(super) fn set_query(&mut self, name: &str, value: &str) {
        let name = escaped(name);
        self.query.retain(|(key, _)| *key != name);
        self.query.push((name, escaped(value)));
    }

    /// Returns the request, without credentials. `base` is the server of the client; an
    /// operation with its own server in the spec goes there instead.
    ///
    /// # Errors
    ///
    /// Returns an error if a value cannot be sent.
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

    /// Returns the server of the operation.
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
        // A fragment is never sent; some specs use it to tell operations apart.
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

    /// Returns a segment of the path with its variables filled in. A segment that is
    /// empty, `.` or `..` is an error: it would address another resource.
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

/// Returns the text before the first variable in braces, its name, and the text after
/// it.
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
