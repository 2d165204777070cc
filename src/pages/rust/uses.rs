//! Collects the imports of an example's code. It writes no other code.

use std::collections::BTreeSet;

use crate::api::ModelId;
use crate::rust::print::WIDTH;
use crate::rust::view::View;
use crate::rust::view::ident::order;

/// The module of the crate for types that are not models.
const SUPPORT: &str = "support::";

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
            if path.starts_with(SUPPORT) {
                self.paths.insert("support".to_owned());
            }
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
        let support = self.paths.iter().filter(|path| path.starts_with("support"));
        lines.extend(support.map(|path| format!("use {models}::{path};\n")));
        lines.extend((!names.is_empty()).then(|| list(models, &names)));
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
