//! The same input gives the same output byte for byte, regardless of the order of files in a folder, the working
//! directory, and relative or absolute paths.

mod corpus;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn pages_do_not_depend_on_where_and_in_which_order_files_are_found() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/idn");
    check("sample", &sample);
    if let Some(corpus) = corpus::corpus() {
        let config = corpus::config(&corpus, "beta");
        check("published", config.root().unwrap().parent().unwrap());
    }
}

fn check(name: &str, specs: &Path) {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("same-bytes")
        .join(name);
    let _ = fs::remove_dir_all(&folder);
    let shuffled = folder.join("elsewhere/idn");
    copy_backwards(specs, &shuffled);
    let root = "sailpoint-api.beta.yaml";
    let above = specs.parent().unwrap();
    let runs = [
        (above, Path::new("idn").join(root)),
        (specs, PathBuf::from(root)),
        (folder.as_path(), specs.canonicalize().unwrap().join(root)),
        (folder.as_path(), Path::new("elsewhere/idn").join(root)),
        (shuffled.as_path(), Path::new("../idn/.").join(root)),
    ];
    let mut first = None;
    for (number, (from, spec)) in runs.iter().enumerate() {
        let out = folder.join(number.to_string());
        generate(from, spec, &out);
        let files = read(&out);
        assert!(
            files.len() > 60,
            "{name}: there are only {} files",
            files.len()
        );
        let first = first.get_or_insert_with(|| files.clone());
        assert!(
            first.keys().eq(files.keys()),
            "{name}: run {number} from {} has other files",
            from.display()
        );
        let differs = first.iter().find(|(path, text)| files[*path] != **text);
        assert!(
            differs.is_none(),
            "{name}: run {number} from {} has another {:?}",
            from.display(),
            differs.unwrap().0
        );
    }
    fs::remove_dir_all(&folder).unwrap();
}

fn generate(from: &Path, spec: &Path, out: &Path) {
    let options = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sailpoint/beta.toml");
    let run = Command::new(env!("CARGO_BIN_EXE_sailgen"))
        .args([
            "generate",
            "--quiet",
            "--only",
            "rust",
            "--only",
            "powershell",
            "--config",
        ])
        .args([&options, spec, Path::new("--out"), out])
        .current_dir(from)
        .output()
        .expect("the program runs");
    assert!(
        run.status.success(),
        "{}",
        String::from_utf8_lossy(&run.stderr)
    );
}

/// Copies a folder, and creates the files in reverse order.
fn copy_backwards(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    let mut paths: Vec<PathBuf> = fs::read_dir(from)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    for path in paths.iter().rev() {
        let target = to.join(path.file_name().unwrap());
        if path.is_dir() {
            copy_backwards(path, &target)
        } else {
            _ = fs::copy(path, target).unwrap()
        }
    }
}

/// Returns all files, including the manifest, except the lock.
fn read(folder: &Path) -> BTreeMap<PathBuf, String> {
    let (mut found, mut open) = (BTreeMap::new(), vec![folder.to_owned()]);
    while let Some(next) = open.pop() {
        for path in fs::read_dir(&next)
            .unwrap()
            .map(|entry| entry.unwrap().path())
        {
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(
                    path.strip_prefix(folder).unwrap().to_owned(),
                    fs::read_to_string(&path).unwrap(),
                );
            }
        }
    }
    found
}
