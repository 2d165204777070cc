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

/// The chosen libraries: module of `support`, dependency, text.
pub(super) fn libraries(krate: &Crate) -> Vec<(&'static str, &'static str, &'static str)> {
    let dates = match krate.dates {
        DateLibrary::Chrono => Some((
            "with_chrono",
            "chrono = { version = \"0.4\", default-features = false, features = [\"std\"] }",
            include_str!("../support/with_chrono.rs"),
        )),
        DateLibrary::Jiff => Some((
            "with_jiff",
            "jiff = \"0.2\"",
            include_str!("../support/with_jiff.rs"),
        )),
        DateLibrary::Time => Some((
            "with_time",
            "time = { version = \"0.3\", features = [\"formatting\", \"macros\", \"parsing\"] }",
            include_str!("../support/with_time.rs"),
        )),
        DateLibrary::Text | DateLibrary::String => None,
    };
    let uuids = (krate.uuids == UuidLibrary::Uuid).then_some((
        "with_uuid",
        "uuid = \"1\"",
        include_str!("../support/with_uuid.rs"),
    ));
    dates.into_iter().chain(uuids).collect()
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
    libraries(krate)
        .iter()
        .for_each(|(_, dependency, _)| _ = writeln!(text, "{dependency}"));
    for (name, value) in &krate.dependencies {
        let plain = !value.trim_start().starts_with('{');
        _ = if plain {
            writeln!(text, "{name} = {value:?}")
        } else {
            writeln!(text, "{name} = {value}")
        };
    }
    text
}
