//! Measures `diff` and `diff --git` as processes, as ratios to one `generate` of models and pages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sailgen::Config;

use crate::clock::seconds;
use crate::fresh_dir;
use crate::peer::replaced;

/// One file in this many is another one in the new version of the spec.
const CHANGED: usize = 50;

/// Compares two versions of a spec, in two folders and in two revisions of a repository. The commands run in turn; the
/// ratios are those of the processor time over all rounds, and of the fastest rounds.
pub fn compare(name: &str, config: &Config, rounds: usize, folder: &Path) {
    let old = replaced(config, &fresh_dir(folder, "old"));
    let new = replaced(config, &fresh_dir(folder, "new"));
    change(new.parent().expect("it was copied into a folder"));
    let repository = fresh_dir(folder, "repository");
    let root = replaced(config, &repository);
    git(&repository, &["init", "--quiet"]);
    commit(&repository);
    change(&repository);
    commit(&repository);
    let mut times = [(0.0, f64::MAX); 3];
    for _ in 0..rounds {
        let out = fresh_dir(folder, "generated");
        let commands = [
            vec![
                "generate".as_ref(),
                new.as_os_str(),
                "--out".as_ref(),
                out.as_os_str(),
            ],
            vec!["diff".as_ref(), old.as_os_str(), new.as_os_str()],
            vec![
                "diff".as_ref(),
                "--git".as_ref(),
                "HEAD~1..HEAD".as_ref(),
                root.as_os_str(),
            ],
        ];
        for (arguments, (processor, fastest)) in commands.iter().zip(&mut times) {
            let mut command = Command::new(env!("CARGO_BIN_EXE_sailgen"));
            command.arg("--quiet").args(arguments).stdout(Stdio::null());
            if arguments[0] == "generate" {
                command.args(["--only", "rust", "--only", "powershell"]);
            }
            let (used, elapsed) = seconds(|| _ = command.status().expect("the program runs"));
            *processor += used;
            *fastest = fastest.min(elapsed);
        }
    }
    for (at, what) in ["diff", "diff --git"].into_iter().enumerate() {
        let (processor, fastest) = times[at + 1];
        println!(
            "{name:<20}{:>7.2}× the processor time of one `generate`, and {:.2}× its time: {what}",
            processor / times[0].0,
            fastest / times[0].1
        );
    }
}

/// Changes the text of some of the files below a folder, but not their meaning.
fn change(folder: &Path) {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).expect("the copy can be listed") {
            let path = entry.expect("the copy can be listed").path();
            match path.is_dir() {
                true if path.ends_with(".git") => {}
                true => open.push(path),
                false => files.push(path),
            }
        }
    }
    files.sort();
    let yaml = |path: &&PathBuf| path.extension().is_some_and(|end| end == "yaml");
    for path in files.iter().filter(yaml).step_by(CHANGED) {
        let text = fs::read_to_string(path).expect("the copy can be read");
        fs::write(path, format!("{text}\n# changed\n")).expect("the copy can be written");
    }
}

fn commit(repository: &Path) {
    git(repository, &["add", "--all"]);
    let author = [
        "-c",
        "user.name=Bench",
        "-c",
        "user.email=bench@example.com",
    ];
    let commit = [
        "-c",
        "commit.gpgsign=false",
        "commit",
        "--quiet",
        "--message",
        "a version",
    ];
    git(repository, &[&author[..], &commit].concat());
}

fn git(repository: &Path, arguments: &[&str]) {
    let status = Command::new("git")
        .arg("-C")
        .arg(repository)
        .args(arguments)
        .status()
        .expect("git runs");
    assert!(status.success(), "git {arguments:?} fails");
}
