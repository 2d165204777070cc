//! Several root files in one run: what is shared, what is told apart, and that their order does not count.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sailgen::config::{Flavour, SpecReading};
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, Failure, Generated, pipeline};

const ROOTS: [&str; 3] = ["apples", "bees", "carrots"];

/// Three partitions over shared files. `Size` is the same in all of them, though it is written in two places; `Shape` of the
/// bees is another one.
fn garden(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("roots")
        .join(test);
    let _ = fs::remove_dir_all(&folder);
    let put = |path: &str, text: &str| {
        let path = folder.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for name in ROOTS {
        let shared = "schemas: {200: {description: ok, content: {application/json: {schema: {type: object, properties: {\
                      size: {$ref: SIZE}, shape: {$ref: schemas/shape.yaml}}}}}}}";
        let size = if name == "carrots" {
            "schemas/size.yaml"
        } else {
            "../shared/schemas/size.yaml"
        };
        let responses = shared
            .replace("SIZE", size)
            .replacen("schemas", "responses", 1);
        put(
            &format!("{name}/openapi.yaml"),
            &format!(
                "openapi: 3.0.1\ninfo: {{title: Garden API - {name}, version: v1}}\ntags: [{{name: {name}}}]\npaths:\n  \
                 /{name}: {{get: {{operationId: {name}, tags: [{name}], {responses}}}}}\n"
            ),
        );
        let shape = if name == "bees" { "integer" } else { "string" };
        put(
            &format!("{name}/schemas/shape.yaml"),
            &format!("type: object\nproperties: {{corners: {{type: {shape}}}}}\n"),
        );
    }
    let size = "type: object\nproperties: {width: {type: number}}\n";
    put("shared/schemas/size.yaml", size);
    put("carrots/schemas/size.yaml", size);
    folder
}

fn run(paths: Vec<PathBuf>) -> Result<(Generated, Diagnostics), Failure> {
    let mut config = Config::default();
    config.spec.paths = paths;
    config.spec.read = SpecReading::Document;
    config.output.flavours = vec![Flavour::Rust, Flavour::Powershell];
    let mut findings = Diagnostics::default();
    pipeline(&config, &mut findings).map(|generated| (generated, findings))
}

fn files(generated: Generated) -> BTreeMap<String, String> {
    generated
        .files
        .into_iter()
        .map(|file| (file.path, file.contents))
        .collect()
}

#[test]
fn equal_schemas_are_one_type_and_others_are_told_apart() {
    let folder = garden("equal");
    let (generated, findings) = run(vec![folder.join("*/openapi.yaml")]).unwrap();
    assert_eq!(generated.spec.info().title, "Garden API");
    let count = |name: &str| {
        let names = generated.api.models.iter().map(|model| model.name.as_str());
        names
            .filter(|known| known.eq_ignore_ascii_case(name))
            .count()
    };
    assert_eq!((count("size"), count("shape")), (1, 1));
    assert_eq!(count("beesshape"), 1, "the shape of the bees");
    let told = findings
        .iter()
        .filter(|finding| finding.code.as_str() == "SG407");
    assert_eq!(told.count(), 1);
    let files = files(generated);
    for name in ROOTS {
        assert!(
            files.contains_key(&format!("docs/{name}/Shape.md")),
            "{:?}",
            files.keys()
        );
    }
}

#[test]
fn neither_the_order_nor_the_spelling_of_roots_counts() {
    let folder = garden("order");
    let root = |name: &str| folder.join(name).join("openapi.yaml");
    let first = files(run(ROOTS.map(root).to_vec()).unwrap().0);
    let reversed = ROOTS.iter().rev().map(|name| root(name)).collect();
    for paths in [
        reversed,
        vec![folder.clone()],
        vec![folder.join("[a-c]*/openapi.yaml"), root("bees")],
    ] {
        assert_eq!(files(run(paths).unwrap().0), first);
    }
}

#[test]
fn references_may_lead_below_the_common_folder_and_nowhere_else() {
    let folder = garden("outside");
    let failure = run(vec![folder.join("apples/openapi.yaml")]).unwrap_err();
    assert!(failure.to_string().contains("SG105"), "{failure}");
}

#[test]
fn roots_that_are_not_there_are_an_error() {
    let folder = garden("nothing");
    for (path, message) in [
        ("*/swagger.yaml", "no file fits"),
        ("shared", "there is no root file below"),
        ("plums/openapi.yaml", "there is no file"),
    ] {
        let failure = run(vec![folder.join(path), folder.join("bees")]).unwrap_err();
        assert!(failure.to_string().contains(message), "{failure}");
    }
}
