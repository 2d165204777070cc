//! Decides the properties of the crate: its name, its dependencies and its documentation. It prints
//! nothing.

use std::collections::BTreeMap;

use super::docs::{self, Docs};
use super::foreign::{Known, paths};
use super::groups::Group;
use super::guide::topics;
use super::item::Item;
use crate::api::Api;
use crate::config::{
    DateLibrary, Dependency, Layout, PackageOptions, Reading, RustOptions, UuidLibrary,
};

/// The crate that the models are in.
#[derive(Debug, Clone, PartialEq)]
pub struct Crate {
    /// The package name, such as `identity-security-cloud-beta-models`.
    pub name: String,
    /// The version of the package.
    pub version: String,
    /// The licence of the package.
    pub license: Option<String>,
    /// Package metadata for registries.
    pub package: PackageOptions,
    /// The cargo features, in the order of the root files or tags.
    pub features: Vec<String>,
    /// The library that dates convert to.
    pub dates: DateLibrary,
    /// The library that ids convert to.
    pub uuids: UuidLibrary,
    /// Its dependencies other than serde, in order: the libraries for dates and ids, and those from
    /// the options.
    pub dependencies: Vec<(String, Dependency)>,
    /// The names that the user has pinned.
    pub pins: BTreeMap<String, String>,
    /// The leniency in reading JSON.
    pub reading: Reading,
    /// The layout: a crate, a workspace, or a file for another crate.
    pub layout: Layout,
    /// The documentation of the crate, line by line.
    pub docs: Vec<String>,
}

impl Crate {
    pub(super) fn new(api: &Api, options: &RustOptions, groups: &[Group], items: &[Item]) -> Self {
        Crate {
            name: crate_name(api, options),
            version: options.crate_version.clone(),
            license: options.crate_license.clone(),
            package: options.package.clone(),
            features: groups
                .iter()
                .filter_map(|group| group.feature.clone())
                .collect(),
            dates: options.dates,
            uuids: options.uuids,
            dependencies: dependencies(options),
            pins: options.names.clone(),
            reading: options.reading,
            layout: options.layout,
            docs: docs(api, options, groups, items),
        }
    }

    /// Returns the name that other crates import it by; `crate` for a file of another crate.
    #[must_use]
    pub fn import_name(&self) -> String {
        match self.layout {
            Layout::Crate | Layout::Workspace => self.name.replace('-', "_"),
            Layout::File => "crate".to_owned(),
        }
    }
}

/// Returns the name of the crate: from the options, or else derived from the title of the API.
pub(super) fn crate_name(api: &Api, options: &RustOptions) -> String {
    match options.crate_name.as_str() {
        "" => named_after(&api.info.title),
        name => name.to_owned(),
    }
}

/// Derives the name of a crate from a title: `Identity Security Cloud Beta API` gives
/// `identity-security-cloud-beta-models`.
fn named_after(title: &str) -> String {
    /// Maximum length of a name on crates.io, minus the suffix.
    const LONGEST: usize = 64 - "-models".len();
    let title = title.to_ascii_lowercase();
    let words = title.split(|letter: char| !letter.is_ascii_alphanumeric());
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let words = match &words[..] {
        [words @ .., "api" | "models"] => words,
        words => words,
    };
    let first = words.first().and_then(|word| word.chars().next());
    let start = match first {
        Some(first) if first.is_ascii_digit() => "api-",
        _ => "",
    };
    let name = format!("{start}{}", words.join("-"));
    let cut = match name.get(..LONGEST) {
        // Cut at a word boundary, if there is one.
        Some(cut) if !name[LONGEST..].starts_with('-') => {
            cut.rsplit_once('-').map_or(cut, |(words, _)| words)
        }
        cut => cut.unwrap_or(&name),
    };
    match cut {
        "" => "models".to_owned(),
        name => format!("{name}-models"),
    }
}

/// Returns the dependencies: the libraries for dates and ids, the well-known crates of the types in
/// the options with the features they require, and other dependencies from the options.
fn dependencies(options: &RustOptions) -> Vec<(String, Dependency)> {
    let mut all: Vec<(String, Dependency)> = Vec::new();
    let mut add = |name: &str, made: Dependency, features: &[&str]| {
        let at = all.iter().position(|(known, _)| known == name);
        let at = at.unwrap_or_else(|| {
            let own = options.dependencies.get(name).cloned();
            all.push((name.to_owned(), own.unwrap_or(made)));
            all.len() - 1
        });
        let (_, dependency) = &mut all[at];
        *dependency = std::mem::take(dependency).with_features(features.iter().copied());
    };
    match options.dates {
        DateLibrary::Chrono => {
            let made = Dependency {
                default_features: Some(false),
                ..Dependency::version("0.4")
            };
            add("chrono", made, &["std"]);
        }
        DateLibrary::Jiff => add("jiff", Dependency::version("0.2"), &[]),
        DateLibrary::Time => add(
            "time",
            Dependency::version("0.3"),
            &["formatting", "macros", "parsing"],
        ),
        DateLibrary::Text | DateLibrary::String => {}
    }
    if options.uuids == UuidLibrary::Uuid {
        add("uuid", Dependency::version("1"), &[]);
    }
    let types = chosen(options);
    let known = || types.iter().flat_map(|ty| paths(ty)).filter_map(Known::of);
    for krate in known() {
        let features: Vec<&str> = krate.features().collect();
        add(krate.package(), krate.dependency(), &features);
    }
    if all.iter().any(|(name, _)| name == "schemars") {
        let features: Vec<&str> = known().filter_map(Known::schemars).collect();
        all.iter_mut()
            .filter(|(name, _)| name == "schemars")
            .for_each(|(_, made)| {
                *made = std::mem::take(made).with_features(features.iter().copied())
            });
    }
    for (name, dependency) in &options.dependencies {
        if !all.iter().any(|(known, _)| known == name) {
            all.push((name.clone(), dependency.clone()));
        }
    }
    all
}

