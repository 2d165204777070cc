//! A run that is killed at any moment leaves either the old or the new set of files, and the next run repairs the rest.
//!
//! The process that is killed is this test binary, with `SAILGEN_KILLED_IN` set.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use sailgen::Generator;
use sailgen::config::Flavour;
use sailgen::output::{self, OutputFile, Stamp};

const KILLS: usize = 200;
const VARIABLE: &str = "SAILGEN_KILLED_IN";

/// The report mentions the interruption, although the run completes the interrupted one before it reads anything.
#[test]
fn the_next_run_says_that_there_was_a_kill() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("output-killed-before");
    let _ = fs::remove_dir_all(&dir);
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/idn/sailpoint-api.beta.yaml");
    let generator = Generator::new(spec)
        .schemas(["PatOwner"])
        .flavours([Flavour::Rust])
        .out_dir(&dir);
    let was_interrupted = || generator.write().unwrap().report.interrupted;
    assert!(!was_interrupted());
    fs::create_dir(dir.join(".sailgen/new")).unwrap();
    assert!(was_interrupted());
    assert!(!was_interrupted());
}

#[test]
fn a_kill_leaves_the_old_set_or_the_new_one() {
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join("output-kill");
    let _ = fs::remove_dir_all(&dir);
    let sets = ['a', 'b'].map(generation);
    let whole = sets.each_ref().map(|set| {
        set.iter()
            .map(|f| (f.path.clone(), f.contents.clone()))
            .collect()
    });
    let mut random = Random(0x5eed);
    let turn = time_of_a_turn(&dir, &sets);
    let (mut early, mut preparing, mut moving, mut between) = (0, 0, 0, 0);
    for kill in 0..KILLS {
        // The step that moves files is short, so every third kill waits for it to begin.
        let after = match kill % 3 {
            0 => Moment::Moving(Duration::from_micros(random.below(turn / 10))),
            _ => Moment::Any(Duration::from_micros(random.below(turn))),
        };
        run_and_kill(&dir, after);

        let was_preparing = dir.join(".sailgen/new").exists();
        let was_moving = dir.join(".sailgen/pending/manifest.json").exists();
        if was_moving {
            // The new set is complete on disk: every file is intact, and recovery completes the set without generating it.
            for (path, contents) in tree(&dir) {
                assert!(
                    whole
                        .iter()
                        .any(|set: &BTreeMap<_, _>| set.get(&path) == Some(&contents)),
                    "kill {kill}: {path} is broken"
                );
            }
            let next = manifest_of(&dir.join(".sailgen/pending/manifest.json"));
            assert!(output::recover(&dir).unwrap());
            assert_eq!(
                manifest_of(&dir.join(".sailgen/manifest.json")),
                next,
                "kill {kill}"
            );
            moving += 1;
        }
        let found = tree(&dir);
        match found.is_empty() && !dir.join(".sailgen/manifest.json").exists() {
            true => early += 1,
            false => assert!(
                whole.contains(&found),
                "kill {kill}: {} files are neither set",
                found.len()
            ),
        }
        preparing += usize::from(was_preparing);
        between += usize::from(!was_preparing && !was_moving);

        // The next run, with either set, leaves exactly that set and no prepared files.
        if kill % 4 == 0 {
            let next = usize::try_from(random.below(2)).unwrap();
            output::write(&sets[next], &dir, &Stamp::default(), false).unwrap();
            assert_eq!(tree(&dir), whole[next], "kill {kill}");
            assert!(output::check(&sets[next], &dir).unwrap().is_clean());
            let mut ours: Vec<_> = fs::read_dir(dir.join(".sailgen"))
                .unwrap()
                .map(|e| e.unwrap().file_name())
                .collect();
            ours.sort();
            assert_eq!(ours, [".gitignore", "lock", "manifest.json"]);
        }
    }
    println!(
        "{KILLS} kills: {early} before the first set, {preparing} preparing, {moving} moving in, {between} between"
    );
    assert!(
        preparing > 0 && moving > 0,
        "the kills missed the steps: {preparing} preparing, {moving} moving in"
    );
}

