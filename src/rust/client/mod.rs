//! Turns an `Api` into a typed client beside the models: a struct for each operation, based on the
//! support code in `support/client`.
//!
//! | decision | module |
//! |---|---|
//! | names of operations and modules | `names`, `locked`, `modules` |
//! | parameters: fields, `new`, setters, styles | `argument` |
//! | request bodies | `body`, `choice`, `encoding`, `multipart` |
//! | outputs | `output` |
//! | paging of lists | `paging`, `next_link` |
//! | servers of single operations | `place` |
//! | documentation | `docs`, `example` |
//! | the error union, servers | `surface` |
//! | what `from_env` reads | `settings` |
//!
//! An [`Action`](action::Action) is an operation with all of these decisions; `print` prints it.
//! Nothing here writes files or knows YAML.

mod action;
mod argument;
mod body;
mod choice;
mod decide;
mod docs;
mod encoding;
mod enums;
mod example;
#[cfg(feature = "diff")]
mod face;
mod fixed;
mod format;
mod krate;
mod locked;
mod manifest;
mod media;
mod models;
mod modules;
mod multipart;
mod names;
mod next_link;
mod output;
mod paging;
mod patch;
mod place;
mod print;
mod record;
mod rules;
mod settings;
#[cfg(feature = "pages")]
mod signature;
mod surface;
mod write;
mod write_body;

use std::collections::BTreeMap;

use crate::api::Api;
use crate::config::{ClientOptions, Layout};
use crate::output::OutputFile;
use crate::parallel;
use crate::rust::view::View;

use models::Models;

#[cfg(feature = "diff")]
pub(crate) use face::{Face, FaceEnum, FaceField, FaceVariant, faces};
pub(crate) use krate::CLIENT;
#[cfg(feature = "pages")]
pub(crate) use signature::{Answered, BodyVariant, Field, Holds, Place, Signature, signatures};

/// Returns the code of the operation with this id, as in the module of its tag. `None` if it is
/// unknown or a call by the API.
pub(crate) fn operation(
    api: &Api,
    view: &View,
    id: &str,
    client: &ClientOptions,
) -> Option<String> {
    let models = Models::new(api, view);
    let actions = decide::all(&models, client);
    let action = actions.iter().find(|action| action.id == id)?;
    Some(print::whole(action, client))
}

/// Returns the names of the client to pin.
pub(crate) fn pins(api: &Api, view: &View, client: &ClientOptions) -> BTreeMap<String, String> {
    locked::pins(&decide::all(&Models::new(api, view), client))
}

/// Adds the client to the files of the models.
pub(crate) fn extend(api: &Api, view: &View, client: &ClientOptions, files: &mut Vec<OutputFile>) {
    let models = Models::new(api, view);
    let actions = decide::all(&models, client);
    let modules = modules::modules(&models, &actions);
    let mut own = fixed::files(client, view.krate.layout);
    own.push(surface::file(&models, client));
    let shared = modules::shared(&actions);
    let has_shared = !shared.is_empty();
    own.push(krate::operations(&modules, has_shared));
    own.extend(has_shared.then(|| print::shared(&shared)));
    own.extend(parallel::each(&modules, |module| {
        print::file(client, module, has_shared)
    }));
    match view.krate.layout {
        Layout::Crate | Layout::Workspace => {
            krate::add(files);
            files.extend(own);
        }
        Layout::File => files.push(krate::joined(&own)),
    }
}
