//! Parses and writes the same JSON with two sets of types, in turn. `ours` and `theirs` are the sets of types; `CASES`
//! has the JSON and the functions that read it. `cargo bench --bench models` adds all three.

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// The functions of a set of types that read JSON, and write what they have read.
struct Set {
    parse: fn(&str) -> bool,
    /// Returns `true` if the written JSON is the JSON that was read.
    is_exact: fn(&str) -> bool,
    writer: fn(&str) -> Option<Box<dyn Fn() -> usize>>,
}

fn set<T: DeserializeOwned + Serialize + 'static>() -> Set {
    Set {
        parse: |json| black_box(serde_json::from_str::<T>(json)).is_ok(),
        is_exact: |json| {
            let written = serde_json::from_str::<T>(json).and_then(|value| serde_json::to_value(&value));
            written.ok() == serde_json::from_str(json).ok()
        },
        writer: |json| {
            let value: T = serde_json::from_str(json).ok()?;
            Some(Box::new(move || serde_json::to_vec(&value).map_or(0, |json| black_box(json).len())))
        },
    }
}

fn main() {
    let rounds: usize = std::env::args().nth(1).and_then(|rounds| rounds.parse().ok()).unwrap_or(50);
    let cases: Vec<(&str, [Set; 2])> = cases();
    let all = cases.len();
    let exact = [0, 1].map(|set| cases.iter().filter(|(json, sets)| (sets[set].is_exact)(json)).count());
    println!("of {all} values, sailgen's types give {} back unchanged, serde's derives {}", exact[0], exact[1]);
    // Types that lose a part of a value have less work to do.
    let cases: Vec<_> = cases.into_iter().filter(|(json, sets)| sets.iter().all(|set| (set.is_exact)(json))).collect();
    let bytes: usize = cases.iter().map(|(json, _)| json.len()).sum();
    println!("measured with the {} that both give back, {bytes} bytes", cases.len());
    let writers: Vec<[_; 2]> = cases.iter().map(|(json, sets)| [0, 1].map(|set| (sets[set].writer)(json).unwrap())).collect();
    let mut fastest = [[Duration::MAX; 2]; 2];
    for _ in 0..rounds {
        for set in [0, 1] {
            let start = Instant::now();
            for (json, sets) in &cases {
                black_box((sets[set].parse)(black_box(json)));
            }
            fastest[0][set] = fastest[0][set].min(start.elapsed());
            let start = Instant::now();
            for writers in &writers {
                black_box(writers[set]());
            }
            fastest[1][set] = fastest[1][set].min(start.elapsed());
        }
    }
    println!("{:<10}{:>14}{:>16}{:>8}", "MB/s", "sailgen", "serde derives", "time");
    for (what, [ours, theirs]) in ["parse", "write"].into_iter().zip(fastest) {
        let speed = |time: Duration| bytes as f64 / time.as_secs_f64() / 1e6;
        println!("{what:<10}{:>14.0}{:>16.0}{:>8.2}", speed(ours), speed(theirs), ours.as_secs_f64() / theirs.as_secs_f64());
    }
}
