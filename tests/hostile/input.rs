//! Parses a text file of `inputs` into the inputs in it.
//!
//! After optional comments, an input begins with `== NAME: EXPECTED`, where `EXPECTED` is
//!
//! - `SG201 SG203`: rejected, with findings of these codes
//! - `ok`, `ok SG103`: accepted; `lint` reports these codes. With `ok, too large to compile` the models are not compiled
//! - `SG101 or ok`: depends on the system
//!
//! Then come files, each after `-- PATH --`. Other kinds of entries are written as `-- link PATH to TARGET --`,
//! `-- folder PATH --` or `-- pipe PATH --`. The section `-- schemas --` is short for an `api.yaml` of OpenAPI 3.0 with
//! these `components.schemas`, and `-- schemas of 3.1 --` for one of OpenAPI 3.1. Lines before the first file that
//! begin with `$ ` are run instead of `generate api.yaml`.
//!
//! In paths and files, `«ff fe»` stands for these bytes, and `«1000 * a{n}\n»` for a thousand lines, numbered from 0 (with
//! `{n+1}` from 1). Files with unusual names, invalid bytes or millions of values are thus created when the test runs.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A spec, and the expected result.
pub struct Input {
    /// Name of the file and of the input.
    pub name: String,
    pub accepted: Option<bool>,
    pub codes: Vec<String>,
    pub compiled: bool,
    pub commands: Vec<Vec<String>>,
    pub entries: Vec<(Vec<u8>, Entry)>,
}

/// An entry at a path.
pub enum Entry {
    File(Vec<u8>),
    Link(Vec<u8>),
    Folder,
    Pipe,
}

/// Returns every input of the files that `wanted` accepts; with `HOSTILE=a05`, only those whose names contain `a05`.
pub fn all(wanted: impl Fn(&str) -> bool) -> Vec<Input> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/inputs");
    let files: BTreeSet<PathBuf> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let only = std::env::var("HOSTILE").unwrap_or_default();
    let stem = |file: &PathBuf| file.file_stem().unwrap().to_str().unwrap().to_owned();
    let files = files.into_iter().filter(|file| wanted(&stem(file)));
    let inputs = files.flat_map(|file| {
        let text = fs::read_to_string(&file).unwrap();
        let stem = stem(&file);
        assert!(
            text.starts_with("# "),
            "{stem} does not begin with a comment"
        );
        let inputs = text
            .split("\n== ")
            .skip(1)
            .map(|input| parse(&stem, input))
            .collect::<Vec<_>>();
        assert!(!inputs.is_empty(), "{stem} holds no input");
        inputs
    });
    let inputs: Vec<Input> = inputs.filter(|input| input.name.contains(&only)).collect();
    let names: BTreeSet<&str> = inputs.iter().map(|input| input.name.as_str()).collect();
    assert_eq!(names.len(), inputs.len(), "two inputs have one name");
    inputs
}

impl Input {
    /// Returns the folder of the input, which is recreated in each run.
    pub fn folder(&self) -> PathBuf {
        let slug = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
        Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("hostile")
            .join(self.name.chars().map(slug).collect::<String>())
    }

    /// Returns the output folder.
    pub fn out(&self) -> PathBuf {
        self.folder().join("spec/out")
    }

    /// Returns the command that lints the spec of the last `generate` command.
    pub fn lint(&self) -> Option<Vec<String>> {
        let last = self
            .commands
            .last()
            .filter(|words| words[0] == "generate")?;
        Some(vec!["lint".to_owned(), last[1].clone()])
    }

    /// Returns a description of an unexpected result.
    pub fn differs(&self, code: Option<i32>, said: &str) -> Option<String> {
        let wanted = match self.accepted {
            Some(true) => code == Some(0),
            Some(false) => code == Some(2) && self.codes.iter().all(|code| said.contains(code)),
            None => matches!(code, Some(0 | 2)),
        };
        let cut: String = said.chars().take(600).collect();
        (!wanted).then(|| {
            format!(
                "exit code {code:?}, expected {:?} {:?}\n{cut}",
                self.accepted, self.codes
            )
        })
    }
}

