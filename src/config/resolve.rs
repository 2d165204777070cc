//! Turns options into the input of the stages: parses overrides and reads templates. This module does not read the spec.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use glob::Pattern;

use super::relative::seen_from;
use super::{Config, ReplacedBy, Replacement};
use crate::diagnostic::{Code, Diagnostics};
use crate::findings::Failure;
use crate::openapi::{self, LoadOptions, Node, Override, Spec};

/// Default output folder.
const OUT_DIR: &str = "target/sailgen";

impl Config {
    /// Returns the output folder; the default is `target/sailgen`.
    #[must_use]
    pub fn out_dir(&self) -> &Path {
        self.output.dir.as_deref().unwrap_or(Path::new(OUT_DIR))
    }

    /// Returns the options for loading the spec.
    ///
    /// # Errors
    ///
    /// If an override has an invalid glob, cannot be read, or is not YAML.
    pub fn load_options(&self) -> Result<LoadOptions, Failure> {
        self.load_options_with(&self.spec.replace)
    }

    /// Returns the options for loading the spec as pages that are published elsewhere show it.
    ///
    /// # Errors
    ///
    /// As for [`load_options`](Self::load_options).
    pub(crate) fn published_load_options(&self) -> Result<LoadOptions, Failure> {
        self.load_options_with(&self.published_replacements())
    }

    fn load_options_with(&self, replacements: &[Replacement]) -> Result<LoadOptions, Failure> {
        let mut overrides = Vec::new();
        for replacement in replacements {
            let text = replaced_text(&replacement.by)?;
            let what = format!("the replacement of `{}`", replacement.files);
            let replace = Some(node(&text, &what)?);
            overrides.push(Override {
                files: pattern(&replacement.files)?,
                replace,
                patch: None,
            });
        }
        for patch in &self.spec.patch {
            let merge = Some(node(
                &patch.merge,
                &format!("the patch of `{}`", patch.files),
            )?);
            overrides.push(Override {
                files: pattern(&patch.files)?,
                replace: None,
                patch: merge,
            });
        }
        Ok(LoadOptions {
            overrides,
            allow_outside: self.allowed(),
            map: self.addresses(),
            files: self.spec.files.clone(),
            given: self.spec.given.clone(),
            reading: self.spec.read,
            equality: self.spec.equality,
            spelling: Arc::new(self.spelling()?),
            ..LoadOptions::default()
        })
    }

    /// Returns `true` if both options make the same changes to a file as it is read.
    #[cfg(feature = "diff")]
    pub(crate) fn changes_files_like(&self, other: &Config) -> bool {
        let changes = |config: &Config| {
            let spec = &config.spec;
            (spec.read, spec.patch.clone(), spec.replace.clone())
        };
        changes(self) == changes(other)
    }

    /// Returns the folders that references may lead to: those in the options, those of mapped files, and the current
    /// folder if the spec is below it.
    fn allowed(&self) -> Vec<PathBuf> {
        let mut allowed = self.spec.allow_outside.clone();
        let mapped = self.spec.map.values().map(|path| match path.is_dir() {
            true => path.as_path(),
            false => path.parent().unwrap_or(Path::new("")),
        });
        let non_empty = |folder: &Path| match folder.as_os_str().is_empty() {
            true => PathBuf::from("."),
            false => folder.to_owned(),
        };
        allowed.extend(mapped.map(non_empty));
        let here = fs::canonicalize(".").ok();
        // The root of the file system is not a project folder, so it is never allowed implicitly.
        let here = here.filter(|here| here.parent().is_some());
        let own = fs::canonicalize(non_empty(&self.folder())).ok();
        if here
            .zip(own)
            .is_some_and(|(here, own)| own.starts_with(here))
        {
            allowed.push(PathBuf::from("."));
        }
        allowed
    }

