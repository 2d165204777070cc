//! Every option below `[rust]` with each of its values: the output has the expected change, and the crates compile without
//! warnings, with all features and with none.

mod cargo;
mod rustfmt;

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use sailgen::config::RustOptions;
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};

/// The name of a crate, its options, a file, and a string that the options add to it.
const OPTIONS: [(&str, &str, &str, &str); 39] = [
    (
        "plain",
        "",
        "src/models/boat.rs",
        "pub launched: Option<DateTime>,",
    ),
    (
        "package",
        "[package]\ndescription = 'Boats, \"all\" of them'\nkeywords = ['boats']\nrust-version = '1.85'\npublish = false\n\
         metadata.docs.rs.all-features = true\nlints.rust.unsafe_code = 'forbid'\nlints.clippy.all = { level = 'warn', priority = -1 }",
        "Cargo.toml",
        "rust-version = \"1.85\"\ndescription = \"Boats, \\\"all\\\" of them\"\nkeywords = [\"boats\"]\npublish = false\n\
         exclude = [\".sailgen\"]\n\n[package.metadata.docs.rs]\nall-features = true\n",
    ),
    (
        "defaults",
        "defaults = true",
        "src/models/prose.rs",
        "pub fn default_text() -> String {",
    ),
    (
        "split",
        "split = true",
        "src/models/prose_request.rs",
        "pub struct ProseRequest {",
    ),
    (
        "box-optional",
        "box-optional = true\n[schemas.Registered.fields.mooring]\nboxed = false",
        "src/models/boat.rs",
        "pub deposit: Option<Box<Deposit>>,",
    ),
    (
        "names",
        "[names]\nRig = 'Rigging'",
        "src/models/rigging.rs",
        "pub enum Rigging {",
    ),
    (
        "reading-lenient",
        "reading = 'lenient'",
        "src/support/tolerance.rs",
        "const LENIENT: bool = true;",
    ),
    (
        "license",
        "crate-license = 'MIT'\ncrate-version = '2.3.4'",
        "Cargo.toml",
        "version = \"2.3.4\"",
    ),
    (
        "dates-chrono",
        "dates = 'chrono'",
        "src/support/with_chrono.rs",
        "pub fn to_utc(",
    ),
    (
        "dates-jiff",
        "dates = 'jiff'",
        "src/support/with_jiff.rs",
        "pub fn to_jiff(",
    ),
    (
        "dates-time",
        "dates = 'time'",
        "src/support/with_time.rs",
        "pub fn to_time(",
    ),
    (
        "dates-text",
        "dates = 'text'",
        "src/models/boat.rs",
        "pub launched: Option<DateTime>,",
    ),
    (
        "dates-string",
        "dates = 'string'",
        "src/models/boat.rs",
        "pub launched: Option<String>,",
    ),
    (
        "uuids-uuid",
        "uuids = 'uuid'",
        "src/support/with_uuid.rs",
        "pub fn to_uuid(",
    ),
    (
        "uuids-text",
        "uuids = 'text'",
        "src/models/registered.rs",
        "pub id: Uuid,",
    ),
    (
        "uuids-string",
        "uuids = 'string'",
        "src/models/registered.rs",
        "pub id: String,",
    ),
    (
        "numbers-exact",
        "numbers = 'exact'",
        "src/models/boat.rs",
        "pub price: Option<Number>,",
    ),
    (
        "numbers-f64",
        "numbers = 'f64'",
        "src/models/boat.rs",
        "pub price: Option<f64>,",
    ),
    (
        "enums-closed",
        "enums = 'closed'",
        "src/models/keel.rs",
        "support::string_enum!(Keel);",
    ),
    (
        "unions-closed",
        "unions = 'closed'",
        "src/models/mooring.rs",
        "fits no member of Mooring",
    ),
    (
        "unions-closed-with-an-end",
        "unions = 'closed'",
        "src/models/wish.rs",
        "Self::Granted(support::blank())",
    ),
    (
        "reading-strict",
        "reading = 'strict'",
        "src/support/tolerance.rs",
        "TOLERANT: bool = false;",
    ),
    (
        "extra",
        "extra = true",
        "src/models/boat.rs",
        "pub extra: BTreeMap<String, serde_json::Value>,",
    ),
    (
        "nulls-patch",
        "optional-nullable = 'patch'",
        "src/models/boat.rs",
        "pub berth: Patch<String>,",
    ),
    (
        "nulls-twice",
        "optional-nullable = 'option-option'",
        "src/models/boat.rs",
        "pub berth: Option<Option<String>>,",
    ),
    (
        "nulls-once",
        "optional-nullable = 'option'",
        "src/models/boat.rs",
        "pub berth: Option<String>,",
    ),
    (
        "map-hash",
        "map = 'HashMap'",
        "src/models/crew.rs",
        "pub by_watch: Option<HashMap<String, Sailor>>,",
    ),
    (
        "map-path",
        "map = 'indexmap::IndexMap'\n[dependencies]\nindexmap = { version = '2', features = ['serde'] }",
        "src/models/crew.rs",
        "Option<indexmap::IndexMap<String, Sailor>>",
    ),
    (
        "map-required",
        "map = 'indexmap::IndexMap'\n[dependencies]\nindexmap = { version = '2', features = ['serde'] }",
        "src/models/locker.rs",
        "pub amounts: indexmap::IndexMap<String, i64>,",
    ),
    (
        "derives",
        "derives = ['Debug', 'marker::Marker']\n[dependencies]\nmarker = { path = '../marker' }",
        "src/models/keel.rs",
        "#[derive(Clone, Debug, PartialEq, Eq, Hash, marker::Marker)]",
    ),
    (
        "literals",
        "non-exhaustive = 'never'",
        "src/models/registered.rs",
        "#[derive(Clone, PartialEq)]\npub struct Registered {",
    ),
    (
        "no-constructors",
        "constructors = false",
        "src/models/boat.rs",
        "pub name: String,",
    ),
    (
        "setters",
        "setters = true",
        "src/models/boat.rs",
        "pub fn with_berth<M_>(mut self, value: impl support::Given<String, M_>)",
    ),
    (
        "hidden",
        "visibility = 'pub(crate)'",
        "src/models/boat.rs",
        "pub(crate) struct Boat {",
    ),
    (
        "redact",
        "redact = ['secretary']",
        "src/models/registered.rs",
        "\"secretary\", &support::Redacted",
    ),
    (
        "no-features",
        "features = false",
        "src/models/mod.rs",
        "\nmod boat;",
    ),
    (
        "no-doc-examples",
        "doc-examples = false",
        "src/models/boat.rs",
        "pub name: String,",
    ),
    (
        "formats",
        "dates = 'string'\nuuids = 'string'\n[formats]\n'date-time' = 'chrono::DateTime<chrono::Utc>'\n[dependencies]\n\
         chrono = { version = '0.4', default-features = false, features = ['serde'] }",
        "src/models/boat.rs",
        "pub launched: Option<chrono::DateTime<chrono::Utc>>,",
    ),
    (
        "schemas",
        "[schemas.Sailor]\nname = 'Seafarer'\n[schemas.Keel]\nopenness = 'closed'\n[schemas.Rig]\nrust-type = 'String'\n\
         [schemas.Boat.fields.crew]\nname = 'hands'\nrust-type = 'u8'\nrequired = true\nnullable = true\n\
         [schemas.Boat.fields.mood]\nredact = true\n[schemas.Boat.fields.deposit]\nboxed = true",
        "src/models/boat.rs",
        "pub hands: Option<u8>,",
    ),
];

