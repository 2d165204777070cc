//! The options for one of several root files, with its name filled in. This module does not read files.

use super::Config;

impl Config {
    /// Replaces `{root}` with the name of the root file, and `{root-letters}` with its letters and digits in lower case.
    #[must_use]
    pub(crate) fn of_root(&self, root: &str) -> Config {
        let letters: String = root.chars().filter(|c| c.is_alphanumeric()).collect();
        let letters = letters.to_lowercase();
        let fill = |text: &mut String| {
            if text.contains('{') {
                *text = text
                    .replace("{root}", root)
                    .replace("{root-letters}", &letters);
            }
        };
        let mut config = self.clone();
        let folders = &mut config.output.folders;
        for text in [
            &mut folders.rust,
            &mut folders.powershell,
            &mut folders.powershell_methods,
            &mut folders.rust_pages,
            &mut folders.rust_pages_methods,
        ] {
            fill(text);
        }
        let optional = [
            &mut config.spec.label,
            &mut config.powershell.version,
            &mut config.powershell.function_prefix,
            &mut config.powershell.site_path,
            &mut config.rust_pages.version,
            &mut config.rust_pages.prefix,
            &mut config.rust_pages.site_path,
        ];
        optional.into_iter().flatten().for_each(fill);
        config
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_root_is_filled_in() {
        let mut config = Config::default();
        config.output.folders.powershell = "{root}/Models".to_owned();
        config.powershell.version = Some("{root-letters}".to_owned());
        let config = config.of_root("Access-profiles_2");
        assert_eq!(config.output.folders.powershell, "Access-profiles_2/Models");
        assert_eq!(
            config.powershell.version.as_deref(),
            Some("accessprofiles2")
        );
    }
}
