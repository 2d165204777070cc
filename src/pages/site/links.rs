//! Links between pages: by address, as a site has them, or by file, as a folder and a book have them.

use std::collections::HashMap;

use super::Entry;

/// The file of each page by the last part of its address.
pub(super) fn files(entries: &[Entry]) -> HashMap<&str, &str> {
    entries
        .iter()
        .map(|entry| (last_part(&entry.slug), &*entry.path))
        .collect()
}

/// A link to an address of the site leads to the file with that page; what stands in blocks of code stays.
pub(super) fn to_files(page: &str, files: &HashMap<&str, &str>) -> String {
    let mut out = String::with_capacity(page.len());
    let mut in_code = false;
    for line in page.split_inclusive('\n') {
        in_code ^= line.starts_with("```");
        let mut rest = line;
        while let Some((before, after)) = rest.split_once("](").filter(|_| !in_code) {
            out.push_str(before);
            out.push_str("](");
            let end = after.find([')', '#', '\n']).unwrap_or(after.len());
            out.push_str(files.get(&after[..end]).unwrap_or(&&after[..end]));
            rest = &after[end..];
        }
        out.push_str(rest);
    }
    out
}

fn last_part(slug: &str) -> &str {
    slug.rsplit('/').next().unwrap_or(slug)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_lead_to_files() {
        let files = HashMap::from([("a-b", "AB.md")]);
        let text = "[x](a-b) [y](a-b#c) [z](a-bc) [u](https://a/a-b)\n```powershell\n[x](a-b)\n```\n[x](a-b";
        let expected = "[x](AB.md) [y](AB.md#c) [z](a-bc) [u](https://a/a-b)\n```powershell\n[x](a-b)\n```\n[x](AB.md";
        assert_eq!(to_files(text, &files), expected);
    }
}
