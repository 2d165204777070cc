//! The table of schema keywords: each is listed once, with the facts that a reader needs before it
//! looks at the value. It knows neither nodes nor schemas.

use super::Version;

/// A keyword that a schema may have.
#[cfg_attr(
    not(feature = "lint"),
    allow(dead_code, reason = "lint alone reads every fact of a keyword")
)]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Keyword {
    pub(crate) name: &'static str,
    /// The version of OpenAPI that introduces it.
    pub(crate) since: Version,
    pub(crate) role: Role,
    /// The types it applies to; empty if it applies to all.
    pub(crate) types: &'static [&'static str],
    /// `true` if models and pages carry its meaning.
    pub(crate) carried: bool,
}

/// The contribution of a keyword to a schema, and the kind of its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// The identity of the schema, or a reference to another. Does not constrain values.
    Address,
    /// Text for users of the API.
    Words,
    /// Text for authors of the schema.
    Comment,
    /// One example, or several.
    Example,
    /// Values that are part of the contract: a default, a constant, the values of an enum.
    Values,
    /// A bound on values.
    Limit,
    /// Another fact about values.
    Fact,
    /// One subschema.
    Schema,
    /// A list of subschemas.
    Schemas,
    /// Subschemas by name.
    NamedSchemas,
    /// Subschemas by name that only references use.
    Definitions,
}

impl Role {
    /// Returns `true` if the value is an instance rather than a schema, whatever its keys are.
    pub(crate) fn holds_data(self) -> bool {
        matches!(self, Role::Example | Role::Values)
    }
}

const ARRAY: &[&str] = &["array"];
const NUMBER: &[&str] = &["integer", "number"];
const OBJECT: &[&str] = &["object"];
const STRING: &[&str] = &["string"];

/// Every keyword, sorted by name.
#[rustfmt::skip] // one line each
pub(crate) const KEYWORDS: [Keyword; 63] = [
    v31("$anchor", Role::Address),
    v31("$comment", Role::Comment),
    v31("$defs", Role::Definitions),
    v31("$dynamicAnchor", Role::Address),
    v31("$dynamicRef", Role::Address),
    v31("$id", Role::Address),
    v30("$ref", Role::Address),
    v30("$schema", Role::Address),
    v31("$vocabulary", Role::Address),
    v30("additionalProperties", Role::Schema).of(OBJECT),
    v30("allOf", Role::Schemas),
    v30("anyOf", Role::Schemas),
    v31("const", Role::Values),
    v31("contains", Role::Schema).not_carried(),
    v31("contentEncoding", Role::Fact),
    v31("contentMediaType", Role::Fact),
    v31("contentSchema", Role::Schema),
    v30("default", Role::Values),
    v31("definitions", Role::Definitions),
    v31("dependentRequired", Role::Fact).not_carried(),
    v31("dependentSchemas", Role::NamedSchemas).not_carried(),
    v30("deprecated", Role::Fact),
    v30("description", Role::Words),
    v30("discriminator", Role::Fact),
    v31("else", Role::Schema).not_carried(),
    v30("enum", Role::Values),
    v30("example", Role::Example),
    v31("examples", Role::Example),
    v30("exclusiveMaximum", Role::Limit),
    v30("exclusiveMinimum", Role::Limit),
    v30("externalDocs", Role::Fact),
    v30("format", Role::Fact),
    v31("if", Role::Schema).not_carried(),
    v30("items", Role::Schema).of(ARRAY),
    v31("maxContains", Role::Fact),
    v30("maxItems", Role::Limit).of(ARRAY),
    v30("maxLength", Role::Limit).of(STRING),
    v30("maxProperties", Role::Limit),
    v30("maximum", Role::Limit).of(NUMBER),
    v31("minContains", Role::Fact),
    v30("minItems", Role::Limit).of(ARRAY),
    v30("minLength", Role::Limit).of(STRING),
    v30("minProperties", Role::Limit),
    v30("minimum", Role::Limit).of(NUMBER),
    v30("multipleOf", Role::Limit).of(NUMBER),
    v30("not", Role::Schema).not_carried(),
    v30("nullable", Role::Fact),
    v30("oneOf", Role::Schemas),
    v30("pattern", Role::Limit).of(STRING),
    v31("patternProperties", Role::NamedSchemas).not_carried(),
    v31("prefixItems", Role::Schemas),
    v30("properties", Role::NamedSchemas).of(OBJECT),
    v31("propertyNames", Role::Schema).not_carried(),
    v30("readOnly", Role::Fact),
    v30("required", Role::Fact),
    v31("then", Role::Schema).not_carried(),
    v30("title", Role::Words),
    v30("type", Role::Fact),
    v31("unevaluatedItems", Role::Schema),
    v31("unevaluatedProperties", Role::Schema).not_carried(),
    v30("uniqueItems", Role::Fact).of(ARRAY),
    v30("writeOnly", Role::Fact),
    v30("xml", Role::Fact),
];

const fn v30(name: &'static str, role: Role) -> Keyword {
    Keyword {
        name,
        since: Version::V3_0,
        role,
        types: &[],
        carried: true,
    }
}

const fn v31(name: &'static str, role: Role) -> Keyword {
    Keyword {
        since: Version::V3_1,
        ..v30(name, role)
    }
}

impl Keyword {
    /// Looks up a keyword. `None` for an extension (`x-…`) and for a key that no version of OpenAPI
    /// defines.
    pub(crate) fn named(name: &str) -> Option<Keyword> {
        let at = KEYWORDS.binary_search_by(|keyword| keyword.name.cmp(name));
        at.ok().map(|at| KEYWORDS[at])
    }

    /// Returns `true` if the value holds subschemas that apply to this schema, rather than
    /// definitions for references alone.
    pub(crate) fn holds_schemas(self) -> bool {
        matches!(self.role, Role::Schema | Role::Schemas | Role::NamedSchemas)
    }

    const fn of(self, types: &'static [&'static str]) -> Keyword {
        Keyword { types, ..self }
    }

    const fn not_carried(self) -> Keyword {
        Keyword {
            carried: false,
            ..self
        }
    }
}

/// Returns the role of a key in a schema, or `None` if it is not a keyword.
pub(crate) fn role(key: &str) -> Option<Role> {
    Keyword::named(key).map(|keyword| keyword.role)
}

#[cfg(test)]
mod tests {
    use super::{KEYWORDS, Keyword, Role, role};

    #[test]
    fn every_keyword_is_found_by_its_name() {
        for keyword in KEYWORDS {
            assert_eq!(Keyword::named(keyword.name), Some(keyword));
        }
        assert_eq!(role("x-default"), None);
        assert_eq!(role("minLength"), Some(Role::Limit));
    }
}
