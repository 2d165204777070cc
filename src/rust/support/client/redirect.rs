//! Redirects: the target of a response, and the parts of a request that may go there.
//! This module sends nothing.

use http::header::{
    ACCEPT, ACCEPT_LANGUAGE, CONTENT_LENGTH, CONTENT_TYPE, HeaderMap, LOCATION, RANGE,
    USER_AGENT,
};
use http::request::Parts;
use http::uri::Scheme;
use http::{Method, Response, Uri};

use super::base::is_same_origin;
use super::body::Body;

/// Returns the next request if the response is a redirect that may be followed.
///
/// Another server gets neither a body nor a header that could contain a secret. A
/// redirect from `https` to `http` is not followed.
pub(super) fn redirected(
    sent: &Parts,
    body: Option<Body>,
    response: &Response<Body>,
) -> Option<(Parts, Body)> {
    let status = response.status().as_u16();
    if ![301, 302, 303, 307, 308].contains(&status) {
        return None;
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    let uri = resolved(&sent.uri, location)?;
    let mut parts = sent.clone();
    let becomes_get = match status {
        303 => sent.method != Method::HEAD,
        301 | 302 => sent.method == Method::POST,
        _ => false,
    };
    let body = if becomes_get {
        parts.method = Method::GET;
        parts.headers.remove(CONTENT_TYPE);
        parts.headers.remove(CONTENT_LENGTH);
        Body::empty()
    } else {
        body?
    };
    if !is_same_origin(&sent.uri, &uri) {
        let is_weaker = sent.uri.scheme() == Some(&Scheme::HTTPS)
            && uri.scheme() != sent.uri.scheme();
        if is_weaker || !body.is_empty() {
            return None;
        }
        let kept = [ACCEPT, ACCEPT_LANGUAGE, RANGE, USER_AGENT];
        parts.headers = kept
            .into_iter()
            .filter_map(|name| Some((name.clone(), sent.headers.get(name)?.clone())))
            .collect::<HeaderMap>();
    }
    parts.uri = uri;
    Some((parts, body))
}

/// Resolves a URL reference relative to `at`.
pub(super) fn resolved(at: &Uri, reference: &str) -> Option<Uri> {
    let reference = reference.split('#').next().unwrap_or_default().trim();
    let (scheme, authority) = (at.scheme_str()?, at.authority()?);
    let path = at.path();
    let text = if let Some((start, _)) = reference.split_once("://")
        && start
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    {
        reference.to_owned()
    } else if let Some(rest) = reference.strip_prefix("//") {
        format!("{scheme}://{rest}")
    } else if reference.starts_with('/') {
        format!("{scheme}://{authority}{}", normal(reference))
    } else if reference.starts_with('?') {
        format!("{scheme}://{authority}{path}{reference}")
    } else if reference.is_empty() {
        at.to_string()
    } else {
        let folder = path.rfind('/').map_or("/", |end| &path[..=end]);
        format!("{scheme}://{authority}{}", normal(&format!("{folder}{reference}")))
    };
    let uri: Uri = text.parse().ok()?;
    let is_web = matches!(uri.scheme_str(), Some("http" | "https"));
    (is_web && uri.authority().is_some_and(|host| !host.as_str().contains('@')))
        .then_some(uri)
}

/// Removes the segments `.` and `..` from a path.
fn normal(path: &str) -> String {
    let (path, query) =
        path.split_once('?').map_or((path, None), |(path, q)| (path, Some(q)));
    let mut parts = Vec::new();
    let segments: Vec<&str> = path.split('/').skip(1).collect();
    for (at, segment) in segments.iter().enumerate() {
        let is_last = at + 1 == segments.len();
        match *segment {
            ".." => _ = parts.pop(),
            "." => {}
            other => parts.push(other),
        }
        if is_last && [".", ".."].contains(segment) {
            parts.push("");
        }
    }
    let query = query.map_or(String::new(), |query| format!("?{query}"));
    format!("/{}{query}", parts.join("/"))
}
