//! The labels and addresses of the pages of a version. It knows no models.

use crate::config::{PageKind, PowerShellOptions};
use crate::text::version;

/// The labels of one version of an API.
#[derive(Debug, Clone)]
pub(crate) struct Labels {
    /// The version in addresses and tags: `beta`.
    pub(crate) version: String,
    /// The prefix of unique names: `Beta`, or empty.
    pub(crate) prefix: String,
    /// The address of the model pages, without a trailing slash.
    pub(crate) models: String,
    /// The address of the method pages, without a trailing slash.
    pub(crate) methods: String,
}

/// The default address of the model pages.
const SITE_PATH: &str = "/powershell/{version}/models";

impl Labels {
    /// Takes the labels from the options, and those that are not set from the version of the spec.
    pub(super) fn new(api_version: &str, options: &PowerShellOptions) -> Self {
        let label = || version::label(api_version);
        let version = options.version.clone().unwrap_or_else(label).to_lowercase();
        let prefix = || version::prefix(api_version);
        let models = options.site_path.as_deref().unwrap_or(SITE_PATH);
        let models = models.replace("{version}", &version);
        // Types on method pages link to `../models`.
        let parent = models.rsplit_once('/').map_or("", |(parent, _)| parent);
        let methods = format!("{parent}/methods");
        Labels {
            prefix: options.function_prefix.clone().unwrap_or_else(prefix),
            models,
            methods,
            version,
        }
    }

    /// Returns the address of the pages of a kind.
    pub(crate) fn address(&self, kind: PageKind) -> &str {
        match kind {
            PageKind::Models => &self.models,
            PageKind::Methods => &self.methods,
        }
    }
}
