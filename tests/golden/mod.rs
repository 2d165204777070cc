//! Goldens: files with expected output. A test compares all of its goldens and then shows the differences of the wrong
//! ones. `SNAPSHOTS=overwrite` rewrites them instead, which is refused if `CI` is set.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use similar::TextDiff;

/// Maximum number of lines of a difference that is shown.
const MOST_LINES: usize = 60;

/// The goldens of one test.
pub struct Goldens {
    /// Name of the test target, for the command that overwrites the goldens.
    test: &'static str,
    is_overwriting: bool,
    wrong: String,
}

impl Goldens {
    pub fn new(test: &'static str) -> Goldens {
        let is_overwriting = std::env::var_os("SNAPSHOTS").is_some_and(|mode| mode == "overwrite");
        assert!(
            !is_overwriting || std::env::var_os("CI").is_none(),
            "goldens are not overwritten where CI is set"
        );
        Goldens {
            test,
            is_overwriting,
            wrong: String::new(),
        }
    }

    /// Compares a golden with the actual output. `None` means that there is no output, so the file must not exist.
    pub fn compare(&mut self, path: &Path, actual: Option<&str>) {
        let expected = fs::read_to_string(path).ok();
        if expected.as_deref() == actual {
            return;
        }
        if self.is_overwriting {
            match actual {
                Some(text) => {
                    fs::create_dir_all(path.parent().unwrap()).unwrap();
                    fs::write(path, text).unwrap();
                }
                None => fs::remove_file(path).unwrap(),
            }
            return;
        }
        let _ = match (expected, actual) {
            (_, None) => writeln!(
                self.wrong,
                "{}: nothing gives this golden any more",
                path.display()
            ),
            (None, _) => writeln!(self.wrong, "{}: there is no such golden", path.display()),
            (Some(expected), Some(actual)) => {
                let diff = TextDiff::from_lines(expected.as_str(), actual);
                let text = diff
                    .unified_diff()
                    .context_radius(3)
                    .header("golden", "actual")
                    .to_string();
                let shown: Vec<&str> = text.lines().take(MOST_LINES).collect();
                writeln!(self.wrong, "{}\n{}\n", path.display(), shown.join("\n"))
            }
        };
    }

    /// Fails if a golden differed.
    pub fn finish(self) {
        let Goldens { test, wrong, .. } = self;
        assert!(
            wrong.is_empty(),
            "\n{wrong}\nif that is as it should be: SNAPSHOTS=overwrite cargo test --test {test}\n"
        );
    }
}
