//! A client of the API with a mock transport, and access to its requests.

#![allow(dead_code)] // each test uses some of it

use bytes::Bytes;
use client_odd::client::{Answer, ApiKey, Base, Basic, Client, Mock, blocking};
use http::Request;

/// Returns a client with credentials for each security scheme except OAuth, at `https://t1.odd.example/v1`.
pub fn answering(answer: fn(&Request<Bytes>) -> Answer) -> (blocking::Client, Mock) {
    let mock = Mock::new(answer);
    let base = Base::of_template(
        "https://{tenant}.odd.example/{version}",
        &[("tenant", "t1"), ("version", "v1")],
    );
    let builder = Client::builder(base.unwrap())
        .auth_for("key", ApiKey::query("api_key", "k&y"))
        .auth_for("session", ApiKey::cookie("sid", "s1"))
        .auth_for("basic", Basic::new("user", "pass"));
    (builder.build_blocking(mock.clone()), mock)
}

pub fn client() -> (blocking::Client, Mock) {
    answering(|_| Ok(Mock::json(200, "null")))
}

/// Returns the latest request.
pub fn sent(mock: &Mock) -> Request<Bytes> {
    mock.requests().pop().unwrap()
}

/// Returns the query without the API key.
pub fn query(mock: &Mock) -> String {
    let uri = sent(mock).uri().to_string();
    let query = uri.split_once('?').unwrap_or_default().1;
    let query = query.trim_end_matches("api_key=k%26y");
    query.trim_end_matches('&').to_owned()
}

pub fn header(mock: &Mock, name: &str) -> String {
    let request = sent(mock);
    let value = request
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap().to_owned());
    value.unwrap_or_default()
}

pub fn body(mock: &Mock) -> String {
    String::from_utf8(sent(mock).into_body().to_vec()).unwrap()
}
