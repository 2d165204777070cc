//! The versions of OpenAPI that are read. How a file names its version is for `root` to know.

/// The minor version of OpenAPI that the root file names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 3.0: `nullable`, keys beside a `$ref` are dropped.
    V3_0,
    /// 3.1: JSON Schema 2020-12.
    V3_1,
}
