//! Turns a `powershell::View` into the pages of the PowerShell SDK, byte for byte as SailPoint
//! publishes them. It makes no decisions: names, cells and examples come from the view.

mod method;
mod model;
mod outline;

use crate::config::{Config, Flavour, IndexId, PageKind, PowerShellOptions};
use crate::pages::flavour::Pages;
use crate::pages::front::quoted;
use crate::pages::page::Index;
use crate::pages::printer::Printer;
use crate::pages::site::input::{Call, Entry, Section, Site, Subject};
use crate::pages::template::{BuiltIn, TemplateError, Templates};
use crate::powershell::links::Links;
use crate::powershell::view::View;
use crate::published::Published;
use crate::text::slug::slug;
use crate::text::version::label;

/// The built-in templates.
const TEMPLATES: [BuiltIn; 5] = [
    (
        "method.md",
        include_str!("../../../templates/powershell/method.md"),
    ),
    (
        "operation.md",
        include_str!("../../../templates/powershell/operation.md"),
    ),
    (
        "method-index.md",
        include_str!("../../../templates/powershell/method-index.md"),
    ),
    (
        "model.md",
        include_str!("../../../templates/powershell/model.md"),
    ),
    (
        "index.md",
        include_str!("../../../templates/powershell/index.md"),
    ),
];

impl<'a> Pages<'a> {
    /// Creates the pages for PowerShell, as they are published.
    #[must_use]
    pub fn powershell(published: &'a Published, config: &'a Config) -> Self {
        let folders = &config.output.folders;
        let folder = folders.of(Flavour::Powershell);
        let options = config.powershell_pages();
        let pages = PowerShellPages::new(View::new(published, &options), options);
        Pages {
            site: pages.site(folder, |kind| match kind {
                PageKind::Models => folder,
                PageKind::Methods => folders.powershell_methods.trim_matches('/'),
            }),
            printer: Box::new(pages),
            templates: &TEMPLATES,
            template_folder: "powershell/",
            config,
        }
    }
}

/// The pages of a view.
struct PowerShellPages<'a> {
    view: View<'a>,
    options: PowerShellOptions,
    links: Links,
}

impl<'a> PowerShellPages<'a> {
    fn new(view: View<'a>, options: PowerShellOptions) -> Self {
        PowerShellPages {
            view,
            links: Links::new(options.links.clone().unwrap_or_default()),
            options,
        }
    }

