//! Formats strings of the spec as pages print them.

/// Escapes a string as Mustache does, which pages do in some places and not in others.
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

/// Formats a description on one line for a PowerShell comment, as on the published pages: quotes are doubled and
/// block comments cannot end, but every line break leaves a space, even the last one, as in Beta's `Account.md`.
pub(crate) fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' if chars.peek() == Some(&'/') => {}
            '\t' | '\n' | '\r' => line.push(' '),
            '"' => line.push_str("\"\""),
            c => line.push(c),
        }
    }
    match line.contains('#') {
        true => line.replace("#>", "#_>").replace("<#", "<_#"),
        false => line,
    }
}
