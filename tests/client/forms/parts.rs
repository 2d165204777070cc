//! The parts of forms on the wire.

use bytes::Bytes;
use client_forms::client::{Base, Client, File, Mock, Operation};
use client_forms::operations::{Choices, Defaults, Headers, Styles};

/// Returns the head of each part without its disposition, and its content.
fn parts<O: Operation>(operation: O) -> Vec<(String, String)> {
    let mock = Mock::new(|_| Ok(Mock::json(204, "")));
    let base = Base::new("https://forms.example").unwrap();
    let client = Client::builder(base).build_blocking(mock.clone());
    client.send(operation).map(drop).unwrap();
    let request = mock.requests().pop().unwrap();
    let kind = request.headers()["content-type"].to_str().unwrap();
    let boundary = kind.split_once("boundary=").unwrap().1;
    let text = String::from_utf8(request.body().to_vec()).unwrap();
    let split = format!("--{boundary}");
    let parts = text.split(&split).filter(|part| part.contains("form-data"));
    let part = |part: &str| {
        let (head, content) = part.trim().split_once("\r\n\r\n").unwrap();
        let head = head.replace("Content-Disposition: form-data; name=", "");
        (head.replace("\r\n", " | ").replace('"', ""), content.to_owned())
    };
    parts.map(part).collect()
}

fn is<O: Operation>(operation: O, expected: &[(&str, &str)]) {
    let parts = parts(operation);
    let found: Vec<_> = parts.iter().map(|(head, text)| (&**head, &**text)).collect();
    assert_eq!(found, expected);
}

#[test]
fn the_media_type_of_a_part_is_the_default_of_openapi() {
    let operation = Defaults::new()
        .key("aw==")
        .keys(["MQ==", "Mg=="])
        .url("dXJs")
        .seal("cw==")
        .scan("dA==")
        .photo("png")
        .blob("anything")
        .plain("cA==")
        .id(3)
        .note("# n")
        .owner(client_forms::models::DefaultsRequestAllOfOwner::default());
    let octets = "Content-Type: application/octet-stream";
    is(
        operation,
        &[
            (&format!("key | {octets}"), "aw=="),
            (&format!("keys | {octets}"), "MQ=="),
            (&format!("keys | {octets}"), "Mg=="),
            (&format!("url | {octets}"), "dXJs"),
            ("seal | Content-Type: image/png", "cw=="),
            ("scan | Content-Type: image/tiff", "dA=="),
            ("photo; filename=photo | Content-Type: image/png", "png"),
            (&format!("blob; filename=blob | {octets}"), "anything"),
            ("plain", "cA=="),
            ("id", "3"),
            ("note | Content-Type: text/markdown", "# n"),
            ("owner | Content-Type: application/json", "{}"),
        ],
    );
}

#[test]
fn of_several_media_types_the_first_is_sent_unless_the_caller_chooses() {
    let file = |kind: &str| File::bytes(Bytes::from("f")).content_type(kind);
    let usual = Choices::new().picture("p").any("a").either(["e"]).table("t");
    is(
        usual,
        &[
            ("picture; filename=picture | Content-Type: image/png", "p"),
            ("any; filename=any | Content-Type: application/octet-stream", "a"),
            ("either; filename=either | Content-Type: application/pdf", "e"),
            ("table | Content-Type: text/csv", "t"),
        ],
    );
    let chosen = Choices::new().picture(file("image/jpeg")).any(file("image/webp"));
    is(
        chosen,
        &[
            ("picture; filename=picture | Content-Type: image/jpeg", "f"),
            ("any; filename=any | Content-Type: image/webp", "f"),
        ],
    );
}

#[test]
fn parts_are_written_in_their_styles_without_percent_encoding() {
    let mut range = client_forms::models::Range::default();
    (range.from, range.to) = (Some(1), Some(2));
    let operation = Styles::new()
        .each(["a b", "c,d"])
        .joined(["a b", "c"])
        .spaces(["a", "b"])
        .pipes(["a", "b"])
        .fields(range.clone())
        .flat(range.clone())
        .deep(range)
        .text("a/b c")
        .scans(["1", "2"]);
    let octets = "Content-Type: application/octet-stream";
    is(
        operation,
        &[
            ("each", "a b"),
            ("each", "c,d"),
            ("joined", "a b,c"),
            ("spaces", "a b"),
            ("pipes", "a|b"),
            ("from", "1"),
            ("to", "2"),
            ("flat", "from,1,to,2"),
            ("deep[from]", "1"),
            ("deep[to]", "2"),
            ("text", "a/b c"),
            (&format!("scans; filename=scans | {octets}"), "1"),
            (&format!("scans; filename=scans | {octets}"), "2"),
        ],
    );
}

#[test]
fn parts_have_the_headers_with_one_value_and_those_of_their_files() {
    let octets = "Content-Type: application/octet-stream";
    let usual = Headers::new().file("f").files(["1"]).text("t").styled([1, 2]);
    is(
        usual,
        &[
            (&format!("file; filename=file | {octets} | X-Default: usual"), "f"),
            (&format!("files; filename=files | {octets} | X-Const: 1"), "1"),
            ("text | X-Only: one", "t"),
            ("styled | X-Only: me", "1"),
            ("styled | X-Only: me", "2"),
        ],
    );
    let file = File::bytes("f").header("x-default", "own").header("X-Open", "o\r\nX-Bad: 1");
    is(
        Headers::new().file(file),
        &[(&format!("file; filename=file | {octets} | x-default: own | X-Open: oX-Bad: 1"), "f")],
    );
}
