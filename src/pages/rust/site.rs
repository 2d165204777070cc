//! Arranges the pages of the crate as a site: its sections, and the outline that lists are made
//! from. It writes no files.

use super::RustPages;
use crate::api::{self, Api, TagId};
use crate::config::PageKind;
use crate::pages::page::Index;
use crate::pages::printer::Printer;
use crate::pages::site::input::{
    Body, Entry, Node, Operation, Outline, Role, Section, Site, Subject, Tag,
};
use crate::pages::template::{TemplateError, Templates};

impl RustPages<'_> {
    /// Returns the pages as a site in this folder.
    pub(crate) fn site(&self, folder: &str) -> Site {
        let index = self.index();
        let entries = self.pages.listed.iter().map(|listed| Entry {
            id: self.id(listed),
            title: listed.title.clone(),
            file: listed.path.clone(),
            slug: listed.slug.clone(),
            subject: Subject::Models(vec![listed.id.0 as usize]),
        });
        let models = Section {
            kind: PageKind::Models,
            folder: folder.to_owned(),
            address: index.slug,
            index_id: PageKind::Models.to_string(),
            keywords: index.keywords,
            tags: index.tags,
            entries: entries.collect(),
            guide: Some(self.guide_entry()),
        };
        Site {
            title: self.api.info.title.clone(),
            language: "Rust",
            folder: folder.to_owned(),
            version: self.version(),
            sidebar_class_name: self.options.sidebar_class_name.clone(),
            as_published: false,
            description_column: 1,
            outline: outline(self.api),
            sections: vec![models],
        }
    }
}

impl Printer for RustPages<'_> {
    fn page(&self, _: PageKind, at: usize, templates: &Templates) -> Result<String, TemplateError> {
        templates.print("model.md", "page", &self.page(&self.pages.listed[at]))
    }

    fn index(
        &self,
        _: PageKind,
        lists: String,
        templates: &Templates,
    ) -> Result<String, TemplateError> {
        let index = Index {
            lists,
            ..self.index()
        };
        templates.print("index.md", "index", &index)
    }

    fn guide(&self, _: PageKind, templates: &Templates) -> Result<String, TemplateError> {
        templates.print("using.md", "guide", &RustPages::guide(self))
    }

    fn named(&self, name: &str, templates: &Templates) -> Result<Option<String>, TemplateError> {
        let mut listed = self.pages.listed.iter();
        let found = listed.position(|listed| self.view[listed.id].published == name);
        found
            .map(|at| Printer::page(self, PageKind::Models, at, templates))
            .transpose()
    }
}

/// Returns the outline; its positions are those of the API.
fn outline(api: &Api) -> Outline {
    let tags = api.tags.iter().map(|tag| Tag {
        name: tag.name.clone(),
        description: tag.description.clone(),
    });
    let models = api.models.iter().map(|model| Node {
        tags: positions(&model.usage.tags),
        holds: held(model),
    });
    Outline {
        tags: tags.collect(),
        models: models.collect(),
        operations: api.operations.iter().map(operation).collect(),
    }
}

fn operation(operation: &api::Operation) -> Operation {
    let bodies = operation.bodies().filter_map(|body| {
        Some(Body {
            role: Role::of(body.status.map(ToString::to_string).as_deref()),
            model: body.ty.model()?.0 as usize,
            is_list: matches!(body.ty, api::Type::List { .. }),
        })
    });
    Operation {
        method: operation.method.to_uppercase(),
        path: operation.path.clone(),
        summary: operation.summary.clone().unwrap_or_default(),
        tags: positions(&operation.tags),
        bodies: bodies.collect(),
    }
}

fn held(model: &api::Model) -> Vec<usize> {
    let held = api::usage::parts(model).into_iter();
    held.map(|id| id.0 as usize).collect()
}

fn positions(tags: &[TagId]) -> Vec<usize> {
    tags.iter().map(|tag| tag.0 as usize).collect()
}
