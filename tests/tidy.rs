//! The house keeps its own rules: who uses whom, how large a file is, what is documented and tested.
//!
//! Rules about code read tokens and not text, so that comments and strings cannot break them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};
use sailgen::diagnostic::Code;

/// Files longer than [`MOST_LINES`], with the most that they may have. Entries are taken out, not put in.
const LONG_FILES: [(&str, usize); 2] = [
    ("src/emit/rust/support/object.rs", 439),
    ("tests/output.rs", 483),
];
const MOST_LINES: usize = 400;

/// Functions longer than [`MOST_LINES_IN_FUNCTION`].
const LONG_FUNCTIONS: [&str; 2] = ["union_impl", "field"];
const MOST_LINES_IN_FUNCTION: usize = 60;

#[test]
fn modules_use_what_the_code_map_says() {
    let map = code_map();
    let mut used: BTreeMap<String, BTreeSet<String>> = map
        .keys()
        .map(|name| (name.clone(), BTreeSet::new()))
        .collect();
    for (path, text) in files("src", "rs") {
        let module = module_of(&path);
        let Some(found) = module.first().and_then(|first| used.get_mut(first)) else {
            assert!(
                path.starts_with("src/cli/") || is_root(&path),
                "{path} is missing in the code map of src/lib.rs"
            );
            continue;
        };
        top_level_names(tokens(&text), module.len(), found);
    }
    for (module, used) in &mut used {
        used.remove(module);
        assert_eq!(
            &map[module], used,
            "`{module}`: the code map of src/lib.rs, and what the code uses"
        );
    }
}

#[test]
fn libraries_have_their_place() {
    let places = [
        ("serde_yaml", &["src/spec/yaml.rs"][..]),
        ("openapiv3", &["src/spec/"]),
        ("minijinja", &["src/emit/markdown/template.rs"]),
        ("toml", &["src/config/"]),
        ("prettyplease", &["src/emit/rust/"]),
        ("syn", &["src/emit/rust/"]),
        ("quote", &["src/emit/rust/"]),
        ("heck", &["src/emit/rust/"]),
        ("clap", &["src/cli/", "src/main.rs"]),
        ("annotate_snippets", &["src/findings/text.rs"]),
        ("fancy_regex", &["src/lint/contradiction.rs"]),
        ("similar", &["src/output/folder/unified.rs"]),
    ];
    for (path, text) in files("src", "rs") {
        let roots = path_roots(tokens(&text));
        for (library, allowed) in places {
            let is_at_home = allowed.iter().any(|place| path.starts_with(place));
            assert!(
                is_at_home || !roots.contains(library),
                "{path} uses `{library}`, which is for {allowed:?}"
            );
        }
    }
}

#[test]
fn one_reader_and_one_writer() {
    let places = [
        "src/spec/load.rs",
        "src/output/",
        "src/config/",
        "src/lint/unused.rs",
        "src/generator/folder.rs",
        "src/cli/",
    ];
    let writes = [
        "write",
        "rename",
        "remove_file",
        "remove_dir",
        "remove_dir_all",
        "create_dir",
        "create_dir_all",
    ];
    for (path, text) in files("src", "rs") {
        let text = without_tests(&text);
        let pairs = pairs(tokens(&text));
        let touches = pairs
            .iter()
            .any(|(first, second)| first == "std" && second == "fs" || first == "fs");
        assert!(
            !touches || places.iter().any(|place| path.starts_with(place)),
            "{path} touches the disk, which is for {places:?}"
        );
        let writes = pairs
            .iter()
            .find(|(first, second)| first == "fs" && writes.contains(&second.as_str()));
        let may_write = path.starts_with("src/output/") || path.starts_with("src/cli/git.rs");
        assert!(
            may_write || writes.is_none(),
            "{path} writes, which is for src/output: {writes:?}"
        );
    }
}

