//! Measures a run stage by stage, as a ratio to its lower bound: reading and parsing the same files.
//!
//! ```sh
//! cargo bench --bench pipeline                                    # the sample spec in several sizes; the corpus, if any
//! cargo bench --bench pipeline -- --rounds 20 --input beta --out /dev/shm/sailgen   # a folder in memory, without the disk
//! cargo bench --bench pipeline -- --peer "java -jar openapi-generator-cli.jar"
//! ```
//!
//! In each round, everything is measured once, one after the other, so all measurements are taken under the same
//! conditions; the fastest round counts. Benchmark libraries finish one measurement before they start the next, and do
//! not support ratios, so none is used here.

#[path = "../arguments/mod.rs"]
mod arguments;
#[path = "../clock/mod.rs"]
mod clock;
#[path = "../../tests/corpus/mod.rs"]
mod corpus;
mod floor;
mod peer;
mod revisions;
mod scaled;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use sailgen::config::Flavour;
use sailgen::diagnostic::Diagnostics;
use sailgen::output::{Fingerprint, Stamp};
use sailgen::{Config, Generator, openapi, output};

use arguments::value;

const MEASURES: [&str; 13] = [
    "floor, one thread",
    "floor, all threads",
    "load",
    "lower",
    "emit pages",
    "emit models",
    "write pages",
    "write models",
    "write both",
    "cp -r of both",
    "pages, whole job",
    "models, whole job",
    "models and pages",
];

/// The times for one input.
struct Times {
    files: usize,
    bytes: usize,
    models: usize,
    fastest: [Duration; MEASURES.len()],
}

fn main() {
    let rounds = value("--rounds").map_or(7, |rounds| rounds.parse().expect("a number of rounds"));
    let folder = value("--out")
        .map_or_else(|| env!("CARGO_TARGET_TMPDIR").into(), PathBuf::from)
        .join("pipeline");
    let _ = std::fs::remove_dir_all(&folder);

    let mut runs = Vec::new();
    for copies in [1, 4, 16] {
        let mut config = Config::default();
        config.spec.path = Some(scaled::copies(
            copies,
            &folder.join(format!("specs-{copies}")),
        ));
        runs.push((format!("sample ×{copies}"), config));
    }
    let corpus = corpus::corpus();
    for version in ["beta", "v3"] {
        runs.extend(
            corpus
                .iter()
                .map(|corpus| (version.to_owned(), corpus::config(corpus, version))),
        );
    }
    runs.retain(|(name, _)| value("--input").is_none_or(|wanted| wanted == *name));
    let (names, configs): (Vec<String>, Vec<Config>) = runs.into_iter().unzip();
    let times: Vec<Times> = configs
        .iter()
        .map(|config| measure(config, rounds, &folder))
        .collect();
    print(&names, &times);
    for (name, config) in names.iter().zip(&configs) {
        peer::print_memory(name, config, &folder);
    }
    for (name, config) in names.iter().zip(&configs) {
        revisions::compare(name, config, rounds, &folder);
    }
    if let (Some(command), Some(corpus)) = (value("--peer"), &corpus) {
        peer::compare(&command, &corpus::config(corpus, "beta"), &folder);
    }
    let _ = std::fs::remove_dir_all(&folder);
}

