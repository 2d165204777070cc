//! Compiles a generated client and tests it with its mock transport.

#[expect(dead_code, reason = "other tests deny warnings")]
mod cargo;
#[expect(dead_code, reason = "other tests read options")]
mod corpus;

use std::fs;
use std::path::Path;

use sailgen::Generator;
use sailgen::config::{ClientOptions, Experimental, Flavour, RustOptions};

#[test]
fn a_generated_client_behaves_as_its_tests_say() {
    behaves("tests/client", "client-runtime");
}

#[test]
fn a_client_of_what_specs_rarely_have_behaves_too() {
    behaves("tests/client/odd", "client-odd");
}

#[test]
fn the_parts_of_forms_are_sent_as_the_spec_says() {
    behaves("tests/client/forms", "client-forms");
}

#[test]
fn the_calls_that_users_of_sailpoint_make_compile_and_run() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    let spec = corpus.join("sailpoint/idn/sailpoint-api.v3.yaml");
    let operations = [
        "listAccounts",
        "getAccount",
        "createPersonalAccessToken",
        "patchAccessProfile",
        "importNonEmployeeRecordsInBulk",
        "exportNonEmployeeRecords",
        "searchPost",
    ];
    let generator = Generator::new(spec).operations(operations);
    passes(generator, "tests/client/sailpoint", "client-sailpoint");
}

/// Generates a crate from the spec in a folder, and runs the tests in that folder.
fn behaves(folder: &str, name: &str) {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(folder)
        .join("api.yaml");
    passes(Generator::new(spec), folder, name);
}

/// Generates a crate with a client, and runs the tests in a folder.
fn passes(generator: Generator, folder: &str, name: &str) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&out);
    let rust = RustOptions {
        crate_name: name.to_owned(),
        ..RustOptions::default()
    };
    let client = ClientOptions {
        experimental: Experimental::Send,
        ..ClientOptions::default()
    };
    generator
        .rust(rust)
        .client(client)
        .flavours([Flavour::Rust])
        .out_dir(&out)
        .write()
        .expect("the spec is accepted");
    copy(&source, &out.join("tests"));
    let arguments = ["test", "--quiet", "--features", "mock"];
    let output = cargo::run(&out, &arguments, "-Dwarnings", cargo::TARGET);
    let text = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}\n{errors}");
}

/// Copies the Rust files of a folder, and the modules they share.
fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|end| end == "rs") {
            fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
        } else if path.ends_with("shared") {
            copy(&path, &to.join("shared"));
        }
    }
}
