//! JSON → generated Rust type → JSON, unchanged: every example of a spec, and values generated from its schemas.
//!
//! An independent JSON Schema validator decides which values are valid. A valid value must be unchanged; an example
//! that contradicts its own schema is reported, and must not cause a panic. Each spec gives two crates: one that keeps
//! undeclared fields (`rust.extra`), which preserves everything, and one with default options, which preserves
//! everything except those fields.

mod cargo;
#[path = "roundtrip/cases.rs"]
mod cases;
mod corpus;
#[path = "roundtrip/driver.rs"]
mod driver;
mod programs;
mod rustfmt;
#[path = "roundtrip/schema.rs"]
mod schema;
#[path = "roundtrip/values.rs"]
mod values;

use std::collections::HashMap;
use std::path::Path;

use jsonschema::Validator;
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};
use serde_json::Value;

use cases::{Case, Cases, Kind};
use driver::{Answer, Workspace, answers};
use schema::{Bundle, Opened};
use values::{declares, every_part, property};

/// A spec to test.
struct Subject {
    name: &'static str,
    config: Config,
    /// Minimum number of values of each kind that are preserved, in the order of the kinds: an empty run proves nothing.
    least: [usize; Kind::ALL.len()],
}

/// All valid values in the data of 2025-07-15.
const BETA: [usize; Kind::ALL.len()] = [358, 3973, 1300, 2307, 2295, 308, 1815, 955, 251, 120];
const V3: [usize; Kind::ALL.len()] = [229, 3033, 900, 1622, 1616, 215, 1324, 645, 154, 100];

#[derive(Default)]
struct Row {
    values: usize,
    contradict: usize,
    parsed: usize,
    equal: usize,
}

