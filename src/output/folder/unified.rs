//! Formats the output of `--check` for a terminal. It decides nothing.

use std::collections::HashMap;
use std::fmt::{self, Write as _};
use std::fs;
use std::path::Path;
use std::time::Duration;

use similar::{ChangeTag, TextDiff};

use super::compare::printable;
use super::{Difference, FileState, OutputFile, Report, yours};

/// Up to this many differing files are shown with a full diff; more would bury the counts.
const SHOWN_WHOLE: usize = 10;
/// Up to this many files are listed.
const NAMED: usize = 50;
/// Time limit for the diff of one file; after that it gets coarser. Protects against hostile files.
const PATIENCE: Duration = Duration::from_millis(500);

const RED: &str = "\x1b[31m";
const GREEN: &str = "\x1b[32m";
const CYAN: &str = "\x1b[36m";
const BOLD: &str = "\x1b[1m";
const RESET: &str = "\x1b[0m";

/// Formats the findings of [`check`](super::check()): the counts, then a unified diff of each file
/// that differs or, if there are many, the first line that differs. `-` marks lines on disk, `+`
/// wanted lines.
///
/// ```
/// use sailgen::output::{self, OutputFile, Stamp};
///
/// # let folder = std::env::temp_dir().join(format!("sailgen-doc-unified-{}", std::process::id()));
/// # let dir = folder.as_path();
/// let page = |text: &str| [OutputFile { path: "pat-owner.md".into(), contents: text.into() }];
/// output::write(&page("# PatOwner\nId\n"), dir, &Stamp::default(), false)?;
///
/// let wanted = page("# PatOwner\nName\n");
/// let report = output::check(&wanted, dir)?;
/// let text = output::unified(&report, &wanted, dir, false);
/// assert_eq!(text, "1 file: 1 stale\n\nstale: pat-owner.md\n@@ -1,2 +1,2 @@\n # PatOwner\n-Id\n+Name\n");
/// # std::fs::remove_dir_all(dir).unwrap();
/// # Ok::<(), output::OutputError>(())
/// ```
pub fn unified(report: &Report, wanted: &[OutputFile], dir: &Path, colour: bool) -> String {
    let mut page = Page {
        text: format!("{report}\n"),
        colour,
    };
    if report.interrupted {
        page.line(
            BOLD,
            "an earlier run was interrupted; the next one completes it",
        );
    }
    let wanted: HashMap<&str, &str> = wanted
        .iter()
        .map(|f| (f.path.as_str(), f.contents.as_str()))
        .collect();
    let differing = || {
        report
            .files
            .iter()
            .filter(|(_, state)| !matches!(state, FileState::Unchanged | FileState::Kept))
    };
    let with_lines = |state| {
        matches!(
            state,
            FileState::Stale | FileState::HandChanged | FileState::Foreign
        )
    };
    let whole = differing().filter(|(_, state)| with_lines(*state)).count() <= SHOWN_WHOLE;
    for (path, state) in differing().take(NAMED) {
        let present =
            || String::from_utf8_lossy(&fs::read(dir.join(path)).unwrap_or_default()).into_owned();
        match wanted.get(path.as_str()) {
            Some(contents) if with_lines(*state) => {
                let present = present();
                let present = match yours::has_part(contents) {
                    true => String::from_utf8_lossy(yours::generated(present.as_bytes())),
                    false => present.as_str().into(),
                };
                page.stale(path, *state, &present, contents, whole)
            }
            _ => page.line(BOLD, &format!("{}: {path}", state.word(false))),
        }
    }
    match differing().count().saturating_sub(NAMED) {
        0 => {}
        more => page.line(BOLD, &format!("and {more} more")),
    }
    page.text
}

struct Page {
    text: String,
    colour: bool,
}

impl Page {
    fn stale(&mut self, path: &str, state: FileState, present: &str, wanted: &str, whole: bool) {
        let heading = format!("{}: {path}", state.word(false));
        if !whole {
            let first = Difference::first(present.as_bytes(), wanted.as_bytes());
            let Some(Difference { line, here, there }) = first else {
                return self.line(BOLD, &heading);
            };
            self.line(BOLD, &format!("{heading}:{line}"));
            here.iter()
                .for_each(|line| self.line(RED, &format!("-{}", printable(line))));
            there
                .iter()
                .for_each(|line| self.line(GREEN, &format!("+{}", printable(line))));
            return;
        }
        self.text.push('\n');
        self.line(BOLD, &heading);
        let diff = TextDiff::configure()
            .timeout(PATIENCE)
            .diff_lines(present, wanted);
        for hunk in diff.unified_diff().context_radius(3).iter_hunks() {
            self.line(CYAN, &hunk.header().to_string());
            for change in hunk.iter_changes() {
                let (colour, sign) = match change.tag() {
                    ChangeTag::Delete => (RED, '-'),
                    ChangeTag::Insert => (GREEN, '+'),
                    ChangeTag::Equal => ("", ' '),
                };
                let line = change.value();
                self.line(
                    colour,
                    &format!(
                        "{sign}{}",
                        printable(line.strip_suffix('\n').unwrap_or(line))
                    ),
                );
                if change.missing_newline() {
                    self.line("", "\\ No newline at end of file");
                }
            }
        }
    }

    fn line(&mut self, colour: &str, line: &str) {
        let _: fmt::Result = match self.colour && !colour.is_empty() {
            true => writeln!(self.text, "{colour}{line}{RESET}"),
            false => writeln!(self.text, "{line}"),
        };
    }
}
