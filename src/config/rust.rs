//! The options of the Rust models: what the generated crate looks like. Every default is what most users want.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Dependency, PackageOptions};

/// Options of the Rust models, `[rust]` in `sailgen.toml`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct RustOptions {
    /// The name of the generated crate; empty for one that is made from the title of the API.
    pub crate_name: String,
    /// The version of the generated crate; the default is `0.1.0`.
    pub crate_version: String,
    /// The licence of the generated crate as an SPDX expression; none by default.
    pub crate_license: Option<String>,
    /// What a registry shows of the generated crate.
    pub package: PackageOptions,
    /// A crate of its own, or one file for `include!`.
    pub layout: Layout,
    /// The library that dates convert to.
    pub dates: DateLibrary,
    /// The library that ids of format `uuid` convert to.
    pub uuids: UuidLibrary,
    /// What `number` becomes: a type that keeps how it was written, or a plain `f64`.
    pub numbers: Numbers,
    /// Whether enums keep values that the spec does not list.
    pub enums: Openness,
    /// Whether unions keep JSON that fits no member.
    pub unions: Openness,
    /// How much is forgiven when JSON is read. What was forgiven is reported by `support::watched`.
    pub reading: Reading,
    /// Keep fields that the spec does not declare in a field `extra`, and write them back.
    pub extra: bool,
    /// What an optional and nullable field becomes.
    pub optional_nullable: OptionalNullable,
    /// The type of objects with any names: `BTreeMap`, `HashMap`, or the path of a type such as `indexmap::IndexMap`.
    pub map: String,
    /// Derives beside `Clone`, `Debug` and `PartialEq`, as paths.
    pub derives: Vec<String>,
    /// Make a function `new` that takes the required fields.
    pub constructors: bool,
    /// Make a function `with_…` for each field.
    pub setters: bool,
    /// Make a function `default_…` for each field with a default in the schema. Defaults are never written unasked.
    pub defaults: bool,
    /// Make two types of a model with read-only or write-only properties that requests and responses share: `Tag` and
    /// `TagRequest`.
    pub split: bool,
    /// The visibility of models and fields, such as `pub` or `pub(crate)`.
    pub visibility: String,
    /// Fields whose value `Debug` does not show: words of their names, in snake case. Fields of format `password`
    /// are never shown.
    pub redact: Vec<String>,
    /// A cargo feature for each tag of the API, all on by default.
    pub features: bool,
    /// The schema's example in the documentation of a model.
    pub doc_examples: bool,
    /// The address of the pages in Rust terms, such as `https://example.com/tools/sdk/rust/beta/models`; the
    /// documentation of each model links to its page.
    pub pages: Option<String>,
    /// The Rust types of string and number formats, such as `"date-time" = "chrono::DateTime<chrono::Utc>"`.
    pub formats: BTreeMap<String, String>,
    /// More dependencies of the generated crate, as in `Cargo.toml`. The crates that chosen types come from are added where they
    /// are known, with the features that the types need.
    pub dependencies: BTreeMap<String, Dependency>,
    /// Names that stay, whatever else wants them: of a type by its path in the spec, such as `Order` or `Order.status`, and
    /// of what is in it by its name or value on the wire, such as `Order::fooBar`. Those of `sailgen.lock` are added.
    pub names: BTreeMap<String, String>,
    /// Options of single schemas, by published name.
    pub schemas: BTreeMap<String, SchemaOptions>,
}

/// Options of one schema.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SchemaOptions {
    /// Another name for the Rust type.
    pub name: Option<String>,
    /// A Rust type to use instead of a generated one. It needs the serde traits, `Clone`, `Debug`, `PartialEq` and, where
    /// a required field holds it, `Default`.
    pub rust_type: Option<String>,
    /// Whether this enum or union keeps what it does not know.
    pub openness: Option<Openness>,
    /// Options of its fields, by wire name.
    pub fields: BTreeMap<String, FieldOptions>,
}

/// Options of one field.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct FieldOptions {
    /// Another name for the Rust field.
    pub name: Option<String>,
    /// A Rust type to use instead, without its `Option`.
    pub rust_type: Option<String>,
    /// Whether it is required, whatever the spec says.
    pub required: Option<bool>,
    /// Whether it is nullable, whatever the spec says.
    pub nullable: Option<bool>,
    /// Whether `Debug` hides its value.
    pub redact: Option<bool>,
}

/// How the generated code is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Layout {
    /// A crate: `Cargo.toml`, and a file for each model.
    #[default]
    Crate,
    /// A cargo workspace: a crate for each root file, over a common one of what several of them use.
    Workspace,
    /// One file `models.rs`, for `include!` in a build script's crate.
    File,
}

/// A library for dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateLibrary {
    /// `chrono`.
    #[default]
    Chrono,
    /// `jiff`.
    Jiff,
    /// `time`.
    Time,
    /// Types for dates, and no library.
    Text,
    /// Plain `String`.
    String,
}

/// A library for ids.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum UuidLibrary {
    /// `uuid`.
    #[default]
    Uuid,
    /// A type for ids, and no library.
    Text,
    /// Plain `String`.
    String,
}

/// What `number` becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Numbers {
    /// `Number`, and `Float` for the formats `float` and `double`: `5` stays `5` and `5.0` stays `5.0`.
    #[default]
    Exact,
    /// `f64`.
    F64,
}

/// Whether a type keeps what it does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Openness {
    /// Unknown values are kept as they came.
    #[default]
    Open,
    /// Unknown values are an error.
    Closed,
}

/// How much is forgiven when JSON is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// `null` for a field that is neither required nor nullable reads as absent.
    #[default]
    Tolerant,
    /// It is an error.
    Strict,
    /// `null` for any field, and in any list or map, reads as absent or empty, and so does a required field that is missing.
    Lenient,
}

/// What an optional and nullable field becomes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OptionalNullable {
    /// `Patch<T>`: absent, null or a value.
    #[default]
    Patch,
    /// `Option<Option<T>>`.
    OptionOption,
    /// `Option<T>`: null reads as absent.
    Option,
}

impl Default for RustOptions {
    fn default() -> Self {
        Self {
            crate_name: String::new(),
            crate_version: "0.1.0".to_owned(),
            crate_license: None,
            package: PackageOptions::default(),
            layout: Layout::default(),
            dates: DateLibrary::default(),
            uuids: UuidLibrary::default(),
            numbers: Numbers::default(),
            enums: Openness::default(),
            unions: Openness::default(),
            reading: Reading::default(),
            extra: false,
            optional_nullable: OptionalNullable::default(),
            map: "BTreeMap".to_owned(),
            derives: Vec::new(),
            constructors: true,
            setters: false,
            defaults: false,
            split: false,
            visibility: "pub".to_owned(),
            redact: [
                "secret",
                "password",
                "passphrase",
                "access_token",
                "refresh_token",
                "private_key",
                "api_key",
            ]
            .map(str::to_owned)
            .into(),
            features: true,
            doc_examples: true,
            pages: None,
            formats: BTreeMap::new(),
            dependencies: BTreeMap::new(),
            names: BTreeMap::new(),
            schemas: BTreeMap::new(),
        }
    }
}
