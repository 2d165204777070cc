//! The options of the generated crate, and what they make of the table of kinds.

use super::kind::{Kind, Semver};
use crate::api::{Field, Type};
use crate::config::{ClientOptions, Config, Openness, OptionalNullable, RustOptions};
use crate::rust::view::Scalars;

/// How the crate is generated whose versions are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// The models.
    pub rust: RustOptions,
    /// The client beside them, if there is one.
    pub client: Option<ClientOptions>,
}

impl From<&RustOptions> for Options {
    fn from(options: &RustOptions) -> Self {
        Options {
            rust: options.clone(),
            client: None,
        }
    }
}

impl From<&Config> for Options {
    fn from(config: &Config) -> Self {
        Options {
            rust: config.rust.clone(),
            client: config.client.clone().filter(|client| client.enabled),
        }
    }
}

impl Options {
    /// Whether other crates see the models.
    pub(super) fn is_public(&self) -> bool {
        self.rust.visibility.trim() == "pub"
    }

    /// What a change of this kind does to the crate. `literal` says whether code may write the model as a literal.
    pub(super) fn semver(&self, kind: Kind, literal: bool) -> Semver {
        let (row, rust) = (kind.row(), &self.rust);
        match kind {
            _ if !self.is_public() => Semver::Patch,
            Kind::EnumValueAdded if rust.enums == Openness::Closed => Semver::Major,
            Kind::UnionMemberAdded if rust.unions == Openness::Closed => Semver::Major,
            Kind::RequiredFieldsReordered if !rust.constructors => Semver::Patch,
            Kind::AdditionalAllowed if rust.extra => Semver::Major,
            Kind::TagAdded | Kind::TagRemoved | Kind::TagRenamed | Kind::ModelLeftTag
                if !rust.features =>
            {
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
        let one_type = self.rust.optional_nullable == OptionalNullable::Option;
        match one_type && !old.required && !new.required {
            true => Semver::Patch,
            false => self.semver(kind, literal),
        }
    }

    /// Whether two types that differ in formats at most are one Rust type.
    pub(super) fn is_same_type(&self, old: &Type, new: &Type) -> bool {
        match (old, new) {
            (Type::Integer(_), Type::Integer(_))
            | (Type::Number(_), Type::Number(_))
            | (Type::String(_), Type::String(_)) => {
                let scalars = Scalars::new(&self.rust);
                scalars.of(old) == scalars.of(new)
            }
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
