//! What a build script tells cargo. The test runs itself again as the script, in a process with an `OUT_DIR`.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use sailgen::Generator;

const SCRIPT: &str = "SAILGEN_TEST_SCRIPT";

/// The build script; does nothing where no test has asked for it.
#[test]
fn script() {
    match env::var(SCRIPT).as_deref() {
        Ok("plain") => sailgen::generate("spec/api.yaml"),
        Ok("warnings") => Generator::new("spec/api.yaml").cargo_warnings(true).run_in_build_script(),
        Ok("unknown") => Generator::new("spec/api.yaml").schemas(["Plnat"]).run_in_build_script(),
        _ => {}
    }
}

#[test]
fn every_file_that_was_read_runs_the_script_again() {
    let told = run("plain", "reads", &SPEC);
    for file in ["api.yaml", "sailgen.toml", "Plant.yaml"] {
        assert!(told.contains(&format!("cargo::rerun-if-changed=spec/{file}")), "{file} in {told:#?}");
    }
    assert!(!told.iter().any(|line| line.starts_with("cargo::warning=")), "{told:#?}");
}

#[test]
fn warnings_are_told_when_asked_for() {
    let told = run("warnings", "warns", &SPEC);
    let warning = "cargo::warning=spec/Plant.yaml:3:17: warning[SG501]: `date-time` is a format and not a type; it is \
                   read as a string of that format (at /properties/planted/type)";
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
    assert!(told.contains(&"cargo::error=  help: did you mean `Plant`?".to_owned()), "{told:#?}");
    let told = run("plain", "options", &[("api.yaml", SPEC[0].1), ("sailgen.toml", "[spek]")]);
    assert!(told[0].starts_with("cargo::error=spec/sailgen.toml:1:2: error[SG001]"), "{told:#?}");
}

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
    ("sailgen.toml", "[rust]\nsetters = true\n"),
    ("Plant.yaml", "type: object\nproperties:\n      planted: {type: date-time}\n"),
];

/// Runs the script in a folder with these files, and gives what it tells cargo.
fn run(script: &str, name: &str, files: &[(&str, &str)]) -> Vec<String> {
    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("build_rs").join(name);
    let _ = fs::remove_dir_all(&work);
    fs::create_dir_all(work.join("spec")).unwrap();
    fs::create_dir_all(work.join("out")).unwrap();
    for (path, text) in files {
        fs::write(work.join("spec").join(path), text).unwrap();
    }
    let mut command = Command::new(env::current_exe().unwrap());
    command.args(["script", "--exact", "--nocapture"]).current_dir(&work);
    let output = command.env(SCRIPT, script).env("OUT_DIR", work.join("out")).output().unwrap();
    assert!(output.status.success());
    let text = String::from_utf8(output.stdout).unwrap();
    // The test harness leaves its own line unfinished.
    let lines = text.lines().filter_map(|line| Some(&line[line.find("cargo::")?..]));
    lines.map(str::to_owned).collect()
}
