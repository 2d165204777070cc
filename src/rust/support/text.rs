//! Dates and ids, kept as the exact string that was received: no spelling is lost, and
//! an unusual one does not make reading fail.

use std::fmt;
use std::ops::Deref;

use serde::de::{Deserialize, Deserializer, Visitor};
use serde::ser::{Serialize, Serializer};

use super::blank::Blank;

macro_rules! text_type {
    ($(#[$docs:meta])* $name:ident) => {
        $(#[$docs])*
        #[derive(Clone, Default, PartialEq, Eq, Hash)]
        pub struct $name(Box<str>);

        impl $name {
            /// Returns the string exactly as it is in the JSON.
            #[inline]
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl Deref for $name {
            type Target = str;

            #[inline]
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl From<$name> for String {
            fn from(text: $name) -> Self {
                text.0.into()
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                &*self.0 == other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                &*self.0 == *other
            }
        }

        impl Blank for $name {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0, f)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl Serialize for $name {
            #[inline]
            fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
                json.serialize_str(&self.0)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                json.deserialize_str(Text).map(Self)
            }
        }
    };
}

text_type! {
    /// A date and time, such as `2018-01-11T18:45:37.098Z`, kept as the exact string
    /// that was received.
    ///
    /// `==` compares the strings: `…05Z` and `…05.000Z` are different values, although
    /// [`DateTime::is_same_moment`] returns `true` for them. `<` and sorting compare the
    /// moments, and the strings if the moments are equal.
    ///
    /// `From` accepts any string, and [`parse`](str::parse) only a valid date and time.
    /// A value created from a clock or from a library's type has milliseconds; for more
    /// digits, format it yourself and use `From<String>`.
    DateTime
}
text_type! {
    /// A date, such as `2018-01-11`, kept as the exact string that was received. `From`
    /// accepts any string, and [`parse`](str::parse) only a valid date.
    #[derive(PartialOrd, Ord)]
    Date
}
text_type! {
    /// An id that the spec declares as a UUID, kept as the exact string that was
    /// received: upper case stays upper case, and an id that is not a UUID is kept too.
    /// `From` accepts any string, and [`parse`](str::parse) only a UUID.
    #[derive(PartialOrd, Ord)]
    Uuid
}

struct Text;

impl Visitor<'_> for Text {
    type Value = Box<str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_str<E>(self, text: &str) -> Result<Box<str>, E> {
        Ok(text.into())
    }

    fn visit_string<E>(self, text: String) -> Result<Box<str>, E> {
        Ok(text.into())
    }
}
