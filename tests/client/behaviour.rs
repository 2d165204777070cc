//! The behaviour of the client with a transport that has its own clock.

use std::future::{Future, IntoFuture};
use std::pin::Pin;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use bytes::Bytes;
use client_runtime::client::{
    Answer, ApiKey, Base, Bearer, Body, Client, ClientCredentials, Draft, Error, Failure, File,
    Form, Info, Method, Mock, Operation, PageBy, Paged, Paging, Reading, Reply, Retry, Throttle,
    TransportError,
};
use http::{Request, Response};
use serde_json::{Value, json};

/// `GET /things`
#[derive(Clone)]
struct List;

impl Operation for List {
    type Output = Vec<Value>;
    const INFO: Info = Info {
        security: &[&["oauth"]],
        ..Info::new("listThings", Method::Get, "/things")
    };

    fn write(&self, _: &mut Draft) {}

    fn read(reply: &mut Reply) -> Result<Self::Output, Error> {
        reply.json()
    }
}

impl Paged for List {
    type Item = u32;
    const PAGING: Paging = Paging {
        by: PageBy::Offset("offset"),
        size: Some("limit"),
        most: Some(3),
        items: "",
        count: Some("count"),
    };
}

/// `POST /things` with a file.
struct Upload(File);

impl Operation for Upload {
    type Output = ();
    const INFO: Info = Info {
        security: &[&["oauth"]],
        ..Info::new("upload", Method::Post, "/things")
    };

    fn write(&self, draft: &mut Draft) {
        let mut form = Form::new();
        form.text("kind", "a\r\nb".to_owned());
        form.file("data", &self.0);
        draft.multipart(&form);
    }

    fn read(reply: &mut Reply) -> Result<(), Error> {
        reply.nothing()
    }
}

fn base() -> Base {
    Base::new("https://acme.example.com/v3").unwrap()
}

fn ok(json: Value) -> Answer {
    Ok(Mock::json(200, &json.to_string()))
}

fn with(mut response: Response<Body>, name: &'static str, value: &str) -> Answer {
    response.headers_mut().insert(name, value.parse().unwrap());
    Ok(response)
}

fn query(request: &Request<Bytes>, name: &str) -> Option<u64> {
    let pairs = request
        .uri()
        .query()?
        .split('&')
        .filter_map(|pair| pair.split_once('='));
    pairs
        .filter(|(key, _)| *key == name)
        .find_map(|(_, value)| value.parse().ok())
}

fn run<F: IntoFuture>(future: F) -> F::Output {
    run_all([future]).remove(0)
}

/// Polls all futures in turn until each is done.
fn run_all<F: IntoFuture>(futures: impl IntoIterator<Item = F>) -> Vec<F::Output> {
    let mut running: Vec<Pin<Box<F::IntoFuture>>> = futures
        .into_iter()
        .map(|future| Box::pin(future.into_future()))
        .collect();
    let mut done: Vec<Option<F::Output>> = running.iter().map(|_| None).collect();
    let mut context = Context::from_waker(Waker::noop());
    while done.iter().any(Option::is_none) {
        for (future, done) in running.iter_mut().zip(&mut done) {
            if done.is_none()
                && let Poll::Ready(output) = future.as_mut().poll(&mut context)
            {
                *done = Some(output);
            }
        }
    }
    done.into_iter().flatten().collect()
}

/// Answers requests in turn; the last answer is repeated.
fn script(answers: Vec<fn() -> Answer>) -> Mock {
    let next = AtomicU32::new(0);
    Mock::new(move |_| {
        let at = next.fetch_add(1, Ordering::Relaxed) as usize;
        answers[at.min(answers.len() - 1)]()
    })
}

#[test]
fn a_429_is_waited_for_as_long_as_the_server_says() {
    let mock = script(vec![
        || with(Mock::json(429, "{}"), "retry-after", "7"),
        || {
            let date = with(
                Mock::json(429, "{}"),
                "date",
                "Sun, 06 Nov 1994 08:49:37 GMT",
            )?;
            with(date, "retry-after", "Sun, 06 Nov 1994 08:49:42 GMT")
        },
        || ok(json!([1])),
    ]);
    let client = Client::builder(base()).build(mock.clone());
    let full = run(client.call(List).full()).unwrap();
    assert_eq!((full.value.len(), full.attempts), (1, 3));
    // Each wait has a jitter of at most half a second.
    let waited = mock.time().as_secs_f64();
    assert!((12.0..13.0).contains(&waited), "{waited}");
}

