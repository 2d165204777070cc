//! Numbers that are written as they were read: `5` stays `5` and `5.0` stays `5.0`.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Deref;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::blank::Blank;

/// A number of any size. With the feature `exact-numbers` it keeps every digit, even if
/// no `f64` can hold it.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(serde_json::Number);

impl Number {
    /// Returns the nearest `f64`.
    #[must_use]
    pub fn as_f64(&self) -> f64 {
        self.0.as_f64().unwrap_or(f64::NAN)
    }

    /// Returns the number as an `i64`, or `None` if it is not an integer in that range.
    #[must_use]
    pub fn as_i64(&self) -> Option<i64> {
        self.0.as_i64()
    }

    /// Returns the number as `serde_json` represents it.
    #[must_use]
    pub fn as_json(&self) -> &serde_json::Number {
        &self.0
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self(value.into())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self(value.into())
    }
}

impl From<u64> for Number {
    fn from(value: u64) -> Self {
        Self(value.into())
    }
}

/// JSON cannot represent infinity and NaN: they become 0.
impl From<f64> for Number {
    fn from(value: f64) -> Self {
        serde_json::Number::from_f64(value).map_or_else(|| Self::from(0), Self)
    }
}

impl From<serde_json::Number> for Number {
    fn from(value: serde_json::Number) -> Self {
        Self(value)
    }
}

impl std::str::FromStr for Number {
    type Err = serde_json::Error;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        text.parse().map(Self)
    }
}

impl PartialEq<f64> for Number {
    fn eq(&self, other: &f64) -> bool {
        self.as_f64() == *other
    }
}

impl PartialOrd<f64> for Number {
    fn partial_cmp(&self, other: &f64) -> Option<Ordering> {
        self.as_f64().partial_cmp(other)
    }
}

impl Default for Number {
    fn default() -> Self {
        Self::from(0)
    }
}

impl Blank for Number {
    fn blank() -> Self {
        Self::default()
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0, f)
    }
}

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(json)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        serde_json::Number::deserialize(json).map(Self)
    }
}

/// An `f64` that remembers if it was written as an integer. It dereferences to the
/// `f64`.
#[derive(Clone, Copy, Default)]
pub struct Float {
    value: f64,
    integer: bool,
}

impl Deref for Float {
    type Target = f64;

    fn deref(&self) -> &f64 {
        &self.value
    }
}

impl From<f64> for Float {
    fn from(value: f64) -> Self {
        Self { value, integer: false }
    }
}

impl From<i32> for Float {
    fn from(value: i32) -> Self {
        Self { value: value.into(), integer: true }
    }
}

impl From<Float> for f64 {
    fn from(value: Float) -> Self {
        value.value
    }
}

impl PartialEq for Float {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl PartialEq<f64> for Float {
    fn eq(&self, other: &f64) -> bool {
        self.value == *other
    }
}

impl PartialOrd for Float {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        self.value.partial_cmp(&other.value)
    }
}

impl PartialOrd<f64> for Float {
    fn partial_cmp(&self, other: &f64) -> Option<Ordering> {
        self.value.partial_cmp(other)
    }
}

impl Blank for Float {
    fn blank() -> Self {
        Self::default()
    }
}

impl fmt::Debug for Float {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, f)
    }
}

impl fmt::Display for Float {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.value, f)
    }
}

impl Serialize for Float {
    fn serialize<S: Serializer>(&self, json: S) -> Result<S::Ok, S::Error> {
        // Beyond 2^53, an `f64` cannot represent every integer.
        #[allow(clippy::cast_possible_truncation)]
        let integer = (self.integer && self.value.abs() < 9_007_199_254_740_992.0)
            .then_some(self.value as i64);
        match integer {
            Some(integer) => json.serialize_i64(integer),
            None => json.serialize_f64(self.value),
        }
    }
}

impl<'de> Deserialize<'de> for Float {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let number = serde_json::Number::deserialize(json)?;
        let value = number
            .as_f64()
            .ok_or_else(|| D::Error::custom("a number too big for 64 bits"))?;
        Ok(Self { value, integer: number.is_i64() })
    }
}
