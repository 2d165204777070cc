//! String handling shared by pages, docs and messages: prose from descriptions, slugs, quoting, direction marks, file names.

pub(crate) mod device;
pub(crate) mod direction;
#[cfg(feature = "pages")]
pub(crate) mod file;
pub(crate) mod free;
#[cfg(any(feature = "diff", feature = "pages"))]
pub(crate) mod line;
pub(crate) mod name;
pub(crate) mod prose;
#[cfg(feature = "pages")]
pub(crate) mod quote;
pub(crate) mod shell;
pub(crate) mod slug;
#[cfg(feature = "pages")]
pub(crate) mod version;
