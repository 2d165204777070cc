//! The supported versions of OpenAPI. Parsing the version string is the job of `root`.

/// The minor version of OpenAPI.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// 3.0: has `nullable`; ignores keys beside `$ref`.
    V3_0,
    /// 3.1: based on JSON Schema 2020-12.
    V3_1,
}
