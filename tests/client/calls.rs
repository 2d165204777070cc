//! The generated operations: the requests they send, and the results they make of answers.

#![allow(deprecated)]

use std::io::Read;

use client_runtime::client::{
    Answer, ApiError, Base, Bearer, Client, Error, File, JsonPatch, Mock, Operation, Reading,
    Server, blocking,
};
use client_runtime::operations::{
    CreatePlant, Download, GetPlant, ListPlants, ListPlantsDetailLevel, Move,
    Open, PatchPlant, PlantsIdDelete, Upload, UploadOutput,
};
use client_runtime::{models::Plant, patch};

const PLANT: &str = r#"{"id":"1","name":"Rose"}"#;

fn client_of(answer: fn() -> Answer) -> (blocking::Client, Mock) {
    let mock = Mock::new(move |_| answer());
    let server = Server::tenant("acme").unwrap();
    let client = Client::builder(server).auth(Bearer::new("t")).build_blocking(mock.clone());
    (client, mock)
}

/// Returns method and URL, and the body, of the only request.
fn sent(mock: &Mock) -> (String, String) {
    let requests = mock.requests();
    let [request] = &requests[..] else { panic!("{} requests", requests.len()) };
    let line = format!("{} {}", request.method(), request.uri());
    (line, String::from_utf8_lossy(request.body()).into_owned())
}

#[test]
fn a_list_with_arguments() {
    let (client, mock) = client_of(|| Ok(Mock::json(200, "[]")));
    let operation = ListPlants::new()
        .limit(2)
        .detail_level("FULL")
        .ids(["a,b", "c"]);
    assert_eq!(operation.detail_level, Some(ListPlantsDetailLevel::Full));
    assert_eq!(client.send(operation).unwrap(), []);
    let address = "https://acme.garden.example/v1/plants?limit=2&detail-level=FULL&ids=a%2Cb,c";
    assert_eq!(sent(&mock).0, format!("GET {address}"));
    let request = &mock.requests()[0];
    assert_eq!(request.headers()["x-garden-experimental"], "true");
    assert_eq!(request.headers()["authorization"], "Bearer t");
}

#[test]
fn the_size_of_a_page_is_the_largest_that_the_spec_allows() {
    let (client, mock) = client_of(|| Ok(Mock::json(200, "[]")));
    assert_eq!(client.items(ListPlants::new()).count(), 0);
    assert!(sent(&mock).0.ends_with("/plants?limit=3"));
}

