//! The sample spec becomes a crate that compiles with warnings denied, and pages.

use std::path::Path;
use std::process::Command;

use sailgen::Generator;

#[test]
fn the_sample_spec_becomes_a_crate_that_compiles() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated");
    let generator = Generator::new(root.join("specs/idn/sailpoint-api.beta.yaml")).out_dir(&out).force(true);
    generator.write().expect("the sample spec is accepted");
    assert!(generator.check().expect("the sample spec is accepted").report.is_clean(), "a second run changes nothing");
    assert!(out.join("docs/CreatePersonalAccessTokenResponse.md").is_file());

    let cargo = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--all-features"])
        .current_dir(&out)
        .env("RUSTFLAGS", "-Dwarnings")
        .env("CARGO_TARGET_DIR", Path::new(env!("CARGO_TARGET_TMPDIR")).join("generated-target"))
        .output()
        .expect("cargo runs");
    assert!(cargo.status.success(), "{}", String::from_utf8_lossy(&cargo.stderr));
}
