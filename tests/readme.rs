//! The output that the README and `docs/` show is what sailgen prints.

use std::fs;
use std::path::Path;
use std::process::Command;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn the_schema_and_its_type_are_whole() {
    let sample = read("docs/sample.md");
    let schema = "specs/idn/beta/schemas/CreatePersonalAccessTokenResponse.yaml";
    let schema = fs::read_to_string(Path::new(ROOT).join(schema)).expect("the sample has it");
    assert!(
        sample.contains(&format!("```yaml\n{schema}```")),
        "the schema in docs/sample.md is not that of the sample"
    );
    let rust = sailgen(&["show", "CreatePersonalAccessTokenResponse", "--as", "rust"]);
    assert!(
        sample.contains(&format!("```rust,ignore\n{rust}```")),
        "docs/sample.md should show this type:\n{rust}"
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
    let shown = readme() + &read("docs/command-line.md");
    let verbs = shown
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

#[test]
fn it_is_a_front_page_and_its_links_lead_to_files() {
    assert!(readme().lines().count() <= 150, "details belong in docs/");
    let pages = [
        "README.md",
        "CONTRIBUTING.md",
        "docs/README.md",
        "docs/command-line.md",
    ];
    let more = [
        "docs/build-script.md",
        "docs/site.md",
        "docs/tests.md",
        "docs/speed.md",
    ];
    for page in pages.into_iter().chain(more) {
        let folder = Path::new(ROOT).join(page);
        let text = read(page);
        // Every other part is a code block.
        let prose: String = text.split("```").step_by(2).collect();
        for link in prose.split("](").skip(1) {
            let target = link.split([')', '#']).next().unwrap_or_default();
            let is_elsewhere = target.is_empty() || target.contains("://");
            let path = folder.parent().unwrap().join(target);
            assert!(is_elsewhere || path.exists(), "{page}: {target}");
        }
    }
}

fn readme() -> String {
    read("README.md")
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
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
