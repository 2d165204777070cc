//! A field that may be absent, `null` or a value: three states with different meanings
//! in a PATCH request.

use std::ops::Deref;
use std::option;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::blank::Blank;
use super::text::{Date, DateTime, Uuid};

/// An optional field that may also be `null`: like [`Option`], but it distinguishes
/// *leave unchanged* from *clear*.
///
/// | value | in JSON | in a PATCH |
/// |---|---|---|
/// | `Patch::Absent` (the default) | not there | leave it as it is |
/// | `Patch::Null` | `null` | clear it |
/// | `Patch::Value(value)` | the value | set it |
///
/// If only the value matters, use it like an `Option`: [`as_ref`](Patch::as_ref),
/// [`as_deref`](Patch::as_deref), [`unwrap_or`](Patch::unwrap_or), `for value in
/// &patch`, `patch == Some(value)`, `Option::from(patch)`. Use `.into()` to convert a
/// value, or an `Option`: `None` becomes `null`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Patch<T> {
    /// The field is not in the JSON: leave it unchanged.
    #[default]
    Absent,
    /// The field is `null`: clear it.
    Null,
    /// The field has a value: set it.
    Value(T),
}

impl<T> Patch<T> {
    /// Returns `true` if the field is absent.
    #[inline]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Returns `true` if the field is `null`.
    #[inline]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Returns `true` if there is a value.
    #[inline]
    pub const fn is_some(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Returns `true` if there is no value: the field is absent or `null`.
    #[inline]
    pub const fn is_none(&self) -> bool {
        !self.is_some()
    }

    /// Returns `true` if there is a value and `test` returns `true` for it.
    #[inline]
    pub fn is_some_and(self, test: impl FnOnce(T) -> bool) -> bool {
        self.into_value().is_some_and(test)
    }

    /// Returns a reference to the value, if there is one.
    #[inline]
    pub const fn as_ref(&self) -> Option<&T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns a mutable reference to the value, if there is one.
    #[inline]
    pub const fn as_mut(&mut self) -> Option<&mut T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Returns the dereferenced value, if there is one: `&str` for a `String`.
    #[inline]
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.as_ref().map(T::deref)
    }

    /// Returns a reference to the value, if there is one. Same as
    /// [`as_ref`](Patch::as_ref).
    #[inline]
    pub const fn value(&self) -> Option<&T> {
        self.as_ref()
    }

    /// Returns a mutable reference to the value, if there is one. Same as
    /// [`as_mut`](Patch::as_mut).
    #[inline]
    pub const fn value_mut(&mut self) -> Option<&mut T> {
        self.as_mut()
    }

    /// Returns the value, if there is one; absent and `null` both become `None`.
    #[inline]
    pub fn into_value(self) -> Option<T> {
        match self {
            Self::Value(value) => Some(value),
            Self::Absent | Self::Null => None,
        }
    }

    /// Applies `change` to the value; absent and `null` stay as they are.
    #[inline]
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Patch<U> {
        match self {
            Self::Absent => Patch::Absent,
            Self::Null => Patch::Null,
            Self::Value(value) => Patch::Value(change(value)),
        }
    }

    /// Returns the result of `change` for the value, or `None` if there is no value.
    #[inline]
    pub fn and_then<U>(self, change: impl FnOnce(T) -> Option<U>) -> Option<U> {
        self.into_value().and_then(change)
    }

    /// Returns the value, or `other` if there is none.
    #[inline]
    pub fn unwrap_or(self, other: T) -> T {
        self.into_value().unwrap_or(other)
    }

    /// Returns the value, or the result of `other` if there is none.
    #[inline]
    pub fn unwrap_or_else(self, other: impl FnOnce() -> T) -> T {
        self.into_value().unwrap_or_else(other)
    }

