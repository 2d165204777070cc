//! Measures how long a build script takes to compile for the first time, with all dependencies: with sailgen, and with
//! progenitor and typify as in their documentation.
//!
//! ```sh
//! cargo bench --bench cold                        # four crates, three minutes
//! cargo bench --bench cold -- --rounds 3
//! ```
//!
//! A round compiles the crates one after the other, each from scratch, so all are measured under the same conditions.
//! The results are medians over all rounds: the CPU time of cargo and the compiler, if it is available, and the elapsed
//! time, which depends on the number of processors. The scripts are not run: nothing is generated.

mod arguments;
mod cargo;
mod clock;

use std::fs;
use std::path::{Path, PathBuf};

use arguments::value;
use cargo::cargo;
use clock::seconds;

/// The name of a crate, its build dependencies, and its build script.
type Script = (&'static str, String, &'static str);

const SAILGEN: &str = "sailgen::generate(spec);";

/// From the section `build.rs` of progenitor's README.
const PROGENITOR: &str = r#"
    let spec = serde_json::from_reader(std::fs::File::open(spec).unwrap()).unwrap();
    let tokens = progenitor::Generator::default().generate_tokens(&spec).unwrap();
    let text = prettyplease::unparse(&syn::parse2(tokens).unwrap());
    std::fs::write(std::path::Path::new(&std::env::var("OUT_DIR").unwrap()).join("codegen.rs"), text).unwrap();"#;

/// From typify's example of a build script.
const TYPIFY: &str = r#"
    let schema = serde_json::from_reader::<_, schemars::schema::RootSchema>(std::fs::File::open(spec).unwrap()).unwrap();
    let mut types = typify::TypeSpace::new(&typify::TypeSpaceSettings::default());
    types.add_root_schema(schema).unwrap();
    let text = prettyplease::unparse(&syn::parse2::<syn::File>(types.to_stream()).unwrap());
    std::fs::write(std::path::Path::new(&std::env::var("OUT_DIR").unwrap()).join("codegen.rs"), text).unwrap();"#;

fn main() {
    let rounds: usize =
        value("--rounds").map_or(1, |rounds| rounds.parse().expect("a number of rounds"));
    let sailgen = concat!(
        "sailgen = { path = \"",
        env!("CARGO_MANIFEST_DIR"),
        "\", default-features = false"
    );
    let printing = "prettyplease = \"0.2\"\nserde_json = \"1\"\nsyn = \"2\"\n";
    let scripts: [Script; 4] = [
        ("sailgen", format!("{sailgen} }}"), SAILGEN),
        (
            "sailgen-config",
            format!("{sailgen}, features = [\"config\"] }}"),
            SAILGEN,
        ),
        (
            "progenitor",
            format!("progenitor = \"0.15\"\n{printing}"),
            PROGENITOR,
        ),
        (
            "typify",
            format!("typify = \"0.8\"\nschemars = \"0.8\"\n{printing}"),
            TYPIFY,
        ),
    ];
    let crates: Vec<(&str, PathBuf)> = scripts
        .iter()
        .map(|script| (script.0, made(script)))
        .collect();
    let mut times = vec![Vec::new(); crates.len()];
    crates.iter().for_each(|(_, folder)| cargo(folder, "fetch"));
    for _ in 0..rounds {
        for ((_, folder), times) in crates.iter().zip(&mut times) {
            let _ = fs::remove_dir_all(folder.join("target"));
            times.push(seconds(|| cargo(folder, "build")));
        }
    }
    println!("{:<18}{:>22}{:>22}", "", "processors", "clock");
    for ((name, _), own) in crates.iter().zip(&times) {
        print!("{name:<18}");
        for part in [|time: &(f64, f64)| time.0, |time: &(f64, f64)| time.1] {
            let ratios = times[0]
                .iter()
                .zip(own)
                .map(|(ours, own)| part(ours) / part(own));
            print!(
                "{:>12.1} s {:>7.2}×",
                median(own.iter().map(part)),
                median(ratios)
            );
        }
        println!();
    }
    println!("the ratio is that of sailgen without features to the other one");
}

/// Writes a crate that consists of its build script only.
fn made((name, dependencies, script): &Script) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cold")
        .join(name);
    fs::create_dir_all(folder.join("src")).expect("the folder can be made");
    let manifest = format!(
        "[package]\nname = \"cold\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[build-dependencies]\n{dependencies}\n\n\
         [workspace]\n"
    );
    let script = format!(
        "fn main() {{\n    let Some(spec) = std::env::args().nth(1) else {{ return }};\n    {script}\n}}\n"
    );
    for (path, text) in [
        ("Cargo.toml", &*manifest),
        ("build.rs", &script),
        ("src/lib.rs", ""),
    ] {
        fs::write(folder.join(path), text).expect("the crate can be written");
    }
    folder
}

fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut values: Vec<f64> = values.collect();
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}
