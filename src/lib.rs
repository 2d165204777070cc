//! Rust models and reference pages from multi-file OpenAPI specs.

pub mod config;
pub mod diagnostic;
pub mod emit;
pub mod findings;
pub mod ir;
pub mod output;
pub mod source;
pub mod spec;
