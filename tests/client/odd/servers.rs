//! Servers of operations, and the credentials that each server receives.

mod shared;

use client_odd::client::{Base, Bearer, Client, Mock, Operation};
use client_odd::operations::ServerBeta;
use shared::{client, header, query, sent};

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

    // With another host for the server, only the path is replaced.
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
    client.security_and_basic().send().unwrap();
    assert_eq!(header(&mock, "authorization"), "Basic dXNlcjpwYXNz");
    assert_eq!((query(&mock), header(&mock, "cookie")), (String::new(), "sid=s1".to_owned()));
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
