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
