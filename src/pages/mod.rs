//! Turns views into Markdown pages, and into the sites and books around them. It writes no files
//! and knows no YAML.
//!
//! A flavour turns its view into pages of finished strings, a template prints each page, and `site`
//! arranges the printed pages.

mod admonition;
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
