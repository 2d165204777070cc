//! Tests of the module that writes files: ownership of files, refusals, and files that are kept. Interrupted runs are
//! tested in `output_kill.rs`.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use sailgen::output::{self, FileState, Fingerprint, OutputError, OutputFile, Report, Stamp};

/// An output folder, and an empty folder next to it.
struct Place {
    root: PathBuf,
    dir: PathBuf,
}

impl Place {
    fn new(test: &str) -> Place {
        let root = Path::new(env!("CARGO_TARGET_TMPDIR"))
            .join("output")
            .join(test);
        let _ = fs::remove_dir_all(&root);
        fs::create_dir_all(&root).unwrap();
        Place {
            dir: root.join("out"),
            root,
        }
    }

    fn with(test: &str, files: &[(&str, &str)]) -> Place {
        let place = Place::new(test);
        place.write(files).unwrap();
        place
    }

    fn write(&self, files: &[(&str, &str)]) -> Result<Report, OutputError> {
        output::write(&set(files), &self.dir, &stamp(), false)
    }

    fn force(&self, files: &[(&str, &str)]) -> Result<Report, OutputError> {
        output::write(&set(files), &self.dir, &stamp(), true)
    }

    fn check(&self, files: &[(&str, &str)]) -> Report {
        output::check(&set(files), &self.dir).unwrap()
    }

    fn put(&self, path: &str, contents: &str) {
        let at = self.dir.join(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, contents).unwrap();
    }

    /// Returns every file with its contents, except those in `.sailgen`.
    fn tree(&self) -> BTreeMap<String, String> {
        tree(&self.dir)
            .into_iter()
            .filter(|(path, _)| !path.starts_with(".sailgen/"))
            .collect()
    }

    fn assert_tree(&self, expected: &[(&str, &str)]) {
        let expected = expected
            .iter()
            .map(|(path, text)| (path.to_string(), text.to_string()))
            .collect();
        assert_eq!(self.tree(), expected);
    }
}

#[test]
fn a_fresh_set_is_written_and_then_left_alone() {
    let files = [
        ("Cargo.toml", "[package]\n"),
        ("docs/a/deep.md", "# Deep\n"),
        ("src/lib.rs", ""),
    ];
    let place = Place::new("fresh");
    assert_eq!(place.check(&files).to_string(), "3 files: 3 missing");
    assert!(!place.dir.exists(), "a check makes nothing");
    assert_eq!(place.write(&files).unwrap().to_string(), "3 files: 3 new");
    place.assert_tree(&files);
    assert!(place.check(&files).is_clean());

    let long_ago = SystemTime::now() - Duration::from_secs(1000);
    let manifest = place.dir.join(".sailgen/manifest.json");
    for path in [&place.dir.join("Cargo.toml"), &manifest] {
        File::options()
            .write(true)
            .open(path)
            .unwrap()
            .set_modified(long_ago)
            .unwrap();
    }
    let report = place.write(&files).unwrap();
    assert_eq!(report.to_string(), "3 files: 3 unchanged");
    assert!(report.is_clean());
    for path in [&place.dir.join("Cargo.toml"), &manifest] {
        assert_eq!(
            fs::metadata(path).unwrap().modified().unwrap(),
            long_ago,
            "{path:?} was written again"
        );
    }
}

#[test]
fn a_changed_set_replaces_and_removes_what_is_ours_only() {
    let place = Place::with(
        "changed",
        &[
            ("docs/a.md", "1"),
            ("docs/b.md", "1"),
            ("old/x/c.md", "1"),
            ("kept/d.md", "1"),
        ],
    );
    place.put("kept/mine.txt", "foreign");
    let files = [("docs/a.md", "2"), ("docs/b.md", "1"), ("new/e.md", "1")];
    assert_eq!(
        place.check(&files).to_string(),
        "5 files: 1 missing, 1 stale, 2 left over, 1 up to date"
    );
    let report = place.write(&files).unwrap();
    assert_eq!(
        report.to_string(),
        "5 files: 1 new, 1 changed, 2 removed, 1 unchanged"
    );
    assert_eq!(
        report.paths(FileState::LeftOver).collect::<Vec<_>>(),
        ["kept/d.md", "old/x/c.md"]
    );
    place.assert_tree(&[
        ("docs/a.md", "2"),
        ("docs/b.md", "1"),
        ("kept/mine.txt", "foreign"),
        ("new/e.md", "1"),
    ]);
    assert!(
        !place.dir.join("old").exists(),
        "a folder that became empty is removed"
    );
    assert!(place.check(&files).is_clean());
}

