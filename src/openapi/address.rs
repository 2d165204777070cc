//! Resolves the address in a reference to the path of a file: relative addresses against the file
//! that refers, addresses with a scheme through the map of the options. It reads no files.

use std::collections::BTreeMap;

use super::error::ResolveError;
use crate::diagnostic::Code;

/// Maps addresses with a scheme to files.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    files: BTreeMap<String, String>,
}

impl Addresses {
    /// Takes the map from the options; its paths are relative to the spec's folder.
    pub fn new(map: &BTreeMap<String, String>) -> Self {
        Addresses { files: map.clone() }
    }

    /// Resolves `address`, found in the file `from`, to a path relative to the spec's folder.
    ///
    /// # Errors
    /// If the address is not a relative path and is not mapped.
    pub fn path(&self, from: &str, address: &str) -> Result<String, ResolveError> {
        match self.mapped(address) {
            Some(path) => Ok(path),
            None => relative(from, address),
        }
    }

    /// Looks up the address itself, then the longest mapped folder that it starts with.
    fn mapped(&self, address: &str) -> Option<String> {
        if let Some(file) = self.files.get(address) {
            return Some(file.clone());
        }
        let folders = self.files.iter().filter(|(start, _)| start.ends_with('/'));
        let longest = folders
            .filter(|(start, _)| address.starts_with(start.as_str()))
            .max_by_key(|(start, _)| start.len());
        let (start, folder) = longest?;
        // Resolve the rest as if a file in that folder referred to it.
        let from = format!("{}/_", folder.trim_end_matches('/'));
        relative(from.trim_start_matches('/'), &address[start.len()..]).ok()
    }
}

/// Resolves `path` against the folder of the file `from`. Removes dot segments; the result is
/// relative to the root folder and has forward slashes only.
pub(super) fn relative(from: &str, path: &str) -> Result<String, ResolveError> {
    let in_scheme = |byte: &u8| byte.is_ascii_alphanumeric() || b"+-.".contains(byte);
    let length = path.bytes().take_while(|byte| in_scheme(byte)).count();
    if length > 1 && path[length..].starts_with(':') {
        let scheme = &path[..length];
        return Err(ResolveError::new(
            Code::RemoteReference,
            format!("`{path}` refers to `{scheme}:`, and sailgen does not fetch documents"),
        )
        .with_help(format!(
            "download it, and map it in sailgen.toml: `[spec.map]` and `\"{path}\" = \"FILE\"`"
        )));
    }
    if path.starts_with("//") {
        let message = format!("`{path}` names a host, and sailgen does not fetch documents");
        return Err(ResolveError::new(Code::RemoteReference, message));
    }
    if path.starts_with('/') || path.starts_with('\\') || path.get(1..3) == Some(":\\") {
        return Err(outside(path).with_help("write the path as seen from this file"));
    }
    // Refused on every system: a spec that only Windows can read is of no use to other readers.
    if path.bytes().any(|byte| byte == b'\\') {
        let message = format!("`{path}` is not an address: it contains a backslash");
        let help = format!("write `{}`", path.replace('\\', "/"));
        return Err(ResolveError::new(Code::FileNotRead, message).with_help(help));
    }
    let mut joined = String::with_capacity(from.len() + path.len());
    // Searching for bytes is faster than for characters in strings as short as these.
    let slash = |text: &str| text.bytes().rposition(|byte| byte == b'/');
    joined.push_str(slash(from).map_or("", |at| &from[..at]));
    let mut rest = Some(path);
    while let Some(path) = rest {
        let end = path.bytes().position(|byte| byte == b'/');
        rest = end.map(|at| &path[at + 1..]);
        match &path[..end.unwrap_or(path.len())] {
            "" | "." => {}
            ".." if !matches!(&joined[slash(&joined).map_or(0, |at| at + 1)..], "" | "..") => {
                joined.truncate(slash(&joined).unwrap_or(0))
            }
            part => {
                if !joined.is_empty() {
                    joined.push('/');
                }
                joined.push_str(part);
            }
        }
    }
    Ok(joined)
}

pub(super) fn outside(path: &str) -> ResolveError {
    ResolveError::new(
        Code::OutsideRoot,
        format!("`{path}` is outside the spec's root folder and the current one"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_taken_from_the_folder_of_the_file() {
        assert_eq!(
            relative("beta/schemas/A.yaml", "../../v3/./B.yaml").unwrap(),
            "v3/B.yaml"
        );
        assert_eq!(relative("root.yaml", "./a/../b.yaml").unwrap(), "b.yaml");
        assert_eq!(relative("root.yaml", "../b.yaml").unwrap(), "../b.yaml");
        assert_eq!(
            relative("../a/root.yaml", "../../b.yaml").unwrap(),
            "../../b.yaml"
        );
        assert_eq!(relative("a/root.yaml", ".//b/../..").unwrap(), "");
        for (path, code) in [
            ("/etc/passwd", Code::OutsideRoot),
            ("file:///etc/shadow", Code::RemoteReference),
            ("https://example.com/a.yaml", Code::RemoteReference),
            ("//host/a.yaml", Code::RemoteReference),
            ("C:\\a.yaml", Code::OutsideRoot),
            ("\\\\host\\a.yaml", Code::OutsideRoot),
            ("schemas\\a.yaml", Code::FileNotRead),
            ("..\\a.yaml", Code::FileNotRead),
        ] {
            assert_eq!(
                relative("root.yaml", path).unwrap_err().code,
                code,
                "{path}"
            );
        }
    }

    #[test]
    fn a_backslash_is_told_how_to_be_written() {
        let error = relative("root.yaml", ".\\schemas\\a.yaml").unwrap_err();
        assert_eq!(error.help.as_deref(), Some("write `./schemas/a.yaml`"));
    }

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