    /// Returns the files that URLs are mapped to, relative to the folder of the spec.
    fn addresses(&self) -> BTreeMap<String, String> {
        let here = self.folder();
        let path = |path: &Path| {
            let parts: Vec<String> = seen_from(&here, path)
                .components()
                .map(|part| part.as_os_str().to_string_lossy().into_owned())
                .collect();
            parts.join("/")
        };
        let entries = self.spec.map.iter();
        entries
            .map(|(address, file)| (address.clone(), path(file)))
            .collect()
    }

    /// Returns the custom page templates, as pairs of path and contents, sorted. Paths are relative to the template folder.
    ///
    /// # Errors
    ///
    /// If the folder or a file in it cannot be read.
    pub fn templates(&self) -> Result<Vec<(String, String)>, Failure> {
        let mut found = Vec::new();
        if let Some(folder) = &self.output.templates {
            let message = |error| {
                format!(
                    "the templates in `{}` cannot be read: {error}",
                    folder.display()
                )
            };
            read_below(folder, "", &mut found)
                .map_err(|error| Failure::new(Code::FileNotRead, message(error)))?;
            found.sort();
        }
        Ok(found)
    }

    /// Returns the files and folders other than the spec's own that the result depends on.
    pub(crate) fn files_read(&self) -> Vec<PathBuf> {
        let replacements =
            self.spec
                .replace
                .iter()
                .filter_map(|replacement| match &replacement.by {
                    ReplacedBy::File(path) => Some(path.clone()),
                    ReplacedBy::Content(_) => None,
                });
        self.file
            .clone()
            .into_iter()
            .chain(self.lock.clone())
            .chain(self.output.templates.clone())
            .chain(replacements)
            .collect()
    }

    /// Warns of replacements and patches that match no file, unless they are optional.
    pub(crate) fn report_unused(&self, spec: &Spec, findings: &mut Diagnostics) {
        let replaced = self
            .spec
            .replace
            .iter()
            .filter(|replacement| !replacement.optional);
        let replaced = replaced.map(|replacement| ("replacement", &replacement.files));
        let patched = self
            .spec
            .patch
            .iter()
            .filter(|patch| !patch.optional)
            .map(|patch| ("patch", &patch.files));
        for (what, files) in replaced.chain(patched) {
            if !spec
                .sources
                .iter()
                .any(|(_, source)| fits(files, &source.path))
            {
                let finding = findings.push(
                    Code::UnusedOverride,
                    None,
                    format!("the {what} of `{files}` matches no file"),
                );
                finding.help(
                    "paths are those seen from the folder of the root file; remove the override if it is old, or say \
                     `optional = true` if other specs need it",
                );
            }
        }
    }
}

pub(super) fn fits(files: &str, path: &str) -> bool {
    Pattern::new(files).is_ok_and(|pattern| pattern.matches(path))
}

fn pattern(files: &str) -> Result<Pattern, Failure> {
    Pattern::new(files).map_err(|error| {
        Failure::new(
            Code::BadOption,
            format!("invalid glob `{files}`: {}", error.msg),
        )
    })
}

pub(super) fn replaced_text(by: &ReplacedBy) -> Result<String, Failure> {
    match by {
        ReplacedBy::Content(text) => Ok(text.clone()),
        ReplacedBy::File(path) => fs::read_to_string(path).map_err(|error| {
            Failure::new(
                Code::FileNotRead,
                format!(
                    "the replacement `{}` cannot be read: {error}",
                    path.display()
                ),
            )
        }),
    }
}

fn node(text: &str, what: &str) -> Result<Node, Failure> {
    let wrong = |message: String| {
        Failure::new(
            Code::BadOption,
            format!("{what} is not valid YAML: {message}"),
        )
    };
    openapi::parse(text)
        .map(|parsed| parsed.root)
        .map_err(|error| wrong(error.message))
}

/// Reads every file below a folder, except hidden ones.
fn read_below(folder: &Path, prefix: &str, found: &mut Vec<(String, String)>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        match entry.file_type()? {
            _ if name.starts_with('.') => {}
            kind if kind.is_dir() => read_below(&entry.path(), &format!("{path}/"), found)?,
            _ => found.push((path, fs::read_to_string(entry.path())?)),
        }
    }
    Ok(())
}
