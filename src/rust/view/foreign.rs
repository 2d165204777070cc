//! A table of well-known crates for the user's types: their dependency, their features and the
//! derives they support. It knows no schemas.

use super::derive::Trait;
use crate::config::Dependency;

/// A well-known crate.
pub(super) struct Known {
    /// The name of its package.
    name: &'static str,
    version: &'static str,
    /// `true` if its default features are kept.
    default_features: bool,
    /// The features that add serde support to its types.
    serde: &'static [&'static str],
    /// The feature of `schemars` that supports its types; `None` if there is none.
    schemars: Option<&'static str>,
}

const KNOWN: &[Known] = &[
    known("bigdecimal", "0.4", &["serde"], Some("bigdecimal04")),
    known("bytes", "1", &["serde"], Some("bytes1")),
    known("compact_str", "0.9", &["serde"], None),
    Known {
        default_features: false,
        ..known("chrono", "0.4", &["std", "serde"], Some("chrono04"))
    },
    known("indexmap", "2", &["serde"], Some("indexmap2")),
    known("jiff", "0.2", &["serde"], Some("jiff02")),
    known("ordered-float", "5", &["serde"], None),
    known("rust_decimal", "1", &[], Some("rust_decimal1")),
    known("schemars", "1", &[], None),
    known("semver", "1", &["serde"], Some("semver1")),
    known("smol_str", "0.3", &["serde"], None),
    known(
        "time",
        "0.3",
        &["formatting", "parsing", "serde-human-readable"],
        None,
    ),
    known("url", "2", &["serde"], Some("url2")),
    known("uuid", "1", &["serde"], Some("uuid1")),
];

const fn known(
    name: &'static str,
    version: &'static str,
    serde: &'static [&'static str],
    schemars: Option<&'static str>,
) -> Known {
    Known {
        name,
        version,
        default_features: true,
        serde,
        schemars,
    }
}

impl Known {
    /// Returns the crate that a path starts with.
    pub(super) fn of(path: &str) -> Option<&'static Known> {
        let name = path.trim_start_matches("::").split("::").next()?;
        let is_it = |known: &&Known| known.name.replace('-', "_") == name;
        KNOWN.iter().find(is_it).filter(|_| path.contains("::"))
    }

    /// Returns its package name.
    pub(super) fn package(&self) -> &'static str {
        self.name
    }

    /// Returns the default dependency.
    pub(super) fn dependency(&self) -> Dependency {
        Dependency {
            default_features: (!self.default_features).then_some(false),
            ..Dependency::version(self.version)
        }
    }

    /// Returns the features that its types require.
    pub(super) fn features(&self) -> impl Iterator<Item = &'static str> {
        self.serde.iter().copied()
    }

    /// Returns the feature of `schemars` that supports its types.
    pub(super) fn schemars(&self) -> Option<&'static str> {
        self.schemars
    }
}

/// Returns the paths in a type: `chrono::DateTime<chrono::Utc>` contains two.
pub(super) fn paths(ty: &str) -> impl Iterator<Item = &str> {
    let ends = |letter: char| !(letter.is_alphanumeric() || letter == '_' || letter == ':');
    ty.split(ends).filter(|path| !path.is_empty())
}

/// Returns `true` if a user's type can have a derive. Unknown types are assumed to support it,
/// since the user asks for both.
pub(super) fn is_able(ty: &str, wanted: Trait) -> bool {
    let all = |able: &dyn Fn(&str) -> bool| paths(ty).all(able);
    match wanted {
        Trait::Eq | Trait::Hash | Trait::Ord => all(&|path| {
            let is_map = ["HashMap", "IndexMap"]
                .iter()
                .any(|name| path.ends_with(name));
            !matches!(path, "f32" | "f64") && (wanted == Trait::Eq || !is_map)
        }),
        Trait::PartialOrd => {
            all(&|path| !path.ends_with("HashMap") && !path.ends_with("IndexMap"))
                && !ty.contains("serde_json::")
        }
        Trait::Copy => all(&|path| PLAIN.contains(&path)),
        Trait::Default => {
            !ty.starts_with("time::") && !["url::Url", "semver::Version"].contains(&ty)
        }
        Trait::JsonSchema => {
            all(&|path| Known::of(path).is_none_or(|known| known.schemars.is_some()))
        }
        Trait::Other => true,
    }
}

const PLAIN: &[&str] = &[
    "bool",
    "char",
    "f32",
    "f64",
    "i8",
    "i16",
    "i32",
    "i64",
    "i128",
    "isize",
    "u8",
    "u16",
    "u32",
    "u64",
    "u128",
    "usize",
    "chrono::NaiveDate",
    "jiff::Timestamp",
    "jiff::civil::Date",
    "time::Date",
    "time::OffsetDateTime",
    "uuid::Uuid",
];

/// Returns the expression for a placeholder of a user's type, used for a required field until it is
/// read.
pub(super) fn blank(ty: &str) -> &'static str {
    match ty {
        "time::OffsetDateTime" => "time::OffsetDateTime::UNIX_EPOCH",
        "time::UtcDateTime" => "time::UtcDateTime::UNIX_EPOCH",
        "time::PrimitiveDateTime" => "time::PrimitiveDateTime::MIN",
        "time::Date" => "time::Date::MIN",
        "time::Time" => "time::Time::MIDNIGHT",
        "semver::Version" => "semver::Version::new(0, 0, 0)",
        "url::Url" => "url::Url::parse(\"about:blank\").expect(\"it is a URL\")",
        _ => "Default::default()",
    }
}
