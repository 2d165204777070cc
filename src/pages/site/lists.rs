//! What the templates of lists and of tags' pages see: finished strings.

use serde::Serialize;

use super::super::description::blocks;
use super::super::page::FrontMatter;
use super::graph::{Graph, Holdings};
use super::tags::{Group, by_title};
use super::text::{code, plain};
use super::{Places, Site};
use crate::api::{Body, Operation};
use crate::config::{PageLayout, PagesOptions};
use crate::text::{line, quote};

/// `lists` in `lists.md`: all pages by tag and by letter.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Lists {
    tags: Vec<Link>,
    letters: Vec<Letter>,
}

/// A link in a list.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Link {
    /// The text, as Markdown.
    title: String,
    /// Where it leads, as seen from the page.
    target: String,
    /// How many models stand there, or 0 where it leads to one.
    count: usize,
}

/// The pages whose names start with one letter.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Letter {
    title: String,
    /// The anchor of its heading.
    anchor: String,
    models: Vec<Link>,
}

/// `tag` in `tag.md`: the page of one tag.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TagPage {
    /// The file, from the folder of the pages.
    pub path: String,
    /// What the page says of itself. Its title is the name of the tag.
    #[serde(flatten)]
    pub front: FrontMatter,
    /// The name of the tag, as Markdown.
    pub heading: String,
    /// What the spec says of the tag, as Markdown; may be empty.
    pub description: String,
    /// Where the front page is.
    pub index: String,
    /// The operations with this tag.
    pub operations: Vec<Call>,
    /// The models, in order of name.
    pub models: Vec<Link>,
    /// Which model holds which, as a Mermaid flow chart; may be empty.
    pub graph: String,
    /// Which model holds which, as a list; may be empty.
    pub tree: String,
    /// How many models it leaves out, as they are further away from the operations than the others.
    pub left_out: usize,
}

/// An operation with the models it names.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Call {
    /// Method and path, as code.
    call: String,
    /// What it does, as Markdown; may be empty.
    summary: String,
    /// Links to the models of its request, with commas between them; may be empty.
    takes: String,
    /// Links to the models of its responses, but for errors, with commas between them; may be empty.
    gives: String,
}

impl Lists {
    pub(super) fn new(site: &Site<'_>, groups: &[Group<'_>], places: &Places) -> Lists {
        let tag = |group: &Group<'_>| Link {
            title: plain(group.name),
            target: format!("{}{}.md", places.tags, group.slug),
            count: group.pages.len(),
        };
        let letters = by_letter(site).into_iter().map(|(title, pages)| {
            let models = pages
                .into_iter()
                .map(|page| link(site, page, places.models))
                .collect();
            Letter {
                anchor: title.to_lowercase(),
                title,
                models,
            }
        });
        Lists {
            tags: groups.iter().map(tag).collect(),
            letters: letters.collect(),
        }
    }
}

/// The pages in order of title, by the letter that the title starts with; last those that start with none.
pub(super) fn by_letter(site: &Site<'_>) -> Vec<(String, Vec<usize>)> {
    let mut letters: Vec<(String, Vec<usize>)> = Vec::new();
    let mut others = Vec::new();
    for page in by_title(&site.entries) {
        let first = site.entries[page]
            .title
            .chars()
            .next()
            .filter(char::is_ascii_alphabetic);
        let Some(letter) = first.map(|letter| letter.to_ascii_uppercase().to_string()) else {
            others.push(page);
            continue;
        };
        match letters.last_mut().filter(|(last, _)| *last == letter) {
            Some((_, pages)) => pages.push(page),
            None => letters.push((letter, vec![page])),
        }
    }
    letters.extend((!others.is_empty()).then(|| ("Others".to_owned(), others)));
    letters
}

/// The page of each tag.
pub(super) fn tag_pages(
    site: &Site<'_>,
    groups: &[Group<'_>],
    places: &Places,
    options: &PagesOptions,
) -> Vec<TagPage> {
    let holdings = Holdings::new(site.api, &site.entries);
    let models = format!("../{}", places.models);
    let page = |group: &Group<'_>| {
        let graph = holdings.graph(site, group, options.graph_models);
        let (mut picture, mut tree) = (String::new(), String::new());
        match options.layout {
            // mdBook draws no Mermaid without a plug-in; a list works everywhere, is searched, and has links.
            PageLayout::Mdbook => tree = tree_text(site, &graph, &models),
            PageLayout::Plain | PageLayout::Docusaurus => picture = graph.mermaid(&site.entries),
        }
        TagPage {
            path: format!("{}{}.md", places.tags, group.slug),
            front: FrontMatter {
                id: quote::double(&id(site, group)),
                title: quote::double(group.name),
                sidebar_class_name: site.sidebar_class_name.to_owned(),
                keywords: site.index.keywords.clone(),
                slug: format!("{}/by-tag/{}", site.index.slug, group.slug),
                tags: site.index.tags.clone(),
            },
            heading: plain(group.name),
            description: group.docs(site.api).map(blocks).unwrap_or_default(),
            index: format!("../{}", places.index),
            operations: calls(site, group, &holdings, &models),
            models: group
                .pages
                .iter()
                .map(|&page| link(site, page, &models))
                .collect(),
            graph: picture,
            tree,
            left_out: graph.left_out,
        }
    };
    groups.iter().map(page).collect()
}

/// The id of a tag's page.
pub(super) fn id(site: &Site<'_>, group: &Group<'_>) -> String {
    format!("{}-by-tag-{}", line::words(site.version), group.slug)
}

/// The operations of a group. Those without a tag are the group of models without one.
fn calls(site: &Site<'_>, group: &Group<'_>, holdings: &Holdings, folder: &str) -> Vec<Call> {
    let links = |bodies: Vec<&Body>| {
        let pages = holdings
            .pages_of(
                site.api,
                bodies.iter().filter_map(|body| body.ty.model()).collect(),
            )
            .into_iter();
        let links = pages
            .map(|page| link(site, page, folder))
            .map(|Link { title, target, .. }| (title, target));
        links
            .map(|(title, target)| format!("[{title}]({target})"))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let call = |operation: &Operation| Call {
        call: code(&format!(
            "{} {}",
            operation.method.to_uppercase(),
            operation.path
        )),
        summary: plain(operation.summary.as_deref().unwrap_or_default()),
        takes: links(
            operation
                .bodies
                .iter()
                .filter(|body| body.status.is_none())
                .collect(),
        ),
        gives: links(
            operation
                .bodies
                .iter()
                .filter(|body| is_success(body))
                .collect(),
        ),
    };
    group.operations(site.api).map(call).collect()
}

fn is_success(body: &Body) -> bool {
    body.status
        .as_deref()
        .is_some_and(|status| status.starts_with('2'))
}

fn link(site: &Site<'_>, page: usize, folder: &str) -> Link {
    let entry = &site.entries[page];
    Link {
        title: plain(&entry.title),
        target: format!("{folder}{}", entry.path),
        count: 0,
    }
}

fn tree_text(site: &Site<'_>, graph: &Graph, folder: &str) -> String {
    if graph.arrows.is_empty() {
        return String::new();
    }
    let row = |row: &super::graph::Branch| {
        let Link { title, target, .. } = link(site, row.page, folder);
        let more = if row.again { " (see above)" } else { "" };
        format!("{}- [{title}]({target}){more}\n", "  ".repeat(row.depth))
    };
    graph.tree().iter().map(row).collect()
}
