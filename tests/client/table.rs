//! The styles of parameters, as in the table of the OpenAPI specification, and values that try
//! to escape from their position.

use client_runtime::client::{
    Base, Body, Draft, Error, Format, Info, Method, Operation, Reply, Style,
};
use serde_json::{Value, json};

/// A parameter called `color`, and its location.
struct Color {
    place: &'static str,
    format: Format,
    value: Value,
}

macro_rules! at {
    ($name:ident, $path:literal) => {
        struct $name(Color);

        impl Operation for $name {
            type Output = ();
            const INFO: Info = Info::new("color", Method::Get, $path);

            fn write(&self, draft: &mut Draft) {
                let Color {
                    place,
                    format,
                    value,
                } = &self.0;
                match *place {
                    "path" => draft.path_as("color", *format, value),
                    "query" => draft.query_as("color", *format, value),
                    "header" => draft.header_as("color", *format, value),
                    _ => draft.cookie_as("color", *format, value),
                }
            }

            fn read(reply: &mut Reply) -> Result<(), Error> {
                reply.nothing()
            }
        }
    };
}

at!(InPath, "/{color}");
at!(InPartOfPath, "/a{color}");
at!(Elsewhere, "/");

fn base() -> Base {
    Base::new("https://example.com").unwrap()
}

fn request(place: &'static str, format: Format, value: Value) -> http::Request<Body> {
    let color = Color {
        place,
        format,
        value,
    };
    let request = match place {
        "path" => InPartOfPath(color).to_request(&base()),
        _ => Elsewhere(color).to_request(&base()),
    };
    request.unwrap()
}

