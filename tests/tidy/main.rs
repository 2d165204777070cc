//! Rules of this project: dependencies between modules, sizes of files, documentation and tests.
//!
//! Rules about code read tokens rather than text, so comments and strings can neither violate nor satisfy them.

mod facts;
mod files;
mod imports;
mod sizes;
mod uses;

use files::{files, functions, read};
use sailgen::diagnostic::Code;

/// Placeholders in a template are limited to a path to a finished string, a literal, and conditions and loops over such
/// paths.
#[test]
fn templates_do_not_compute() {
    for (path, text) in files("templates", "md") {
        let mut rest = text.as_str();
        while let Some(at) = rest.find("{{").into_iter().chain(rest.find("{%")).min() {
            let close = if rest[at..].starts_with("{{") {
                "}}"
            } else {
                "%}"
            };
            let end = end_of(&rest[at + 2..], close) + at + 2;
            let inside = rest[at + 2..end].trim_start_matches(['-', '+']);
            let inside = inside.trim_end_matches(['-', '+']).trim();
            let is_plain = match close {
                "}}" => is_finished(inside) || is_one_of_two(inside),
                _ => is_choice_or_loop(inside),
            };
            assert!(
                is_plain,
                "{path}: `{inside}` is for the view, not for the template"
            );
            rest = &rest[end + 2..];
        }
    }
    for computes in [
        "\"a\" ~ b",
        "a | upper",
        "a.b()",
        "a + 1",
        "\"a\"[0]",
        "a[0]",
        "\"a\" if b",
    ] {
        assert!(
            !is_finished(computes) && !is_one_of_two(computes),
            "{computes}"
        );
    }
    assert!(!is_choice_or_loop("if a == b") && !is_choice_or_loop("set a = b"));
}

/// Returns the end of a tag. A quoted string may contain what looks like the end.
fn end_of(text: &str, close: &str) -> usize {
    let mut is_quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '"' => is_quoted = !is_quoted,
            _ if !is_quoted && text[at..].starts_with(close) => return at,
            _ => {}
        }
    }
    panic!("a tag without `{close}`: {text}")
}

/// Returns `true` for a choice between two finished strings: `a if not loop.last else b`.
fn is_one_of_two(expression: &str) -> bool {
    let Some((one, rest)) = expression.split_once(" if ") else {
        return false;
    };
    let Some((condition, other)) = rest.split_once(" else ") else {
        return false;
    };
    let condition = condition.strip_prefix("not ").unwrap_or(condition);
    [one, condition, other].into_iter().all(is_finished)
}

/// Returns `true` for a path such as `page.title`, or one literal.
fn is_finished(expression: &str) -> bool {
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
    };
    let literal = expression
        .strip_prefix('"')
        .and_then(|rest| rest.strip_suffix('"'));
    let is_literal = literal.is_some_and(|text| !text.contains('"'));
    is_literal || expression.split('.').all(is_name)
}

fn is_choice_or_loop(tag: &str) -> bool {
    let words: Vec<&str> = tag.split_whitespace().collect();
    match words[..] {
        ["else" | "endif" | "endfor"] => true,
        ["if" | "elif", ref conditions @ ..] => conditions
            .split(|word| ["and", "or"].contains(word))
            .all(|words| matches!(words, [path] | ["not", path] if is_finished(path))),
        ["for", _, "in", path] => is_finished(path),
        ["include", file] => file.starts_with('"') && file.ends_with(".md\""),
        _ => false,
    }
}

/// A golden shows each code as a finding, in the form that users see.
#[test]
fn every_code_has_a_case() {
    let goldens = files("tests/cases", "txt")
        .into_iter()
        .chain(files("tests/cli", "txt"));
    let mut shown = String::new();
    for (_, text) in goldens {
        let is_finding = |line: &&str| {
            let line = line.trim_start_matches("! ");
            ["error[", "warning[", "note["]
                .iter()
                .any(|start| line.starts_with(start))
        };
        text.lines()
            .filter(is_finding)
            .for_each(|line| shown.push_str(line));
    }
    let is_missing = |code: &&str| !shown.contains(&format!("[{code}]: "));
    let codes = Code::ALL.iter().map(|code| code.as_str());
    let missing: Vec<&str> = codes.filter(is_missing).collect();
    assert!(
        missing.is_empty(),
        "no golden shows {missing:?} as a finding"
    );
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
fn every_invariant_names_a_test() {
    let docs = read("src/lib.rs");
    let docs: String = docs
        .lines()
        .take_while(|line| line.starts_with("//!"))
        .map(|line| format!("{line}\n"))
        .collect();
    let invariants = docs
        .split("# Invariants")
        .nth(1)
        .expect("src/lib.rs states invariants");
    let numbers = (1..)
        .take_while(|number| invariants.contains(&format!("//! {number}. ")))
        .count();
    assert!(numbers >= 10, "{numbers} invariants");
    for number in 1..=numbers {
        let from = invariants.split(&format!("//! {number}. ")).nth(1).unwrap();
        let one = from
            .split("\n//! ")
            .take_while(|line| !line.starts_with(|c: char| c.is_ascii_digit()));
        let text = one.collect::<Vec<_>>().join(" ");
        let named: Vec<(&str, &str)> = text
            .split('`')
            .filter_map(|name| name.split_once("::"))
            .filter(|(file, test)| !tests_of(file).is_empty() && !test.contains(':'))
            .collect();
        assert!(!named.is_empty(), "invariant {number} names no test");
        for (file, test) in named {
            let has = tests_of(file)
                .iter()
                .any(|text| text.contains(&format!("#[test]\nfn {test}()")));
            assert!(has, "tests/{file} has no test `{test}`");
        }
    }
}

/// Returns the files of an integration test: `tests/name.rs`, or those in the folder `tests/name`.
fn tests_of(name: &str) -> Vec<String> {
    let one = format!("tests/{name}.rs");
    let folder = format!("tests/{name}");
    let mut found: Vec<String> = match std::path::Path::new(env!("CARGO_MANIFEST_DIR"))
        .join(&one)
        .is_file()
    {
        true => vec![read(&one)],
        false => Vec::new(),
    };
    found.extend(files(&folder, "rs").into_iter().map(|(_, text)| text));
    found
}

#[test]
fn the_picture_shows_every_stage() {
    let docs = read("src/lib.rs");
    let picture = docs.split("```").nth(1).expect("src/lib.rs has a picture");
    for stage in [
        "openapi::load",
        "published::lower",
        "api",
        "rust",
        "powershell",
        "pages",
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

/// No file contains a path that only exists on the machine of its author.
#[test]
fn nothing_speaks_of_a_machine() {
    for folder in [
        "src",
        "tests",
        "benches",
        "examples",
        "templates",
        "specs",
        "docs",
        ".",
    ] {
        for extension in ["rs", "md", "toml", "yaml", "yml", "txt"] {
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
