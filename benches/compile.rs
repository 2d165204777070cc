//! Measures how long the crate of models takes to compile, as a ratio to the crate that openapi-to-rust generates from
//! the same spec, to the same crate with a client, and to two other designs of the models: with serde's derives, and
//! without serde.
//!
//! ```sh
//! cargo install openapi-to-rust --version 0.23.0
//! cargo install cargo-progenitor --version 0.15.0          # only for `--clients`
//! npx @redocly/cli@2.30 bundle SPEC -o bundled.json        # openapi-to-rust reads one file
//! cargo bench --bench compile -- --spec SPEC --bundle bundled.json
//! ```
//!
//! The default of `--spec` is the published Beta spec if there is a corpus, or else the sample spec. Without
//! `--bundle`, only sailgen's designs are measured. Other options: `--rounds N` (default 1; a round takes three to four
//! minutes for Beta) and `--peer PATH` (of `openapi-to-rust`). `--clients` measures the crates with clients in their place:
//! sailgen's models with and without a client, and the clients of openapi-to-rust and progenitor (`--progenitor PATH`). A
//! peer that cannot read the spec, or whose crate does not compile, is named with its error and left out.
//!
//! All crates have the same edition and profile, and a target folder each; their dependencies are built first. A round
//! touches and compiles one crate after the other, so all are measured under the same conditions. The result is the CPU
//! time of cargo and the compiler, if it is available, in the fastest round. For a fair comparison, error responses are
//! removed from the bundle: openapi-to-rust generates a separate type for each of them.

mod arguments;
mod cargo;
mod clock;
#[path = "../tests/corpus/mod.rs"]
mod corpus;
#[path = "models/derives.rs"]
mod derives;
mod peers;
mod spec;

use std::fs;
use std::path::{Path, PathBuf};

use sailgen::config::{ClientOptions, Flavour};
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, Generator, pipeline};

use arguments::value;
use cargo::cargo;
use clock::seconds;

const VERBS: [&str; 2] = ["check", "build"];

fn main() {
    let rounds: usize =
        value("--rounds").map_or(1, |rounds| rounds.parse().expect("a number of rounds"));
    let config = spec::config(value("--spec").map(PathBuf::from));
    let bundle = value("--bundle").map(PathBuf::from);
    let is_of_clients = std::env::args().any(|argument| argument == "--clients");
    let mut crates = ours(&config);
    if !is_of_clients {
        crates.extend(designs(&config));
    }
    match bundle {
        Some(bundle) if is_of_clients => crates.extend(peers::clients(&folder(), &bundle)),
        Some(bundle) => crates.push(("openapi-to-rust", peers::models(&folder(), &bundle))),
        None => {
            println!("without --bundle there is no peer; see the first lines of benches/compile.rs")
        }
    }
    println!("{:<18}{:>8}{:>10}{:>12}", "", "files", "lines", "bytes");
    for (name, folder) in &crates {
        let sources = sources(&folder.join("src"));
        let (lines, bytes) = sources.iter().fold((0, 0), |(lines, bytes), text| {
            (lines + text.lines().count(), bytes + text.len())
        });
        println!("{name:<18}{:>8}{lines:>10}{bytes:>12}", sources.len());
    }
    let mut fastest = vec![[f64::INFINITY; VERBS.len()]; crates.len()];
    for (_, folder) in &crates {
        VERBS.iter().for_each(|verb| cargo(folder, verb));
    }
    for _ in 0..rounds {
        for (at, verb) in VERBS.iter().enumerate() {
            for ((_, folder), fastest) in crates.iter().zip(&mut fastest) {
                fastest[at] = fastest[at].min(compiled_anew(folder, verb));
            }
        }
    }
    println!("\n{:<18}{:>22}{:>22}", "", "check", "build");
    for ((name, _), times) in crates.iter().zip(&fastest) {
        print!("{name:<18}");
        for (time, ours) in times.iter().zip(fastest[0]) {
            print!("{time:>12.2} s {:>7.2}×", ours / time);
        }
        println!();
    }
    println!("the ratio is that of sailgen's crate to the other one");
}

/// Generates the crate of sailgen with default options, with and without a client.
fn ours(config: &Config) -> Vec<(&'static str, PathBuf)> {
    let written = |name: &str, generator: Generator| {
        let dir = folder().join(name);
        let _ = fs::remove_dir_all(&dir);
        let generator = generator.flavours([Flavour::Rust]).out_dir(&dir);
        generator.write().expect("the spec is accepted");
        dir
    };
    let models = Generator::from_config(config.clone());
    let client = Generator::from_config(config.clone()).client(ClientOptions::default());
    vec![
        ("sailgen", written("sailgen", models)),
        ("with its client", written("client", client)),
    ]
}

/// Writes the models of sailgen in two other designs.
fn designs(config: &Config) -> Vec<(&'static str, PathBuf)> {
    let api = pipeline(config, &mut Diagnostics::default())
        .expect("the spec is accepted")
        .api;
    let text = derives::derives(&api, &sailgen::rust::type_names(&api, &config.rust));
    let without: String = text
        .lines()
        .filter(|line| {
            !line.starts_with("use serde::") && !line.trim_start().starts_with("#[serde(")
        })
        .map(|line| line.replace(", Serialize, Deserialize", "") + "\n")
        .collect();
    vec![
        ("serde's derives", design("derives", &text)),
        ("without serde", design("without", &without)),
    ]
}

/// Writes the models of another design as a crate.
fn design(name: &str, text: &str) -> PathBuf {
    let dir = folder().join(name);
    fs::create_dir_all(dir.join("src")).expect("the folder can be made");
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n\
         serde = {{ version = \"1\", features = [\"derive\"] }}\nserde_json = \"1\"\n\n[workspace]\n"
    );
    fs::write(dir.join("Cargo.toml"), manifest).expect("the manifest can be written");
    fs::write(dir.join("src/lib.rs"), text).expect("the crate can be written");
    dir
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("compile")
}

/// Returns the contents of every Rust file.
fn sources(folder: &Path) -> Vec<String> {
    let (mut open, mut texts) = (vec![folder.to_owned()], Vec::new());
    while let Some(path) = open.pop() {
        if path.is_dir() {
            open.extend(
                fs::read_dir(path)
                    .expect("the folder is there")
                    .map(|entry| entry.expect("it can be read").path()),
            );
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            texts.push(fs::read_to_string(path).expect("the file can be read"));
        }
    }
    texts
}

fn compiled_anew(folder: &Path, verb: &str) -> f64 {
    let root = folder.join("src/lib.rs");
    let text = fs::read(&root).expect("the crate is there");
    fs::write(&root, text).expect("the crate can be touched");
    seconds(|| cargo(folder, verb)).0
}
