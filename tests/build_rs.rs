//! The output of a build script for cargo. The test runs itself as the script, in a process with `OUT_DIR` set.

mod cargo;

use std::env;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, SystemTime};

use sailgen::Generator;
use sailgen::config::{DateLibrary, RustOptions, UuidLibrary};

const SCRIPT: &str = "SAILGEN_TEST_SCRIPT";

/// The build script; does nothing unless a test requests it.
#[test]
fn script() {
    match env::var(SCRIPT).as_deref() {
        Ok("plain") => sailgen::generate("spec/api.yaml"),
        Ok("warnings") => Generator::new("spec/api.yaml")
            .cargo_warnings(true)
            .run_in_build_script(),
        Ok("silent") => Generator::new("spec/api.yaml")
            .cargo_warnings(false)
            .run_in_build_script(),
        Ok("unknown") => Generator::new("spec/api.yaml")
            .schemas(["Plnat"])
            .run_in_build_script(),
        Ok("text") => Generator::new("spec/api.yaml")
            .rust(text())
            .run_in_build_script(),
        Ok("two") => {
            for spec in ["spec/api.yaml", "spec/other.v2.yaml"] {
                Generator::new(spec).rust(text()).run_in_build_script();
            }
            let named = Generator::new("spec/api.yaml").rust(text());
            named.module("garden").run_in_build_script();
        }
        _ => {}
    }
}

/// Returns the options that `sailgen.toml` in [`SPEC`] sets.
fn text() -> RustOptions {
    RustOptions {
        dates: DateLibrary::Text,
        uuids: UuidLibrary::Text,
        ..RustOptions::default()
    }
}

#[test]
fn every_file_that_was_read_runs_the_script_again() {
    let told = run("plain", "reads", &SPEC);
    for file in ["api.yaml", "sailgen.toml", "Plant.yaml"] {
        assert!(
            told.contains(&format!("cargo::rerun-if-changed=spec/{file}")),
            "{file} in {told:#?}"
        );
    }
}

#[test]
fn each_spec_of_a_script_has_a_file_of_its_own() {
    let other = "openapi: 3.0.3
info: {title: Shed, version: '1'}
paths: {}
components: {schemas: {Spade: {type: object, properties: {edge: {type: string}}}}}
";
    let files = [SPEC[0], SPEC[2], ("other.v2.yaml", other)];
    let told = run("two", "two", &files);
    let read = |name: &str| fs::read_to_string(work("two").join("out").join(name)).unwrap();
    assert!(read("models.rs").contains("struct Plant"));
    assert!(read("other_v2.rs").contains("struct Spade"));
    assert_eq!(read("garden.rs"), read("models.rs"));
    let warning = "cargo::warning=the models of `spec/other.v2.yaml` are in `other_v2.rs`";
    assert!(
        told.iter().any(|line| line.starts_with(warning)),
        "{told:#?}"
    );
}

#[test]
fn a_file_that_is_missing_runs_the_script_when_it_appears() {
    let root = "openapi: 3.0.3
info: {title: Garden, version: '1'}
paths:
  /plants:
    get: {responses: {'200': {description: One, content: {application/json: {schema: {$ref: Plant.yaml}}}}}}
components:
  schemas: {Ghost: {$ref: ghosts/Ghost.yaml}}
";
    let told = run("plain", "missing", &[("api.yaml", root), SPEC[1], SPEC[2]]);
    assert!(
        told.contains(&"cargo::rerun-if-changed=spec".to_owned()),
        "{told:#?}"
    );
    assert!(
        !told.iter().any(|line| line.starts_with("cargo::error")),
        "{told:#?}"
    );
}

#[test]
fn warnings_are_told_all_none_or_one_of_each_kind() {
    let warnings = |script: &str, plant: &'static str| {
        let mut told = run(script, script, &[SPEC[0], SPEC[1], ("Plant.yaml", plant)]);
        told.retain(|line| line.starts_with("cargo::warning=") && !line.contains("=  help: "));
        told
    };
    let plant = "type: object
properties: {planted: {type: date-time}, moved: {type: date-time}, gone: {type: date-time}}
";
    let told = warnings("plain", plant);
    assert_eq!(told.len(), 2, "{told:#?}");
    assert!(
        told[0].contains(":2:24: warning[SG501]: unknown type `date-time`"),
        "{told:#?}"
    );
    assert_eq!(
        told[1],
        "cargo::warning=2 more SG501: Unknown type; `sailgen lint` shows each"
    );
    assert_eq!(warnings("warnings", plant).len(), 3);
    assert_eq!(warnings("silent", plant), [""; 0]);
    let told = run("plain", "warns", &SPEC);
    let warning = "cargo::warning=spec/Plant.yaml:3:17: warning[SG501]: unknown type `date-time`; it is read as \
                   `string` with the format `date-time` (at /properties/planted/type)";
    assert!(told.iter().any(|line| line == warning), "{told:#?}");
}

