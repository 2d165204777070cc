//! Generates the files of each flavour that the options ask for. It makes no decisions about a
//! flavour.

use std::cell::OnceCell;

use crate::Failure;
use crate::api::Api;
use crate::config::{Config, Flavour, Layout};
use crate::diagnostic::Code;
use crate::output::OutputFile;
#[cfg(feature = "pages")]
use crate::pages::Pages;
use crate::published::Published;
use crate::rust;
use crate::rust::view::View;

/// Generates everything that the options ask for, with paths below the output folder.
///
/// # Errors
///
/// If a user's template is invalid, or if pages are asked for and sailgen was built without its
/// feature `pages`.
pub fn files(
    api: &Api,
    #[cfg_attr(
        not(feature = "pages"),
        expect(unused_variables, reason = "pages alone show it")
    )]
    published: &Published,
    config: &Config,
) -> Result<Vec<OutputFile>, Failure> {
    let view = OnceCell::new();
    let view = || view.get_or_init(|| View::new(api, &config.rust));
    let mut files = Vec::new();
    for &flavour in config.flavours() {
        files.extend(match flavour {
            // The crate of the client includes the models.
            Flavour::Rust if config.flavours().contains(&Flavour::Client) => Vec::new(),
            Flavour::Rust | Flavour::Client => crate_files(api, view(), config, flavour)?,
            #[cfg(feature = "pages")]
            Flavour::Powershell => Pages::powershell(published, config).files()?,
            #[cfg(feature = "pages")]
            Flavour::RustPages => Pages::rust(api, view(), config).files()?,
            #[cfg(not(feature = "pages"))]
            _ => {
                let instead = "remove the pages from `output.flavours`";
                return Err(Failure::left_out(
                    "`output.flavours` asks for pages",
                    "pages",
                    instead,
                ));
            }
        });
    }
    Ok(files)
}

fn crate_files(
    api: &Api,
    view: &View,
    config: &Config,
    flavour: Flavour,
) -> Result<Vec<OutputFile>, Failure> {
    let files = with_client(api, view, config, flavour)?;
    Ok(match config.output.folders.of(Flavour::Rust) {
        "" => files,
        folder => {
            let below = |file: OutputFile| OutputFile {
                path: format!("{folder}/{}", file.path),
                ..file
            };
            files.into_iter().map(below).collect()
        }
    })
}

/// Generates the models, with a client if the options or the flavour ask for one.
fn with_client(
    #[cfg_attr(
        not(feature = "client"),
        expect(unused_variables, reason = "a client alone needs it")
    )]
    api: &Api,
    view: &View,
    config: &Config,
    flavour: Flavour,
) -> Result<Vec<OutputFile>, Failure> {
    let options = config.client_of(flavour);
    fits(config, options.is_some())?;
    let Some(options) = options else {
        return Ok(rust::files(view));
    };
    #[cfg(feature = "client")]
    return Ok(rust::files_with_client(api, view, &options));
    #[cfg(not(feature = "client"))]
    {
        _ = options;
        let instead = "remove `[client]` from the options";
        Err(Failure::left_out(
            "the options ask for a client",
            "client",
            instead,
        ))
    }
}

/// Fails if an option is invalid, or if two contradict each other.
fn fits(config: &Config, client: bool) -> Result<(), Failure> {
    if let Some(problem) = config.rust.invalid() {
        return Err(Failure::new(Code::BadOption, problem));
    }
    let is_public = config.rust.visibility.trim() == "pub";
    let problem = match config.rust.layout {
        Layout::Workspace if client => {
            "a client needs `rust.layout = \"crate\"`: its operations are in one crate with all models"
        }
        Layout::Workspace if !is_public => {
            "`rust.layout = \"workspace\"` needs `rust.visibility = \"pub\"`: crates use each other's models"
        }
        _ if client && !is_public => {
            "a client needs `rust.visibility = \"pub\"`: its public methods take and return models"
        }
        _ => return Ok(()),
    };
    let help = "change one of the two options";
    Err(Failure::new(Code::BadOption, problem).with_help(help))
}

#[cfg(all(test, not(feature = "pages")))]
mod tests {
    use super::*;

    #[test]
    fn pages_are_refused_and_not_left_out() {
        let mut config = Config::default();
        assert_eq!(config.flavours(), [Flavour::Rust]);
        config.output.flavours = Some(vec![Flavour::Powershell]);
        let failure = files(&Api::default(), &Published::default(), &config).unwrap_err();
        assert!(
            failure.to_string().contains("the feature `pages`"),
            "{failure}"
        );
    }
}
