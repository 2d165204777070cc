//! Measures how fast the models parse and write JSON, as a ratio to the same models with serde's derives.
//!
//! ```sh
//! cargo bench --bench models                                      # some models of the corpus, or else of the sample
//! cargo bench --bench models -- --schema 'Account*' --rounds 100
//! cargo bench --bench models -- --schema '*'                      # all models; takes minutes to compile
//! ```
//!
//! The JSON values are all valid examples, and a value of every model with all fields, generated as in the test
//! `roundtrip`. Both sets of types are in one optimised program and are measured in turn; the fastest round counts.

#[path = "../arguments/mod.rs"]
mod arguments;
#[path = "../../tests/roundtrip/cases.rs"]
#[allow(dead_code)] // the test uses more of it
mod cases;
#[path = "../../tests/corpus/mod.rs"]
mod corpus;
mod derives;
#[path = "../../tests/roundtrip/schema.rs"]
#[allow(dead_code)] // the test uses more of it
mod schema;
#[path = "../spec/mod.rs"]
mod spec;
#[path = "../../tests/roundtrip/values.rs"]
#[allow(dead_code)] // the test uses more of it
mod values;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use glob::Pattern;
use sailgen::diagnostic::Diagnostics;
use sailgen::pipeline;

use arguments::{value, values};
use cases::{Case, Cases, Kind};

fn main() {
    let mut globs = values("--schema");
    if globs.is_empty() {
        globs.push(
            if corpus::corpus().is_some() {
                "Ac*"
            } else {
                "*"
            }
            .to_owned(),
        );
    }
    let globs: Vec<Pattern> = globs
        .iter()
        .map(|glob| Pattern::new(glob).expect("a glob"))
        .collect();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("bench-models");
    make(&folder, &globs);
    let cargo = Command::new(env!("CARGO"))
        .args(["run", "--release", "--quiet", "--"])
        .args(value("--rounds"))
        .current_dir(&folder)
        .env_remove("RUSTFLAGS")
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .status()
        .expect("cargo runs");
    assert!(cargo.success(), "the program fails");
}

/// Writes the program and the models as one workspace. It reads and writes values of the types that match the globs.
fn make(folder: &Path, globs: &[Pattern]) {
    let _ = fs::remove_dir_all(folder.join("models/src"));
    let mut config = spec::config(None);
    config.rust.crate_name = "ours".to_owned();
    let generated = pipeline(&config, &mut Diagnostics::default()).expect("the spec is accepted");
    for file in sailgen::rust::emit(&generated.api, &config.rust) {
        write(folder.join("models").join(file.path), &file.contents);
    }
    let names = sailgen::rust::type_names(&generated.api, &config.rust);
    let cases = Cases::of(&generated.spec, &generated.api, &names);
    write(
        folder.join("src/theirs.rs"),
        &derives::derives(&generated.api, &names),
    );
    let mut program = include_str!("program.rs").to_owned();
    program.push_str("\n#[path = \"theirs.rs\"]\n#[allow(dead_code)]\nmod theirs;\n\nfn cases() -> Vec<(&'static str, [Set; 2])> {\n    vec![\n");
    let wanted = |case: &&Case| {
        let name = case
            .ty
            .rsplit("models::")
            .next()
            .unwrap_or_default()
            .trim_end_matches('>');
        matches!(
            case.kind,
            Kind::SchemaExample | Kind::MediaExample | Kind::Full
        ) && globs.iter().any(|glob| glob.matches(name))
    };
    for case in cases.cases.iter().filter(wanted) {
        let ours = &cases.types[&case.ty];
        let theirs = ours.replace("models::", "theirs::");
        _ = writeln!(
            program,
            "        ({:?}, [set::<{ours}>(), set::<{theirs}>()]),",
            case.value.to_string()
        );
    }
    program.push_str("    ]\n}\n");
    write(folder.join("src/main.rs"), &program);
    let manifest = "[package]\nname = \"measure\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
                    models = { path = \"models\", package = \"ours\" }\nserde = { version = \"1\", features = [\"derive\"] }\n\
                    serde_json = \"1\"\n\n[workspace]\nresolver = \"3\"\nmembers = [\"models\"]\n";
    write(folder.join("Cargo.toml"), manifest);
}

/// Writes a file unless it is up to date, so cargo only builds changes.
fn write(path: PathBuf, contents: &str) {
    if fs::read_to_string(&path).ok().as_deref() != Some(contents) {
        fs::create_dir_all(path.parent().expect("it is in a folder"))
            .expect("the folder can be made");
        fs::write(path, contents).expect("the file can be written");
    }
}
