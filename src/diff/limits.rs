//! Compares the limits and other rules of a place, and finds out if they allow fewer, more or other values.

use indexmap::IndexMap;

use super::wire::schema;
use super::words::{and, code, shortened, value_words};
use crate::api::{Limits, Rules, Type, Value};

/// The difference between two sets of limits.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// Some values that were allowed no longer are.
    pub narrower: bool,
    /// Some values that were not allowed now are.
    pub wider: bool,
    /// The difference concerns the type of a nested value, not only a limit.
    pub typed: bool,
    sentences: Vec<String>,
}

/// Compares the rules of two places.
pub(super) fn moved(old: (&Type, Option<&Rules>), new: (&Type, Option<&Rules>)) -> Moved {
    let mut moved = Moved::default();
    let none = Rules::default();
    let (was, is) = (old.1.unwrap_or(&none), new.1.unwrap_or(&none));
    moved.limits(&was.limits, &is.limits);
    moved.count(
        "minProperties",
        was.min_properties,
        is.min_properties,
        false,
    );
    moved.count("maxProperties", was.max_properties, is.max_properties, true);
    moved.flag("uniqueItems", is_unique(old.0), is_unique(new.0));
    moved.only(&was.only, &is.only);
    moved.required(&was.required, &is.required);
    moved.dependent(&was.dependent_required, &is.dependent_required);
    moved.schemas(&was.schemas, &is.schemas);
    moved
}

impl Moved {
    pub fn sentence(&self) -> String {
        self.sentences.join("; ")
    }

    fn limits(&mut self, was: &Limits, is: &Limits) {
        let lower = |limits: &Limits| (limits.minimum.clone(), limits.exclusive_minimum);
        let upper = |limits: &Limits| (limits.maximum.clone(), limits.exclusive_maximum);
        self.bound("minimum", lower(was), lower(is), false);
        self.bound("maximum", upper(was), upper(is), true);
        self.count("minLength", was.min_length, is.min_length, false);
        self.count("maxLength", was.max_length, is.max_length, true);
        self.count("minItems", was.min_items, is.min_items, false);
        self.count("maxItems", was.max_items, is.max_items, true);
        let is_multiple = |one: &Value, of: &Value| is_multiple(float(one), float(of));
        let tighter = was.multiple_of.as_ref().zip(is.multiple_of.as_ref());
        let tighter =
            tighter.and_then(
                |(old, new)| match (is_multiple(new, old), is_multiple(old, new)) {
                    (true, _) => Some(true),
                    (_, true) => Some(false),
                    _ => None,
                },
            );
        self.limit(
            "multipleOf",
            &was.multiple_of,
            &is.multiple_of,
            tighter,
            value_words,
        );
        self.limit("pattern", &was.pattern, &is.pattern, None, |pattern| {
            code(&shortened(pattern, 60))
        });
    }

    /// Compares a bound, which may be exclusive.
    fn bound(
        &mut self,
        name: &str,
        (old, was_excluded): (Option<Value>, bool),
        (new, is_excluded): (Option<Value>, bool),
        upper: bool,
    ) {
        let order = match (&old, &new) {
            (Some(Value::Integer(old)), Some(Value::Integer(new))) => Some(new.cmp(old)),
            (Some(old), Some(new)) => float(new).partial_cmp(&float(old)),
            _ => None,
        };
        let tighter = order.map(|order| match order.is_eq() {
            true => is_excluded,
            false if upper => order.is_lt(),
            false => order.is_gt(),
        });
        let side = |value: Option<Value>, excluded: bool| {
            value.map(|value| match excluded {
                true => format!("{} (excluded)", value_words(&value)),
                false => value_words(&value),
            })
        };
        let (old, new) = (side(old, was_excluded), side(new, is_excluded));
        self.limit(name, &old, &new, tighter, Clone::clone);
    }

    fn count(&mut self, name: &str, old: Option<u64>, new: Option<u64>, upper: bool) {
        let tighter = old
            .zip(new)
            .map(|(old, new)| if upper { new < old } else { new > old });
        self.limit(name, &old, &new, tighter, |count| format!("{count}"));
    }

    fn limit<T: PartialEq>(
        &mut self,
        name: &str,
        old: &Option<T>,
        new: &Option<T>,
        tighter: Option<bool>,
        words: impl Fn(&T) -> String,
    ) {
        if old == new {
            return;
        }
        self.narrower |= new.is_some() && tighter.unwrap_or(true);
        self.wider |= old.is_some() && !tighter.unwrap_or(false);
        self.sentences.push(match (old, new) {
            (Some(old), Some(new)) => format!("`{name}` is {} and was {}", words(new), words(old)),
            (None, Some(new)) => format!("`{name}` is {} and was not set", words(new)),
            (Some(old), None) => format!("`{name}` is no longer set and was {}", words(old)),
            (None, None) => String::new(),
        });
    }

