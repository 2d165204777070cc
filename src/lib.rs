//! Rust models and reference pages from multi-file OpenAPI specs.

pub mod config;
pub mod emit;
pub mod ir;
pub mod output;
