//! One line on a terminal that says how far a run is, and is gone when it ends. It knows no verb.

use std::io::{IsTerminal, stderr};

use sailgen::Stage;

use super::print;

/// Clears the line that the cursor is in.
const CLEAR: &str = "\r\x1b[2K";

/// Whether somebody looks: only a terminal can take a line back.
pub fn is_shown() -> bool {
    stderr().is_terminal() && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Shows the stage in place of the last one.
pub fn show(stage: Stage) {
    print::to_stderr(&format!("{CLEAR}{}", text(stage)));
}

/// Takes the line back.
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
