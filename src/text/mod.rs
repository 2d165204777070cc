//! Strings that pages, docs and messages share: prose from descriptions, slugs, direction marks.

pub(crate) mod direction;
pub(crate) mod prose;
pub(crate) mod slug;
