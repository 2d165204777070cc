//! Sessions with the program: commands as people type them, and the exact output.
//!
//! Each folder of `tests/cli` is one session. `session.txt` has the commands, each after `$ `, and their output:
//! standard output unchanged, standard error after `! `, and the exit code after `= ` if it is not 0. The other files
//! of the folder are in the current folder when the session starts. `< FILE` at the end of a command sets its standard
//! input. There are four commands in addition to `sailgen`: `write FILE TEXT`, `remove FILE`, `grow FILE BYTES`, and
//! `files`, which lists all files. `{repo}` is the folder of this project.
//!
//! `SNAPSHOTS=overwrite cargo test --test cli` rewrites the output.

mod golden;

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const REPO: &str = env!("CARGO_MANIFEST_DIR");

#[test]
fn every_session_goes_as_written() {
    let mut goldens = golden::Goldens::new("cli");
    for folder in sessions() {
        let path = folder.join("session.txt");
        let session = fs::read_to_string(&path).unwrap();
        goldens.compare(&path, Some(&run(&folder, &session)));
    }
    goldens.finish();
}

#[test]
#[cfg(target_os = "linux")]
fn output_that_gets_lost_is_an_error_unless_nobody_reads_on() {
    let spec = format!("{REPO}/tests/cli/lint/api.yaml");
    let verbs: [&[&str]; 6] = [
        &["--help"],
        &["man"],
        &["completions", "bash"],
        &["explain", "SG201"],
        &["lint", &spec, "--format", "sarif"],
        &["list", &spec, "--format", "json"],
    ];
    for words in verbs {
        let run = |stdout: std::process::Stdio| {
            let mut command = Command::new(env!("CARGO_BIN_EXE_sailgen"));
            let output = command
                .args(words)
                .stdout(stdout)
                .stderr(std::process::Stdio::piped())
                .output()
                .unwrap();
            (
                output.status.code(),
                String::from_utf8(output.stderr).unwrap(),
            )
        };
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let said =
            "error: standard output cannot be written: No space left on device (os error 28)\n";
        assert_eq!(run(full.into()), (Some(2), said.to_owned()), "{words:?}");
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        assert_eq!(run(writer.into()), (Some(0), String::new()), "{words:?}");
    }
}

#[test]
#[cfg(target_os = "linux")]
fn a_path_need_not_be_a_text() {
    use std::ffi::{OsStr, OsString};
    use std::os::unix::ffi::OsStrExt;

    let work = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli-paths");
    let _ = fs::remove_dir_all(&work);
    copy(&Path::new(REPO).join("tests/cli/quoting"), &work);
    let run = |last: &[&str]| {
        let mut words = ["generate", "--only", "rust", "--out"]
            .map(OsString::from)
            .to_vec();
        words.push(OsStr::from_bytes(b"o\xff").to_owned());
        words.push("spec(1).yaml".into());
        words.extend(last.iter().map(OsString::from));
        let output = Command::new(env!("CARGO_BIN_EXE_sailgen"))
            .args(words)
            .current_dir(&work)
            .output()
            .unwrap();
        (
            output.status.code(),
            String::from_utf8(output.stdout).unwrap(),
        )
    };
    let (code, text) = run(&["--check"]);
    let repair = "    sailgen generate --only rust --out $'o\\xff' 'spec(1).yaml'\n";
    assert!(
        code == Some(1) && text.ends_with(repair),
        "{code:?}\n{text}"
    );
    let (code, text) = run(&["--format", "json"]);
    assert!(
        code == Some(0) && text.contains("\"out\":\"o\u{fffd}\""),
        "{code:?}\n{text}"
    );
}

fn sessions() -> BTreeSet<PathBuf> {
    let entries = fs::read_dir(Path::new(REPO).join("tests/cli")).unwrap();
    entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir())
        .collect()
}

