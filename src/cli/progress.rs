//! Progress of a run, on one line of the terminal that is cleared at the end. This module does not know about verbs.

use std::io::{IsTerminal, stderr};

use sailgen::Stage;

use super::print;

/// Clears the line of the cursor.
const CLEAR: &str = "\r\x1b[2K";

/// Returns `true` if progress is shown: only a terminal can clear a line.
pub fn is_shown() -> bool {
    stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Shows a stage, replacing the previous one.
pub fn show(stage: Stage) {
    print::to_stderr(&format!("{CLEAR}{}", text(stage)));
}

/// Clears the line.
pub fn end() {
    print::to_stderr(CLEAR);
}

fn text(stage: Stage) -> String {
    match stage {
        Stage::Reading { roots } => format!("reading {} …", print::number(roots, &"root file")),
        Stage::Understanding { files } => {
            format!("naming the schemas of {} …", print::number(files, &"file"))
        }
        Stage::Making { models } => format!("printing {} …", print::number(models, &"model")),
        Stage::Writing { files } => format!("writing {} …", print::number(files, &"file")),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_stage_says_how_much_there_is() {
        assert_eq!(
            text(Stage::Reading { roots: 114 }),
            "reading 114 root files …"
        );
        assert_eq!(text(Stage::Writing { files: 1 }), "writing 1 file …");
    }
}
