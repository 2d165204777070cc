//! Strings that pages, docs and messages share: prose from descriptions, slugs, quoting, direction marks, names of files.

pub(crate) mod device;
pub(crate) mod direction;
#[cfg(feature = "pages")]
pub(crate) mod file;
pub(crate) mod free;
#[cfg(any(feature = "diff", feature = "pages"))]
pub(crate) mod line;
pub(crate) mod prose;
#[cfg(feature = "pages")]
pub(crate) mod quote;
pub(crate) mod slug;
#[cfg(feature = "pages")]
pub(crate) mod version;
