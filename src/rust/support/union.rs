//! Unions: chooses the member that some JSON is, and decides what to do if it fits none.
//!
//! The discriminator chooses the member, if the union has one; otherwise the required
//! and known properties do, unless writing that member again would lose something: then
//! the member that loses least is chosen. JSON that fits no member is kept as it is.

use std::borrow::Cow;
use std::str::FromStr;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde_json::Value;

use super::patch::Patch;
use super::tolerance::{self, Loss, TOLERANT, Trial};
use super::whole::Whole;

/// A model that is one of several types.
pub trait Union: Sized {
    /// Name of the model in the API.
    const NAME: &'static str;
    /// The discriminator property, which tells the members apart.
    const TAG: Option<&'static str>;
    /// `true` if JSON with properties of several members is still one member, not raw
    /// JSON.
    const EXCLUSIVE: bool;
    /// Members, in order.
    const MEMBERS: &'static [Member];

    /// Reads JSON as the member with this number.
    ///
    /// # Errors
    /// Returns an error if the JSON is not that member.
    fn read(number: usize, json: &Value) -> Result<Self, serde_json::Error>;

    /// Keeps JSON that fits no member.
    ///
    /// # Errors
    /// Returns an error if the union has no variant for it; `tried` lists the attempts.
    fn unknown(json: Value, tried: String) -> Result<Self, String>;
}

/// One member of a [`Union`].
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// Name of the variant.
    pub name: &'static str,
    /// Discriminator values that choose the member.
    pub tags: &'static [&'static str],
    /// JSON that fits the member.
    pub fit: Fit,
}

/// The JSON that fits a type, in as much detail as the choice of a union's member needs.
#[derive(Clone, Copy, Debug)]
pub enum Fit {
    /// Anything.
    Any,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
    /// Preferably one of these strings, numbers or booleans, as JSON without quotes.
    OneOf(&'static [&'static str]),
    /// A list of items.
    List(&'static Fit),
    /// An object with any properties.
    Map,
    /// An object with any properties of such values.
    MapOf(&'static Fit),
    /// An object with these properties.
    Object {
        /// Required properties.
        required: &'static [&'static str],
        /// Optional properties.
        optional: &'static [&'static str],
        /// The JSON that fits some of the properties, as far as constants determine it.
        fields: &'static [(&'static str, Fit)],
    },
    /// JSON that fits one of these.
    Either(&'static [Fit]),
}

/// Reads a union.
///
/// # Errors
/// Returns an error if the JSON is malformed, fits no member of a closed union or, in
/// strict reading, does not fit the member that its discriminator chooses.
pub fn read_union<'de, T: Union, D: Deserializer<'de>>(json: D) -> Result<T, D::Error> {
    let json = Value::deserialize(json)?;
    let failed = match best_member::<T>(&json) {
        Ok(best) => return best.taken().map_err(D::Error::custom),
        Err(failed) => failed,
    };
    tolerance::note(T::NAME, || format!("fits no member: {}", failed.tried));
    if failed.is_tagged && !TOLERANT {
        return Err(D::Error::custom(format_args!("{}: {}", T::NAME, failed.tried)));
    }
    T::unknown(json, failed.tried).map_err(D::Error::custom)
}

/// The reason why JSON fits no member.
struct Failed {
    /// The members that were tried, each with the reason why it did not fit.
    tried: String,
    /// `true` if the discriminator chooses a member.
    is_tagged: bool,
}

/// Returns the member that loses least.
fn best_member<T: Union>(json: &Value) -> Result<Trial<T, serde_json::Error>, Failed> {
    let mut tried = String::new();
    let mut best: Option<Trial<T, serde_json::Error>> = None;
    let tagged = tagged::<T>(json);
    let candidates = match tagged {
        Some(number) => vec![number],
        None => candidates::<T>(json),
    };
    for number in candidates {
        if best
            .as_ref()
            .is_some_and(|best| best.loss == Loss::NONE || !tolerance::may_retry())
        {
            break;
        }
        let trial = tolerance::trial(|| T::read(number, json));
        match &trial.result {
            Ok(_) if best.as_ref().is_none_or(|best| trial.loss < best.loss) => {
                best = Some(trial);
            }
            Ok(_) => {}
            Err(error) => {
                tried.push_str(if tried.is_empty() { "" } else { "; " });
                tried.push_str(T::MEMBERS[number].name);
                tried.push_str(": ");
                tried.push_str(&error.to_string());
            }
        }
    }
    if best.is_none() && tried.is_empty() {
        let names: Vec<&str> = T::MEMBERS.iter().map(|member| member.name).collect();
        tried = format!("it looks like none of {}", names.join(", "));
    }
    best.ok_or(Failed { tried, is_tagged: tagged.is_some() })
}

