//! The version of an API → what pages call it. It knows no pages and no options.

/// The label of a version: `3.1.0-beta` is `beta`, `3.0.0` is `v3`, `v2024` stays.
pub(crate) fn label(version: &str) -> String {
    match version.split_once('-') {
        Some((_, tail)) if !tail.is_empty() => tail.to_owned(),
        _ => {
            let number = version.trim_start_matches('v').split('.').next();
            format!("v{}", number.unwrap_or_default())
        }
    }
}

/// The prefix of names that are unique across versions: `3.1.0-beta` gives `Beta`, `3.0.0` none.
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
