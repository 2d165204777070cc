//! Turns an `Api` into a crate of Rust models, one file per model with a small `support` module,
//! and into the client of its operations.
//!
//! [`view`] makes the decisions, `print` prints Rust, and `models` assembles the files of a crate.
//! Nothing here writes files or knows YAML.

#[cfg(feature = "client")]
pub(crate) mod client;
mod models;
pub(crate) mod print;
mod unused;
pub mod view;

#[cfg(feature = "client")]
pub(crate) use client::CLIENT;
#[cfg(all(feature = "client", feature = "diff"))]
pub(crate) use client::{Face, FaceEnum, FaceField, FaceVariant, faces};
pub(crate) use models::MODELS;
pub(crate) use unused::report as report_unused;

#[cfg(feature = "client")]
use std::collections::BTreeMap;

use crate::api::{Api, ModelId};
#[cfg(feature = "client")]
use crate::config::ClientOptions;
use crate::config::RustOptions;
use crate::diagnostic::{Code, Diagnostics};
use crate::output::OutputFile;

use view::View;

/// Generates the models as a crate, or as one file for `include!`.
#[must_use]
pub fn emit(api: &Api, options: &RustOptions) -> Vec<OutputFile> {
    files(&View::new(api, options))
}

/// Generates the same files as [`emit`] from an existing view.
#[must_use]
pub fn files(view: &View) -> Vec<OutputFile> {
    models::files(view)
}

/// Reports the derives that the options ask for and some types cannot have.
pub(crate) fn report(api: &Api, options: &RustOptions, findings: &mut Diagnostics) {
    let is_known = findings
        .iter()
        .any(|known| known.code == Code::DeriveLeftOut);
    if !options.derives.is_empty() && !is_known {
        for message in View::new(api, options).left_out() {
            findings.push(Code::DeriveLeftOut, None, message);
        }
    }
}

/// Generates the models with the client of their operations: a crate, or two files for `include!`.
#[cfg(feature = "client")]
#[must_use]
pub fn files_with_client(api: &Api, view: &View, client: &ClientOptions) -> Vec<OutputFile> {
    let mut files = files(view);
    client::extend(api, view, client, &mut files);
    files
}

/// Returns the client code of the operation with this id, as in the module of its tag. `None` if it
/// is unknown or a call by the API.
#[cfg(feature = "client")]
#[must_use]
pub fn operation(
    api: &Api,
    id: &str,
    options: &RustOptions,
    client: &ClientOptions,
) -> Option<String> {
    client::operation(api, &View::new(api, options), id, client)
}

/// Returns the names to pin in `[rust.names]` so that none of the crate ever changes, those of its client included.
#[cfg(feature = "client")]
#[must_use]
pub fn pins(
    api: &Api,
    options: &RustOptions,
    client: Option<&ClientOptions>,
) -> BTreeMap<String, String> {
    let view = View::new(api, options);
    let mut pins = view.pins();
    let client = client.filter(|client| client.enabled);
    pins.extend(
        client
            .map(|client| client::pins(api, &view, client))
            .unwrap_or_default(),
    );
    pins
}

/// Returns the Rust name of each model, in the order of the models.
#[must_use]
pub fn type_names(api: &Api, options: &RustOptions) -> Vec<String> {
    let items = View::new(api, options).items.into_iter();
    items.map(|item| item.name).collect()
}

/// Returns the contents of a model's file.
#[must_use]
pub fn model(view: &View, id: ModelId) -> String {
    models::file(view, &view[id]).contents
}
