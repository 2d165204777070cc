//! Reports what is written in schemas and has no effect. It changes nothing.

use super::NamedGraph;
use crate::diagnostic::Diagnostics;
use crate::openapi::{NodeSet, say_not_carried, say_unknown_type};

impl NamedGraph<'_> {
    /// Reports unknown types and keywords without effect, each once. The neutral reading does so too.
    pub(crate) fn report_unread(&self, diagnostics: &mut Diagnostics) {
        let mut reported = NodeSet::default();
        for id in self.graph.ids() {
            let at = self.graph[id].at;
            if reported.insert(std::ptr::from_ref(at.node)) {
                say_unknown_type(at, self.graph.view(id), diagnostics);
                say_not_carried(at, diagnostics);
            }
        }
    }
}
