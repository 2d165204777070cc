//! How much may come of a spec: long lists, and parts of parts of parts, multiply what a file of a few megabytes says.
//!
//! Beyond a limit stands an error, and what is above it is left out.

use super::lowering::Lowering;
use crate::diagnostic::{Code, Diagnostics};
use crate::published::Field;
use crate::published::graph::Graph;
use crate::published::properties::MOST_PARTS;
use crate::published::schema::SchemaId;
use crate::value::Value;

/// How many models there may be. The largest public spec has ten thousand, and each becomes a file or two.
const MOST_MODELS: usize = 20_000;

/// How many properties, values or alternatives one schema may have. The largest in public specs have a few thousand.
const MOST_MEMBERS: usize = 20_000;

/// How many bytes the fields of all models may take, about.
pub(super) const MOST_BYTES: usize = 256 << 20;

/// About what a field takes without its texts.
const FIELD: usize = 700;

/// Whether the components are few enough to be made into models.
pub(super) fn is_within_models(graph: &Graph<'_>, diagnostics: &mut Diagnostics) -> bool {
    let count = graph.components.len();
    if count > MOST_MODELS {
        let message = format!("the spec makes {count} models, and the limit is {MOST_MODELS}");
        diagnostics.push(Code::TooLarge, graph.spec.root().place(), message);
    }
    count <= MOST_MODELS
}

impl Lowering<'_, '_> {
    /// How many of its members a schema may keep.
    pub(super) fn most_members(&mut self, id: SchemaId, count: usize, what: &str) -> usize {
        if count > MOST_MEMBERS {
            let message =
                format!("this schema has {count} {what}, and the limit is {MOST_MEMBERS}");
            self.diagnostics
                .push(Code::TooLarge, self.graph[id].at.place(), message);
        }
        count.min(MOST_MEMBERS)
    }

    /// Beyond the limit, parts are not looked at.
    pub(super) fn say_too_many_parts(&mut self, id: SchemaId) {
        let message =
            format!("a part of this schema has more than {MOST_PARTS} parts, their parts counted");
        self.diagnostics
            .push(Code::TooLarge, self.graph[id].at.place(), message);
    }

    /// Whether there is room for one more field.
    pub(super) fn has_room(&mut self, field: &Field, id: SchemaId) -> bool {
        let values = [&field.default, &field.example]
            .into_iter()
            .flatten()
            .map(weight)
            .sum::<usize>();
        let texts = field.wire_name.len() + field.docs.as_ref().map_or(0, String::len);
        let before = self.room;
        self.room = self.room.saturating_sub(FIELD + texts + values);
        if before > 0 && self.room == 0 {
            let message = format!(
                "the models have more than {} MiB of fields with all their parts",
                MOST_BYTES >> 20
            );
            let finding = self
                .diagnostics
                .push(Code::TooLarge, self.graph[id].at.place(), message);
            finding.help("an `allOf` repeats the properties of its parts, and their parts");
        }
        self.room > 0
    }
}

/// About what a value takes.
fn weight(value: &Value) -> usize {
    32 + match value {
        Value::String(text) => text.len(),
        Value::List(items) => items.iter().map(weight).sum(),
        Value::Map(entries) => entries
            .iter()
            .map(|(key, value)| 32 + key.len() + weight(value))
            .sum(),
        _ => 0,
    }
}
