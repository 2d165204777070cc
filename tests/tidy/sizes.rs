//! Files and functions stay small.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};

use crate::files::{files, functions, is_word, tokens};

/// Files longer than [`MOST_LINES`], with their maximum size. Entries are only removed, never added.
const LONG_FILES: &[(&str, usize)] = &[
    ("tests/client/behaviour.rs", 572),
    ("tests/output.rs", 725),
    ("tests/roundtrip/values.rs", 450),
];
const MOST_LINES: usize = 400;

/// Functions longer than [`MOST_LINES_IN_FUNCTION`], with their files. Entries are only removed, never added.
const LONG_FUNCTIONS: &[(&str, &str)] = &[
    (
        "tests/book.rs",
        "a_reader_finds_a_model_and_follows_its_types",
    ),
    ("tests/cases.rs", "the_models_of_all_cases_compile"),
    ("tests/diff.rs", "options_change_the_verdict"),
    (
        "tests/diff_verb.rs",
        "revisions_are_read_without_a_checkout",
    ),
    (
        "tests/output_kill.rs",
        "a_kill_leaves_the_old_set_or_the_new_one",
    ),
    (
        "tests/roundtrip.rs",
        "json_comes_back_from_the_types_unchanged",
    ),
    (
        "tests/rust_pages.rs",
        "every_page_parses_and_every_link_leads_to_a_page",
    ),
    ("tests/markdown/mod.rs", "parsed"),
    ("benches/pipeline/main.rs", "measure"),
];
const MOST_LINES_IN_FUNCTION: usize = 60;

#[test]
fn files_and_functions_stay_small() {
    let mut wrong = Vec::new();
    let (mut long, mut seen) = (Vec::new(), BTreeSet::new());
    for folder in ["src", "tests", "benches"] {
        let sources = files(folder, "rs").into_iter();
        for (path, text) in sources.filter(|(path, _)| !path.contains("/expected/")) {
            let lines = text.lines().count();
            let exception = LONG_FILES.iter().find(|(file, _)| *file == path);
            let most = exception.map_or(MOST_LINES, |(_, most)| *most);
            if lines > most {
                wrong.push(format!("{path} has {lines} lines, and may have {most}"));
            }
            if exception.is_some() && lines <= MOST_LINES {
                wrong.push(format!("{path} is short now: take it out of LONG_FILES"));
            }
            seen.insert(path.clone());
            let mut declared = BTreeSet::new();
            declarations(tokens(&text), &mut declared);
            for (name, lines) in functions(&text) {
                if declared.contains(&name) && lines > MOST_LINES_IN_FUNCTION {
                    long.push((path.clone(), name, lines));
                }
            }
        }
    }
    for (path, _) in LONG_FILES.iter().filter(|(path, _)| !seen.contains(*path)) {
        wrong.push(format!("{path} is gone: take it out of LONG_FILES"));
    }
    let is_known = |path: &str, name: &str| LONG_FUNCTIONS.contains(&(path, name));
    for (path, name, lines) in &long {
        if !is_known(path, name) {
            wrong.push(format!("{path}: `{name}` has {lines} lines"));
        }
    }
    for (path, name) in LONG_FUNCTIONS {
        if !long
            .iter()
            .any(|(file, function, _)| file == path && function == name)
        {
            wrong.push(format!(
                "{path}: `{name}` is short now: take it out of LONG_FUNCTIONS"
            ));
        }
    }
    assert!(wrong.is_empty(), "\n{}\n", wrong.join("\n"));
}

/// Collects the names of all functions; strings are ignored.
fn declarations(tokens: TokenStream, into: &mut BTreeSet<String>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) => declarations(group.stream(), into),
            TokenTree::Ident(name) if at > 0 && is_word(trees.get(at - 1), "fn") => {
                into.insert(name.to_string());
            }
            _ => {}
        }
    }
}