    fn flag(&mut self, name: &str, old: bool, new: bool) {
        if old != new {
            self.narrower |= new;
            self.wider |= old;
            self.sentences.push(format!(
                "`{name}` is {} set",
                if new { "now" } else { "no longer" }
            ));
        }
    }

    /// Compares lists of allowed values outside enums. An empty list allows all values.
    fn only(&mut self, old: &[Value], new: &[Value]) {
        let lists = |values: &[Value], others: &[Value]| {
            values.is_empty()
                || others.iter().all(|value| values.contains(value)) && !others.is_empty()
        };
        let (covers_old, covers_new) = (lists(new, old), lists(old, new));
        if covers_old && covers_new {
            return;
        }
        self.narrower |= !covers_old;
        self.wider |= !covers_new;
        let words = |values: &[Value]| match values {
            [] => "any value".to_owned(),
            values => and(&values.iter().map(value_words).collect::<Vec<_>>()),
        };
        self.sentences
            .push(format!("allows {} and allowed {}", words(new), words(old)));
    }

    fn required(&mut self, old: &[String], new: &[String]) {
        for name in new.iter().filter(|name| !old.contains(name)) {
            (self.narrower, self.typed) = (true, true);
            let sentence = format!("{} is now required, and not declared", code(name));
            self.sentences.push(sentence);
        }
        for name in old.iter().filter(|name| !new.contains(name)) {
            (self.wider, self.typed) = (true, true);
            let sentence = format!("{} is no longer required, and not declared", code(name));
            self.sentences.push(sentence);
        }
    }

    fn dependent(&mut self, old: &[(String, Vec<String>)], new: &[(String, Vec<String>)]) {
        let pairs = |list: &[(String, Vec<String>)]| -> Vec<(String, String)> {
            let pairs = list.iter().flat_map(|(name, needed)| {
                needed
                    .iter()
                    .map(move |needed| (name.clone(), needed.clone()))
            });
            pairs.collect()
        };
        let (was, is) = (pairs(old), pairs(new));
        for (name, needed) in is.iter().filter(|pair| !was.contains(pair)) {
            self.narrower = true;
            self.sentences
                .push(format!("{} now requires {}", code(name), code(needed)));
        }
        for (name, needed) in was.iter().filter(|pair| !is.contains(pair)) {
            self.wider = true;
            self.sentences.push(format!(
                "{} no longer requires {}",
                code(name),
                code(needed)
            ));
        }
    }

    /// Compares the schemas of keywords. Several parts may have one keyword: what is equal belongs together, then what has the
    /// same position among the rest.
    fn schemas(&mut self, old: &[(String, Value)], new: &[(String, Value)]) {
        let mut by_key: IndexMap<&str, (Vec<&Value>, Vec<&Value>)> = IndexMap::new();
        for (key, was) in old {
            by_key.entry(key).or_default().0.push(was);
        }
        for (key, is) in new {
            let (was, added) = by_key.entry(key).or_default();
            match was.iter().position(|was| *was == is) {
                Some(at) => _ = was.remove(at),
                None => added.push(is),
            }
        }
        for (key, (was, is)) in by_key {
            for at in 0..was.len().max(is.len()) {
                let (was, is) = (was.get(at).copied(), is.get(at).copied());
                self.schema(key, schema::keyword(key, was, is), was, is);
            }
        }
    }

    fn schema(
        &mut self,
        key: &str,
        change: schema::Change,
        old: Option<&Value>,
        new: Option<&Value>,
    ) {
        if change == schema::Change::default() {
            return;
        }
        self.narrower |= change.narrower;
        self.wider |= change.wider;
        self.typed |= change.typed;
        let key = code(key);
        self.sentences.push(match (old, new) {
            (Some(old), Some(new)) => {
                format!("{key} is {} and was {}", value_words(new), value_words(old))
            }
            (None, Some(new)) => format!("{key} is {} and was not set", value_words(new)),
            (Some(old), None) => format!("{key} is no longer set and was {}", value_words(old)),
            (None, None) => String::new(),
        });
    }
}

fn float(value: &Value) -> f64 {
    value
        .text()
        .and_then(|text| text.parse().ok())
        .unwrap_or(f64::NAN)
}

fn is_multiple(one: f64, of: f64) -> bool {
    let ratio = one / of;
    ratio.is_finite() && (ratio - ratio.round()).abs() < 1e-9
}

fn is_unique(ty: &Type) -> bool {
    match ty {
        Type::Nullable(inner) => is_unique(inner),
        Type::List { unique, .. } => *unique,
        _ => false,
    }
}
