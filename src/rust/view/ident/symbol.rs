//! Names strings without a letter or digit, such as `*` or `>=`. It knows no models.

/// Joins the names of all characters.
pub(super) fn symbols(text: &str) -> String {
    let name: String = text.chars().map(symbol).collect();
    if name.is_empty() {
        "Empty".to_owned()
    } else {
        name
    }
}

fn symbol(c: char) -> String {
    match c {
        '*' => "Star".to_owned(),
        '+' => "Plus".to_owned(),
        '-' => "Minus".to_owned(),
        '/' => "Slash".to_owned(),
        '=' => "Equal".to_owned(),
        '<' => "Less".to_owned(),
        '>' => "Greater".to_owned(),
        '!' => "Not".to_owned(),
        '$' => "Dollar".to_owned(),
        '%' => "Percent".to_owned(),
        '&' => "And".to_owned(),
        '|' => "Or".to_owned(),
        '.' => "Dot".to_owned(),
        '_' => "Underscore".to_owned(),
        '#' => "Hash".to_owned(),
        '@' => "At".to_owned(),
        ' ' => "Space".to_owned(),
        _ => format!("U{:x}", u32::from(c)),
    }
}
