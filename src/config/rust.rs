//! `[rust]`: options of the Rust models. The defaults suit most users. This module does not generate code.

use std::collections::BTreeMap;

#[cfg(feature = "config")]
use serde::{Deserialize, Serialize};

#[cfg(feature = "config")]
use super::checks::read;
use super::{Dependency, PackageOptions};

/// Options of the Rust models, `[rust]` in `sailgen.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct RustOptions {
    /// Name of the generated crate. If empty, it is derived from the title of the API.
    #[cfg_attr(feature = "config", serde(deserialize_with = "read::crate_name::one"))]
    pub crate_name: String,
    /// Version of the generated crate; the default is `0.1.0`.
    #[cfg_attr(feature = "config", serde(deserialize_with = "read::version::one"))]
    pub crate_version: String,
    /// Licence of the generated crate as an SPDX expression; none by default.
    pub crate_license: Option<String>,
    /// Metadata of the generated crate for a registry.
    pub package: PackageOptions,
    /// Layout of the generated code, such as a crate or one file for `include!`.
    pub layout: Layout,
    /// Library that dates convert to.
    pub dates: DateLibrary,
    /// Library that ids of format `uuid` convert to.
    pub uuids: UuidLibrary,
    /// Type of `number`: one that keeps the spelling in JSON, or `f64`.
    pub numbers: Numbers,
    /// Treatment of unknown values of enums.
    pub enums: Openness,
    /// Treatment of JSON that does not match any member of a union.
    pub unions: Openness,
    /// Tolerance when JSON is read. `support::watched` reports the deviations that were tolerated.
    pub reading: Reading,
    /// Keep undeclared fields in a field `extra`, and write them back.
    pub extra: bool,
    /// Type of an optional and nullable field.
    pub optional_nullable: OptionalNullable,
    /// Type of objects with arbitrary keys: `BTreeMap`, `HashMap`, or the path of a type such as `indexmap::IndexMap`.
    #[cfg_attr(feature = "config", serde(deserialize_with = "read::path::one"))]
    pub map: String,
    /// Derives in addition to `Clone`, `Debug` and `PartialEq`, as paths.
    #[cfg_attr(feature = "config", serde(deserialize_with = "read::path::list"))]
    pub derives: Vec<String>,
    /// Structs that other crates cannot write as a literal, so that a new field breaks nobody: those that only responses
    /// hold, or none.
    pub non_exhaustive: NonExhaustive,
    /// Generate a constructor `new` with the required fields.
    pub constructors: bool,
    /// Generate a setter `with_…` for each field.
    pub setters: bool,
    /// Generate a function `default_…` for each field with a default in the schema. Defaults are never applied implicitly.
    pub defaults: bool,
    /// Generate two types for a model with read-only or write-only properties that requests and responses share: `Tag` and
    /// `TagRequest`.
    pub split: bool,
    /// Hold optional fields of structs and unions in a `Box`: values are small where such fields are rarely there.
    pub box_optional: bool,
    /// Visibility of models and fields, such as `pub` or `pub(crate)`.
    #[cfg_attr(feature = "config", serde(deserialize_with = "read::visibility::one"))]
    pub visibility: String,
    /// Words in the snake-case names of string fields whose value `Debug` hides. Fields of format `password` are always
    /// hidden.
    pub redact: Vec<String>,
    /// Generate a cargo feature for each tag of the API, all enabled by default.
    pub features: bool,
    /// Show the schema's example in the documentation of a model.
    pub doc_examples: bool,
    /// Address of the pages in Rust terms, such as `https://example.com/tools/sdk/rust/beta/models`. The documentation
    /// of each model links to its page. By default there are no links.
    pub pages: Option<String>,
    /// Rust types of string and number formats, such as `"date-time" = "chrono::DateTime<chrono::Utc>"`.
    #[cfg_attr(feature = "config", serde(deserialize_with = "read::rust_type::map"))]
    pub formats: BTreeMap<String, String>,
    /// More dependencies of the generated crate, as in `Cargo.toml`. Well-known crates of the types in these options
    /// are added automatically, with the features that the types need.
    pub dependencies: BTreeMap<String, Dependency>,
    /// Pinned names, which take precedence over generated ones: of a type by its path in the spec, such as `Order` or
    /// `Order.status`, and of its fields and variants by wire name or value, such as `Order::fooBar`. `sailgen.lock`
    /// adds more.
    pub names: BTreeMap<String, String>,
    /// Options of single schemas, by published name.
    pub schemas: BTreeMap<String, SchemaOptions>,
}

