//! What of the generated crate decides its version: the options in use, and which Rust type a format has.

use super::kind::{Kind, Semver};
use crate::api::{Field, Type};
use crate::config::{Openness, OptionalNullable, RustOptions};
use crate::rust::view::Scalars;

/// What the generated crate is like, as far as its version depends on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Other crates see the models.
    pub public: bool,
    /// Enums keep values that they do not know, so that a new value is no new case to handle.
    pub open_enums: bool,
    /// Unions keep JSON that fits no member.
    pub open_unions: bool,
    /// Models have a function `new` that takes their required fields.
    pub constructors: bool,
    /// Models have a field for undeclared properties, whether or not the schema describes them.
    pub extra: bool,
    /// An optional field has one type whether or not it is nullable.
    pub null_is_absent: bool,
    /// The crate has a cargo feature for each tag.
    pub features: bool,
    /// The Rust types of booleans, numbers and strings.
    pub scalars: Scalars,
}

impl Default for Options {
    fn default() -> Self {
        Options::from(&RustOptions::default())
    }
}

/// What is said for all models. Options of single schemas do not count: they say how one spec is to be read, and both
/// are read by them.
impl From<&RustOptions> for Options {
    fn from(options: &RustOptions) -> Self {
        Options {
            public: options.visibility == "pub",
            open_enums: options.enums == Openness::Open,
            open_unions: options.unions == Openness::Open,
            constructors: options.constructors,
            extra: options.extra,
            null_is_absent: options.optional_nullable == OptionalNullable::Option,
            features: options.features,
            scalars: Scalars::new(options),
        }
    }
}

impl Options {
    /// What a change of this kind does to the crate. `literal` says whether code may write the model as a literal.
    pub(super) fn semver(&self, kind: Kind, literal: bool) -> Semver {
        let row = kind.row();
        match kind {
            _ if !self.public => Semver::Patch,
            Kind::EnumValueAdded if !self.open_enums => Semver::Major,
            Kind::UnionMemberAdded if !self.open_unions => Semver::Major,
            Kind::RequiredFieldsReordered if !self.constructors => Semver::Patch,
            Kind::AdditionalAllowed if self.extra => Semver::Major,
            Kind::TagAdded | Kind::TagRemoved | Kind::ModelLeftTag if !self.features => {
                Semver::Patch
            }
            _ if literal => row.literal,
            _ => row.non_exhaustive,
        }
    }

    /// What it does to the crate that a field may be null, or may no longer be.
    pub(super) fn nullable_semver(
        &self,
        kind: Kind,
        old: &Field,
        new: &Field,
        literal: bool,
    ) -> Semver {
        match self.null_is_absent && !old.required && !new.required {
            true => Semver::Patch,
            false => self.semver(kind, literal),
        }
    }

    /// Whether two types that differ in formats at most are one Rust type.
    pub(super) fn is_same_type(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Integer(_), Type::Integer(_))
            | (Type::Number(_), Type::Number(_))
            | (Type::String(_), Type::String(_)) => self.scalars.of(old) == self.scalars.of(new),
            (
                Type::List {
                    items: Some(old), ..
                },
                Type::List {
                    items: Some(new), ..
                },
            )
            | (Type::Map(Some(old)), Type::Map(Some(new)))
            | (Type::Nullable(old), Type::Nullable(new)) => self.is_same_type(old, new),
            // Models that are not the same differ in more than a format.
            _ => true,
        }
    }
}
