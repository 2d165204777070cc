//! The pages with the options and templates of a run: options in, files out. It prints nothing itself.

use crate::Failure;
use crate::api::{Api, ModelId};
use crate::config::{Config, PowerShellOptions, RustPagesOptions};
use crate::diagnostic::Code;
use crate::output::OutputFile;
use crate::pages as markdown;
use crate::published::{self, Published};

/// The PowerShell page of one model, if it has one.
///
/// # Errors
///
/// When a template of the user's own is wrong.
pub fn powershell_page(
    api: &Published,
    id: published::ModelId,
    config: &Config,
) -> Result<Option<String>, Failure> {
    let templates = templates(config, "powershell/", markdown::Templates::powershell)?;
    markdown::powershell_page(api, id, &powershell_options(config), &templates)
        .map_err(wrong_template)
}

/// The page of one model in Rust terms, if its type is generated.
///
/// # Errors
///
/// When a template of the user's own is wrong.
pub fn rust_page(api: &Api, id: ModelId, config: &Config) -> Result<Option<String>, Failure> {
    let templates = templates(config, "rust/", markdown::Templates::rust)?;
    markdown::rust_page(
        api,
        id,
        (&config.rust, &rust_pages_options(config)),
        &templates,
    )
    .map_err(wrong_template)
}

pub(super) fn powershell(
    published: &Published,
    api: &Api,
    config: &Config,
    folder: &str,
) -> Result<Vec<OutputFile>, Failure> {
    let templates = templates(config, "powershell/", markdown::Templates::powershell)?;
    let target = markdown::Target {
        options: &config.pages,
        folder,
    };
    markdown::powershell(
        published,
        api,
        &powershell_options(config),
        target,
        &templates,
    )
    .map_err(wrong_template)
}

pub(super) fn rust(api: &Api, config: &Config, folder: &str) -> Result<Vec<OutputFile>, Failure> {
    let templates = templates(config, "rust/", markdown::Templates::rust)?;
    let target = markdown::Target {
        options: &config.pages,
        folder,
    };
    let options = rust_pages_options(config);
    markdown::rust(api, (&config.rust, &options), target, &templates).map_err(wrong_template)
}

fn templates(
    config: &Config,
    folder: &str,
    make: impl Fn(Vec<(String, String)>) -> Result<markdown::Templates, markdown::TemplateError>,
) -> Result<markdown::Templates, Failure> {
    let own = config.templates()?.into_iter();
    let own = own.filter_map(|(path, text)| Some((path.strip_prefix(folder)?.to_owned(), text)));
    make(own.collect()).map_err(wrong_template)
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

/// As [`powershell_options`].
fn rust_pages_options(config: &Config) -> RustPagesOptions {
    let mut options = config.rust_pages.clone();
    if let Some(label) = &config.spec.label {
        options.version.get_or_insert_with(|| label.to_lowercase());
        options.prefix.get_or_insert_with(|| label.clone());
    }
    options
}

fn wrong_template(error: markdown::TemplateError) -> Failure {
    Failure::new(Code::BadOption, error.to_string())
}
