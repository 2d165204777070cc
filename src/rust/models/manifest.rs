//! Writes the `Cargo.toml` of a crate. It knows no models.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde_json::Value;

use super::toml;
use crate::config::{DateLibrary, Publish, UuidLibrary};
use crate::output::OutputFile;
use crate::rust::view::{Crate, MemberCrate};

/// Returns the manifest of a single crate.
pub(super) fn file(krate: &Crate) -> OutputFile {
    OutputFile {
        path: "Cargo.toml".to_owned(),
        contents: text(krate),
    }
}

/// Returns the modules of `support` for the chosen libraries: name and source, in the order of rustfmt.
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
    let mut all: Vec<_> = dates.into_iter().chain(uuids).chain(schemas).collect();
    all.sort_unstable();
    all
}

/// The marker line of a `Cargo.toml`; maintainers add their lines below it.
const YOURS: &str = "\n# sailgen keeps what is below this line.\n";

fn text(krate: &Crate) -> String {
    let mut text = package(&krate.name, krate, "exclude = [\".sailgen\"]\n");
    text.push_str("\n[features]\n");
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
    text.push_str(EXACT_NUMBERS);
    krate
        .features
        .iter()
        .for_each(|name| _ = writeln!(text, "{name} = []"));
    text.push_str(DEPENDENCIES);
    text + &dependencies(krate, |_| true)
}

const EXACT_NUMBERS: &str =
    "# Keeps every digit of JSON numbers.\nexact-numbers = [\"serde_json/arbitrary_precision\"]\n";
const DEPENDENCIES: &str = "\n[dependencies]\nserde = \"1\"\nserde_json = \"1\"\n";

/// Writes the start of a manifest: `[package]`, with the line `exclude`, and its metadata.
fn package(name: &str, krate: &Crate, exclude: &str) -> String {
    let package = &krate.package;
    let mut text = format!(
        "[package]\nname = {name:?}\nversion = {:?}\nedition = \"2024\"\n",
        krate.version
    );
    let texts = [
        ("rust-version", &package.rust_version),
        ("license", &krate.license),
        ("license-file", &package.license_file),
        ("description", &package.description),
        ("repository", &package.repository),
        ("homepage", &package.homepage),
        ("documentation", &package.documentation),
        ("readme", &package.readme),
    ];
    for (key, value) in texts {
        if let Some(value) = value {
            _ = writeln!(text, "{key} = {}", toml::string(value));
        }
    }
    let lists = [
        ("keywords", &package.keywords),
        ("categories", &package.categories),
        ("authors", &package.authors),
    ];
    for (key, values) in lists.into_iter().filter(|(_, values)| !values.is_empty()) {
        _ = writeln!(text, "{key} = {}", list(values));
    }
    let has_license = krate.license.is_some() || package.license_file.is_some();
    match &package.publish {
        Some(Publish::Anywhere(publish)) => _ = writeln!(text, "publish = {publish}"),
        Some(Publish::Registries(names)) => _ = writeln!(text, "publish = {}", list(names)),
        None if has_license => {}
        None => text.push_str("publish = false\n"),
    }
    text + exclude + &table("package.metadata", &package.metadata)
}

/// Returns the manifest of a workspace.
pub(super) fn workspace(folders: &[&str]) -> String {
    let members = folders.iter().map(|folder| format!("    {folder:?},\n"));
    let members: String = members.collect();
    format!("[workspace]\nresolver = \"3\"\nmembers = [\n{members}]\n{YOURS}")
}

/// Returns the manifest of a workspace's common crate.
pub(super) fn of_common(krate: &Crate, common: &MemberCrate) -> String {
    let mut text = package(&common.package, krate, "");
    _ = write!(text, "\n[features]\n{EXACT_NUMBERS}{DEPENDENCIES}");
    text + &dependencies(krate, |_| true)
}

/// Returns the manifest of a root file's crate.
pub(super) fn of_member(krate: &Crate, common: &MemberCrate, member: &MemberCrate) -> String {
    let (name, folder, version) = (&common.package, &common.folder, &krate.version);
    let mut text = package(&member.package, krate, "");
    _ = write!(
        text,
        "\n[features]\n# Keeps every digit of JSON numbers.\nexact-numbers = [\"{name}/exact-numbers\"]\n\
         {DEPENDENCIES}{name} = {{ version = \"={version}\", path = \"../{folder}\" }}\n"
    );
    // The libraries for dates and ids are used only by the common crate.
    let is_common = |name: &str| ["chrono", "jiff", "time", "uuid"].contains(&name);
    text + &dependencies(krate, |name| !is_common(name))
}

/// Writes the dependencies that the options require, the lints and the marker line.
fn dependencies(krate: &Crate, is_needed: impl Fn(&str) -> bool) -> String {
    let mut text = String::new();
    for (name, dependency) in krate
        .dependencies
        .iter()
        .filter(|(name, _)| is_needed(name))
    {
        _ = writeln!(text, "{name} = {dependency}");
    }
    text + &table("lints", &krate.package.lints) + YOURS
}

fn list(values: &[String]) -> String {
    let values: Vec<String> = values.iter().map(|value| toml::string(value)).collect();
    format!("[{}]", values.join(", "))
}

fn table(path: &str, values: &BTreeMap<String, Value>) -> String {
    let values: Vec<(&str, &Value)> = values
        .iter()
        .map(|(name, value)| (name.as_str(), value))
        .collect();
    toml::table(path, &values)
}
