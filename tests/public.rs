//! Generates from public specs, which are not part of this project, and prints a table of the results.
//!
//! ```sh
//! SAILGEN_PUBLIC=folder cargo test --test public -- --ignored --nocapture
//! ```
//!
//! Every file below the folder with an `openapi` version near its start is a spec. Each one is processed in a separate
//! process with limited time and memory. Output for accepted specs has to compile with warnings denied; rejections have
//! to state a position. `SAILGEN_PUBLIC_KEEP=folder` keeps the crates in that folder.

mod cargo;
#[path = "public/find.rs"]
mod find;

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::Value;

/// Maximum time for one spec.
const MOST_TIME: Duration = Duration::from_secs(120);

/// Maximum memory of one process, in KiB.
const MOST_MEMORY: u64 = 4 << 20;

/// Maximum size in bytes of the models to compile together.
const BATCH: u64 = 1 << 20;

/// The result for a spec.
struct Row {
    spec: PathBuf,
    crate_dir: PathBuf,
    /// Codes and positions of the errors, if it was rejected.
    refused: Option<String>,
    seconds: f64,
    mebibytes: u64,
    models: u64,
    compiles: Option<bool>,
}

#[test]
#[ignore = "needs a folder of public specs, and time"]
fn every_public_spec_compiles_or_is_refused_with_a_place() {
    let folder =
        std::env::var_os("SAILGEN_PUBLIC").expect("SAILGEN_PUBLIC names a folder of specs");
    let kept = std::env::var_os("SAILGEN_PUBLIC_KEEP").map(PathBuf::from);
    let out = kept.unwrap_or_else(|| Path::new(env!("CARGO_TARGET_TMPDIR")).join("public"));
    let _ = fs::remove_dir_all(&out);
    fs::create_dir_all(&out).unwrap();
    let specs = find::specs(Path::new(&folder));
    let mut rows: Vec<Row> = specs
        .iter()
        .enumerate()
        .map(|(at, spec)| run(spec, &out.join(format!("c{at}"))))
        .collect();
    compile(&mut rows, &out);
    rows.iter().for_each(|row| println!("{}", line(row)));
    let accepted = rows.iter().filter(|row| row.refused.is_none()).count();
    let compiled = rows.iter().filter(|row| row.compiles == Some(true)).count();
    println!(
        "{} specs: {accepted} accepted, of which {compiled} compile; {} refused",
        rows.len(),
        rows.len() - accepted
    );
    let unlocated = rows.iter().filter(|row| {
        row.refused
            .as_ref()
            .is_some_and(|reason| !reason.contains(" at "))
    });
    assert_eq!(
        unlocated.map(|row| row.spec.clone()).collect::<Vec<_>>(),
        Vec::<PathBuf>::new(),
        "refused without a place"
    );
    assert_eq!(compiled, accepted, "what is accepted must compile");
}

fn run(spec: &Path, out: &Path) -> Row {
    let shell = format!("ulimit -v {MOST_MEMORY}; exec \"$0\" \"$@\"");
    let started = Instant::now();
    let mut child = Command::new("sh")
        .args([
            "-c",
            &shell,
            env!("CARGO_BIN_EXE_sailgen"),
            "generate",
            "--format",
            "json",
            "--out",
        ])
        .args([out, spec])
        .stdout(Stdio::null())
        .stderr(fs::File::create(out.with_extension("json")).unwrap())
        .spawn()
        .expect("sh runs");
    let mebibytes = watch(&mut child);
    let status = child.wait().unwrap();
    let said = fs::read_to_string(out.with_extension("json")).unwrap();
    let refused = match status.code() {
        Some(0) => None,
        Some(2) => Some(reasons(&said)),
        _ => Some(format!("ended with {status}")),
    };
    let models = fs::read_dir(out.join("src/models"))
        .map_or(0, |files| files.count() as u64)
        .saturating_sub(1);
    let seconds = started.elapsed().as_secs_f64();
    Row {
        spec: spec.to_owned(),
        crate_dir: out.to_owned(),
        refused,
        seconds,
        mebibytes,
        models,
        compiles: None,
    }
}

