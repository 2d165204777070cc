//! The most frequent calls as a user writes them: list, get, create, patch, upload, download; then metadata of an
//! answer, and a request for another HTTP library.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use client_runtime::client::{Base, Bearer, Body, Client, Error, File, JsonPatch, Mock, Operation};
use client_runtime::models::Plant;
use client_runtime::operations::{Download, GetPlant, ListPlants, UploadOutput};
use client_runtime::patch;
use http::Request;

fn run<T>(future: impl Future<Output = Result<T, Error>>) -> T {
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(done) = future.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            return done.unwrap();
        }
    }
}

/// A garden with one plant.
fn garden(request: &Request<Bytes>) -> http::Response<Body> {
    let plant = r#"{"id":"1","name":"Rose"}"#;
    let (method, path) = (request.method().as_str(), request.uri().path());
    match (method, path.trim_start_matches("/v1")) {
        ("GET", "/plants") => Mock::json(200, &format!("[{plant}]")),
        ("GET", "/files") => Mock::json(200, "a,b"),
        ("PATCH", _) => Mock::json(204, ""),
        _ => Mock::json(200, plant),
    }
}

#[test]
fn the_six_calls_read_as_they_should() {
    let mock = Mock::new(|request| Ok(garden(request)));
    let base = Base::new("https://garden.example/v1").unwrap();
    let client = Client::builder(base.clone()).auth(Bearer::new("t")).build(mock.clone());
    run(async {
        // 1 list with arguments: through the method, as a struct, and all pages
        let plants = client.list_plants().with(|q| q.detail_level("FULL").limit(2)).await?;
        assert_eq!(client.send(ListPlants::new().limit(2)).await?, plants);
        let all: Vec<Plant> = client.list_plants().items().try_collect().await?;
        assert_eq!(all, plants);

        // 2 get by id
        let plant = client.get_plant("1").await?;

        // 3 create
        let created = client.create_plant(Plant::new("1", "Rose")).await?;
        assert_eq!(created, Some(plant));

        // 4 JSON Patch
        client.patch_plant("1", patch![replace "/name" = "Lily", remove "/x"]).await?;
        client.patch_plant("1", JsonPatch::new().replace("/name", "Lily")).await?;

        // 5 multipart
        let file = File::bytes("a,b").name("plants.csv").content_type("text/csv");
        assert!(matches!(client.upload(file).await?, UploadOutput::Status200(_)));

        // 6 download: as a whole, or as a stream
        let csv: Bytes = client.download().await?;
        let file = client.download().download().await?;
        assert_eq!((csv, file.len()), (Bytes::from("a,b"), Some(3)));

        // metadata of an answer, and a request that is not sent
        let full = client.list_plants().with(|q| q.count(true)).full().await?;
        assert_eq!((full.status.as_u16(), full.total(), full.value.len()), (200, None, 1));
        let request: Request<Body> = GetPlant::new("1").to_request(&base)?;
        assert_eq!(request.uri(), "https://garden.example/v1/plants/1");
        Ok(())
    });
    assert_eq!(Download::INFO.path, "/files");
}

#[test]
fn blocking_methods_are_those_of_the_asynchronous_client() {
    let mock = Mock::new(|request| Ok(garden(request)));
    let base = Base::new("https://garden.example/v1").unwrap();
    let client = Client::builder(base).build_blocking(mock);
    let plants = client.list_plants().with(|q| q.limit(2)).send().unwrap();
    let all: Result<Vec<Plant>, Error> = client.list_plants().items().collect();
    assert_eq!(all.unwrap(), plants);
    assert_eq!(client.get_plant("1").send().unwrap(), plants[0]);
}