    /// Returns the value, or the default of its type if there is none.
    #[inline]
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_value().unwrap_or_default()
    }

    /// Returns the value as `Ok`.
    ///
    /// # Errors
    /// Returns `error` if there is no value.
    #[inline]
    pub fn ok_or<E>(self, error: E) -> Result<T, E> {
        self.into_value().ok_or(error)
    }

    /// Takes the content and leaves the field absent.
    #[inline]
    #[must_use]
    pub const fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Absent)
    }

    /// Returns an iterator over the value: one item, or none.
    #[inline]
    pub fn iter(&self) -> option::IntoIter<&T> {
        self.as_ref().into_iter()
    }

    /// Returns an iterator over a mutable reference to the value: one item, or none.
    #[inline]
    pub fn iter_mut(&mut self) -> option::IntoIter<&mut T> {
        self.as_mut().into_iter()
    }
}

impl<T> IntoIterator for Patch<T> {
    type Item = T;
    type IntoIter = option::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_value().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Patch<T> {
    type Item = &'a T;
    type IntoIter = option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Patch<T> {
    type Item = &'a mut T;
    type IntoIter = option::IntoIter<&'a mut T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter_mut()
    }
}

impl<T> From<T> for Patch<T> {
    #[inline]
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

/// `None` becomes `null`.
impl<T> From<Option<T>> for Patch<T> {
    #[inline]
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Value)
    }
}

/// Absent and `null` become `None`.
impl<T> From<Patch<T>> for Option<T> {
    #[inline]
    fn from(patch: Patch<T>) -> Self {
        patch.into_value()
    }
}

macro_rules! from_text {
    ($($name:ty),+) => {
        $(impl From<&str> for Patch<$name> {
            #[inline]
            fn from(text: &str) -> Self {
                Self::Value(text.into())
            }
        })+
    };
}
from_text!(String, Date, DateTime, Uuid);

/// Compares the values: absent and `null` both equal `None`.
impl<T: PartialEq> PartialEq<Option<T>> for Patch<T> {
    fn eq(&self, other: &Option<T>) -> bool {
        self.as_ref() == other.as_ref()
    }
}

/// Compares the values: absent and `null` both equal `None`.
impl<T: PartialEq> PartialEq<Patch<T>> for Option<T> {
    fn eq(&self, other: &Patch<T>) -> bool {
        self.as_ref() == other.as_ref()
    }
}

/// An argument of a setter of an optional field: a value or anything that converts into
/// it, an `Option`, or a [`Patch`]. `Form` is inferred; you never write it.
pub trait Given<T, Form> {
    /// Returns the value for the field.
    fn given(self) -> Patch<T>;
}

/// The argument is a value.
#[derive(Clone, Copy, Debug)]
pub struct OfValue;

/// The argument is an `Option`.
#[derive(Clone, Copy, Debug)]
pub struct OfOption;

/// The argument is a [`Patch`].
#[derive(Clone, Copy, Debug)]
pub struct OfPatch;

impl<T, V: Into<T>> Given<T, OfValue> for V {
    #[inline]
    fn given(self) -> Patch<T> {
        Patch::Value(self.into())
    }
}

impl<T, V: Into<T>> Given<T, OfOption> for Option<V> {
    #[inline]
    fn given(self) -> Patch<T> {
        self.map(V::into).into()
    }
}

impl<T, V: Into<T>> Given<T, OfPatch> for Patch<V> {
    #[inline]
    fn given(self) -> Patch<T> {
        self.map(V::into)
    }
}

/// Converts into a nested `Option`: absent becomes `None`, and `null` becomes
/// `Some(None)`.
#[inline]
pub fn twice<T>(patch: Patch<T>) -> Option<Option<T>> {
    match patch {
        Patch::Absent => None,
        Patch::Null => Some(None),
        Patch::Value(value) => Some(Some(value)),
    }
}

impl<T> Blank for Patch<T> {
    #[inline]
    fn blank() -> Self {
        Self::Absent
    }
}

/// A value or `null`. An absent field is left out by the object that contains it;
/// serialized by itself it is `null`.
impl<T: Serialize> Serialize for Patch<T> {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Value(value) => value.serialize(json),
            Self::Absent | Self::Null => json.serialize_unit(),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Patch<T> {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        Option::deserialize(json).map(Self::from)
    }
}
