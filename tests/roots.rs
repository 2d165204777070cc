//! Several root files in one run: shared and distinct models, and independence of the order of the root files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use sailgen::api::Shape;
use sailgen::config::{ClientOptions, Equality, Flavour, Layout, NameOptions, SpecReading};
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, Failure, Generated, Generator, pipeline};

const ROOTS: [&str; 3] = ["apples", "bees", "carrots"];

/// Writes three partitions over shared files. `Size` is the same in all of them, though it is defined in two places;
/// `Shape` of the bees is different.
fn garden(test: &str) -> PathBuf {
    garden_in(&Path::new(env!("CARGO_TARGET_TMPDIR")).join("roots"), test)
}

fn garden_in(place: &Path, test: &str) -> PathBuf {
    let folder = place.join(test);
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
    run_with(paths, Config::default())
}

fn run_with(paths: Vec<PathBuf>, mut config: Config) -> Result<(Generated, Diagnostics), Failure> {
    config.spec.read = SpecReading::Document;
    run_as(paths, config)
}

fn run_as(paths: Vec<PathBuf>, mut config: Config) -> Result<(Generated, Diagnostics), Failure> {
    config.spec.paths = paths;
    config.output.flavours = Some(vec![Flavour::Rust, Flavour::Powershell]);
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
fn a_folder_is_current_however_its_roots_are_named() {
    let folder = garden("current");
    let write = |paths: Vec<PathBuf>| {
        let mut config = Config::default();
        let mut paths = paths.into_iter();
        config.spec.path = paths.next();
        config.spec.paths = paths.collect();
        config.output.dir = Some(folder.join("out"));
        Generator::default().config(config).write().unwrap()
    };
    let first = write(vec![folder.join("*/openapi.yaml")]);
    assert!(first.generated.is_some());
    let second = write(
        ROOTS
            .map(|name| folder.join(name).join("openapi.yaml"))
            .to_vec(),
    );
    assert!(
        second.generated.is_none(),
        "the same roots make the same files"
    );
}

#[test]
fn references_may_lead_below_the_common_folder_and_nowhere_else() {
    // The common folder of a single root file is its own. The current folder is only allowed if the spec is below it.
    let elsewhere = std::env::temp_dir().join(format!("sailgen-roots-{}", std::process::id()));
    let folder = garden_in(&elsewhere, "outside");
    let outcome = run(vec![folder.join("apples/openapi.yaml")]);
    let _ = fs::remove_dir_all(&elsewhere);
    let failure = outcome.map(|_| ()).unwrap_err();
    assert!(failure.to_string().contains("SG105"), "{failure}");
}

#[test]
fn references_may_lead_to_what_is_below_the_working_folder() {
    let folder = garden("inside");
    let outcome = run(vec![folder.join("apples/openapi.yaml")]);
    outcome
        .map(|_| ())
        .expect("the working folder holds both files");
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

#[test]
fn each_root_file_has_a_module_and_a_feature() {
    let folder = garden("modules");
    // These names are taken: every crate has a module of one name and a feature of the other.
    for (taken, name) in [("models", "apples"), ("client", "bees")] {
        fs::create_dir_all(folder.join(taken)).unwrap();
        let text = fs::read_to_string(folder.join(name).join("openapi.yaml")).unwrap();
        let text = text
            .replace(name, taken)
            .replace("schemas/shape", &format!("../{name}/schemas/shape"));
        fs::write(folder.join(taken).join("openapi.yaml"), text).unwrap();
    }
    let files = files(run(vec![folder]).unwrap().0);
    let manifest = &files["Cargo.toml"];
    for feature in ["apples", "bees", "carrots", "client-api", "models"] {
        assert!(
            manifest.contains(&format!("\n{feature} = []\n")),
            "{manifest}"
        );
    }
    let root = &files["src/lib.rs"];
    for (feature, module) in [
        ("bees", "bees"),
        ("client-api", "client_api"),
        ("models", "models_api"),
    ] {
        let line = format!("#[cfg(feature = \"{feature}\")]\npub mod {module};\n");
        assert!(root.contains(&line), "{root}");
    }
    assert!(
        root.contains("[carrots](carrots/index.html) | `carrots` | 3 | 3 |"),
        "{root}"
    );
    let module = &files["src/bees.rs"];
    assert!(module.starts_with("//! bees\n"), "{module}");
    for name in ["Beesshape", "Size"] {
        assert!(
            module.contains(&format!("pub use crate::models::{name};\n")),
            "{module}"
        );
    }
    assert!(!module.contains("models::Shape;"), "{module}");
}

#[test]
fn words_and_examples_may_differ_by_option() {
    let folder = garden("docs");
    // A property with the name of a keyword is not documentation.
    for (name, corners) in [
        (
            "apples",
            "{type: string, description: How many.}, title: {type: string, example: a}",
        ),
        (
            "bees",
            "{type: string, example: '3', title: Corners}, title: {type: string}",
        ),
        ("carrots", "{type: string}, example: {type: string}"),
    ] {
        let text =
            format!("type: object\ndescription: Of {name}.\nproperties: {{corners: {corners}}}\n");
        fs::write(folder.join(name).join("schemas/shape.yaml"), text).unwrap();
    }
    for (equality, expected) in [
        (
            Equality::WithDocs,
            vec!["beesshape", "carrotsshape", "shape"],
        ),
        (Equality::WithoutDocs, vec!["carrotsshape", "shape"]),
    ] {
        let mut config = Config::default();
        config.spec.equality = equality;
        let (generated, _) = run_with(vec![folder.clone()], config).unwrap();
        let models = generated.api.models.iter();
        let mut names: Vec<String> = models.map(|model| model.name.to_lowercase()).collect();
        names.retain(|name| name.ends_with("shape"));
        names.sort();
        assert_eq!(names, expected);
    }
}

#[test]
fn a_workspace_has_a_crate_for_each_root_file() {
    let folder = garden("workspace");
    let mut config = Config::default();
    config.rust.layout = Layout::Workspace;
    config.rust.crate_name = "garden".to_owned();
    let made = files(run_with(vec![folder.clone()], config.clone()).unwrap().0);
    assert!(
        made["Cargo.toml"]
            .contains("\"apples\",\n    \"bees\",\n    \"carrots\",\n    \"common\",")
    );
    let manifest = &made["bees/Cargo.toml"];
    assert!(manifest.contains("name = \"garden-bees\""), "{manifest}");
    let dependency = "garden-common = { version = \"=0.1.0\", path = \"../common\" }";
    assert!(manifest.contains(dependency), "{manifest}");
    let list = &made["bees/src/models/mod.rs"];
    assert!(list.contains("use garden_common::support;\n"), "{list}");
    assert!(
        list.contains("pub use garden_common::models::Size;\n"),
        "{list}"
    );
    assert!(
        made.contains_key("bees/src/models/beesshape.rs"),
        "{:?}",
        made.keys()
    );
    assert!(made.contains_key("common/src/models/size.rs"));
    assert!(
        made["common/src/support/object.rs"].contains("#[macro_export]\nmacro_rules! object {")
    );
    assert!(
        !made
            .values()
            .any(|text| text.contains("pub(crate) use object"))
    );
    config.client = Some(ClientOptions::default());
    let failure = run_with(vec![folder], config).unwrap_err().to_string();
    assert!(failure.contains("a client needs `rust.layout"), "{failure}");
}

#[test]
fn many_files_are_named_as_for_one_root_file() {
    let folder = garden("files");
    // `size.yaml` differs from `Size.yaml` in case only; `other/shape.yaml` is equal to that of the bees.
    let bees = folder.join("bees");
    let root = fs::read_to_string(bees.join("openapi.yaml")).unwrap();
    let more = "shape: {$ref: schemas/shape.yaml}, same: {$ref: other/shape.yaml}, large: {$ref: schemas/SIZE.yaml}";
    let root = root.replace("shape: {$ref: schemas/shape.yaml}", more);
    fs::write(bees.join("openapi.yaml"), root).unwrap();
    fs::create_dir_all(bees.join("other")).unwrap();
    fs::copy(
        bees.join("schemas/shape.yaml"),
        bees.join("other/shape.yaml"),
    )
    .unwrap();
    fs::write(
        bees.join("schemas/SIZE.yaml"),
        "{type: object, properties: {tons: {type: integer}}}",
    )
    .unwrap();
    let titled = "title: Outer Shape\ntype: object\nproperties: {corners: {type: string}}\n";
    for name in ["apples", "carrots"] {
        fs::write(folder.join(name).join("schemas/shape.yaml"), titled).unwrap();
    }
    let mut config = Config::default();
    config.spec.names = Some(NameOptions::default());
    config.spec.read = SpecReading::Files;
    let (generated, _) = run_as(vec![folder], config).unwrap();
    let names: Vec<&str> = generated
        .api
        .models
        .iter()
        .map(|model| &*model.name)
        .collect();
    let with = |field: &str| {
        let has = |model: &&sailgen::api::Model| match &model.shape {
            Shape::Struct(shape) => shape.fields.iter().any(|one| one.wire_name == field),
            _ => false,
        };
        let models = generated.api.models.iter().filter(has);
        models
            .map(|model| model.name.to_lowercase())
            .collect::<Vec<_>>()
    };
    assert_eq!(with("width"), ["size"], "{names:?}");
    assert_eq!(with("tons").len(), 1, "{names:?}");
    assert_eq!(with("corners"), ["outershape", "shape"], "{names:?}");
    assert!(names.contains(&"OuterShape"), "{names:?}");
}
