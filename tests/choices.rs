//! Every documented choice of types and derives gives a crate that compiles, without configured dependencies. Derives
//! that a type cannot have are left out and reported.

mod cargo;
mod corpus;

use std::fs;
use std::path::{Path, PathBuf};

use sailgen::config::{Flavour, RustOptions};
use sailgen::diagnostic::{Code, Diagnostics};
use sailgen::output::FileState;
use sailgen::{Config, pipeline};

/// Checks the schema of a type: names on the wire, values of enums, and that optional fields are not required.
const DESCRIBED: &str = r#"fn main() {
    let schema = schemars::schema_for!(described::Registered).to_value();
    assert_eq!(schema["required"], serde_json::json!(["id"]));
    assert_eq!(schema["properties"]["clientSecret"]["type"], serde_json::json!(["string", "null"]));
    let schema = schemars::schema_for!(described::Boat).to_value();
    assert_eq!(schema["required"], serde_json::json!(["name", "keel"]), "{schema}");
    assert_eq!(schema["properties"]["launched"]["format"], "date-time", "{schema}");
    let rig = schema["$defs"]["Rig"].to_string();
    assert!(rig.contains("\"SLOOP\"") && rig.contains("\"ketch\""), "{rig}");
    let mooring = schemars::schema_for!(described::Mooring).to_value();
    assert!(mooring["anyOf"].as_array().is_some_and(|all| all.len() == 4), "{mooring}");
}
"#;

/// Names of crates, and their options.
const CHOICES: [(&str, &str); 17] = [
    (
        "date-chrono",
        "formats.date-time = 'chrono::DateTime<chrono::Utc>'",
    ),
    ("date-jiff", "formats.date-time = 'jiff::Timestamp'"),
    ("date-time", "formats.date-time = 'time::OffsetDateTime'"),
    (
        "date-chrono-only",
        "dates = 'text'\nformats.date-time = 'chrono::DateTime<chrono::FixedOffset>'",
    ),
    ("day", "formats.date = 'chrono::NaiveDate'"),
    ("id", "formats.uuid = 'uuid::Uuid'"),
    ("eq", "derives = ['Eq']"),
    ("hash", "derives = ['Eq', 'Hash']"),
    ("partial-ord", "derives = ['PartialOrd']"),
    ("ord", "derives = ['Ord']"),
    ("copy", "derives = ['Copy']\nenums = 'closed'"),
    ("blank", "derives = ['Default']"),
    ("schema", "derives = ['schemars::JsonSchema']"),
    (
        "schema-of-chosen",
        "derives = ['schemars::JsonSchema', 'Hash']\nextra = true\nmap = 'indexmap::IndexMap'\n\
         formats = { date-time = 'chrono::DateTime<chrono::Utc>', uuid = 'uuid::Uuid' }",
    ),
    (
        "index-map",
        "map = 'indexmap::IndexMap'\nderives = ['Eq', 'Hash', 'Ord']",
    ),
    (
        "hash-map",
        "map = 'HashMap'\nderives = ['Eq', 'Hash', 'PartialOrd']",
    ),
    (
        "plain-numbers",
        "numbers = 'f64'\nderives = ['Eq', 'Hash', 'PartialOrd']\noptional-nullable = 'option-option'",
    ),
];

#[test]
fn every_choice_compiles() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml");
    compile("choices", &spec, None, STRICT_CHECK);
}

#[test]
fn schemas_describe_what_is_on_the_wire() {
    let root: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join("described");
    let _ = fs::remove_dir_all(&root);
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml");
    for (path, contents) in made(
        &spec,
        None,
        "described",
        "derives = ['schemars::JsonSchema']",
    )
    .0
    {
        write(&root.join(path), &contents);
    }
    write(&root.join("examples/describing.rs"), DESCRIBED);
    let manifest = fs::read_to_string(root.join("Cargo.toml")).unwrap() + "\n[workspace]\n";
    write(&root.join("Cargo.toml"), &manifest);
    let arguments = ["run", "--quiet", "--example", "describing"];
    let cargo = cargo::run(&root, &arguments, cargo::STRICT, cargo::TARGET);
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
}

#[test]
#[ignore = "compiles the crate of Beta once for each choice"]
fn every_choice_compiles_on_beta() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    let config = corpus::config(&corpus, "beta");
    compile(
        "choices-beta",
        &config.spec.path.clone().unwrap(),
        Some(&config),
        STRICT_CHECK,
    );
}

const STRICT_CHECK: &[&str] = &["check", "--quiet", "--workspace"];