/// Returns the types and derives that the options name.
fn chosen(options: &RustOptions) -> Vec<&str> {
    let schemas = options.schemas.values();
    let of_fields = schemas
        .clone()
        .flat_map(|schema| schema.fields.values())
        .filter_map(|field| field.rust_type.as_deref());
    let of_schemas = schemas.filter_map(|schema| schema.rust_type.as_deref());
    let formats = options.formats.values().map(String::as_str);
    let derives = options.derives.iter().map(String::as_str);
    let all = formats.chain(of_schemas).chain(of_fields).chain(derives);
    all.chain([options.map.as_str()]).collect()
}

/// Writes the documentation: the description of the API, and the models of each tag or, for several
/// root files, their modules.
fn docs(api: &Api, options: &RustOptions, groups: &[Group], items: &[Item]) -> Vec<String> {
    let info = &api.info;
    let mut docs = Docs::default();
    docs.markdown(&format!("Models of {} {}.", info.title, info.version));
    docs.markdown(info.description.as_deref().unwrap_or_default());
    explain(api, options, groups, items, &mut docs);
    if groups.iter().any(|group| group.module.is_some()) {
        list_modules(&crate_name(api, options), options, groups, &mut docs);
        return docs.finish();
    }
    let mut of_tag: Vec<Vec<(&str, &str)>> = vec![Vec::new(); api.tags.len()];
    for (item, model) in items.iter().zip(&api.models) {
        if item.is_generated() {
            let entry = (item.name.as_str(), item.kind.keyword());
            for tag in &model.usage.tags {
                of_tag[tag.0 as usize].push(entry);
            }
        }
    }
    for (tag, mut names) in api.tags.iter().zip(of_tag) {
        if names.is_empty() {
            continue;
        }
        names.sort_unstable();
        docs.heading(&tag.name);
        // Links to files rather than items, because a model may require a feature that is off.
        for (name, keyword) in names {
            docs.item(&format!("[`{name}`](models/{keyword}.{name}.html)"));
        }
    }
    docs.finish()
}

/// Writes the front page of a crate of several root files: how to compile one of them alone, and
/// the number of models of each.
fn list_modules(name: &str, options: &RustOptions, groups: &[Group], docs: &mut Docs) {
    let modules = groups
        .iter()
        .filter_map(|group| Some((group, group.module.as_ref()?)));
    docs.line(format!(
        "This crate contains {} APIs. Each has a module that re-exports every model it uses; all models are in [`models`].",
        groups.len()
    ));
    if let Some(feature) = groups.iter().find_map(|group| group.feature.as_ref()) {
        docs.line("Each API also has a Cargo feature. All are enabled by default; enable only those you need to compile faster:")
            .line("```toml");
        docs.more(&format!(
            "{name} = {{ version = {:?}, default-features = false, features = [{feature:?}] }}\n```",
            options.crate_version
        ));
    }
    docs.line("| API | cargo feature | models | shared with other APIs |");
    docs.more("|---|---|---|---|");
    for (group, module) in modules {
        // Links to files rather than items, because a module may require a feature that is off.
        let title = docs::cell(&group.title);
        let feature = group.feature.as_ref();
        docs.more(&format!(
            "| [{title}]({}/index.html) | {} | {} | {} |",
            module.name,
            feature.map_or_else(String::new, |name| format!("`{name}`")),
            module.own.len() + module.shared.len(),
            module.shared.len()
        ));
    }
}

/// Adds the topics that explain the crate.
fn explain(api: &Api, options: &RustOptions, groups: &[Group], items: &[Item], docs: &mut Docs) {
    let topics = topics(&crate_name(api, options), options, groups, items);
    if !topics.is_empty() {
        docs.line("## Using the crate");
    }
    for topic in topics {
        let text = format!("\n{}", topic.text);
        docs.line(format!("### {}", topic.title)).more(&text);
    }
}

#[cfg(test)]
mod tests {
    use super::named_after;

    #[test]
    fn a_crate_is_named_after_its_api() {
        for (title, name) in [
            (
                "Identity Security Cloud Beta API",
                "identity-security-cloud-beta-models",
            ),
            ("Pets", "pets-models"),
            ("3D models", "api-3d-models"),
            ("API", "models"),
            ("Пример", "models"),
            ("", "models"),
        ] {
            assert_eq!(named_after(title), name);
        }
        let long = named_after(&"word ".repeat(40));
        assert!(long.len() <= 64 && long.ends_with("word-models"), "{long}");
    }
}
