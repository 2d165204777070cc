//! Response, parameter and request-body files as openapi-generator reads them: of several files of one stem, the first met
//! serves for all.
//!
//! `r1/Thing.yaml` and `r2/Thing.yaml` are one response `Thing` to it, so that what only the second refers to has neither a
//! page nor a name. In comes every operation, out come the operations with what that tool takes for their parts.

use std::collections::HashMap;

use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Operation, Spec, Target, say_the_same};

/// The operations as openapi-generator reads them, and whether that changes any of them.
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
    /// The first file of each stem, by the section of `components` that it would stand in.
    first: HashMap<(&'static str, String), Target<'a>>,
    /// Files that another one is read in place of, each once.
    replaced: Vec<(Target<'a>, Target<'a>)>,
}

impl<'a> Stems<'a> {
    /// Names that the root file gives are taken, unless they stand for a file.
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

    /// The first file of this one's stem; what does not fill a file stays.
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

/// Whether a part of an operation fills a file of its own.
pub(super) fn is_file(spec: &Spec, part: Target<'_>) -> bool {
    !spec.is_root(part.file) && std::ptr::eq(part.node, spec.document(part.file).node)
}
