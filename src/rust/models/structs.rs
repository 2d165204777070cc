//! Prints the definition of a struct. It decides nothing.

use super::head;
use crate::rust::print::{Lines, quoted};
use crate::rust::view::{Field, Item, State, Struct, View};

/// Prints the struct with its fields.
pub(super) fn definition(view: &View, item: &Item, shape: &Struct, lines: &mut Lines) {
    head::above(item, &item.derives, false, lines);
    let described = item.is_described();
    let is_empty = shape.fields.is_empty() && shape.rest.is_none();
    let head = view.visible(&format!("struct {}", item.name));
    lines.declare(&head, is_empty, |lines| {
        for field in &shape.fields {
            lines.docs(&field.docs);
            if field.facts.deprecated {
                lines.line("#[deprecated]");
            }
            if described {
                schema(field, lines);
            }
            let head = view.visible(&format!("{}: ", field.name));
            lines.typed(&head, &field.text, ",");
        }
        if let Some(rest) = &shape.rest {
            lines.doc(rest.docs);
            if described {
                lines.line("#[schemars(flatten)]");
            }
            let head = view.visible(&format!("{}: ", rest.name));
            lines.typed(&head, &rest.ty.text, ",");
        }
    });
}

/// Prints the `schemars` attribute of a field: its name on the wire and, for `Patch`, the type to
/// describe instead.
fn schema(field: &Field, lines: &mut Lines) {
    let name = format!("rename = {}", quoted(&field.wire_name));
    match field.state {
        State::Patch => {
            let held = quoted(&format!("Option<{}>", field.held()));
            lines.attribute("schemars", &[&name, &format!("with = {held}")]);
        }
        _ => lines.attribute("schemars", &[&name]),
    }
}