    /// Returns the site. `folder` is the folder of the whole flavour, `folder_of` returns that of a
    /// section.
    fn site<'f>(&self, folder: &'f str, folder_of: impl Fn(PageKind) -> &'f str) -> Site {
        let sections = PageKind::ALL
            .into_iter()
            .filter(|kind| self.options.kinds.contains(kind));
        let section = |kind| self.section(kind, folder_of(kind).to_owned());
        Site {
            title: self.view.published.info.title.clone(),
            language: "PowerShell",
            folder: folder.to_owned(),
            version: self.view.labels.version.clone(),
            sidebar_class_name: self.options.sidebar_class_name.clone(),
            as_published: true,
            description_column: 2,
            outline: outline::of(self.view.published),
            sections: sections.map(section).collect(),
        }
    }

    fn section(&self, kind: PageKind, folder: String) -> Section {
        let entries = match kind {
            PageKind::Models => self.models(),
            PageKind::Methods => self.methods(),
        };
        let index = self.index_of(kind);
        Section {
            kind,
            title: kind.title(),
            folder,
            address: index.slug,
            index_id: index.id,
            keywords: index.keywords,
            tags: index.tags,
            entries,
            guide: None,
        }
    }

    fn models(&self) -> Vec<Entry> {
        let pages = self.view.pages().iter();
        let entry = pages.map(|page| Entry {
            id: model::id(page),
            title: page.class.clone(),
            file: page.file.clone(),
            slug: page.slug.clone(),
            subject: Subject::Models(page.models.iter().map(|id| id.0 as usize).collect()),
        });
        entry.collect()
    }

    fn methods(&self) -> Vec<Entry> {
        let groups = self.view.groups().iter();
        let entry = groups.map(|group| {
            let calls = group.methods.iter().filter_map(|method| {
                Some(Call {
                    operation: method.position?,
                    title: method.function.clone(),
                    anchor: method.anchor.clone(),
                })
            });
            Entry {
                id: slug(&group.prefixed),
                title: group.name.clone(),
                file: group.file.clone(),
                slug: slug(&group.name),
                subject: Subject::Operations(calls.collect()),
            }
        });
        entry.collect()
    }

    /// Returns the front page of a kind, without lists.
    fn index_of(&self, kind: PageKind) -> Index {
        let (labels, options) = (&self.view.labels, &self.options);
        let titles = match kind {
            PageKind::Models => {
                let pages = self.view.pages().iter();
                pages.map(|page| page.class.clone()).collect()
            }
            PageKind::Methods => {
                let groups = self.view.groups().iter();
                groups.map(|group| group.name.clone()).collect()
            }
        };
        let version = &labels.version;
        let (id, sidebar, keywords) = match options.index_id {
            IndexId::Plain => (
                kind.to_string(),
                format!("sidebar_position: 3\nsidebar_class_name: {kind}"),
                quoted(&options.keywords, &[kind.as_str()]),
            ),
            IndexId::Version => (
                format!("{version}-{kind}"),
                format!(
                    "sidebar_key: {version}-powershell-{kind}\nsidebar_position: 3\nsidebar_class_name: {kind}"
                ),
                quoted(&options.keywords, &[version, kind.as_str()]),
            ),
        };
        // If the version in URLs is the name of a part of the API, prose uses the version of the
        // spec.
        let prose_version = match options.index_id {
            IndexId::Plain => version.clone(),
            IndexId::Version => label(&self.view.published.info.version),
        };
        Index {
            id,
            sidebar,
            keywords,
            version: capitalised(&prose_version),
            tags: quoted(&options.tags, &[&labels.version, kind.as_str()]),
            slug: labels.address(kind).to_owned(),
            titles,
            lists: String::new(),
            guide: String::new(),
        }
    }
}

impl Printer for PowerShellPages<'_> {
    fn page(
        &self,
        kind: PageKind,
        at: usize,
        templates: &Templates,
    ) -> Result<String, TemplateError> {
        match kind {
            PageKind::Models => {
                let page = model::page(&self.view, &self.view.pages()[at], &self.options);
                let text = templates.print("model.md", "page", &page)?;
                Ok(self.links.put(text))
            }
            PageKind::Methods => {
                let page = method::page(&self.view, &self.view.groups()[at], &self.options);
                let text = templates.print("method.md", "page", &page)?;
                Ok(method::finished(text, &self.links))
            }
        }
    }

    fn index(
        &self,
        kind: PageKind,
        lists: String,
        templates: &Templates,
    ) -> Result<String, TemplateError> {
        let index = Index {
            lists,
            ..self.index_of(kind)
        };
        let name = match kind {
            PageKind::Models => "index.md",
            PageKind::Methods => "method-index.md",
        };
        templates.print(name, "index", &index)
    }

    fn named(&self, name: &str, templates: &Templates) -> Result<Option<String>, TemplateError> {
        if let Some(at) = self.view.page_of(name) {
            return self.page(PageKind::Models, at, templates).map(Some);
        }
        let methods = self.view.groups().iter().flat_map(|group| &group.methods);
        let Some(found) = methods.into_iter().find(|method| method.is_called(name)) else {
            return Ok(None);
        };
        let section = method::section(found, &self.view, &self.options);
        let text = templates.print("operation.md", "method", &section)?;
        Ok(Some(method::finished(text, &self.links)))
    }
}

/// Capitalises a version for use in prose: `Beta`.
fn capitalised(version: &str) -> String {
    let mut letters = version.chars();
    let first = letters.next().map(char::to_uppercase);
    first.into_iter().flatten().chain(letters).collect()
}
