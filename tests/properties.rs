//! Properties of every accepted spec, tested on a hundred specs generated from fixed seeds.
//!
//! The specs are kept in `properties` in the folder of temporary test files. With `SAILGEN_PUBLIC` set to it,
//! `cargo test --test public -- --ignored` checks that their output compiles.

mod pages;
mod specs;

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use sailgen::config::Flavour;
use sailgen::diagnostic::Diagnostics;
use sailgen::output::OutputFile;
use sailgen::{Config, Failure, pipeline};

/// Number of specs to generate.
const SPECS: u64 = 100;

#[test]
fn what_is_accepted_gives_rust_and_pages_that_parse() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("properties");
    fs::create_dir_all(&folder).unwrap();
    let mut accepted = 0;
    for seed in 0..SPECS {
        let document = specs::document(&bytes(seed));
        let text = serde_json::to_string_pretty(&document).unwrap();
        let path = folder.join(format!("{seed}.json"));
        fs::write(&path, &text).unwrap();
        match generated(&path) {
            Ok(files) => {
                accepted += 1;
                files.iter().for_each(|file| parses(file, seed));
                paths_are_apart(&files, seed);
                let again =
                    generated(&path).unwrap_or_else(|_| panic!("seed {seed}: accepted once only"));
                assert!(
                    files == again,
                    "seed {seed}: a second run gives something else"
                );
            }
            Err(failure) => assert!(is_located(&failure), "seed {seed}: {failure}"),
        }
    }
    assert!(
        accepted > SPECS / 2,
        "only {accepted} of {SPECS} specs are accepted: this tries too little"
    );
}

/// Returns pseudorandom bytes (SplitMix64), which are the same for a seed on every machine.
fn bytes(seed: u64) -> Vec<u8> {
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut next = || {
        state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 31
    };
    (0..256)
        .flat_map(|_| next().to_le_bytes().into_iter().take(4))
        .collect()
}

fn generated(path: &Path) -> Result<Vec<OutputFile>, Failure> {
    let mut config = Config::default();
    config.spec.path = Some(path.to_owned());
    config.output.flavours = Some(vec![Flavour::Rust, Flavour::Powershell, Flavour::RustPages]);
    pipeline(&config, &mut Diagnostics::default()).map(|generated| generated.files)
}

fn parses(file: &OutputFile, seed: u64) {
    if file.path.ends_with(".rs")
        && let Err(error) = syn::parse_file(&file.contents)
    {
        panic!("seed {seed}: {}: {error}\n{}", file.path, file.contents);
    }
    pages::assert_table(&format!("seed {seed}: {}", file.path), &file.contents);
}

/// Checks that paths also differ on a file system that ignores case.
fn paths_are_apart(files: &[OutputFile], seed: u64) {
    let mut seen = HashSet::new();
    for file in files {
        assert!(
            seen.insert(file.path.to_lowercase()),
            "seed {seed}: two files are {}",
            file.path
        );
        let is_below = !file.path.starts_with('/')
            && file
                .path
                .split('/')
                .all(|part| !part.is_empty() && part != "..");
        assert!(
            is_below,
            "seed {seed}: {} is no path below a folder",
            file.path
        );
    }
}

/// Returns `true` if every error has a position.
fn is_located(failure: &Failure) -> bool {
    let errors = failure.findings.iter().filter(|finding| finding.is_error());
    let mut places = errors.map(|finding| finding.spot.is_some()).peekable();
    places.peek().is_some() && places.all(|located| located)
}