#[test]
fn a_file_changed_by_hand_is_lost_by_force_only() {
    let first = [("a.md", "1"), ("b.md", "1"), ("c.md", "1"), ("d.md", "1")];
    let place = Place::with("hand", &first);
    place.put("a.md", "mine");
    place.put("b.md", "mine");
    place.put("c.md", "2");
    fs::remove_file(place.dir.join("d.md")).unwrap();
    let before = tree(&place.dir);

    // `a` is replaced, `b` is no longer wanted, `c` was changed to the wanted contents, `d` was removed.
    let files = [("a.md", "2"), ("c.md", "2"), ("d.md", "1"), ("e.md", "1")];
    let error = place.write(&files).unwrap_err();
    assert_eq!(
        error.to_string(),
        "2 files were changed by hand since the last run: a.md, b.md"
    );
    assert!(error.help().unwrap().contains("--force"));
    assert_eq!(tree(&place.dir), before, "nothing was written");
    assert_eq!(
        place.check(&files).to_string(),
        "5 files: 2 missing, 2 changed by hand, 1 up to date"
    );

    let report = place.force(&files).unwrap();
    assert_eq!(
        report.to_string(),
        "5 files: 2 new, 2 changed by hand and overwritten, 1 unchanged"
    );
    place.assert_tree(&files);
}

#[test]
fn a_file_changed_by_hand_is_kept_though_the_set_is_the_same() {
    let place = Place::with("hand_same_set", &[("a.md", "1")]);
    place.put("a.md", "mine");
    assert!(matches!(
        place.write(&[("a.md", "1")]),
        Err(OutputError::WouldLose { .. })
    ));
    place.assert_tree(&[("a.md", "mine")]);
}

#[test]
fn a_foreign_folder_is_refused_and_never_cleaned() {
    let place = Place::new("foreign");
    place.put("src/mine.rs", "mine");
    place.put("src/lib.rs", "mine too");
    let files = [("src/lib.rs", "1"), ("src/a.rs", "1")];
    let error = place.write(&files).unwrap_err();
    assert!(
        matches!(&error, OutputError::ForeignFolder { example, .. } if example == "src"),
        "{error}"
    );
    assert_eq!(tree(&place.dir).len(), 2, "it leaves no trace");

    assert_eq!(
        place.force(&files).unwrap().to_string(),
        "2 files: 1 new, 1 not generated and overwritten"
    );
    place.assert_tree(&[
        ("src/a.rs", "1"),
        ("src/lib.rs", "1"),
        ("src/mine.rs", "mine"),
    ]);
    assert_eq!(place.write(&[]).unwrap().to_string(), "2 files: 2 removed");
    place.assert_tree(&[("src/mine.rs", "mine")]);
}

#[test]
fn hidden_files_make_no_folder_foreign() {
    let place = Place::new("hidden");
    place.put(".gitignore", "target");
    place.write(&[("a.md", "1")]).unwrap();
    place.assert_tree(&[(".gitignore", "target"), ("a.md", "1")]);
}

#[test]
fn a_foreign_file_in_the_way_is_replaced_by_force_only() {
    let place = Place::with("in_the_way", &[("a.md", "1")]);
    place.put("b.md", "mine");
    place.put("c.md", "1");
    let files = [("a.md", "2"), ("b.md", "1"), ("c.md", "1")];
    let error = place.write(&files).unwrap_err();
    assert_eq!(
        error.to_string(),
        "1 file was in the way, but not generated: b.md"
    );
    place.assert_tree(&[("a.md", "1"), ("b.md", "mine"), ("c.md", "1")]);
    assert_eq!(place.force(&files).unwrap().count(FileState::Foreign), 1);
    place.assert_tree(&files);

    // Even `force` replaces neither a foreign file by a folder nor a foreign folder by a file.
    place.put("mine", "mine");
    place.put("folder.md/mine", "mine");
    for path in ["mine/d.md", "folder.md"] {
        assert!(
            matches!(
                place.force(&[(path, "1")]),
                Err(OutputError::InTheWay { .. })
            ),
            "{path}"
        );
    }
    assert_eq!(place.tree().len(), 5);
}

