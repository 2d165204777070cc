//! Arranges the pages of a flavour into files: the printed pages, lists of models, a page for each
//! tag, and the files that a site or a book needs. It knows no flavour.

mod book;
mod breaks;
mod docusaurus;
mod examples;
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
pub(super) mod text;

use input::{Entry, Section, Site};
use lists::Lists;
use methods::CallLinks;
use places::{Places, file, relative};
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
        options,
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
        if let Some(guide) = &section.guide {
            files.push(builder.guide(section, guide)?);
        }
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
    if options.layout == PageLayout::Mdbook && options.examples_apart {
        examples::move_apart(site, &mut files);
    }
    Ok(files)
}

/// Prints the pages for a layout.
struct Builder<'a> {
    site: &'a Site,
    printer: &'a dyn Printer,
    options: &'a PagesOptions,
    templates: &'a Templates,
}

impl Builder<'_> {
    fn places(&self, section: &Section) -> Places {
        Places::of(section, self.options.layout, &self.site.folder)
    }

    /// Returns `true` if there are lists; published pages in a plain folder get none.
    fn has_lists(&self) -> bool {
        !self.site.as_published || self.options.layout != PageLayout::Plain
    }

    /// Prints the pages of a section.
    fn pages(
        &self,
        section: &Section,
        calls: &CallLinks<'_>,
    ) -> Result<Vec<OutputFile>, TemplateError> {
        let folder = self.places(section).pages;
        let users = match section.kind {
            // Other flavours list the operations themselves.
            PageKind::Models
                if self.options.layout != PageLayout::Plain && self.site.as_published =>
            {
                calls.users(self.site, section)
            }
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

    /// Prints the page that explains the others.
    fn guide(&self, section: &Section, guide: &Entry) -> Result<OutputFile, TemplateError> {
        let path = format!("{}{}", self.places(section).pages, guide.file);
        let index = relative(&path, &self.places(section).index);
        let text = self.printer.guide(section.kind, self.templates)?;
        let text = text.replace(&format!("]({})", section.address), &format!("]({index})"));
        let links = self.links(section, &path);
        Ok(file(path, self.laid_out(&text, &links)))
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
        let mut text = self.printer.index(section.kind, lists, self.templates)?;
        let Places {
            index: path, pages, ..
        } = self.places(section);
        // The lists link to files in every layout, and so do other links to pages of the section.
        let listed = match section.kind {
            PageKind::Methods if !self.site.as_published => &section.entries[..],
            _ => &[],
        };
        for entry in section.guide.iter().chain(listed) {
            let target = relative(&path, &format!("{pages}{}", entry.file));
            text = text.replace(&format!("]({})", entry.slug), &format!("]({target})"));
        }
        let text = self.laid_out(&text, &self.links(section, &path));
        Ok(match self.options.layout {
            PageLayout::Mdbook => file(path, book::front_page(section, &text)),
            PageLayout::Plain | PageLayout::Docusaurus => file(path, text),
        })
    }

    fn tag_page(&self, page: &TagPage) -> Result<OutputFile, TemplateError> {
        let text = self.templates.print("tag.md", "tag", page)?;
        Ok(file(page.path.clone(), self.in_layout(text)))
    }

    /// Returns the links to convert into links to files, relative to a file or folder. Links to
    /// files work whether or not a site's URLs have a trailing slash. Published pages of a site are
    /// not changed.
    fn links(&self, section: &Section, from: &str) -> links::Files {
        let to_files = match self.options.layout {
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
        let text = match self.site.as_published || self.options.layout == PageLayout::Plain {
            true => text,
            false => breaks::in_tables(&text),
        };
        let text = match self.options.layout {
            PageLayout::Docusaurus if !self.site.as_published => breaks::in_titles(&text),
            _ => text,
        };
        self.in_layout(text)
    }

    /// Adapts what surrounds the text of a page.
    fn in_layout(&self, text: String) -> String {
        match self.options.layout {
            PageLayout::Mdbook => book::page(&text),
            PageLayout::Plain | PageLayout::Docusaurus if self.options.tags => text,
            PageLayout::Plain | PageLayout::Docusaurus => without_tags(&text),
        }
    }
}

/// Removes the tags from the front matter of a page.
fn without_tags(page: &str) -> String {
    let is_tags = |line: &&str| line.starts_with("tags: [");
    let front = page.find("\n---\n").map_or(0, |end| end + 1);
    let (front, rest) = page.split_at(front);
    let lines = front.split_inclusive('\n');
    lines.filter(|line| !is_tags(line)).chain([rest]).collect()
}
