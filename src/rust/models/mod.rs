//! Turns a `View` into the files of a crate of models: one for each model, and the common ones. It
//! decides nothing.

mod enums;
mod fits;
mod head;
mod krate;
mod manifest;
mod model;
mod one_file;
mod struct_functions;
mod struct_impls;
mod structs;
mod toml;
mod union_impls;
mod unions;
mod workspace;

pub(crate) use model::file;
pub(crate) use one_file::MODELS;

use crate::config::Layout;
use crate::output::OutputFile;
use crate::parallel;
use crate::rust::view::{Item, View};

use krate::HEADER;

/// Generates the models as a crate, or as one file for `include!`.
pub(crate) fn files(view: &View) -> Vec<OutputFile> {
    if let Some(workspace) = &view.workspace {
        return workspace::files(view, workspace);
    }
    let items: Vec<&Item> = view.generated().collect();
    let mut files = parallel::each(&items, |item| file(view, item));
    files.push(manifest::file(&view.krate));
    files.extend(krate::files(view));
    match view.krate.layout {
        Layout::Crate | Layout::Workspace => files,
        Layout::File => {
            let reexport = view.visible("use models::*;");
            vec![one_file::joined(&files, HEADER, &reexport)]
        }
    }
}
