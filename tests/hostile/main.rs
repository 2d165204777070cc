//! Broken, huge or hostile specs, each processed in a separate process with limits.
//!
//! Each file of `inputs` is about one topic and has many inputs. `input.rs` describes the format; a new input needs no
//! Rust code. An input is either rejected, with exit code 2 and a message with a position, or gives models that compile
//! and pages with intact tables. It never causes a panic, an endless run, excessive use of memory, a leak of the
//! contents of files outside the spec, or a file outside the output folder.

mod accepted;
#[path = "../cargo/mod.rs"]
mod cargo;
mod input;
mod sandbox;

use std::fmt::Write as _;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use input::Input;
use sandbox::{Cost, Sandbox};

/// The result for an input.
struct Outcome {
    name: String,
    accepted: bool,
    cost: Cost,
    wrong: Vec<String>,
}

/// Maximum memory for an input, in KiB.
const MOST_MEMORY: u64 = 1 << 20;

#[test]
fn no_input_does_harm() {
    check(&input::all(|file| !file.starts_with("z-")));
}

/// Takes minutes in a debug build: `cargo test --release --test hostile -- --ignored`.
#[test]
#[ignore = "takes minutes without optimisation"]
fn no_large_input_does_harm() {
    check(&input::all(|file| file.starts_with("z-")));
}

fn check(inputs: &[Input]) {
    let (next, outcomes) = (AtomicUsize::new(0), Mutex::new(Vec::new()));
    thread::scope(|scope| {
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            scope.spawn(|| {
                while let Some(input) = inputs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let outcome = run(input);
                    if outcome.cost.time.as_secs() >= 3 {
                        eprintln!("{:.1} s: {}", outcome.cost.time.as_secs_f64(), outcome.name);
                    }
                    outcomes.lock().unwrap().push(outcome);
                }
            });
        }
    });
    let mut outcomes = outcomes.into_inner().unwrap();
    outcomes.sort_by(|a, b| a.name.cmp(&b.name));
    println!("{}", summary(&outcomes));
    let mut wrong = String::new();
    for (outcome, why) in outcomes
        .iter()
        .flat_map(|outcome| outcome.wrong.iter().map(move |why| (outcome, why)))
    {
        let _ = writeln!(wrong, "{}: {why}", outcome.name);
    }
    let compiled: Vec<&Input> = inputs
        .iter()
        .filter(|input| input.compiled && is_accepted(input, &outcomes))
        .collect();
    wrong.push_str(&accepted::compile(&compiled));
    assert!(wrong.is_empty(), "\n{wrong}");
    // The folders are of use where something is wrong; they take hundreds of megabytes.
    for input in inputs {
        let _ = std::fs::remove_dir_all(input.folder());
    }
}

fn is_accepted(input: &Input, outcomes: &[Outcome]) -> bool {
    outcomes
        .binary_search_by(|outcome| outcome.name.cmp(&input.name))
        .is_ok_and(|at| outcomes[at].accepted)
}

fn run(input: &Input) -> Outcome {
    let sandbox = Sandbox::new(input);
    let before = sandbox.files();
    let mut wrong = Vec::new();
    let (mut accepted, mut cost) = (false, Cost::default());
    for words in &input.commands {
        let end = sandbox.run(words);
        wrong.extend(end.harm());
        accepted = end.code == Some(0);
        cost = cost.max(end.cost);
        if words[0] == "generate" && end.code == Some(2) {
            wrong.extend(end.unlocated());
        }
        if words == input.commands.last().unwrap() {
            wrong.extend(input.differs(end.code, &end.said()));
        }
    }
    if let Some(words) = input.lint() {
        let end = sandbox.run(&words);
        wrong.extend(
            end.harm()
                .chain(end.steering())
                .map(|why| format!("lint: {why}")),
        );
        let unsaid = input
            .codes
            .iter()
            .filter(|code| input.accepted == Some(true) && !end.said().contains(*code));
        wrong.extend(unsaid.map(|code| format!("lint does not say {code}\n{}", end.said())));
        cost = cost.max(end.cost);
    }
    if sandbox.files() != before {
        wrong.push("something outside the output folder has changed".to_owned());
    }
    wrong.extend(sandbox.leaks());
    if accepted {
        wrong.extend(accepted::wrong_pages(&input.out()));
        wrong.extend(accepted::wrong_docs(&input.out()));
    }
    if cost.memory > MOST_MEMORY {
        wrong.push(format!("it took {} MiB", cost.memory >> 10));
    }
    Outcome {
        name: input.name.clone(),
        accepted,
        cost,
        wrong,
    }
}

fn summary(outcomes: &[Outcome]) -> String {
    let accepted = outcomes.iter().filter(|outcome| outcome.accepted).count();
    let slowest = outcomes
        .iter()
        .max_by_key(|outcome| outcome.cost.time)
        .expect("there are inputs");
    let largest = outcomes
        .iter()
        .max_by_key(|outcome| outcome.cost.memory)
        .expect("there are inputs");
    format!(
        "{} inputs: {accepted} accepted, {} refused\nslowest: {:.1} s ({})\nmost memory: {} MiB ({})",
        outcomes.len(),
        outcomes.len() - accepted,
        slowest.cost.time.as_secs_f64(),
        slowest.name,
        largest.cost.memory >> 10,
        largest.name
    )
}