#[test]
fn the_ir_speaks_no_language() {
    for (path, text) in files("src/ir", "rs") {
        for name in identifiers(tokens(&text)) {
            let name = name.to_lowercase();
            for word in [
                "yaml",
                "json",
                "rust",
                "serde",
                "powershell",
                "markdown",
                "page",
                "class",
                "snake",
                "pascal",
            ] {
                assert!(
                    !name.contains(word),
                    "{path}: the name `{name}` has the word `{word}`"
                );
            }
        }
    }
}

#[test]
fn references_and_names_have_one_place() {
    for (path, text) in files("src", "rs") {
        let names = identifiers(tokens(&text));
        let has = |name: &str| names.iter().any(|found| found == name);
        let follows = ["src/spec/resolve.rs", "src/spec/load.rs"].contains(&path.as_str());
        assert!(
            follows || !has("percent_decode"),
            "{path} reads the text of a reference"
        );
        let adds = ["src/ir/name.rs", "src/ir/lift.rs", "src/ir/graph.rs"].contains(&path.as_str());
        assert!(adds || !has("add_component"), "{path} names a component");
    }
}

#[test]
fn templates_do_not_compute() {
    for (path, text) in files("templates", "md") {
        for (open, close) in [("{{", "}}"), ("{%", "%}")] {
            for part in text.split(open).skip(1) {
                let part = part
                    .split(close)
                    .next()
                    .unwrap()
                    .trim_matches(['-', '+', ' ']);
                let computes = part.contains(['(', '|', '*', '/', '~', '<', '>', '=']);
                let is_text = part.starts_with('"');
                assert!(
                    !computes || is_text,
                    "{path}: `{part}` is for the view, not for the template"
                );
            }
        }
    }
}

#[test]
fn every_code_has_a_case() {
    let mut seen = String::new();
    for extension in ["txt", "rs"] {
        files("tests", extension)
            .into_iter()
            .for_each(|(_, text)| seen.push_str(&text));
    }
    let missing: Vec<_> = Code::ALL
        .iter()
        .map(|code| code.as_str())
        .filter(|code| !seen.contains(code))
        .collect();
    assert!(missing.is_empty(), "no case shows {missing:?}");
}

#[test]
fn every_file_opens_with_its_job() {
    for folder in ["src", "tests", "benches", "examples"] {
        for (path, text) in files(folder, "rs") {
            let is_golden = path.contains("/expected/") || path.starts_with("tests/rustfmt/");
            let says = text.starts_with("//!") || text.starts_with("#![doc = include_str!(");
            assert!(
                is_golden || says,
                "{path} does not begin with what it is for"
            );
        }
    }
}

#[test]
fn files_and_functions_stay_small() {
    for folder in ["src", "tests", "benches"] {
        for (path, text) in files(folder, "rs")
            .into_iter()
            .filter(|(path, _)| !path.contains("/expected/"))
        {
            let lines = text.lines().count();
            let most = LONG_FILES
                .iter()
                .find(|(long, _)| *long == path)
                .map_or(MOST_LINES, |(_, most)| *most);
            assert!(lines <= most, "{path} has {lines} lines and not {most}");
            assert!(
                most == MOST_LINES || lines > MOST_LINES,
                "{path} is short now: take it out of LONG_FILES"
            );
            for (name, lines) in functions(&text) {
                let is_known = LONG_FUNCTIONS.contains(&name.as_str());
                assert!(
                    lines <= MOST_LINES_IN_FUNCTION || is_known,
                    "{path}: `{name}` has {lines} lines"
                );
            }
        }
    }
}

