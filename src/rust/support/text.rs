//! Dates and ids, kept as the very text that came, so that no spelling is lost and no odd one fails a whole read.

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
            /// The text as it is on the wire.
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
    /// A moment in time, such as `2018-01-11T18:45:37.098Z`, as the text that came.
    ///
    /// `==` compares the texts: `…05Z` and `…05.000Z` are two values, which [`DateTime::is_same_moment`] tells to be one moment.
    /// `<` and sorting go by the moment, and by the text where that is the same.
    ///
    /// `From` takes any text and [`parse`](str::parse) only what is a moment. A moment that is made from a clock or a library's type
    /// has milliseconds; for more digits, format it yourself and use `From<String>`.
    DateTime
}
text_type! {
    /// A day, such as `2018-01-11`, as the text that came. `From` takes any text and [`parse`](str::parse) only what is a day.
    #[derive(PartialOrd, Ord)]
    Date
}
text_type! {
    /// An id that is said to be a UUID, as the text that came: upper case stays upper case, and an id that is none is kept.
    /// `From` takes any text and [`parse`](str::parse) only what is a UUID.
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
