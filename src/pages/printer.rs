//! Defines the interface for printing the pages of a flavour, one at a time. It knows no site.

use super::template::{TemplateError, Templates};
use crate::config::PageKind;

/// The pages of a flavour, ready to be printed. A page is identified by its kind and its position
/// within that kind.
///
/// # Errors
/// If a user's template cannot be rendered.
pub(crate) trait Printer: Sync {
    /// Prints one page.
    fn page(
        &self,
        kind: PageKind,
        at: usize,
        templates: &Templates,
    ) -> Result<String, TemplateError>;

    /// Prints the front page of a kind; `lists` are the lists of its pages, as Markdown.
    fn index(
        &self,
        kind: PageKind,
        lists: String,
        templates: &Templates,
    ) -> Result<String, TemplateError>;

    /// Prints the page that explains what the others of a kind have in common; empty if there is none.
    fn guide(&self, _: PageKind, _: &Templates) -> Result<String, TemplateError> {
        Ok(String::new())
    }

    /// Prints the documentation of one model or operation, by its name in the spec. `None` if the
    /// pages do not have it.
    fn named(&self, name: &str, templates: &Templates) -> Result<Option<String>, TemplateError>;
}