#[test]
fn what_cannot_be_sent_twice_is_not_sent_twice() {
    let attempts = |answer: fn() -> Answer, of: fn(&Client) -> Result<(), Error>| {
        let mock = script(vec![answer]);
        let client = Client::builder(base()).build(mock.clone());
        assert!(of(&client).is_err());
        mock.requests().len()
    };
    let get: fn(&Client) -> _ = |client| run(client.call(List)).map(drop);
    let post: fn(&Client) -> _ = |client| run(client.call(Upload(File::bytes("a"))));
    let once: fn(&Client) -> _ = |client| {
        let operation = Upload(File::reader(std::io::empty(), Some(0)));
        run(client.call(operation))
    };
    let refused: fn() -> Answer = || Err(TransportError::new(Failure::Connect, "refused"));
    let broken: fn() -> Answer = || Err(TransportError::new(Failure::Other, "broken"));
    let bad_gateway: fn() -> Answer = || Ok(Mock::json(502, "{}"));
    let busy: fn() -> Answer = || Ok(Mock::json(429, "{}"));
    let error: fn() -> Answer = || Ok(Mock::json(500, "{}"));
    #[rustfmt::skip]
    let table = [
        (refused, get, 4), (refused, post, 4), (refused, once, 1),
        (broken, get, 4), (broken, post, 1),
        (bad_gateway, get, 4), (bad_gateway, post, 1),
        (busy, get, 4), (busy, post, 4), (busy, once, 1),
        (error, get, 1), (error, post, 1),
    ];
    for (row, (answer, of, count)) in table.into_iter().enumerate() {
        assert_eq!(attempts(answer, of), count, "row {row}");
    }
}

#[test]
fn retries_end_with_the_time_for_them() {
    let mock = script(vec![|| with(Mock::json(429, "{}"), "retry-after", "61")]);
    let client = Client::builder(base()).build(mock.clone());
    let error = run(client.call(List)).unwrap_err();
    let refused = error.refused().unwrap();
    assert!(refused.is_rate_limited());
    assert_eq!(refused.retry_after(), Some(Duration::from_secs(61)));
    assert_eq!((mock.requests().len(), refused.attempts), (1, 1));
    run(client.call(List).retry(Retry::never())).unwrap_err();
    assert_eq!(mock.requests().len(), 2);
}

/// Answers token requests with tokens that last ten minutes, and API requests if they have the latest token.
fn with_tokens() -> Mock {
    let count = Mutex::new(0);
    Mock::new(move |request| {
        let mut count = count.lock().unwrap();
        if request.uri().path() == "/oauth/token" {
            *count += 1;
            return ok(json!({ "access_token": format!("t{count}"), "expires_in": 600 }));
        }
        let token = request.headers()["authorization"].to_str().unwrap();
        let valid = token == format!("Bearer t{count}");
        if valid {
            ok(json!([]))
        } else {
            Ok(Mock::json(401, "{}"))
        }
    })
}

fn token_requests(mock: &Mock) -> usize {
    let requests = mock.requests();
    requests
        .iter()
        .filter(|request| request.uri().path() == "/oauth/token")
        .count()
}

#[test]
fn fifty_tasks_make_one_token_request() {
    let mock = with_tokens();
    let auth = ClientCredentials::new("id", "a secret");
    let client = Client::builder(base()).auth(auth).build(mock.clone());
    let all = |client: &Client| {
        let calls = (0..50).map(|_| client.call(List));
        assert!(run_all(calls).iter().all(Result::is_ok));
    };
    all(&client);
    assert_eq!(token_requests(&mock), 1);
    let first = &mock.requests()[0];
    assert_eq!(first.uri(), "https://acme.example.com/oauth/token");
    assert_eq!(
        first.body(),
        "grant_type=client_credentials&client_id=id&client_secret=a%20secret"
    );
    // A minute before the token expires, it is renewed once for all requests.
    mock.advance(Duration::from_secs(539));
    all(&client);
    assert_eq!(token_requests(&mock), 1);
    mock.advance(Duration::from_secs(1));
    all(&client);
    assert_eq!(token_requests(&mock), 2);
}