#[test]
fn every_invariant_names_a_test() {
    let docs = read("src/lib.rs");
    let invariants = docs
        .split("# Invariants")
        .nth(1)
        .expect("src/lib.rs states invariants");
    let in_brackets = invariants
        .split("(`")
        .skip(1)
        .filter_map(|rest| rest.split("`)").next());
    let named: Vec<&str> = in_brackets.flat_map(|names| names.split("`, `")).collect();
    let is_name = |name: &str| name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    let tests: Vec<(&str, &str)> = named
        .iter()
        .filter_map(|name| name.split_once("::"))
        .filter(|(_, test)| is_name(test))
        .collect();
    let numbers = (1..)
        .take_while(|number| invariants.contains(&format!("//! {number}. ")))
        .count();
    for (file, test) in &tests {
        let text = read(&format!("tests/{file}.rs"));
        assert!(
            text.contains(&format!("#[test]\nfn {test}()")),
            "tests/{file}.rs has no test `{test}`"
        );
    }
    assert!(
        numbers >= 9 && tests.len() >= numbers,
        "{numbers} invariants, {} tests",
        tests.len()
    );
}

#[test]
fn the_picture_shows_every_stage() {
    let docs = read("src/lib.rs");
    let picture = docs.split("```").nth(1).expect("src/lib.rs has a picture");
    for stage in [
        "openapi::load",
        "api::lower",
        "rust::View",
        "diff",
        "output::write",
        "output::check",
    ] {
        assert!(
            picture.contains(stage),
            "the picture in src/lib.rs does not show `{stage}`"
        );
    }
    let pipeline = functions(&docs)
        .into_iter()
        .find(|(name, _)| name == "pipeline");
    assert!(
        pipeline.is_some_and(|(_, lines)| lines <= 30),
        "`pipeline` shows the whole program in thirty lines"
    );
}

/// What is only true on the machine of whoever wrote it.
#[test]
fn nothing_speaks_of_a_machine() {
    for folder in [
        "src",
        "tests",
        "benches",
        "examples",
        "templates",
        "specs",
        ".",
    ] {
        for extension in ["rs", "md", "toml", "yaml", "txt"] {
            for (path, text) in files(folder, extension) {
                for word in [
                    concat!("/ho", "me/"),
                    concat!("/ro", "ot/"),
                    concat!("/wo", "rk/"),
                    concat!("C:\\", "Users"),
                ] {
                    assert!(!text.contains(word), "{path} speaks of `{word}`");
                }
            }
        }
    }
}

/// The third column of the table in `src/lib.rs`, by the first.
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
        cell.split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect::<BTreeSet<_>>()
    };
    rows.map(|row| {
        let cells: Vec<&str> = row.split('|').collect();
        (names(cells[1]).pop_first().unwrap(), names(cells[3]))
    })
    .collect()
}

fn is_root(path: &str) -> bool {
    matches!(path, "src/lib.rs" | "src/main.rs")
}

/// `src/spec/load.rs` is `openapi::load`.
fn module_of(path: &str) -> Vec<String> {
    let path = path
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    if is_root(&format!("src/{path}.rs")) {
        Vec::new()
    } else {
        path.split('/').map(str::to_owned).collect()
    }
}

/// The names of the crate's root that some tokens use: `crate::ir::Api` uses `ir`, and so does `super::super::ir` two levels
/// down.
fn top_level_names(tokens: TokenStream, depth: usize, into: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        let opens_module = at >= 2 && is_word(&trees[at - 2], "mod");
        let mut levels = 0;
        if !(at >= 2 && is_colon(&trees[at - 1]) && is_colon(&trees[at - 2])) {
            while trees.get(at).is_some_and(|tree| is_word(tree, "super")) {
                levels += 1;
                at += 3;
            }
            if trees.get(at).is_some_and(|tree| is_word(tree, "crate"))
                && trees.get(at + 1).is_some_and(is_colon)
            {
                levels = depth;
                at += 3;
            }
        }
        match trees.get(at) {
            Some(TokenTree::Ident(name)) if levels > 0 && levels == depth => {
                _ = into.insert(name.to_string())
            }
            Some(TokenTree::Group(group)) if levels > 0 && levels == depth => {
                first_names(group.stream(), into)
            }
            Some(TokenTree::Group(group)) => {
                top_level_names(group.stream(), depth + usize::from(opens_module), into);
            }
            _ => {}
        }
        at += 1;
    }
}

