//! Decides the format of values in paths, queries, headers and forms, as a `Format` of the support
//! code. It prints nothing else.

use crate::api::{Encoding, Parameter, Style};

use super::media::{essence, is_json};

/// Returns the format of a parameter; `None` if it is the default of its location.
pub(super) fn of_parameter(parameter: &Parameter) -> Option<String> {
    // Any other media type is the text as it is.
    if let Some(media_type) = &parameter.media_type {
        return is_json(&essence(media_type)).then(json);
    }
    let usual = parameter.location.default_style();
    let is_usual = parameter.style == usual && parameter.explode == (usual == Style::Form);
    let is_usual = is_usual && !parameter.allow_reserved;
    (!is_usual).then(|| styled(parameter.style, parameter.explode, parameter.allow_reserved))
}

/// Returns the format of a form field; `None` if `encoding` does not specify one.
pub(super) fn of_encoding(encoding: &Encoding) -> Option<String> {
    if encoding.is_styled() {
        let style = encoding.style.unwrap_or(Style::Form);
        let explode = encoding.explode.unwrap_or(style == Style::Form);
        return Some(styled(style, explode, encoding.allow_reserved));
    }
    let asked = encoding.content_type.as_deref();
    asked
        .filter(|asked| is_json(&essence(asked)))
        .map(|_| json())
}

fn json() -> String {
    "client::Format::new(client::Style::Json)".to_owned()
}

fn styled(style: Style, explode: bool, allow_reserved: bool) -> String {
    let style = match style {
        Style::Simple => "Simple",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
    };
    let explode = if explode { ".explode(true)" } else { "" };
    let reserved = if allow_reserved {
        ".allow_reserved()"
    } else {
        ""
    };
    format!("client::Format::new(client::Style::{style}){explode}{reserved}")
}
