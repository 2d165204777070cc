//! What the pages of a version are called, and where they are. It knows no models.

use crate::config::{PageKind, PowerShellOptions};
use crate::text::version;

/// The labels of one version of an API.
#[derive(Debug, Clone)]
pub(crate) struct Labels {
    /// The version in addresses and tags: `beta`.
    pub(crate) version: String,
    /// What unique names start with: `Beta`, or nothing.
    pub(crate) prefix: String,
    /// The address of the models' pages, without a slash at the end.
    pub(crate) models: String,
    /// The address of the methods' pages, without a slash at the end.
    pub(crate) methods: String,
}

/// The address of the models' pages where no option says.
const SITE_PATH: &str = "/powershell/{version}/models";

impl Labels {
    /// What the options leave out comes from the version of the spec.
    pub(super) fn new(api_version: &str, options: &PowerShellOptions) -> Self {
        let label = || version::label(api_version);
        let version = options.version.clone().unwrap_or_else(label).to_lowercase();
        let prefix = || version::prefix(api_version);
        let models = options.site_path.as_deref().unwrap_or(SITE_PATH);
        let models = models.replace("{version}", &version);
        // Types on the pages of methods lead to `../models`.
        let parent = models.rsplit_once('/').map_or("", |(parent, _)| parent);
        let methods = format!("{parent}/methods");
        Labels {
            prefix: options.function_prefix.clone().unwrap_or_else(prefix),
            models,
            methods,
            version,
        }
    }

    /// The address of the pages of a kind.
    pub(crate) fn address(&self, kind: PageKind) -> &str {
        match kind {
            PageKind::Models => &self.models,
            PageKind::Methods => &self.methods,
        }
    }
}
