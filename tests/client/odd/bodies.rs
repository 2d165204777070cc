//! Forms, files, patches and other bodies.

mod shared;

use client_odd::client::{File, Form, JsonPatch, MergePatch, Method};
use client_odd::models::{BodyFormRequest, Color as Shade, Filter, Thing};
use client_odd::operations::{
    BodyMaybeSeveralBody, BodyMultipart, BodySeveralBody, BodySeveralMultipart, BodyTwoModelsBody,
};
use client_odd::patch;
use serde_json::json;
use shared::{body, client, header, sent};

/// The parts, with `-` as boundary and Unix line endings.
const PARTS: &str = r#"---
Content-Disposition: form-data; name="files"; filename="a.bin"
Content-Type: application/octet-stream

1
---
Content-Disposition: form-data; name="files"; filename="a.bin"
Content-Type: application/octet-stream

2
---
Content-Disposition: form-data; name="name"

n
---
Content-Disposition: form-data; name="count"

3
---
Content-Disposition: form-data; name="tags"

x
---
Content-Disposition: form-data; name="tags"

y
---
Content-Disposition: form-data; name="owner"
Content-Type: application/vnd.odd+json

{}
---
Content-Disposition: form-data; name="owners"
Content-Type: application/json

[{}]
---
Content-Disposition: form-data; name="picture"; filename="a.bin"
Content-Type: image/png

png
---
Content-Disposition: form-data; name="table"
Content-Type: text/csv

a,b
---
Content-Disposition: form-data; name="photo"; filename="photo"
Content-Type: application/octet-stream

�
---
Content-Disposition: form-data; name="color"

red
-----
"#;

#[test]
fn fields_of_forms_are_written_as_the_spec_says() {
    let (client, mock) = client();
    let mut owner = Filter::default();
    owner.name = Some("n".to_owned());
    let form = serde_json::from_value::<BodyFormRequest>(json!({
        "name": "a b", "tags": ["x", "y"], "owner": owner, "metadata": { "k": "v" }, "ids": [1, 2]
    }));
    client
        .body_form()
        .with(|q| q.body(form.unwrap()))
        .send()
        .unwrap();
    assert_eq!(
        body(&mock),
        "ids=1,2&metadata%5Bk%5D=v&name=a%20b&owner=%7B%22name%22%3A%22n%22%7D&tags=x&tags=y"
    );
    assert_eq!(
        header(&mock, "content-type"),
        "application/x-www-form-urlencoded"
    );
}

#[test]
fn parts_of_forms_are_files_texts_and_json() {
    let (client, mock) = client();
    let file = |text: &'static str| File::bytes(text).name("a.bin");
    let parts = BodyMultipart::new([file("1"), file("2")], "n")
        .count(3)
        .tags(["x", "y"])
        .owner(Filter::default())
        .owners([Filter::default()])
        .picture(file("png").content_type("image/png"))
        .table("a,b")
        .photo(vec![255])
        .color(Shade::Red);
    client.send(parts).unwrap();
    let kind = header(&mock, "content-type");
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
    let text = String::from_utf8_lossy(sent(&mock).body()).into_owned();
    let text = text.replace(boundary, "-").replace("\r\n", "\n");
    assert_eq!(text, PARTS);
}

#[test]
fn a_form_of_unknown_fields_is_made_by_the_caller() {
    let (client, mock) = client();
    let mut form = Form::new();
    form.file("data", &File::bytes("a,b").name("people.csv"));
    client.body_any_multipart(form).send().unwrap();
    assert!(header(&mock, "content-type").starts_with("multipart/form-data; boundary="));
    assert!(body(&mock).contains("filename=\"people.csv\""));
    client.body_maybe_multipart().send().unwrap();
    assert_eq!(
        (header(&mock, "content-type"), body(&mock)),
        Default::default()
    );
    client
        .body_maybe_multipart()
        .with(|q| q.file("x"))
        .send()
        .unwrap();
    assert!(body(&mock).contains("name=\"file\""));
}

