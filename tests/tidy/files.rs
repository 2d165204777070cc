//! The files of this project, and their tokens. This module does not know about rules.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

/// Reads a file of this project.
pub fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Returns every file with this extension below a folder (`.` for the project's root folder only), with its path.
pub fn files(folder: &str, extension: &str) -> Vec<(String, String)> {
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
                let name = path.strip_prefix(root).unwrap().to_string_lossy();
                let name = name.replace("./", "").replace('\\', "/");
                found.extend(fs::read_to_string(&path).map(|text| (name, text)));
            }
        }
    }
    found.sort();
    found
}

/// Returns the tokens of a file.
pub fn tokens(text: &str) -> TokenStream {
    text.parse().expect("the file is Rust")
}

/// Returns the tokens without modules and items that are compiled for tests only.
pub fn without_tests(tokens: TokenStream) -> Vec<TokenTree> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut kept = Vec::with_capacity(trees.len());
    let mut at = 0;
    while at < trees.len() {
        if is_test_attribute(&trees[at..]) {
            at += 2;
            // The item ends with its block or a semicolon.
            while let Some(tree) = trees.get(at) {
                at += 1;
                let is_block = matches!(tree, TokenTree::Group(group)
                    if group.delimiter() == proc_macro2::Delimiter::Brace);
                if is_block || is_punct(tree, ';') {
                    break;
                }
            }
        } else {
            kept.push(trees[at].clone());
            at += 1;
        }
    }
    kept
}

fn is_test_attribute(trees: &[TokenTree]) -> bool {
    let [hash, TokenTree::Group(group), ..] = trees else {
        return false;
    };
    let text = group.stream().to_string().replace(' ', "");
    is_punct(hash, '#')
        && (text == "test" || text.starts_with("cfg(test") || text.starts_with("cfg(all(test"))
}

pub fn is_word(tree: Option<&TokenTree>, word: &str) -> bool {
    matches!(tree, Some(TokenTree::Ident(name)) if name == word)
}

pub fn is_punct(tree: &TokenTree, c: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == c)
}

/// Returns `true` if there is a `::` at this position.
pub fn is_separator(trees: &[TokenTree], at: usize) -> bool {
    let is_colon = |at: usize| trees.get(at).is_some_and(|tree| is_punct(tree, ':'));
    is_colon(at) && is_colon(at + 1)
}

/// Returns the functions of a formatted file with their number of lines. A function ends at the next line with its
/// indentation.
pub fn functions(text: &str) -> Vec<(String, usize)> {
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
        let indent = &line[..line.len() - code.len()];
        let (end, declared) = (format!("{indent}}}"), format!("{indent})"));
        let ends = |line: &&str| *line == end || line.starts_with(&declared) && line.ends_with(';');
        let last = lines[start..].iter().position(ends);
        let name = words[at + 1].split(['(', '<']).next().unwrap_or_default();
        found.push((name.to_owned(), last.map_or(0, |length| length + 1)));
    }
    found
}
