//! Documents other than OpenAPI 3.0 and 3.1 are recognised, and rejected with the position that identifies them.

use std::fs;
use std::path::Path;

use sailgen::Generator;

/// A root file, and the expected message with its line and column.
const OTHERS: [(&str, &str); 16] = [
    (
        "swagger: '2.0'\ninfo: {title: T}\n",
        "1:1: error[SG301]: this is a Swagger 2.0 document",
    ),
    (
        "info: {title: T}\nasyncapi: 3.0.0\n",
        "2:1: error[SG301]: this is an AsyncAPI document, which describes messages",
    ),
    (
        "openapi: 3.2.0\ninfo: {title: T}\n",
        "1:1: error[SG301]: OpenAPI 3.2.0 is not supported",
    ),
    (
        "openapi: 4.0.0\n",
        "1:1: error[SG301]: OpenAPI 4.0.0 is not supported",
    ),
    (
        "openapi: 3.10.0\n",
        "1:1: error[SG301]: OpenAPI 3.10.0 is not supported",
    ),
    (
        "openapi: {}\n",
        "1:1: error[SG301]: `openapi` does not name a version",
    ),
    (
        "{\"info\": {\"_postman_id\": \"x\"}, \"item\": []}",
        "1:2: error[SG301]: this is a Postman collection",
    ),
    (
        "$schema: https://json-schema.org/draft/2020-12/schema\n",
        "1:1: error[SG301]: this is a JSON Schema, not an OpenAPI document",
    ),
    (
        "type: object\n$defs: {}\n",
        "2:1: error[SG301]: this looks like a JSON Schema, not an OpenAPI document",
    ),
    (
        "kind: discovery#restDescription\ndiscoveryVersion: v1\n",
        "2:1: error[SG301]: this is a Google API Discovery document",
    ),
    (
        "arazzo: 1.0.0\n",
        "1:1: error[SG301]: this is an Arazzo document, which describes workflows",
    ),
    (
        "overlay: 1.0.0\n",
        "1:1: error[SG301]: this is an OpenAPI Overlay",
    ),
    (
        "info: {title: T}\npaths: {}\n",
        "1:1: error[SG301]: the file has no `openapi` version",
    ),
    ("", "1:1: error[SG301]: the file is empty"),
    (
        "[]",
        "1:1: error[SG301]: the file does not contain an OpenAPI document",
    ),
    (
        "just text",
        "1:1: error[SG301]: the file does not contain an OpenAPI document",
    ),
];

#[test]
fn other_documents_are_refused_by_name() {
    for (at, (text, expected)) in OTHERS.into_iter().enumerate() {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("versions-{at}.yaml"));
        fs::write(&path, text).unwrap();
        let failure = Generator::new(&path).check().expect_err(text);
        let said = failure
            .to_string()
            .replace(&format!("{}:", path.display()), "");
        assert!(
            said.starts_with(expected),
            "{text:?} is said to be {said:?}"
        );
        assert!(
            !failure.findings[0].help.is_empty(),
            "{text:?} gets no help"
        );
    }
}

#[test]
fn versions_are_read_however_they_are_written() {
    for version in [
        "3.0.0",
        "3.0",
        "'3.1'",
        "3",
        "v3.0.1",
        "3.1.0-rc1",
        "' 3.1.1 '",
    ] {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join("versions.yaml");
        fs::write(
            &path,
            format!("openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\n"),
        )
        .unwrap();
        let outcome = Generator::new(&path)
            .out_dir(path.with_extension("out"))
            .check();
        assert!(outcome.is_ok(), "{version}: {}", outcome.unwrap_err());
    }
}
