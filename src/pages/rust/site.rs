//! Arranges the pages of the crate as a site: its sections, and the outline that lists are made
//! from. It writes no files.

use super::operations::Operations;
use super::{RustPages, id_prefix};
use crate::api::{self, Api, TagId};
use crate::config::{Flavour, Folders, PageKind};
use crate::pages::page::Index;
use crate::pages::printer::Printer;
use crate::pages::site::input::{
    Body, Entry, Node, Operation, Outline, Role, Section, Site, Subject, Tag,
};
use crate::pages::template::{TemplateError, Templates};

impl RustPages<'_> {
    /// Returns the pages as a site in these folders.
    pub(crate) fn site(&self, folders: &Folders) -> Site {
        let models = self.has_models().then(|| self.models(folders));
        let operations = self.operations.as_ref();
        let methods = operations.map(|operations| self.methods(operations, folders));
        Site {
            title: self.api.info.title.clone(),
            language: "Rust",
            folder: folders.of(Flavour::RustPages).to_owned(),
            version: self.version(),
            sidebar_class_name: self.options.sidebar_class_name.clone(),
            as_published: false,
            description_column: 1,
            outline: outline(self.api),
            sections: models.into_iter().chain(methods).collect(),
        }
    }

    fn models(&self, folders: &Folders) -> Section {
        let index = self.index(PageKind::Models);
        let entries = self.pages.listed.iter().map(|listed| Entry {
            id: self.id(listed),
            title: listed.title.clone(),
            file: listed.path.clone(),
            slug: listed.slug.clone(),
            subject: Subject::Models(vec![listed.id.0 as usize]),
        });
        Section {
            kind: PageKind::Models,
            title: "Models",
            folder: folders.of(Flavour::RustPages).to_owned(),
            address: index.slug,
            index_id: index.id,
            keywords: index.keywords,
            tags: index.tags,
            entries: entries.collect(),
            guide: Some(self.guide_entry()),
        }
    }

    fn methods(&self, operations: &Operations, folders: &Folders) -> Section {
        let index = self.index(PageKind::Methods);
        Section {
            kind: PageKind::Methods,
            title: "Operations",
            folder: folders.rust_pages_methods.trim_matches('/').to_owned(),
            address: index.slug,
            index_id: index.id,
            keywords: index.keywords,
            tags: index.tags,
            entries: operations.entries(&id_prefix(&self.pages.at.prefix)),
            guide: None,
        }
    }
}

impl Printer for RustPages<'_> {
    fn page(
        &self,
        kind: PageKind,
        at: usize,
        templates: &Templates,
    ) -> Result<String, TemplateError> {
        match (kind, &self.operations) {
            (PageKind::Methods, Some(operations)) => operations.page(self, at, templates),
            _ => templates.print("model.md", "page", &self.page(&self.pages.listed[at])),
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
            ..self.index(kind)
        };
        match (kind, &self.operations) {
            (PageKind::Methods, Some(operations)) => operations.index_page(index, templates),
            _ => templates.print("index.md", "index", &index),
        }
    }

    fn guide(&self, _: PageKind, templates: &Templates) -> Result<String, TemplateError> {
        templates.print("using.md", "guide", &RustPages::guide(self))
    }

    fn named(&self, name: &str, templates: &Templates) -> Result<Option<String>, TemplateError> {
        let mut listed = self.pages.listed.iter();
        let found = listed.position(|listed| self.view[listed.id].published == name);
        match (found, &self.operations) {
            (Some(at), _) => Printer::page(self, PageKind::Models, at, templates).map(Some),
            (None, Some(operations)) => operations.named(self, name, templates),
            (None, None) => Ok(None),
        }
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
