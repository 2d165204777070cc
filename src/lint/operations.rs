//! Checks operations: ids, parameters of the path template, bodies of methods that should not have one, and unknown schemes.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostics, nearest};
use crate::openapi::{Node, Operation, Spec, Target, path_variables};

/// Methods whose request body has no defined meaning (RFC 9110, 9.3).
const WITHOUT_BODY: [&str; 3] = ["get", "head", "delete"];

pub fn check(spec: &Spec, findings: &mut Diagnostics) {
    let schemes: Vec<&str> = spec
        .components("securitySchemes")
        .flat_map(|section| section.node.entries().map(|(name, _)| name))
        .collect();
    for root in spec.roots() {
        security(root, &schemes, findings);
    }
    for operation in spec.operations(&mut Diagnostics::default()) {
        twice(&operation, findings);
        security(operation.at, &schemes, findings);
        // A webhook has no path, and clients do not call it by its id.
        if operation.incoming {
            continue;
        }
        id(&operation, findings);
        path(&operation, findings);
        body(&operation, findings);
    }
}

fn call(operation: &Operation<'_>) -> String {
    format!("{} {}", operation.method.to_uppercase(), operation.path)
}

fn id(operation: &Operation<'_>, findings: &mut Diagnostics) {
    if operation.id().is_none() {
        let message = format!(
            "{} has no `operationId`; it is called `{}`",
            call(operation),
            operation.name()
        );
        findings.push(Code::NoOperationId, operation.at.place(), message);
    }
}

/// Compares the variables of the path template with the parameters that have `in: path`.
fn path(operation: &Operation<'_>, findings: &mut Diagnostics) {
    let variables: Vec<&str> = path_variables(operation.path).collect();
    let parameters: Vec<(&str, Target<'_>)> = operation
        .parameters
        .iter()
        .filter(|at| text(at.node, "in") == Some("path"))
        .filter_map(|at| Some((text(at.node, "name")?, *at)))
        .collect();
    let is_parameter = |variable: &str| parameters.iter().any(|(name, _)| *name == variable);
    let open: Vec<&str> = variables
        .iter()
        .copied()
        .filter(|variable| !is_parameter(variable))
        .collect();
    for (name, at) in &parameters {
        if !variables.contains(name) {
            let message = format!("`{}` has no variable `{{{name}}}`", operation.path);
            let place = at.get("name").unwrap_or(*at).place();
            let finding = findings.push(Code::ParameterOutsidePath, place, message);
            finding.help = meant(name, &open);
        }
    }
    let mut seen = HashSet::new();
    for variable in open.into_iter().filter(|variable| seen.insert(*variable)) {
        let message = format!("{} has no parameter `{variable}`", call(operation));
        findings.push(Code::PathVariable, operation.at.place(), message);
    }
}

/// Suggests the variable that a parameter was meant for: one with a similar name, or the only one without a parameter.
fn meant(name: &str, open: &[&str]) -> Option<String> {
    let near = nearest(name, open.iter().copied());
    let likely = near.first().copied().or(match open {
        [one] => Some(*one),
        _ => None,
    });
    likely.map(|variable| format!("is it meant for `{{{variable}}}`?"))
}

fn body(operation: &Operation<'_>, findings: &mut Diagnostics) {
    let written = operation.at.get("requestBody");
    let (Some(written), Some(body)) = (written, operation.request_body) else {
        return;
    };
    if !WITHOUT_BODY.contains(&operation.method) {
        return;
    }
    let is_required = body.node.get("required").and_then(Node::as_bool) == Some(true);
    let what = if is_required {
        "requires a request body"
    } else {
        "has a request body"
    };
    let message = format!("{} {what}", call(operation));
    findings.push(Code::UnexpectedBody, written.place(), message);
}

/// Reports duplicate parameters of an operation or a path. An operation may override a parameter of its path.
fn twice(operation: &Operation<'_>, findings: &mut Diagnostics) {
    let (shared, own) = operation.parameters.split_at(operation.shared_parameters);
    for list in [shared, own] {
        let mut seen = HashSet::new();
        for at in list {
            let (Some(name), Some(location)) = (text(at.node, "name"), text(at.node, "in")) else {
                continue;
            };
            if !seen.insert((name, location)) {
                let message = format!(
                    "{} has the {location} parameter `{name}` twice",
                    call(operation)
                );
                findings.push(Code::SameParameter, at.place(), message);
            }
        }
    }
}

/// Reports unknown schemes in a `security` list.
fn security(at: Target<'_>, schemes: &[&str], findings: &mut Diagnostics) {
    let Some(list) = at.get("security") else {
        return;
    };
    for alternative in list.node.items() {
        for (name, node) in alternative.entries() {
            if schemes.contains(&name) {
                continue;
            }
            let message = format!("no security scheme is called `{name}`");
            let finding = findings.push(Code::UnknownScheme, list.at(node).place(), message);
            let near = nearest(name, schemes.iter().copied());
            finding.help = near.first().map(|near| format!("did you mean `{near}`?"));
        }
    }
}

fn text<'a>(node: &'a Node, key: &str) -> Option<&'a str> {
    node.get(key).and_then(Node::as_str)
}
