//! The fingerprint of a run's options: equal options give equal fingerprints. This module does not read the spec.

use super::relative::seen_from;
use super::resolve::{fits, replaced_text};
use super::{Config, OutputOptions, ReplacedBy};
use crate::findings::Failure;
use crate::output::Fingerprint;

impl Config {
    /// Returns a fingerprint of everything that affects the output, except the spec. It does not depend on the location
    /// of the files.
    ///
    /// # Errors
    ///
    /// If a file that an option names cannot be read.
    pub(crate) fn fingerprint(&self) -> Result<Fingerprint, Failure> {
        let mut options = self.clone();
        let here = self.folder();
        // The fingerprint is the same for roots given one by one, by a glob or by a folder.
        options.spec.path = None;
        let roots = self.roots().unwrap_or_default();
        options.spec.paths = roots.iter().map(|root| seen_from(&here, root)).collect();
        for folder in &mut options.spec.allow_outside {
            *folder = seen_from(&here, folder);
        }
        for path in options.spec.map.values_mut() {
            *path = seen_from(&here, path);
        }
        options.spec.replace = self.published_replacements();
        for replacement in &mut options.spec.replace {
            replacement.by = ReplacedBy::Content(replaced_text(&replacement.by)?);
        }
        options.output = OutputOptions {
            dir: None,
            templates: None,
            ..options.output
        };
        // Where the options and the files come from does not affect the output.
        (options.file, options.lock, options.spec.files) = (None, None, None);
        options.spec.given.clear();
        let mut parts = vec![("options".to_owned(), format!("{options:?}"))];
        if self.spec.names.is_some() {
            parts.push(("names".to_owned(), format!("{:?}", self.spelling()?)));
        }
        let templates = self.templates()?;
        parts.extend(
            templates
                .into_iter()
                .map(|(path, text)| (format!("templates/{path}"), text)),
        );
        Ok(Fingerprint::of_set(parts))
    }

    /// Returns `true` if a replacement matches this file of the spec.
    pub(crate) fn replaces(&self, path: &str) -> bool {
        let mut replacements = self.spec.replace.iter();
        replacements.any(|replacement| fits(&replacement.files, path))
    }
}
