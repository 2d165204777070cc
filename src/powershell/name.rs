//! Turns published names into PowerShell names and file names. It knows names only.

use crate::text::file::page_stem;

/// Words that PowerShell reserves, in lower case, sorted.
const RESERVED: &[&str] = &[
    "args",
    "begin",
    "break",
    "catch",
    "consolefilename",
    "continue",
    "data",
    "do",
    "dynamicparam",
    "else",
    "elseif",
    "end",
    "error",
    "event",
    "eventargs",
    "eventsubscriber",
    "executioncontext",
    "exit",
    "false",
    "filter",
    "finally",
    "for",
    "foreach",
    "from",
    "function",
    "home",
    "host",
    "if",
    "in",
    "input",
    "lastexitcode",
    "local",
    "matches",
    "myinvocation",
    "nestedpromptlevel",
    "null",
    "param",
    "pid",
    "private",
    "process",
    "profile",
    "pscmdlet",
    "pscommandpath",
    "psculture",
    "psdebugcontext",
    "pshome",
    "psitem",
    "psscriptroot",
    "pssenderinfo",
    "psuiculture",
    "psversiontable",
    "return",
    "sender",
    "shellid",
    "stacktrace",
    "switch",
    "this",
    "throw",
    "trap",
    "true",
    "try",
    "until",
    "where",
    "while",
];

/// Returns the class of a component: `ModelError` for `error`, `AccessItemRequesterDto1` for `AccessItemRequesterDto_1`.
pub(crate) fn class_name(component: &str) -> String {
    let name = camelize(&sanitize(component));
    // A name that only has symbols would leave the page without a title.
    if name.is_empty() || is_taken(&name) {
        format!("Model{name}")
    } else {
        name
    }
}

/// Returns the parameter of a property: `AccessToken` for `access_token`, `VarError` for `error`.
pub(crate) fn property_name(property: &str) -> String {
    let name = camelize(&sanitize(property));
    if is_taken(&name) {
        format!("Var{name}")
    } else {
        name
    }
}

/// Returns the file stem of a component's page: `Error` for `error`; `Error.md` contains `# ModelError`.
pub(crate) fn file_name(component: &str) -> String {
    let mut name = String::with_capacity(component.len());
    let mut upper = true;
    for c in component.chars() {
        match c {
            '_' | '-' | '.' | '/' => upper = true,
            // These characters are not allowed in file names on some systems.
            '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '\0'..='\x1f' | '\x7f' => {
                if !name.ends_with('_') {
                    name.push('_');
                }
                upper = true;
            }
            c if upper => {
                name.extend(c.to_uppercase());
                upper = false;
            }
            c => name.push(c),
        }
    }
    if name.trim_end().is_empty() {
        return class_name(component);
    }
    page_stem(name)
}

/// Keeps the characters that a variable name can contain; separators of words become `_`.
pub(crate) fn sanitize(text: &str) -> String {
    if text == "$" {
        return "value".to_owned();
    }
    let mut name = String::with_capacity(text.len());
    for c in text.replace("[]", "").chars() {
        match c {
            '[' | '(' | '.' | ':' | '-' | '|' | ' ' | '/' | '\\' => name.push('_'),
            c if c.is_ascii_alphanumeric() || c == '_' => name.push(c),
            _ => {}
        }
    }
    name
}

/// Capitalizes the first letter of each word. No other letter changes, so acronyms are kept.
pub(crate) fn camelize(sanitized: &str) -> String {
    let mut name = String::with_capacity(sanitized.len());
    for word in sanitized.split('_') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

fn is_taken(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_digit())
        || RESERVED.binary_search(&&*name.to_ascii_lowercase()).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: fn(&str) -> String, table: &[(&str, &str)]) {
        for (from, to) in table {
            assert_eq!(name(from), *to, "from {from:?}");
        }
    }

    #[test]
    fn reserved_words_can_be_searched() {
        assert!(RESERVED.is_sorted());
    }

    #[test]
    fn classes() {
        check(
            class_name,
            &[
                ("error", "ModelError"),
                ("ERROR", "ModelERROR"),
                ("Event", "ModelEvent"),
                ("1abc", "Model1abc"),
                ("AccessItemRequesterDto_1", "AccessItemRequesterDto1"),
                (
                    "accounts-export-report-arguments",
                    "AccountsExportReportArguments",
                ),
                ("a[0]", "A0"),
                ("foo__bar_", "FooBar"),
                ("日本", "Model"),
            ],
        );
    }

    #[test]
    fn properties() {
        check(
            property_name,
            &[
                ("error", "VarError"),
                ("123abc", "Var123abc"),
                ("1_a", "Var1A"),
                ("a.b.c", "ABC"),
                ("_type", "Type"),
                ("Type", "Type"),
                ("$ref2", "Ref2"),
                ("$", "Value"),
                ("__v", "V"),
                ("r/s", "RS"),
                ("a\\b", "AB"),
                ("a@b", "Ab"),
                ("a[]", "A"),
                ("a(b)c", "ABc"),
                ("Ünï", "N"),
                ("true", "VarTrue"),
                ("i_f", "VarIF"),
                ("snake_case_1_x2", "SnakeCase1X2"),
                ("日本", ""),
            ],
        );
    }

    #[test]
    fn files() {
        check(
            file_name,
            &[
                ("Error", "Error"),
                (
                    "accounts-export-report-arguments",
                    "AccountsExportReportArguments",
                ),
                ("a.b/c-d_e", "ABCDE"),
                ("1abc", "1abc"),
                ("Index", "Indices"),
                ("index", "Indices"),
                ("con", "Con_"),
                ("COM1", "COM1_"),
                ("common", "Common"),
                ("../x", "X"),
                ("a\\..\\b", "A_B"),
                ("..", "Model"),
            ],
        );
    }
}
