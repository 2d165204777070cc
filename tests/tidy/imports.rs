//! Dependencies between modules: compares the code map of `src/lib.rs` with every path in the code, and checks that
//! there are no cycles. Also checks the places that may use libraries, the disk, and the command line.

use std::collections::{BTreeMap, BTreeSet};

use crate::files::read;
use crate::uses::{House, circles};

#[test]
fn modules_use_what_the_code_map_says() {
    let (house, map) = (House::read(), code_map());
    let rows: Vec<&str> = map.keys().map(String::as_str).collect();
    let mut wrong = BTreeSet::new();
    for module in house.0.values() {
        if row_of(&rows, &module.file).is_none() && !module.file.starts_with("src/cli/") {
            wrong.insert(format!(
                "{} is missing in the code map of src/lib.rs",
                module.file
            ));
        }
    }
    for ((from, to), item) in house.edges() {
        let (Some(user), Some(used)) = (row_of(&rows, &from), row_of(&rows, &to)) else {
            continue;
        };
        if user == used || map[user].contains(used) {
            continue;
        }
        wrong.insert(format!(
            "`{user}` may not use `{used}`: {from} takes `{item}` from {to}"
        ));
    }
    for (row, used) in &map {
        for name in used.iter().filter(|name| !map.contains_key(*name)) {
            wrong.insert(format!(
                "the code map has no row `{name}`, which `{row}` may use"
            ));
        }
        if !house
            .0
            .values()
            .any(|module| row_of(&rows, &module.file) == Some(row))
        {
            wrong.insert(format!(
                "there is no file for the row `{row}` of the code map"
            ));
        }
    }
    let wrong: Vec<String> = wrong.into_iter().collect();
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

#[test]
fn files_do_not_use_each_other_in_circles() {
    let found = circles(&House::read().edges());
    assert!(found.is_empty(), "files that use each other: {found:#?}");
}

#[test]
fn libraries_have_their_place() {
    let places = [
        ("serde_yaml", &["src/openapi/yaml/"][..]),
        ("openapiv3", &["src/lint/about.rs"]),
        ("minijinja", &["src/pages/template.rs"]),
        ("toml", &["src/config/"]),
        ("prettyplease", &["src/rust/print/"]),
        ("syn", &["src/rust/print/"]),
        ("quote", &["src/rust/print/", "src/rust/client/"]),
        ("proc_macro2", &["src/rust/print/", "src/rust/client/"]),
        (
            "heck",
            &["src/rust/client/modules.rs", "src/rust/view/ident/"],
        ),
        ("clap", &["src/cli/"]),
        ("annotate_snippets", &["src/findings/text.rs"]),
        ("fancy_regex", &["src/lint/scalar.rs"]),
        ("similar", &["src/output/folder/unified.rs"]),
    ];
    for module in House::read().0.values() {
        for (library, allowed) in places {
            let is_at_home = allowed.iter().any(|place| module.file.starts_with(place));
            assert!(
                is_at_home || !uses_crate(&module.paths, library),
                "{} uses `{library}`, which is for {allowed:?}",
                module.file
            );
        }
    }
}

/// Returns `true` if a path leads to this external crate; such paths begin with an empty segment.
fn uses_crate(paths: &[Vec<String>], name: &str) -> bool {
    paths
        .iter()
        .any(|path| path.len() > 1 && path[0].is_empty() && path[1] == name)
}

#[test]
fn one_reader_and_one_writer() {
    let touches = [
        "src/openapi/load",
        "src/output/",
        "src/config/",
        "src/lint/unused.rs",
        "src/generator/folder.rs",
        "src/cli/",
    ];
    let writes = ["src/output/", "src/cli/lock.rs"];
    let reading = [
        "read",
        "read_to_string",
        "read_dir",
        "metadata",
        "symlink_metadata",
        "canonicalize",
        "File",
        "exists",
    ];
    for module in House::read().0.values() {
        for path in &module.paths {
            let Some(at) = path.iter().position(|name| name == "fs") else {
                continue;
            };
            if !path[0].is_empty() || path[1] != "std" {
                continue;
            }
            let place = |places: &[&str]| places.iter().any(|place| module.file.starts_with(place));
            assert!(
                place(&touches),
                "{} touches the disk, which is for {touches:?}",
                module.file
            );
            if let Some(call) = path
                .get(at + 1)
                .filter(|call| !reading.contains(&call.as_str()))
            {
                let is_file = module.file.starts_with("src/output/");
                assert!(
                    is_file || place(&writes),
                    "{} calls fs::{call}, which is for {writes:?}",
                    module.file
                );
            }
        }
    }
}

/// The command line only uses the documented API.
#[test]
fn the_command_line_uses_what_is_public() {
    let docs = read("src/lib.rs");
    let lines: Vec<&str> = docs.lines().collect();
    let is_hidden = |pair: &[&str]| pair[0] == "#[doc(hidden)]";
    let hidden: Vec<&str> = lines
        .windows(2)
        .filter(|pair| is_hidden(pair))
        .filter_map(|pair| pair[1].strip_prefix("pub mod ")?.strip_suffix(';'))
        .collect();
    for module in House::read()
        .0
        .values()
        .filter(|module| module.file.starts_with("src/cli/"))
    {
        for path in &module.paths {
            let is_ours = path.len() > 2 && path[0].is_empty() && path[1] == "sailgen";
            assert!(
                !is_ours || !hidden.contains(&path[2].as_str()),
                "{} uses sailgen::{}, which is hidden",
                module.file,
                path[2]
            );
        }
    }
}

/// Returns the row of the code map that a file belongs to: the one with the longest path.
fn row_of<'r>(rows: &[&'r str], file: &str) -> Option<&'r str> {
    if file == "src/lib.rs" {
        return rows.iter().copied().find(|row| *row == "lib");
    }
    let path = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    let path = path.replace('/', "::");
    let holds = |row: &&&str| path == **row || path.starts_with(&format!("{row}::"));
    rows.iter()
        .filter(holds)
        .max_by_key(|row| row.len())
        .copied()
}

/// Returns the third column of the table in `src/lib.rs`, by the first.
fn code_map() -> BTreeMap<String, BTreeSet<String>> {
    let docs = read("src/lib.rs");
    let table = docs
        .split("<!-- code map -->")
        .nth(1)
        .and_then(|rest| rest.split("<!-- /code map -->").next());
    let rows = table
        .expect("src/lib.rs has a code map")
        .lines()
        .filter(|line| line.starts_with("//! | `"));
    let names = |cell: &str| {
        let names = cell.split('`').skip(1).step_by(2);
        names.map(str::to_owned).collect::<BTreeSet<_>>()
    };
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        (names(cells[1]).pop_first().unwrap(), names(cells[3]))
    })
    .collect()
}
