//! Resolves references. This is the only place that follows a `$ref`; all files have been read by
//! then.

use std::borrow::Cow;
use std::sync::atomic::Ordering;

use super::anchor::Anchors;
use super::error::{FollowError, ResolveError};
use super::target::Target;
use super::{Mapping, Node, Spec, Version};
use crate::diagnostic::{Code, nearest};
use crate::source::FileId;

/// Limit on the references followed to resolve one reference, including those that its pointer
/// crosses.
const MOST_HOPS: usize = 256;

/// Limit on the length of a chain of references. Every link of a chain is a possible start, so the
/// total time is quadratic in the length.
const MOST_STEPS: usize = 64;

/// Limit on the names compared in one run to suggest corrections, so that a spec with many errors
/// is still reported quickly.
const MOST_GUESSES: usize = 2_000_000;

impl Spec {
    /// Resolves a reference in the file `from` by one step; the result may be a reference itself.
    ///
    /// # Errors
    /// If the file could not be read, or has nothing at the pointer.
    pub fn resolve(&self, from: FileId, reference: &str) -> Result<Target<'_>, ResolveError> {
        self.resolve_hops(from, reference, &mut { MOST_HOPS })
    }

    /// Follows references until the target is not a reference.
    ///
    /// # Errors
    /// If a reference cannot be resolved, or the chain is circular or too long.
    pub fn follow<'a>(&'a self, mut at: Target<'a>) -> Result<Target<'a>, FollowError<'a>> {
        let start = at;
        for _ in 0..MOST_STEPS {
            let Some(reference) = at.reference() else {
                return Ok(at);
            };
            at = self
                .resolve(at.file, reference)
                .map_err(|error| FollowError { at, error })?;
            if std::ptr::eq(at.node, start.node) {
                let message = "this reference leads back to itself";
                let error = ResolveError::new(Code::ReferenceCycle, message);
                return Err(FollowError { at, error });
            }
        }
        let message = format!("a chain of more than {MOST_STEPS} references starts here");
        let error = ResolveError::new(Code::ReferenceCycle, message);
        Err(FollowError { at: start, error })
    }

    /// Returns the name that a reference suggests: the last part of its pointer, or else the file's
    /// name up to the last dot, with other dots removed.
    #[must_use]
    pub fn name_of(&self, at: Target<'_>, reference: &str) -> String {
        if let Some((_, pointer)) = reference.split_once('#')
            && let Some(last) = pointer.rsplit('/').next().filter(|last| !last.is_empty())
        {
            return percent_decode(last).replace("~1", "/").replace("~0", "~");
        }
        let file = file_name(&self.sources[at.file].path);
        match file.rsplit_once('.') {
            Some((stem, _)) => stem.replace('.', ""),
            None => file.to_owned(),
        }
    }

    /// Returns the name that a bundler gives the target of a reference: the last part of its
    /// pointer, or else the file's name without its last extension.
    #[must_use]
    pub(crate) fn bundled_name_of(&self, at: Target<'_>, reference: &str) -> String {
        if reference.contains("#/") {
            return self.name_of(at, reference);
        }
        let file = file_name(&self.sources[at.file].path);
        file.rsplit_once('.')
            .map_or(file, |(stem, _)| stem)
            .to_owned()
    }

    /// Returns the name that the location of a schema suggests: that of its file or of its key. If
    /// the key only identifies a part of its owner, the owner's name comes first.
    #[must_use]
    pub fn name_of_schema(&self, at: Target<'_>) -> String {
        let steps = self.steps_to(at);
        let steps: Vec<&str> = steps.iter().map(String::as_str).collect();
        match (part_of(&steps), &steps[..]) {
            (Some((owner, part)), _) => format!("{owner}_{part}"),
            (None, [.., last]) => (*last).to_owned(),
            (None, []) => self.name_of(at, ""),
        }
    }

    /// Returns `true` if the schema is a part of another schema, or belongs to a parameter, a
    /// header or a media type.
    #[must_use]
    pub fn is_part(&self, at: Target<'_>) -> bool {
        let steps = self.steps_to(at);
        part_of(&steps.iter().map(String::as_str).collect::<Vec<_>>()).is_some()
    }

    /// Returns the keys from the root of the file to a node.
    fn steps_to(&self, at: Target<'_>) -> Vec<String> {
        let pointer = self.pointer(at.place()).unwrap_or_default();
        let steps = pointer.split('/').skip(1);
        steps
            .map(|step| step.replace("~1", "/").replace("~0", "~"))
            .collect()
    }

    /// Resolves the reference of a schema as [`resolve`](Spec::resolve) does. If that fails, looks
    /// for a schema with this `$id`, or in the `$defs` of the enclosing schemas.
    ///
    /// # Errors
    /// As for [`resolve`](Spec::resolve).
    pub fn resolve_schema<'a>(
        &'a self,
        at: Target<'a>,
        reference: &str,
    ) -> Result<Target<'a>, ResolveError> {
        let error = match self.resolve(at.file, reference) {
            Ok(target) => return Ok(target),
            Err(error) => error,
        };
        match reference.split_once('#').unwrap_or((reference, "")) {
            ("", pointer) => in_schemas_around(self, at, &percent_decode(pointer)),
            (id, fragment) => self.by_id(id, fragment),
        }
        .ok_or(error)
    }

    /// Returns `true` if a reference leads to the `$id` of a schema (3.1).
    pub(crate) fn is_id(&self, reference: &str) -> bool {
        let id = reference.split_once('#').map_or(reference, |(id, _)| id);
        self.version >= Version::V3_1 && self.anchors().id(id).is_some()
    }

    fn by_id(&self, id: &str, fragment: &str) -> Option<Target<'_>> {
        let (file, pointer) = self.anchors().id(id)?;
        let schema = self.document(file).node.pointer(pointer)?;
        let node = if fragment.is_empty() {
            schema
        } else {
            schema.pointer(&percent_decode(fragment))?
        };
        Some(self.document(file).at(node))
    }

    fn anchors(&self) -> &Anchors {
        self.anchors.get_or_init(|| {
            let files = self.sources.iter().map(|(file, _)| file);
            Anchors::of(files.map(|file| (file, self.document(file).node)))
        })
    }

    fn resolve_hops(
        &self,
        from: FileId,
        reference: &str,
        hops: &mut usize,
    ) -> Result<Target<'_>, ResolveError> {
        let Some(left) = hops.checked_sub(1) else {
            return Err(ResolveError::new(
                Code::ReferenceCycle,
                "too many references refer to each other",
            ));
        };
        *hops = left;
        let (path, pointer) = reference.split_once('#').unwrap_or((reference, ""));
        let path = path.trim();
        let file = if path.is_empty() {
            from
        } else {
            self.file(from, path)?
        };
        let document = self.document(file);
        let pointer = percent_decode(pointer);
        if pointer.is_empty() || pointer == "/" && document.node.get("").is_none() {
            return Ok(document);
        }
        if !pointer.starts_with('/') {
            return self.anchor(document, &pointer, reference);
        }
        self.walk(document, &pointer, hops)?
            .ok_or_else(|| self.nothing_there(document, &pointer, reference))
    }

    fn file(&self, from: FileId, path: &str) -> Result<FileId, ResolveError> {
        let key = self.addresses.path(&self.sources[from].path, path)?;
        match self.by_path.get(&key) {
            Some(found) => found.clone(),
            None => Err(ResolveError::new(
                Code::UnresolvedReference,
                format!("`{path}` was not read"),
            )),
        }
    }

    /// Resolves a JSON Pointer, following references that it crosses.
    fn walk<'a>(
        &'a self,
        mut at: Target<'a>,
        pointer: &str,
        hops: &mut usize,
    ) -> Result<Option<Target<'a>>, ResolveError> {
        for token in pointer.split('/').skip(1) {
            let (from, node) = match (at.node.step(token), at.reference()) {
                (None, Some(reference)) => {
                    let behind = self.resolve_hops(at.file, reference, hops)?;
                    (behind, behind.node.step(token))
                }
                (node, _) => (at, node),
            };
            let Some(node) = node else { return Ok(None) };
            at = from.at(node);
        }
        Ok(Some(at))
    }

    fn anchor<'a>(
        &'a self,
        document: Target<'a>,
        name: &str,
        reference: &str,
    ) -> Result<Target<'a>, ResolveError> {
        let pointer = self.anchors().anchor(document.file, name);
        pointer
            .and_then(|pointer| document.node.pointer(pointer))
            .map(|node| document.at(node))
            .ok_or_else(|| {
                let message = format!("unresolved reference `{reference}`: no such `$anchor`");
                ResolveError::new(Code::UnresolvedReference, message)
            })
    }

    fn nothing_there(&self, document: Target<'_>, pointer: &str, reference: &str) -> ResolveError {
        let error = ResolveError::new(
            Code::UnresolvedReference,
            format!(
                "unresolved reference `{reference}`: {} has nothing at this pointer",
                self.sources[document.file].path
            ),
        );
        let (parent, wanted) = pointer.rsplit_once('/').unwrap_or(("", pointer));
        let known = document.node.pointer(parent).and_then(Node::as_map);
        let guesses = self
            .guesses
            .fetch_add(known.map_or(0, Mapping::len), Ordering::Relaxed);
        let names = known.into_iter().flat_map(Mapping::keys);
        if guesses < MOST_GUESSES
            && let Some(near) = nearest(wanted, names).first()
        {
            return error.with_help(format!("did you mean `{near}`?"));
        }
        error
    }
}

