//! Who prints the pages of a flavour, one at a time. It knows no site.

use super::template::{TemplateError, Templates};
use crate::config::PageKind;

/// The pages of a flavour, decided and not yet printed. A page is known by its kind and its position among those.
///
/// # Errors
/// If a template that was put in the place of a built-in one cannot be rendered.
pub(crate) trait Printer: Sync {
    /// One page.
    fn page(
        &self,
        kind: PageKind,
        at: usize,
        templates: &Templates,
    ) -> Result<String, TemplateError>;

    /// The front page of a kind, with lists of its pages as Markdown.
    fn index(
        &self,
        kind: PageKind,
        lists: String,
        templates: &Templates,
    ) -> Result<String, TemplateError>;

    /// What pages say of one model or operation by its name in the spec, if they do.
    fn named(&self, name: &str, templates: &Templates) -> Result<Option<String>, TemplateError>;
}
