//! `Api` → the decisions about its Rust models, each made once, before anything is printed.

pub(crate) mod ident;
