//! Every decision about PowerShell's reference, made once: the classes with a page, their names, addresses and contents. It
//! knows no page, template or site.

mod labels;
mod row;
mod value;

pub(crate) use labels::Labels;
pub(crate) use row::Row;
pub(crate) use value::Value;

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::cell::Classes;
use super::method::{self, Group};
use super::name::file_name;
use crate::config::{IndexComponent, PowerShellOptions};
use crate::published::{Listing, Model, ModelId, Published, Shape};
use crate::text::file::INDICES;
use crate::text::file::free_markdown_file;
use crate::text::slug::slug;

/// The view of a published reading in PowerShell's terms.
pub(crate) struct View<'a> {
    pub(crate) published: &'a Published,
    pub(crate) labels: Labels,
    classes: Classes<'a>,
    pages: Vec<ClassPage>,
    /// The functions by tag; computed on demand.
    groups: OnceLock<Vec<Group>>,
}

/// A class with a page of its own, before its contents are computed.
#[derive(Debug, Clone)]
pub(crate) struct ClassPage {
    /// The class, such as `AccessProfile`.
    pub(crate) class: String,
    /// The class with the prefix of the version, such as `BetaAccessProfile`.
    pub(crate) prefixed: String,
    /// The file, such as `AccessProfile.md`.
    pub(crate) file: String,
    /// The last segment of the address, such as `access-profile`.
    pub(crate) slug: String,
    /// The model that the page shows.
    pub(crate) model: ModelId,
    /// Every model of this class that would have a page.
    pub(crate) models: Vec<ModelId>,
}

/// The contents of the page of a class: rows of an object, or values of an enum.
pub(crate) struct ClassContent<'v> {
    /// The published name of the component.
    pub(crate) component: &'v str,
    /// The description as written in the spec; may be empty.
    pub(crate) description: &'v str,
    /// The function that creates a value.
    pub(crate) function: String,
    pub(crate) rows: Vec<Row>,
    pub(crate) values: Vec<Value>,
}

impl<'a> View<'a> {
    pub(crate) fn new(published: &'a Published, options: &PowerShellOptions) -> Self {
        let labels = Labels::new(&published.info.version, options);
        let classes = Classes::new(published, options);
        let mut pages = class_pages(published, &classes, &labels);
        if options.index_component == IndexComponent::Lost {
            // The front page overwrites this one: `search` among the pages of 2026.
            pages.retain(|page| file_name(&published[page.models[0]].name) != INDICES);
        }
        View {
            published,
            labels,
            classes,
            pages,
            groups: OnceLock::new(),
        }
    }

    /// Returns the functions by tag, in the order in which operations name the tags.
    pub(crate) fn groups(&self) -> &[Group] {
        self.groups
            .get_or_init(|| method::groups(self.published, &self.classes, &self.labels.prefix))
    }

    /// Returns every class with a page, in the order of the models.
    pub(crate) fn pages(&self) -> &[ClassPage] {
        &self.pages
    }

    /// Returns the position of the page for the class of a component.
    pub(crate) fn page_of(&self, component: &str) -> Option<usize> {
        let is_named = |id: &ModelId| self.published[*id].name == component;
        self.pages
            .iter()
            .position(|page| page.models.iter().any(is_named))
    }

    /// Returns the contents of a page.
    pub(crate) fn content(&self, page: &ClassPage) -> ClassContent<'_> {
        let model = &self.published[page.model];
        let (rows, values) = match (model.listed_fields(), &model.shape) {
            (Some(fields), _) => {
                let rows = fields.iter().map(|field| Row::new(field, &self.classes));
                (rows.collect(), Vec::new())
            }
            (None, Shape::Enum(shape)) => {
                (Vec::new(), value::all(&self.classes.values(model, shape)))
            }
            (None, _) => (Vec::new(), Vec::new()),
        };
        ClassContent {
            component: &model.name,
            description: model.docs.as_deref().unwrap_or_default(),
            function: format!("Initialize-{}", page.prefixed),
            rows,
            values,
        }
    }
}

/// Returns the classes with a page. `foo_bar` and `fooBar` are one class: the page has the file name of the first and shows
/// the last. No published version has such a pair.
fn class_pages(published: &Published, classes: &Classes<'_>, labels: &Labels) -> Vec<ClassPage> {
    let mut pages: Vec<ClassPage> = Vec::new();
    let mut by_class: HashMap<&str, usize> = HashMap::new();
    let mut taken = HashSet::new();
    for (id, model) in published.models().filter(|(_, model)| has_page(model)) {
        let class = classes.of(id);
        if let Some(&at) = by_class.get(class) {
            pages[at].model = id;
            pages[at].models.push(id);
            continue;
        }
        by_class.insert(class, pages.len());
        pages.push(ClassPage {
            class: class.to_owned(),
            prefixed: format!("{}{class}", labels.prefix),
            file: free_markdown_file(&file_name(&model.name), &mut taken),
            slug: slug(class),
            model: id,
            models: vec![id],
        });
    }
    pages
}

fn has_page(model: &Model) -> bool {
    let is_enum = matches!(model.shape, Shape::Enum(_)) && model.listing == Listing::Shape;
    model.listed_fields().is_some() || is_enum
}
