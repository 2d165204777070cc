//! Options of pages with the defaults of the preset, or else neutral ones. This module does not generate pages.

use super::{Config, LinkRule, PowerShellOptions, Preset, RustPagesOptions};

impl Config {
    /// Returns the options of the PowerShell pages with defaults filled in; `spec.label` gives the version and the prefix.
    pub(crate) fn powershell_pages(&self) -> PowerShellOptions {
        let mut options = self.powershell.clone();
        self.label(&mut options.version, &mut options.function_prefix);
        if let Some(preset) = self.preset {
            preset.powershell(&mut options);
        }
        options.links.get_or_insert_with(usual_links);
        options
    }

    /// Returns the options of the pages in Rust terms with defaults filled in, like
    /// [`powershell_pages`](Config::powershell_pages).
    pub(crate) fn pages_of_rust(&self) -> RustPagesOptions {
        let mut options = self.rust_pages.clone();
        self.label(&mut options.version, &mut options.prefix);
        if let Some(preset) = self.preset {
            preset.rust_pages(&mut options);
        }
        options
    }

    /// Fills in the version and the prefix from `spec.label` where they are not set.
    fn label(&self, version: &mut Option<String>, prefix: &mut Option<String>) {
        if let Some(label) = &self.spec.label {
            version.get_or_insert_with(|| label.to_lowercase());
            prefix.get_or_insert_with(|| label.clone());
        }
    }
}

impl Preset {
    fn powershell(self, options: &mut PowerShellOptions) {
        fn fill(option: &mut Option<String>, default: &str) {
            option.get_or_insert_with(|| default.to_owned());
        }
        match self {
            Preset::Sailpoint => {
                fill(
                    &mut options.site_path,
                    "/tools/sdk/powershell/{version}/models",
                );
                let reference = "https://developer.sailpoint.com/docs/api/{version}/{operation}";
                fill(&mut options.operation_link, reference);
                options.links.get_or_insert_with(sailpoint_links);
            }
        }
    }

    fn rust_pages(self, options: &mut RustPagesOptions) {
        match self {
            Preset::Sailpoint => {
                let path = || "/tools/sdk/rust/{version}/models".to_owned();
                options.site_path.get_or_insert_with(path);
            }
        }
    }
}

const HASHTABLE: &str =
    "https://learn.microsoft.com/en-us/dotnet/api/system.collections.hashtable?view=net-9.0";
const ARRAY: &str = "https://learn.microsoft.com/en-us/powershell/module/microsoft.powershell.core/about/about_arrays?view=powershell-7.4";
const BYTE: &str = "https://learn.microsoft.com/en-us/dotnet/api/system.byte";
const ANY: &str = "https://learn.microsoft.com/en-us/powershell/scripting/lang-spec/chapter-04?view=powershell-7.4";

/// Returns rules that link types without a page to Microsoft's documentation.
fn usual_links() -> Vec<LinkRule> {
    let types = [
        ("system-collections-hashtable", HASHTABLE),
        ("map", HASHTABLE),
        ("array", ARRAY),
        ("any-type", ANY),
        ("system-byte", BYTE),
    ];
    let rules = types.iter().flat_map(|(name, address)| {
        // On a models page, `(map)` can only be a component called `Map`.
        let folders: &[&str] = if *name == "map" {
            &["../models/"]
        } else {
            &["", "../models/"]
        };
        folders.iter().map(move |folder| LinkRule {
            find: format!("({folder}{name})"),
            replace: format!("({address})"),
        })
    });
    rules.collect()
}

/// Returns the rules for SailPoint's pages. Links of hashtables and plain JSON lose their parentheses, as in Beta's
/// `Account.md`: `[**SystemCollectionsHashtable**]https://…`.
fn sailpoint_links() -> Vec<LinkRule> {
    let row = |find: &str, replace: String| LinkRule {
        find: find.to_owned(),
        replace,
    };
    vec![
        row(
            "../models/system-collections-hashtable",
            HASHTABLE.to_owned(),
        ),
        row("(system-collections-hashtable)", HASHTABLE.to_owned()),
        row("(../models/map)", format!("({HASHTABLE})")),
        row("(array)", format!("({ARRAY})")),
        row("(../models/array)", format!("({ARRAY})")),
        row("../models/any-type", ANY.to_owned()),
        row("(any-type)", ANY.to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::Flavour;

    #[test]
    fn an_option_that_is_set_overrides_the_preset() {
        let mut config = Config {
            preset: Some(Preset::Sailpoint),
            ..Config::default()
        };
        assert_eq!(config.flavours(), [Flavour::Rust, Flavour::Powershell]);
        config.output.flavours = Some(vec![Flavour::Rust]);
        assert_eq!(config.flavours(), [Flavour::Rust]);
        config.powershell.operation_link = Some(String::new());
        let pages = config.powershell_pages();
        assert_eq!(pages.operation_link.as_deref(), Some(""));
        assert_eq!(pages.links, Some(sailpoint_links()));
    }

    #[test]
    fn defaults_are_nobodys() {
        let config = Config::default();
        assert_eq!(config.flavours(), [Flavour::Rust]);
        let (powershell, rust) = (config.powershell_pages(), config.pages_of_rust());
        let texts = serde_json::to_string(&(config, powershell, rust)).unwrap();
        assert!(!texts.to_lowercase().contains("sailpoint"), "{texts}");
        assert!(!texts.contains("/tools/sdk"), "{texts}");
    }
}