/// Returns the time in microseconds to write both sets, so that kills are spread over the whole time on any machine.
fn time_of_a_turn(dir: &Path, sets: &[Vec<OutputFile>]) -> u64 {
    let warm_up = sets.iter().chain(sets).map(|set| {
        let start = Instant::now();
        output::write(set, dir, &Stamp::default(), false).unwrap();
        start.elapsed()
    });
    let turn = warm_up.skip(sets.len()).sum::<Duration>();
    fs::remove_dir_all(dir).unwrap();
    turn.as_micros().clamp(1_000, 100_000).try_into().unwrap()
}

/// Writes both sets in turn until it is killed. Does nothing in a normal test run.
#[test]
fn writer() {
    let Some(dir) = std::env::var_os(VARIABLE).map(PathBuf::from) else {
        return;
    };
    let sets = ['b', 'a'].map(generation);
    println!("started");
    for set in sets.iter().cycle() {
        output::write(set, &dir, &Stamp::default(), false).unwrap();
    }
}

/// Returns 161 files: some differ between generations, some exist in one only, some are equal, and a file of one
/// generation is a folder in the other.
fn generation(name: char) -> Vec<OutputFile> {
    let file = |path: String, contents: String| OutputFile { path, contents };
    let body =
        |n: usize, name: char| format!("# {name} {n}\n{}", format!("a line of {name}\n").repeat(n));
    let mut files: Vec<_> = (0..80)
        .map(|n| file(format!("docs/same/{n}.md"), body(n, '=')))
        .collect();
    files.extend((0..40).map(|n| file(format!("docs/models/{n}.md"), body(n, name))));
    files.extend((0..20).map(|n| file(format!("src/{name}{n}.rs"), body(n, name))));
    files.extend((0..20).map(|n| file(format!("{name}/only/{n}.md"), body(n, name))));
    files.push(file(
        if name == 'a' {
            "turns".into()
        } else {
            "turns/into/a/folder".into()
        },
        body(1, name),
    ));
    files
}

enum Moment {
    Any(Duration),
    Moving(Duration),
}

fn run_and_kill(dir: &Path, moment: Moment) {
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["writer", "--exact", "--nocapture", "--test-threads=1"])
        .env(VARIABLE, dir)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut output = child.stdout.take().unwrap();
    let mut heard = String::new();
    while !heard.contains("started") {
        let mut byte = [0];
        assert_eq!(
            output.read(&mut byte).unwrap(),
            1,
            "the writer ended early: {heard}"
        );
        heard.push(byte[0].into());
    }
    match moment {
        Moment::Any(after) => std::thread::sleep(after),
        Moment::Moving(after) => {
            let start = Instant::now();
            while !dir.join(".sailgen/pending").exists() && start.elapsed() < Duration::from_secs(1)
            {
            }
            std::thread::sleep(after);
        }
    }
    child.kill().unwrap();
    let ended = child.wait_with_output().unwrap();
    assert!(!ended.status.success());
    let said = String::from_utf8_lossy(&ended.stderr);
    assert!(
        !said.contains("panicked"),
        "the writer failed by itself: {said}"
    );
}

fn manifest_of(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

fn tree(dir: &Path) -> BTreeMap<String, String> {
    let mut files = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)
            .into_iter()
            .flatten()
            .map(Result::unwrap)
        {
            let path = entry.path();
            let name = path
                .strip_prefix(dir)
                .unwrap()
                .to_str()
                .unwrap()
                .replace('\\', "/");
            match entry.file_type().unwrap().is_dir() {
                true if name == ".sailgen" => {}
                true => folders.push(path),
                false => drop(files.insert(name, fs::read_to_string(path).unwrap())),
            }
        }
    }
    files
}

/// A generator of the same random moments in every run, as far as the machine's timing allows.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        // xorshift64
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }
}
