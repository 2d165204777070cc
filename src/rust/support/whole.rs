//! Integers as JSON Schema defines them: `10.0` and `1e3` are integers too.

use std::collections::{BTreeMap, HashMap};
use std::fmt;
use std::hash::{BuildHasher, Hash};
use std::marker::PhantomData;

use serde::de::{DeserializeOwned, Error, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use super::base64::Base64;
use super::binary::Binary;
use super::number::{Float, Number};
use super::object::Reader;
use super::patch::Patch;
use super::text::{Date, DateTime, Uuid};

/// An integer type, or lists, maps, options and tuples of integers.
pub trait Whole: Sized {
    /// Reads the value. A number without a fraction is an integer, however it is
    /// spelled.
    ///
    /// # Errors
    /// Returns an error if the JSON is not of this type.
    fn read<'de, D: Deserializer<'de>>(json: D) -> Result<Self, D::Error>;
}

/// A wrapper that deserializes a value with [`Whole::read`].
#[derive(Debug)]
pub struct Integers<T>(pub T);

impl<'de, T: Whole> Deserialize<'de> for Integers<T> {
    #[inline]
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        T::read(json).map(Self)
    }
}

impl<T: Default> Default for Integers<T> {
    fn default() -> Self {
        Self(T::default())
    }
}

impl<'de, A: MapAccess<'de>> Reader<'de, A> {
    /// Reads a required field of integers.
    pub fn required_whole<T: Whole + Default>(&mut self, number: usize, slot: &mut T) {
        let mut read = Integers::default();
        self.required(number, &mut read);
        *slot = read.0;
    }

    /// Reads a required field of integers that may be `null`.
    pub fn nullable_whole<T: Whole>(&mut self, number: usize, slot: &mut Option<T>) {
        let mut read: Option<Integers<T>> = None;
        self.nullable(number, &mut read);
        *slot = read.map(|read| read.0);
    }

    /// Reads an optional field of integers.
    pub fn optional_whole<T: Whole>(&mut self, slot: &mut Option<T>) {
        let mut read: Option<Integers<T>> = None;
        self.optional(&mut read);
        *slot = read.map(|read| read.0);
    }

    /// Reads an optional field of integers that may be `null`, which differs from
    /// absent.
    pub fn patch_whole<T: Whole>(&mut self, slot: &mut Patch<T>) {
        let mut read: Patch<Integers<T>> = Patch::Absent;
        self.patch(&mut read);
        *slot = match read {
            Patch::Value(read) => Patch::Value(read.0),
            Patch::Null => Patch::Null,
            Patch::Absent => Patch::Absent,
        };
    }
}

impl<'de, A: MapAccess<'de>> Reader<'de, A> {
    /// Reads an optional field of integers whose type may itself be `null`.
    pub fn any_whole<T: Whole>(&mut self, slot: &mut Option<T>) {
        let mut read: Option<Integers<T>> = None;
        self.any(&mut read);
        *slot = read.map(|read| read.0);
    }

    /// Reads a field of integers that the schema does not declare, and keeps it.
    pub fn rest_whole<T: Whole>(
        &mut self,
        key: &str,
        rest: &mut impl Extend<(String, T)>,
    ) {
        let mut read: Vec<(String, Integers<T>)> = Vec::new();
        self.rest(key, &mut read);
        rest.extend(read.into_iter().map(|(name, read)| (name, read.0)));
    }
}

macro_rules! whole {
    ($($ty:ty),+) => {
        $(impl Whole for $ty {
            fn read<'de, D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                json.deserialize_i64(Reading::<$ty>(PhantomData))
            }
        })+
    };
}
whole!(i8, i16, i32, i64, u8, u16, u32, u64);

struct Reading<T>(PhantomData<T>);

impl<T: TryFrom<i128>> Visitor<'_> for Reading<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an integer")
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        self.visit_i128(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        self.visit_i128(value.into())
    }

    fn visit_i128<E: Error>(self, value: i128) -> Result<T, E> {
        let range = |_| E::custom(format_args!("the integer {value} is out of range"));
        T::try_from(value).map_err(range)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        // Beyond 2^63, the last digits of a floating-point number are not exact.
        if value.fract() != 0.0 || value.abs() > 9_223_372_036_854_775_807.0 {
            return Err(E::custom(format_args!("{value} is not an integer")));
        }
        // It has no fraction and is within range.
        #[allow(clippy::cast_possible_truncation)]
        self.visit_i128(value as i128)
    }
}

impl<T: Whole> Whole for Option<T> {
    fn read<'de, D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let read = Option::<Integers<T>>::deserialize(json)?;
        Ok(read.map(|Integers(value)| value))
    }
}

impl<T: Whole> Whole for Vec<T> {
    fn read<'de, D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let read = Vec::<Integers<T>>::deserialize(json)?;
        Ok(read.into_iter().map(|Integers(item)| item).collect())
    }
}

impl<K: DeserializeOwned + Ord, T: Whole> Whole for BTreeMap<K, T> {
    fn read<'de, D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let read = BTreeMap::<K, Integers<T>>::deserialize(json)?;
        Ok(read.into_iter().map(|(name, Integers(value))| (name, value)).collect())
    }
}

impl<K, T, S> Whole for HashMap<K, T, S>
where
    K: DeserializeOwned + Eq + Hash,
    T: Whole,
    S: BuildHasher + Default,
{
    fn read<'de, D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let read = HashMap::<K, Integers<T>, S>::deserialize(json)?;
        Ok(read.into_iter().map(|(name, Integers(value))| (name, value)).collect())
    }
}

/// Implements [`Whole`] for types that are next to integers in a tuple.
macro_rules! by_integers {
    ($model:ident) => {
        super::support::by_integers!(super::support::Whole: $model);
    };
    ($whole:path: $($ty:ty),+) => {
        $(impl $whole for $ty {
            #[inline]
            fn read<'de, D: serde::Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                serde::Deserialize::deserialize(json)
            }
        })+
    };
}
pub(crate) use by_integers;

by_integers!(Whole: String, bool, f32, f64, Number, Float, Date, DateTime, Uuid, Base64, Binary);
by_integers!(Whole: serde_json::Value, serde_json::Map<String, serde_json::Value>);

macro_rules! tuples {
    ($first:ident $($rest:ident)*) => {
        impl<$first: Whole, $($rest: Whole),*> Whole for ($first, $($rest,)*) {
            #[allow(non_snake_case)]
            fn read<'de, D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
                let (Integers($first), $(Integers($rest),)*) = Deserialize::deserialize(json)?;
                Ok(($first, $($rest,)*))
            }
        }

        tuples!($($rest)*);
    };
    () => {};
}
tuples!(A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12);
