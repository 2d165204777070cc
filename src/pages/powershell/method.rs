//! Turns functions into the pages of their groups, as finished strings. All decisions were made in
//! the view.

use serde::Serialize;

use crate::config::PowerShellOptions;
use crate::pages::front::quoted;
use crate::pages::page::FrontMatter;
use crate::powershell::links::Links;
use crate::powershell::method::{Group, Method, Row};
use crate::powershell::text::html;
use crate::powershell::view::View;
use crate::text::slug::slug;

/// The `page` variable of `method.md`: the page of a group of functions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodPage {
    /// The front matter. Its title is the group.
    #[serde(flatten)]
    pub front: FrontMatter,
    /// The descriptions of the tags.
    pub description: String,
    /// The URL that paths are relative to.
    pub base_url: String,
    /// The functions.
    pub methods: Vec<MethodSection>,
}

/// A function on a [`MethodPage`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodSection {
    /// The id of the section on the page.
    pub anchor: String,
    /// The function.
    pub function: String,
    /// The HTTP method in capitals.
    pub verb: String,
    /// The path template.
    pub path: String,
    /// The summary for a table, with HTML escaped.
    pub summary: String,
    /// The comment lines of the script: the summary, which may be empty. There are none without a
    /// summary.
    pub comments: Vec<String>,
    /// The description as in the spec.
    pub description: String,
    /// `true` if it is deprecated.
    pub deprecated: bool,
    /// The names of its header parameters.
    pub headers: Vec<String>,
    /// The URL of the operation in the API reference.
    pub spec_link: String,
    /// The rows of the parameter table.
    pub parameters: Vec<ParameterRow>,
    /// The return type, with a link.
    pub returns: String,
    /// The rows of the response table.
    pub responses: Vec<ResponseRow>,
    /// The media types of the request.
    pub content_type: String,
    /// The media types of the response.
    pub accept: String,
    /// The lines that assign the parameters.
    pub assignments: String,
    /// The call that converts the body from JSON; may be empty.
    pub conversion: String,
    /// The required arguments, each followed by a space.
    pub required_arguments: String,
    /// All arguments.
    pub arguments: String,
}

/// A row of the parameter table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParameterRow {
    /// The location it is sent in.
    pub place: String,
    /// Its name in PowerShell.
    pub name: String,
    /// Its type, with a link.
    #[serde(rename = "type")]
    pub ty: String,
    /// Required or optional, and the default value.
    pub required: String,
    /// Its description, in one line.
    pub description: String,
}

/// A row of the response table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponseRow {
    /// The status.
    pub status: String,
    /// Its description, in one line.
    pub description: String,
    /// The type of its content; may be empty.
    #[serde(rename = "type")]
    pub ty: String,
}

/// Returns the page of a group.
pub(super) fn page(view: &View<'_>, group: &Group, options: &PowerShellOptions) -> MethodPage {
    let names = [group.name.as_str(), &group.prefixed];
    MethodPage {
        front: FrontMatter {
            id: slug(&group.prefixed),
            title: group.name.clone(),
            sidebar_class_name: options.sidebar_class_name.clone(),
            keywords: quoted(&options.keywords, &names),
            slug: format!("{}/{}", view.labels.methods, slug(&group.name)),
            tags: quoted(&options.tags, &names),
        },
        description: group.description.clone(),
        base_url: match &view.published.base_url {
            Some(url) => url.clone(),
            None => "http://localhost".to_owned(),
        },
        methods: group
            .methods
            .iter()
            .map(|method| section(method, view, options))
            .collect(),
    }
}

/// Returns the section of a function.
pub(super) fn section(
    method: &Method,
    view: &View<'_>,
    options: &PowerShellOptions,
) -> MethodSection {
    let conversion = method.converted.as_ref().map(|body| {
        let function = options
            .convert_function
            .replace("{prefix}", &view.labels.prefix);
        format!("{function}{body} -Json ${body}")
    });
    let responses = method.responses.iter().map(|response| ResponseRow {
        status: response.status.clone(),
        description: response.description.clone(),
        ty: response.data_type.clone(),
    });
    MethodSection {
        anchor: method.anchor.clone(),
        function: method.function.clone(),
        verb: method.verb.clone(),
        path: method.path.clone(),
        summary: html(method.summary.as_deref().unwrap_or_default()),
        comments: method.summary.iter().cloned().collect(),
        description: method.description.clone(),
        deprecated: method.deprecated,
        headers: method.headers.clone(),
        spec_link: spec_link(&method.anchor, view, options),
        parameters: method.parameters.iter().map(row).collect(),
        returns: method.returns.clone(),
        responses: responses.collect(),
        content_type: method.content_type.clone(),
        accept: method.accept.clone(),
        assignments: method.assignments.clone(),
        conversion: conversion.unwrap_or_default(),
        required_arguments: method.required_arguments.clone(),
        arguments: method.arguments.clone(),
    }
}

