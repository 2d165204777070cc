//! Reads and writes JSON objects field by field, without an intermediate tree.

use std::fmt;
use std::marker::PhantomData;

pub use serde::de::MapAccess;
use serde::de::{
    Deserialize, DeserializeSeed, Deserializer, Error as _, IgnoredAny, Visitor,
};
pub use serde::ser::SerializeMap;
use serde::ser::{Serialize, Serializer};
use serde_json::Value;

use super::blank::Blank;
use super::patch::Patch;
use super::tolerance::{self, Loss, TOLERANT};

/// A model that is a JSON object.
pub trait Object: Blank {
    /// Name of the model in the API.
    const NAME: &'static str;
    /// JSON names of the required fields, in the order of their numbers in [`Reader`].
    const REQUIRED: &'static [&'static str] = &[];

    /// Reads the value of the field with this JSON name. The reader keeps an error.
    fn field<'de, A: MapAccess<'de>>(&mut self, key: &str, json: &mut Reader<'de, A>);

    /// Writes every field that has a value.
    fn write<M: SerializeMap>(&self, json: &mut Writer<M>);
}

/// Reads a model.
///
/// # Errors
/// Returns an error if the JSON is not an object, a field is missing, or a value is
/// wrong.
pub fn read_object<'de, T: Object, D: Deserializer<'de>>(
    json: D,
) -> Result<T, D::Error> {
    json.deserialize_map(ObjectVisitor(PhantomData))
}

/// Writes a model.
///
/// # Errors
/// Returns an error if the serializer does.
pub fn write_object<T: Object, S: Serializer>(
    value: &T,
    json: S,
) -> Result<S::Ok, S::Error> {
    let mut writer = Writer { map: json.serialize_map(None)?, result: Ok(()) };
    value.write(&mut writer);
    writer.result?;
    writer.map.end()
}

/// Writes a model with an additional first field: the discriminator of a union.
///
/// # Errors
/// Returns an error if the serializer does.
pub fn write_tagged<T: Object, S: Serializer>(
    value: &T,
    property: &'static str,
    tag: impl Serialize,
    json: S,
) -> Result<S::Ok, S::Error> {
    let mut writer = Writer { map: json.serialize_map(None)?, result: Ok(()) };
    writer.put(property, &tag);
    value.write(&mut writer);
    writer.result?;
    writer.map.end()
}

/// An object that is being read, field by field. Nothing is read after the first error.
#[derive(Debug)]
pub struct Reader<'de, A: MapAccess<'de>> {
    map: A,
    result: Result<(), A::Error>,
    model: &'static str,
    /// `null` is tolerated everywhere.
    lenient: bool,
    seen: Seen,
}

impl<'de, A: MapAccess<'de>> Reader<'de, A> {
    /// Reads a required field, which must not be `null`.
    #[inline]
    pub fn required<T: Deserialize<'de>>(&mut self, number: usize, slot: &mut T) {
        self.seen.add(number);
        match self.next() {
            Ok(Some(value)) => *slot = value,
            Ok(None) => self.null("null for a required field", self.lenient),
            Err(error) => self.fail(error),
        }
    }

    /// Reads a required field that may be `null`.
    #[inline]
    pub fn nullable<T: Deserialize<'de>>(&mut self, number: usize, slot: &mut T) {
        self.seen.add(number);
        match self.next() {
            Ok(value) => *slot = value,
            Err(error) => self.fail(error),
        }
    }

    /// Reads an optional field.
    #[inline]
    pub fn optional<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        match self.next() {
            Ok(Some(value)) => *slot = Some(value),
            Ok(None) => {
                *slot = None;
                self.null("null for a field that is not nullable", TOLERANT);
            }
            Err(error) => self.fail(error),
        }
    }

    /// Reads an optional field that may hold any JSON, including `null`.
    pub fn any<T: Deserialize<'de>>(&mut self, slot: &mut Option<T>) {
        match self.next() {
            Ok(value) => *slot = Some(value),
            Err(error) => self.fail(error),
        }
    }

    /// Reads an optional field that may be `null`, which differs from absent.
    #[inline]
    pub fn patch<T: Deserialize<'de>>(&mut self, slot: &mut Patch<T>) {
        match self.next() {
            Ok(value) => *slot = value,
            Err(error) => self.fail(error),
        }
    }

    /// Reads a field that the schema does not declare, and keeps it.
    pub fn rest<T: Deserialize<'de>>(
        &mut self,
        key: &str,
        rest: &mut impl Extend<(String, T)>,
    ) {
        let read = if self.lenient {
            let json = self.map.next_value();
            json.and_then(|json| tolerance::forgiving_item(&json, self.model))
        } else {
            self.map.next_value().map(Some)
        };
        match read {
            Ok(value) => rest.extend(value.map(|value| (key.to_owned(), value))),
            Err(error) => self.fail(error),
        }
    }

    /// Reads the value of the current field.
    #[inline]
    fn next<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        if self.lenient { self.forgiving() } else { self.map.next_value() }
    }

    #[cold]
    #[inline(never)]
    fn forgiving<T: Deserialize<'de>>(&mut self) -> Result<T, A::Error> {
        tolerance::forgiving(&self.map.next_value()?, self.model)
    }

    /// Skips a field that the schema does not declare.
    pub fn unknown(&mut self) {
        let read = if tolerance::on_trial() {
            self.map.next_value().map(|json| tolerance::lose(Loss::of(&json)))
        } else {
            self.map.next_value().map(|_: IgnoredAny| ())
        };
        if let Err(error) = read {
            self.fail(error);
        }
    }

    #[cold]
    fn fail(&mut self, error: A::Error) {
        self.result = Err(error);
    }

    /// Handles a `null` that the schema does not allow.
    #[cold]
    fn null(&mut self, what: &'static str, tolerant: bool) {
        if tolerant {
            tolerance::lose(Loss::NULL);
            tolerance::note(self.model, || what.to_owned());
        } else {
            self.fail(A::Error::custom(what));
        }
    }
}

