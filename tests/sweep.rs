//! Sends every operation of a generated client to a server that rejects what the spec does not allow, and reads every
//! example answer. The server, its checks and the values come from other projects: openapi-backend, Redocly,
//! openapi-sampler.
//!
//! The tests need npm and take minutes, so they are ignored by default:
//!
//! ```sh
//! cargo test --test sweep -- --ignored --nocapture                     # Beta, V3 and the partitions, or the sample spec
//! SPEC=api.yaml cargo test --test sweep -- --ignored --nocapture       # any other spec
//! ```

#[path = "sweep/calls.rs"]
mod calls;
#[expect(dead_code, reason = "other tests deny warnings")]
mod cargo;
#[expect(dead_code, reason = "other tests read options")]
mod corpus;
#[path = "sweep/left.rs"]
mod left;
#[path = "sweep/server.rs"]
mod server;
#[path = "sweep/surface.rs"]
mod surface;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use sailgen::config::{ClientOptions, Experimental, Flavour};
use sailgen::{Config, Generator};
use server::{Mock, done};

/// A crate to sweep, generated from one or several root files.
struct Sweep {
    name: &'static str,
    config: Config,
    /// The root files, by name.
    roots: BTreeMap<String, PathBuf>,
}

#[test]
#[ignore = "needs npm"]
fn every_operation_is_accepted_and_every_answer_is_read() {
    let tools = server::tools();
    let mut faults = Vec::new();
    for sweep in sweeps() {
        report(sweep.name, &sweep.lines(&tools), &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Returns the sweep that `SPEC` names, or else those of the corpus, or else that of the sample.
fn sweeps() -> Vec<Sweep> {
    let wanted = env::var("SPEC").ok();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let Some(corpus) = corpus::corpus() else {
        let sample = root.join("specs/idn/sailpoint-api.beta.yaml");
        return vec![Sweep::of(wanted.map_or(sample, PathBuf::from))];
    };
    match wanted.as_deref() {
        None => vec![
            Sweep::version(&corpus, "beta"),
            Sweep::version(&corpus, "v3"),
            Sweep::partitions(&corpus),
        ],
        Some("beta") => vec![Sweep::version(&corpus, "beta")],
        Some("v3") => vec![Sweep::version(&corpus, "v3")],
        Some("partitions") => vec![Sweep::partitions(&corpus)],
        Some(path) => vec![Sweep::of(PathBuf::from(path))],
    }
}

impl Sweep {
    fn of(path: PathBuf) -> Self {
        let mut config = Config::default();
        config.spec.path = Some(path.clone());
        let roots = BTreeMap::from([("api".to_owned(), path)]);
        Sweep {
            name: "api",
            config,
            roots,
        }
    }

    fn version(corpus: &Path, name: &'static str) -> Self {
        let path = corpus.join(format!("sailpoint/idn/sailpoint-api.{name}.yaml"));
        Sweep {
            name,
            ..Sweep::of(path)
        }
    }

    fn partitions(corpus: &Path) -> Self {
        let example =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sailpoint/partitions.toml");
        let mut config = Config::read(&example).expect("the example can be read");
        let apis = corpus.join("sailpoint-2026/idn/apis");
        config.spec.paths = vec![apis.join("*/openapi.yaml")];
        let folders = fs::read_dir(apis).unwrap().map(|entry| entry.unwrap());
        let roots = folders.map(|folder| {
            let name = folder.file_name().to_string_lossy().into_owned();
            (name, folder.path().join("openapi.yaml"))
        });
        Sweep {
            name: "partitions",
            config,
            roots: roots.filter(|(_, path)| path.is_file()).collect(),
        }
    }

    /// Returns a row for each request: root file, operation, label of the request, expected answer, outcome, whether
    /// the answer is valid, and a message.
    fn lines(&self, tools: &Path) -> Vec<[String; 7]> {
        let krate = tools.with_file_name(self.name);
        let _ = fs::remove_dir_all(&krate);
        let mut config = self.config.clone();
        config.rust.crate_name = format!("sweep-{}", self.name);
        let options = ClientOptions {
            experimental: Experimental::Send,
            ..ClientOptions::default()
        };
        Generator::from_config(config)
            .client(options)
            .flavours([Flavour::Rust])
            .out_dir(&krate)
            .write()
            .expect("the spec is accepted");
        let bundles = krate.join("bundles");
        server::bundle(tools, &self.roots, &bundles);
        fs::create_dir_all(krate.join("examples")).unwrap();
        let operations = surface::operations(&krate);
        let program = calls::program(&operations, &server::plan(tools, &bundles))
            .replace("models::", &format!("sweep_{}::", self.name));
        fs::write(krate.join("examples/sweep.rs"), program).unwrap();
        let features = features(&krate);
        let arguments = [
            "build",
            "--quiet",
            "--example",
            "sweep",
            "--no-default-features",
            "--features",
            &features,
        ];
        let output = cargo::run(&krate, &arguments, "", "sweep-target");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        let mock = Mock::start(tools, &bundles);
        let mut sweep = Command::new(cargo::target("sweep-target").join("debug/examples/sweep"));
        let said = done(sweep.arg(&mock.port));
        fs::write(krate.join("sweep.tsv"), &said).unwrap();
        let line = |line: &str| {
            let mut parts = line.splitn(7, '\t').map(str::to_owned);
            std::array::from_fn(|_| parts.next().unwrap_or_default())
        };
        said.lines().map(line).collect()
    }
}

/// Returns the default features, which are those of all tags, and one transport.
fn features(krate: &Path) -> String {
    let manifest = fs::read_to_string(krate.join("Cargo.toml")).unwrap();
    let list = manifest
        .split("default = [")
        .nth(1)
        .and_then(|rest| rest.split(']').next())
        .unwrap_or_default();
    let names = list.split(',').map(|name| name.trim().trim_matches('"'));
    let names = names
        .filter(|name| !["", "tls"].contains(name))
        .chain(["ureq"]);
    names.collect::<Vec<_>>().join(",")
}

/// Prints counts and the remaining rows, and collects the faults of sailgen: an operation that is never accepted, and a
/// valid answer that cannot be read without a note.
fn report(name: &str, lines: &[[String; 7]], faults: &mut Vec<String>) {
    let mut counts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut accepted: BTreeMap<(&str, &str), bool> = BTreeMap::new();
    let mut told: BTreeSet<(&str, &str, &str)> = BTreeSet::new();
    for [root, operation, label, answer, outcome, is_valid, what] in lines {
        *counts.entry((outcome, is_valid)).or_default() += 1;
        let is_accepted = !["refused", "unmade", "failed"].contains(&outcome.as_str());
        *accepted.entry((root, operation)).or_default() |= is_accepted;
        let is_read = outcome == "error" || outcome == "read" && what.is_empty();
        if !is_read && told.insert((root, operation, outcome)) {
            let what: String = what.chars().take(200).collect();
            println!(
                "{name}: {operation} ({label}, {answer}): {outcome}, valid: {is_valid}: {what}"
            );
        }
        let is_success = outcome == "read" || outcome == "unread";
        if is_success && !is_read && is_valid == "true" && left::reason(operation).is_none() {
            faults.push(format!("{name}: {operation} ({answer}): {what}"));
        }
    }
    let refused = accepted.iter().filter(|(_, accepted)| !**accepted);
    let refused = refused.map(|((_, operation), _)| *operation);
    let refused: Vec<&str> = refused.collect();
    let open = refused
        .iter()
        .filter(|operation| left::reason(operation).is_none());
    faults.extend(open.map(|operation| format!("{name}: {operation} is never accepted")));
    let reason = |operation| left::reason(operation).unwrap_or("open");
    for operation in &refused {
        println!(
            "{name}: {operation} is never accepted: {}",
            reason(operation)
        );
    }
    let all = accepted.len();
    println!(
        "{name}: {all} operations, {} accepted; requests by outcome and validity of the answer: {counts:?}",
        all - refused.len()
    );
}
