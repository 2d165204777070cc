//! Measures the program as a process: its peak memory, and its time compared with openapi-generator for the same spec.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sailgen::Config;

use crate::fresh_dir;

/// Prints the peak memory of a run that generates models and pages.
pub fn print_memory(name: &str, config: &Config, folder: &Path) {
    let mut child = sailgen(
        config,
        &["--only", "rust", "--only", "powershell"],
        &fresh_dir(folder, "memory"),
    );
    let most = most_memory(&mut child);
    assert!(
        child.wait().expect("the program ends").success(),
        "the program takes the spec"
    );
    match most {
        Some(kib) => println!(
            "{name:<20}{:>7.1} MiB of memory at most, models and pages",
            f64::from(kib) / 1024.0
        ),
        None => println!("{name:<20}the memory of a process is only known on Linux"),
    }
}

/// Measures both programs while they generate the PowerShell pages of one spec, in turn; the faster run of each counts. The
/// replacements in the options are applied to the spec before openapi-generator reads it.
pub fn compare(command: &str, config: &Config, folder: &Path) {
    let spec = replaced(config, &fresh_dir(folder, "replaced"));
    let (mut ours, mut theirs) = (Duration::MAX, Duration::MAX);
    for round in 0..2 {
        let start = Instant::now();
        let dir = fresh_dir(folder, &format!("pages-{round}"));
        let mut child = sailgen(config, &["--only", "powershell"], &dir);
        assert!(
            child.wait().expect("the program ends").success(),
            "the program takes the spec"
        );
        ours = ours.min(start.elapsed());
        theirs = theirs.min(peer(
            command,
            &spec,
            &fresh_dir(folder, &format!("peer-{round}")),
        ));
    }
    let ratio = theirs.as_secs_f64() / ours.as_secs_f64();
    println!("pages of Beta: sailgen {ours:.2?}, peer {theirs:.2?}: {ratio:.0} times as long\n");
}

fn sailgen(config: &Config, arguments: &[&str], out: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_sailgen"))
        .arg("generate")
        .arg(config.root().expect("the spec is named"))
        .args(["--quiet", "--out"])
        .arg(out)
        .args(arguments)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .spawn()
        .expect("the program runs")
}

/// Returns the time that openapi-generator takes for models and their pages only.
fn peer(command: &str, spec: &Path, out: &Path) -> Duration {
    let mut words = command.split_whitespace();
    let start = Instant::now();
    let output = Command::new(words.next().expect("--peer names a program"))
        .args(words)
        .args([
            "generate",
            "-g",
            "powershell",
            "--skip-validate-spec",
            "--global-property",
            "models,modelDocs=true,modelTests=false",
        ])
        .arg("-i")
        .arg(spec)
        .arg("-o")
        .arg(out)
        .stdout(Stdio::null())
        .output()
        .expect("the peer runs");
    let time = start.elapsed();
    let pages = fs::read_dir(out.join("docs")).map_or(0, Iterator::count);
    assert!(
        output.status.success() && pages > 0,
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    println!("the peer makes {pages} pages");
    time
}

/// Copies the spec's folder, with the replacements in the options applied.
pub fn replaced(config: &Config, to: &Path) -> PathBuf {
    let root = config.root().expect("the spec is named");
    let from = root.parent().unwrap_or(Path::new("."));
    let changes = config
        .load_options()
        .expect("the options are valid")
        .overrides;
    let mut open = vec![PathBuf::new()];
    while let Some(path) = open.pop() {
        let at = from.join(&path);
        if at.is_dir() {
            fs::create_dir_all(to.join(&path)).expect("the folder can be made");
            let entries = fs::read_dir(at).expect("the spec can be listed");
            open.extend(
                entries.map(|entry| path.join(entry.expect("the spec can be listed").file_name())),
            );
            continue;
        }
        let change = changes
            .iter()
            .rev()
            .find(|change| change.files.matches_path(&path));
        match change.and_then(|change| change.replace.as_ref()) {
            Some(node) => fs::write(to.join(&path), node.value().to_string())
                .expect("the copy can be written"),
            None => _ = fs::copy(at, to.join(&path)).expect("the spec can be copied"),
        }
    }
    to.join(root.file_name().expect("the spec is a file"))
}

/// Returns the peak memory of a process in KiB, polled until the process ends.
fn most_memory(child: &mut Child) -> Option<u32> {
    let path = format!("/proc/{}/status", child.id());
    let mut most = None;
    while let Ok(None) = child.try_wait() {
        let status = fs::read_to_string(&path).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kib = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
        most = most.max(kib);
        std::thread::sleep(Duration::from_micros(500));
    }
    most
}
