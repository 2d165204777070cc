//! The kinds of paging, without I/O.

use client_runtime::client::Body;
use client_runtime::client::{
    Base, Client, Draft, Error, Info, Method, Mock, Operation, PageBy, Paged, Paging, Reply,
};
use http::{Request, Response};
use serde_json::{Value, json};

macro_rules! list {
    ($name:ident, $method:ident, $items:literal, $size:expr, $most:expr, $by:expr, $body:expr) => {
        struct $name;

        impl Operation for $name {
            type Output = Value;
            const INFO: Info = Info::new("list", Method::$method, "/things");

            fn write(&self, draft: &mut Draft) {
                let body: Option<Value> = $body;
                if let Some(body) = body {
                    draft.json(&body);
                }
            }

            fn read(reply: &mut Reply) -> Result<Value, Error> {
                reply.json()
            }
        }

        impl Paged for $name {
            type Item = Value;
            const PAGING: Paging = Paging {
                by: $by,
                size: $size,
                most: $most,
                items: $items,
                count: None,
            };
        }
    };
}

list!(
    ByNumber,
    Get,
    "/items",
    Some("per_page"),
    Some(2),
    PageBy::Number {
        parameter: "page",
        first: 1
    },
    None
);
list!(
    ByCursor,
    Get,
    "/items",
    None,
    None,
    PageBy::Cursor {
        parameter: "cursor",
        next: "/meta/next"
    },
    None
);
list!(
    ByAfter,
    Get,
    "/items",
    Some("limit"),
    Some(2),
    PageBy::After {
        parameter: "after_id",
        id: "/id"
    },
    None
);
list!(ByLink, Get, "", None, None, PageBy::Link { next: "" }, None);
list!(
    BySearch,
    Post,
    "",
    Some("limit"),
    Some(2),
    PageBy::SearchAfter,
    Some(json!({ "indices": ["identities"], "sort": ["-attributes.age"] }))
);

type Requests = Vec<(String, String)>;

fn all<O: Paged<Item = Value>>(
    operation: O,
    answer: impl Fn(&str, &Value) -> Response<Body> + Send + Sync + 'static,
) -> (Result<Vec<Value>, Error>, Requests) {
    let mock = Mock::new(move |request: &Request<bytes::Bytes>| {
        let body = serde_json::from_slice(request.body()).unwrap_or_default();
        Ok(answer(
            request.uri().path_and_query().unwrap().as_str(),
            &body,
        ))
    });
    let base = Base::new("https://example.com/v1").unwrap();
    let client = Client::builder(base).build_blocking(mock.clone());
    let items = client.items(operation).collect();
    let requests = mock.requests();
    let requests = requests.iter().map(|request| {
        (
            request.uri().to_string(),
            String::from_utf8_lossy(request.body()).into_owned(),
        )
    });
    (items, requests.collect())
}

fn json(value: Value) -> Response<Body> {
    Mock::json(200, &value.to_string())
}

#[test]
fn pages_by_number() {
    let (items, requests) = all(ByNumber, |address, _| {
        json(if address.contains("&page=2") {
            json!({ "items": [3] })
        } else {
            json!({ "items": [1, 2] })
        })
    });
    assert_eq!(items.unwrap().len(), 3);
    assert_eq!(
        requests[1].0,
        "https://example.com/v1/things?per_page=2&page=2"
    );
}

#[test]
fn pages_by_cursor() {
    let (items, requests) = all(ByCursor, |address, _| {
        json(match address.split_once("cursor=") {
            None => json!({ "items": [1], "meta": { "next": "a/b=" } }),
            Some(_) => json!({ "items": [2], "meta": { "next": null } }),
        })
    });
    assert_eq!(items.unwrap().len(), 2);
    assert_eq!(
        requests[1].0,
        "https://example.com/v1/things?cursor=a%2Fb%3D"
    );
    let (items, requests) = all(ByCursor, |_, _| {
        json(json!({ "items": [1], "meta": { "next": "x" } }))
    });
    assert!(
        items.is_err(),
        "a cursor that stays the same would go on for ever"
    );
    assert_eq!(requests.len(), 2);
}

#[test]
fn pages_after_an_id() {
    let (items, requests) = all(ByAfter, |address, _| {
        json(if address.contains("after_id=7") {
            json!({ "items": [] })
        } else {
            json!({ "items": [{ "id": 6 }, { "id": 7 }] })
        })
    });
    assert_eq!((items.unwrap().len(), requests.len()), (2, 2));
    let (items, _) = all(ByAfter, |_, _| json(json!({ "items": [{}, {}] })));
    assert!(items.is_err());
}

#[test]
fn pages_by_link() {
    let linked = |link: &'static str| {
        all(ByLink, move |address, _| {
            let mut response = json(json!([1]));
            if !address.contains("p=2") {
                response.headers_mut().insert("link", link.parse().unwrap());
            }
            response
        })
    };
    for link in [
        "</v1/things?p=2>; rel=\"next\"",
        "<?p=1>; rel=prev, <?p=2>; title=\"a, b\"; rel=\"last next\"",
        "<https://EXAMPLE.com:443/v1/things?p=2>; rel=next",
    ] {
        let (items, requests) = linked(link);
        assert_eq!(items.unwrap().len(), 2, "{link}");
        assert!(requests[1].0.ends_with("/v1/things?p=2"), "{link}");
    }
    let (items, requests) = linked("<https://evil.example.org/?p=2>; rel=next");
    assert!(matches!(items, Err(Error::Paging(_))));
    assert_eq!(requests.len(), 1);
}

#[test]
fn a_search_goes_on_after_the_last_item() {
    let (items, requests) = all(BySearch, |_, body| {
        json(match body.get("searchAfter") {
            None => json!([
                { "id": "a", "attributes": { "age": 40 } },
                { "id": "b-c", "attributes": { "age": 40 } },
            ]),
            Some(_) => json!([{ "id": "d", "attributes": { "age": 39 } }]),
        })
    });
    assert_eq!(items.unwrap().len(), 3);
    let body = |at: usize| serde_json::from_str::<Value>(&requests[at].1).unwrap();
    assert_eq!(body(0)["sort"], json!(["-attributes.age", "id"]));
    assert_eq!(body(1)["searchAfter"], json!([40, "b-c"]));
    assert_eq!(requests[1].0, "https://example.com/v1/things?limit=2");
    let (items, _) = all(BySearch, |_, _| json(json!([{ "id": "a" }, { "id": "b" }])));
    assert!(matches!(items, Err(Error::Paging(_))));
}