#[test]
fn a_file_becomes_a_folder_and_a_folder_a_file() {
    let place = Place::with("kinds", &[("a", "1"), ("b/c/d", "1"), ("b/e", "1")]);
    let files = [("a/x/y", "1"), ("b", "1")];
    assert_eq!(
        place.write(&files).unwrap().to_string(),
        "5 files: 2 new, 3 removed"
    );
    place.assert_tree(&files);
    // A generated folder that contains a foreign file is no longer owned by sailgen.
    place.put("a/x/mine", "mine");
    assert!(matches!(
        place.force(&[("a", "1")]),
        Err(OutputError::InTheWay { .. })
    ));
}

#[test]
fn a_name_that_comes_back_in_another_case_is_there_afterwards() {
    let place = Place::with("case", &[("docs/PatOwner.md", "1")]);
    place.write(&[("docs/patowner.md", "1")]).unwrap();
    place.assert_tree(&[("docs/patowner.md", "1")]);
}

#[test]
fn a_set_that_is_not_one_set_on_every_file_system_is_refused() {
    let place = Place::new("collisions");
    for (files, message) in [
        (
            [("a.md", "1"), ("a.md", "1")],
            "duplicate file name \"a.md\"",
        ),
        (
            [("a/Pat.md", ""), ("a/pat.md", "")],
            "the files \"a/Pat.md\" and \"a/pat.md\" cannot both be written on every file system",
        ),
        (
            [("a/b", ""), ("A", "")],
            "the files \"A\" and \"a/b\" cannot both be written on every file system",
        ),
        (
            [("ok", ""), ("../up", "")],
            "the path \"../up\" cannot be written: it contains `.` or `..`",
        ),
        (
            [("ok", ""), ("/etc/up", "")],
            "the path \"/etc/up\" cannot be written: it is absolute",
        ),
        (
            [("ok", ""), ("nul.md", "")],
            "the path \"nul.md\" cannot be written: Windows reserves that name for a device",
        ),
    ] {
        assert_eq!(place.force(&files).unwrap_err().to_string(), message);
        assert_eq!(
            output::check(&set(&files), &place.dir)
                .unwrap_err()
                .to_string(),
            message
        );
    }
    assert!(!place.dir.exists());
}

#[cfg(unix)]
#[test]
fn nothing_is_written_or_read_through_a_link() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let place = Place::with("links", &[("docs/a.md", "1"), ("b.md", "1")]);
    let outside = place.root.join("outside");
    fs::create_dir_all(&outside).unwrap();
    fs::write(outside.join("a.md"), "1").unwrap();

    // A generated folder was replaced by a link: neither writing nor removing follows it.
    fs::remove_dir_all(place.dir.join("docs")).unwrap();
    symlink(&outside, place.dir.join("docs")).unwrap();
    for files in [&[("docs/a.md", "2")][..], &[("docs/new/b.md", "2")], &[]] {
        assert!(
            matches!(place.force(files), Err(OutputError::Symlink { .. })),
            "{files:?}"
        );
    }
    fs::remove_file(place.dir.join("docs")).unwrap();

    // A generated file was replaced by a link to equal contents: it counts as foreign, and `force` replaces the link.
    fs::remove_file(place.dir.join("b.md")).unwrap();
    symlink(outside.join("a.md"), place.dir.join("b.md")).unwrap();
    let files = [("b.md", "1"), ("socket", "1")];
    let _socket = UnixListener::bind(place.dir.join("socket")).unwrap();
    let error = place.write(&files).unwrap_err().to_string();
    assert!(
        error
            .contains("since the last run: b.md; 1 file was in the way, but not generated: socket"),
        "{error}"
    );
    place.force(&files).unwrap();
    assert!(
        fs::symlink_metadata(place.dir.join("b.md"))
            .unwrap()
            .is_file()
    );
    assert_eq!(fs::read_to_string(outside.join("a.md")).unwrap(), "1");

    // `.sailgen` itself is a link.
    let other = Place::new("links_ours");
    fs::create_dir_all(&other.dir).unwrap();
    symlink(&outside, other.dir.join(".sailgen")).unwrap();
    assert!(matches!(
        other.force(&files),
        Err(OutputError::Symlink { .. })
    ));
    assert_eq!(tree(&outside).len(), 1);
}