#[test]
fn what_cannot_have_a_derive_is_named() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml");
    let (files, findings) = made(&spec, None, "eq", "derives = ['Eq']\nnumbers = 'f64'");
    let text = |name: &str| {
        let path = format!("src/models/{name}.rs");
        let file = files.iter().find(|(found, _)| *found == path);
        file.unwrap_or_else(|| panic!("no {path}")).1.as_str()
    };
    assert!(text("sailor").contains(", Eq"), "{}", text("sailor"));
    assert!(
        !text("boat").contains(", Eq"),
        "a boat has a price: {}",
        text("boat")
    );
    let found: Vec<_> = findings
        .iter()
        .filter(|found| found.code == Code::DeriveLeftOut)
        .collect();
    assert_eq!(found.len(), 1, "{findings:?}");
    assert!(
        found[0].message.starts_with("`Eq` is left out of "),
        "{}",
        found[0].message
    );
    assert!(found[0].message.contains("Boat"), "{}", found[0].message);
}

#[test]
fn one_crate_is_one_dependency() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml");
    let options = "formats.date-time = 'chrono::DateTime<chrono::Utc>'\n\
                   dependencies.chrono = { version = '0.4.30', features = ['clock'] }\ndependencies.extra = { path = '../extra', optional = true }";
    let (files, _) = made(&spec, None, "one", options);
    let manifest = &files
        .iter()
        .find(|(path, _)| path == "Cargo.toml")
        .unwrap()
        .1;
    let (_, dependencies) = manifest.split_once("[dependencies]\n").unwrap();
    assert!(
        dependencies.starts_with(
            "serde = \"1\"\nserde_json = \"1\"\n\
             chrono = { version = \"0.4.30\", features = [\"clock\", \"std\", \"serde\"] }\nuuid = \"1\"\n\
             extra = { path = \"../extra\", optional = true }\n"
        ),
        "{manifest}"
    );
}

#[test]
fn what_a_maintainer_adds_to_the_manifest_stays() {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("maintained");
    let _ = fs::remove_dir_all(&out);
    let with = |version: &str| {
        let mut config = Config::default();
        config.rust.crate_version = version.to_owned();
        config.output.flavours = Some(vec![Flavour::Rust]);
        let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml");
        sailgen::Generator::new(spec).config(config).out_dir(&out)
    };
    let count = |outcome: sailgen::Outcome, state| outcome.report.count(state);
    with("0.1.0").write().unwrap();
    let path = out.join("Cargo.toml");
    let manifest = || fs::read_to_string(&path).unwrap();
    assert!(
        manifest().starts_with("[package]\nname = \"what-a-model-must-be-models\"\n"),
        "{}",
        manifest()
    );
    let mine = "[profile.dev]\ndebug = 0\n";
    write(&path, &(manifest() + mine));
    assert!(
        with("0.1.0").check().unwrap().report.is_clean(),
        "it is no change by hand"
    );
    assert_eq!(count(with("0.2.0").write().unwrap(), FileState::Stale), 1);
    assert!(
        manifest().contains("version = \"0.2.0\"") && manifest().ends_with(mine),
        "{}",
        manifest()
    );
    assert!(with("0.2.0").check().unwrap().report.is_clean());
    write(&path, &manifest().replace("0.2.0", "0.2.1"));
    let above = count(with("0.2.0").check().unwrap(), FileState::HandChanged);
    assert_eq!(above, 1, "above the line it is a change by hand");
    write(&path, &manifest().replace("0.2.1", "0.2.0"));
    let no_crate = with("0.2.0")
        .flavours([Flavour::Powershell])
        .check()
        .unwrap();
    assert_eq!(
        count(no_crate, FileState::HandChanged),
        1,
        "and it is not removed with what was added"
    );
}

type Files = Vec<(String, String)>;

fn made(spec: &Path, base: Option<&Config>, name: &str, options: &str) -> (Files, Diagnostics) {
    let mut config = base.cloned().unwrap_or_default();
    config.spec.path = Some(spec.to_owned());
    config.output.flavours = Some(vec![sailgen::config::Flavour::Rust]);
    config.client = None;
    config.rust =
        toml::from_str::<RustOptions>(options).unwrap_or_else(|error| panic!("{name}: {error}"));
    config.rust.crate_name = name.to_owned();
    let mut findings = Diagnostics::default();
    let generated = pipeline(&config, &mut findings).expect("the spec is accepted");
    let files = generated
        .files
        .into_iter()
        .map(|file| (file.path, file.contents));
    (files.collect(), findings)
}

fn compile(folder: &str, spec: &Path, base: Option<&Config>, arguments: &[&str]) {
    let root: PathBuf = Path::new(env!("CARGO_TARGET_TMPDIR")).join(folder);
    let _ = fs::remove_dir_all(&root);
    for (name, options) in CHOICES {
        for (path, contents) in made(spec, base, name, options).0 {
            write(&root.join(name).join(path), &contents);
        }
    }
    let members: Vec<&str> = CHOICES.iter().map(|(name, _)| *name).collect();
    let workspace = format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n");
    write(&root.join("Cargo.toml"), &workspace);
    let cargo = cargo::run(&root, arguments, cargo::STRICT, cargo::TARGET);
    assert!(
        cargo.status.success(),
        "{}",
        String::from_utf8_lossy(&cargo.stderr)
    );
}

fn write(path: &Path, contents: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}
