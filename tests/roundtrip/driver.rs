//! A generated crate, and a program that parses JSON lines as its types and serialises them again.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sailgen::Config;

use crate::programs;

/// The result for a line.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The serialised JSON, or the parse error.
    pub json: Result<String, String>,
    /// `true` if a union did not recognise the value as one of its members.
    pub raw: bool,
}

/// Programs that are built together, in one workspace.
pub struct Workspace {
    root: PathBuf,
    names: Vec<String>,
}

const PROGRAM: &str = r#"#![allow(deprecated)]

use std::fmt::Debug;
use std::io::{BufRead, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

fn through<T: DeserializeOwned + Serialize + Debug>(json: &str) -> Result<(bool, String), serde_json::Error> {
    let value: T = serde_json::from_str(json)?;
    let raw = format!("{value:?}").trim_start_matches("Some(").starts_with("Unknown(");
    Ok((raw, serde_json::to_string(&value)?))
}

fn main() -> std::io::Result<()> {
    let mut out = std::io::BufWriter::new(std::io::stdout());
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let (name, json) = line.split_once('\t').expect("a name and JSON");
        match read(name, json) {
            Ok((false, json)) => writeln!(out, "ok\t{json}")?,
            Ok((true, json)) => writeln!(out, "raw\t{json}")?,
            Err(error) => writeln!(out, "error\t{}", error.to_string().replace('\n', " "))?,
        }
    }
    out.flush()
}
"#;

impl Workspace {
    /// Creates a workspace in a folder with this name.
    pub fn new(folder: &str) -> Self {
        Workspace {
            root: root().join(folder),
            names: Vec::new(),
        }
    }

    /// Writes a program for these types of the crate of a spec: Rust types by the names at the start of lines.
    pub fn add(
        &mut self,
        name: &str,
        (spec, config): (&str, &Config),
        types: &BTreeMap<String, String>,
    ) {
        let out = self.root.join(name);
        let mut program = PROGRAM.to_owned();
        program.push_str(
            "\nfn read(name: &str, json: &str) -> Result<(bool, String), serde_json::Error> {\n    match name {\n",
        );
        for (name, ty) in types {
            _ = writeln!(program, "        {name:?} => through::<{ty}>(json),");
        }
        program.push_str("        _ => panic!(\"{name} is no type\"),\n    }\n}\n");
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n{}\
             serde = \"1\"\nserde_json = \"1\"\n",
            programs::dependency(spec, config)
        );
        fs::create_dir_all(out.join("src")).unwrap();
        fs::write(out.join("src/main.rs"), program).unwrap();
        fs::write(out.join("Cargo.toml"), manifest).unwrap();
        self.names.push(name.to_owned());
    }

    /// Builds all programs.
    pub fn build(&self) {
        programs::build(&self.root, &self.names);
    }
}

/// Sends lines of type and JSON to the program with this name.
pub fn answers(name: &str, lines: impl IntoIterator<Item = (String, String)>) -> Vec<Answer> {
    let input: String = lines
        .into_iter()
        .map(|(ty, json)| format!("{ty}\t{json}\n"))
        .collect();
    let mut child = Command::new(programs::built(name))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it was built");
    let mut stdin = child.stdin.take().expect("it is piped");
    let writer = std::thread::spawn(move || stdin.write_all(input.as_bytes()));
    let output = child.wait_with_output().expect("it runs");
    writer
        .join()
        .unwrap()
        .expect("the program reads every line");
    assert!(output.status.success(), "{name} panicked");
    let answer = |line: &str| {
        let (kind, text) = line.split_once('\t').expect("an answer has two parts");
        let json = if kind == "error" {
            Err(text.to_owned())
        } else {
            Ok(text.to_owned())
        };
        Answer {
            json,
            raw: kind == "raw",
        }
    };
    String::from_utf8(output.stdout)
        .expect("JSON is UTF-8")
        .lines()
        .map(answer)
        .collect()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("roundtrip")
}
