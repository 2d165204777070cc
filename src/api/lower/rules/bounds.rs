//! Combines the bounds of schemas that apply together: the tightest of each is kept.

use crate::openapi::Limits;
use crate::value::Value;

/// Replaces each limit by that of `other` if it is tighter.
pub(super) fn tighten(limits: &mut Limits, other: Limits) {
    let lower = (&mut limits.minimum, &mut limits.exclusive_minimum);
    bound(lower, (other.minimum, other.exclusive_minimum), false);
    let upper = (&mut limits.maximum, &mut limits.exclusive_maximum);
    bound(upper, (other.maximum, other.exclusive_maximum), true);
    raise(&mut limits.min_length, other.min_length);
    lower_to(&mut limits.max_length, other.max_length);
    raise(&mut limits.min_items, other.min_items);
    lower_to(&mut limits.max_items, other.max_items);
    limits.multiple_of = limits.multiple_of.take().or(other.multiple_of);
    limits.pattern = match (limits.pattern.take(), other.pattern) {
        (Some(one), Some(other)) if one != other => Some(format!("{one}` and `{other}")),
        (one, other) => one.or(other),
    };
}

/// Sets a count to the larger of both.
pub(super) fn raise(count: &mut Option<u64>, other: Option<u64>) {
    *count = (*count).max(other);
}

/// Sets a count to the smaller of both, or to the one that is given.
pub(super) fn lower_to(count: &mut Option<u64>, other: Option<u64>) {
    *count = match (*count, other) {
        (Some(one), Some(other)) => Some(one.min(other)),
        (one, other) => one.or(other),
    };
}

fn bound(
    (known, known_exclusive): (&mut Option<Value>, &mut bool),
    (other, exclusive): (Option<Value>, bool),
    upper: bool,
) {
    let Some(other) = other else { return };
    let is_tighter = match known {
        None => true,
        Some(known) => {
            let (known, other) = (float(known), float(&other));
            let beyond = if upper { other < known } else { other > known };
            beyond || other.total_cmp(&known).is_eq() && exclusive
        }
    };
    if is_tighter {
        (*known, *known_exclusive) = (Some(other), exclusive);
    }
}

fn float(value: &Value) -> f64 {
    let text = value.text().unwrap_or_default();
    text.parse().unwrap_or(f64::NAN)
}
