//! Takes a page apart: its code blocks, tables, headings and links.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

/// The contents of a page.
#[derive(Debug, Default)]
pub struct Page {
    /// Code blocks by language, in order.
    pub blocks: Vec<(String, String)>,
    /// The number of cells in the head of each table, and in each of its rows.
    pub tables: Vec<(usize, Vec<usize>)>,
    /// Headings and rules.
    pub headings: Vec<String>,
    pub links: Vec<String>,
    pub html: Vec<String>,
}

pub fn parsed(text: &str) -> Page {
    let mut page = Page::default();
    let (mut in_head, mut in_heading) = (false, false);
    for event in Parser::new_ext(
        text,
        Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
    ) {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let language = if let CodeBlockKind::Fenced(info) = kind {
                    info.to_string()
                } else {
                    String::new()
                };
                page.blocks.push((language, String::new()));
            }
            Event::Text(text) if in_heading => page
                .headings
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|heading| heading.push_str(&text)),
            Event::Text(text) if !page.blocks.is_empty() => {
                if let Some((_, block)) = page
                    .blocks
                    .last_mut()
                    .filter(|(_, block)| !block.ends_with('\u{0}'))
                {
                    block.push_str(&text);
                }
            }
            Event::End(TagEnd::CodeBlock) => page
                .blocks
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|(_, block)| block.push('\u{0}')),
            Event::Start(Tag::TableHead) => {
                (in_head, _) = (true, page.tables.push((0, Vec::new())))
            }
            Event::End(TagEnd::TableHead) => in_head = false,
            Event::Start(Tag::TableRow) => page
                .tables
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|(_, rows)| rows.push(0)),
            Event::Start(Tag::TableCell) if in_head => {
                page.tables
                    .iter_mut()
                    .last()
                    .into_iter()
                    .for_each(|(cells, _)| *cells += 1);
            }
            Event::Start(Tag::TableCell) => {
                let rows = page.tables.iter_mut().flat_map(|(_, rows)| rows);
                rows.last().into_iter().for_each(|cells| *cells += 1);
            }
            Event::Start(Tag::Heading { .. }) => {
                (in_heading, _) = (true, page.headings.push(String::new()))
            }
            Event::End(TagEnd::Heading(_)) => in_heading = false,
            Event::Rule => page.headings.push("a rule".to_owned()),
            Event::Start(Tag::Link { dest_url, .. }) => page.links.push(dest_url.to_string()),
            Event::Html(html) | Event::InlineHtml(html) => page.html.push(html.to_string()),
            _ => {}
        }
    }
    // Code blocks in descriptions are not examples.
    page.blocks
        .iter_mut()
        .for_each(|(_, block)| _ = block.pop());
    page.blocks.retain(|(language, _)| language != "text");
    page
}