#[test]
fn a_second_run_at_the_same_time_is_told_so() {
    let place = Place::with("lock", &[("a.md", "1")]);
    let lock = File::options()
        .write(true)
        .open(place.dir.join(".sailgen/lock"))
        .unwrap();
    lock.lock().unwrap();
    for error in [
        place.write(&[("a.md", "2")]).unwrap_err(),
        output::check(&[], &place.dir).unwrap_err(),
    ] {
        assert_eq!(
            error.to_string(),
            format!("another run is writing to {}", place.dir.display())
        );
    }
    drop(lock);
    place.write(&[("a.md", "2")]).unwrap();
}

#[test]
fn runs_at_the_same_time_leave_one_whole_set() {
    let place = Place::new("threads");
    let paths: Vec<String> = (0..200).map(|n| format!("docs/{n}.md")).collect();
    let sets =
        ["one", "two"].map(|text| paths.iter().map(|p| (p.as_str(), text)).collect::<Vec<_>>());
    let done = std::thread::scope(|scope| {
        let threads: Vec<_> = sets
            .iter()
            .map(|set| scope.spawn(|| (0..20).map(|_| place.write(set)).collect::<Vec<_>>()))
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect::<Vec<_>>()
    });
    assert!(done.iter().any(|result| result.is_ok()));
    for error in done.into_iter().filter_map(Result::err) {
        assert!(matches!(error, OutputError::Busy { .. }), "{error}");
    }
    let found: Vec<String> = place.tree().into_values().collect();
    assert_eq!(found.len(), 200);
    assert!(found.iter().all(|text| *text == found[0]));
    assert!(
        !place.dir.join(".sailgen/new").exists() && !place.dir.join(".sailgen/pending").exists()
    );
}

#[test]
fn another_line_end_or_an_empty_file_is_no_change_by_hand() {
    let place = Place::with(
        "line_ends",
        &[("a.md", "1\n2\n"), ("b.md", "1\n"), ("c.md", "1\n")],
    );
    place.put("a.md", "1\r\n2\r\n");
    place.put("b.md", "1\r\n");
    place.put("c.md", "");
    let files = [("a.md", "1\n2\n"), ("b.md", "2\n"), ("c.md", "1\n")];
    assert_eq!(
        place.write(&files).unwrap().to_string(),
        "3 files: 2 changed, 1 unchanged"
    );
    place.assert_tree(&[("a.md", "1\r\n2\r\n"), ("b.md", "2\n"), ("c.md", "1\n")]);
}

#[test]
fn equal_runs_write_equal_manifests() {
    let files = [("b.md", "1"), ("a\u{e9}/'x'.md", "2")];
    let manifests = ["equal_1", "equal_2"].map(|test| {
        let place = Place::with(test, &files);
        fs::read_to_string(place.dir.join(".sailgen/manifest.json")).unwrap()
    });
    assert_eq!(manifests[0], manifests[1]);
    let json: serde_json::Value = serde_json::from_str(&manifests[0]).unwrap();
    assert_eq!(json["stamp"]["tool"], "test 1");
    assert_eq!(json["files"]["a\u{e9}/'x'.md"]["size"], 1);
    assert!(!manifests[0].contains(env!("CARGO_TARGET_TMPDIR")));
}

#[test]
fn a_manifest_that_is_broken_or_lists_what_is_outside_is_refused() {
    let place = Place::with("bad_manifest", &[("a.md", "1")]);
    fs::write(place.root.join("victim"), "1").unwrap();
    let path = place.dir.join(".sailgen/manifest.json");
    let good = fs::read_to_string(&path).unwrap();
    for bad in [
        good.replace("a.md", "../victim"),
        good.replace("{", "<<<<<<< HEAD"),
        String::new(),
        "[".repeat(100_000),
    ] {
        fs::write(&path, bad).unwrap();
        assert!(matches!(
            place.write(&[]),
            Err(OutputError::BadManifest { .. })
        ));
        assert!(matches!(
            output::check(&[], &place.dir),
            Err(OutputError::BadManifest { .. })
        ));
        assert!(!is_current(&place));
    }
    place.force(&[("a.md", "1")]).unwrap();
    assert!(place.check(&[("a.md", "1")]).is_clean());
    assert_eq!(fs::read_to_string(place.root.join("victim")).unwrap(), "1");
}

