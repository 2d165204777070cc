//! Tolerates deviations from the schema when JSON is read, and records them.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{Deserialize, Error};
use serde_json::Value;

/// `true` to read `null` as absent for a field that is neither required nor nullable.
pub(super) const TOLERANT: bool = true;

/// `true` to tolerate `null` and missing fields everywhere, as in [`lenient`].
const LENIENT: bool = false;

/// A deviation from the schema that was tolerated when JSON was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tolerated {
    /// Name of the model in the API.
    pub model: &'static str,
    /// Description of the deviation.
    pub what: String,
}

impl fmt::Display for Tolerated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.model, self.what)
    }
}

/// Runs `read` and returns its result together with the deviations that were tolerated,
/// such as `null` for a field that is not nullable, or JSON that fits no member of a
/// union.
pub fn watched<R>(read: impl FnOnce() -> R) -> (R, Vec<Tolerated>) {
    within(false, read)
}

/// Like [`watched`], but more tolerant: a required field that is missing or `null` is
/// read as empty, and `null` in a list or a map is dropped.
pub fn lenient<R>(read: impl FnOnce() -> R) -> (R, Vec<Tolerated>) {
    within(true, read)
}

#[inline]
pub(super) fn is_lenient() -> bool {
    LENIENT || MODE.get().lenient
}

/// Reads a value. If that fails, tries again without the `null`s in its lists and maps.
#[cold]
pub(super) fn forgiving<'de, T: Deserialize<'de>, E: Error>(
    json: &Value,
    model: &'static str,
) -> Result<T, E> {
    let first = trial(|| T::deserialize(json.clone()));
    let Err(error) = first.result else {
        return first.taken().map_err(E::custom);
    };
    for depth in 1..=DEEPEST {
        let mut pruned = json.clone();
        if !prune(&mut pruned, depth) {
            continue;
        }
        let next = trial(|| T::deserialize(pruned));
        if next.result.is_ok() {
            lose(Loss::NULL);
            note(model, || "null in a list or a map".to_owned());
            return next.taken().map_err(E::custom);
        }
    }
    Err(E::custom(error))
}

/// Reads a value of a map; returns `None` if it is a `null` that is not allowed.
#[cold]
pub(super) fn forgiving_item<'de, T: Deserialize<'de>, E: Error>(
    json: &Value,
    model: &'static str,
) -> Result<Option<T>, E> {
    let is_null = json.is_null();
    match forgiving(json, model) {
        Err::<T, E>(_) if is_null => {
            lose(Loss::NULL);
            note(model, || "null in a map".to_owned());
            Ok(None)
        }
        read => read.map(Some),
    }
}

/// Maximum depth of nested lists and maps from which `null` is dropped.
const DEEPEST: usize = 4;

/// Removes every `null` from lists and maps down to this depth; returns `true` if there
/// was one.
fn prune(json: &mut Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    match json {
        Value::Array(items) => {
            let before = items.len();
            items.retain(|item| !item.is_null());
            let inner = items.iter_mut().map(|item| prune(item, depth));
            inner.fold(false, |found, inner| found | inner) | (items.len() < before)
        }
        Value::Object(fields) => {
            let before = fields.len();
            fields.retain(|_, value| !value.is_null());
            let inner = fields.values_mut().map(|value| prune(value, depth));
            inner.fold(false, |found, inner| found | inner) | (fields.len() < before)
        }
        _ => false,
    }
}

pub(super) fn note(model: &'static str, what: impl FnOnce() -> String) {
    if MODE.get().watched {
        let note = Tolerated { model, what: what() };
        NOTES.with_borrow_mut(|notes| notes.push(note));
    }
}

/// The amount of data that would be lost if a value were written again. One value
/// outweighs any number of `null`s.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Loss(u64);

impl Loss {
    pub(super) const NONE: Self = Self(0);
    pub(super) const NULL: Self = Self(1);

