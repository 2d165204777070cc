//! Functions → the pages of their groups, as finished strings. What a page says of each function has been decided.

use serde::Serialize;

use crate::pages::page::FrontMatter;
use crate::powershell::links::Links;
use crate::powershell::method::{Method, Row};

/// `page` in `method.md`: the page of a group of functions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MethodPage {
    /// What the page says of itself. Its title is the group.
    #[serde(flatten)]
    pub front: FrontMatter,
    /// What the spec says of the tags.
    pub description: String,
    /// The address that paths are relative to.
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
    /// The summary for a comment of the script; it may be empty, and there may be none.
    pub comment: Option<String>,
    /// The description as the spec has it.
    pub description: String,
    /// Whether it is deprecated.
    pub deprecated: bool,
    /// The names of the headers that it takes.
    pub headers: Vec<String>,
    /// The address of the operation in the reference of the API.
    pub spec_link: String,
    /// The rows of the table of parameters.
    pub parameters: Vec<ParameterRow>,
    /// What it returns, with a link.
    pub returns: String,
    /// The rows of the table of responses.
    pub responses: Vec<ResponseRow>,
    /// The media types that it sends.
    pub content_type: String,
    /// The media types that it returns.
    pub accept: String,
    /// The lines that set the parameters.
    pub assignments: String,
    /// The call that reads the body from JSON; may be empty.
    pub conversion: String,
    /// The arguments that must be given, each with a blank after it.
    pub required_arguments: String,
    /// All arguments.
    pub arguments: String,
}

/// A row of the table of parameters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ParameterRow {
    /// Where it is sent.
    pub place: String,
    /// Its name in PowerShell.
    pub name: String,
    /// Its type, with a link.
    #[serde(rename = "type")]
    pub ty: String,
    /// Whether it is required, and what its default is.
    pub required: String,
    /// Its description, on one line.
    pub description: String,
}

/// A row of the table of responses.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ResponseRow {
    /// The status.
    pub status: String,
    /// Its description, on one line.
    pub description: String,
    /// What it holds; may be empty.
    #[serde(rename = "type")]
    pub ty: String,
}

/// The page of a function.
pub(super) fn section(method: Method, spec_link: String, conversion: &str) -> MethodSection {
    MethodSection {
        summary: crate::powershell::method::html(method.summary.as_deref().unwrap_or_default()),
        comment: method.summary,
        anchor: method.anchor,
        function: method.function,
        verb: method.verb,
        path: method.path,
        description: method.description,
        deprecated: method.deprecated,
        headers: method.headers,
        spec_link,
        parameters: method.parameters.into_iter().map(row).collect(),
        returns: method.returns,
        responses: method
            .responses
            .into_iter()
            .map(|response| ResponseRow {
                status: response.status,
                description: response.description,
                ty: response.data_type,
            })
            .collect(),
        content_type: method.content_type,
        accept: method.accept,
        assignments: method.assignments,
        conversion: method
            .converted
            .map(|name| format!("{conversion}{name} -Json ${name}"))
            .unwrap_or_default(),
        required_arguments: method.required_arguments,
        arguments: method.arguments,
    }
}

fn row(row: Row) -> ParameterRow {
    let required = if row.required {
        "True "
    } else {
        "  (optional)"
    };
    let default = row
        .default
        .map(|default| format!(" (default to {default})"));
    ParameterRow {
        place: row.place.to_owned(),
        name: row.name,
        ty: row.cell,
        required: format!("{required}{}", default.unwrap_or_default()),
        description: row.description,
    }
}

/// Scripts quote their filters: the first and the last double quote of such a line are single ones. A line that gets a link
/// has had its change.
///
/// `get-account-activities` of V3 has such a line.
pub(super) fn filters_in_single_quotes(page: &str, links: &Links<'_>) -> String {
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

/// What is done to a page when it is printed: lines that make objects are taken out, wherever they are.
///
/// The code of lists of patches consists of such lines: `patch-workflow` of V3.
pub(super) fn without_constructors(page: String) -> String {
    if !page.contains("Initialize-") {
        return page;
    }
    let kept = page.split_inclusive('\n');
    kept.filter(|line| !line.contains("Initialize-")).collect()
}
