//! Names for the version of an API, as pages use them. It knows no pages and no options.

/// Returns the label of a version: `beta` for `3.1.0-beta`, `v3` for `3.0.0`, `v2024` unchanged.
pub(crate) fn label(version: &str) -> String {
    match version.split_once('-') {
        Some((_, tail)) if !tail.is_empty() => tail.to_owned(),
        _ => {
            let number = version.trim_start_matches('v').split('.').next();
            format!("v{}", number.unwrap_or_default())
        }
    }
}

/// Returns the prefix that keeps names unique across versions: `Beta` for `3.1.0-beta`, empty for `3.0.0`.
pub(crate) fn prefix(version: &str) -> String {
    let tail = version.split_once('-').map_or("", |(_, tail)| tail);
    let words = tail.split(|c: char| !c.is_ascii_alphanumeric());
    words.map(capitalised).collect()
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().map(|first| first.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

#[cfg(test)]
mod tests {
    use super::{label, prefix};

    #[test]
    fn the_tail_of_a_version_names_it() {
        for (version, expected) in [
            ("3.1.0-beta", ("beta", "Beta")),
            ("3.0.0", ("v3", "")),
            ("v2024", ("v2024", "")),
            ("1.0.0-rc.1", ("rc.1", "Rc1")),
            ("2-", ("v2-", "")),
            ("", ("v", "")),
        ] {
            assert_eq!((&*label(version), &*prefix(version)), expected, "{version}");
        }
    }
}
