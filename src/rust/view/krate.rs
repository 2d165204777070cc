//! The crate around the models: what it is called, what it needs, and how it is documented.

use super::docs::Docs;
use super::item::Item;
use crate::api::Api;
use crate::config::{DateLibrary, Layout, Reading, RustOptions, UuidLibrary};

/// The crate that the models are in.
#[derive(Debug, Clone, PartialEq)]
pub struct Crate {
    /// The package name, such as `sailpoint-models`.
    pub name: String,
    /// The version of the package.
    pub version: String,
    /// The licence of the package.
    pub license: Option<String>,
    /// The cargo features, in the order of the tags.
    pub features: Vec<String>,
    /// The library that dates convert to.
    pub dates: DateLibrary,
    /// The library that ids convert to.
    pub uuids: UuidLibrary,
    /// More dependencies: the name, and the version or a table in TOML.
    pub dependencies: Vec<(String, String)>,
    /// How much is forgiven when JSON is read.
    pub reading: Reading,
    /// A crate of its own, or a file of another one.
    pub layout: Layout,
    /// The documentation of the crate, line by line.
    pub docs: Vec<String>,
}

impl Crate {
    pub(super) fn new(
        api: &Api,
        options: &RustOptions,
        features: &[Option<String>],
        items: &[Item],
    ) -> Self {
        let dependencies = options.dependencies.iter();
        Crate {
            name: options.crate_name.clone(),
            version: options.crate_version.clone(),
            license: options.crate_license.clone(),
            features: features.iter().flatten().cloned().collect(),
            dates: options.dates,
            uuids: options.uuids,
            dependencies: dependencies
                .map(|(name, value)| (name.clone(), value.clone()))
                .collect(),
            reading: options.reading,
            layout: options.layout,
            docs: docs(api, items),
        }
    }

    /// The name that other crates import it by; `crate` for a file of another crate.
    #[must_use]
    pub fn import_name(&self) -> String {
        match self.layout {
            Layout::Crate => self.name.replace('-', "_"),
            Layout::File => "crate".to_owned(),
        }
    }
}

/// What the spec says of itself, and the models of each tag.
fn docs(api: &Api, items: &[Item]) -> Vec<String> {
    let info = &api.info;
    let mut docs = Docs::default();
    docs.markdown(&format!("Models of {} {}.", info.title, info.version));
    docs.markdown(info.description.as_deref().unwrap_or_default());
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
        // The links are those of files, as a model may be behind a feature that is off.
        for (name, keyword) in names {
            docs.item(&format!("[`{name}`](models/{keyword}.{name}.html)"));
        }
    }
    docs.finish()
}
