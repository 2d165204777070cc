//! Prints the lines above the definition of a type. It decides nothing.

use crate::rust::print::Lines;
use crate::rust::view::Item;

/// Prints the documentation of a type, its derives and its other attributes. `untagged` is for the
/// schema of a union.
pub(super) fn above<'a>(
    item: &Item,
    derives: impl IntoIterator<Item = &'a String>,
    untagged: bool,
    lines: &mut Lines,
) {
    lines.docs(&item.docs);
    let derives: Vec<&str> = derives.into_iter().map(String::as_str).collect();
    lines.derives(&derives);
    let marks = [
        (untagged, "#[schemars(untagged)]"),
        (item.deprecated, "#[deprecated]"),
        (item.non_exhaustive, "#[non_exhaustive]"),
    ];
    let marks = marks.iter().filter(|(is_marked, _)| *is_marked);
    marks.for_each(|(_, mark)| lines.line(mark));
}
