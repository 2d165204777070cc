//! Sends operations to the mock server, and prints the results: a line per request, with tabs between its parts.

#![allow(deprecated, unused_imports, dead_code)]

use std::sync::atomic::{AtomicUsize, Ordering};

use models::client::{ApiError, Bearer, Base, Client, Error, Operation, Retry, Ureq, blocking};
use models::operations::*;
use models::{client, models as types, support};

fn main() {
    let port = std::env::args().nth(1).expect("the port of the mock");
    let sweep = Sweep { port, transport: Ureq::new() };
    // Most of the time is spent waiting.
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for _ in 0..16 {
            scope.spawn(|| {
                while let Some(send) = OPERATIONS.get(next.fetch_add(1, Ordering::Relaxed)) {
                    send(&sweep);
                }
            });
        }
    });
}

struct Sweep {
    port: String,
    transport: Ureq,
}

/// The operations of one root file.
struct OfRoot {
    root: &'static str,
    client: blocking::Client,
}

impl Sweep {
    fn of(&self, root: &'static str) -> OfRoot {
        let base = Base::new(&format!("http://127.0.0.1:{}/{root}", self.port)).unwrap();
        let client = Client::builder(base).auth(Bearer::new("token")).retry(Retry::never());
        OfRoot { root, client: client.build_blocking(self.transport.clone()) }
    }
}

fn json<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| format!("{error} in {text}"))
}

/// Returns a form with a file, for a body that the spec does not describe further.
fn form(text: &'static str) -> client::Form {
    let mut form = client::Form::new();
    form.file("file", &client::File::bytes(text));
    form
}

impl OfRoot {
    /// Sends the operation with each of the bodies; the first body is sent once per expected answer.
    fn send<O: Operation>(
        &self,
        label: &str,
        bodies: &[&str],
        answers: &[&str],
        make: impl Fn(&str) -> Result<O, String>,
    ) {
        for (at, body) in bodies.iter().enumerate() {
            let answers = if at == 0 { answers } else { &answers[..answers.len().min(1)] };
            for answer in answers {
                let (outcome, is_valid, what) = match make(body) {
                    Ok(operation) => self.answered(operation, answer),
                    Err(what) => ("unmade", String::new(), what),
                };
                let what = what.replace(['\t', '\n'], " ");
                println!("{}\t{:?} {}\t{label} {at}\t{answer}\t{outcome}\t{is_valid}\t{what}", self.root, O::INFO.method, O::INFO.path);
            }
        }
    }

    fn answered<O: Operation>(&self, operation: O, answer: &str) -> (&'static str, String, String) {
        let call = self.client.call(operation);
        let call = call.header("prefer".parse().unwrap(), answer.parse().unwrap());
        let header = |headers: &http::HeaderMap, name| {
            let value = headers.get(name).and_then(|value| value.to_str().ok());
            value.unwrap_or_default().to_owned()
        };
        match call.full() {
            Ok(full) => {
                let notes: Vec<String> = full.notes.iter().map(ToString::to_string).collect();
                ("read", header(&full.headers, "x-valid"), notes.join("; "))
            }
            Err(Error::Refused(refused)) if refused.headers.contains_key("x-refused") => {
                ("refused", String::new(), String::from_utf8_lossy(&refused.body).into_owned())
            }
            Err(Error::Refused(refused)) => {
                let is_valid = header(&refused.headers, "x-valid");
                match refused.error() {
                    ApiError::Unknown(json) => ("unknown", is_valid, json.to_string()),
                    _ => ("error", is_valid, String::new()),
                }
            }
            Err(Error::Unexpected(answer)) => {
                let text = String::from_utf8_lossy(&answer.body).into_owned();
                let text: String = text.chars().take(200).collect();
                ("unread", header(&answer.headers, "x-valid"), format!("{}: {text}", answer.what))
            }
            Err(error) => ("failed", String::new(), error.to_string()),
        }
    }
}