/// Returns the reason why `json`, such as the content of an `Unknown` variant, fits no
/// member of a union, or `None` if it fits one.
///
/// If the discriminator chooses a member, the reason is the error in that member.
#[must_use]
pub fn why_unknown<T: Union>(json: &Value) -> Option<String> {
    best_member::<T>(json).err().map(|failed| failed.tried)
}

/// Converts JSON into a union; JSON that fits no member is passed to `unknown`.
#[inline]
pub fn union_of<T: Union>(json: Value, unknown: impl FnOnce(Value) -> T) -> T {
    read_union(&json).unwrap_or_else(|_: serde_json::Error| unknown(json))
}

/// Sets the discriminator of a member unless it has one of `tags` already.
pub fn tag<T: FromStr + ToString>(slot: &mut T, tags: &[&str]) {
    let is_set = tags.contains(&&*slot.to_string());
    let tag = tags.first().filter(|_| !is_set);
    if let Some(tag) = tag.and_then(|tag| tag.parse().ok()) {
        *slot = tag;
    }
}

/// Like [`tag`], for a field that may be absent.
pub fn tag_some<T: FromStr + ToString>(slot: &mut Option<T>, tags: &[&str]) {
    let is_set = slot.as_ref().is_some_and(|tag| tags.contains(&&*tag.to_string()));
    if !is_set {
        *slot = tags.first().and_then(|tag| tag.parse().ok());
    }
}

/// Like [`tag_some`], for a field that may also be `null`.
pub fn tag_patch<T: FromStr + ToString>(slot: &mut Patch<T>, tags: &[&str]) {
    let mut held = std::mem::take(slot).into_value();
    tag_some(&mut held, tags);
    *slot = held.map_or(Patch::Absent, Patch::Value);
}

/// Reads JSON as a member.
///
/// # Errors
/// Returns an error if the JSON is not that member.
#[inline]
pub fn member<T: DeserializeOwned>(json: &Value) -> Result<T, serde_json::Error> {
    T::deserialize(json)
}

/// Reads JSON as a member that contains only integers.
///
/// # Errors
/// Returns an error if the JSON is not that member.
#[inline]
pub fn member_whole<T: Whole>(json: &Value) -> Result<T, serde_json::Error> {
    T::read(json)
}

/// Reads JSON as a member without a field for the discriminator, if it has this `tag`.
///
/// # Errors
/// Returns an error if the JSON is not that member.
pub fn member_tagged<T: DeserializeOwned>(
    json: &Value,
    property: &str,
    tag: impl Into<Value>,
) -> Result<T, serde_json::Error> {
    let tag = tag.into();
    match json.get(property) {
        Some(found) if same(found, &tag) => T::deserialize(json),
        _ => Err(serde_json::Error::custom(format_args!("`{property}` is not {tag}"))),
    }
}

/// Like [`member_tagged`], for a member that would otherwise keep the tag twice.
///
/// # Errors
/// Returns an error if the JSON is not that member.
pub fn member_without<T: DeserializeOwned>(
    json: &Value,
    tag: &str,
    value: impl Into<Value>,
) -> Result<T, serde_json::Error> {
    member_tagged::<serde::de::IgnoredAny>(json, tag, value)?;
    let mut json = json.clone();
    if let Some(fields) = json.as_object_mut() {
        fields.remove(tag);
    }
    T::deserialize(json)
}

/// Returns the discriminator's value as constants spell it.
fn tag_of<T: Union>(json: &Value) -> Option<Cow<'_, str>> {
    T::TAG.and_then(|property| json.get(property)).and_then(scalar)
}

/// Returns the number of the member that the discriminator chooses.
fn tagged<T: Union>(json: &Value) -> Option<usize> {
    let tag = tag_of::<T>(json)?;
    T::MEMBERS.iter().position(|member| member.tags.contains(&&*tag))
}

/// Returns the members to try if the discriminator chooses none, the best first.
fn candidates<T: Union>(json: &Value) -> Vec<usize> {
    let tag = tag_of::<T>(json);
    // An unlisted discriminator value can only belong to a member without listed values.
    let scores = T::MEMBERS
        .iter()
        .enumerate()
        .filter(|(_, member)| tag.is_none() || member.tags.is_empty())
        .filter_map(|(number, member)| Some((number, score(&member.fit, json)?)));
    let mut scores: Vec<(usize, i64)> = scores.collect();
    scores.sort_by_key(|(number, score)| (-score, *number));
    if !T::EXCLUSIVE
        && scores.first().is_some_and(|(best, _)| mixes(T::MEMBERS, *best, json))
    {
        return Vec::new();
    }
    scores.into_iter().map(|(number, _)| number).collect()
}

/// Returns `true` if both values are equal; numbers may be spelled differently.
pub(super) fn same(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::Number(first), Value::Number(second)) => {
            first == second || first.as_f64() == second.as_f64()
        }
        _ => first == second,
    }
}

