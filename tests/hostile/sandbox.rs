//! A folder for one input, and runs of the program in it with limits.
//!
//! The spec is in `spec`, next to a folder with a secret. Limits are enforced on Unix; the cost of a run is measured on
//! Linux only.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::input::{Entry, Input};

/// Contents of a file that inputs must not be able to read.
const SECRET: &str = "what-nobody-may-read";

/// CPU time in seconds, stack in KiB, memory in KiB.
const LIMITS: &str = "ulimit -t 20; ulimit -s 8192; ulimit -v 2097152 2>/dev/null";

/// Time limit for a run, as waiting takes no CPU time.
const PATIENCE: Duration = Duration::from_secs(120);

/// Options of all inputs that do not have their own.
const OPTIONS: &str = "[rust]\nfeatures = false\n";

pub struct Sandbox {
    root: PathBuf,
}

/// The result of a run.
pub struct End {
    /// `None` if it was killed.
    pub code: Option<i32>,
    pub stdout: String,
    pub stderr: String,
    pub cost: Cost,
}

/// The cost of a run, and its maximum so far.
#[derive(Clone, Copy, Default)]
pub struct Cost {
    pub time: Duration,
    /// In KiB.
    pub memory: u64,
}

impl Cost {
    pub fn max(self, other: Cost) -> Cost {
        Cost {
            time: self.time.max(other.time),
            memory: self.memory.max(other.memory),
        }
    }
}

impl Sandbox {
    pub fn new(input: &Input) -> Self {
        let root = input.folder();
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(root.join("spec")).unwrap();
        fs::create_dir_all(root.join("outside")).unwrap();
        fs::write(
            root.join("outside/secret.yaml"),
            format!("type: object\ndescription: {SECRET}\n"),
        )
        .unwrap();
        fs::write(root.join("outside/secret.txt"), format!("{SECRET}: [\n")).unwrap();
        fs::write(root.join("spec/sailgen.toml"), OPTIONS).unwrap();
        for (path, entry) in &input.entries {
            place(&root.join("spec").join(os_path(path)), entry);
        }
        Sandbox { root }
    }

    pub fn run(&self, words: &[String]) -> End {
        let mut command = limited();
        command
            .args(words)
            .current_dir(self.root.join("spec"))
            .env_clear()
            .stdin(Stdio::null());
        if words[0] == "generate" {
            command.args(["--out", "out", "--format", "json", "--preset", "sailpoint"]);
        }
        let log = |name: &str| self.root.join(name);
        command
            .stdout(File::create(log("stdout")).unwrap())
            .stderr(File::create(log("stderr")).unwrap());
        let (status, cost) = watch(command.spawn().expect("the program starts"));
        let text = |name: &str| String::from_utf8_lossy(&fs::read(log(name)).unwrap()).into_owned();
        End {
            code: status.code(),
            stdout: text("stdout"),
            stderr: text("stderr"),
            cost,
        }
    }

    /// Returns every file with its size, except the output and the logs.
    pub fn files(&self) -> BTreeMap<PathBuf, u64> {
        let mut found = BTreeMap::new();
        list(&self.root, &mut found);
        let own = ["spec/out", "stdout", "stderr"].map(|name| self.root.join(name));
        found.retain(|path, _| !own.iter().any(|own| path.starts_with(own)));
        found
    }

    /// Returns an error if the output or a log contains the secret, which is not part of the input.
    pub fn leaks(&self) -> Option<String> {
        let mut written = BTreeMap::new();
        list(&self.root.join("spec/out"), &mut written);
        let logs = ["stdout", "stderr"].map(|name| self.root.join(name));
        let told = |path: &&PathBuf| {
            let text =
                || String::from_utf8_lossy(&fs::read(path).unwrap_or_default()).contains(SECRET);
            !path.is_symlink() && text()
        };
        let found = written.keys().chain(&logs).find(told)?;
        Some(format!(
            "{} tells what stands in a file outside",
            found.display()
        ))
    }
}

impl End {
    /// Returns failures that must never happen, regardless of the input.
    pub fn harm(&self) -> impl Iterator<Item = String> {
        let ended = match self.code {
            Some(0..=2) => None,
            Some(code) => Some(format!("exit code {code}\n{}", first(&self.stderr))),
            None => Some(format!(
                "it was killed after {:?}\n{}",
                self.cost.time,
                first(&self.stderr)
            )),
        };
        ended.into_iter()
    }

