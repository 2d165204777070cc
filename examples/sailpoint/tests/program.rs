//! The program against a server on this machine.

use std::process::{Command, Output};
use std::sync::mpsc::{Receiver, channel};
use std::thread;

use tiny_http::{Header, Response, Server};

/// A tenant with three accounts and a report; what it was asked, with the credentials.
fn tenant() -> (String, Receiver<String>) {
    let server = Server::http("127.0.0.1:0").unwrap();
    let address = format!("http://{}", server.server_addr());
    let (said, heard) = channel();
    thread::spawn(move || {
        for mut request in server.incoming_requests() {
            let mut body = String::new();
            request.as_reader().read_to_string(&mut body).unwrap();
            let credentials = request
                .headers()
                .iter()
                .find(|header| header.field.equiv("authorization"));
            let credentials = credentials.map_or(body, |header| header.value.to_string());
            let asked = format!("{} {} {credentials}", request.method(), request.url());
            let header = |text: &str| text.parse::<Header>().unwrap();
            let json = |text: &str| {
                Response::from_string(text).with_header(header("Content-Type: application/json"))
            };
            let response = match request.url().split(['?', '&']).next().unwrap() {
                "/oauth/token" => {
                    json(r#"{"access_token":"t1","token_type":"bearer","expires_in":749}"#)
                }
                "/v3/accounts" => json(
                    r#"[{"id":"1","name":"Ada","nativeIdentity":"ada"},{"id":"2","nativeIdentity":"bob"}]"#,
                ),
                _ => Response::from_string("a,b\n1,2\n")
                    .with_header(header("Content-Type: application/csv"))
                    .with_header(header(
                        "Content-Disposition: attachment; filename=\"People.csv\"",
                    )),
            };
            said.send(asked).unwrap();
            request.respond(response).unwrap();
        }
    });
    (address, heard)
}

fn run(address: &str, arguments: &[&str]) -> Output {
    let mut program = Command::new(env!("CARGO_BIN_EXE_sailpoint"));
    program
        .args(arguments)
        .env("SAIL_BASE_URL", address)
        .env("SAIL_CLIENT_ID", "id")
        .env("SAIL_CLIENT_SECRET", "s");
    program.output().unwrap()
}

/// What the program printed. It must have ended well.
fn printed(output: &Output) -> String {
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8_lossy(&output.stdout).into_owned()
}

#[test]
fn accounts_are_listed() {
    let (address, heard) = tenant();
    let output = run(&address, &["accounts", "name sw \"A\""]);
    assert_eq!(printed(&output), "1\tAda\tada\n2\t\tbob\n");
    let asked: Vec<String> = heard.try_iter().collect();
    assert_eq!(
        asked,
        [
            "POST /oauth/token grant_type=client_credentials&client_id=id&client_secret=s",
            "GET /v3/accounts?filters=name%20sw%20%22A%22&limit=250 Bearer t1",
        ]
    );
}

#[test]
fn a_report_is_downloaded() {
    let (address, heard) = tenant();
    let file = std::env::temp_dir().join(format!("report-{}.csv", std::process::id()));
    let path = file.to_str().unwrap();
    let output = run(&address, &["report", "8d3c", path]);
    assert_eq!(printed(&output), format!("{path}: People.csv\n"));
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "a,b\n1,2\n");
    std::fs::remove_file(file).unwrap();
    assert_eq!(
        heard.try_iter().nth(1).unwrap(),
        "GET /v3/reports/8d3c?fileFormat=csv Bearer t1"
    );
}

#[test]
fn what_is_missing_is_said() {
    let output = run("http://127.0.0.1:9", &["accounts"]);
    assert!(!output.status.success());
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        error.contains("no token could be got: no connection"),
        "{error}"
    );
}
