//! `Api` → Markdown pages, one per model that has one. It writes no file and knows no YAML.
//!
//! A flavour turns models into a [`page::Page`] of finished strings; a template prints it.

mod page;
mod powershell;
mod template;

pub use page::{Index, Page, Property, Value};
pub use template::{TemplateError, Templates};

use crate::config::PowerShellOptions;
use crate::ir::{Api, ModelId};
use crate::output::OutputFile;

/// The class of a component on PowerShell pages, which is the title of its page. Components of one class share a page.
#[must_use]
pub fn powershell_class(component: &str) -> String {
    powershell::class_name(component)
}

/// The page of one model, if it has one.
///
/// # Errors
/// If a template that was put in the place of an embedded one cannot be rendered.
pub fn powershell_page(
    api: &Api,
    id: ModelId,
    options: &PowerShellOptions,
    templates: &Templates,
) -> Result<Option<String>, TemplateError> {
    let found = powershell::pages(api, options).into_iter().find(|(_, page)| page.component == api[id].name);
    let links = powershell::Links::new(&options.links);
    found.map(|(_, page)| Ok(links.put(templates.page(&page)?))).transpose()
}

/// The pages of the PowerShell SDK, and the list of them.
///
/// # Errors
/// If a template that was put in the place of an embedded one cannot be rendered.
pub fn powershell(
    api: &Api,
    options: &PowerShellOptions,
    templates: &Templates,
) -> Result<Vec<OutputFile>, TemplateError> {
    let pages = powershell::pages(api, options);
    let titles = pages.iter().map(|(_, page)| page.title.clone()).collect();
    let index = powershell::index(api, options, titles);
    let links = powershell::Links::new(&options.links);
    let mut files = Vec::with_capacity(pages.len() + 1);
    for (path, page) in pages {
        files.push(OutputFile { path, contents: links.put(templates.page(&page)?) });
    }
    files.push(OutputFile { path: "Index.md".to_owned(), contents: templates.index(&index)? });
    Ok(files)
}
