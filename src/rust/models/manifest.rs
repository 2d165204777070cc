//! The `Cargo.toml` of the crate.

use std::fmt::Write as _;

use crate::config::{DateLibrary, UuidLibrary};
use crate::output::OutputFile;
use crate::rust::view::Crate;

/// The file.
pub(super) fn file(krate: &Crate) -> OutputFile {
    OutputFile {
        path: "Cargo.toml".to_owned(),
        contents: text(krate),
    }
}

/// The modules of `support` for what the options have chosen: name and text.
pub(super) fn libraries(krate: &Crate) -> Vec<(&'static str, &'static str)> {
    let dates = match krate.dates {
        DateLibrary::Chrono => Some(("with_chrono", include_str!("../support/with_chrono.rs"))),
        DateLibrary::Jiff => Some(("with_jiff", include_str!("../support/with_jiff.rs"))),
        DateLibrary::Time => Some(("with_time", include_str!("../support/with_time.rs"))),
        DateLibrary::Text | DateLibrary::String => None,
    };
    let uuids = (krate.uuids == UuidLibrary::Uuid)
        .then_some(("with_uuid", include_str!("../support/with_uuid.rs")));
    let schemas = krate
        .dependencies
        .iter()
        .any(|(name, _)| name == "schemars");
    let schemas = schemas.then_some(("with_schemars", include_str!("../support/with_schemars.rs")));
    dates.into_iter().chain(uuids).chain(schemas).collect()
}

fn text(krate: &Crate) -> String {
    let mut text = format!(
        "[package]\nname = {:?}\nversion = {:?}\nedition = \"2024\"\n",
        krate.name, krate.version
    );
    match &krate.license {
        Some(license) => _ = writeln!(text, "license = {license:?}"),
        None => text.push_str("publish = false\n"),
    }
    text.push_str("exclude = [\".sailgen\"]\n\n[features]\n");
    let all: Vec<String> = krate
        .features
        .iter()
        .map(|name| format!("    {name:?},\n"))
        .collect();
    _ = writeln!(
        text,
        "default = [{}{}]",
        if all.is_empty() { "" } else { "\n" },
        all.concat()
    );
    text.push_str("# Numbers keep every digit that JSON has.\nexact-numbers = [\"serde_json/arbitrary_precision\"]\n");
    krate
        .features
        .iter()
        .for_each(|name| _ = writeln!(text, "{name} = []"));
    text.push_str("\n[dependencies]\nserde = \"1\"\nserde_json = \"1\"\n");
    for (name, dependency) in &krate.dependencies {
        _ = writeln!(text, "{name} = {dependency}");
    }
    text
}