fn parse(stem: &str, text: &str) -> Input {
    let (head, rest) = text.split_once('\n').unwrap_or((text, ""));
    let (name, expected) = head
        .split_once(": ")
        .unwrap_or_else(|| panic!("{stem}: {head}: nothing is expected"));
    let (mut commands, mut entries) = (Vec::new(), Vec::new());
    let mut body: Option<(&str, Vec<&str>)> = None;
    for line in rest.split('\n') {
        if let Some(path) = line
            .strip_prefix("-- ")
            .and_then(|line| line.strip_suffix(" --"))
        {
            entries.extend(
                body.replace((path, Vec::new()))
                    .map(|(path, lines)| entry(path, &lines)),
            );
        } else if let Some((_, lines)) = &mut body {
            lines.push(line);
        } else if let Some(command) = line.strip_prefix("$ ") {
            commands.push(command.split(' ').map(str::to_owned).collect());
        }
    }
    entries.extend(body.map(|(path, lines)| entry(path, &lines)));
    if commands.is_empty() {
        commands.push(["generate", "api.yaml"].map(str::to_owned).to_vec());
    }
    let (expected, compiled) = match expected.strip_suffix(", too large to compile") {
        Some(expected) => (expected, false),
        None => (expected, true),
    };
    let (accepted, codes) = match expected.split_once(" or ") {
        Some((codes, _)) => (None, codes),
        None if expected == "ok" => (Some(true), ""),
        None => expected
            .strip_prefix("ok ")
            .map_or((Some(false), expected), |codes| (Some(true), codes)),
    };
    let codes: Vec<String> = codes.split_whitespace().map(str::to_owned).collect();
    assert!(
        codes.iter().all(|code| code.starts_with("SG")),
        "{stem}: {head}"
    );
    Input {
        name: format!("{stem}/{name}"),
        accepted,
        codes,
        compiled,
        commands,
        entries,
    }
}

fn entry(path: &str, lines: &[&str]) -> (Vec<u8>, Entry) {
    let version = match path {
        "schemas" => Some("3.0.3"),
        "schemas of 3.1" => Some("3.1.0"),
        _ => None,
    };
    let mut text = lines.join("\n").trim_end_matches('\n').to_owned();
    if !text.is_empty() {
        text.push('\n');
    }
    if let Some(version) = version {
        let head = format!(
            "openapi: {version}\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n"
        );
        let body = expand(&text);
        let lines = body
            .split_inclusive(|byte| *byte == b'\n')
            .flat_map(|line| [b"    ", line])
            .collect::<Vec<_>>();
        return (
            b"api.yaml".to_vec(),
            Entry::File([head.as_bytes(), &lines.concat()].concat()),
        );
    }
    let (kind, rest) = path.split_once(' ').unwrap_or(("", path));
    match (kind, rest.split_once(" to ")) {
        ("link", Some((path, target))) => (expand(path), Entry::Link(expand(target))),
        ("folder", _) => (expand(rest), Entry::Folder),
        ("pipe", _) => (expand(rest), Entry::Pipe),
        _ => (expand(path), Entry::File(expand(&text))),
    }
}

/// Expands all `«…»`.
fn expand(text: &str) -> Vec<u8> {
    let mut parts = text.split('«');
    let mut out = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let (inside, behind) = part
            .split_once('»')
            .unwrap_or_else(|| panic!("a « without its »: {part}"));
        match inside.split_once(" * ") {
            Some((count, line)) => {
                let line = line.replace("\\n", "\n");
                let count: usize = count
                    .parse()
                    .unwrap_or_else(|_| panic!("{count} is no number"));
                if !line.contains("{n") {
                    out.extend(line.repeat(count).into_bytes());
                    out.extend(behind.as_bytes());
                    continue;
                }
                for n in 0..count {
                    let line = line
                        .replace("{n}", &n.to_string())
                        .replace("{n+1}", &(n + 1).to_string());
                    out.extend(line.into_bytes());
                }
            }
            None => {
                let bytes = inside.split(' ').map(|byte| u8::from_str_radix(byte, 16));
                out.extend(
                    bytes.map(|byte| byte.unwrap_or_else(|_| panic!("{inside} are no bytes"))),
                );
            }
        }
        out.extend(behind.as_bytes());
    }
    out
}
