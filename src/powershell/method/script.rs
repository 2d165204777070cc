//! The example of an operation: the values of its parameters, and the call.

use std::fmt::Write as _;

use super::code::{Coder, own_example};
use super::kind::Kind;
use super::parameter::{Parameter, Place};
use crate::powershell::cell::Classes;

/// Returns the code that sets every parameter. `texts` are the generated examples of the body.
pub(super) fn assignments<'a>(
    parameters: &[Parameter<'a>],
    texts: &[String],
    classes: &Classes<'a>,
) -> String {
    let mut coder = Coder::new(classes);
    let has_body = parameters
        .iter()
        .any(|parameter| parameter.place == Place::Body);
    let mut out = String::new();
    for parameter in parameters {
        let code = coder.code(parameter);
        match parameter.kind {
            Kind::Model(_) => {
                let text = match parameter.place {
                    Place::Body if !texts.is_empty() => texts.concat(),
                    _ => own_example(parameter).unwrap_or_default().into_owned(),
                };
                let _ = writeln!(out, "${} = @\"{text}\"@", parameter.name);
            }
            Kind::List(_) => list(parameter, &code, has_body.then_some(texts), &mut out),
            _ => {
                let _ = writeln!(out, "${} = {code}{}", parameter.name, tail(parameter));
            }
        }
    }
    out
}

/// Sets a list twice: by code, and by an example. In an operation with a body, the example is that of the body, even for
/// lists in the query. No published page shows such a list.
fn list(parameter: &Parameter<'_>, code: &str, texts: Option<&[String]>, out: &mut String) {
    let (name, tail) = (&parameter.name, tail(parameter));
    if parameter.holds_class {
        let _ = writeln!(out, "{code}{tail}");
    } else {
        let _ = writeln!(out, "${name} = {code}{tail}");
    }
    match texts {
        Some([]) => {
            let example = own_example(parameter).unwrap_or_default();
            let _ = writeln!(out, " ${name} = @\"{example}\"@{tail}");
        }
        Some(texts) => {
            for text in texts {
                let _ = write!(out, " ${name} = @\"{text}\"@{tail}");
            }
            out.push('\n');
        }
        None => {
            out.push('\n');
            if let Some(example) = own_example(parameter) {
                let _ = write!(out, "${name} = @\"{example}\"@{tail}");
            }
        }
    }
    out.push_str(" \n");
}

fn tail(parameter: &Parameter<'_>) -> String {
    let optional = if parameter.required {
        ""
    } else {
        " (optional)"
    };
    let default = parameter.default.as_ref();
    let default = default.map(|default| format!(" (default to {default})"));
    format!(
        " # {} | {}{optional}{}",
        parameter.data_type,
        parameter.docs,
        default.unwrap_or_default()
    )
}

/// Returns the arguments of a call; the body is passed as the result of the conversion from JSON.
pub(super) fn arguments<'p>(parameters: impl Iterator<Item = &'p Parameter<'p>>) -> String {
    let mut out = String::new();
    for parameter in parameters {
        let name = &parameter.name;
        let value = if parameter.place == Place::Body {
            "Result"
        } else {
            name
        };
        let _ = write!(out, "-{name} ${value} ");
    }
    out
}