#[test]
fn bodies_have_the_media_types_of_the_spec() {
    let (client, mock) = client();
    client.body_bytes(vec![0, 255]).send().unwrap();
    assert_eq!(sent(&mock).into_body().as_ref(), [0, 255]);
    assert_eq!(header(&mock, "content-type"), "application/octet-stream");
    client
        .body_image(File::bytes("x").content_type("image/png"))
        .send()
        .unwrap();
    assert_eq!(header(&mock, "content-type"), "image/png");
    client.body_text("hello").send().unwrap();
    assert_eq!(
        (header(&mock, "content-type"), body(&mock)),
        ("text/plain".into(), "hello".into())
    );
    client.body_plain("a\"b").send().unwrap();
    assert_eq!(body(&mock), r#""a\"b""#);
    client.body_nullable(None).send().unwrap();
    assert_eq!(body(&mock), "null");
    client
        .body_delete()
        .with(|q| q.body(Thing::new("1")))
        .send()
        .unwrap();
    assert_eq!(
        (sent(&mock).method(), body(&mock)),
        (&Method::Delete.into(), r#"{"id":"1"}"#.into())
    );
    client.body_delete().send().unwrap();
    assert_eq!(body(&mock), "");
}

#[test]
fn patches_are_changes() {
    let (client, mock) = client();
    client.body_merge(Thing::new("1")).send().unwrap();
    assert_eq!(body(&mock), r#"{"id":"1"}"#);
    assert_eq!(
        header(&mock, "content-type"),
        "application/merge-patch+json"
    );
    let changes = MergePatch::from(Thing::new("1"))
        .set("/owner/name", "n")
        .remove("/name");
    client.body_merge(changes).send().unwrap();
    let json = |text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap();
    assert_eq!(
        json(&body(&mock)),
        json!({ "id": "1", "name": null, "owner": { "name": "n" } })
    );
    client
        .body_merge(MergePatch::new().remove("/name"))
        .send()
        .unwrap();
    assert_eq!(body(&mock), r#"{"name":null}"#);

    let all = patch![
        test "/a" = 1, add "/b/-" = "x", replace "/c" = [1, 2], remove "/d", move "/e" => "/f", copy "/g" => "/h",
    ];
    client.body_patch(all).send().unwrap();
    let expected = json!([
        { "op": "test", "path": "/a", "value": 1 },
        { "op": "add", "path": "/b/-", "value": "x" },
        { "op": "replace", "path": "/c", "value": [1, 2] },
        { "op": "remove", "path": "/d" },
        { "op": "move", "from": "/e", "path": "/f" },
        { "op": "copy", "from": "/g", "path": "/h" },
    ]);
    assert_eq!(json(&body(&mock)), expected);
}

#[test]
fn what_is_no_patch_by_its_schema_is_sent_as_the_schema_says() {
    let (client, mock) = client();
    client.body_no_patch(Thing::new("1")).send().unwrap();
    assert_eq!(body(&mock), r#"{"id":"1"}"#);
    assert_eq!(header(&mock, "content-type"), "application/json-patch+json");
}

/// Sends a body, and checks its media type and its bytes.
fn is_sent(body_sent: impl Into<BodySeveralBody>, media_type: &str, expected: &str) {
    let (client, mock) = client();
    client.body_several(body_sent).send().unwrap();
    let sent = (header(&mock, "content-type"), body(&mock));
    assert_eq!((sent.0.as_str(), sent.1.as_str()), (media_type, expected));
}

/// The type says which media type is meant. If several take it, JSON comes before forms, and files need a media type of
/// their own.
#[test]
fn a_body_of_several_media_types_is_made_of_each_of_their_types() {
    let mut filter = Filter::default();
    filter.name = Some("n".to_owned());
    is_sent(Thing::new("1"), "application/json", r#"{"id":"1"}"#);
    is_sent(filter, "application/vnd.odd.v2+json", r#"{"name":"n"}"#);
    let patch = JsonPatch::new().remove("/a");
    let removed = r#"[{"op":"remove","path":"/a"}]"#;
    is_sent(patch, "application/json-patch+json", removed);
    let patch = MergePatch::<Thing>::new().remove("/a");
    is_sent(patch, "application/merge-patch+json", r#"{"a":null}"#);
    is_sent("a".to_owned(), "text/plain; charset=utf-8", "a");
    let jpeg = File::bytes("data").content_type("image/jpeg");
    is_sent(jpeg, "image/jpeg", "data");
}

#[test]
fn a_body_of_several_media_types_has_a_variant_for_each() {
    use BodySeveralBody as Body;
    let file = || File::bytes("data");
    let form = Body::Form(Box::new(Thing::new("1")));
    is_sent(form, "application/x-www-form-urlencoded", "id=1");
    is_sent(Body::Csv("a,b".to_owned()), "text/csv", "a,b");
    is_sent(Body::Xml(file()), "application/xml", "data");
    is_sent(Body::Png(file()), "image/png", "data");
    is_sent(Body::File(file()), "application/octet-stream", "data");
}

#[test]
fn a_form_may_be_one_of_several_bodies() {
    let (client, mock) = client();
    let form = BodySeveralMultipart::new(File::bytes("data").name("a.bin"))
        .name("n")
        .form("f");
    client.body_several(form).send().unwrap();
    let kind = header(&mock, "content-type");
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
    let text = body(&mock).replace(boundary, "-").replace("\r\n", "\n");
    let names: Vec<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("Content-Disposition: form-data; "))
        .collect();
    assert_eq!(
        names,
        [
            r#"name="file"; filename="a.bin""#,
            r#"name="name""#,
            r#"name="form""#
        ]
    );
}

#[test]
fn a_body_of_several_media_types_may_be_left_out() {
    let (client, mock) = client();
    client.body_maybe_several().send().unwrap();
    assert_eq!(
        (header(&mock, "content-type"), body(&mock)),
        (String::new(), String::new())
    );
    let list = BodyMaybeSeveralBody::Json(vec![Thing::new("1")]);
    client
        .body_maybe_several()
        .with(|q| q.body(list))
        .send()
        .unwrap();
    assert_eq!(body(&mock), r#"[{"id":"1"}]"#);
    client
        .body_maybe_several()
        .with(|q| q.body("text".to_owned()))
        .send()
        .unwrap();
    assert_eq!(
        (header(&mock, "content-type"), body(&mock)),
        ("text/plain".into(), "text".into())
    );
}

/// Frameworks list JSON under names that mean the same; other parameters than the charset may mean something.
#[test]
fn spellings_of_a_media_type_are_no_choice() {
    let (client, mock) = client();
    client.body_spelled(Thing::new("1")).send().unwrap();
    assert_eq!(header(&mock, "content-type"), "application/json");
    client.body_two_models(Thing::new("1")).send().unwrap();
    assert_eq!(header(&mock, "content-type"), "application/json; v=1");
    let second = BodyTwoModelsBody::JsonV2(Box::new(Thing::new("1")));
    client.body_two_models(second).send().unwrap();
    assert_eq!(header(&mock, "content-type"), "application/json; v=2");
    client.body_two_models(Filter::default()).send().unwrap();
    assert_eq!(header(&mock, "content-type"), "application/json");
}
