//! `Client::from_env`: variables named after the crate, credentials by the security schemes of the spec.

use std::process::Command;

use client_odd::client::{Client, Mock};

/// What the client would send with these variables and no others, or the error.
fn with(variables: &[(&str, &str)]) -> String {
    let mut tests = Command::new(std::env::current_exe().unwrap());
    let tests = tests.args(["--ignored", "--exact", "shows_what_is_sent", "--nocapture"]);
    let output = tests
        .env_clear()
        .envs(variables.iter().copied())
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let mut lines = text.lines().filter_map(|line| line.strip_prefix("> "));
    lines.next().expect("the test runs").to_owned()
}

#[test]
#[ignore = "run by the other tests with variables of their own"]
fn shows_what_is_sent() {
    let mock = Mock::new(|request| match request.uri().path() {
        "/token" => Ok(Mock::json(200, r#"{"access_token":"t"}"#)),
        _ => Ok(Mock::json(200, "null")),
    });
    let builder = match Client::from_env() {
        Ok(builder) => builder,
        Err(error) => return println!("> {error}"),
    };
    let client = builder.build_blocking(mock.clone());
    let sent = client
        .security_and()
        .send()
        .and_then(|()| client.security_basic().send())
        .and_then(|()| client.result().send());
    sent.unwrap();
    let requests = mock.requests().into_iter().map(|request| {
        let header = |name| {
            let value = request.headers().get(name);
            value
                .map_or("-", |value| value.to_str().unwrap())
                .to_owned()
        };
        format!(
            "{} {} {}",
            request.uri(),
            header("cookie"),
            header("authorization")
        )
    });
    println!("> {}", requests.collect::<Vec<_>>().join("; "));
}

const SERVER: (&str, &str) = ("CLIENT_ODD_BASE_URL", "https://acme.example/api");

#[test]
fn each_scheme_has_variables_of_its_own() {
    let variables = [
        SERVER,
        ("CLIENT_ODD_KEY", "k"),
        ("CLIENT_ODD_SESSION", "s"),
        ("CLIENT_ODD_USERNAME", "user"),
        ("CLIENT_ODD_PASSWORD", "pass"),
    ];
    assert_eq!(
        with(&variables),
        "https://acme.example/api/security/and?api_key=k sid=s -; \
         https://acme.example/api/security/basic - Basic dXNlcjpwYXNz; \
         https://acme.example/api/names/result?api_key=k sid=s -"
    );
}

/// Tokens come from where the spec says.
#[test]
fn client_credentials_are_for_the_operations_that_take_them() {
    let variables = [
        SERVER,
        ("CLIENT_ODD_CLIENT_ID", "i"),
        ("CLIENT_ODD_CLIENT_SECRET", "s"),
    ];
    assert_eq!(
        with(&variables),
        "https://acme.example/api/security/and - -; https://acme.example/api/security/basic - -; \
         https://id.example/token - -; https://acme.example/api/names/result - Bearer t"
    );
}

#[test]
fn what_is_missing_is_told() {
    assert_eq!(with(&[]), "set the variable `CLIENT_ODD_BASE_URL`");
    assert_eq!(with(&[SERVER]), "set the variable `CLIENT_ODD_KEY`");
    let half = [
        SERVER,
        ("CLIENT_ODD_KEY", "k"),
        ("CLIENT_ODD_USERNAME", "user"),
    ];
    assert_eq!(with(&half), "set the variable `CLIENT_ODD_PASSWORD`");
}
