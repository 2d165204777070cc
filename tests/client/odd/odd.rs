//! What specs have that is allowed and rare: what goes over the wire for it, and what comes back.

use bytes::Bytes;
use client_odd::client::{
    Answer, ApiKey, Base, Basic, Bearer, Client, Error, File, Form, MergePatch, Method, Mock,
    Operation, blocking,
};
use client_odd::models::{BodyFormRequest, Color as Shade, Filter, Thing};
use client_odd::operations::{
    AnswersRangeOutput, AnswersSeveralOutput, Arguments, BodyMultipart, BoxModelOutput, Color,
    NamesEmptyGet, ServerBeta, Styles,
};
use client_odd::patch;
use http::{Request, Response};
use serde_json::json;

fn answering(answer: fn(&Request<Bytes>) -> Answer) -> (blocking::Client, Mock) {
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

fn client() -> (blocking::Client, Mock) {
    answering(|_| Ok(Mock::json(200, "null")))
}

/// The latest request.
fn sent(mock: &Mock) -> Request<Bytes> {
    mock.requests().pop().unwrap()
}

/// The query without the key.
fn query(mock: &Mock) -> String {
    let uri = sent(mock).uri().to_string();
    let query = uri.split_once('?').unwrap_or_default().1;
    let query = query.trim_end_matches("api_key=k%26y");
    query.trim_end_matches('&').to_owned()
}

fn header(mock: &Mock, name: &str) -> String {
    let request = sent(mock);
    let value = request
        .headers()
        .get(name)
        .map(|value| value.to_str().unwrap().to_owned());
    value.unwrap_or_default()
}

fn body(mock: &Mock) -> String {
    String::from_utf8(sent(mock).into_body().to_vec()).unwrap()
}

#[test]
fn names_that_rust_has_are_those_of_methods_all_the_same() {
    let (client, mock) = client();
    client.option().with(|q| q.limit(3)).send().unwrap();
    assert_eq!(query(&mock), "limit=3");
    client.vec().with(|q| q.ids(["a", "b"])).send().unwrap_err();
    assert_eq!(query(&mock), "ids=a&ids=b");
    client.string("n").send().unwrap_err();
    client.r#async().send().unwrap();
    client.twice().send().unwrap();
    client.twice_1().send().unwrap();
    assert_eq!(sent(&mock).method(), "POST");
    client.send(NamesEmptyGet::new()).unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/names/empty");
}

#[test]
fn arguments_of_one_name_are_numbered_and_keep_their_wire_names() {
    let (client, mock) = client();
    let arguments = Arguments::new(7, true, "q", "h", [Thing::new("1")])
        .draft("d")
        .r#type("t")
        .user_id("a")
        .user_id_2("b")
        .user_id_3("c")
        .filter_name("f")
        .top(5)
        .gr_uf6_udf_e("ü");
    client.send(arguments).unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/names/arguments/7/true");
    assert_eq!(
        query(&mock),
        "self=q&draft=d&type=t&user-id=a&userId=b&filter%5Bname%5D=f&%24top=5&gr%C3%B6%C3%9Fe=%C3%BC"
    );
    assert_eq!(header(&mock, "self"), "h");
    assert_eq!(header(&mock, "user_id"), "c");
    assert_eq!(body(&mock), r#"[{"id":"1"}]"#);
}

#[test]
fn enums_of_parameters_are_open_and_keep_every_spelling() {
    let (client, mock) = client();
    let colors = Color::new()
        .color("Red")
        .color_2("green")
        .colors(["red", "blue"])
        .sizes([1, 2]);
    client.send(colors.size(2).r#ref(Shade::Red)).unwrap();
    assert_eq!(
        query(&mock),
        "color=Red&colors=red,blue&sizes=1&sizes=2&size=2&ref=red"
    );
    assert_eq!(header(&mock, "color"), "green");
}

#[test]
fn variables_stand_anywhere_in_a_path() {
    let (client, mock) = client();
    client.file("a.b/c", Shade::Green).send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/files/a.b%2Fc.green");
    client.file("..", Shade::Green).send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/files/...green");
    client.cancel("b2d1").send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/jobs/b2d1:cancel");
    client.groesse("x y").send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/gr%C3%B6%C3%9Fe/x%20y/");
    client.fixed_query().with(|q| q.limit(1)).send().unwrap();
    assert_eq!(query(&mock), "kind=all&limit=1");
    client.matrix(["a", "b"], ["c", "d"]).send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/v1/matrix/;m=a;m=b/.c,d");
}

#[test]
fn parameters_are_written_in_their_styles() {
    let (client, mock) = client();
    let mut filter = Filter::default();
    filter.name = Some("n".to_owned());
    filter.ids = Some(vec![1, 2]);
    client
        .send(Styles::new(4).deep(filter.clone()).json(filter.clone()))
        .unwrap();
    assert_eq!(
        query(&mock),
        "page=4&deep%5Bids%5D=1&deep%5Bids%5D=2&deep%5Bname%5D=n\
         &json=%7B%22ids%22%3A%5B1%2C2%5D%2C%22name%22%3A%22n%22%7D&fixed=only"
    );
    let styles = Styles::new(1)
        .spaces([1, 2])
        .pipes(["a", "b"])
        .reserved("a/b");
    client
        .send(styles.session("s").theme(["dark", "big"]).x_ids([1, 2]))
        .unwrap();
    assert_eq!(
        query(&mock),
        "page=1&spaces=1%202&pipes=a%7Cb&reserved=a/b&fixed=only"
    );
    assert_eq!(
        header(&mock, "cookie"),
        "session=s; theme=dark; theme=big; sid=s1"
    );
    assert_eq!(header(&mock, "x-ids"), "1,2");
    assert_eq!(header(&mock, "x-trace"), "on");
    assert_eq!(header(&mock, "x-mode"), "");
    client
        .send(Styles::new(1).exploded(filter).x_trace("off"))
        .unwrap();
    assert_eq!(query(&mock), "page=1&ids=%5B1%2C2%5D&name=n&fixed=only");
    assert_eq!(header(&mock, "x-trace"), "off");
}

#[test]
fn operations_go_to_servers_of_their_own() {
    let (client, mock) = client();
    client.server_upload().send().unwrap();
    let address = "https://t1.upload.example/eu/up/servers/upload?api_key=k%26y";
    assert_eq!(sent(&mock).uri(), address);
    client.server_beta().send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/beta/servers/beta");
    client.server_relative().send().unwrap();
    assert_eq!(sent(&mock).uri().path(), "/other/servers/relative");

    // Behind another name of the server, only the path is another one.
    let base = Base::new("http://localhost:80/gateway").unwrap();
    let request = ServerBeta::new().to_request(&base).unwrap();
    assert_eq!(request.uri(), "http://localhost:80/beta/servers/beta");

    let mock = Mock::new(|_| Ok(Mock::json(200, "")));
    let uploads = Base::new("http://localhost:81").unwrap();
    let client = Client::builder(base)
        .server_for("https://{tenant}.upload.example/{zone}/up", uploads)
        .auth(Bearer::new("t"))
        .build_blocking(mock.clone());
    client.server_upload().send().unwrap();
    assert_eq!(sent(&mock).uri(), "http://localhost:81/servers/upload");
    assert_eq!(header(&mock, "authorization"), "Bearer t");
}

#[test]
fn credentials_are_those_that_an_operation_asks_for() {
    let (client, mock) = client();
    client.security_none().send().unwrap();
    assert_eq!(
        (query(&mock), header(&mock, "cookie")),
        (String::new(), String::new())
    );
    client.security_and().send().unwrap();
    assert_eq!(sent(&mock).uri().query(), Some("api_key=k%26y"));
    assert_eq!(header(&mock, "cookie"), "sid=s1");
    client.security_basic().send().unwrap();
    assert_eq!(header(&mock, "authorization"), "Basic dXNlcjpwYXNz");
}

#[test]
fn credentials_are_sent_where_they_are_optional_too() {
    let mock = Mock::new(|_| Ok(Mock::json(200, "")));
    let base = Base::new("https://a.example").unwrap();
    let client = Client::builder(base)
        .auth(Bearer::new("t"))
        .build_blocking(mock.clone());
    client.option().send().unwrap();
    assert_eq!(header(&mock, "authorization"), "Bearer t");
}

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
    let expected = r#"---
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
    assert_eq!(text, expected);
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