#[test]
fn a_run_is_skipped_only_when_nothing_changed() {
    let place = Place::with("current", &[("a.md", "1"), ("docs/b.md", "1")]);
    assert!(is_current(&place));
    let with = |tool, options: &[u8], input: &'static str| {
        output::is_current(&place.dir, tool, Fingerprint::of(options), |name| {
            assert_eq!(name, "api.yaml");
            Ok(input.into())
        })
    };
    assert!(with("test 1", b"options", "openapi: 3.0.1"));
    assert!(!with("test 2", b"options", "openapi: 3.0.1"));
    assert!(!with("test 1", b"others", "openapi: 3.0.1"));
    assert!(!with("test 1", b"options", "openapi: 3.0.4"));
    assert!(!output::is_current(
        &place.dir,
        "test 1",
        Fingerprint::of(b"options"),
        |_| Err(std::io::ErrorKind::NotFound.into())
    ));

    place.put("a.md", "2");
    assert!(!is_current(&place), "a file was changed by hand");
    place.put("a.md", "1");
    assert!(is_current(&place), "it was changed back");
    fs::remove_file(place.dir.join("docs/b.md")).unwrap();
    assert!(!is_current(&place), "a file was removed");
    place.write(&[("a.md", "1"), ("docs/b.md", "1")]).unwrap();
    fs::create_dir(place.dir.join(".sailgen/new")).unwrap();
    assert!(!is_current(&place), "a run was killed");
    assert!(output::recover(&place.dir).unwrap());
    assert!(is_current(&place));
}

/// An edit of equal length with an old modification time is found on systems that keep a change time.
#[cfg(unix)]
#[test]
fn an_edit_with_an_old_time_is_found() {
    let place = Place::with("old_time", &[("a.md", "1")]);
    std::thread::sleep(Duration::from_millis(20));
    place.put("a.md", "2");
    let file = File::options()
        .write(true)
        .open(place.dir.join("a.md"))
        .unwrap();
    file.set_modified(SystemTime::now() - Duration::from_secs(1000))
        .unwrap();
    assert!(!is_current(&place));
}

#[test]
fn what_a_person_changed_after_a_kill_is_left_alone() {
    let place = Place::with(
        "after_kill",
        &[
            ("a.md", "1"),
            ("b.md", "1"),
            ("gone.md", "1"),
            ("edited.md", "1"),
        ],
    );
    // The state after a run that was killed as soon as everything was prepared.
    let wanted = [("a.md", "2"), ("b.md", "2"), ("new/c.md", "2")];
    let prepared = Place::with("after_kill_prepared", &wanted);
    let pending = place.dir.join(".sailgen/pending");
    fs::create_dir(&pending).unwrap();
    fs::rename(
        prepared.dir.join(".sailgen/manifest.json"),
        pending.join("manifest.json"),
    )
    .unwrap();
    fs::rename(&prepared.dir, pending.join("files")).unwrap();
    place.put("a.md", "mine");
    place.put("edited.md", "mine");
    assert!(place.check(&wanted).interrupted);

    assert!(output::recover(&place.dir).unwrap());
    place.assert_tree(&[
        ("a.md", "mine"),
        ("b.md", "2"),
        ("edited.md", "mine"),
        ("new/c.md", "2"),
    ]);
    assert!(!output::recover(&place.dir).unwrap());
    let error = place.write(&wanted).unwrap_err().to_string();
    assert_eq!(error, "1 file was changed by hand since the last run: a.md");
}

#[test]
fn one_file_is_written_when_its_bytes_differ() {
    let place = Place::new("one");
    let path = place.dir.join("models.rs");
    assert!(output::write_one(&path, "1").unwrap());
    let long_ago = SystemTime::now() - Duration::from_secs(1000);
    File::options()
        .write(true)
        .open(&path)
        .unwrap()
        .set_modified(long_ago)
        .unwrap();
    assert!(!output::write_one(&path, "1").unwrap());
    assert_eq!(fs::metadata(&path).unwrap().modified().unwrap(), long_ago);
    // An interrupted call left its temporary file, which is longer than the new contents.
    place.put(".models.rs.sailgen-new", "half of something lo");
    assert!(output::write_one(&path, "2").unwrap());
    place.assert_tree(&[("models.rs", "2")]);
    assert!(
        output::write_one(&place.dir, "1").is_err(),
        "a folder is in the way"
    );
    assert!(output::write_one(Path::new("/"), "1").is_err());
}

