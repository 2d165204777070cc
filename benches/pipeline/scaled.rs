//! Many copies of the sample spec in one spec: files, schemas, paths and operations have a unique name in each copy.

use std::fs;
use std::path::{Path, PathBuf};

/// Writes the copies, and returns the path of their root file.
pub fn copies(copies: usize, folder: &Path) -> PathBuf {
    let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/idn");
    let root = fs::read_to_string(specs.join("sailpoint-api.beta.yaml"))
        .expect("the sample spec is there");
    let (head, rest) = root
        .split_once("  schemas:\n")
        .expect("the sample spec has schemas");
    let (schemas, paths) = rest
        .split_once("paths:\n")
        .expect("the sample spec has paths");
    let each = |part: &str, mark: &str| -> String {
        (0..copies)
            .map(|copy| renamed(part, copy).replace(":\n", &format!("{mark}{copy}:\n")))
            .collect()
    };
    let root = format!(
        "{head}  schemas:\n{}paths:\n{}",
        each(schemas, "C"),
        each(paths, "/c")
    );
    let path = folder.join("sailpoint-api.beta.yaml");
    fs::create_dir_all(folder).expect("the target folder can be written");
    fs::write(&path, root).expect("the target folder can be written");
    for version in ["beta", "v3"] {
        copy_folder(&specs.join(version), &folder.join(version), copies);
    }
    path
}

fn copy_folder(from: &Path, to: &Path, copies: usize) {
    fs::create_dir_all(to).expect("the target folder can be written");
    for entry in fs::read_dir(from).expect("the sample spec is there") {
        let path = entry.expect("the sample spec can be listed").path();
        let name = path
            .file_name()
            .expect("it is in a folder")
            .to_string_lossy()
            .into_owned();
        if path.is_dir() {
            copy_folder(&path, &to.join(name), copies);
            continue;
        }
        let text = fs::read_to_string(&path).expect("the sample spec can be read");
        for copy in 0..copies {
            fs::write(to.join(renamed(&name, copy)), renamed(&text, copy))
                .expect("the target folder can be written");
        }
    }
}

/// Changes references and ids to those of a copy.
fn renamed(text: &str, copy: usize) -> String {
    let text = text.replace(".yaml", &format!("C{copy}.yaml"));
    text.replace("operationId: ", &format!("operationId: c{copy}"))
}
