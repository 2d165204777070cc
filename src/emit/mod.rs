//! `Api` → files: one emitter per language.

pub mod markdown;
pub mod rust;

use crate::Failure;
use crate::config::{Config, Flavour, PowerShellOptions};
use crate::diagnostic::Code;
use crate::ir::{Api, ModelId};
use crate::output::OutputFile;

/// Everything that the options ask for.
///
/// # Errors
///
/// When a template of the user's own is wrong.
pub fn all(api: &Api, config: &Config) -> Result<Vec<OutputFile>, Failure> {
    let mut files = Vec::new();
    for &flavour in &config.output.flavours {
        let folder = config.output.folders.of(flavour).trim_matches('/');
        let made = match flavour {
            Flavour::Powershell => powershell(api, config, folder)?,
            Flavour::Rust => rust::emit(api, &config.rust),
            Flavour::RustPages => {
                return Err(Failure::new(Code::BadOption, "pages in Rust terms (`rust-pages`) cannot be made yet"));
            }
        };
        files.extend(made.into_iter().map(|file| match folder {
            "" => file,
            folder => OutputFile { path: format!("{folder}/{}", file.path), ..file },
        }));
    }
    Ok(files)
}

/// The PowerShell page of one model, if it has one.
///
/// # Errors
///
/// When a template of the user's own is wrong.
pub fn powershell_page(api: &Api, id: ModelId, config: &Config) -> Result<Option<String>, Failure> {
    let templates = templates(config)?;
    markdown::powershell_page(api, id, &powershell_options(config), &templates).map_err(wrong_template)
}

fn powershell(api: &Api, config: &Config, folder: &str) -> Result<Vec<OutputFile>, Failure> {
    let templates = templates(config)?;
    let target = markdown::Target { options: &config.pages, folder };
    markdown::powershell(api, &powershell_options(config), target, &templates).map_err(wrong_template)
}

fn templates(config: &Config) -> Result<markdown::Templates, Failure> {
    let own = config.templates()?.into_iter();
    let own = own.filter_map(|(path, text)| Some((path.strip_prefix("powershell/")?.to_owned(), text)));
    markdown::Templates::powershell(own).map_err(wrong_template)
}

/// The label of the whole run stands in for what the flavour's own options leave out.
fn powershell_options(config: &Config) -> PowerShellOptions {
    let mut options = config.powershell.clone();
    if let Some(label) = &config.spec.label {
        options.version.get_or_insert_with(|| label.to_lowercase());
        options.function_prefix.get_or_insert_with(|| label.clone());
    }
    options
}

fn wrong_template(error: markdown::TemplateError) -> Failure {
    Failure::new(Code::BadOption, error.to_string())
}
