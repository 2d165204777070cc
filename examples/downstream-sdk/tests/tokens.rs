//! The SDK against a server on this machine: what goes over the wire, and what becomes of what comes back.

use std::thread::{self, JoinHandle};

use downstream_sdk::models::support::Patch;
use downstream_sdk::models::{
    CreatePersonalAccessTokenRequest, PatOwnerType, PatchPersonalAccessTokenRequest,
};
use downstream_sdk::sdk::blocking::Client;
use downstream_sdk::sdk::{Base, Bearer, Error, ListPersonalAccessTokens, Reading, Ureq};
use serde_json::{Value, json};
use tiny_http::{Response, Server};

#[test]
fn a_new_token_comes_with_its_secret_which_debug_does_not_show() {
    let (client, server) = answering(
        200,
        json!({
            "id": "a1", "secret": "s3cret", "scope": null, "name": "Nightly", "owner": {"type": "IDENTITY", "id": "r1"},
            "created": "2026-01-02T03:04:05.678Z", "accessTokenValiditySeconds": 900,
            "expirationDate": "2026-07-02T03:04:05.678Z"
        }),
    );
    let mut request = CreatePersonalAccessTokenRequest::new("Nightly");
    request.scope = vec!["sp:search:read".to_owned()].into();
    let token = client.create_personal_access_token(request).send().unwrap();
    assert_eq!(
        server.join().unwrap(),
        Sent::new(
            "POST",
            "/personal-access-tokens",
            json!({"name": "Nightly", "scope": ["sp:search:read"]})
        )
    );
    assert_eq!(token.secret, "s3cret");
    assert_eq!(token.scope, None);
    assert_eq!(token.owner.r#type, Some(PatOwnerType::Identity));
    assert_eq!(token.created.to_string(), "2026-01-02T03:04:05.678Z");
    assert!(!format!("{token:?}").contains("s3cret"));
}

#[test]
fn what_the_spec_does_not_know_yet_is_kept() {
    let (client, server) = answering(
        200,
        json!([{
            "id": "a1", "name": "Nightly", "scope": ["sp:search:read"], "owner": {"type": "ROBOT", "id": "r1"},
            "created": "2026-01-02T03:04:05Z", "lastUsed": null, "colour": "green"
        }]),
    );
    let tokens = client.list_personal_access_tokens().send().unwrap();
    server.join().unwrap();
    assert_eq!(
        tokens[0].owner.r#type,
        Some(PatOwnerType::Unknown("ROBOT".to_owned()))
    );
    assert!(tokens[0].last_used.is_null(), "said to be never used");
    assert!(
        tokens[0].expiration_date.is_absent(),
        "nothing said of an end"
    );
}

#[test]
fn a_patch_empties_one_field_and_leaves_the_others_alone() {
    let (client, server) = answering(
        200,
        json!({
            "id": "a1", "name": "Weekly", "scope": null, "owner": {}, "created": "2026-01-02T03:04:05Z",
            "expirationDate": null
        }),
    );
    let changes = PatchPersonalAccessTokenRequest {
        name: Some("Weekly".to_owned()),
        expiration_date: Patch::Null,
        ..Default::default()
    };
    let token = client
        .patch_personal_access_token("a1", changes)
        .send()
        .unwrap();
    assert_eq!(
        server.join().unwrap(),
        Sent::new(
            "PATCH",
            "/personal-access-tokens/a1",
            json!({"name": "Weekly", "expirationDate": null})
        )
    );
    assert!(token.expiration_date.is_null());
}

#[test]
fn a_list_is_followed_to_its_end() {
    let token = json!({
        "id": "a1", "name": "Nightly", "scope": null, "owner": {}, "created": "2026-01-02T03:04:05Z"
    });
    let (client, server) = answering(200, json!([token]));
    let tokens = client.items(ListPersonalAccessTokens::new().limit(2));
    assert_eq!(
        tokens.map(|token| token.unwrap().id).collect::<Vec<_>>(),
        ["a1"]
    );
    let sent = server.join().unwrap();
    assert_eq!(sent.path, "/personal-access-tokens?limit=2");
    assert_eq!(sent.token, "Bearer demo");
}

#[test]
fn a_refusal_and_a_wrong_answer_are_errors_that_say_why() {
    let (client, server) = answering(403, json!({"detailCode": "403 Forbidden"}));
    let refused = client.list_personal_access_tokens().send().unwrap_err();
    server.join().unwrap();
    assert!(
        refused
            .refused()
            .is_some_and(|refused| refused.is_forbidden()),
        "{refused}"
    );
    assert!(refused.to_string().contains("Forbidden"), "{refused}");

    let (client, server) = answering(200, json!({"id": "a1"}));
    let wrong = client.list_personal_access_tokens().send().unwrap_err();
    server.join().unwrap();
    assert!(matches!(wrong, Error::Unexpected(_)), "{wrong}");
}

#[test]
fn a_record_that_lacks_a_field_is_read_with_a_note_or_refused() {
    let record = json!([{"id": "a1"}]);
    let (client, server) = answering(200, record.clone());
    let full = client.list_personal_access_tokens().full().unwrap();
    server.join().unwrap();
    assert_eq!(full.value[0].id, "a1");
    assert!(
        full.notes[0].to_string().contains("PersonalAccessToken"),
        "{}",
        full.notes[0]
    );

    let (client, server) = answering_to(Reading::Strict, 200, record);
    let wrong = client.list_personal_access_tokens().send().unwrap_err();
    server.join().unwrap();
    assert!(wrong.to_string().contains("PersonalAccessToken"), "{wrong}");
}

/// What the server was sent.
#[derive(Debug, PartialEq)]
struct Sent {
    method: String,
    path: String,
    token: String,
    body: Value,
}

impl Sent {
    fn new(method: &str, path: &str, body: Value) -> Self {
        Sent {
            method: method.to_owned(),
            path: path.to_owned(),
            token: "Bearer demo".to_owned(),
            body,
        }
    }
}

/// A client, and a server that answers one request so and gives what it was sent.
fn answering(status: u16, answer: Value) -> (Client, JoinHandle<Sent>) {
    answering_to(Reading::Lenient, status, answer)
}

fn answering_to(reading: Reading, status: u16, answer: Value) -> (Client, JoinHandle<Sent>) {
    let server = Server::http("127.0.0.1:0").unwrap();
    let base = Base::new(&format!("http://{}", server.server_addr())).unwrap();
    let builder = Client::builder(base)
        .auth(Bearer::new("demo"))
        .reading(reading);
    let client = builder.build_blocking(Ureq::new());
    let server = thread::spawn(move || {
        let mut request = server.recv().unwrap();
        let token = request
            .headers()
            .iter()
            .find(|header| header.field.equiv("authorization"));
        let token = token
            .map(|header| header.value.to_string())
            .unwrap_or_default();
        let body = serde_json::from_reader(request.as_reader()).unwrap_or(Value::Null);
        let sent = Sent {
            token,
            ..Sent::new(&request.method().to_string(), request.url(), body)
        };
        let json: tiny_http::Header = "content-type: application/json".parse().unwrap();
        let answer = Response::from_string(answer.to_string()).with_status_code(status);
        request.respond(answer.with_header(json)).unwrap();
        sent
    });
    (client, server)
}
