//! Decisions about PowerShell, made from the published reading: class and property names, cells, links, functions.

pub(crate) mod cell;
mod cmdlet;
mod default;
pub(crate) mod enum_name;
pub(crate) mod links;
pub(crate) mod method;
pub(crate) mod name;
pub(crate) mod text;
pub(crate) mod type_name;
pub(crate) mod view;

pub(crate) use crate::published::literal;
