//! Enums that keep unknown values.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::fmt;
use std::mem::discriminant;

use serde::de::{Deserialize, Deserializer, Error as _, Visitor};
use serde_json::Value;

/// Returns the first known value for which `wire` returns `true`.
#[inline]
pub fn find<T: Clone>(known: &[T], wire: impl Fn(&T) -> bool) -> Option<T> {
    known.iter().find(|value| wire(value)).cloned()
}

/// Returns the known value for a string, or else `unknown` with the string.
#[inline]
pub fn open<T: Clone>(
    known: &[T],
    text: fn(&T) -> &str,
    unknown: fn(String) -> T,
    wire: &str,
) -> T {
    find(known, |value| text(value) == wire).unwrap_or_else(|| unknown(wire.to_owned()))
}

/// Reads a string as [`open`] converts it.
///
/// # Errors
/// Returns an error if the JSON is not a string.
#[inline]
pub fn read_open<'de, T: Clone, D: Deserializer<'de>>(
    known: &[T],
    text: fn(&T) -> &str,
    unknown: fn(String) -> T,
    json: D,
) -> Result<T, D::Error> {
    let wire = read_text(json)?;
    Ok(open(known, text, unknown, &wire))
}

/// Orders values as the schema lists them, and unknown ones after them by their strings.
#[must_use]
pub fn order<T>(known: &[T], text: fn(&T) -> &str, first: &T, second: &T) -> Ordering {
    let place = |value: &T| {
        let variant = discriminant(value);
        let found = known.iter().position(|known| discriminant(known) == variant);
        found.unwrap_or(known.len())
    };
    let by_text = || text(first).cmp(text(second));
    place(first).cmp(&place(second)).then_with(by_text)
}

/// Returns `true` if both strings are equal. Impls that call it are cheaper to compile
/// than those that look for the operator.
#[inline]
#[must_use]
pub fn is(first: &str, second: &str) -> bool {
    first == second
}

/// Reads a string, without a copy if the input allows it.
///
/// # Errors
/// Returns an error if the JSON is not a string.
pub fn read_text<'de, D: Deserializer<'de>>(json: D) -> Result<Cow<'de, str>, D::Error> {
    json.deserialize_str(Text)
}

/// Reads a 64-bit integer.
///
/// # Errors
/// Returns an error if the JSON is not such an integer.
pub fn read_integer<'de, D: Deserializer<'de>>(json: D) -> Result<i64, D::Error> {
    super::Whole::read(json)
}

/// Reads any JSON.
///
/// # Errors
/// Returns an error if the JSON is malformed.
pub fn read_json<'de, D: Deserializer<'de>>(json: D) -> Result<Value, D::Error> {
    Value::deserialize(json)
}

/// Returns a value of an enum that does not allow unknown values.
///
/// # Errors
/// Returns an error if no value was found.
pub fn read_closed<T, E: serde::de::Error>(
    name: &str,
    found: Option<T>,
    wire: &dyn fmt::Display,
) -> Result<T, E> {
    found.ok_or_else(|| E::custom(format_args!("{name} has no value {wire}")))
}

/// A value in JSON that is not a string.
pub trait Wire {
    /// Returns `true` if both values are equal; numbers may be spelled differently.
    fn is(&self, other: &Self) -> bool;
}

impl Wire for i64 {
    #[inline]
    fn is(&self, other: &Self) -> bool {
        self == other
    }
}

impl Wire for Value {
    fn is(&self, other: &Self) -> bool {
        super::union::same(self, other)
    }
}

struct Text;

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.to_owned()))
    }
}

/// Parses a constant from the schema. The constants in the models are always valid JSON.
#[must_use]
pub fn parsed(json: &str) -> Value {
    serde_json::from_str(json).unwrap_or_default()
}

