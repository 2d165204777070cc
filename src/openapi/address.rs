//! The address in a reference → the path of a file: relative ones start from the file that refers, and those with a scheme
//! stand for what the options map them to. It reads nothing.

use std::collections::BTreeMap;

use super::error::ResolveError;
use super::resolve::relative;

/// The files that addresses with a scheme stand for.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    files: BTreeMap<String, String>,
}

impl Addresses {
    /// Those of the options, as paths from the spec's folder.
    pub fn new(map: &BTreeMap<String, String>) -> Self {
        Addresses { files: map.clone() }
    }

    /// The path of a file from the spec's folder.
    ///
    /// # Errors
    /// It is not relative, and nothing says what it stands for.
    pub fn path(&self, from: &str, address: &str) -> Result<String, ResolveError> {
        match self.mapped(address) {
            Some(path) => Ok(path),
            None => relative(from, address),
        }
    }

    /// The file that an address stands for, or the one at the end of it below the longest folder that does.
    fn mapped(&self, address: &str) -> Option<String> {
        if let Some(file) = self.files.get(address) {
            return Some(file.clone());
        }
        let folders = self.files.iter().filter(|(start, _)| start.ends_with('/'));
        let longest = folders
            .filter(|(start, _)| address.starts_with(start.as_str()))
            .max_by_key(|(start, _)| start.len());
        let (start, folder) = longest?;
        // As if a file in that folder referred to the rest.
        let from = format!("{}/_", folder.trim_end_matches('/'));
        relative(from.trim_start_matches('/'), &address[start.len()..]).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_stand_for_files_and_folders() {
        let map = [
            ("https://a.b/common.yaml", "vendor/common.yaml"),
            ("https://a.b/schemas/", "../vendor"),
            ("https://a.b/schemas/more/", "more"),
        ];
        let map = map.map(|(address, path)| (address.to_owned(), path.to_owned()));
        let addresses = Addresses::new(&map.into());
        for (address, path) in [
            ("https://a.b/common.yaml", Some("vendor/common.yaml")),
            ("https://a.b/schemas/x/y.yaml", Some("../vendor/x/y.yaml")),
            ("https://a.b/schemas/more/y.yaml", Some("more/y.yaml")),
            ("https://a.b/other.yaml", None),
            ("z.yaml", Some("sub/z.yaml")),
        ] {
            let found = addresses.path("sub/root.yaml", address).ok();
            assert_eq!(found.as_deref(), path, "{address}");
        }
    }
}