#[test]
fn a_401_renews_the_token_once() {
    let revoked = Mutex::new((0, false));
    let mock = Mock::new(move |request| {
        let mut state = revoked.lock().unwrap();
        if request.uri().path() == "/oauth/token" {
            state.0 += 1;
            return ok(json!({ "access_token": format!("t{}", state.0), "expires_in": 600 }));
        }
        let is_first = request.headers()["authorization"] == "Bearer t1";
        if is_first {
            Ok(Mock::json(401, "{}"))
        } else {
            ok(json!([]))
        }
    });
    let client = Client::builder(base())
        .auth(ClientCredentials::new("id", "secret"))
        .build(mock.clone());
    let all = run_all((0..50).map(|_| client.call(List)));
    assert!(all.iter().all(Result::is_ok));
    assert_eq!(token_requests(&mock), 2);

    let mock = Mock::new(|request| match request.uri().path() {
        "/oauth/token" => ok(json!({ "access_token": "t" })),
        _ => Ok(Mock::json(401, "{}")),
    });
    let client = Client::builder(base())
        .auth(ClientCredentials::new("id", "secret"))
        .build(mock.clone());
    assert!(
        run(client.call(List))
            .unwrap_err()
            .refused()
            .unwrap()
            .is_unauthorized()
    );
    assert_eq!((token_requests(&mock), mock.requests().len()), (2, 4));
}

#[test]
fn a_cancelled_token_request_leaves_the_turn_to_another() {
    let mock = with_tokens();
    let client = Client::builder(base())
        .auth(ClientCredentials::new("id", "secret"))
        .build(mock.clone());
    let mut first = client.call(List).into_future();
    let mut second = client.call(List).into_future();
    let mut context = Context::from_waker(Waker::noop());
    assert!(first.as_mut().poll(&mut context).is_pending());
    assert!(second.as_mut().poll(&mut context).is_pending());
    drop(first);
    assert!(run(second).is_ok());
    assert_eq!(token_requests(&mock), 1);
}

#[test]
fn a_failing_token_request_says_so_and_keeps_the_secret() {
    let mock = Mock::new(|_| {
        Ok(Mock::json(
            401,
            r#"{"error":"invalid_client","echo":"hush"}"#,
        ))
    });
    let auth = ClientCredentials::new("id", "hush");
    assert!(
        !format!(
            "{auth:?}{:?}{:?}",
            Bearer::new("hush"),
            ApiKey::query("k", "hush")
        )
        .contains("hush")
    );
    let client = Client::builder(base()).auth(auth).build(mock.clone());
    let error = run(client.call(List)).unwrap_err();
    let text = format!("{error} {error:?}");
    assert!(matches!(error, Error::Auth(_)));
    assert!(
        text.contains("invalid_client") && !text.contains("hush"),
        "{text}"
    );
    assert_eq!(mock.requests().len(), 1);
}

