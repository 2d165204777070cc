//! `sailgen.lock`: names of the generated crate that later runs keep. This module does not choose names.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

use super::Config;

/// Name of the lock file, which is in the folder of `sailgen.toml` or else in the current folder.
pub const LOCK_NAME: &str = "sailgen.lock";

/// Version of the file format.
const VERSION: u32 = 1;

impl Config {
    /// Returns the path of the lock file: in the folder of the options file, or else in the current folder.
    #[must_use]
    pub fn lock_path(&self) -> PathBuf {
        let folder = self.file.as_deref().and_then(Path::parent);
        folder.unwrap_or(Path::new("")).join(LOCK_NAME)
    }

    /// Returns the contents of a lock file that also pins these names. A name that is already pinned is kept.
    #[must_use]
    pub fn lock_text(&self, names: &BTreeMap<String, String>) -> String {
        let mut all = self.rust.names.clone();
        for (key, name) in names {
            all.entry(key.clone()).or_insert_with(|| name.clone());
        }
        let mut text = format!(
            "# The names of the generated crate: with this file, generating renames nothing by accident. Commit it.\n\
             # `sailgen generate --lock` adds the names of what is new.\nversion = {VERSION}\n\n[names]\n"
        );
        for (key, name) in &all {
            let _ = writeln!(text, "{} = {}", quoted(key), quoted(name));
        }
        text
    }
}

/// Returns a string as a TOML string literal.
fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(feature = "config")]
mod read {
    use std::collections::BTreeMap;

    use serde::Deserialize;

    use super::{Config, VERSION};
    use crate::config::read::parsed;
    use crate::diagnostic::Code;
    use crate::findings::Failure;

    #[derive(Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Lock {
        version: u32,
        #[serde(default)]
        names: BTreeMap<String, String>,
    }

    impl Config {
        /// Pins the names of the lock file, if there is one. Names that the options pin take precedence.
        ///
        /// # Errors
        ///
        /// If the file cannot be read, is not a lock file, or has another format version.
        pub fn read_lock(&mut self) -> Result<(), Failure> {
            let path = self.lock_path();
            let text = match std::fs::read_to_string(&path) {
                Ok(text) => text,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
                Err(error) => {
                    let message = format!("`{}` cannot be read: {error}", path.display());
                    return Err(Failure::new(Code::FileNotRead, message));
                }
            };
            let lock: Lock = parsed(&path.to_string_lossy(), &text)?;
            if lock.version != VERSION {
                let message = format!("`{}` has version {}", path.display(), lock.version);
                let help = format!("this sailgen reads version {VERSION}; use a newer one");
                return Err(Failure::new(Code::BadOption, message).with_help(help));
            }
            for (key, name) in lock.names {
                self.rust.names.entry(key).or_insert(name);
            }
            self.lock = Some(path);
            Ok(())
        }
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn what_is_written_is_read_again() {
            let mut config = Config::default();
            let pin = |key: &str, name: &str| (key.to_owned(), name.to_owned());
            config.rust.names.extend([pin("Order", "Purchase")]);
            let odd = "Order::a\"b\\c\u{1}\u{7f}é";
            let names = BTreeMap::from([pin("Order", "Order"), pin(odd, "a_b_c")]);
            let lock: Lock = parsed("sailgen.lock", &config.lock_text(&names)).unwrap();
            assert_eq!(lock.version, VERSION);
            assert_eq!(
                lock.names,
                BTreeMap::from([pin("Order", "Purchase"), pin(odd, "a_b_c")])
            );
        }
    }
}
