//! Collects the imports of an example's code. It writes no other code.

use std::collections::BTreeSet;

use crate::api::ModelId;
use crate::rust::print::WIDTH;
use crate::rust::view::View;
use crate::rust::view::ident::order;

/// The modules of the crate for types that are not models.
const MODULES: [&str; 3] = ["support", "client", "operations"];

/// The names used in an example.
#[derive(Default)]
pub(super) struct Uses {
    models: BTreeSet<String>,
    /// Other names, by path.
    paths: BTreeSet<String>,
    /// `true` if the macro `json!` is used.
    pub(super) json: bool,
}

impl Uses {
    /// Imports a model and returns its name.
    pub(super) fn model(&mut self, id: ModelId, view: &View) -> String {
        let name = view[id].name.clone();
        self.models.insert(name.clone());
        name
    }

    /// Imports a path and returns its last segment, followed by `more`. If a model has that name,
    /// returns the whole path instead.
    pub(super) fn path(&mut self, path: &str, view: &View, more: &str) -> String {
        let name = path.rsplit("::").next().unwrap_or(path);
        if view.is_taken(name) {
            self.paths.extend(module(path).map(str::to_owned));
            return format!("{path}{more}");
        }
        self.paths.insert(path.to_owned());
        format!("{name}{more}")
    }

    /// Returns the `use` lines; `models` is the path of the models.
    pub(super) fn lines(&self, models: &str) -> String {
        let mut lines = Vec::new();
        let mut names: Vec<&str> = self.models.iter().map(String::as_str).collect();
        names.sort_by_cached_key(|name| order(name));
        for own in ["support", "client"] {
            lines.extend(self.of_module(own, models));
        }
        lines.extend((!names.is_empty()).then(|| list(models, &names)));
        lines.extend(self.of_module("operations", models));
        let map = self.paths.contains("serde_json::Map");
        lines.extend(match (map, self.json) {
            (true, true) => Some("use serde_json::{Map, json};\n".to_owned()),
            (true, false) => Some("use serde_json::Map;\n".to_owned()),
            (false, true) => Some("use serde_json::json;\n".to_owned()),
            (false, false) => None,
        });
        let std = self.paths.iter().filter(|path| path.starts_with("std::"));
        lines.extend(std.map(|path| format!("use {path};\n")));
        lines.concat()
    }

    /// Returns the lines for a module of the crate, and for itself.
    fn of_module(&self, own: &str, models: &str) -> impl Iterator<Item = String> {
        let whole = self
            .paths
            .contains(own)
            .then(|| format!("use {models}::{own};\n"));
        let inside =
            |path: &'_ String| Some(path.strip_prefix(own)?.strip_prefix("::")?.to_owned());
        let names: Vec<String> = self.paths.iter().filter_map(inside).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        let listed = (!names.is_empty()).then(|| list(&format!("{models}::{own}"), &names));
        whole.into_iter().chain(listed)
    }
}

/// Returns the module of the crate that a path leads to or through.
fn module(path: &str) -> Option<&'static str> {
    let first = path.split("::").next();
    MODULES.into_iter().find(|module| first == Some(module))
}

fn list(from: &str, names: &[&str]) -> String {
    if let [only] = names {
        return format!("use {from}::{only};\n");
    }
    let line = format!("use {from}::{{{}}};\n", names.join(", "));
    if line.len() <= WIDTH + 1 {
        return line;
    }
    let mut lines = vec![String::from("   ")];
    for name in names {
        if lines
            .last()
            .is_some_and(|line| line.len() + name.len() + 2 > WIDTH)
        {
            lines.push(String::from("   "));
        }
        lines
            .iter_mut()
            .last()
            .into_iter()
            .for_each(|line| *line += &format!(" {name},"));
    }
    format!("use {from}::{{\n{}\n}};\n", lines.join("\n"))
}
