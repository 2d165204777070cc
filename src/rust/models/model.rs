//! Prints the file of one model. It decides nothing.

use super::krate::HEADER;
use super::{enums, struct_functions, struct_impls, structs, unions};
use crate::output::OutputFile;
use crate::rust::print::Lines;
use crate::rust::view::{Item, Kind, View};

/// Prints the file of a model.
pub(crate) fn file(view: &View, item: &Item) -> OutputFile {
    let mut lines = Lines::default();
    let impls = match &item.kind {
        Kind::Struct(shape) => {
            structs::definition(view, item, shape, &mut lines);
            struct_functions::text(view, item, shape) + &struct_impls::impls(item, shape)
        }
        Kind::Enum(shape) => {
            enums::definition(view, item, shape, &mut lines);
            enums::impls(view, item, shape)
        }
        Kind::Union(shape) => {
            unions::definition(view, item, shape, &mut lines);
            unions::impls(item, shape)
        }
        Kind::Alias(ty) => {
            lines.docs(&item.docs);
            let head = view.visible(&format!("type {} = ", item.name));
            lines.typed(&head, &ty.text, ";");
            String::new()
        }
    };
    let by_integers = match item.by_integers {
        true => format!("support::by_integers!({});\n", item.name),
        false => String::new(),
    };
    let imports = item.imports.iter();
    let imports: String = imports.map(|path| format!("use {path};\n")).collect();
    let gap = if imports.is_empty() { "" } else { "\n" };
    OutputFile {
        path: format!("src/models/{}.rs", item.module),
        contents: format!("{HEADER}{imports}{gap}{}{impls}{by_integers}", lines.text()),
    }
}
