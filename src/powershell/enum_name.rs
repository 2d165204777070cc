//! Names for the values of an enum. It knows values only as strings.

use std::collections::HashMap;

use super::name::sanitize;

/// Returns the name of a value: `EMPTY`, `MINUS`, `NUMBER_1`, or the value without the characters that a name cannot have.
pub(crate) fn value_name(value: &str, numeric: bool) -> String {
    if value.is_empty() {
        return "EMPTY".to_owned();
    }
    if let Some(symbol) = symbol_name(value) {
        return symbol.to_owned();
    }
    if numeric {
        let number = value
            .replace('-', "MINUS_")
            .replace('+', "PLUS_")
            .replace('.', "_DOT_");
        return format!("NUMBER_{number}");
    }
    sanitize(value)
}

/// Numbers duplicate names, from the last to the first: three `a_b` become `a_b`, `a_b2`, `a_b3`.
///
/// No published page has two values with one name; the order is that of openapi-generator.
pub(crate) fn number_duplicates(names: &mut [String]) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    for name in names.iter() {
        *counts.entry(name.clone()).or_default() += 1;
    }
    for at in (0..names.len()).rev() {
        let mut name = names[at].clone();
        while let Some(count) = counts.get(&name).filter(|count| **count > 1) {
            name = format!("{name}{count}");
        }
        if name != names[at] {
            counts
                .entry(names[at].clone())
                .and_modify(|count| *count -= 1);
            *counts.entry(name.clone()).or_default() += 1;
            names[at] = name;
        }
    }
}

fn symbol_name(value: &str) -> Option<&'static str> {
    Some(match value {
        "$" => "DOLLAR",
        "^" => "CARET",
        "|" => "PIPE",
        "=" => "EQUAL",
        "*" => "STAR",
        "-" => "MINUS",
        "&" => "AMPERSAND",
        "%" => "PERCENT",
        "#" => "HASH",
        "@" => "AT",
        "!" => "EXCLAMATION",
        "+" => "PLUS",
        ":" => "COLON",
        ";" => "SEMICOLON",
        ">" => "GREATER_THAN",
        "<" => "LESS_THAN",
        "." => "PERIOD",
        "_" => "UNDERSCORE",
        "?" => "QUESTION_MARK",
        "," => "COMMA",
        "'" => "QUOTE",
        "\"" => "DOUBLE_QUOTE",
        "/" => "SLASH",
        "\\" => "BACK_SLASH",
        "(" => "LEFT_PARENTHESIS",
        ")" => "RIGHT_PARENTHESIS",
        "{" => "LEFT_CURLY_BRACKET",
        "}" => "RIGHT_CURLY_BRACKET",
        "[" => "LEFT_SQUARE_BRACKET",
        "]" => "RIGHT_SQUARE_BRACKET",
        "~" => "TILDE",
        "`" => "BACKTICK",
        "<=" => "LESS_THAN_OR_EQUAL_TO",
        ">=" => "GREATER_THAN_OR_EQUAL_TO",
        "!=" | "<>" => "NOT_EQUAL",
        "~=" => "TILDE_EQUAL",
        "==" => "DOUBLE_EQUAL",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        for (value, numeric, name) in [
            ("", false, "EMPTY"),
            ("-", false, "MINUS"),
            ("<=", false, "LESS_THAN_OR_EQUAL_TO"),
            ("a b", false, "a_b"),
            ("1a", false, "1a"),
            ("-1", false, "_1"),
            ("if", false, "if"),
            ("a(b)", false, "a_b"),
            ("line\nbreak", false, "linebreak"),
            ("é", false, ""),
            ("1", true, "NUMBER_1"),
            ("-2.25", true, "NUMBER_MINUS_2_DOT_25"),
            ("1.0E+10", true, "NUMBER_1_DOT_0EPLUS_10"),
        ] {
            assert_eq!(value_name(value, numeric), name, "from {value:?}");
        }
    }

    #[test]
    fn duplicates() {
        let numbered = |names: &[&str]| {
            let mut names: Vec<_> = names.iter().map(|&name| name.to_owned()).collect();
            number_duplicates(&mut names);
            names
        };
        assert_eq!(
            numbered(&["a_b", "a_b", "x", "a_b"]),
            ["a_b", "a_b2", "x", "a_b3"]
        );
        assert_eq!(numbered(&["A_B", "a_b"]), ["A_B", "a_b"]);
        // A name that occurs once is taken again; one that occurs twice is not.
        assert_eq!(numbered(&["a", "a", "a2"]), ["a", "a2", "a2"]);
        assert_eq!(numbered(&["a", "a", "a2", "a2"]), ["a", "a2", "a2", "a22"]);
    }
}
