//! The options of the generated crate, and their effect on the table of kinds.

use super::kind::{Kind, Semver};
use crate::config::{ClientOptions, Config, Openness, RustOptions};

/// Options of the generated crate whose versions are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Options {
    /// Options of the models.
    pub rust: RustOptions,
    /// Options of the client; `None` for no client.
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
    /// Returns `true` if other crates can use the models.
    pub(super) fn is_public(&self) -> bool {
        self.rust.visibility.trim() == "pub"
    }

    /// Returns the effect of a change on the crate. `literal` is `true` if code may construct the model with a literal.
    pub(super) fn semver(&self, kind: Kind, literal: bool) -> Semver {
        let (row, rust) = (kind.row(), &self.rust);
        match kind {
            _ if !self.is_public() => Semver::Patch,
            Kind::EnumValueAdded if rust.enums == Openness::Closed => Semver::Major,
            Kind::UnionMemberAdded if rust.unions == Openness::Closed => Semver::Major,
            Kind::RequiredFieldsReordered if !rust.constructors => Semver::Patch,
            Kind::AdditionalAllowed if rust.extra => Semver::Major,
            Kind::TagAdded
            | Kind::TagRemoved
            | Kind::TagRenamed
            | Kind::ModelLeftTag
            | Kind::ModelBecameUsed
                if !rust.features =>
            {
                Semver::Patch
            }
            _ if literal => row.literal,
            _ => row.non_exhaustive,
        }
    }
}
