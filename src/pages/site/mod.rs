//! Arranges the pages of a flavour into files: the printed pages, lists of models, a page for each
//! tag, and the files that a site or a book needs. It knows no flavour.

mod book;
mod breaks;
mod docusaurus;
mod graph;
pub(super) mod input;
mod links;
mod lists;
mod methods;
mod places;
mod style;
mod tag_page;
mod tags;
#[cfg(test)]
mod tests;
mod text;

use input::{Section, Site};
use lists::Lists;
use methods::CallLinks;
use places::{Places, file};
use tag_page::{TagPage, tag_pages};

use super::printer::Printer;
use super::template::{TemplateError, Templates};
use crate::config::{PageKind, PageLayout, PagesOptions};
use crate::output::OutputFile;
use crate::parallel;

/// Returns every file of the flavour.
///
/// # Errors
/// If a user's template cannot be rendered.
pub(super) fn files(
    site: &Site,
    printer: &dyn Printer,
    options: &PagesOptions,
    templates: &Templates,
) -> Result<Vec<OutputFile>, TemplateError> {
    let builder = Builder {
        site,
        printer,
        layout: options.layout,
        templates,
    };
    let lists = site.section(PageKind::Models).map(|models| Lists {
        site,
        section: models,
        places: builder.places(models),
        groups: tags::groups(&site.outline, &models.entries),
    });
    let methods = site.section(PageKind::Methods);
    let calls = methods.map(|methods| CallLinks::new(methods, &builder.places(methods)));
    let calls = calls.unwrap_or_default();
    let mut files = Vec::new();
    for section in &site.sections {
        files.extend(builder.pages(section, &calls)?);
        let own = lists.as_ref().filter(|_| section.kind == PageKind::Models);
        files.push(builder.front_page(section, own)?);
    }
    let tag_pages = match &lists {
        Some(lists) if builder.has_lists() => tag_pages(lists, &calls, options),
        _ => Vec::new(),
    };
    for page in &tag_pages {
        files.push(builder.tag_page(page)?);
    }
    files.extend(match options.layout {
        PageLayout::Plain => Vec::new(),
        PageLayout::Docusaurus => docusaurus::files(site, lists.as_ref()),
        PageLayout::Mdbook => book::files(site, lists.as_ref()),
    });
    Ok(files)
}

/// Prints the pages for a layout.
struct Builder<'a> {
    site: &'a Site,
    printer: &'a dyn Printer,
    layout: PageLayout,
    templates: &'a Templates,
}

impl Builder<'_> {
    fn places(&self, section: &Section) -> Places {
        Places::of(section, self.layout, &self.site.folder)
    }

    /// Returns `true` if there are lists; published pages in a plain folder get none.
    fn has_lists(&self) -> bool {
        !self.site.as_published || self.layout != PageLayout::Plain
    }

    /// Prints the pages of a section.
    fn pages(
        &self,
        section: &Section,
        calls: &CallLinks<'_>,
    ) -> Result<Vec<OutputFile>, TemplateError> {
        let folder = self.places(section).pages;
        let users = match section.kind {
            PageKind::Models if self.layout != PageLayout::Plain => calls.users(self.site, section),
            _ => Vec::new(),
        };
        let links = self.links(section, &folder);
        let numbers: Vec<usize> = (0..section.entries.len()).collect();
        let page = |&at: &usize| {
            let path = format!("{folder}{}", section.entries[at].file);
            let mut text = self.printer.page(section.kind, at, self.templates)?;
            if let Some(users) = users.get(at).filter(|users| !users.is_empty()) {
                let shown = calls.shown(self.site, users, &path);
                text.truncate(text.trim_end().len());
                text += &self.templates.print("used-by.md", "users", &shown)?;
            }
            Ok(file(path, self.laid_out(&text, &links)))
        };
        parallel::each(&numbers, page).into_iter().collect()
    }

    /// Prints the front page of a section, with the lists at its end, if any.
    fn front_page(
        &self,
        section: &Section,
        lists: Option<&Lists<'_>>,
    ) -> Result<OutputFile, TemplateError> {
        let lists = lists.filter(|_| self.has_lists()).map(Lists::texts);
        let lists = lists.map(|lists| self.templates.print("lists.md", "lists", &lists));
        let lists = lists.transpose()?.unwrap_or_default();
        let text = self.printer.index(section.kind, lists, self.templates)?;
        let path = self.places(section).index;
        let text = self.laid_out(&text, &self.links(section, &path));
        Ok(match self.layout {
            PageLayout::Mdbook => file(path, book::front_page(section.kind, &text)),
            PageLayout::Plain | PageLayout::Docusaurus => file(path, text),
        })
    }

    fn tag_page(&self, page: &TagPage) -> Result<OutputFile, TemplateError> {
        let text = self.templates.print("tag.md", "tag", page)?;
        let text = match self.layout {
            PageLayout::Mdbook => book::page(&text),
            PageLayout::Plain | PageLayout::Docusaurus => text,
        };
        Ok(file(page.path.clone(), text))
    }

    /// Returns the links to convert into links to files, relative to a file or folder. Links to
    /// files work whether or not a site's URLs have a trailing slash. Published pages of a site are
    /// not changed.
    fn links(&self, section: &Section, from: &str) -> links::Files {
        let to_files = match self.layout {
            PageLayout::Plain => false,
            PageLayout::Docusaurus => !self.site.as_published,
            PageLayout::Mdbook => true,
        };
        match to_files {
            true => links::by_address(self.site, (section, from), |section| self.places(section)),
            false => links::Files::default(),
        }
    }

    /// Adapts a printed page to the layout.
    fn laid_out(&self, text: &str, links: &links::Files) -> String {
        let text = match links.is_empty() {
            true => text.to_owned(),
            false => links::to_files(text, links),
        };
        let text = match self.site.as_published || self.layout == PageLayout::Plain {
            true => text,
            false => breaks::in_tables(&text),
        };
        match self.layout {
            PageLayout::Mdbook => book::page(&text),
            PageLayout::Plain | PageLayout::Docusaurus => text,
        }
    }
}