/// A server with `count` numbers. A page past the end gives status 400, as some servers do.
fn numbers(count: u64) -> Mock {
    Mock::new(move |request| {
        let limit = query(request, "limit").unwrap();
        let offset = query(request, "offset").unwrap_or(0);
        if offset > 0 && offset >= count {
            return Ok(Mock::json(400, r#"{"detailCode":"400.1"}"#));
        }
        let page: Vec<u64> = (offset..count.min(offset + limit)).collect();
        let counted = request.uri().query().unwrap().contains("count=true");
        let response = Mock::json(200, &json!(page).to_string());
        if counted {
            with(response, "x-total-count", &count.to_string())
        } else {
            Ok(response)
        }
    })
}

#[test]
fn lists_of_any_length_come_whole() {
    for (count, requests) in [(0, 1), (1, 1), (3, 3), (4, 2), (6, 4), (7, 3)] {
        let mock = numbers(count);
        let client = Client::builder(base()).build(mock.clone());
        let all = run(client.call(List).items().try_collect()).unwrap();
        assert!(all.iter().copied().map(u64::from).eq(0..count), "{all:?}");
        assert_eq!(mock.requests().len(), requests, "{count} items");
        let blocking = Client::builder(base()).build_blocking(numbers(count));
        let same: Vec<u32> = blocking.items(List).collect::<Result<_, _>>().unwrap();
        assert_eq!(same, all);
        let pages = blocking
            .call(List)
            .pages()
            .map(|page| page.unwrap().value.len());
        assert_eq!(pages.sum::<usize>(), all.len());
    }
}

#[test]
fn a_400_after_a_full_page_is_the_end_only_if_the_total_says_so() {
    let mock = Mock::new(|request| match query(request, "offset") {
        Some(0) if request.uri().query().unwrap().contains("count=true") => {
            with(Mock::json(200, "[0]"), "x-total-count", "5")
        }
        None => ok(json!([0, 1, 2])),
        _ => Ok(Mock::json(400, "{}")),
    });
    let client = Client::builder(base()).build(mock.clone());
    let error = run(client.call(List).items().try_collect()).unwrap_err();
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(mock.requests().len(), 3);
}

#[test]
fn other_errors_are_never_an_end() {
    for status in [401, 403, 404, 500] {
        let mock = Mock::new(move |request| match query(request, "offset") {
            None => ok(json!([0, 1, 2])),
            _ => Ok(Mock::json(status, "{}")),
        });
        let client = Client::builder(base()).build(mock.clone());
        let mut items = client.call(List).items();
        for _ in 0..3 {
            run(items.try_next()).unwrap().unwrap();
        }
        assert_eq!(run(items.try_next()).unwrap_err().status().unwrap(), status);
        assert!(run(items.try_next()).unwrap().is_none());
    }
}

#[test]
fn a_cancelled_stream_sends_nothing_more() {
    let mock = numbers(9);
    let client = Client::builder(base()).build(mock.clone());
    let mut items = client.call(List).items();
    for _ in 0..3 {
        run(items.try_next()).unwrap();
    }
    assert_eq!(mock.requests().len(), 1);
    {
        let mut next = Box::pin(items.try_next());
        let mut context = Context::from_waker(Waker::noop());
        assert!(next.as_mut().poll(&mut context).is_pending());
    }
    drop(items);
    assert_eq!(mock.requests().len(), 1);
}

#[test]
fn an_item_that_cannot_be_read_is_an_error_and_the_next_one_follows() {
    let mock = Mock::new(|_| ok(json!([1, "two"])));
    let client = Client::builder(base()).reading(Reading::Strict).build(mock);
    let mut items = client.call(List).items();
    assert_eq!(run(items.try_next()).unwrap(), Some(1));
    let Err(Error::Unexpected(error)) = run(items.try_next()) else {
        panic!()
    };
    assert_eq!(error.body, "\"two\"");
    assert_eq!(run(items.try_next()).unwrap(), None);
}

#[test]
fn a_redirect_to_another_host_takes_no_secret_along() {
    let mock = Mock::new(|request| match request.uri().host().unwrap() {
        "acme.example.com" if request.uri().path() == "/v3/things" => {
            with(Mock::json(302, ""), "location", "/v3/more")
        }
        "acme.example.com" => with(
            Mock::json(307, ""),
            "location",
            "https://files.example.org/a",
        ),
        _ => ok(json!([])),
    });
    let client = Client::builder(base())
        .auth(Bearer::new("hush"))
        .header(
            http::HeaderName::from_static("x-key"),
            "hush".parse().unwrap(),
        )
        .build(mock.clone());
    run(client.call(List)).unwrap();
    let [first, second, third] = &mock.requests()[..] else {
        panic!()
    };
    for request in [first, second] {
        assert_eq!(request.headers()["authorization"], "Bearer hush");
        assert!(request.headers()["authorization"].is_sensitive());
    }
    assert!(!format!("{:?}", third.headers()).contains("hush"));
    assert!(third.headers().get("authorization").is_none());
    assert!(third.headers().get("x-key").is_none());

    for target in [
        "http://acme.example.com/v3/things",
        "https://evil.example.org/",
        "file:///etc/passwd",
    ] {
        let mock = Mock::new(move |_| with(Mock::json(307, ""), "location", target));
        let client = Client::builder(base()).build(mock.clone());
        let error = run(client.call(Upload(File::bytes("a")))).unwrap_err();
        assert_eq!(error.status().unwrap(), 307);
        assert_eq!(mock.requests().len(), 1, "{target}");
    }
    let mock =
        Mock::new(|request| with(Mock::json(302, ""), "location", &request.uri().to_string()));
    let client = Client::builder(base()).build(mock);
    assert!(
        run(client.call(List))
            .unwrap_err()
            .to_string()
            .contains("redirects")
    );
}

#[test]
fn a_throttle_keeps_requests_apart() {
    let mock = Mock::new(|_| ok(json!([])));
    let throttle = Throttle::new(100, Duration::from_secs(10));
    let client = Client::builder(base())
        .throttle(throttle)
        .build_blocking(mock.clone());
    for _ in 0..250 {
        client.send(List).unwrap();
    }
    assert_eq!(mock.time(), Duration::from_secs(20));
}

#[test]
fn time_and_size_are_limited() {
    let mock = Mock::new(|_| ok(json!([1, 2, 3])));
    let client = Client::builder(base()).limit(4).build(mock);
    assert!(matches!(run(client.call(List)), Err(Error::TooLarge(4))));
    let endless = Mock::new(|_| {
        let body = Body::from_reader(std::io::repeat(b' '), None);
        Ok(Response::new(body))
    });
    let client = Client::builder(base()).limit(1 << 20).build(endless);
    assert!(matches!(run(client.call(List)), Err(Error::TooLarge(_))));
}

#[test]
fn a_form_cannot_be_broken_out_of() {
    let mock = Mock::new(|_| ok(json!(null)));
    let client = Client::builder(base()).build(mock.clone());
    let file = File::bytes("a,b")
        .name("x\"\r\nX: y")
        .content_type("text/csv\r\nX: y");
    run(client.call(Upload(file))).unwrap();
    let request = &mock.requests()[0];
    let kind = request.headers()["content-type"].to_str().unwrap();
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").unwrap();
    let body = std::str::from_utf8(request.body()).unwrap();
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\na\r\nb\r\n\
         --{boundary}\r\nContent-Disposition: form-data; name=\"data\"; \
         filename=\"x%22%0D%0AX: y\"\r\nContent-Type: text/csvX: y\r\n\r\na,b\r\n\
         --{boundary}--\r\n"
    );
    assert_eq!(body, expected);
}

#[test]
fn a_download_has_a_name_without_a_folder() {
    for (header, name) in [
        (
            "attachment; filename=\"../../a \\\"b\\\".csv\"",
            Some("a \"b\".csv"),
        ),
        ("attachment; filename=plain.zip", Some("plain.zip")),
        (
            "attachment; filename=\"a\"; filename*=UTF-8''%e2%82%ac%2Fx.csv",
            Some("x.csv"),
        ),
        ("attachment; filename=\"..\"", None),
        ("inline", None),
    ] {
        let mock = Mock::new(move |_| with(Mock::json(200, "abc"), "content-disposition", header));
        let client = Client::builder(base()).build_blocking(mock);
        let mut file = client.call(List).download().unwrap();
        assert_eq!(file.name().as_deref(), name, "{header}");
        let mut text = String::new();
        std::io::Read::read_to_string(&mut file, &mut text).unwrap();
        assert_eq!(text, "abc");
    }
}

#[test]
fn a_page_for_people_is_not_an_answer() {
    let mock = Mock::new(|_| {
        with(
            Mock::json(200, "<html>"),
            "content-type",
            "text/html; charset=utf-8",
        )
    });
    let client = Client::builder(base()).build(mock);
    let Err(Error::Unexpected(error)) = run(client.call(List)) else {
        panic!()
    };
    assert_eq!(error.body, "<html>");
}