/// Runs the commands of a session in a separate folder, and returns the session with the actual output.
fn run(session: &Path, text: &str) -> String {
    let name = session.file_name().unwrap();
    let work = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("cli")
        .join(name);
    let _ = fs::remove_dir_all(&work);
    copy(session, &work);
    fs::remove_file(work.join("session.txt")).unwrap();
    let mut log = String::new();
    for command in text.lines().filter_map(|line| line.strip_prefix("$ ")) {
        let _ = writeln!(log, "{}$ {command}", if log.is_empty() { "" } else { "\n" });
        let mut words = command.split(' ');
        match (words.next().unwrap(), words.collect::<Vec<_>>().as_slice()) {
            ("sailgen", words) => sailgen(words, &work, &mut log),
            ("write", [file, words @ ..]) => {
                fs::write(work.join(file), format!("{}\n", words.join(" "))).unwrap()
            }
            ("remove", [file]) => fs::remove_file(work.join(file)).unwrap(),
            ("grow", [file, bytes]) => {
                fs::File::create(work.join(file))
                    .unwrap()
                    .set_len(bytes.parse().unwrap())
                    .unwrap();
            }
            ("files", []) => files(&work, &work)
                .iter()
                .for_each(|file| writeln!(log, "{file}").unwrap()),
            (other, _) => panic!("{}: no such command: {other}", session.display()),
        }
    }
    log
}

fn sailgen(words: &[&str], work: &Path, log: &mut String) {
    let before = files(work, work);
    let (words, input) = match words {
        [words @ .., "<", file] => (words, fs::File::open(work.join(file)).unwrap().into()),
        words => (words, std::process::Stdio::null()),
    };
    let words = words.iter().map(|word| word.replace("{repo}", REPO));
    let mut command = Command::new(env!("CARGO_BIN_EXE_sailgen"));
    command.args(words).current_dir(work).env_clear();
    command.stdin(input);
    let output = command.output().unwrap();
    log.push_str(&stable(&output.stdout));
    stable(&output.stderr)
        .lines()
        .for_each(|line| writeln!(log, "{}", format!("! {line}").trim_end()).unwrap());
    match output.status.code() {
        Some(0) => {}
        Some(code) => writeln!(log, "= {code}").unwrap(),
        None => panic!(
            "{words:?} was killed",
            words = command.get_args().collect::<Vec<_>>()
        ),
    }
    if output.status.code() == Some(2) {
        assert_eq!(files(work, work), before, "bad input left something behind");
    }
}

/// Replaces folders of this machine, versions and times.
fn stable(bytes: &[u8]) -> String {
    let text = String::from_utf8(bytes.to_vec()).expect("the program prints UTF-8");
    let text = text.replace(REPO, "{repo}").replace(
        concat!("sailgen ", env!("CARGO_PKG_VERSION")),
        "sailgen VERSION",
    );
    let text = text.replace(
        concat!("\"", env!("CARGO_PKG_VERSION"), "\""),
        "\"VERSION\"",
    );
    let line = |line: &str| match line.strip_prefix("took   ") {
        Some(_) => "took   TIME\n".to_owned(),
        None => match line.rsplit_once(" (") {
            Some((line, time)) if time.ends_with(" s)") => format!("{line} (TIME)\n"),
            _ => format!("{line}\n"),
        },
    };
    text.lines().map(line).collect()
}

/// Returns every file below a folder except those in `.sailgen`.
fn files(folder: &Path, above: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        if entry.is_dir() && !entry.ends_with(".sailgen") {
            found.extend(files(&entry, above));
        } else if entry.is_file() {
            found.insert(
                entry
                    .strip_prefix(above)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/"),
            );
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from)
        .unwrap()
        .map(|entry| entry.unwrap().path())
    {
        let to = to.join(entry.file_name().unwrap());
        if entry.is_dir() {
            copy(&entry, &to);
        } else {
            fs::copy(&entry, &to).unwrap();
        }
    }
}