/// The first name of each part of `{a::B, c}`.
fn first_names(tokens: TokenStream, into: &mut BTreeSet<String>) {
    let mut is_first = true;
    for tree in tokens {
        match tree {
            TokenTree::Ident(name) if is_first => {
                into.insert(name.to_string());
                is_first = false;
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' => is_first = true,
            _ => {}
        }
    }
}

fn is_word(tree: &TokenTree, word: &str) -> bool {
    matches!(tree, TokenTree::Ident(name) if name == word)
}

fn is_colon(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ':')
}

/// The names that paths begin with.
fn path_roots(tokens: TokenStream) -> BTreeSet<String> {
    let mut roots = BTreeSet::new();
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => roots.extend(path_roots(group.stream())),
            TokenTree::Ident(name)
                if trees.get(at + 1).is_some_and(is_colon)
                    && trees.get(at + 2).is_some_and(is_colon) =>
            {
                let goes_on = at >= 2 && is_colon(&trees[at - 1]) && is_colon(&trees[at - 2]);
                roots.extend((!goes_on).then(|| name.to_string()));
            }
            _ => {}
        }
    }
    roots
}

/// Each name with the next one of its path.
fn pairs(tokens: TokenStream) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match (tree, trees.get(at + 3)) {
            (TokenTree::Group(group), _) => found.extend(pairs(group.stream())),
            (TokenTree::Ident(name), Some(TokenTree::Ident(next)))
                if is_colon(&trees[at + 1]) && is_colon(&trees[at + 2]) =>
            {
                found.push((name.to_string(), next.to_string()));
            }
            _ => {}
        }
    }
    found
}

fn identifiers(tokens: TokenStream) -> Vec<String> {
    let names = |tree| match tree {
        TokenTree::Group(group) => identifiers(group.stream()),
        TokenTree::Ident(name) => vec![name.to_string()],
        _ => Vec::new(),
    };
    tokens.into_iter().flat_map(names).collect()
}

/// The functions of a formatted file and their lines: a function ends where its first line's indentation comes back.
fn functions(text: &str) -> Vec<(String, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (start, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let words: Vec<&str> = code.split(' ').collect();
        let Some(at) = words.iter().take(4).position(|word| *word == "fn") else {
            continue;
        };
        if code.starts_with("//") || words.len() <= at + 1 || line.ends_with(['}', ';']) {
            continue;
        }
        let end = format!("{}}}", &line[..line.len() - code.len()]);
        let length = lines[start..]
            .iter()
            .position(|line| *line == end)
            .map_or(0, |length| length + 1);
        let name = words[at + 1].split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), length));
    }
    found
}

fn without_tests(text: &str) -> String {
    text.split("#[cfg(test)]\nmod tests")
        .next()
        .unwrap_or_default()
        .to_owned()
}

fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the file is Rust")
}

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every file with this extension below a folder (in the top folder: beside `Cargo.toml`), by its path.
fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut open = vec![root.join(folder)];
    let mut found = Vec::new();
    while let Some(folder) = open.pop() {
        let entries: Vec<PathBuf> = fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .map(|entry| entry.unwrap().path())
            .collect();
        for path in entries {
            let is_top = folder == root.join(".");
            if path.is_dir() && !is_top && path.file_name().is_some_and(|name| name != "target") {
                open.push(path);
            } else if path.extension().is_some_and(|found| found == extension) {
                let name = path
                    .strip_prefix(root)
                    .unwrap()
                    .to_string_lossy()
                    .replace("./", "")
                    .replace('\\', "/");
                found.extend(fs::read_to_string(&path).map(|text| (name, text)));
            }
        }
    }
    found.sort();
    found
}
