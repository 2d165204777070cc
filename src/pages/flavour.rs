//! The pages of one flavour: a site as plain data, the printer and the templates. It knows no
//! language.

use super::printer::Printer;
use super::site::{self, input::Site};
use super::template::{BuiltIn, TemplateError, Templates};
use crate::Failure;
use crate::config::Config;
use crate::diagnostic::Code;
use crate::output::OutputFile;

/// The pages of one flavour, ready to be printed.
pub struct Pages<'a> {
    pub(super) site: Site,
    pub(super) printer: Box<dyn Printer + 'a>,
    /// The built-in templates.
    pub(super) templates: &'static [BuiltIn],
    /// The folder of the user's templates, with a trailing slash.
    pub(super) template_folder: &'static str,
    pub(super) config: &'a Config,
}

impl Pages<'_> {
    /// Prints every file of the flavour, with paths below the output folder.
    ///
    /// # Errors
    ///
    /// If a user's template is invalid.
    pub fn files(&self) -> Result<Vec<OutputFile>, Failure> {
        let templates = self.templates()?;
        let files = site::files(&self.site, &*self.printer, &self.config.pages, &templates);
        files.map_err(|error| wrong_template(&error))
    }

    /// Prints the documentation of one model or operation, by its name in the spec. `None` if the
    /// pages do not have it.
    ///
    /// # Errors
    ///
    /// If a user's template is invalid.
    pub fn named(&self, name: &str) -> Result<Option<String>, Failure> {
        let templates = self.templates()?;
        let text = self.printer.named(name, &templates);
        text.map_err(|error| wrong_template(&error))
    }

    fn templates(&self) -> Result<Templates, Failure> {
        let own = self.config.templates()?.into_iter();
        let own = own.filter_map(|(path, text)| {
            let name = path.strip_prefix(self.template_folder)?;
            Some((name.to_owned(), text))
        });
        Templates::new(self.templates, own).map_err(|error| wrong_template(&error))
    }
}

fn wrong_template(error: &TemplateError) -> Failure {
    Failure::new(Code::BadOption, error.to_string())
}
