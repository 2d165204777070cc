//! What of the generated crate decides its version: the options in use, and which Rust type a format has.

use std::collections::BTreeMap;

use super::kind::{Kind, Semver};
use crate::ir::Type;

/// What the generated crate is like, as far as its version depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Enums keep values that they do not know, so that a new value is no new case to handle.
    pub open_enums: bool,
    /// Unions keep JSON that fits no member.
    pub open_unions: bool,
    /// Models have a function `new` that takes their required fields.
    pub constructors: bool,
    /// Models have a field for undeclared properties, whether or not the schema describes them.
    pub extra: bool,
    /// The crate has a cargo feature for each tag.
    pub features: bool,
    /// Formats of strings and numbers that have a Rust type of their own, in lower case, and what it is.
    pub formats: BTreeMap<String, String>,
}

impl Default for Options {
    fn default() -> Self {
        let formats = [
            ("int8", "i32"),
            ("int16", "i32"),
            ("int32", "i32"),
            ("uint8", "u32"),
            ("uint16", "u32"),
            ("uint32", "u32"),
            ("uint64", "u64"),
            ("float", "Float"),
            ("double", "Float"),
            ("date-time", "DateTime"),
            ("date", "Date"),
            ("uuid", "Uuid"),
            ("byte", "Base64"),
        ];
        Options {
            open_enums: true,
            open_unions: true,
            constructors: true,
            extra: false,
            features: true,
            formats: formats.map(|(format, name)| (format.to_owned(), name.to_owned())).into(),
        }
    }
}

impl Options {
    /// What a change of this kind does to the crate. `literal` says whether code may write the model as a literal.
    pub(super) fn semver(&self, kind: Kind, literal: bool) -> Semver {
        let row = kind.row();
        match kind {
            Kind::EnumValueAdded if !self.open_enums => Semver::Major,
            Kind::UnionMemberAdded if !self.open_unions => Semver::Major,
            Kind::RequiredFieldsReordered if !self.constructors => Semver::Patch,
            Kind::AdditionalAllowed if self.extra => Semver::Major,
            Kind::TagAdded | Kind::TagRemoved if !self.features => Semver::Patch,
            _ if literal => row.literal,
            _ => row.non_exhaustive,
        }
    }

    /// Whether two types that differ in formats at most are one Rust type.
    pub(super) fn is_same_type(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Integer(old), Type::Integer(new))
            | (Type::Number(old), Type::Number(new))
            | (Type::String(old), Type::String(new)) => self.format(old) == self.format(new),
            (Type::List { items: old, .. }, Type::List { items: new, .. })
            | (Type::Map(Some(old)), Type::Map(Some(new)))
            | (Type::Nullable(old), Type::Nullable(new)) => self.is_same_type(old, new),
            // Models that are not the same differ in more than a format.
            _ => true,
        }
    }

    fn format(&self, format: &Option<String>) -> Option<&str> {
        self.formats.get(&format.as_ref()?.to_ascii_lowercase()).map(String::as_str)
    }
}