#[test]
fn errors_stop_the_build_and_say_where() {
    let broken = [("api.yaml", SPEC[0].1), ("sailgen.toml", "")];
    let told = run("plain", "fails", &broken);
    let error = "cargo::error=spec/api.yaml:5:22: error[SG101]: there is no file `Plant.yaml` \
                 (at /components/schemas/Plant/$ref)";
    assert!(told.iter().any(|line| line == error), "{told:#?}");
    let told = run("unknown", "unknown", &SPEC);
    assert!(
        told.contains(&"cargo::error=  help: did you mean `Plant`?".to_owned()),
        "{told:#?}"
    );
    let told = run(
        "plain",
        "options",
        &[("api.yaml", SPEC[0].1), ("sailgen.toml", "[spek]")],
    );
    assert!(
        told[0].starts_with("cargo::error=spec/sailgen.toml:1:2: error[SG001]"),
        "{told:#?}"
    );
}

#[test]
fn options_from_a_file_and_from_code_are_the_same() {
    let models = |script, files: &[(&str, &str)]| {
        run(script, "options-from", files);
        fs::read_to_string(work("options-from").join("out/models.rs")).unwrap()
    };
    let from_file = models("plain", &SPEC);
    assert_eq!(models("text", &[SPEC[0], SPEC[2]]), from_file);
    assert_ne!(models("plain", &[SPEC[0], SPEC[2]]), from_file);
}

/// The models compile in both editions, at the root and in a module, with any lints of the crate.
#[test]
fn the_models_compile_where_they_are_included() {
    let told = run("plain", "includes", &SPEC);
    assert!(
        !told.iter().any(|line| line.starts_with("cargo::error")),
        "{told:#?}"
    );
    let work = work("includes");
    fs::create_dir_all(work.join("src")).unwrap();
    fs::write(work.join("src/lib.rs"), INCLUDING).unwrap();
    for edition in ["2021", "2024"] {
        let manifest = format!(
            "[package]\nname = \"including-{edition}\"\nedition = \"{edition}\"\n\n[dependencies]\nserde = \"1\"\n\
             serde_json = \"1\"\n\n[workspace]\n"
        );
        fs::write(work.join("Cargo.toml"), manifest).unwrap();
        let output = cargo::run(&work, &["check", "--quiet"], cargo::STRICT, cargo::TARGET);
        assert!(
            output.status.success(),
            "{edition}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
}

#[test]
fn what_is_equal_is_not_written_again() {
    run("plain", "again", &SPEC);
    let models = work("again").join("out/models.rs");
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    File::options()
        .write(true)
        .open(&models)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    let modified = || fs::metadata(&models).unwrap().modified().unwrap();
    start("plain", "again");
    assert_eq!(modified(), long_ago);
    fs::write(
        work("again").join("spec/Plant.yaml"),
        "type: object\nproperties: {height: {type: integer}}\n",
    )
    .unwrap();
    start("plain", "again");
    assert_ne!(modified(), long_ago);
    assert!(
        fs::read_to_string(&models)
            .unwrap()
            .contains("pub height: Option<i64>")
    );
}

const INCLUDING: &str = r#"//! A crate with the models at its root and in a module.
#![deny(missing_docs, unreachable_pub)]
include!("../out/models.rs");

/// The models again.
pub mod inner {
    include!("../out/models.rs");
}

mod private {
    include!("../out/models.rs");
}

/// Every name that one would look for.
pub fn names(plant: Plant, same: models::Plant, other: inner::Plant) -> [Option<support::DateTime>; 2] {
    drop((other, private::Plant::default()));
    [plant.planted, same.planted]
}
"#;

const SPEC: [(&str, &str); 3] = [
    (
        "api.yaml",
        "openapi: 3.0.3
info: {title: Garden, version: '1'}
paths: {}
components:
  schemas: {Plant:  {$ref: Plant.yaml}}
",
    ),
    (
        "sailgen.toml",
        "[rust]\ndates = \"text\"\nuuids = \"text\"\n",
    ),
    (
        "Plant.yaml",
        "type: object\nproperties:\n      planted: {type: date-time}\n",
    ),
];

/// Runs the script in a new folder with these files, and returns its instructions to cargo.
fn run(script: &str, name: &str, files: &[(&str, &str)]) -> Vec<String> {
    let work = work(name);
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(work.join("spec")).unwrap();
    fs::create_dir_all(work.join("out")).unwrap();
    for (path, text) in files {
        fs::write(work.join("spec").join(path), text).unwrap();
    }
    start(script, name)
}

/// Runs the script in its existing folder.
fn start(script: &str, name: &str) -> Vec<String> {
    let work = work(name);
    let mut command = Command::new(env::current_exe().unwrap());
    command
        .args(["script", "--exact", "--nocapture"])
        .current_dir(&work);
    let output = command
        .env(SCRIPT, script)
        .env("OUT_DIR", work.join("out"))
        .output()
        .unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    // The test harness does not end its own line before the output.
    let lines = text
        .lines()
        .filter_map(|line| Some(&line[line.find("cargo::")?..]));
    lines.map(str::to_owned).collect()
}

fn work(name: &str) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("build_rs")
        .join(name)
}
