//! Lists whose pages link to the next one in their body: OData, HAL, JSON:API and a plain `next`.

mod shared;

use bytes::Bytes;
use client_odd::client::{Answer, Error, Mock, PageBy, Paged, blocking};
use client_odd::models::Thing;
use client_odd::operations::{
    LinksHal, LinksHeader, LinksJsonApi, LinksNext, LinksOdata, LinksStartingAfter,
};
use http::Request;
use shared::{answering, header, sent};

/// Returns the ids of all items, and the URL of the last request.
fn ids<O: Paged<Item = Thing>>(
    operation: O,
    answer: fn(&Request<Bytes>) -> Answer,
) -> (Result<Vec<String>, Error>, String) {
    let (client, mock): (blocking::Client, Mock) = answering(answer);
    let items = client.items(operation);
    let ids = items.map(|item| item.map(|thing| thing.id)).collect();
    let last = sent(&mock);
    assert_eq!(header(&mock, "cookie"), "sid=s1", "{}", last.uri());
    (ids, last.uri().to_string())
}

/// Answers with a page in the body after a second page has been asked for.
fn page(request: &Request<Bytes>, first: &str, second: &str) -> Answer {
    let is_second = request.uri().to_string().contains("at=2");
    Ok(Mock::json(200, if is_second { second } else { first }))
}

fn two() -> Vec<String> {
    vec!["1".to_owned(), "2".to_owned()]
}

#[test]
fn a_list_of_stripe_goes_on_after_the_last_id() {
    let (found, last) = ids(LinksStartingAfter::new(), |request| {
        let is_second = request.uri().to_string().contains("starting_after=2");
        Ok(Mock::json(
            200,
            match is_second {
                true => r#"{ "data": [{ "id": "3" }], "has_more": false }"#,
                false => r#"{ "data": [{ "id": "1" }, { "id": "2" }], "has_more": true }"#,
            },
        ))
    });
    assert_eq!(found.unwrap(), ["1", "2", "3"]);
    assert!(last.contains("limit=2&starting_after=2"), "{last}");
}

#[test]
fn an_odata_list_goes_on_at_its_next_link() {
    let (found, last) = ids(LinksOdata::new(), |request| {
        page(
            request,
            r#"{ "value": [{ "id": "1" }], "@odata.nextLink": "https://t1.odd.example/v1/links/odata?at=2" }"#,
            r#"{ "value": [{ "id": "2" }] }"#,
        )
    });
    assert_eq!(found.unwrap(), two());
    assert!(last.starts_with("https://t1.odd.example/v1/links/odata?at=2"), "{last}");
}

#[test]
fn a_hal_list_goes_on_at_its_next_link_and_not_at_the_next_number() {
    assert_eq!(LinksHal::PAGING.items, "/_embedded/things");
    let (found, last) = ids(LinksHal::new(), |request| {
        page(
            request,
            r#"{ "_embedded": { "things": [{ "id": "1" }] }, "_links": { "next": { "href": "/v1/links/hal?at=2" } } }"#,
            r#"{ "_embedded": { "things": [{ "id": "2" }] }, "_links": { "self": { "href": "?at=2" } } }"#,
        )
    });
    assert_eq!(found.unwrap(), two());
    assert!(last.starts_with("https://t1.odd.example/v1/links/hal?at=2"), "{last}");
}

#[test]
fn a_link_of_json_api_is_a_string_or_an_object() {
    assert_eq!(
        LinksJsonApi::PAGING.by,
        PageBy::Link { next: "/links/next" }
    );
    let (found, _) = ids(LinksJsonApi::new(), |request| {
        page(
            request,
            r#"{ "data": [{ "id": "1" }], "links": { "next": "?at=2" } }"#,
            r#"{ "data": [{ "id": "2" }], "links": { "next": null } }"#,
        )
    });
    assert_eq!(found.unwrap(), two());
    let (found, _) = ids(LinksJsonApi::new(), |request| {
        page(
            request,
            r#"{ "data": [{ "id": "1" }], "links": { "next": { "href": "?at=2" } } }"#,
            r#"{ "data": [{ "id": "2" }] }"#,
        )
    });
    assert_eq!(found.unwrap(), two());
}

#[test]
fn a_link_to_another_origin_is_an_error_and_gets_no_credentials() {
    let (found, _) = ids(LinksNext::new(), |request| {
        page(
            request,
            r#"{ "results": [{ "id": "1" }], "next": "?at=2" }"#,
            r#"{ "results": [{ "id": "2" }], "next": null }"#,
        )
    });
    assert_eq!(found.unwrap(), two());
    let (found, last) = ids(LinksNext::new(), |_| {
        Ok(Mock::json(
            200,
            r#"{ "results": [{ "id": "1" }], "next": "https://t1.odd.example.org/v1/links/next?at=2" }"#,
        ))
    });
    assert!(matches!(found, Err(Error::Paging(_))));
    assert!(!last.contains("example.org"), "{last}");
}

#[test]
fn a_list_goes_on_at_the_next_link_of_the_header_to_its_last_page() {
    let (found, last) = ids(LinksHeader::new().q("a b"), |request| {
        let uri = request.uri().to_string();
        let (id, link) = match () {
            () if uri.contains("at=3") => ("3", "</v1/links/header?at=2>; rel=\"prev\""),
            () if uri.contains("at=2") => (
                "2",
                "<?at=1>; rel=\"prev\", <https://t1.odd.example/v1/links/header?at=3&q=a,b>; rel=next",
            ),
            () => ("1", "</v1/links/header?at=9>; rel=\"last\", <?at=2>; title=\"<a>\"; rel=\"next\""),
        };
        let mut answer = Mock::json(200, &format!(r#"[{{ "id": "{id}" }}]"#));
        answer.headers_mut().insert("link", link.parse().unwrap());
        Ok(answer)
    });
    assert_eq!(found.unwrap(), ["1", "2", "3"]);
    assert!(last.starts_with("https://t1.odd.example/v1/links/header?at=3&q=a,b"), "{last}");
}
