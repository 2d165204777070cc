//! Replaces response, parameter and request-body files as openapi-generator does: of several files with the same stem, it
//! reads the first one for all.
//!
//! It takes `r1/Thing.yaml` and `r2/Thing.yaml` for one response `Thing`, so that schemas that only the second refers to have
//! neither a page nor a name.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Operation, Spec, Target, say_the_same};

/// Returns the operations as openapi-generator reads them, and whether any of them is changed.
pub(super) fn first_of_each_stem<'a>(
    spec: &'a Spec,
    operations: &[Operation<'a>],
    diagnostics: &mut Diagnostics,
) -> (Vec<Operation<'a>>, bool) {
    let mut stems = Stems {
        spec,
        first: HashMap::new(),
        replaced: Vec::new(),
    };
    stems.of_the_root();
    let read = operations
        .iter()
        .map(|operation| stems.operation(operation))
        .collect();
    for &(lost, first) in &stems.replaced {
        let (file, other) = (&spec.sources[lost.file].path, &spec.sources[first.file]);
        let message = format!("on pages, `{}` is read in place of `{file}`", other.path);
        let help =
            "openapi-generator tells such files apart by their names alone; rename one of the two";
        diagnostics
            .push(Code::SwallowedByStem, lost.place(), message)
            .help(help);
    }
    (read, !stems.replaced.is_empty())
}

struct Stems<'a> {
    spec: &'a Spec,
    /// The first file of each stem, by the section of `components` that it belongs to.
    first: HashMap<(&'static str, String), Target<'a>>,
    /// Files with the file that is read in their place, each once.
    replaced: Vec<(Target<'a>, Target<'a>)>,
}

impl<'a> Stems<'a> {
    /// Reserves the names that the root file gives, unless they refer to a file.
    fn of_the_root(&mut self) {
        for section in ["parameters", "requestBodies", "responses"] {
            let entries = self.spec.components(section).flat_map(|at| {
                at.node
                    .entries()
                    .map(move |(name, node)| (name, at.at(node)))
            });
            for (name, at) in entries.filter(|(_, at)| at.reference().is_none()) {
                self.first.insert((section, name.to_owned()), at);
            }
        }
    }

    fn operation(&mut self, operation: &Operation<'a>) -> Operation<'a> {
        let mut read = operation.clone();
        for part in &mut read.parameters {
            *part = self.first("parameters", *part);
        }
        if let Some(part) = &mut read.request_body {
            *part = self.first("requestBodies", *part);
        }
        for (_, part) in &mut read.responses {
            *part = self.first("responses", *part);
        }
        read
    }

    /// Returns the first file with the stem of this one; a part that is not a whole file is returned unchanged.
    fn first(&mut self, section: &'static str, part: Target<'a>) -> Target<'a> {
        if !is_file(self.spec, part) {
            return part;
        }
        let key = (section, self.spec.name_of(part, ""));
        let first = *self.first.entry(key).or_insert(part);
        let is_known = |(lost, _): &(Target<'_>, Target<'_>)| std::ptr::eq(lost.node, part.node);
        if !std::ptr::eq(first.node, part.node)
            && !self.replaced.iter().any(is_known)
            && !say_the_same(self.spec, first, part)
        {
            self.replaced.push((part, first));
        }
        first
    }
}

/// Returns `true` if a part of an operation is the whole content of a file.
pub(super) fn is_file(spec: &Spec, part: Target<'_>) -> bool {
    !spec.is_root(part.file) && std::ptr::eq(part.node, spec.document(part.file).node)
}