    /// Returns the loss of all that a field contains.
    pub(super) fn of(json: &Value) -> Self {
        let all = |values: &mut dyn Iterator<Item = &Value>| {
            values.fold(1 << 32, |sum: u64, value| sum.saturating_add(Self::of(value).0))
        };
        Self(match json {
            Value::Null => 1,
            Value::Array(items) => all(&mut items.iter()),
            Value::Object(fields) => all(&mut fields.values()),
            _ => 1 << 32,
        })
    }
}

/// Returns `true` if losses are being counted.
pub(super) fn on_trial() -> bool {
    TRIALS.get().depth > 0
}

pub(super) fn lose(more: Loss) {
    let trials = TRIALS.get();
    TRIALS.set(Trials { loss: Loss(trials.loss.0.saturating_add(more.0)), ..trials });
}

/// The result of a trial read, which has no effect until it is accepted.
pub(super) struct Trial<T, E> {
    pub(super) result: Result<T, E>,
    pub(super) loss: Loss,
    notes: Vec<Tolerated>,
}

/// Reads on trial: the notes and losses do not count until the caller accepts the
/// result.
pub(super) fn trial<T, E>(read: impl FnOnce() -> Result<T, E>) -> Trial<T, E> {
    let watched = MODE.get().watched;
    let before = if watched { NOTES.with_borrow(Vec::len) } else { 0 };
    let outer = Nested::begin();
    let result = read();
    let loss = TRIALS.get().loss;
    drop(outer);
    let notes = if watched {
        NOTES.with_borrow_mut(|notes| notes.split_off(before))
    } else {
        Vec::new()
    };
    Trial { result, loss, notes }
}

impl<T, E> Trial<T, E> {
    /// Accepts the result: its notes and losses count.
    pub(super) fn taken(self) -> Result<T, E> {
        lose(self.loss);
        if !self.notes.is_empty() {
            NOTES.with_borrow_mut(|notes| notes.extend(self.notes));
        }
        self.result
    }
}

/// Returns `true` if JSON that can be read may also be tried in another way. Within
/// another trial this is limited: nested unions would multiply the work.
pub(super) fn may_retry() -> bool {
    let trials = TRIALS.get();
    TRIALS.set(Trials { retries: trials.retries.saturating_sub(1), ..trials });
    trials.depth == 0 || trials.retries > 0
}

#[derive(Clone, Copy)]
struct Trials {
    /// Number of trials in progress, one inside another.
    depth: u32,
    /// Number of times that something within the outermost trial may still be read
    /// again.
    retries: u32,
    loss: Loss,
}

const RETRIES: u32 = 64;

/// Restores the outer trial's count when dropped, also after a panic.
struct Nested(Trials);

impl Nested {
    fn begin() -> Self {
        let outer = TRIALS.get();
        let retries = if outer.depth == 0 { RETRIES } else { outer.retries };
        TRIALS.set(Trials { depth: outer.depth + 1, retries, loss: Loss::NONE });
        Self(outer)
    }
}

impl Drop for Nested {
    fn drop(&mut self) {
        TRIALS.set(Trials { retries: TRIALS.get().retries, ..self.0 });
    }
}

/// How values are read at the moment.
#[derive(Clone, Copy)]
struct Mode {
    lenient: bool,
    /// What is tolerated is noted.
    watched: bool,
}

thread_local! {
    static MODE: Cell<Mode> = const { Cell::new(Mode { lenient: false, watched: false }) };
    static NOTES: RefCell<Vec<Tolerated>> = const { RefCell::new(Vec::new()) };
    static TRIALS: Cell<Trials> = const { Cell::new(Trials { depth: 0, retries: 0, loss: Loss::NONE }) };
}

/// Restores the outer mode and its notes when dropped, also after a panic.
struct Restore(Mode, Vec<Tolerated>);

impl Drop for Restore {
    fn drop(&mut self) {
        MODE.set(self.0);
        NOTES.set(std::mem::take(&mut self.1));
    }
}

fn within<R>(lenient: bool, read: impl FnOnce() -> R) -> (R, Vec<Tolerated>) {
    let outer = MODE.replace(Mode { lenient, watched: true });
    let _restore = Restore(outer, NOTES.take());
    let result = read();
    (result, NOTES.take())
}
