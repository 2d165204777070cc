//! Round trips over public specs, which are not part of this project: one row for each.
//!
//! ```sh
//! SAILGEN_PUBLIC=folder cargo test --test roundtrip -- --ignored --nocapture
//! ```
//!
//! The types are generated with default options. Specs larger than [`MOST_BYTES`] are skipped. `SAILGEN_PUBLIC_MOST` limits the
//! number of specs; they are spread evenly.

use std::fs;
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};

use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};

use crate::cases::Cases;
use crate::driver::{Workspace, answers};
use crate::find;
use crate::judge::{Outcome, outcome, verdicts};
use crate::programs;

/// Maximum size of a spec in bytes; the validator is slow on larger ones.
const MOST_BYTES: u64 = 400_000;

/// Number of crates that are built together.
const BATCH: usize = 40;

#[derive(Default)]
struct Row {
    valid: usize,
    equal: usize,
    refused: Vec<String>,
    different: Vec<String>,
}

#[test]
#[ignore = "needs a folder of public specs, and time"]
fn public_values_come_back_unchanged() {
    let folder =
        std::env::var_os("SAILGEN_PUBLIC").expect("SAILGEN_PUBLIC names a folder of specs");
    let mut specs = find::specs(Path::new(&folder));
    specs.retain(|spec| fs::metadata(spec).is_ok_and(|data| data.len() <= MOST_BYTES));
    let most = std::env::var("SAILGEN_PUBLIC_MOST").ok();
    let most = most.map_or(specs.len(), |most| most.parse().expect("it is a number"));
    let step = specs.len().div_ceil(most.max(1)).max(1);
    let specs: Vec<PathBuf> = specs.into_iter().step_by(step).collect();
    let mut total = Row::default();
    for batch in specs.chunks(BATCH) {
        for (spec, row) in batch.iter().zip(rows(batch)) {
            let Some(row) = row else {
                println!(
                    "{} | not accepted, or no schemas that the validator takes",
                    spec.display()
                );
                continue;
            };
            println!(
                "{} | {} valid | {} equal | {} refused | {} different",
                spec.display(),
                row.valid,
                row.equal,
                row.refused.len(),
                row.different.len()
            );
            row.refused
                .iter()
                .chain(&row.different)
                .for_each(|text| println!("    {text}"));
            total.valid += row.valid;
            total.equal += row.equal;
            total.refused.extend(row.refused);
            total.different.extend(row.different);
        }
    }
    println!(
        "{} specs: {} valid values, {} equal, {} refused, {} different",
        specs.len(),
        total.valid,
        total.equal,
        total.refused.len(),
        total.different.len()
    );
    assert_eq!(total.equal, total.valid, "valid values are lost; see above");
}

/// Returns a row for each spec, or `None` if the spec is refused or its schemas are not valid JSON Schemas.
fn rows(specs: &[PathBuf]) -> Vec<Option<Row>> {
    let mut workspace = Workspace::new("public");
    let configs = specs.iter().map(|spec| {
        let mut config = Config::default();
        config.spec.path = Some(spec.clone());
        config
    });
    let made: Vec<_> = configs
        .map(|config| {
            let made = pipeline(&config, &mut Diagnostics::default()).ok()?;
            Some((config, made))
        })
        .collect();
    let names: Vec<_> = made
        .iter()
        .map(|made| {
            let (config, made) = made.as_ref()?;
            Some(sailgen::rust::type_names(&made.api, &config.rust))
        })
        .collect();
    let mut judged = Vec::new();
    for (at, (made, names)) in made.iter().zip(&names).enumerate() {
        let (Some((config, made)), Some(names)) = (made, names) else {
            judged.push(None);
            continue;
        };
        let values = catch_unwind(|| {
            let cases = Cases::of(&made.spec, &made.api, names);
            let verdicts = verdicts(&cases);
            (cases, verdicts)
        });
        let name = format!("public{at}");
        judged.push(
            values
                .ok()
                .filter(|(cases, _)| !cases.cases.is_empty())
                .map(|(cases, verdicts)| {
                    let mut rust = config.rust.clone();
                    rust.crate_name = programs::crate_name(&name);
                    let files = sailgen::rust::emit(&made.api, &rust);
                    programs::write(&programs::crate_folder(&name), &files);
                    workspace.add(&name, (&name, config), &cases.types);
                    (name, cases, verdicts)
                }),
        );
    }
    workspace.build();
    judged
        .iter()
        .map(|judged| {
            judged
                .as_ref()
                .map(|(name, cases, verdicts)| row(name, cases, verdicts))
        })
        .collect()
}

/// Sends the values through the program of a spec and counts what comes back.
fn row(name: &str, cases: &Cases<'_>, verdicts: &[Result<(), String>]) -> Row {
    let lines = cases
        .cases
        .iter()
        .map(|case| (case.ty.clone(), case.value.to_string()));
    let mut row = Row::default();
    for ((case, verdict), answer) in cases.cases.iter().zip(verdicts).zip(answers(name, lines)) {
        let outcome = outcome(cases, case, verdict, &answer, false);
        row.valid += usize::from(!matches!(outcome, Outcome::Invalid));
        let value = &case.value;
        match outcome {
            Outcome::Invalid => {}
            Outcome::Equal => row.equal += 1,
            Outcome::Refused(error) => {
                row.refused
                    .push(format!("{case}: {error}\n        {value}"));
            }
            Outcome::Different(back) => {
                let text = format!("{case}: differs\n        {value}\n        {back}");
                row.different.push(text);
            }
        }
    }
    row
}
