//! Limits of a field: whether they allow less, more, or something else.

use super::words::{and, code, shortened, value_words};
use crate::api::{Field, Type, Value};

/// What became of the limits.
#[derive(Debug, Default)]
pub(super) struct Moved {
    /// Something that was allowed no longer is.
    pub narrower: bool,
    /// Something that was not allowed now is.
    pub wider: bool,
    sentences: Vec<String>,
}

/// Compares the limits of two fields.
pub(super) fn moved(old: &Field, new: &Field) -> Moved {
    let mut moved = Moved::default();
    let (was, is) = (&old.limits, &new.limits);
    moved.number("minimum", &was.minimum, &is.minimum, false);
    moved.number("maximum", &was.maximum, &is.maximum, true);
    moved.flag(
        "exclusiveMinimum",
        was.exclusive_minimum,
        is.exclusive_minimum,
    );
    moved.flag(
        "exclusiveMaximum",
        was.exclusive_maximum,
        is.exclusive_maximum,
    );
    moved.count("minLength", was.min_length, is.min_length, false);
    moved.count("maxLength", was.max_length, is.max_length, true);
    moved.count("minItems", was.min_items, is.min_items, false);
    moved.count("maxItems", was.max_items, is.max_items, true);
    moved.other("multipleOf", &was.multiple_of, &is.multiple_of, value_words);
    moved.other("pattern", &was.pattern, &is.pattern, |pattern| {
        code(&shortened(pattern, 60))
    });
    moved.flag("uniqueItems", is_unique(&old.ty), is_unique(&new.ty));
    moved
}

impl Moved {
    pub fn sentence(&self) -> String {
        and(&self.sentences)
    }

    fn number(&mut self, name: &str, old: &Option<Value>, new: &Option<Value>, upper: bool) {
        let order = match (old, new) {
            (Some(old), Some(new)) => match (old, new) {
                (Value::Integer(old), Value::Integer(new)) => Some(new.cmp(old)),
                _ => float(new).partial_cmp(&float(old)),
            },
            _ => None,
        };
        let known = order.map(|order| if upper { order.is_lt() } else { order.is_gt() });
        self.limit(name, old, new, known, value_words);
    }

    fn count(&mut self, name: &str, old: Option<u64>, new: Option<u64>, upper: bool) {
        let tighter = old
            .zip(new)
            .map(|(old, new)| if upper { new < old } else { new > old });
        self.limit(name, &old, &new, tighter, |count| format!("{count}"));
    }

    fn other<T: PartialEq>(
        &mut self,
        name: &str,
        old: &Option<T>,
        new: &Option<T>,
        words: impl Fn(&T) -> String,
    ) {
        self.limit(name, old, new, None, words);
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
}

fn float(value: &Value) -> f64 {
    value
        .text()
        .and_then(|text| text.parse().ok())
        .unwrap_or(f64::NAN)
}

fn is_unique(ty: &Type) -> bool {
    matches!(ty, Type::List { unique: true, .. })
}