/// Implements the traits of a string enum. The optional second argument is the variant
/// that keeps unknown values.
macro_rules! string_enum {
    ($name:ident, $unknown:ident) => {
        impl From<&str> for $name {
            #[inline]
            fn from(wire: &str) -> Self {
                super::support::open(Self::ALL, Self::as_str, Self::$unknown, wire)
            }
        }

        impl From<std::borrow::Cow<'_, str>> for $name {
            #[inline]
            fn from(wire: std::borrow::Cow<'_, str>) -> Self {
                super::support::open(Self::ALL, Self::as_str, Self::$unknown, &wire)
            }
        }

        impl From<String> for $name {
            #[inline]
            fn from(wire: String) -> Self {
                super::support::open(Self::ALL, Self::as_str, Self::$unknown, &wire)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            #[inline]
            fn from_str(wire: &str) -> Result<Self, std::convert::Infallible> {
                Ok(super::support::open(Self::ALL, Self::as_str, Self::$unknown, wire))
            }
        }

        impl Ord for $name {
            #[inline]
            fn cmp(&self, other: &Self) -> std::cmp::Ordering {
                super::support::order(Self::ALL, Self::as_str, self, other)
            }
        }

        impl PartialOrd for $name {
            #[inline]
            fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
                Some(self.cmp(other))
            }
        }

        impl super::support::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::$unknown(String::new())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                super::support::read_open(Self::ALL, Self::as_str, Self::$unknown, json)
            }
        }

        super::support::string_enum!(@ $name);
    };
    ($name:ident) => {
        impl super::support::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::ALL[0]
            }
        }

        impl std::str::FromStr for $name {
            type Err = super::support::FormatError;

            #[inline]
            fn from_str(wire: &str) -> Result<Self, super::support::FormatError> {
                super::support::find(Self::ALL, |known| known.as_str() == wire)
                    .ok_or_else(|| super::support::FormatError::new(concat!("a value of ", stringify!($name)), wire))
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                let wire = super::support::read_text(json)?;
                let known = super::support::find(Self::ALL, |known| known.as_str() == wire);
                super::support::read_closed(stringify!($name), known, &wire)
            }
        }

        super::support::string_enum!(@ $name);
    };
    (@ $name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(self.as_str(), json)
            }
        }

        impl std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.as_str())
            }
        }

        impl AsRef<str> for $name {
            #[inline]
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        impl PartialEq<str> for $name {
            #[inline]
            fn eq(&self, wire: &str) -> bool {
                super::support::is(self.as_str(), wire)
            }
        }

        impl PartialEq<&str> for $name {
            #[inline]
            fn eq(&self, wire: &&str) -> bool {
                super::support::is(self.as_str(), wire)
            }
        }
    };
}
pub(crate) use string_enum;

/// Implements the traits of an enum whose values are read by `$read` and returned by
/// `$get`. The optional last argument is the variant that keeps unknown values.
macro_rules! value_enum {
    ($wire:ty, $read:ident, $get:ident, $name:ident, $unknown:ident) => {
        impl From<$wire> for $name {
            #[inline]
            fn from(wire: $wire) -> Self {
                super::support::find(Self::ALL, |known| super::support::Wire::is(&known.$get(), &wire)).unwrap_or_else(|| Self::$unknown(wire))
            }
        }

        impl super::support::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::$unknown(Default::default())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                super::support::$read(json).map(Self::from)
            }
        }

        super::support::value_enum!(@ $get, $name);
    };
    ($wire:ty, $read:ident, $get:ident, $name:ident) => {
        impl super::support::Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::ALL[0]
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                let wire = super::support::$read(json)?;
                let known = super::support::find(Self::ALL, |known| super::support::Wire::is(&known.$get(), &wire));
                super::support::read_closed(stringify!($name), known, &wire)
            }
        }

        super::support::value_enum!(@ $get, $name);
    };
    (@ $get:ident, $name:ident) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
                serde::Serialize::serialize(&self.$get(), json)
            }
        }
    };
}
pub(crate) use value_enum;

/// Implements the traits of an integer enum.
macro_rules! integer_enum {
    ($($name:ident),+) => {
        super::support::value_enum!(i64, read_integer, as_i64, $($name),+);
    };
}
pub(crate) use integer_enum;

/// Implements the traits of an enum of arbitrary JSON values.
macro_rules! json_enum {
    ($($name:ident),+) => {
        super::support::value_enum!(serde_json::Value, read_json, to_json, $($name),+);
    };
}
pub(crate) use json_enum;