/// Waits for the process and returns its peak memory in MiB, as far as it was sampled. Kills the process after the time
/// limit.
fn watch(child: &mut Child) -> u64 {
    let (started, mut most) = (Instant::now(), 0);
    while child.try_wait().unwrap().is_none() {
        if started.elapsed() > MOST_TIME {
            let _ = child.kill();
        }
        let status = fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap_or_default();
        let peak = status.lines().find_map(|line| {
            line.strip_prefix("VmHWM:")?
                .trim()
                .strip_suffix(" kB")?
                .parse()
                .ok()
        });
        most = most.max(peak.unwrap_or(0_u64));
        std::thread::sleep(Duration::from_millis(5));
    }
    most / 1024
}

/// Returns the codes of all errors, with the position of the first error of each code.
fn reasons(said: &str) -> String {
    let findings = said
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut reasons = BTreeMap::new();
    for finding in findings.filter(|finding| finding["severity"] == "error") {
        let place = match (&finding["line"], &finding["column"]) {
            (Value::Number(line), Value::Number(column)) => format!(" at {line}:{column}"),
            _ => String::new(),
        };
        let text = format!("{}{place}: {}", finding["code"], finding["message"]);
        reasons.entry(finding["code"].to_string()).or_insert(text);
    }
    reasons.into_values().collect::<Vec<_>>().join("; ")
}

/// Checks the crates in batches, and each crate of a batch separately if the batch does not compile.
fn compile(rows: &mut [Row], out: &Path) {
    let accepted: Vec<usize> = (0..rows.len())
        .filter(|&at| rows[at].refused.is_none())
        .collect();
    let (mut batch, mut bytes) = (Vec::new(), 0);
    for (count, &at) in accepted.iter().enumerate() {
        bytes += size(&rows[at].crate_dir.join("src"));
        batch.push(at);
        if bytes > BATCH || count + 1 == accepted.len() {
            let whole = checks(&batch, rows, out);
            for &at in &batch {
                rows[at].compiles = Some(whole || checks(&[at], rows, out));
            }
            (batch, bytes) = (Vec::new(), 0);
        }
    }
}

fn size(folder: &Path) -> u64 {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let sizes = entries.map(|entry| match entry.path() {
        path if path.is_dir() => size(&path),
        path => fs::metadata(path).map_or(0, |data| data.len()),
    });
    sizes.sum()
}

/// Checks some of the crates as one workspace.
fn checks(batch: &[usize], rows: &[Row], out: &Path) -> bool {
    let mut members = String::new();
    for &at in batch {
        let dir = &rows[at].crate_dir;
        let name = dir.file_name().unwrap().to_string_lossy();
        let manifest = fs::read_to_string(dir.join("Cargo.toml")).unwrap();
        let (_, rest) = manifest.split_once("\nversion = ").unwrap();
        let named = format!("[package]\nname = \"{name}\"\nversion = {rest}");
        fs::write(dir.join("Cargo.toml"), named).unwrap();
        let _ = write!(members, "{name:?}, ");
    }
    fs::write(
        out.join("Cargo.toml"),
        format!("[workspace]\nresolver = \"3\"\nmembers = [{members}]\n"),
    )
    .unwrap();
    let cargo = cargo::run(
        out,
        &["check", "--quiet", "--workspace"],
        cargo::STRICT,
        cargo::TARGET,
    );
    if batch.len() == 1 && !cargo.status.success() {
        println!(
            "{}: {}",
            rows[batch[0]].spec.display(),
            String::from_utf8_lossy(&cargo.stderr)
        );
    }
    cargo.status.success()
}

fn line(row: &Row) -> String {
    let size = fs::metadata(&row.spec).map_or(0, |data| data.len());
    let what = match (&row.refused, row.compiles) {
        (Some(reason), _) => format!("refused: {reason}"),
        (None, Some(true)) => format!("{} models, compiles", row.models),
        (None, _) => format!("{} models, DOES NOT COMPILE", row.models),
    };
    format!(
        "{} | {size} bytes | {:.2} s | {} MiB | {what}",
        row.spec.display(),
        row.seconds,
        row.mebibytes
    )
}
