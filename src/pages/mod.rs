//! Views → Markdown pages, and the sites and books around them. It writes no file and knows no YAML.
//!
//! A flavour turns its view into pages of finished strings; a template prints each; `site` lays out what was printed.

mod description;
mod flavour;
mod front;
mod page;
mod powershell;
mod printer;
pub(crate) mod rust;
mod site;
mod template;

pub use page::{FrontMatter, Index, Page, Property, Value};
pub use rust::{Example, Member, RustPage};

use flavour::Flavour;
use powershell::PowerShellPages;
use rust::RustPages;

use crate::Failure;
use crate::api::Api;
use crate::config::{self, Config, PageKind, PowerShellOptions, RustPagesOptions};
use crate::output::OutputFile;
use crate::powershell::view::View;
use crate::published::Published;

/// The pages of a flavour, with paths below the output folder; none for models.
///
/// # Errors
///
/// When a template of the user's own is wrong.
pub fn files(
    flavour: config::Flavour,
    (api, published): (&Api, &Published),
    config: &Config,
) -> Result<Vec<OutputFile>, Failure> {
    match self::flavour(flavour, (api, published), config) {
        Some(flavour) => flavour.files(config),
        None => Ok(Vec::new()),
    }
}

/// What the pages of a flavour say of one schema by its name, if they do.
///
/// # Errors
///
/// When a template of the user's own is wrong.
pub fn named(
    flavour: config::Flavour,
    name: &str,
    (api, published): (&Api, &Published),
    config: &Config,
) -> Result<Option<String>, Failure> {
    match self::flavour(flavour, (api, published), config) {
        Some(flavour) => flavour.named(name, config),
        None => Ok(None),
    }
}

fn flavour<'a>(
    flavour: config::Flavour,
    (api, published): (&'a Api, &'a Published),
    config: &'a Config,
) -> Option<Flavour<'a>> {
    let folders = &config.output.folders;
    let folder = folders.of(flavour);
    match flavour {
        config::Flavour::Rust | config::Flavour::Client => None,
        config::Flavour::Powershell => {
            let options = powershell_options(config);
            let pages = PowerShellPages::new(View::new(published, &options), options);
            Some(Flavour {
                site: pages.site(folder, |kind| match kind {
                    PageKind::Models => folder,
                    PageKind::Methods => folders.powershell_methods.trim_matches('/'),
                }),
                printer: Box::new(pages),
                templates: &powershell::TEMPLATES,
                template_folder: "powershell/",
            })
        }
        config::Flavour::RustPages => {
            let pages = RustPages::new(api, &config.rust, rust_pages_options(config));
            Some(Flavour {
                site: pages.site(folder),
                printer: Box::new(pages),
                templates: &rust::TEMPLATES,
                template_folder: "rust/",
            })
        }
    }
}

/// The label of the whole run applies where the flavour's own options leave it out.
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
