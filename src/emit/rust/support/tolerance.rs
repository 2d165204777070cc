//! How much is forgiven when JSON is read, and what was.

use std::cell::RefCell;
use std::fmt;

/// Whether `null` for a field that is neither required nor nullable reads as absent.
pub(super) const TOLERANT: bool = true;

/// Something in the JSON that the schema does not allow, and that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tolerated {
    /// The model, as the API names it.
    pub model: &'static str,
    /// What was forgiven.
    pub what: String,
}

impl fmt::Display for Tolerated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.model, self.what)
    }
}

/// Runs `read` and returns with its result what had to be forgiven, such as `null` for a field that is not nullable
/// or JSON that fits no member of a union.
pub fn watched<R>(read: impl FnOnce() -> R) -> (R, Vec<Tolerated>) {
    within(false, read)
}

/// Like [`watched`], and forgives more: a required field that is missing or `null` reads as empty.
pub fn lenient<R>(read: impl FnOnce() -> R) -> (R, Vec<Tolerated>) {
    within(true, read)
}

pub(super) fn is_lenient() -> bool {
    SCOPE.with_borrow(|scope| scope.as_ref().is_some_and(|scope| scope.lenient))
}

pub(super) fn note(model: &'static str, what: impl FnOnce() -> String) {
    SCOPE.with_borrow_mut(|scope| {
        if let Some(scope) = scope {
            scope.notes.push(Tolerated { model, what: what() });
        }
    });
}

struct Scope {
    lenient: bool,
    notes: Vec<Tolerated>,
}

thread_local! {
    static SCOPE: RefCell<Option<Scope>> = const { RefCell::new(None) };
}

/// Puts the scope around this one back, also after a panic.
struct Restore(Option<Scope>);

impl Drop for Restore {
    fn drop(&mut self) {
        let outer = self.0.take();
        SCOPE.with_borrow_mut(|scope| *scope = outer);
    }
}

fn within<R>(lenient: bool, read: impl FnOnce() -> R) -> (R, Vec<Tolerated>) {
    let _restore = Restore(SCOPE.replace(Some(Scope { lenient, notes: Vec::new() })));
    let result = read();
    let notes = SCOPE.with_borrow_mut(|scope| scope.take().map_or_else(Vec::new, |scope| scope.notes));
    (result, notes)
}
