//! Answers by status and media type.

mod shared;

use bytes::Bytes;
use client_odd::client::{Answer, Error, Mock};
use client_odd::models::Thing;
use client_odd::operations::{AnswersCountOutput, AnswersRangeOutput, AnswersSeveralOutput, BoxModelOutput};
use http::{Request, Response};
use shared::{answering, header};

#[test]
fn answers_are_read_by_status_and_media_type() {
    fn answer(request: &Request<Bytes>) -> Answer {
        let thing = r#"{"id":"1"}"#;
        let with = |status, kind: &'static str, body: &str| {
            let mut response: Response<_> = Mock::json(status, body);
            let kind = http::HeaderValue::from_static(kind);
            response.headers_mut().insert("content-type", kind);
            Ok(response)
        };
        match (
            request.method().as_str(),
            request.uri().path().trim_start_matches("/v1"),
        ) {
            ("GET", "/") => with(200, "text/plain; charset=utf-8", "hello"),
            ("OPTIONS", _) | ("GET", "/answers/default") => Ok(Mock::json(200, thing)),
            ("GET", "/names/box") => with(201, "text/plain", "text"),
            ("GET", "/answers/several") => Ok(Mock::json(202, r#"{"name":"n"}"#)),
            ("GET", "/answers/range") => Ok(Mock::json(203, thing)),
            ("GET", "/answers/maybe") => with(200, "application/problem+json", thing),
            ("PUT", "/bodies/xml") => with(200, "application/xml", "<a/>"),
            ("PUT", "/bodies/map") => Ok(Mock::json(200, r#"{"a":{"id":"1"}}"#)),
            ("GET", "/answers/none") => Ok(Mock::json(404, r#"{"detail":"gone"}"#)),
            _ => Ok(Mock::json(204, "")),
        }
    }
    let (client, mock) = answering(answer);
    let thing = Thing::new("1");
    assert_eq!(client.get().send().unwrap(), "hello");
    assert_eq!(header(&mock, "accept"), "text/plain");
    client.head().send().unwrap();
    assert_eq!(client.options().send().unwrap(), thing);
    client.trace().send().unwrap();
    assert_eq!(
        client.r#box().send().unwrap(),
        BoxModelOutput::Status201("text".to_owned())
    );
    let several = client.answers_several().send().unwrap();
    assert!(
        matches!(several, AnswersSeveralOutput::Status202(filter) if filter.name.as_deref() == Some("n"))
    );
    let range = client.answers_range().send().unwrap();
    assert_eq!(
        range,
        AnswersRangeOutput::Status2XX(Box::new(thing.clone()))
    );
    assert_eq!(client.answers_default().send().unwrap(), thing);
    assert_eq!(client.answers_maybe().send().unwrap(), Some(thing.clone()));
    assert_eq!(client.body_xml("<a/>").send().unwrap(), "<a/>");
    assert_eq!(header(&mock, "content-type"), "application/xml");
    assert_eq!(client.body_map().send().unwrap()["a"], thing);
    let Err(Error::Refused(refused)) = client.answers_none().send() else {
        panic!("404 is an error")
    };
    assert!(refused.is_not_found());
}

/// Other media types for the same value, and JSON for another one, are not asked for.
#[test]
fn of_several_spellings_of_an_answer_it_is_json() {
    let answer = |_: &Request<Bytes>| -> Answer { Ok(Mock::json(200, "\u{feff}{\"id\":\"1\"}")) };
    let (client, mock) = answering(answer);
    assert_eq!(client.answers_spelled().send().unwrap(), Thing::new("1"));
    assert_eq!(header(&mock, "accept"), "application/json, text/json");
    assert_eq!(client.answers_versions().send().unwrap(), Thing::new("1"));
    assert_eq!(header(&mock, "accept"), "application/json");
}

#[test]
fn integers_are_read_however_they_are_written() {
    fn answer(request: &Request<Bytes>) -> Answer {
        Ok(match request.uri().path().trim_start_matches("/v1/answers/") {
            "integers" => Mock::json(200, r#"{"a":[10.0,1e3,-0.0]}"#),
            _ => Mock::json(200, "7.0"),
        })
    }
    let (client, _) = answering(answer);
    assert_eq!(client.answers_integer().send().unwrap(), Some(7));
    let count = client.answers_count().send().unwrap();
    assert_eq!(count, AnswersCountOutput::Status200(Box::new(7)));
    let integers = client.answers_integers().send().unwrap();
    assert_eq!(integers["a"], [10, 1000, 0]);
}