#[test]
fn json_comes_back_from_the_types_unchanged() {
    let subjects = subjects();
    let mut workspace = Workspace::default();
    let generated: Vec<_> = subjects
        .iter()
        .map(|subject| {
            pipeline(&subject.config, &mut Diagnostics::default()).expect("the spec is accepted")
        })
        .collect();
    let names: Vec<_> = subjects
        .iter()
        .zip(&generated)
        .map(|(subject, generated)| sailgen::rust::type_names(&generated.api, &subject.config.rust))
        .collect();
    let made: Vec<Cases<'_>> = generated
        .iter()
        .zip(&names)
        .map(|(made, names)| Cases::of(&made.spec, &made.api, names))
        .collect();
    // Requests without properties that the server sets. A single type for both directions used to reject them.
    if let Some(beta) = subjects.iter().position(|subject| subject.name == "beta") {
        let is_request = |case: &Case| {
            case.kind == Kind::RequestExample && case.ty == "models::CampaignTemplate"
        };
        assert!(made[beta].cases.iter().any(is_request));
    }
    for (subject, cases) in subjects.iter().zip(&made) {
        for keeping in CRATES {
            let mut config = subject.config.clone();
            config.rust.extra = keeping;
            workspace.add(&subject.crate_name(keeping), config, &cases.types);
        }
    }
    let verdicts = std::thread::scope(|scope| {
        let building = scope.spawn(|| workspace.build());
        let verdicts: Vec<_> = made.iter().map(verdicts).collect();
        building.join().expect("the generated crates compile");
        verdicts
    });
    let mut wrong = Vec::new();
    for ((subject, cases), verdicts) in subjects.iter().zip(&made).zip(&verdicts) {
        for (case, verdict) in cases.cases.iter().zip(verdicts) {
            if let Err(message) = verdict {
                let (kind, short) = (
                    case.kind.name(),
                    message.chars().take(200).collect::<String>(),
                );
                println!(
                    "{}: {kind}: not valid: {}: {short}",
                    subject.name, case.place
                );
            }
        }
        for keeping in CRATES {
            let lines = cases
                .cases
                .iter()
                .map(|case| (case.ty.clone(), case.value.to_string()));
            let answers = answers(&subject.crate_name(keeping), lines);
            assert_eq!(
                answers.len(),
                cases.cases.len(),
                "one answer for each value"
            );
            report(subject, cases, verdicts, &answers, keeping, &mut wrong);
        }
    }
    assert!(
        wrong.is_empty(),
        "{} values do not come back:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

fn subjects() -> Vec<Subject> {
    let mut subjects = Vec::new();
    for (name, file, least) in [
        (
            "sample-beta",
            "sailpoint-api.beta.yaml",
            [20, 300, 40, 150, 150, 30, 90, 60, 50, 5],
        ),
        (
            "sample-v3",
            "sailpoint-api.v3.yaml",
            [5, 80, 4, 40, 40, 10, 20, 20, 15, 0],
        ),
    ] {
        let mut config = Config::default();
        config.spec.path = Some(
            Path::new(env!("CARGO_MANIFEST_DIR"))
                .join("specs/idn")
                .join(file),
        );
        subjects.push(Subject {
            name,
            config,
            least,
        });
    }
    let mut config = Config::default();
    config.spec.path =
        Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/roundtrip/spec.yaml"));
    subjects.push(Subject {
        name: "cases",
        config,
        least: [5, 15, 0, 25, 25, 4, 5, 20, 30, 2],
    });
    if let Some(corpus) = corpus::corpus() {
        for (name, least) in [("beta", BETA), ("v3", V3)] {
            let config = corpus::config(&corpus, name);
            subjects.push(Subject {
                name,
                config,
                least,
            });
        }
    }
    subjects
}

/// A crate that keeps undeclared fields, and one with default options.
const CRATES: [bool; 2] = [true, false];

impl Subject {
    fn crate_name(&self, keeping: bool) -> String {
        format!(
            "{}-{}",
            self.name,
            if keeping { "keeping" } else { "default" }
        )
    }
}

/// Returns the verdict of the validator on each value.
fn verdicts(cases: &Cases<'_>) -> Vec<Result<(), String>> {
    let mut validators: HashMap<(String, Opened), Validator> = HashMap::new();
    let mut verdict = |case: &Case| {
        let bundle: &Bundle<'_> = match case.kind.opened() {
            Opened::Nothing => &cases.closed,
            Opened::Enums => &cases.open_enums,
            Opened::Unions => &cases.open_unions,
            Opened::Requests => &cases.requests,
        };
        let key = (case.schema.clone(), case.kind.opened());
        let validator = validators
            .entry(key)
            .or_insert_with(|| bundle.validator(&case.schema));
        validator
            .validate(&case.value)
            .map_err(|error| format!("{}: {error}", error.instance_path()))
    };
    cases.cases.iter().map(&mut verdict).collect()
}

fn report(
    subject: &Subject,
    cases: &Cases<'_>,
    verdicts: &[Result<(), String>],
    answers: &[Answer],
    keeping: bool,
    wrong: &mut Vec<String>,
) {
    let mut rows: HashMap<Kind, Row> = HashMap::new();
    let mut raw = 0;
    for ((case, verdict), answer) in cases.cases.iter().zip(verdicts).zip(answers) {
        let row = rows.entry(case.kind).or_default();
        row.values += 1;
        if verdict.is_err() {
            row.contradict += 1;
            continue;
        }
        let place = format!(
            "{} {} {} as {}",
            subject.crate_name(keeping),
            case.kind.name(),
            case.place,
            case.ty
        );
        if answer.raw && !matches!(case.kind, Kind::UnknownEnum | Kind::UnknownMember) {
            raw += 1;
        }
        match &answer.json {
            Err(error) => wrong.push(format!("{place}: {error}\n    {}", case.value)),
            Ok(json) => {
                row.parsed += 1;
                let back: Value = serde_json::from_str(json).expect("it is JSON");
                let same = case.value == back
                    || !keeping
                        && equal_but_undeclared(
                            &cases.closed,
                            &case.value,
                            &back,
                            &[&cases.closed.defs()[&case.schema]],
                        );
                row.equal += usize::from(same);
                if !same {
                    wrong.push(format!("{place}: differs\n    {}\n    {back}", case.value));
                }
            }
        }
    }
    let what = if keeping {
        "undeclared fields kept"
    } else {
        "undeclared fields dropped, all else equal"
    };
    println!("\n{} ({what})", subject.name);
    println!(
        "{:<24}{:>8}{:>22}{:>8}{:>8}",
        "kind", "values", "not valid by schema", "parsed", "equal"
    );
    for kind in Kind::ALL {
        let row = rows.remove(&kind).unwrap_or_default();
        let least = subject.least[kind as usize];
        if row.equal < least {
            wrong.push(format!(
                "{}: only {} {} came back, not {least}",
                subject.name,
                row.equal,
                kind.name()
            ));
        }
        println!(
            "{:<24}{:>8}{:>22}{:>8}{:>8}",
            kind.name(),
            row.values,
            row.contradict,
            row.parsed,
            row.equal
        );
    }
    println!("{raw} valid values were kept raw by a union that could not tell its member");
}

/// Returns `true` if the values are equal except for missing fields that no schema declares.
fn equal_but_undeclared(
    bundle: &Bundle<'_>,
    json: &Value,
    back: &Value,
    schemas: &[&Value],
) -> bool {
    if json == back {
        return true;
    }
    // Properties that a union member declares only count if the value matches that member. Its schema for undeclared
    // properties never counts, as the value may match another member too.
    let parts = every_part(bundle.defs(), schemas.iter().copied(), |member| {
        bundle.fits(member, json)
    });
    let certain = every_part(bundle.defs(), schemas.iter().copied(), |_| false);
    match (json, back) {
        (Value::Object(fields), Value::Object(back)) => {
            let kept = fields.iter().all(|(name, value)| {
                let schemas = property(&parts, name);
                match back.get(name) {
                    Some(back) => equal_but_undeclared(bundle, value, back, &schemas),
                    None => !declares(&parts, name) && property(&certain, name).is_empty(),
                }
            });
            kept && back.keys().all(|name| fields.contains_key(name))
        }
        (Value::Array(items), Value::Array(back)) => {
            let schemas: Vec<&Value> = parts.iter().filter_map(|part| part.get("items")).collect();
            items.len() == back.len()
                && items
                    .iter()
                    .zip(back)
                    .all(|(item, back)| equal_but_undeclared(bundle, item, back, &schemas))
        }
        _ => json == back,
    }
}