fn file_name(path: &str) -> &str {
    path.rsplit('/').next().unwrap_or(path)
}

/// Returns the owner and the key of a schema if the key only identifies a part of the owner.
fn part_of<'s>(steps: &[&'s str]) -> Option<(&'s str, &'s str)> {
    match *steps {
        [
            ..,
            owner,
            part @ ("schema" | "items" | "additionalProperties" | "not"),
        ] => Some((owner, part)),
        [.., owner, "properties" | "patternProperties", part] => Some((owner, part)),
        [.., owner, "allOf" | "oneOf" | "anyOf", part] => Some((owner, part)),
        _ => None,
    }
}

/// Looks up a pointer into `$defs` in `at` and the enclosing schemas, innermost first. An embedded
/// schema brings its `$defs` along, and its references are still relative to its own root.
fn in_schemas_around<'a>(spec: &'a Spec, at: Target<'a>, pointer: &str) -> Option<Target<'a>> {
    if !["/$defs/", "/definitions/"]
        .iter()
        .any(|start| pointer.starts_with(start))
    {
        return None;
    }
    let own = spec.pointer(at.place())?;
    let document = spec.document(at.file);
    let around = own
        .char_indices()
        .rev()
        .filter(|&(_, c)| c == '/')
        .map(|(end, _)| &own[..end]);
    let mut schemas = std::iter::once(own.as_str()).chain(around);
    schemas
        .find_map(|schema| document.node.pointer(schema)?.pointer(pointer))
        .map(|node| document.at(node))
}

/// Decodes percent-encoding such as `%20`. Invalid sequences stay as they are.
pub(super) fn percent_decode(text: &str) -> Cow<'_, str> {
    if !text.contains('%') {
        return Cow::Borrowed(text);
    }
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = bytes
            .get(at + 1..at + 3)
            .and_then(|hex| std::str::from_utf8(hex).ok());
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) if bytes[at] == b'%' => {
                decoded.push(byte);
                at += 3;
            }
            _ => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).map_or(Cow::Borrowed(text), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percent_signs_that_say_nothing_stay() {
        assert_eq!(percent_decode("a%20b%ZZ%"), "a b%ZZ%");
    }
}
