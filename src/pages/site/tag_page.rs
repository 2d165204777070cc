//! Creates the data for the template of a tag's page: finished strings. It writes no files.

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

/// The `tag` variable of `tag.md`: the page of one tag.
#[derive(Debug, Clone, Serialize)]
pub(super) struct TagPage {
    /// The path below the output folder.
    pub(super) path: String,
    /// The front matter. Its title is the name of the tag.
    #[serde(flatten)]
    front: FrontMatter,
    /// The name of the tag, as Markdown.
    heading: String,
    /// The description of the tag, as Markdown; may be empty.
    description: String,
    /// The path of the front page, relative to this page.
    index: String,
    /// The operations with this tag.
    operations: Vec<Call>,
    /// The models, sorted by name.
    models: Vec<Link>,
    /// A Mermaid flowchart of the models that contain each other; may be empty.
    graph: String,
    /// The same graph as a nested list; may be empty.
    tree: String,
    /// Number of models left out of the graph, which are the most distant from the operations.
    left_out: usize,
}

/// An operation with the models of its request and responses.
#[derive(Debug, Clone, Serialize)]
struct Call {
    /// Method and path, as code; with a link if the operation has a page.
    call: String,
    /// The summary, as Markdown; may be empty.
    summary: String,
    /// Links to the models of its request, separated by commas; may be empty.
    takes: String,
    /// Links to the models of its successful responses, separated by commas; may be empty.
    gives: String,
}

/// Returns the page of each tag.
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
            // mdBook does not draw Mermaid diagrams without a plug-in. A list works everywhere, can
            // be searched and has links.
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
        let mut links: Vec<String> = Vec::new();
        for body in operation.bodies.iter().filter(|body| body.role == role) {
            for page in holdings.pages_of([body.model].into_iter()) {
                let Link { title, target, .. } = lists.link(path, page);
                let of = if body.is_list { "a list of " } else { "" };
                let link = format!("{of}[{title}]({target})");
                if !links.contains(&link) {
                    links.push(link);
                }
            }
        }
        links.join(", ")
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