/// Returns a number without a fraction that is not spelled as an integer, such as `1.0`.
fn whole(json: &Value) -> Option<f64> {
    let number = json.as_f64().filter(|_| json.is_f64())?;
    (number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0).then_some(number)
}

/// Returns a scalar as discriminator values and constants spell it.
fn scalar(json: &Value) -> Option<Cow<'_, str>> {
    match json {
        Value::String(text) => Some(Cow::Borrowed(text)),
        Value::Number(_) if whole(json).is_some() => {
            whole(json).map(|number| Cow::Owned(format!("{number:.0}")))
        }
        Value::Bool(_) | Value::Number(_) => Some(Cow::Owned(json.to_string())),
        _ => None,
    }
}

/// Returns a score for how well JSON fits, or `None` if it cannot fit.
fn score(fit: &Fit, json: &Value) -> Option<i64> {
    match (fit, json) {
        (Fit::Any, _) => Some(0),
        (Fit::Boolean, Value::Bool(_))
        | (Fit::Number, Value::Number(_))
        | (Fit::Text, Value::String(_)) => Some(2),
        (Fit::Integer, Value::Number(number)) if number.is_f64() => {
            whole(json).map(|_| 1)
        }
        (Fit::Integer, Value::Number(_)) => Some(3),
        (Fit::OneOf(texts), Value::String(_) | Value::Bool(_) | Value::Number(_)) => {
            let known = scalar(json).is_some_and(|text| texts.contains(&&*text));
            Some(if known { 3 } else { 1 })
        }
        (Fit::List(item), Value::Array(items)) => {
            let scores: Option<Vec<i64>> =
                items.iter().map(|value| score(item, value)).collect();
            Some(1 + scores?.into_iter().min().unwrap_or(0))
        }
        (Fit::Map, Value::Object(_)) => Some(1),
        (Fit::MapOf(_), Value::Object(_)) => Some(1 - 1_000 * wrong(fit, json)),
        (Fit::Object { required, optional, .. }, Value::Object(fields)) => {
            let count = |names: &[&str]| {
                fields.keys().filter(|key| names.contains(&key.as_str())).count()
            };
            let (has, also) = (count(required), count(optional));
            let known = i64::try_from(has + also).unwrap_or(i64::MAX / 4);
            let missing = i64::try_from(required.len() - has).unwrap_or(i64::MAX / 4);
            Some(2 + known - 1_000 * wrong(fit, json) - 100_000 * missing)
        }
        (Fit::Either(fits), json) => {
            fits.iter().filter_map(|fit| score(fit, json)).max()
        }
        _ => None,
    }
}

/// Returns the number of constants that do not match, at any depth.
fn wrong(fit: &Fit, json: &Value) -> i64 {
    let any = |found: bool| i64::from(found);
    match (fit, json) {
        (Fit::OneOf(texts), _) => {
            any(scalar(json).is_some_and(|text| !texts.contains(&&*text)))
        }
        (Fit::List(item), Value::Array(items)) => {
            any(items.iter().any(|value| wrong(item, value) > 0))
        }
        (Fit::MapOf(held), Value::Object(fields)) => {
            any(fields.values().any(|value| wrong(held, value) > 0))
        }
        (Fit::Object { fields: known, .. }, Value::Object(fields)) => {
            let held =
                known.iter().filter_map(|(name, fit)| Some((fit, fields.get(*name)?)));
            held.map(|(fit, value)| any(wrong(fit, value) > 0)).sum()
        }
        (Fit::Either(fits), _) => {
            fits.iter().map(|fit| wrong(fit, json)).min().unwrap_or(0)
        }
        _ => 0,
    }
}

/// Returns `true` if another member knows a property that the best member does not know.
fn mixes(members: &[Member], best: usize, json: &Value) -> bool {
    let Value::Object(fields) = json else { return false };
    let knows = |member: &Member, name: &str| match &member.fit {
        Fit::Object { required, optional, .. } => {
            required.contains(&name) || optional.contains(&name)
        }
        _ => false,
    };
    matches!(members[best].fit, Fit::Object { .. })
        && fields.keys().any(|name| {
            !knows(&members[best], name)
                && members.iter().any(|other| knows(other, name))
        })
}

/// Implements the traits of a union. `$unknown` is the variant that keeps other JSON.
macro_rules! union_type {
    ($model:ident, $unknown:ident) => {
        impl From<serde_json::Value> for $model {
            /// Converts JSON into the member that it fits.
            #[inline]
            fn from(json: serde_json::Value) -> Self {
                super::support::union_of(json, Self::$unknown)
            }
        }

        super::support::union_type!($model);
    };
    ($model:ident) => {
        impl<'de> serde::Deserialize<'de> for $model {
            fn deserialize<D: serde::Deserializer<'de>>(
                json: D,
            ) -> Result<Self, D::Error> {
                super::support::read_union(json)
            }
        }
    };
}
pub(crate) use union_type;
