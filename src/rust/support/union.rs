//! Unions: which member some JSON is, and what to do when it is none.
//!
//! A member is chosen by its tag where the union has a discriminator, else by what the JSON holds: the required
//! properties first, then the most known ones; but where that loses something when it is written again, the member
//! that loses least. What fits no member is kept as raw JSON.

use std::borrow::Cow;
use std::str::FromStr;

use serde::de::{Deserialize, DeserializeOwned, Deserializer, Error as _};
use serde_json::Value;

use super::patch::Patch;
use super::tolerance::{self, Loss, TOLERANT, Trial};
use super::whole::Whole;

/// A model that is one of several types.
pub trait Union: Sized {
    /// The name of the model in the API.
    const NAME: &'static str;
    /// The property that tells the members apart.
    const TAG: Option<&'static str>;
    /// Whether a value is one member only: then what several members know is no reason to keep it raw.
    const EXCLUSIVE: bool;
    /// The members in order.
    const MEMBERS: &'static [Member];

    /// Reads JSON as the member with this number.
    ///
    /// # Errors
    /// It is none.
    fn read(number: usize, json: &Value) -> Result<Self, serde_json::Error>;

    /// Keeps what is none of the members.
    ///
    /// # Errors
    /// The union allows nothing else; `tried` tells what was tried.
    fn unknown(json: Value, tried: String) -> Result<Self, String>;
}

/// One member of a [`Union`].
pub struct Member {
    /// The name of its variant.
    pub name: &'static str,
    /// The tags that choose it.
    pub tags: &'static [&'static str],
    /// What JSON it can be.
    pub fit: Fit,
}

/// What JSON a type can be, as far as that decides between the members of a union.
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
    /// One of these strings, numbers or booleans, preferably: as JSON spells them, strings without
    /// quotes.
    OneOf(&'static [&'static str]),
    /// A list of items.
    List(&'static Fit),
    /// An object with any properties.
    Map,
    /// An object with any properties of such values.
    MapOf(&'static Fit),
    /// An object with these properties.
    Object {
        /// What it must have.
        required: &'static [&'static str],
        /// What else it can have.
        optional: &'static [&'static str],
        /// What some of the properties can be, as far as constants say it.
        fields: &'static [(&'static str, Fit)],
    },
    /// What one of these can be.
    Either(&'static [Fit]),
}

/// Reads a union.
///
/// # Errors
/// The JSON is broken, or fits no member of a union that allows nothing else. Where models are read strictly, a member
/// that its tag chooses has to fit.
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

/// Why JSON is no member.
struct Failed {
    /// What was tried, with the reason why it did not fit.
    tried: String,
    /// The tag says which member it was meant to be.
    is_tagged: bool,
}

/// The member that loses least.
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
    if tried.is_empty() {
        let names: Vec<&str> = T::MEMBERS.iter().map(|member| member.name).collect();
        tried = format!("it looks like none of {}", names.join(", "));
    }
    best.ok_or(Failed { tried, is_tagged: tagged.is_some() })
}

/// Why JSON is none of the members of a union, such as what `Unknown` keeps; nothing if it is one.
///
/// A tag that chooses a member leaves only this one: the reason is what is wrong in it.
#[must_use]
pub fn why_unknown<T: Union>(json: &Value) -> Option<String> {
    best_member::<T>(json).err().map(|failed| failed.tried)
}

/// Makes a union of JSON; what fits no member stays as it is.
#[inline]
pub fn union_of<T: Union>(json: Value, unknown: impl FnOnce(Value) -> T) -> T {
    read_union(&json).unwrap_or_else(|_: serde_json::Error| unknown(json))
}

/// Sets the tag of a member that lacks it, so that the member is known by it when it is read.
pub fn tag<T: FromStr + ToString>(slot: &mut T, tags: &[&str]) {
    let is_set = tags.contains(&&*slot.to_string());
    let tag = tags.first().filter(|_| !is_set);
    if let Some(tag) = tag.and_then(|tag| tag.parse().ok()) {
        *slot = tag;
    }
}

/// As [`tag`], of a field that may be absent.
pub fn tag_some<T: FromStr + ToString>(slot: &mut Option<T>, tags: &[&str]) {
    let is_set = slot.as_ref().is_some_and(|tag| tags.contains(&&*tag.to_string()));
    if !is_set {
        *slot = tags.first().and_then(|tag| tag.parse().ok());
    }
}

/// As [`tag_some`], of a field that may be `null` too.
pub fn tag_patch<T: FromStr + ToString>(slot: &mut Patch<T>, tags: &[&str]) {
    let mut held = std::mem::take(slot).into_value();
    tag_some(&mut held, tags);
    *slot = held.map_or(Patch::Absent, Patch::Value);
}

/// Reads JSON as a member.
///
/// # Errors
/// It is none.
#[inline]
pub fn member<T: DeserializeOwned>(json: &Value) -> Result<T, serde_json::Error> {
    T::deserialize(json)
}

/// Reads JSON as a member that holds integers only.
///
/// # Errors
/// It is none.
#[inline]
pub fn member_whole<T: Whole>(json: &Value) -> Result<T, serde_json::Error> {
    T::read(json)
}

/// Reads JSON as a member that has no field for the union's tag: it has to be the one that will be
/// written.
///
/// # Errors
/// It is none.
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

/// As [`member_tagged`], of a member that would keep the tag twice.
///
/// # Errors
/// It is none.
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

/// The tag of JSON, as a constant spells it.
fn tag_of<T: Union>(json: &Value) -> Option<Cow<'_, str>> {
    T::TAG.and_then(|property| json.get(property)).and_then(scalar)
}

/// The member that the tag chooses.
fn tagged<T: Union>(json: &Value) -> Option<usize> {
    let tag = tag_of::<T>(json)?;
    T::MEMBERS.iter().position(|member| member.tags.contains(&&*tag))
}

/// The members to try where no tag chooses one, the best first.
fn candidates<T: Union>(json: &Value) -> Vec<usize> {
    let tag = tag_of::<T>(json);
    // A tag that is not listed is one of a member without tags, if it is known at all.
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

/// Whether two values are the same, however their numbers are written.
pub(super) fn same(first: &Value, second: &Value) -> bool {
    match (first, second) {
        (Value::Number(first), Value::Number(second)) => {
            first == second || first.as_f64() == second.as_f64()
        }
        _ => first == second,
    }
}

/// A number without a fraction that is not written as an integer.
fn whole(json: &Value) -> Option<f64> {
    let number = json.as_f64().filter(|_| json.is_f64())?;
    (number.fract() == 0.0 && number.abs() < 9_007_199_254_740_992.0).then_some(number)
}

/// A scalar as a tag or a constant spells it.
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

/// How well JSON fits; nothing if it cannot be this at all.
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
                names.iter().filter(|name| fields.contains_key(**name)).count()
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

/// How many constants rule the JSON out, at any depth.
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

/// Whether an object holds properties that the best member does not know and another one does.
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

/// The serde impls of a union.
macro_rules! union_type {
    ($model:ident, $unknown:ident) => {
        impl From<serde_json::Value> for $model {
            /// Takes the member that the JSON fits.
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
