//! Turns a name into a part of an address or of a file name. It knows no pages.

/// Returns the last segment of a page's address: `get-a200-response-inner` for `GetA200ResponseInner`.
pub(crate) fn slug(name: &str) -> String {
    let mut bytes = name.as_bytes().to_vec();
    if let Some(first) = bytes.first_mut() {
        first.make_ascii_uppercase();
    }
    bytes.retain(|byte| byte.is_ascii_alphanumeric() || *byte == b'_');
    let mut slug = String::with_capacity(bytes.len() + 8);
    let mut before = b'_';
    for (at, &byte) in bytes.iter().enumerate() {
        let ends_word = before.is_ascii_lowercase() || before.is_ascii_digit();
        let ends_acronym =
            before.is_ascii_uppercase() && bytes.get(at + 1).is_some_and(u8::is_ascii_lowercase);
        if byte.is_ascii_uppercase() && (ends_word || ends_acronym) {
            slug.push('-');
        }
        slug.push(if byte == b'_' {
            '-'
        } else {
            char::from(byte.to_ascii_lowercase())
        });
        before = byte;
    }
    slug
}

/// The longest slug of a title in characters; it keeps addresses short, and file names within the limits of file systems.
#[cfg(feature = "pages")]
const LONGEST: usize = 80;

/// Returns a title as a part of an address or file name, valid on every file system: `sod-policies` for `SOD Policies`.
#[cfg(feature = "pages")]
pub(crate) fn of_title(title: &str) -> String {
    let mut slug = String::new();
    for c in title.chars().take(LONGEST) {
        match c {
            _ if c.is_ascii_alphanumeric() => slug.push(c.to_ascii_lowercase()),
            _ if !slug.is_empty() && !slug.ends_with('-') => slug.push('-'),
            _ => {}
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::slug;

    #[test]
    #[cfg(feature = "pages")]
    fn titles_keep_letters_and_digits() {
        assert_eq!(
            super::of_title("Password / Sync (Beta)"),
            "password-sync-beta"
        );
        assert_eq!(super::of_title("日本"), "");
    }

    #[test]
    fn words_are_told_apart_by_capitals() {
        let table = [
            ("GetA200ResponseInner", "get-a200-response-inner"),
            ("MainXMLHTTPRequest", "main-xmlhttp-request"),
            ("ModelA1b", "model-a1b"),
            ("BetaModelError", "beta-model-error"),
            ("V2024Foo", "v2024-foo"),
            ("MQ17Inner", "mq17-inner"),
            ("ABCDe", "abc-de"),
            (
                "System.Collections.Hashtable",
                "system-collections-hashtable",
            ),
            ("Base[]", "base"),
            ("a_b", "a-b"),
            ("aB", "ab"),
            ("aBC", "abc"),
            ("abC", "ab-c"),
            ("", ""),
        ];
        for (name, expected) in table {
            assert_eq!(slug(name), expected, "{name}");
        }
    }
}
