//! What PowerShell makes of the published reading: class and property names, cells, literals, links.

pub(crate) mod cell;
mod date;
pub(crate) mod enum_name;
pub(crate) mod links;
pub(crate) mod literal;
pub(crate) mod name;
mod number;
pub(crate) mod type_name;
pub(crate) mod view;
