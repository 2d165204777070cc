//! Strings of the spec as pages print them.

/// Mustache's escapes, which data of the spec gets in some places and not in others.
pub(crate) fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '\'' => out.push_str("&#39;"),
            '"' => out.push_str("&quot;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '`' => out.push_str("&#x60;"),
            '=' => out.push_str("&#x3D;"),
            c => out.push(c),
        }
    }
    out
}

/// A description in one line, as safe in a PowerShell comment as the published pages make it: quotes are doubled and
/// block comments cannot end, but every line end leaves a blank, and the last one too, as in Beta's `Account.md`.
pub(crate) fn one_line(text: &str) -> String {
    let text = text
        .replace("\\/", "/")
        .replace(['\t', '\n', '\r'], " ")
        .replace('"', "\"\"");
    text.replace("#>", "#_>").replace("<#", "<_#")
}
