//! The derives that not every type can have. It knows no type.

/// A derive, as far as it matters who can have it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trait {
    Eq,
    Hash,
    PartialOrd,
    Ord,
    Copy,
    Default,
    JsonSchema,
    Other,
}

impl Trait {
    /// The one that a path names.
    pub(super) fn of(path: &str) -> Self {
        match path.rsplit("::").next().unwrap_or(path) {
            "Eq" => Trait::Eq,
            "Hash" => Trait::Hash,
            "PartialOrd" => Trait::PartialOrd,
            "Ord" => Trait::Ord,
            "Copy" => Trait::Copy,
            "Default" => Trait::Default,
            "JsonSchema" => Trait::JsonSchema,
            _ => Trait::Other,
        }
    }
}
