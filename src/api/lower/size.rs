//! Limits for the size of the result: long lists, and parts that are repeated, can multiply a spec
//! of a few megabytes.
//!
//! Exceeding a limit is an error, and the excess is left out.

use super::expansion::MOST_PARTS;
use super::lowering::{Lowering, MOST_BYTES};
use crate::api::{Field, Value};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{Names, Spec, Target};

/// The most models. The largest public spec has ten thousand, and each becomes a file or two.
const MOST_MODELS: usize = 20_000;

/// The most properties, values or alternatives of one schema. The largest in public specs have a
/// few thousand.
const MOST_MEMBERS: usize = 20_000;

/// The approximate size of a field in bytes, without its strings.
const FIELD: usize = 700;

/// Returns `true` if the number of named schemas is within the limit, and reports an error otherwise.
pub(super) fn is_within_models(
    spec: &Spec,
    names: &Names<'_>,
    diagnostics: &mut Diagnostics,
) -> bool {
    let count = names.entries().len();
    if count > MOST_MODELS {
        let message = format!("the spec makes {count} models, and the limit is {MOST_MODELS}");
        diagnostics.push(Code::TooLarge, spec.root().place(), message);
    }
    count <= MOST_MODELS
}

impl<'a> Lowering<'a, '_> {
    /// Returns how many of its members a schema may keep, and reports an error if not all.
    pub(super) fn most_members(&mut self, at: Target<'a>, count: usize, what: &str) -> usize {
        if count > MOST_MEMBERS {
            let message =
                format!("this schema has {count} {what}, and the limit is {MOST_MEMBERS}");
            self.diagnostics.push(Code::TooLarge, at.place(), message);
        }
        count.min(MOST_MEMBERS)
    }

    /// Reports a schema with more parts than the limit.
    pub(super) fn report_too_many_parts(&mut self, at: Target<'a>) {
        let message =
            format!("a part of this schema has more than {MOST_PARTS} parts, their parts counted");
        self.diagnostics.push(Code::TooLarge, at.place(), message);
    }

    /// Takes the room for one more field. Returns `false` if there is none, and reports an error the first time.
    pub(super) fn has_room(&mut self, field: &Field, at: Target<'a>) -> bool {
        let values = [&field.default, &field.example]
            .into_iter()
            .flatten()
            .map(Value::weight);
        let strings = field.wire_name.len() + field.docs.as_ref().map_or(0, String::len);
        let before = self.room;
        self.room = self
            .room
            .saturating_sub(FIELD + strings + values.sum::<usize>());
        if before > 0 && self.room == 0 {
            let most = MOST_BYTES >> 20;
            let message =
                format!("the models have more than {most} MiB of fields with all their parts");
            let finding = self.diagnostics.push(Code::TooLarge, at.place(), message);
            finding.help("an `allOf` repeats the properties of its parts, and their parts");
        }
        self.room > 0
    }
}