fn measure(config: &Config, rounds: usize, folder: &Path) -> Times {
    let root = config.root().expect("the spec is named").to_owned();
    let options = config.load_options().expect("the options are valid");
    let only = |flavours: &[Flavour]| {
        let mut config = config.clone();
        config.output.flavours = Some(flavours.to_vec());
        config
    };
    let (pages, models) = (only(&[Flavour::Powershell]), only(&[Flavour::Rust]));
    let both = only(&[Flavour::Powershell, Flavour::Rust]);
    let stamp = Stamp {
        tool: "bench".to_owned(),
        options: Fingerprint::default(),
        ..Stamp::default()
    };
    let (mut number, mut times) = (
        0,
        Times {
            files: 0,
            bytes: 0,
            models: 0,
            fastest: [Duration::MAX; MEASURES.len()],
        },
    );
    let mut fresh = || {
        number += 1;
        folder.join(format!(
            "{}-{number}",
            root.file_stem().unwrap_or_default().to_string_lossy()
        ))
    };
    for _ in 0..rounds {
        let mut at = 0;
        let mut time = |job: &mut dyn FnMut()| {
            let start = Instant::now();
            job();
            times.fastest[at] = times.fastest[at].min(start.elapsed());
            at += 1;
        };
        let found = openapi::load(&root, &options, &mut Diagnostics::default())
            .expect("the spec can be read");
        let paths = floor::paths(&found, &root);
        time(&mut || _ = floor::read_and_parse(&paths, 1));
        time(&mut || _ = floor::read_and_parse(&paths, floor::threads()));
        drop(found);
        let (mut loaded, mut lowered, mut page_files, mut model_files) =
            (None, None, Vec::new(), Vec::new());
        time(&mut || loaded = openapi::load(&root, &options, &mut Diagnostics::default()).ok());
        let read = loaded.take().expect("the spec can be read");
        time(&mut || lowered = Some(sailgen::read(&read, &mut Diagnostics::default())));
        let (api, published) = lowered.take().expect("it was made just now");
        time(&mut || {
            page_files = sailgen::files(&api, &published, &pages).expect("the templates are ours")
        });
        time(&mut || {
            model_files = sailgen::files(&api, &published, &models).expect("the templates are ours")
        });
        let (pages_dir, models_dir) = (fresh(), fresh());
        time(&mut || {
            _ = output::write(&page_files, &pages_dir, &stamp, false).expect("the folder is new")
        });
        time(&mut || {
            _ = output::write(&model_files, &models_dir, &stamp, false).expect("the folder is new")
        });
        let all = [page_files, model_files].concat();
        let (all_dir, copy) = (fresh(), fresh());
        time(&mut || _ = output::write(&all, &all_dir, &stamp, false).expect("the folder is new"));
        time(&mut || copied(&all_dir, &copy));
        for config in [&pages, &models, &both] {
            let generator = Generator::from_config(config.clone()).out_dir(fresh());
            let mut outcome = None;
            // The output is dropped after the measurement, because the program leaves that to the system.
            time(&mut || outcome = generator.write().ok());
            assert!(outcome.is_some(), "the spec is accepted");
        }
        let bytes = read
            .sources
            .iter()
            .map(|(_, source)| source.text.len())
            .sum();
        (times.files, times.bytes, times.models) = (read.sources.len(), bytes, api.models.len());
    }
    times
}

/// Copies a folder as `cp -r` does, which is the least that writing so many files takes.
fn copied(from: &Path, to: &Path) {
    let status = Command::new("cp").arg("-r").args([from, to]).status();
    assert!(status.is_ok_and(|status| status.success()), "`cp` copies");
}

/// Prints times in milliseconds, followed by the ratio to the lower bound on one thread.
fn print(names: &[String], times: &[Times]) {
    let threads = floor::threads();
    println!("\n{threads} threads; milliseconds, and the ratio to the floor on one thread\n");
    print!("{:<20}", "");
    names.iter().for_each(|name| print!("{name:>17}"));
    println!();
    type Count = fn(&Times) -> usize;
    let counts: [(&str, Count); 3] = [
        ("files", |times| times.files),
        ("bytes", |times| times.bytes),
        ("models", |times| times.models),
    ];
    for (name, count) in counts {
        print!("{name:<20}");
        times
            .iter()
            .for_each(|times| print!("{:>17}", count(times)));
        println!();
    }
    for (at, measure) in MEASURES.iter().enumerate() {
        print!("{measure:<20}");
        for times in times {
            let ratio = times.fastest[at].as_secs_f64() / times.fastest[0].as_secs_f64();
            print!(
                "{:>10.1} {ratio:>5.2}×",
                times.fastest[at].as_secs_f64() * 1e3
            );
        }
        println!();
    }
    print!("{:<20}", "µs per model");
    for times in times {
        let whole = times.fastest[MEASURES.len() - 1].as_secs_f64() * 1e6;
        #[expect(clippy::cast_precision_loss, reason = "a spec has few models")]
        let models = times.models as f64;
        print!("{:>17.1}", whole / models);
    }
    println!("\n");
}

/// Returns the path of a folder for one run, and removes the folder if it exists.
fn fresh_dir(folder: &Path, name: &str) -> PathBuf {
    let dir = folder.join(name);
    let _ = std::fs::remove_dir_all(&dir);
    dir
}
