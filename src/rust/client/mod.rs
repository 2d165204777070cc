//! `Api` → a typed client beside the models: a struct for each operation, over the fixed text in `support/client`.
//!
//! | part | decided in |
//! |---|---|
//! | names of operations and modules | `names`, `modules` |
//! | parameters: fields, `new`, setters, styles | `argument` |
//! | request bodies | `body`, `multipart` |
//! | what a success brings | `output` |
//! | how lists go on | `paging` |
//! | servers of their own | `place` |
//! | documentation | `docs`, `example` |
//! | the error union, servers, settings | `surface` |
//!
//! An [`Action`](action::Action) is an operation with all of this decided; `print` prints it. Nothing here writes a file
//! or knows YAML.

mod action;
mod argument;
mod body;
mod decide;
mod docs;
mod enums;
mod example;
#[cfg(feature = "diff")]
mod face;
mod fixed;
mod format;
mod krate;
mod media;
mod models;
mod modules;
mod multipart;
mod names;
mod output;
mod paging;
mod patch;
mod place;
mod print;
mod rules;
mod surface;
mod write;

use crate::api::Api;
use crate::config::{ClientOptions, Layout};
use crate::output::OutputFile;
use crate::parallel;
use crate::rust::print::broken;
use crate::rust::view::View;

use models::Models;

#[cfg(feature = "diff")]
pub(crate) use face::{Face, FaceField, faces};
pub(crate) use krate::CLIENT;

/// The code of one operation by its id, as it stands in the module of its tag; `None` for one that the API calls.
pub(crate) fn operation(
    api: &Api,
    view: &View,
    id: &str,
    client: &ClientOptions,
) -> Option<String> {
    let models = Models::new(api, view);
    let actions = decide::all(&models, client);
    let action = actions.iter().find(|action| action.id == id)?;
    let mut text = String::new();
    print::operation(action, client, &mut text);
    Some(broken(&text))
}

/// Adds the client to the files of the models.
pub(crate) fn extend(api: &Api, view: &View, client: &ClientOptions, files: &mut Vec<OutputFile>) {
    let models = Models::new(api, view);
    let actions = decide::all(&models, client);
    let modules = modules::modules(&models, &actions);
    let mut own = fixed::files(client, view.krate.layout);
    own.push(surface::file(&models, client));
    own.push(krate::operations(&models, &modules));
    own.extend(parallel::each(&modules, |module| {
        print::file(&models, client, module)
    }));
    match view.krate.layout {
        Layout::Crate | Layout::Workspace => {
            krate::add(client, files);
            files.extend(own);
        }
        Layout::File => files.push(krate::joined(&own)),
    }
}
