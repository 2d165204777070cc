//! `Api` → files: one emitter per language.

#[cfg(feature = "pages")]
mod pages;

#[cfg(feature = "pages")]
pub use pages::{powershell_page, rust_page};

use crate::Failure;
use crate::api::Api;
use crate::config::{Config, Flavour};
use crate::output::OutputFile;
use crate::published::Published;
use crate::rust;

/// Everything that the options ask for.
///
/// # Errors
///
/// When a template of the user's own is wrong, or when pages are asked for and sailgen was built without its feature `pages`.
pub fn all(api: &Api, published: &Published, config: &Config) -> Result<Vec<OutputFile>, Failure> {
    let mut files = Vec::new();
    for &flavour in &config.output.flavours {
        let folder = config.output.folders.of(flavour);
        let made = match flavour {
            Flavour::Rust => rust::emit(api, &config.rust),
            #[cfg(feature = "pages")]
            Flavour::Powershell => pages::powershell(published, api, config, folder)?,
            #[cfg(feature = "pages")]
            Flavour::RustPages => pages::rust(api, config, folder)?,
            #[cfg(not(feature = "pages"))]
            Flavour::Powershell | Flavour::RustPages => {
                let instead = "take the pages out of `output.flavours`";
                return Err(Failure::left_out(
                    "`output.flavours` asks for pages",
                    "pages",
                    instead,
                ));
            }
        };
        files.extend(made.into_iter().map(|file| match folder {
            "" => file,
            folder => OutputFile {
                path: format!("{folder}/{}", file.path),
                ..file
            },
        }));
    }
    Ok(files)
}

#[cfg(all(test, not(feature = "pages")))]
mod tests {
    use super::*;

    #[test]
    fn pages_are_refused_and_not_left_out() {
        let mut config = Config::default();
        assert_eq!(config.output.flavours, [Flavour::Rust]);
        config.output.flavours.push(Flavour::Powershell);
        let failure = all(&Api::default(), &Published::default(), &config).unwrap_err();
        assert!(
            failure.to_string().contains("the feature `pages`"),
            "{failure}"
        );
    }
}
