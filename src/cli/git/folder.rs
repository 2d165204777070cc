//! The entries of a folder in a revision, decoded from git's tree object. It reads no objects.

use indexmap::IndexMap;

/// The entries of a folder by name, in git's order.
#[derive(Debug, Default)]
pub(super) struct Folder(IndexMap<String, Entry>);

#[derive(Debug)]
struct Entry {
    /// `false` for folders, symbolic links and submodules.
    is_file: bool,
    id: String,
}

impl Folder {
    /// Decodes a tree object. An entry is its mode, a space, its name, a zero byte and its id of `id_bytes` bytes.
    pub fn of(tree: &[u8], id_bytes: usize) -> Self {
        let mut entries = IndexMap::new();
        let mut rest = tree;
        while let Some(end) = rest.iter().position(|&byte| byte == 0)
            && let Some((id, next)) = rest[end + 1..].split_at_checked(id_bytes)
        {
            let head = String::from_utf8_lossy(&rest[..end]);
            let (mode, name) = head.split_once(' ').unwrap_or_default();
            let entry = Entry {
                is_file: mode.starts_with("100"),
                id: id.iter().map(|byte| format!("{byte:02x}")).collect(),
            };
            entries.insert(name.to_owned(), entry);
            rest = next;
        }
        Folder(entries)
    }

    /// Returns the id of a file's blob; `None` also if the name is a symbolic link.
    pub fn blob(&self, name: &str) -> Option<&str> {
        let entry = self.0.get(name).filter(|entry| entry.is_file)?;
        Some(&entry.id)
    }

    pub fn names(&self) -> Vec<String> {
        self.0.keys().cloned().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::Folder;

    #[test]
    fn entries_are_decoded() {
        let tree = b"100644 a.yaml\0\x00\n120000 b.yaml\0\x01\x0240000 c\0\x03\x04";
        let folder = Folder::of(tree, 2);
        assert_eq!(folder.names(), ["a.yaml", "b.yaml", "c"]);
        assert_eq!(folder.blob("a.yaml"), Some("000a"));
        assert_eq!([folder.blob("b.yaml"), folder.blob("c")], [None, None]);
    }
}