/// An object that is being written. After the first error nothing more is written.
#[derive(Debug)]
pub struct Writer<M: SerializeMap> {
    map: M,
    result: Result<(), M::Error>,
}

impl<M: SerializeMap> Writer<M> {
    /// Writes a field.
    #[inline]
    pub fn put<T: Serialize + ?Sized>(&mut self, name: &str, value: &T) {
        if self.result.is_ok() {
            self.result = self.map.serialize_entry(name, value);
        }
    }

    /// Writes a field if it has a value.
    #[inline]
    pub fn put_some<T: Serialize>(&mut self, name: &str, value: &Option<T>) {
        if let Some(value) = value {
            self.put(name, value);
        }
    }

    /// Writes a field unless it is absent.
    #[inline]
    pub fn put_patch<T: Serialize>(&mut self, name: &str, value: &Patch<T>) {
        if !value.is_absent() {
            self.put(name, value);
        }
    }

    /// Writes the fields that the schema does not declare.
    pub fn put_rest<'a, T: Serialize + 'a>(
        &mut self,
        rest: impl IntoIterator<Item = (&'a String, &'a T)>,
    ) {
        for (name, value) in rest {
            self.put(name, value);
        }
    }
}

/// A placeholder for a secret in `Debug` output.
#[derive(Clone, Copy)]
pub struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<redacted>")
    }
}

/// The required fields that were present. Fields beyond the first 512 count as present.
#[derive(Clone, Debug, Default)]
pub(super) struct Seen([u64; 8]);

impl Seen {
    #[inline]
    pub(super) fn add(&mut self, number: usize) {
        if let Some(word) = self.0.get_mut(number / 64) {
            *word |= 1 << (number % 64);
        }
    }

    fn has(&self, number: usize) -> bool {
        self.0.get(number / 64).is_none_or(|word| word & (1 << (number % 64)) != 0)
    }

    pub(super) fn all_missing(&self, required: &[&'static str]) -> Vec<&'static str> {
        let numbered = required.iter().enumerate();
        numbered
            .filter(|(number, _)| !self.has(*number))
            .map(|(_, name)| *name)
            .collect()
    }

    #[inline]
    fn first_missing(&self, required: &[&'static str]) -> Option<&'static str> {
        let mut numbered = required.iter().enumerate();
        numbered.find(|(number, _)| !self.has(*number)).map(|(_, name)| *name)
    }
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object ({})", T::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let mut value = T::blank();
        let lenient = tolerance::is_lenient();
        let (result, seen) = (Ok(()), Seen::default());
        let mut reader = Reader { map, result, model: T::NAME, lenient, seen };
        let mut copy = String::new();
        while let Some(borrowed) = reader.map.next_key_seed(Key(&mut copy))? {
            let key = borrowed.unwrap_or(&copy);
            value.field(key, &mut reader);
            if let Err(error) = reader.result {
                return Err(in_field(T::NAME, key, &error));
            }
        }
        if let Some(name) = reader.seen.first_missing(T::REQUIRED) {
            missing(T::NAME, name)?;
        }
        Ok(value)
    }
}

#[cold]
fn in_field<E: serde::de::Error>(model: &str, key: &str, error: &E) -> E {
    E::custom(format_args!("{model}.{key}: {error}"))
}

/// Handles a missing required field. Not generic over the model: compiled only once.
#[cold]
fn missing<E: serde::de::Error>(model: &'static str, name: &str) -> Result<(), E> {
    if tolerance::is_lenient() {
        tolerance::note(model, || format!("required field `{name}` is missing"));
        return Ok(());
    }
    Err(E::custom(format_args!("{model}.{name}: required field is missing")))
}

/// Reads a key without a copy if the input allows it, else into a reused buffer.
struct Key<'a>(&'a mut String);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = Option<&'de str>;

    fn deserialize<D: Deserializer<'de>>(
        self,
        json: D,
    ) -> Result<Self::Value, D::Error> {
        json.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Key<'_> {
    type Value = Option<&'de str>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    fn visit_borrowed_str<E>(self, key: &'de str) -> Result<Self::Value, E> {
        Ok(Some(key))
    }

    fn visit_str<E>(self, key: &str) -> Result<Self::Value, E> {
        self.0.clear();
        self.0.push_str(key);
        Ok(None)
    }
}

/// Implements the serde traits for a model that is a JSON object.
macro_rules! object {
    ($model:ident, default) => {
        super::support::object!($model);

        impl super::support::Blank for $model {
            #[inline]
            fn blank() -> Self {
                Self::default()
            }
        }
    };
    ($model:ident) => {
        impl serde::Serialize for $model {
            fn serialize<S: serde::Serializer>(
                &self,
                json: S,
            ) -> Result<S::Ok, S::Error> {
                super::support::write_object(self, json)
            }
        }

        impl<'de> serde::Deserialize<'de> for $model {
            fn deserialize<D: serde::Deserializer<'de>>(
                json: D,
            ) -> Result<Self, D::Error> {
                super::support::read_object(json)
            }
        }
    };
}
pub(crate) use object;
