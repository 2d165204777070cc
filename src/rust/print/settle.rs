//! Moves the line breaks of prettyplease to where rustfmt has them. Both indent alike; they differ in calls and literals
//! that are too long for a line, in short literals, and in long signatures. It knows what a client consists of, and keeps
//! the lines of everything else.

use super::expression::Code;
use super::lines::{Lines, arguments_of};
use super::nodes::{Node, nodes};
use super::read::expression;

/// Returns the lines of a file with the line breaks of rustfmt.
pub(super) fn settled(text: &str) -> String {
    let mut lines = Lines::default();
    all(&nodes(text), &mut lines);
    lines.text()
}

fn all(nodes: &[Node<'_>], lines: &mut Lines) {
    nodes.iter().for_each(|node| one(node, lines));
}

/// Prints an item, a field, an arm or a statement.
fn one(node: &Node<'_>, lines: &mut Lines) {
    let first = node.first();
    // rustfmt keeps a column free beside the brackets of an attribute that are in brackets.
    let free = usize::from(first.starts_with("#[cfg(any("));
    let fits = node.is_line() && lines.fits(first.len() + free);
    if fits || first.starts_with("//") || first.ends_with("! {") {
        node.lines.iter().for_each(|line| lines.raw(line));
    } else if first.starts_with('#') {
        attribute(&node.flat(), lines);
    } else if first.starts_with("pub fn ") || first.starts_with("fn ") {
        function(&node.head(), node.body(), lines);
    } else if first.starts_with("impl ") {
        implementation(node, lines);
    } else if let Some(pattern) = node.head().strip_suffix(" => {") {
        match (expression(pattern), node.only_value()) {
            (pattern, Some(value)) => lines.arm(&pattern, &expression(&value)),
            (pattern, None) => lines.arm_block(&pattern, |lines| all(node.body(), lines)),
        }
    } else if node.is_block() {
        block(node, lines);
    } else {
        statement(&node.flat(), lines);
    }
}

fn attribute(flat: &str, lines: &mut Lines) {
    let bounds = flat.rfind('(').zip(flat.find(')'));
    match bounds.filter(|(open, close)| open < close) {
        Some((open, close)) => {
            let (open, rest) = flat.split_at(open + 1);
            let (items, close) = rest.split_at(close - open.len());
            lines.separate_items(open, &arguments_of(items), close);
        }
        None => lines.line(flat),
    }
}

/// Prints a function with a head that has been joined.
fn function(head: &str, body: &[Node<'_>], lines: &mut Lines) {
    let (open, rest) = head.split_at(head.find('(').map_or(0, |at| at + 1));
    match rest.trim_end_matches(" {").split_once(") -> ") {
        Some((arguments, result)) => {
            let arguments = arguments_of(arguments);
            lines.function(open, &arguments, result, |lines| all(body, lines));
        }
        None => lines.block(head, "}", |lines| all(body, lines)),
    }
}

fn implementation(node: &Node<'_>, lines: &mut Lines) {
    let (head, body) = (node.head(), node.body());
    let head = head.trim_start_matches("impl ").trim_end_matches(" {");
    match head.split_once(" for ") {
        Some((first, name)) => lines.implement(first, name, |lines| all(body, lines)),
        None => lines.inherent(head, |lines| all(body, lines)),
    }
}

fn block(node: &Node<'_>, lines: &mut Lines) {
    let (head, body) = (node.first(), node.body());
    match head
        .strip_suffix(" {")
        .filter(|head| head.starts_with("pub "))
    {
        Some(head) => lines.declare(head, body.is_empty(), |lines| all(body, lines)),
        None => lines.block(head, node.last(), |lines| all(body, lines)),
    }
}

/// Prints a statement, a constant, a type, a field or an arm that has been joined.
fn statement(flat: &str, lines: &mut Lines) {
    let bracket = flat.find(['(', '[', '{', '"']).unwrap_or(flat.len());
    if let Some(flat) = flat.strip_suffix(',') {
        match (
            flat.split_once(" => "),
            flat[..bracket.min(flat.len())].split_once(": "),
        ) {
            (Some((pattern, value)), _) => lines.arm(&expression(pattern), &expression(value)),
            (None, Some((name, _))) => {
                lines.typed(&format!("{name}: "), &flat[name.len() + 2..], ",");
            }
            (None, None) => lines.typed("", flat, ","),
        }
    } else if let Some((head, _)) = flat[..bracket].split_once(" = ") {
        let value = flat[head.len() + " = ".len()..].trim_end_matches(';');
        match head.strip_prefix("type ") {
            Some(_) => lines.typed(&format!("{head} = "), value, ";"),
            None => lines.statement(head, &expression(value)),
        }
    } else {
        let end = if flat.ends_with(';') { ";" } else { "" };
        let code = expression(flat.trim_end_matches(';'));
        lines.expression(&at_start(code), end);
    }
}

/// Joins a call with a head that is not longer than the indentation, as rustfmt does: `form.file(…)`.
fn at_start(code: Code) -> Code {
    match code {
        Code::Chain { head, mut calls } if calls.len() == 1 && head.flat().len() <= 4 => {
            match calls.remove(0) {
                Code::Group { open, items, close } => Code::Group {
                    open: format!("{}.{open}", head.flat()),
                    items,
                    close,
                },
                call => Code::plain(format!("{}.{}", head.flat(), call.flat())),
            }
        }
        code => code,
    }
}

#[cfg(test)]
mod tests {
    use super::super::text::broken;

    /// Checks that a text comes back as it is, whatever lines prettyplease makes of it.
    fn stays(text: &str) {
        assert_eq!(broken(text), text);
    }

    #[test]
    fn calls_are_broken_as_rustfmt_does() {
        stays(
            r#"fn read() {
    self.call(GetIdentityCertificationItemPermissionsOfAllCertifications::new(
        certification,
        item,
        filters_of_the_permissions,
    ))
}
fn write() {
    draft.query_as(
        "statuses, which may be many",
        client::Format::new(client::Style::Form).explode(true),
        &self.statuses,
    );
    form.file_as(
        "a part with a name that is long enough",
        "application/octet-stream",
        &self.part,
    );
    self.access_item_types_of_certifications =
        Some(access_item_types_of_certifications.into_iter().collect());
}
"#,
        );
    }

    #[test]
    fn literals_share_a_line_if_they_fit() {
        stays(
            r#"fn new() -> Self {
    Self { id: id.into(), body: "a, b: {c}".into() }
}
fn names() {
    Self::from_names(&Names {
        base: ["SAIL_BASE_URL", "BaseURL"],
        credentials: &[Credentials { kind: Kind::ClientCredentials, schemes: &[] }],
    })
}
"#,
        );
    }

    #[test]
    fn an_arm_has_a_block_only_if_its_value_is_shorter_there() {
        stays(
            r#"fn read() {
    match status {
        200 => Ok(GetLatestIdentityOutlierSnapshotsOutput::Status200(Box::new(
            reply.json_of_a_type()?,
        ))),
        ImportImageParentManifestBodyOfAnyMediaType::VndDockerDistributionManifestListV2(
            body,
        ) => {
            draft.json_as("application/json", body);
        }
        #[cfg(any(feature = "notifications", feature = "vendor-connector-mapping"))]
        202 => {
            fit::read(&json).map(ApiError::GetLatestIdentityOutlierSnapshotsResponses)
        }
        #[cfg(any(
            feature = "notifications",
            feature = "vendor-connector-mappings-too"
        ))]
        _ => fit::read(&json)
            .map(ApiError::GetLatestIdentityOutlierSnapshotsOfOtherStatusResponse),
    }
}
"#,
        );
    }

    #[test]
    fn heads_are_broken_as_rustfmt_does() {
        stays(
            r#"impl From<models::CredasApiModelsStatusChecksStatusCheckRequest>
    for CheckCreditStatusBody
{
    fn body(
        mut self,
        body: impl IntoIterator<Item = impl Into<models::ImportFormDefinitionsRequestInner>>,
    ) -> client::Call<'_, ListAccessModelMetadataAttributes, client::blocking::Client>
    {
        self
    }
    fn other_body_with_a_name(
        &self,
    ) -> client::Call<
        '_,
        ListAccessModelMetadataAttributesAndTheirValues,
        client::blocking::Client,
    > {
        self
    }
}
"#,
        );
    }

    #[test]
    fn what_is_not_known_stays() {
        let text =
            "fn f() {\n    let x = |a: u8| -> u8 { a + 1 };\n    m! {\n        a b\n    }\n}\n";
        let printed = broken(text);
        assert!(syn::parse_file(&printed).is_ok(), "{printed}");
    }
}