/// Returns the URL of the operation in the API reference; empty if there is none.
fn spec_link(anchor: &str, view: &View<'_>, options: &PowerShellOptions) -> String {
    let address = options.operation_link.as_deref().unwrap_or_default();
    address
        .replace("{version}", &view.labels.version)
        .replace("{operation}", anchor)
        .replace("{kebab-operation}", &with_number_apart(anchor))
}

/// Separates a version number at the end: `get-source-v1` becomes `get-source-v-1`.
fn with_number_apart(anchor: &str) -> String {
    let stem = anchor.trim_end_matches(|c: char| c.is_ascii_digit());
    match stem.strip_suffix("-v") {
        Some(_) if stem.len() < anchor.len() => format!("{stem}-{}", &anchor[stem.len()..]),
        _ => anchor.to_owned(),
    }
}

fn row(row: &Row) -> ParameterRow {
    let required = if row.required {
        "True "
    } else {
        "  (optional)"
    };
    let default = row.default.as_ref();
    let default = default.map(|default| format!(" (default to {default})"));
    ParameterRow {
        place: row.place.to_owned(),
        name: row.name.clone(),
        ty: row.cell.clone(),
        required: format!("{required}{}", default.unwrap_or_default()),
        description: row.description.clone(),
    }
}

/// Applies the final replacements to a printed page.
pub(super) fn finished(page: String, links: &Links) -> String {
    let page = without_constructors(page);
    links.put(filters_in_single_quotes(&page, links))
}

/// Replaces the first and the last double quote of a line that assigns a filter with single quotes,
/// as the published scripts do. Lines in which a link is going to be replaced are left alone.
///
/// See `get-account-activities` of V3.
fn filters_in_single_quotes(page: &str, links: &Links) -> String {
    let mut out = String::with_capacity(page.len());
    for line in page.split_inclusive('\n') {
        let ends = line.find('"').zip(line.rfind('"'));
        match ends.filter(|_| line.contains("$Filters =") && !links.has_link(line)) {
            Some((first, last)) => {
                out.push_str(&line[..first]);
                out.push('\'');
                if last > first {
                    out.push_str(&line[first + 1..last]);
                    out.push('\'');
                }
                out.push_str(&line[last + 1..]);
            }
            None => out.push_str(line),
        }
    }
    out
}

/// Removes every line that initializes an object.
///
/// Patch lists consist of such lines; see `patch-workflow` of V3.
fn without_constructors(page: String) -> String {
    if !page.contains("Initialize-") {
        return page;
    }
    let kept = page.split_inclusive('\n');
    kept.filter(|line| !line.contains("Initialize-")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn filters_are_quoted_unless_the_line_has_a_link() {
        let rows = vec![crate::config::LinkRule {
            find: "(map)".to_owned(),
            replace: "(there)".to_owned(),
        }];
        let links = Links::new(rows);
        let quoted = |text: &str| filters_in_single_quotes(text, &links);
        assert_eq!(
            quoted("$Filters = \"a eq \"b\"\" # x\n$Filters2 = \"a\"\n"),
            "$Filters = 'a eq \"b\"' # x\n$Filters2 = \"a\"\n"
        );
        assert_eq!(
            quoted("$Filters = \"a\" # (map)"),
            "$Filters = \"a\" # (map)"
        );
        assert_eq!(quoted("$Filters = \""), "$Filters = '");
    }

    #[test]
    fn versions_are_words_in_addresses() {
        for (anchor, link) in [
            ("get-source-v1", "get-source-v-1"),
            ("get-source", "get-source"),
            ("get-v1-source", "get-v1-source"),
        ] {
            assert_eq!(with_number_apart(anchor), link);
        }
    }
}
