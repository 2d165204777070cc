//! Finds files that a spec loaded before has too. It reads nothing and compares no trees.

use std::sync::Arc;

use crate::openapi::Spec;
use crate::openapi::parsed::Parsed;

impl Spec {
    /// Returns the text and the tree of a file if it has these bytes in this spec.
    pub(super) fn unchanged(&self, path: &str, bytes: &[u8]) -> Option<(String, Arc<Parsed>)> {
        let file = *self.by_path.get(path)?.as_ref().ok()?;
        let text = &self.sources[file].text;
        let is_same = text.as_bytes() == bytes;
        is_same.then(|| (text.clone(), Arc::clone(&self.documents[file.0 as usize])))
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use crate::diagnostic::Diagnostics;
    use crate::openapi::{LoadOptions, Spec, load_after};

    const ROOT: &str = "openapi: 3.0.0\ninfo: {title: A, title: A, version: '1'}\npaths: {}\n\
                        components: {schemas: {B: {$ref: b.yaml}}}\n";

    fn load(before: Option<&Spec>, b: &str) -> (Spec, usize) {
        let given = [("a.yaml", ROOT), ("b.yaml", b)];
        let given = given.map(|(path, text)| (PathBuf::from(path), text.as_bytes().into()));
        let options = LoadOptions {
            given: given.into_iter().collect(),
            ..LoadOptions::default()
        };
        let mut findings = Diagnostics::default();
        let spec = load_after(before, &["a.yaml"], &options, &mut findings).unwrap();
        (spec, findings.iter().count())
    }

    #[test]
    fn only_files_that_changed_are_parsed_again() {
        let (old, _) = load(None, "type: string");
        let (new, findings) = load(Some(&old), "type: integer");
        assert!(std::ptr::eq(old.root().node, new.root().node));
        assert_eq!(findings, 1, "the duplicate key is reported for both");
        let b = |spec: &Spec| {
            spec.resolve(spec.root().file, "b.yaml")
                .unwrap()
                .node
                .clone()
        };
        assert_eq!(b(&new).get("type").unwrap().as_str(), Some("integer"));
        assert_eq!(b(&old).get("type").unwrap().as_str(), Some("string"));
    }
}
