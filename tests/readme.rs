//! What the README shows is what comes out.

use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_schema_and_its_type_are_whole() {
    let readme = readme();
    let schema = "specs/idn/beta/schemas/CreatePersonalAccessTokenResponse.yaml";
    let schema = fs::read_to_string(Path::new(ROOT).join(schema)).expect("the sample has it");
    assert!(
        readme.contains(&format!("```yaml\n{schema}```")),
        "the schema in the README is not that of the sample"
    );
    let rust = sailgen(&["show", "CreatePersonalAccessTokenResponse", "--as", "rust"]);
    assert!(
        readme.contains(&format!("```rust,ignore\n{rust}```")),
        "the README should show this type:\n{rust}"
    );
}

#[test]
fn rows_are_those_of_the_pages() {
    let pages = ["page", "rust-page"]
        .map(|kind| sailgen(&["show", "CreatePersonalAccessTokenResponse", "--as", kind]));
    let readme = readme();
    let rows: Vec<&str> = readme
        .lines()
        .filter(|line| line.starts_with("**") && line.contains(" | "))
        .collect();
    assert!(rows.len() >= 5, "the README shows {} rows", rows.len());
    for row in rows {
        let is_shown = pages
            .iter()
            .any(|page| page.lines().any(|line| line.trim() == row));
        assert!(
            is_shown,
            "no page of CreatePersonalAccessTokenResponse has this row:\n{row}"
        );
    }
}

#[test]
fn its_verbs_exist() {
    let readme = readme();
    let verbs = readme
        .lines()
        .filter_map(|line| line.strip_prefix("sailgen ")?.split(' ').next());
    let verbs: Vec<&str> = verbs
        .filter(|verb| verb.chars().all(|c| c.is_ascii_lowercase()))
        .collect();
    assert!(verbs.len() >= 8, "the README shows {verbs:?}");
    for verb in verbs {
        sailgen(&["help", verb]);
    }
}

fn readme() -> String {
    fs::read_to_string(Path::new(ROOT).join("README.md")).expect("there is a README")
}

fn sailgen(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_sailgen"))
        .args(arguments)
        .current_dir(ROOT)
        .output()
        .expect("it runs");
    assert!(
        run.status.success(),
        "{arguments:?}: {}",
        String::from_utf8_lossy(&run.stderr)
    );
    String::from_utf8(run.stdout).expect("it prints text")
}
