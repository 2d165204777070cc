//! The printed pages of a flavour → the files around them: lists of models, a page for each tag, and what a site or a
//! book needs. It knows no flavour.

mod docusaurus;
mod graph;
mod links;
mod lists;
mod mdbook;
mod tags;
mod text;

pub(super) use lists::{Lists, TagPage};

use super::page::Index;
use super::template::{TemplateError, Templates};
use crate::api::{Api, ModelId};
use crate::config::{PageLayout, PagesOptions};
use crate::output::OutputFile;

/// A printed page, and what leads to it.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    /// The id of the page in a site.
    pub id: String,
    /// The name of the model in the language of the pages.
    pub title: String,
    /// The file, which stands directly in the folder of the pages.
    pub path: String,
    /// The address of the page in a site.
    pub slug: String,
    /// The model, where values of it have a type.
    pub model: Option<ModelId>,
    /// The page itself.
    pub text: String,
}

/// All pages of one flavour.
pub(super) struct Site<'a> {
    pub api: &'a Api,
    /// What the pages are called together, such as `PowerShell models`.
    pub label: &'static str,
    /// Stands in front of the ids of the pages that are made here, such as `beta`.
    pub version: &'a str,
    /// The style class of a page in the sidebar.
    pub sidebar_class_name: &'a str,
    /// What the front page says, but for the lists.
    pub index: Index,
    /// Whether the plain layout has lists too. The published pages have none.
    pub always_listed: bool,
    /// Where the pages are put, as seen from the folder of all documents of a site.
    pub folder: &'a str,
    pub entries: Vec<Entry>,
}

/// Where a layout keeps what, below the folder of the flavour.
struct Places {
    /// In front of every page.
    root: &'static str,
    /// The front page.
    index: &'static str,
    /// The folder of the models' pages.
    models: &'static str,
    /// The folder of the tags' pages.
    tags: &'static str,
}

impl Places {
    fn of(layout: PageLayout) -> Places {
        match layout {
            PageLayout::Plain | PageLayout::Docusaurus => Places {
                root: "",
                index: "Index.md",
                models: "",
                tags: "by-tag/",
            },
            // A folder of their own, as a page called `Print` would stand in the place of one of mdBook's files.
            PageLayout::Mdbook => Places {
                root: "src/",
                index: "index.md",
                models: "models/",
                tags: "by-tag/",
            },
        }
    }
}

/// Every file of the flavour.
///
/// # Errors
/// If a template that was put in the place of an embedded one cannot be rendered.
pub(super) fn files(
    mut site: Site<'_>,
    options: &PagesOptions,
    templates: &Templates,
) -> Result<Vec<OutputFile>, TemplateError> {
    let places = Places::of(options.layout);
    let listed = site.always_listed || options.layout != PageLayout::Plain;
    let groups = tags::groups(&site);
    let tag_pages = if listed {
        lists::tag_pages(&site, &groups, &places, options)
    } else {
        Vec::new()
    };
    if listed {
        site.index.lists = templates.lists(&Lists::new(&site, &groups, &places))?;
    }
    let mut pages = Vec::with_capacity(site.entries.len() + tag_pages.len() + 1);
    pages.extend(
        site.entries
            .iter()
            .map(|entry| file(places.models, &entry.path, entry.text.clone())),
    );
    pages.push(file("", places.index, templates.index(&site.index)?));
    for page in &tag_pages {
        pages.push(file("", &page.path, templates.tag(page)?));
    }
    // As files, links are found whether a site ends its addresses in a slash or not. Published pages stay as they are.
    if options.layout == PageLayout::Docusaurus && site.always_listed {
        let files = links::files(&site.entries);
        pages
            .iter_mut()
            .for_each(|page| page.contents = links::to_files(&page.contents, &files));
    }
    Ok(match options.layout {
        PageLayout::Plain => pages,
        PageLayout::Docusaurus => docusaurus::with_sidebar(pages, &site, &groups),
        PageLayout::Mdbook => mdbook::book(pages, &site, &groups, &places),
    })
}

fn file(folder: &str, path: &str, contents: String) -> OutputFile {
    OutputFile {
        path: format!("{folder}{path}"),
        contents,
    }
}