#[test]
fn two_folders_are_compared_byte_for_byte() {
    let long = "x".repeat(300);
    let here = Place::with(
        "compare_here",
        &[
            ("same", "1"),
            ("end", "1\n"),
            ("cr", "1\r\n"),
            ("long", &format!("{long}a")),
            ("d/here", ""),
        ],
    );
    let there = Place::with(
        "compare_there",
        &[
            ("same", "1"),
            ("end", "1"),
            ("cr", "1\n"),
            ("long", &format!("{long}b")),
            ("d/there", ""),
        ],
    );
    let comparison = output::compare(&here.dir, &there.dir).unwrap();
    assert_eq!(
        comparison.to_string(),
        "6 files: 1 identical, 3 different, 1 only here, 1 only there"
    );
    assert_eq!(
        (&comparison.only_here[..], &comparison.only_there[..]),
        (&["d/here".to_string()][..], &["d/there".to_string()][..])
    );
    let lines: Vec<String> = comparison
        .different
        .iter()
        .map(|(path, first)| format!("{path}: {first}"))
        .collect();
    let tail = "x".repeat(25);
    let expected = [
        "cr: line 1: `1\\r` here, `1` there",
        "end: line 2: `` here, the end there",
        &format!("long: line 1: `…{tail}a` here, `…{tail}b` there"),
    ];
    assert_eq!(lines, expected);
    assert!(!comparison.is_identical());
    assert!(
        output::compare(&here.dir, &here.dir)
            .unwrap()
            .is_identical()
    );
    assert!(output::compare(&here.dir, &here.root.join("nowhere")).is_err());
}

#[cfg(feature = "cli")]
#[test]
fn a_check_shows_few_files_whole_and_many_by_their_first_line() {
    let paths: Vec<String> = (0..60).map(|n| format!("{n:02}.md")).collect();
    let of = |text: &'static str, n: usize| {
        paths[..n]
            .iter()
            .map(|p| (p.as_str(), text))
            .collect::<Vec<_>>()
    };
    let few = Place::with("unified_few", &of("a\nb\n", 2));
    let wanted = of("a\n\x1b[2Jc", 1);
    let text = output::unified(&few.check(&wanted), &set(&wanted), &few.dir, false);
    let expected = "2 files: 1 stale, 1 left over\n\nstale: 00.md\n@@ -1,2 +1,2 @@\n a\n-b\n+\\u{1b}[2Jc\n\\ No newline at end of file\nleft over: 01.md\n";
    assert_eq!(text, expected);

    let many = Place::with("unified_many", &of("a\nb\n", 60));
    let wanted = of("a\nc\n", 60);
    let text = output::unified(&many.check(&wanted), &set(&wanted), &many.dir, false);
    assert!(
        text.starts_with("60 files: 60 stale\nstale: 00.md:2\n-b\n+c\nstale: 01.md:2\n"),
        "{text}"
    );
    assert!(
        text.ends_with("stale: 49.md:2\n-b\n+c\nand 10 more\n"),
        "{text}"
    );
    let coloured = output::unified(&many.check(&wanted), &set(&wanted), &many.dir, true);
    assert!(
        coloured.contains("\x1b[31m-b\x1b[0m\n\x1b[32m+c\x1b[0m\n"),
        "{coloured}"
    );
}

fn set(files: &[(&str, &str)]) -> Vec<OutputFile> {
    files
        .iter()
        .map(|(path, contents)| OutputFile {
            path: path.to_string(),
            contents: contents.to_string(),
        })
        .collect()
}

fn stamp() -> Stamp {
    let inputs = [("api.yaml".to_string(), Fingerprint::of(b"openapi: 3.0.1"))].into();
    Stamp {
        tool: "test 1".into(),
        options: Fingerprint::of(b"options"),
        inputs,
        ..Stamp::default()
    }
}

fn is_current(place: &Place) -> bool {
    output::is_current(&place.dir, "test 1", Fingerprint::of(b"options"), |_| {
        Ok(b"openapi: 3.0.1".to_vec())
    })
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
            if entry.file_type().unwrap().is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(dir)
                    .unwrap()
                    .to_str()
                    .unwrap()
                    .replace('\\', "/");
                files.insert(name, fs::read_to_string(path).unwrap_or_default());
            }
        }
    }
    files
}
