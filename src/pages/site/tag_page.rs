//! What the template of a tag's page sees: finished strings.

use serde::Serialize;

use super::graph::{Branch, Graph, Holdings};
use super::input::{Operation, Role};
use super::lists::{Link, Lists};
use super::methods::CallLinks;
use super::places::relative;
use super::tags::Group;
use super::text::{code, plain};
use crate::config::{PageLayout, PagesOptions};
use crate::pages::description::blocks;
use crate::pages::page::FrontMatter;
use crate::text::quote;

/// `tag` in `tag.md`: the page of one tag.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TagPage {
    /// The file, below the output folder.
    pub(super) path: String,
    /// What the page says of itself. Its title is the name of the tag.
    #[serde(flatten)]
    front: FrontMatter,
    /// The name of the tag, as Markdown.
    heading: String,
    /// What the spec says of the tag, as Markdown; may be empty.
    description: String,
    /// Where the front page is.
    index: String,
    /// The operations with this tag.
    operations: Vec<Call>,
    /// The models, in order of name.
    models: Vec<Link>,
    /// Which model holds which, as a Mermaid flow chart; may be empty.
    graph: String,
    /// Which model holds which, as a list; may be empty.
    tree: String,
    /// How many models it leaves out, as they are further away from the operations than the others.
    left_out: usize,
}

/// An operation with the models it names.
#[derive(Debug, Clone, Serialize)]
struct Call {
    /// Method and path, as code; with a link where there is a page of the operation.
    call: String,
    /// What it does, as Markdown; may be empty.
    summary: String,
    /// Links to the models of its request, with commas between them; may be empty.
    takes: String,
    /// Links to the models of its responses, without those of errors, with commas between them; may be empty.
    gives: String,
}

/// The page of each tag.
pub(super) fn tag_pages(
    lists: &Lists<'_>,
    calls: &CallLinks<'_>,
    options: &PagesOptions,
) -> Vec<TagPage> {
    let (site, section) = (lists.site, lists.section);
    let holdings = Holdings::new(&site.outline, &section.entries);
    let page = |group: &Group<'_>| {
        let path = lists.tag_file(group);
        let graph = holdings.graph(group, options.graph_models);
        let (mut picture, mut tree) = (String::new(), String::new());
        match options.layout {
            // mdBook draws no Mermaid without a plug-in; a list works everywhere, is searched, and has links.
            PageLayout::Mdbook => tree = tree_text(lists, &graph, &path),
            PageLayout::Plain | PageLayout::Docusaurus => picture = graph.mermaid(&section.entries),
        }
        let front = FrontMatter {
            id: quote::double(&lists.tag_id(group)),
            title: quote::double(group.name),
            sidebar_class_name: site.sidebar_class_name.clone(),
            keywords: section.keywords.clone(),
            slug: format!("{}/by-tag/{}", section.address, group.slug),
            tags: section.tags.clone(),
        };
        let description = group.docs(&site.outline).map(blocks);
        let operations = group.operations(&site.outline);
        let models = group.pages.iter();
        TagPage {
            front,
            heading: plain(group.name),
            description: description.unwrap_or_default(),
            index: relative(&path, &lists.places.index),
            operations: operations
                .map(|operation| call(lists, &holdings, calls, operation, &path))
                .collect(),
            models: models.map(|&page| lists.link(&path, page)).collect(),
            graph: picture,
            tree,
            left_out: graph.left_out,
            path,
        }
    };
    lists.groups.iter().map(page).collect()
}

fn call(
    lists: &Lists<'_>,
    holdings: &Holdings<'_>,
    calls: &CallLinks<'_>,
    (at, operation): (usize, &Operation),
    path: &str,
) -> Call {
    let links = |role: Role| {
        let bodies = operation.bodies.iter().filter(|body| body.role == role);
        let pages = holdings.pages_of(bodies.map(|body| body.model));
        let links = pages.into_iter().map(|page| {
            let Link { title, target, .. } = lists.link(path, page);
            format!("[{title}]({target})")
        });
        links.collect::<Vec<_>>().join(", ")
    };
    let name = code(&format!("{} {}", operation.method, operation.path));
    Call {
        call: calls.linked(name, at, path),
        summary: plain(&operation.summary),
        takes: links(Role::Request),
        gives: links(Role::Success),
    }
}

fn tree_text(lists: &Lists<'_>, graph: &Graph, path: &str) -> String {
    if graph.arrows.is_empty() {
        return String::new();
    }
    let row = |row: &Branch| {
        let Link { title, target, .. } = lists.link(path, row.page);
        let more = if row.again { " (see above)" } else { "" };
        format!("{}- [{title}]({target}){more}\n", "  ".repeat(row.depth))
    };
    graph.tree().iter().map(row).collect()
}
