//! Checks pages as a Markdown parser reads them.

use pulldown_cmark::{Event, Options, Parser, Tag};

/// Panics unless each property is a row of the page's table, with a cell for each column (four on PowerShell pages).
/// Pages in Rust terms have a separate test.
pub fn assert_table(name: &str, page: &str) {
    let is_rust_address = |line: &str| line.starts_with("slug: ") && line.contains("/rust/");
    let in_rust = page.lines().any(is_rust_address);
    if name.ends_with(".md") && page.contains("\n## Properties\n") && !in_rust {
        let written = page
            .lines()
            .filter(|line| line.starts_with("**") || line.starts_with("|"))
            .count();
        assert_eq!(rows(page), vec![4; written], "{name}\n{page}");
    }
}

/// Returns the number of cells of each row of the tables.
fn rows(page: &str) -> Vec<usize> {
    let mut rows = Vec::new();
    for event in Parser::new_ext(
        page,
        Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS,
    ) {
        match event {
            Event::Start(Tag::TableRow) => rows.push(0),
            Event::Start(Tag::TableCell) => rows
                .iter_mut()
                .last()
                .into_iter()
                .for_each(|cells| *cells += 1),
            _ => {}
        }
    }
    rows
}
