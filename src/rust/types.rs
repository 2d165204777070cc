//! Types of the IR → Rust types, and the imports that they need.

use std::collections::BTreeSet;

use crate::api::{ModelId, Type};
use crate::config::{DateLibrary, Numbers, UuidLibrary};
use crate::rust::plan::Plan;
use crate::rust::view::ident::order;

/// What a file has to import for the types it speaks of.
#[derive(Default)]
pub(crate) struct Imports {
    models: BTreeSet<String>,
    support: BTreeSet<&'static str>,
    std: BTreeSet<&'static str>,
    /// The module itself, for what is named by its path.
    pub(crate) support_module: bool,
}

impl Imports {
    /// `use` lines for a file that defines `own`.
    pub(crate) fn lines(&self, own: &str) -> String {
        let support = self
            .support
            .iter()
            .map(|name| format!("use super::support::{name};\n"));
        let mut models: Vec<&String> = self.models.iter().filter(|name| *name != own).collect();
        models.sort_by_cached_key(|name| order(name));
        let models = models
            .into_iter()
            .map(|name| format!("use super::{name};\n"));
        let std = self.std.iter().map(|path| format!("use {path};\n"));
        let module = self
            .support_module
            .then(|| "use super::support;\n".to_owned());
        models.chain(module).chain(support).chain(std).collect()
    }
}

impl Plan<'_> {
    /// The Rust type, without `Option` and `Box`, such as `Vec<PatOwner>`.
    pub(crate) fn rust_type(&self, ty: &Type, imports: &mut Imports) -> String {
        match ty {
            Type::Any => "serde_json::Value".to_owned(),
            Type::Boolean => "bool".to_owned(),
            Type::Integer(format) => self.integer(format.as_deref()),
            Type::Number(format) => self.number(format.as_deref(), imports),
            Type::String(format) => self.string(format.as_deref(), imports),
            Type::Object | Type::Map(None) => {
                "serde_json::Map<String, serde_json::Value>".to_owned()
            }
            Type::Map(Some(values)) => self.map_of(values, imports),
            Type::List { items, .. } => {
                format!(
                    "Vec<{}>",
                    self.rust_type(items.as_deref().unwrap_or(&Type::Any), imports)
                )
            }
            Type::Nullable(inner) => match self.rust_type(inner, imports) {
                inner if inner == "serde_json::Value" || inner.starts_with("Option<") => inner,
                inner => format!("Option<{inner}>"),
            },
            Type::Model(id) => self.model(*id, imports),
        }
    }

    /// The Rust type of a map, such as `BTreeMap<String, i64>`.
    pub(crate) fn map_of(&self, values: &Type, imports: &mut Imports) -> String {
        let map = match self.options.map.as_str() {
            "BTreeMap" => self.std_map("std::collections::BTreeMap", "BTreeMap", imports),
            "HashMap" => self.std_map("std::collections::HashMap", "HashMap", imports),
            path => path.to_owned(),
        };
        format!("{map}<String, {}>", self.rust_type(values, imports))
    }

    fn std_map(&self, path: &'static str, name: &'static str, imports: &mut Imports) -> String {
        if self.is_taken(name) {
            return path.to_owned();
        }
        imports.std.insert(path);
        name.to_owned()
    }

    /// A type of the support module.
    pub(crate) fn support(&self, name: &'static str, imports: &mut Imports) -> String {
        if self.is_taken(name) {
            imports.support_module = true;
            return format!("support::{name}");
        }
        imports.support.insert(name);
        name.to_owned()
    }

    fn model(&self, id: ModelId, imports: &mut Imports) -> String {
        if let Some(path) = self
            .schema(&self.api[id])
            .and_then(|schema| schema.rust_type.clone())
        {
            return path;
        }
        imports.models.insert(self.type_name(id).to_owned());
        self.type_name(id).to_owned()
    }

    fn chosen(&self, format: Option<&str>) -> Option<String> {
        self.options.formats.get(format?).cloned()
    }

    fn integer(&self, format: Option<&str>) -> String {
        if let Some(chosen) = self.chosen(format) {
            return chosen;
        }
        match format.unwrap_or_default().to_ascii_lowercase().as_str() {
            "int32" | "int16" | "int8" => "i32",
            "uint32" | "uint16" | "uint8" => "u32",
            "uint64" => "u64",
            _ => "i64",
        }
        .to_owned()
    }

    fn number(&self, format: Option<&str>, imports: &mut Imports) -> String {
        if let Some(chosen) = self.chosen(format) {
            return chosen;
        }
        match (
            self.options.numbers,
            format.unwrap_or_default().to_ascii_lowercase().as_str(),
        ) {
            (Numbers::F64, _) => "f64".to_owned(),
            (Numbers::Exact, "float" | "double") => self.support("Float", imports),
            (Numbers::Exact, _) => self.support("Number", imports),
        }
    }

    fn string(&self, format: Option<&str>, imports: &mut Imports) -> String {
        if let Some(chosen) = self.chosen(format) {
            return chosen;
        }
        let dates = self.options.dates != DateLibrary::String;
        match format.unwrap_or_default().to_ascii_lowercase().as_str() {
            "date-time" if dates => self.support("DateTime", imports),
            "date" if dates => self.support("Date", imports),
            "uuid" if self.options.uuids != UuidLibrary::String => self.support("Uuid", imports),
            "byte" => self.support("Base64", imports),
            _ => "String".to_owned(),
        }
    }
}
