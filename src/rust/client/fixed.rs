//! Selects the files of the client's support code. It knows no API.

use crate::config::{ClientOptions, Layout, TransportKind};
use crate::output::OutputFile;

macro_rules! texts {
    ($($name:literal)*) => {
        [$(($name, include_str!(concat!("../support/client/", $name, ".rs")))),*]
    };
}

/// The files that are part of every client.
const ALWAYS: [(&str, &str); 35] = texts![
    "mod" "auth" "base" "blocking" "body" "call" "client" "draft" "env" "error" "escape" "exchange" "fit" "full" "info"
    "json_patch" "merge_patch" "multipart" "operation" "pager" "parameter" "redirect" "reply" "retry" "retry_after" "search_after" "send"
    "stream" "style" "throttle" "token" "trace" "trace_off" "transport" "patch_macro"
];

/// A transport: its option, its feature, its module, the exported names and the source.
const TRANSPORTS: [(TransportKind, &str, &str, &str, &str); 4] = [
    (
        TransportKind::Mock,
        "mock",
        "mock",
        "{Answer, Mock}",
        include_str!("../support/client/mock.rs"),
    ),
    (
        TransportKind::Reqwest,
        "reqwest",
        "with_reqwest",
        "Reqwest",
        include_str!("../support/client/with_reqwest.rs"),
    ),
    (
        TransportKind::Tower,
        "tower",
        "with_tower",
        "Tower",
        include_str!("../support/client/with_tower.rs"),
    ),
    (
        TransportKind::Ureq,
        "ureq",
        "with_ureq",
        "Ureq",
        include_str!("../support/client/with_ureq.rs"),
    ),
];

/// Returns the support code of the client. A crate has a feature for each transport. A file that
/// another crate includes cannot declare features, so it contains the transports that the options
/// name.
pub(super) fn files(client: &ClientOptions, layout: Layout) -> Vec<OutputFile> {
    let is_crate = layout == Layout::Crate;
    let mut modules = vec![match is_crate {
        true => {
            "mod patch_macro;\n#[cfg(feature = \"tracing\")]\nmod trace;\n#[cfg(not(feature = \"tracing\"))]\n\
             #[path = \"trace_off.rs\"]\nmod trace;\n".to_owned()
        }
        false => "mod trace;\n".to_owned(),
    }];
    let mut exports = String::from("\npub use self::api::{ApiError, Server};\n");
    let mut files = Vec::new();
    for (kind, feature, module, names, text) in TRANSPORTS {
        if !is_crate && !client.transports.contains(&kind) {
            continue;
        }
        let gate = if is_crate {
            format!("#[cfg(feature = {feature:?})]\n")
        } else {
            String::new()
        };
        modules.push(format!("{gate}mod {module};\n"));
        exports.push_str(&format!("{gate}pub use self::{module}::{names};\n"));
        files.push(file(module, text));
    }
    // rustfmt sorts modules by name.
    modules.sort_by_key(|module| module.lines().last().map(str::to_owned));
    let modules = modules.concat();
    for (name, text) in ALWAYS {
        match (name, is_crate) {
            ("mod", _) => files.push(file(name, &format!("{text}\nmod api;\n{modules}{exports}"))),
            ("trace" | "patch_macro", false) => {}
            ("trace_off", false) => files.push(file("trace", text)),
            _ => files.push(file(name, text)),
        }
    }
    files
}

fn file(name: &str, text: &str) -> OutputFile {
    OutputFile {
        path: format!("src/client/{name}.rs"),
        contents: text.to_owned(),
    }
}
