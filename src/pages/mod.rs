//! `Api` → Markdown pages, one per model that has one. It writes no file and knows no YAML.
//!
//! A flavour turns models into a [`page::Page`] of finished strings; a template prints it; `site` lays out what was
//! printed.

mod description;
mod front;
mod page;
mod powershell;
pub(crate) mod rust;
mod site;
mod template;

pub use page::{FrontMatter, Index, Page, Property, Value};
pub use rust::{Example, Member, RustPage};
pub use template::{TemplateError, Templates};

use std::collections::HashMap;

use site::{Entry, Site};

use crate::api::{Api, ModelId};
use crate::config::{PagesOptions, PowerShellOptions, RustOptions, RustPagesOptions};
use crate::output::OutputFile;
use crate::parallel;
use crate::published::{self, Published};

use self::rust::{Listed, RustPages};

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
    api: &Published,
    id: published::ModelId,
    options: &PowerShellOptions,
    templates: &Templates,
) -> Result<Option<String>, TemplateError> {
    let found = powershell::pages(api, options)
        .into_iter()
        .find(|(_, _, page)| page.component == api[id].name);
    let links = powershell::Links::new(&options.links);
    found
        .map(|(_, _, page)| Ok(links.put(templates.page(&page)?)))
        .transpose()
}

/// How the pages of a flavour are laid out, and where they are put.
#[derive(Debug, Clone, Copy)]
pub struct Target<'a> {
    /// How they are laid out.
    pub options: &'a PagesOptions,
    /// Their folder below the output folder, without slashes around it; may be empty.
    pub folder: &'a str,
}

/// The pages of the PowerShell SDK and the list of them.
///
/// # Errors
/// If a template that was put in the place of an embedded one cannot be rendered.
pub fn powershell(
    published: &Published,
    api: &Api,
    options: &PowerShellOptions,
    target: Target<'_>,
    templates: &Templates,
) -> Result<Vec<OutputFile>, TemplateError> {
    let links = powershell::Links::new(&options.links);
    let pages = powershell::pages(published, options);
    let texts = parallel::each(&pages, |(_, _, page)| Ok(links.put(templates.page(page)?)));
    let by_name: HashMap<&str, ModelId> =
        api.models().map(|(id, model)| (&*model.name, id)).collect();
    let printed = pages
        .into_iter()
        .zip(texts)
        .map(|((model, path, page), text)| {
            let FrontMatter {
                id, title, slug, ..
            } = page.front;
            let model = by_name.get(&*published[model].name).copied();
            Ok(Entry {
                id,
                title,
                path,
                slug,
                model,
                text: text?,
            })
        });
    let entries = printed.collect::<Result<Vec<_>, TemplateError>>()?;
    let titles = entries.iter().map(|entry| entry.title.clone()).collect();
    let site = Site {
        api,
        label: "PowerShell models",
        version: &powershell::version(published, options),
        sidebar_class_name: &options.sidebar_class_name,
        index: powershell::index(published, options, titles),
        always_listed: false,
        folder: target.folder,
        entries,
    };
    site::files(site, target.options, templates)
}

/// The page of one model in Rust terms, if its type is generated.
///
/// # Errors
/// If a template that was put in the place of an embedded one cannot be rendered.
pub fn rust_page(
    api: &Api,
    id: ModelId,
    (crate_options, options): (&RustOptions, &RustPagesOptions),
    templates: &Templates,
) -> Result<Option<String>, TemplateError> {
    let pages = RustPages::new(api, crate_options, options);
    pages
        .page_of(id)
        .map(|page| templates.rust_page(&page))
        .transpose()
}

/// A page for every type of the generated crate, and the lists of them.
///
/// # Errors
/// If a template that was put in the place of an embedded one cannot be rendered.
pub fn rust(
    api: &Api,
    (crate_options, options): (&RustOptions, &RustPagesOptions),
    target: Target<'_>,
    templates: &Templates,
) -> Result<Vec<OutputFile>, TemplateError> {
    let pages = RustPages::new(api, crate_options, options);
    let printed = pages.pages().into_iter().map(|(listed, page)| {
        let text = templates.rust_page(&page)?;
        let Listed {
            id: model,
            title,
            path,
            ..
        } = listed;
        Ok(Entry {
            id: page.front.id,
            title,
            path,
            slug: page.front.slug,
            model: Some(model),
            text,
        })
    });
    let entries = printed.collect::<Result<Vec<_>, TemplateError>>()?;
    let site = Site {
        api,
        label: "Rust models",
        version: &pages.version(),
        sidebar_class_name: &options.sidebar_class_name,
        index: pages.index(),
        always_listed: true,
        folder: target.folder,
        entries,
    };
    site::files(site, target.options, templates)
}