/// Options of one schema.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct SchemaOptions {
    /// Name of the Rust type.
    pub name: Option<String>,
    /// Rust type to use instead of a generated one. It must implement the serde traits, `Clone`, `Debug`, `PartialEq`
    /// and, if it is the type of a required field, `Default`.
    #[cfg_attr(
        feature = "config",
        serde(deserialize_with = "read::rust_type::optional")
    )]
    pub rust_type: Option<String>,
    /// Treatment of unknown values of this enum or union; overrides [`RustOptions::enums`] or [`RustOptions::unions`].
    pub openness: Option<Openness>,
    /// Options of the schema's fields, by wire name.
    pub fields: BTreeMap<String, FieldOptions>,
}

/// Options of one field.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct FieldOptions {
    /// Name of the Rust field.
    pub name: Option<String>,
    /// Rust type to use instead of the generated one, without `Option`.
    #[cfg_attr(
        feature = "config",
        serde(deserialize_with = "read::rust_type::optional")
    )]
    pub rust_type: Option<String>,
    /// Overrides whether the field is required.
    pub required: Option<bool>,
    /// Overrides whether the field is nullable.
    pub nullable: Option<bool>,
    /// Overrides whether `Debug` hides the value.
    pub redact: Option<bool>,
    /// Overrides whether a struct or union is held in a `Box`; fields that close a cycle always are.
    pub boxed: Option<bool>,
}

/// Layout of the generated code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum Layout {
    /// A crate: `Cargo.toml`, and a file for each model.
    #[default]
    Crate,
    /// A cargo workspace: a crate for each root file, and a common crate with the models that several of them use.
    Workspace,
    /// One file `models.rs`, for `include!` in a crate with a build script.
    File,
}

/// A library for dates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum DateLibrary {
    /// `chrono`.
    #[default]
    Chrono,
    /// `jiff`.
    Jiff,
    /// `time`.
    Time,
    /// Only the generated date types, no library.
    Text,
    /// Plain `String`.
    String,
}

/// A library for UUIDs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
#[non_exhaustive]
pub enum UuidLibrary {
    /// `uuid`.
    #[default]
    Uuid,
    /// Only the generated type, no library.
    Text,
    /// Plain `String`.
    String,
}

/// Type of `number`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Numbers {
    /// `Number`, or `Float` for the formats `float` and `double`: `5` stays `5` and `5.0` stays `5.0`.
    #[default]
    Exact,
    /// `f64`.
    F64,
}

/// Treatment of unknown values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Openness {
    /// Unknown values are kept unchanged.
    #[default]
    Open,
    /// Unknown values are errors.
    Closed,
}

/// Tolerance when JSON is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum Reading {
    /// `null` for a field that is neither required nor nullable reads as absent.
    #[default]
    Tolerant,
    /// `null` for a field that is neither required nor nullable is an error.
    Strict,
    /// `null` reads as absent or empty for any field and in any list or map, and so does a missing required field.
    Lenient,
}

/// Type of an optional and nullable field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum OptionalNullable {
    /// `Patch<T>`: absent, null or a value.
    #[default]
    Patch,
    /// `Option<Option<T>>`.
    OptionOption,
    /// `Option<T>`: null reads as absent.
    Option,
}

/// Structs that are `#[non_exhaustive]`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(rename_all = "kebab-case")
)]
pub enum NonExhaustive {
    /// Those that only responses hold.
    #[default]
    Responses,
    /// None.
    Never,
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
            non_exhaustive: NonExhaustive::default(),
            constructors: true,
            setters: false,
            defaults: false,
            split: false,
            box_optional: false,
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
