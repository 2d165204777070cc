//! The SDK against a server on this machine: what goes over the wire, and what becomes of what comes back.

use std::thread::{self, JoinHandle};

use downstream_sdk::models::support::Patch;
use downstream_sdk::models::{
    CreatePersonalAccessTokenRequest, PatOwnerType, PatchPersonalAccessTokenRequest,
};
use downstream_sdk::{Client, Error};
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
    let token = client.create_token(&request).unwrap();
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
    let tokens = client.list_tokens().unwrap();
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
    let token = client.patch_token("a1", &changes).unwrap();
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
fn a_refusal_and_a_wrong_answer_are_errors_that_say_why() {
    let (client, server) = answering(403, json!({"detailCode": "403 Forbidden"}));
    let refused = client.list_tokens().unwrap_err();
    server.join().unwrap();
    assert!(
        matches!(&refused, Error::Refused { status: 403, body } if body.contains("Forbidden")),
        "{refused}"
    );

    let (client, server) = answering(200, json!([{"id": "a1"}]));
    let wrong = client.list_tokens().unwrap_err();
    server.join().unwrap();
    assert!(matches!(wrong, Error::Json(_)));
    assert!(wrong.to_string().contains("PersonalAccessToken"), "{wrong}");
}

/// What the server was sent.
#[derive(Debug, PartialEq)]
struct Sent {
    method: String,
    path: String,
    body: Value,
}

impl Sent {
    fn new(method: &str, path: &str, body: Value) -> Self {
        Sent {
            method: method.to_owned(),
            path: path.to_owned(),
            body,
        }
    }
}

/// A client, and a server that answers one request so and gives what it was sent.
fn answering(status: u16, answer: Value) -> (Client, JoinHandle<Sent>) {
    let server = Server::http("127.0.0.1:0").unwrap();
    let client = Client::new(format!("http://{}", server.server_addr()), "demo");
    let server = thread::spawn(move || {
        let mut request = server.recv().unwrap();
        let body = serde_json::from_reader(request.as_reader()).unwrap_or(Value::Null);
        let sent = Sent::new(&request.method().to_string(), request.url(), body);
        request
            .respond(Response::from_string(answer.to_string()).with_status_code(status))
            .unwrap();
        sent
    });
    (client, server)
}