#[test]
fn a_record_that_lacks_a_required_field_is_read_with_a_note() {
    let (client, _) = client_of(|| Ok(Mock::json(200, r#"{"id":"1"}"#)));
    let full = client.call(GetPlant::new("1")).full().unwrap();
    assert_eq!((full.value.id.as_str(), full.notes.len()), ("1", 1));
    let mock = Mock::new(|_| Ok(Mock::json(200, r#"{"id":"1"}"#)));
    let base = Base::new("https://garden.example").unwrap();
    let strict = Client::builder(base).reading(Reading::Strict).build_blocking(mock);
    assert!(matches!(strict.send(GetPlant::new("1")), Err(Error::Unexpected(_))));
}

#[test]
fn a_public_operation_gets_no_credentials() {
    let (client, mock) = client_of(|| Ok(Mock::json(200, PLANT)));
    assert_eq!(client.send(GetPlant::new("a/b")).unwrap().name, "Rose");
    assert!(mock.requests()[0].headers().get("authorization").is_none());
    assert_eq!(sent(&mock).0, "GET https://acme.garden.example/v1/plants/a%2Fb");
}

#[test]
fn a_patch_is_written_in_three_ways() {
    let expected = r#"[{"op":"replace","path":"/name","value":"Lily"},{"op":"remove","path":"/x"}]"#;
    let by_hand = JsonPatch::new().replace("/name", "Lily").remove("/x");
    for patch in [by_hand, patch![replace "/name" = "Lily", remove "/x"]] {
        let (client, mock) = client_of(|| Ok(Mock::json(204, "")));
        assert_eq!(client.send(PatchPlant::new("1", patch)).unwrap(), None);
        assert_eq!(sent(&mock).1, expected);
        assert_eq!(mock.requests()[0].headers()["content-type"], "application/json-patch+json");
    }
    let (client, _) = client_of(|| Ok(Mock::json(200, PLANT)));
    let change = client_runtime::models::Change::new("remove".into(), "/x");
    assert!(client.send(PatchPlant::new("1", vec![change])).unwrap().is_some());
}

#[test]
fn several_successes_are_an_enum_and_nothing_is_unit() {
    let (client, _) = client_of(|| Ok(Mock::json(202, r#"{"op":"add","path":"/a"}"#)));
    let output = client.send(Upload::new(File::bytes("x"))).unwrap();
    assert!(matches!(output, UploadOutput::Status202(change) if change.path == "/a"));
    let (client, _) = client_of(|| Ok(Mock::json(204, "")));
    client.send(PlantsIdDelete::new("1")).unwrap();
}


#[test]
fn bodies_are_json_forms_and_files() {
    let (client, mock) = client_of(|| Ok(Mock::json(201, PLANT)));
    let created = client.send(CreatePlant::new(Plant::new("1", "Rose"))).unwrap();
    assert!(created.is_some());
    assert_eq!(sent(&mock).1, PLANT);

    let (client, mock) = client_of(|| Ok(Mock::json(200, "")));
    client.send(Open::new()).unwrap();
    assert_eq!(sent(&mock).1, "");

    let (client, mock) = client_of(|| Ok(Mock::json(200, PLANT)));
    let upload = Upload::new(File::bytes("a,b").name("a.csv")).size(3);
    client.send(upload).unwrap();
    let body = sent(&mock).1;
    assert!(body.contains("filename=\"a.csv\"") && body.contains("name=\"size\"\r\n\r\n3\r\n"));
}

#[test]
fn names_that_rust_has_are_raw() {
    let (client, mock) = client_of(|| Ok(Mock::json(200, "moved")));
    assert_eq!(client.send(Move::new("1", "bed", "pot")).unwrap(), "moved");
    assert!(sent(&mock).0.ends_with("/plants/1/move/bed?type=pot"));
}

#[test]
fn a_download_is_bytes_or_comes_as_it_is() {
    let (client, mock) = client_of(|| Ok(Mock::json(200, "a,b")));
    assert_eq!(client.send(Download::new()).unwrap(), "a,b");
    assert_eq!(mock.requests()[0].headers()["accept"], "text/csv");
    let mut text = String::new();
    let mut file = client.call(Download::new()).download().unwrap();
    file.read_to_string(&mut text).unwrap();
    assert_eq!(text, "a,b");
}

#[test]
fn errors_are_the_model_that_knows_most() {
    let error = |json: &'static str| {
        let mock = Mock::new(move |_| Ok(Mock::json(404, json)));
        let client = Client::builder(Server::tenant("acme").unwrap()).build_blocking(mock);
        let error = client.send(ListPlants::new()).unwrap_err();
        assert!(error.is_not_found());
        error.refused().unwrap().error()
    };
    assert!(matches!(error(r#"{"error":"no"}"#), ApiError::Refusal(_)));
    assert!(matches!(error(r#"{"error":"no","id":"1"}"#), ApiError::Missing(_)));
    assert!(matches!(error(r#"{"x":1}"#), ApiError::Unknown(_)));
    assert!(matches!(error("<html>"), ApiError::Unknown(_)));
}

#[test]
fn servers_take_no_value_that_leads_elsewhere() {
    assert_eq!(Server::at("https://a.example").unwrap().to_string(), "https://a.example/v1");
    for bad in ["", "a/b", "evil.example/?", "a#b", "u@evil.example", "a b"] {
        assert!(Server::tenant(bad).is_err(), "{bad:?}");
    }
}

#[test]
fn a_request_can_be_sent_by_any_library() {
    let base = Server::tenant("acme").unwrap();
    let request = GetPlant::new("1").to_request(&base).unwrap();
    assert_eq!(request.uri(), "https://acme.garden.example/v1/plants/1");
    let plant = GetPlant::from_response(http::Response::new(PLANT.into())).unwrap();
    assert_eq!(plant.name, "Rose");
}
