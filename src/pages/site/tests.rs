//! A site of models and methods, with a printer that knows no language.

use std::collections::BTreeMap;

use super::input::{
    Body, Call, Entry, Node, Operation, Outline, Role, Section, Site, Subject, Tag,
};
use crate::config::{PageKind, PageLayout, PagesOptions};
use crate::pages::printer::Printer;
use crate::pages::template::{TemplateError, Templates};

struct Plain;

impl Printer for Plain {
    fn page(&self, kind: PageKind, at: usize, _: &Templates) -> Result<String, TemplateError> {
        Ok(match kind {
            PageKind::Models => format!("# Model {at}\n\n[other](zebra)\n"),
            PageKind::Methods => "# Animals\n\n[cat](../models/cat)\n".to_owned(),
        })
    }

    fn index(&self, _: PageKind, lists: String, _: &Templates) -> Result<String, TemplateError> {
        Ok(format!("All of them.{lists}"))
    }

    fn named(&self, _: &str, _: &Templates) -> Result<Option<String>, TemplateError> {
        Ok(None)
    }
}

/// Cats hold zebras; one operation returns cats.
fn site() -> Site {
    let entry = |title: &str, subject| Entry {
        id: title.to_lowercase(),
        title: title.to_owned(),
        file: format!("{title}.md"),
        slug: title.to_lowercase(),
        subject,
    };
    let section = |kind: PageKind, folder: &str, entries| Section {
        title: kind.title(),
        kind,
        folder: folder.to_owned(),
        address: format!("/site/{kind}"),
        index_id: kind.to_string(),
        keywords: String::new(),
        tags: String::new(),
        entries,
        guide: None,
    };
    let call = Call {
        operation: 0,
        title: "Get-Cats".to_owned(),
        anchor: "get-cats".to_owned(),
    };
    let models = vec![
        entry("Cat", Subject::Models(vec![0])),
        entry("Zebra", Subject::Models(vec![1])),
    ];
    let methods = vec![entry("AnimalsApi", Subject::Operations(vec![call]))];
    Site {
        title: "Zoo".to_owned(),
        language: "Klingon",
        folder: "docs".to_owned(),
        version: "v1".to_owned(),
        sidebar_class_name: "sdk".to_owned(),
        as_published: true,
        description_column: 2,
        outline: outline(),
        sections: vec![
            section(PageKind::Models, "docs", models),
            section(PageKind::Methods, "docs-methods", methods),
        ],
    }
}

fn outline() -> Outline {
    let node = |holds| Node {
        tags: vec![0],
        holds,
    };
    let body = Body {
        role: Role::Success,
        model: 0,
        is_list: true,
    };
    Outline {
        tags: vec![Tag {
            name: "Animals".to_owned(),
            description: None,
        }],
        models: vec![node(vec![1]), node(vec![])],
        operations: vec![Operation {
            method: "GET".to_owned(),
            path: "/cats".to_owned(),
            summary: "All cats".to_owned(),
            tags: vec![0],
            bodies: vec![body],
        }],
    }
}

fn files(site: &Site, layout: PageLayout) -> BTreeMap<String, String> {
    let options = PagesOptions {
        layout,
        ..PagesOptions::default()
    };
    let templates = Templates::new(&[], []).unwrap();
    let files = super::files(site, &Plain, &options, &templates).unwrap();
    files
        .into_iter()
        .map(|file| (file.path, file.contents))
        .collect()
}

#[test]
fn published_pages_stand_alone_in_a_plain_folder() {
    let files = files(&site(), PageLayout::Plain);
    let paths: Vec<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        paths,
        [
            "docs-methods/AnimalsApi.md",
            "docs-methods/Index.md",
            "docs/Cat.md",
            "docs/Index.md",
            "docs/Zebra.md",
        ]
    );
    assert_eq!(files["docs/Cat.md"], "# Model 0\n\n[other](zebra)\n");
    assert_eq!(files["docs/Index.md"], "All of them.");
}

#[test]
fn a_site_has_both_kinds_in_its_sidebar_and_links_both_ways() {
    let files = files(&site(), PageLayout::Docusaurus);
    let sidebar: serde_json::Value = serde_json::from_str(&files["docs/sidebar.json"]).unwrap();
    let labels: Vec<_> = sidebar
        .as_array()
        .unwrap()
        .iter()
        .map(|item| &item["label"])
        .collect();
    assert_eq!(labels, ["Models", "Methods"]);
    assert_eq!(sidebar[1]["link"]["id"], "docs-methods/methods");
    assert_eq!(sidebar[1]["items"][0]["id"], "docs-methods/animalsapi");
    let used = "## Used by\n\n- [Get-Cats](../docs-methods/AnimalsApi.md#get-cats): `GET /cats`\n";
    assert!(
        files["docs/Cat.md"].ends_with(used),
        "{}",
        files["docs/Cat.md"]
    );
    assert!(!files["docs/Zebra.md"].contains("Used by"));
    let tag = &files["docs/by-tag/animals.md"];
    assert!(tag.contains("[`GET /cats`](../../docs-methods/AnimalsApi.md#get-cats) All cats, gives a list of [Cat](../Cat.md)"), "{tag}");
}

#[test]
fn a_book_has_both_kinds_as_chapters_and_links_between_files() {
    let files = files(&site(), PageLayout::Mdbook);
    let summary = &files["docs/src/SUMMARY.md"];
    assert!(summary.starts_with("# Summary\n\n[Models](index.md)\n[Methods](methods/index.md)\n\n# Methods\n\n- [AnimalsApi](methods/AnimalsApi.md)\n"), "{summary}");
    let page = &files["docs/src/methods/AnimalsApi.md"];
    assert!(page.contains("[cat](../models/Cat.md)"), "{page}");
    let page = &files["docs/src/models/Cat.md"];
    assert!(page.contains("[other](Zebra.md)"), "{page}");
    assert!(
        page.contains("(../methods/AnimalsApi.md#get-cats)"),
        "{page}"
    );
    assert!(files["docs/src/methods/index.md"].starts_with("# Methods\n\nAll of them."));
}