#[test]
fn styles_are_those_of_the_specification() {
    let values = [
        json!(""),
        json!("blue"),
        json!(["blue", "black", "brown"]),
        json!({ "R": 100, "G": 200, "B": 150 }),
    ];
    let no = "n/a";
    // Fields of an object are in alphabetical or insertion order, depending on the features of
    // serde_json.
    #[rustfmt::skip]
    let table = [
        ("path", Style::Matrix, false, [";color", ";color=blue", ";color=blue,black,brown", ";color=B,150,G,200,R,100"]),
        ("path", Style::Matrix, true, [";color", ";color=blue", ";color=blue;color=black;color=brown", ";B=150;G=200;R=100"]),
        ("path", Style::Label, false, [".", ".blue", ".blue,black,brown", ".B,150,G,200,R,100"]),
        ("path", Style::Label, true, [".", ".blue", ".blue.black.brown", ".B=150.G=200.R=100"]),
        ("path", Style::Simple, false, ["", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        ("path", Style::Simple, true, ["", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
        ("query", Style::Form, false, ["color=", "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"]),
        ("query", Style::Form, true, ["color=", "color=blue", "color=blue&color=black&color=brown", "B=150&G=200&R=100"]),
        ("query", Style::SpaceDelimited, false, [no, no, "color=blue%20black%20brown", "color=B%20150%20G%20200%20R%20100"]),
        ("query", Style::PipeDelimited, false, [no, no, "color=blue%7Cblack%7Cbrown", "color=B%7C150%7CG%7C200%7CR%7C100"]),
        ("query", Style::DeepObject, true, [no, no, no, "color%5BB%5D=150&color%5BG%5D=200&color%5BR%5D=100"]),
        ("header", Style::Simple, false, ["", "blue", "blue,black,brown", "B,150,G,200,R,100"]),
        ("header", Style::Simple, true, ["", "blue", "blue,black,brown", "B=150,G=200,R=100"]),
        ("cookie", Style::Form, false, ["color=", "color=blue", "color=blue,black,brown", "color=B,150,G,200,R,100"]),
    ];
    for (place, style, explode, texts) in table {
        for (value, text) in values.iter().zip(texts).filter(|(_, text)| *text != no) {
            let format = Format::new(style).explode(explode);
            let request = request(place, format, value.clone());
            let header = |name| request.headers().get(name).unwrap().to_str().unwrap();
            let found = match place {
                "path" => request.uri().path().strip_prefix("/a").unwrap(),
                "query" => request.uri().query().unwrap(),
                "header" => header("color"),
                _ => header("cookie"),
            };
            assert_eq!(
                found, text,
                "{style:?} in {place}, explode: {explode}, {value}"
            );
        }
    }
}

#[test]
fn an_empty_list_or_object_is_not_sent_at_all() {
    for style in [
        Style::Form,
        Style::SpaceDelimited,
        Style::PipeDelimited,
        Style::DeepObject,
        Style::Simple,
    ] {
        for (explode, value) in [
            (true, json!([])),
            (false, json!([])),
            (true, json!({})),
            (false, json!({ "a": null })),
        ] {
            for place in ["query", "header", "cookie"] {
                let request = request(place, Format::new(style).explode(explode), value.clone());
                assert_eq!(request.uri(), "https://example.com/", "{style:?} {value}");
                let names = ["color", "cookie"].map(|name| request.headers().get(name));
                assert_eq!(names, [None, None], "{style:?} in {place}: {value}");
            }
        }
    }
    let of_json = request("query", Format::new(Style::Json), json!([]));
    assert_eq!(of_json.uri(), "https://example.com/?color=%5B%5D");
}

#[test]
fn content_is_json_and_reserved_characters_are_kept_if_asked() {
    let request_of = |format, value| request("query", format, value).uri().to_string();
    assert_eq!(
        request_of(Format::new(Style::Json), json!({ "a": [1] })),
        "https://example.com/?color=%7B%22a%22%3A%5B1%5D%7D"
    );
    assert_eq!(
        request_of(Format::FORM.allow_reserved(), json!("/a?b=c:d%20é&e#f")),
        "https://example.com/?color=/a?b=c:d%20%C3%A9%26e%23f"
    );
    assert_eq!(
        request_of(Format::FORM, json!("a b+c&d=e/f")),
        "https://example.com/?color=a%20b%2Bc%26d%3De%2Ff"
    );
    let nested = json!({ "a": { "b": [1, 2] }, "c": null });
    assert_eq!(
        request_of(Format::new(Style::DeepObject).explode(true), nested),
        "https://example.com/?color%5Ba%5D%5Bb%5D=1&color%5Ba%5D%5Bb%5D=2"
    );
}

#[test]
fn a_part_of_the_path_stays_a_part_of_the_path() {
    let path = |value: &str| {
        let color = Color {
            place: "path",
            format: Format::SIMPLE,
            value: json!(value),
        };
        InPath(color)
            .to_request(&base())
            .map(|request| request.uri().to_string())
    };
    assert_eq!(
        path("a/b?c#d%2e").unwrap(),
        "https://example.com/a%2Fb%3Fc%23d%252e"
    );
    assert_eq!(path("..%2F").unwrap(), "https://example.com/..%252F");
    assert_eq!(path("ü é").unwrap(), "https://example.com/%C3%BC%20%C3%A9");
    assert_eq!(path("\\..\\").unwrap(), "https://example.com/%5C..%5C");
    for bad in ["", ".", ".."] {
        assert!(matches!(path(bad), Err(Error::Request(_))), "{bad:?}");
    }
}

#[test]
fn a_header_stays_one_header() {
    for bad in ["a\r\nX-Admin: 1", "a\nb", "a\0b"] {
        let color = Color {
            place: "header",
            format: Format::SIMPLE,
            value: json!(bad),
        };
        assert!(matches!(
            Elsewhere(color).to_request(&base()),
            Err(Error::Request(_))
        ));
    }
    let request = request("cookie", Format::FORM, json!("a; admin=1"));
    assert_eq!(request.headers()["cookie"], "color=a%3B%20admin%3D1");
}

#[test]
fn a_base_is_the_address_of_a_server() {
    for bad in [
        "",
        "example.com",
        "ftp://a",
        "https://",
        "https://a?b",
        "https://u@a",
        "https://a/#b",
    ] {
        assert!(Base::new(bad).is_err(), "{bad}");
    }
    assert_eq!(
        Base::new("http://a:1/b/").unwrap().to_string(),
        "http://a:1/b"
    );
}
