//! Checks the format of a generated crate.

use std::path::Path;
use std::process::Command;

/// Fails if rustfmt would change the crate in this folder. Without rustfmt it prints a note, or fails if `CI` is set.
pub fn leaves_alone(folder: &Path) {
    if !Command::new("rustfmt")
        .arg("--version")
        .output()
        .is_ok_and(|rustfmt| rustfmt.status.success())
    {
        assert!(
            std::env::var_os("CI").is_none(),
            "with CI set, rustfmt must be there"
        );
        println!("rustfmt is not here");
        return;
    }
    let rustfmt = Command::new("rustfmt")
        .args([
            "--check",
            "--edition",
            "2024",
            "--color",
            "never",
            "src/lib.rs",
        ])
        .current_dir(folder)
        .output()
        .expect("rustfmt runs");
    let shown: String = String::from_utf8_lossy(&rustfmt.stdout)
        .lines()
        .take(60)
        .collect::<Vec<_>>()
        .join("\n");
    assert!(
        rustfmt.status.success(),
        "{shown}{}",
        String::from_utf8_lossy(&rustfmt.stderr)
    );
}
