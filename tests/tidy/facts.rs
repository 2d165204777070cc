//! Checks the contents of the readings, and the places where references are followed and components are named. The
//! rules consider types and callers, not names.

use proc_macro2::{Delimiter, TokenTree};

use crate::files::{files, is_punct, is_word, read, tokens, without_tests};
use crate::uses::House;

/// The public types of `api` consist of each other, of types of the standard library, and of types in these files.
const NEUTRAL: [&str; 5] = [
    "src/api/",
    "src/openapi/about.rs",
    "src/openapi/limits.rs",
    "src/source.rs",
    "src/value.rs",
];

#[test]
fn the_neutral_reading_holds_no_yaml_and_no_language() {
    let house = House::read();
    let in_api = |file: &str| file.starts_with("src/api/");
    for module in house.0.values().filter(|module| in_api(&module.file)) {
        for path in &module.paths {
            let other = path
                .first()
                .filter(|first| first.is_empty())
                .and(path.get(1));
            let of_others = [
                "serde_yaml",
                "serde_json",
                "serde",
                "openapiv3",
                "quote",
                "syn",
                "heck",
                "minijinja",
            ];
            assert!(
                !other.is_some_and(|name| of_others.contains(&name.as_str())),
                "{} uses {other:?}",
                module.file
            );
        }
        let trees = without_tests(tokens(&read(&module.file)));
        for (name, fields) in public_types(&trees) {
            for field in fields {
                let Some((file, item)) = house.file_of(&module.absolute_of(&field)) else {
                    continue;
                };
                assert!(
                    NEUTRAL.iter().any(|place| file.starts_with(place)),
                    "{}: `{name}` holds `{item}` of {file}",
                    module.file
                );
            }
        }
    }
}

/// Returns the types that are `pub`, with the paths of the types in them.
fn public_types(trees: &[TokenTree]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut found = Vec::new();
    for at in 1..trees.len().saturating_sub(1) {
        let is_type = is_word(trees.get(at), "struct") || is_word(trees.get(at), "enum");
        if !is_type || !is_word(trees.get(at - 1), "pub") {
            continue;
        }
        let TokenTree::Ident(name) = &trees[at + 1] else {
            continue;
        };
        let body = trees[at + 2..]
            .iter()
            .take_while(|tree| !is_punct(tree, ';'))
            .find_map(|tree| match tree {
                TokenTree::Group(group) if group.delimiter() != Delimiter::Bracket => Some(group),
                _ => None,
            });
        let mut names = Vec::new();
        if let Some(group) = body {
            type_names(group.stream().into_iter().collect(), &mut names);
        }
        found.push((name.to_string(), names));
    }
    found
}

fn type_names(trees: Vec<TokenTree>, into: &mut Vec<Vec<String>>) {
    for (at, tree) in trees.iter().enumerate() {
        match tree {
            TokenTree::Group(group) if at == 0 || !is_punct(&trees[at - 1], '#') => {
                type_names(group.stream().into_iter().collect(), into);
            }
            TokenTree::Ident(name) if name.to_string().starts_with(char::is_uppercase) => {
                into.push(vec![name.to_string()]);
            }
            _ => {}
        }
    }
}

/// Nodes are found by a pointer, and a pointer comes from a reference: only `openapi` resolves one.
#[test]
fn references_have_one_place() {
    for (path, text) in files("src", "rs") {
        let trees = without_tests(tokens(&text));
        let is_reading = path.starts_with("src/openapi/");
        for call in ["document", "percent_decode"] {
            let allowed = is_reading || call == "document" && path == "src/published/stem.rs";
            assert!(
                allowed || !calls(&trees, call),
                "{path} calls `{call}`: a reference is followed in openapi::resolve"
            );
        }
    }
}

/// Only modules that name components add one to the graph.
#[test]
fn names_have_one_place() {
    let mut adding = 0;
    for (path, text) in files("src", "rs") {
        let trees = without_tests(tokens(&text));
        let adds = calls(&trees, "add_component");
        let names = [
            "src/published/name",
            "src/openapi/name",
            "src/published/lift",
            "src/published/graph",
            "src/openapi/graph",
        ];
        let may = names.iter().any(|place| path.starts_with(place));
        assert!(
            may || !adds,
            "{path} adds a component: that is for {names:?}"
        );
        let is_graph = path.ends_with("/graph.rs");
        assert!(
            is_graph || !inserts(&trees, "components"),
            "{path} adds a component past the graph"
        );
        adding += usize::from(adds);
    }
    assert!(adding > 0, "nothing adds components any more: what does?");
}

/// Returns `true` if a function or method of this name is called.
fn calls(trees: &[TokenTree], name: &str) -> bool {
    trees.iter().enumerate().any(|(at, tree)| match tree {
        TokenTree::Group(group) => {
            let below: Vec<TokenTree> = group.stream().into_iter().collect();
            calls(&below, name)
        }
        tree => {
            let declares = at > 0 && is_word(trees.get(at - 1), "fn");
            let is_call = matches!(trees.get(at + 1), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Parenthesis);
            is_word(Some(tree), name) && is_call && !declares
        }
    })
}

/// Returns `true` if something is inserted into a map of this name.
fn inserts(trees: &[TokenTree], map: &str) -> bool {
    trees.iter().enumerate().any(|(at, tree)| match tree {
        TokenTree::Group(group) => {
            let below: Vec<TokenTree> = group.stream().into_iter().collect();
            inserts(&below, map)
        }
        tree => {
            let is_call = trees.get(at + 1).is_some_and(|dot| is_punct(dot, '.'));
            let puts = ["insert", "insert_full", "entry", "shift_insert", "extend"];
            let method = puts.iter().any(|name| is_word(trees.get(at + 2), name));
            is_word(Some(tree), map) && is_call && method
        }
    })
}
