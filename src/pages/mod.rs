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

pub use flavour::Pages;
pub use page::{FrontMatter, Index, Page, Property, Value};
pub use rust::{Example, Member, RustPage};

use powershell::PowerShellPages;
use rust::RustPages;

use crate::api::Api;
use crate::config::{Config, Flavour, PageKind, PowerShellOptions, RustPagesOptions};
use crate::powershell::view::View as PowerShellView;
use crate::published::Published;
use crate::rust::view::View;

impl<'a> Pages<'a> {
    /// The pages for PowerShell: what is published.
    #[must_use]
    pub fn powershell(published: &'a Published, config: &'a Config) -> Self {
        let folders = &config.output.folders;
        let folder = folders.of(Flavour::Powershell);
        let options = powershell_options(config);
        let pages = PowerShellPages::new(PowerShellView::new(published, &options), options);
        Pages {
            site: pages.site(folder, |kind| match kind {
                PageKind::Models => folder,
                PageKind::Methods => folders.powershell_methods.trim_matches('/'),
            }),
            printer: Box::new(pages),
            templates: &powershell::TEMPLATES,
            template_folder: "powershell/",
            config,
        }
    }

    /// The pages about the generated Rust.
    #[must_use]
    pub fn rust(api: &'a Api, view: &'a View, config: &'a Config) -> Self {
        let pages = RustPages::new(api, view, rust_pages_options(config));
        Pages {
            site: pages.site(config.output.folders.of(Flavour::RustPages)),
            printer: Box::new(pages),
            templates: &rust::TEMPLATES,
            template_folder: "rust/",
            config,
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
