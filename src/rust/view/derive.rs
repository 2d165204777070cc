//! The derives that not every type can have. It knows no types.

/// A derive, distinguished only as far as types differ in supporting it.
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
    /// Returns the derive that a path names.
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
