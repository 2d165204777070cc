//! The most frequent calls of SailPoint's users with the operations of V3, as `docs/client.md` shows them: list, get,
//! create, patch, upload, download; then search and pages.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use client_sailpoint::client::{
    Base, Body, Client, ClientCredentials, Error, File, JsonPatch, Mock, Operation, Server,
};
use client_sailpoint::models::{
    Account, CreatePersonalAccessTokenRequest, Index, JsonPatchOperation, JsonPatchOperationOp,
    Query, Search,
};
use client_sailpoint::operations::{GetAccount, ListAccounts};
use client_sailpoint::patch;
use http::{Request, Response};

fn run<T>(future: impl Future<Output = Result<T, Error>>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future
            .as_mut()
            .poll(&mut Context::from_waker(Waker::noop()))
        {
            return done.unwrap();
        }
    }
}

const ACCOUNT: &str = r#"{"id":"ef38f943","name":"Ada"}"#;

/// A tenant with one account that accepts every request.
fn tenant(request: &Request<Bytes>) -> Response<Body> {
    let path = request.uri().path();
    assert!(path == "/oauth/token" || path.starts_with("/v3/"), "{path}");
    match path.trim_start_matches("/v3") {
        "/oauth/token" => Mock::json(200, r#"{"access_token":"t","expires_in":749}"#),
        "/accounts" => Mock::json(200, &format!("[{ACCOUNT}]")),
        "/accounts/ef38f943" => Mock::json(200, ACCOUNT),
        "/personal-access-tokens" => Mock::json(200, r#"{"id":"1","secret":"s","name":"CI"}"#),
        "/search" => Mock::json(200, r#"[{"id":"1","name":"Ada","_type":"identity"}]"#),
        path if path.ends_with("/download") => Mock::json(200, "accountName,firstName\n"),
        path if path.ends_with("-bulk-upload") => Mock::json(202, r#"{"id":"job"}"#),
        _ => Mock::json(200, r#"{"id":"2c91","name":"Access"}"#),
    }
}

fn client() -> (Client, Mock) {
    let (id, secret) = ("id", "secret");
    let mock = Mock::new(|request| Ok(tenant(request)));
    let client = Client::builder(Server::tenant("acme").unwrap())
        .auth(ClientCredentials::new(id, secret))
        .build(mock.clone());
    (client, mock)
}

#[test]
fn the_six_calls() {
    let source = "2c91";
    let people = std::env::temp_dir().join(format!("people-{}.csv", std::process::id()));
    std::fs::write(&people, "a,b").unwrap();
    let (client, mock) = client();
    run(async {
        // 1 list with filters
        let accounts = client
            .list_accounts()
            .with(|q| q.filters("name sw \"A\"").limit(50))
            .await?;
        assert_eq!(client.send(ListAccounts::new().limit(50)).await?, accounts);
        assert_eq!(accounts[0].name.as_deref(), Some("Ada"));

        // 2 get by id
        let account = client.get_account("ef38f943").await?;
        assert_eq!(account, accounts[0]);

        // 3 create
        let token = client
            .create_personal_access_token(CreatePersonalAccessTokenRequest::new("CI"))
            .await?;
        assert_eq!(token.secret, "s");

        // 4 JSON Patch
        let profile = client
            .patch_access_profile(
                "2c91",
                patch![replace "/description" = "new", remove "/segments"],
            )
            .await?;
        assert_eq!(profile.id.as_deref(), Some("2c91"));
        client
            .patch_access_profile("2c91", JsonPatch::new().replace("/description", "new"))
            .await?;
        let remove = JsonPatchOperation::new(JsonPatchOperationOp::Remove, "/segments");
        client.patch_access_profile("2c91", vec![remove]).await?;

        // 5 multipart: bytes, a path, or a stream with a length
        let file = File::path(&people).unwrap().content_type("text/csv");
        client
            .import_non_employee_records_in_bulk(source, file)
            .await?;

        // 6 download: as a whole, or as a stream
        let csv: Bytes = client.export_non_employee_records(source).await?;
        let file = client
            .export_non_employee_records(source)
            .download()
            .await?;
        assert_eq!(file.len(), u64::try_from(csv.len()).ok());
        Ok(())
    });
    std::fs::remove_file(people).unwrap();
    let is_token = |sent: &&Request<Bytes>| sent.uri().path() == "/oauth/token";
    assert_eq!(mock.requests().iter().filter(is_token).count(), 1);
}

#[test]
fn search_pages_and_what_comes_with_an_answer() {
    let (client, mock) = client();
    run(async {
        // search, and pages of any list
        let mut search = Search::default();
        search.indices = Some(vec![Index::Identities]);
        search.query = Some(Query::default());
        search.sort = Some(vec!["name".to_owned()]);
        let mut found = client.search_post(search).items(); // adds `id` to `sort`
        while let Some(document) = found.try_next().await? {
            _ = document;
        }
        let all: Vec<Account> = client.list_accounts().items().try_collect().await?;
        assert_eq!(all.len(), 1);

        // metadata of an answer; and a request that is not sent
        let reply = client
            .list_accounts()
            .with(|q| q.count(true))
            .full()
            .await?;
        assert_eq!((reply.status.as_u16(), reply.total()), (200, None));
        let base = Base::new("https://acme.api.identitynow.com/v3").unwrap();
        let request: Request<Body> = GetAccount::new("ef38f943").to_request(&base)?;
        assert_eq!(request.uri().path(), "/v3/accounts/ef38f943");
        Ok(())
    });

    let blocking = Client::builder(Server::tenant("acme").unwrap()).build_blocking(mock);
    for account in blocking.items(ListAccounts::new()) {
        assert_eq!(account.unwrap().name.as_deref(), Some("Ada"));
    }
}