#[test]
fn every_option_does_what_it_says_and_compiles() {
    let root = Path::new(env!("CARGO_TARGET_TMPDIR")).join("options");
    let _ = fs::remove_dir_all(&root);
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/rules/spec.yaml");
    for (name, options, file, text) in OPTIONS {
        let mut config = Config::default();
        config.spec.path = Some(spec.clone());
        config.rust = toml::from_str::<RustOptions>(options).expect(name);
        config.rust.crate_name = name.to_owned();
        let generated =
            pipeline(&config, &mut Diagnostics::default()).expect("the spec is accepted");
        for file in sailgen::rust::emit(&generated.api, &config.rust) {
            write(&root.join(name).join(file.path), &file.contents);
        }
        let written = fs::read_to_string(root.join(name).join(file))
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        assert!(
            written.contains(text),
            "{name}: `{text}` is not in {file}:\n{written}"
        );
        rustfmt::leaves_alone(&root.join(name));
    }
    marker(&root.join("marker"));
    let members: Vec<&str> = OPTIONS.iter().map(|(name, ..)| *name).collect();
    let workspace =
        format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\nexclude = [\"marker\"]\n");
    write(&root.join("Cargo.toml"), &workspace);
    clippy(&root, &["--workspace", "--all-features"]);
    // Items without a feature remain, regardless of the option.
    clippy(
        &root,
        &[
            "--package",
            "plain",
            "--package",
            "schemas",
            "--package",
            "hidden",
            "--no-default-features",
        ],
    );
}

/// An option without a row in `OPTIONS` is not tested.
#[test]
fn every_option_has_a_row() {
    let options = toml::Value::try_from(RustOptions::default()).expect("options are a table");
    let known = options
        .as_table()
        .expect("options are a table")
        .keys()
        .cloned();
    // An option without a default is missing in the default table; the layout `file` has its own tests.
    let known: BTreeSet<String> = known.chain(["crate-license".to_owned()]).collect();
    let named = |key: &String| {
        OPTIONS.iter().any(|(_, options, ..)| {
            options
                .lines()
                .any(|line| line.trim_start_matches('[').starts_with(key))
        })
    };
    let missing: Vec<&String> = known.iter().filter(|key| !named(key)).collect();
    assert_eq!(missing, ["crate-name", "layout"]);
}

/// Writes a crate with a derive macro, as another project may define one.
fn marker(folder: &Path) {
    let manifest = "[package]\nname = \"marker\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n\
                    [lib]\nproc-macro = true\n\n[workspace]\n";
    write(&folder.join("Cargo.toml"), manifest);
    let source = "#[proc_macro_derive(Marker)]\npub fn marker(_: proc_macro::TokenStream) -> proc_macro::TokenStream {\n    \
                  proc_macro::TokenStream::new()\n}\n";
    write(&folder.join("src/lib.rs"), source);
}

fn write(path: &Path, contents: &str) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, contents).unwrap();
}

fn clippy(root: &Path, arguments: &[&str]) {
    let cargo = cargo::run(
        root,
        &[&["clippy", "--quiet"], arguments].concat(),
        cargo::STRICT,
        cargo::TARGET,
    );
    assert!(
        cargo.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&cargo.stderr)
    );
}
