//! Collects the files that references lead to, including references below `x-` keys. It reads no
//! files.

use std::collections::BTreeSet;

use super::references::{Inside, references};
use super::{Loader, Reference};

impl Loader<'_> {
    /// Adds the files that references lead to, and the values they lead to below `x-` keys.
    pub(super) fn follow(&mut self, references: &[Reference], next: &mut BTreeSet<String>) {
        for Reference {
            written,
            decoded,
            extension,
        } in references
        {
            let file = decoded.as_ref().unwrap_or(written);
            next.insert(file.clone());
            self.encoded
                .extend(decoded.clone().map(|file| (written.clone(), file)));
            if let Some(pointer) = extension {
                let key = (file.clone(), pointer.clone());
                self.extensions.entry(key).or_insert(false);
            }
        }
    }

    /// Collects references below `x-` keys. Such values are data unless a reference leads to them.
    pub(super) fn look_into_extensions(&mut self, next: &mut BTreeSet<String>) {
        loop {
            let read = |path: &String| self.by_path.get(path)?.as_ref().ok().copied();
            let open = self.extensions.iter().filter(|(_, seen)| !**seen);
            let open: Vec<_> = open
                .filter_map(|(key, _)| Some((key.clone(), read(&key.0)?)))
                .collect();
            if open.is_empty() {
                return;
            }
            for ((path, pointer), file) in open {
                let mut found = Vec::new();
                let document = self.documents.get(file.0 as usize);
                if let Some(node) = document.and_then(|document| document.root.pointer(&pointer)) {
                    references(node, Inside::Object, &mut |reference| {
                        found.extend(self.reference(&path, reference));
                    });
                }
                self.follow(&found, next);
                self.extensions.insert((path, pointer), true);
            }
        }
    }
}
