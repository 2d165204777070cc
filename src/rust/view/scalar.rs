//! Maps scalar types of a schema to Rust types: the only table of formats. It knows no models.

use std::collections::BTreeMap;

use crate::api::{BIG_INTEGER, Type};
use crate::config::{DateLibrary, Numbers, RustOptions, UuidLibrary};

/// The options for scalar types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scalars {
    numbers: Numbers,
    /// `true` if dates have their own types.
    dates: bool,
    /// `true` if ids have their own type.
    uuids: bool,
    /// The user's types, by format.
    chosen: BTreeMap<String, String>,
}

/// The Rust type of a boolean, a number or a string.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar<'a> {
    /// A type that needs no import, such as `i64`.
    Plain(&'static str),
    /// A type of the crate's module `support`, such as `Number`.
    Support(&'static str),
    /// The path of a user's type.
    Chosen(&'a str),
}

impl Scalars {
    /// Creates the table for these options.
    #[must_use]
    pub fn new(options: &RustOptions) -> Self {
        Scalars {
            numbers: options.numbers,
            dates: options.dates != DateLibrary::String,
            uuids: options.uuids != UuidLibrary::String,
            chosen: options.formats.clone(),
        }
    }

    /// Returns the Rust type of a scalar type; `None` for any other.
    #[must_use]
    pub fn of(&self, ty: &Type) -> Option<Scalar<'_>> {
        Some(match ty {
            Type::Boolean => Scalar::Plain("bool"),
            Type::Integer(format) => self.with_format(format, integer),
            Type::Number(format) => self.with_format(format, |name| self.number(name)),
            Type::String(format) => self.with_format(format, |name| self.string(name)),
            _ => return None,
        })
    }

    /// Returns the user's type for the format, or else the result of `known` for its name in lower
    /// case.
    fn with_format(
        &self,
        format: &Option<String>,
        known: impl Fn(&str) -> Scalar<'static>,
    ) -> Scalar<'_> {
        let chosen = format.as_ref().and_then(|format| self.chosen.get(format));
        match (chosen, format) {
            (Some(path), _) => Scalar::Chosen(path),
            (None, Some(format)) => known(&format.to_ascii_lowercase()),
            (None, None) => known(""),
        }
    }

    fn number(&self, format: &str) -> Scalar<'static> {
        match (self.numbers, format) {
            (Numbers::F64, _) => Scalar::Plain("f64"),
            (Numbers::Exact, "float" | "double") => Scalar::Support("Float"),
            (Numbers::Exact, _) => Scalar::Support("Number"),
        }
    }

    fn string(&self, format: &str) -> Scalar<'static> {
        match format {
            "date-time" if self.dates => Scalar::Support("DateTime"),
            "date" if self.dates => Scalar::Support("Date"),
            "uuid" if self.uuids => Scalar::Support("Uuid"),
            "byte" => Scalar::Support("Base64"),
            "binary" => Scalar::Support("Binary"),
            _ => Scalar::Plain("String"),
        }
    }
}

fn integer(format: &str) -> Scalar<'static> {
    if format == BIG_INTEGER {
        return Scalar::Support("Number");
    }
    Scalar::Plain(match format {
        "int32" | "int16" | "int8" => "i32",
        "uint32" | "uint16" | "uint8" => "u32",
        "uint64" => "u64",
        _ => "i64",
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_counts_for_its_own_type_only() {
        let scalars = Scalars::new(&RustOptions::default());
        let byte = || Some("byte".to_owned());
        let found = [Type::Integer(byte()), Type::String(byte())].map(|ty| match scalars.of(&ty) {
            Some(Scalar::Plain(name) | Scalar::Support(name)) => name.to_owned(),
            other => format!("{other:?}"),
        });
        assert_eq!(found, ["i64", "Base64"]);
    }

    #[test]
    fn formats_have_any_case_and_choices_have_their_own() {
        let mut options = RustOptions::default();
        options
            .formats
            .insert("uuid".to_owned(), "my::Id".to_owned());
        let scalars = Scalars::new(&options);
        let of = |format: &str| Type::String(Some(format.to_owned()));
        assert_eq!(
            scalars.of(&of("Date-Time")),
            Some(Scalar::Support("DateTime"))
        );
        assert_eq!(scalars.of(&of("uuid")), Some(Scalar::Chosen("my::Id")));
        assert_eq!(scalars.of(&of("UUID")), Some(Scalar::Support("Uuid")));
    }
}