    /// Returns a control character in output for people, which could manipulate the terminal.
    pub fn steering(&self) -> Option<String> {
        let steers = |c: char| {
            c.is_control() && c != '\n'
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
        };
        let found = self
            .stdout
            .chars()
            .chain(self.stderr.chars())
            .find(|c| steers(*c))?;
        Some(format!(
            "it prints the character {}",
            found.escape_unicode()
        ))
    }

    /// Returns the whole output: findings are printed as JSON to standard output, and as text to standard error.
    pub fn said(&self) -> String {
        format!("{}{}", self.stdout, self.stderr)
    }

    /// Returns errors without a position, although a file was read.
    pub fn unlocated(&self) -> Vec<String> {
        let findings: Vec<serde_json::Value> = self
            .said()
            .lines()
            .filter_map(|line| serde_json::from_str(line).ok())
            .collect();
        if findings.is_empty() {
            return vec![format!(
                "it failed without a finding\n{}",
                first(&self.said())
            )];
        }
        let code =
            |finding: &serde_json::Value| finding["code"].as_str().unwrap_or_default().to_owned();
        // Findings about options, the root file itself, limits and the output have no position in a file.
        let has_none = |code: &str| {
            ["SG0", "SG101", "SG104", "SG105", "SG6"]
                .iter()
                .any(|start| code.starts_with(start))
        };
        let lost =
            |finding: &&serde_json::Value| finding["line"].is_null() && !has_none(&code(finding));
        findings
            .iter()
            .filter(lost)
            .map(|finding| format!("no place: {finding}"))
            .collect()
    }
}

fn first(text: &str) -> String {
    text.chars().take(600).collect()
}

fn limited() -> Command {
    let program = env!("CARGO_BIN_EXE_sailgen");
    if cfg!(not(unix)) {
        return Command::new(program);
    }
    let mut command = Command::new("/bin/sh");
    command.args(["-c", &format!("{LIMITS}; exec \"$0\" \"$@\""), program]);
    command
}

/// Waits for the process, and polls its cost.
fn watch(mut child: Child) -> (ExitStatus, Cost) {
    let (started, mut cost) = (Instant::now(), Cost::default());
    let mut pause = Duration::from_millis(1);
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            return (status, cost);
        }
        cost = cost.max(cost_of(child.id()).unwrap_or_default());
        if started.elapsed() > PATIENCE {
            let _ = child.kill();
        }
        thread::sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(10));
    }
}

/// Returns the CPU time and the peak memory of a process, as reported by Linux.
fn cost_of(process: u32) -> Option<Cost> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat")).ok()?;
    let mut numbers = stat
        .rsplit_once(')')?
        .1
        .split_whitespace()
        .skip(11)
        .map(|number| number.parse::<u64>());
    let computed = numbers.next()?.ok()? + numbers.next()?.ok()?;
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let memory = status
        .lines()
        .find_map(|line| line.strip_prefix("VmHWM:"))?;
    let memory = memory.trim().trim_end_matches(" kB").parse().ok()?;
    Some(Cost {
        time: Duration::from_millis(computed * 10),
        memory,
    })
}

fn list(folder: &Path, found: &mut BTreeMap<PathBuf, u64>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let data = entry.metadata().unwrap();
        if data.is_dir() {
            list(&entry.path(), found);
        }
        found.insert(entry.path(), if data.is_file() { data.len() } else { 0 });
    }
}

fn place(path: &Path, entry: &Entry) {
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    match entry {
        Entry::File(bytes) => fs::write(path, bytes).unwrap(),
        Entry::Folder => fs::create_dir_all(path).unwrap(),
        Entry::Link(target) => link(&os_path(target), path),
        Entry::Pipe => {
            if cfg!(unix) {
                assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
            }
        }
    }
}

#[cfg(unix)]
fn os_path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
fn os_path(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

#[cfg(unix)]
fn link(target: &Path, path: &Path) {
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(not(unix))]
fn link(_target: &Path, _path: &Path) {}
