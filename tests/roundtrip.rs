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
#[path = "public/find.rs"]
mod find;
#[path = "roundtrip/judge.rs"]
mod judge;
mod programs;
#[path = "roundtrip/public.rs"]
mod public;
mod rustfmt;
#[path = "roundtrip/schema.rs"]
mod schema;
#[path = "roundtrip/values.rs"]
mod values;

use std::collections::HashMap;
use std::path::Path;

use sailgen::config::{ClientOptions, Flavour};
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};

use cases::{Case, Cases, Kind};
use driver::{Answer, Workspace, answers};
use judge::{Outcome, outcome, verdicts};

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
    let mut workspace = Workspace::new("own");
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
    for ((subject, cases), generated) in subjects.iter().zip(&made).zip(&generated) {
        for keeping in CRATES {
            let name = subject.program(keeping);
            let (spec, mut config) = (subject.crate_of(keeping), subject.config.clone());
            let files = match keeping {
                false => generated.files.clone(),
                true => {
                    config.client = None;
                    config.rust.crate_name = programs::crate_name(&spec);
                    config.rust.extra = true;
                    sailgen::rust::emit(&generated.api, &config.rust)
                }
            };
            programs::write(&programs::crate_folder(&spec), &files);
            workspace.add(&name, (&spec, &config), &cases.types);
            rustfmt::leaves_alone(&programs::crate_folder(&spec));
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
            let answers = answers(&subject.program(keeping), lines);
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
    for subject in &mut subjects {
        subject.config.rust.crate_name = programs::crate_name(subject.name);
        subject.config.output.flavours = Some(vec![Flavour::Rust]);
        subject.config.client = Some(ClientOptions::default())
            .filter(|_| subject.name != "sample-v3" && subject.name != "cases");
    }
    subjects
}

/// A crate that keeps undeclared fields, and one with default options.
const CRATES: [bool; 2] = [true, false];

impl Subject {
    /// Returns the name of the crate: that with default options is also the one of `rust_pages.rs`.
    fn crate_of(&self, keeping: bool) -> String {
        match keeping {
            true => format!("{}-keeping", self.name),
            false => self.name.to_owned(),
        }
    }

    fn program(&self, keeping: bool) -> String {
        format!(
            "{}-{}",
            self.name,
            if keeping { "keeping" } else { "default" }
        )
    }
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
    let name = subject.program(keeping);
    for ((case, verdict), answer) in cases.cases.iter().zip(verdicts).zip(answers) {
        let row = rows.entry(case.kind).or_default();
        row.values += 1;
        let is_unknown = matches!(case.kind, Kind::UnknownEnum | Kind::UnknownMember);
        raw += usize::from(verdict.is_ok() && answer.raw && !is_unknown);
        match outcome(cases, case, verdict, answer, keeping) {
            Outcome::Invalid => row.contradict += 1,
            Outcome::Refused(error) => {
                wrong.push(format!("{name} {case}: {error}\n    {}", case.value));
            }
            Outcome::Different(back) => {
                row.parsed += 1;
                wrong.push(format!(
                    "{name} {case}: differs\n    {}\n    {back}",
                    case.value
                ));
            }
            Outcome::Equal => {
                row.parsed += 1;
                row.equal += 1;
            }
        }
    }
    let what = if keeping {
        "undeclared fields kept"
    } else {
        "undeclared fields dropped, all else equal"
    };
    println!("\n{} ({what})", subject.name);
    print(&rows);
    println!("{raw} valid values were kept raw by a union that could not tell its member");
    for kind in Kind::ALL {
        let (equal, least) = (
            rows.get(&kind).map_or(0, |row| row.equal),
            subject.least[kind as usize],
        );
        if equal < least {
            let kind = kind.name();
            wrong.push(format!(
                "{}: only {equal} {kind} came back, not {least}",
                subject.name
            ));
        }
    }
}

fn print(rows: &HashMap<Kind, Row>) {
    println!(
        "{:<24}{:>8}{:>22}{:>8}{:>8}",
        "kind", "values", "not valid by schema", "parsed", "equal"
    );
    let none = Row::default();
    for kind in Kind::ALL {
        let row = rows.get(&kind).unwrap_or(&none);
        println!(
            "{:<24}{:>8}{:>22}{:>8}{:>8}",
            kind.name(),
            row.values,
            row.contradict,
            row.parsed,
            row.equal
        );
    }
}
