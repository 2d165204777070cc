//! Empty values from which reading starts.

use std::collections::BTreeMap;

use serde_json::Value;

/// A type with an empty value from which reading starts: required fields are empty and
/// optional ones absent.
pub trait Blank: Sized {
    /// Returns the empty value.
    fn blank() -> Self;
}

/// Returns the empty value of a type.
#[inline]
#[must_use]
pub fn blank<T: Blank>() -> T {
    T::blank()
}

macro_rules! blank_by_default {
    ($($type:ty),*) => {
        $(impl Blank for $type {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
        })*
    };
}
blank_by_default!(bool, i32, i64, u32, u64, f32, f64, String, Value);

impl<T> Blank for Option<T> {
    #[inline]
    fn blank() -> Self {
        None
    }
}

impl<T> Blank for Vec<T> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl<T: Blank> Blank for Box<T> {
    #[inline]
    fn blank() -> Self {
        Self::new(T::blank())
    }
}

impl<K, V> Blank for BTreeMap<K, V> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

impl<K, V, S: Default> Blank for std::collections::HashMap<K, V, S> {
    #[inline]
    fn blank() -> Self {
        Self::default()
    }
}

impl Blank for serde_json::Map<String, Value> {
    #[inline]
    fn blank() -> Self {
        Self::new()
    }
}

macro_rules! blank_tuples {
    ($first:ident $($rest:ident)*) => {
        impl<$first: Blank, $($rest: Blank),*> Blank for ($first, $($rest,)*) {
            #[inline]
            fn blank() -> Self {
                ($first::blank(), $($rest::blank(),)*)
            }
        }

        blank_tuples!($($rest)*);
    };
    () => {};
}
blank_tuples!(A1 A2 A3 A4 A5 A6 A7 A8 A9 A10 A11 A12);
