//! Lists the names of a client so that the user can pin them. It assigns none.

use std::collections::BTreeMap;

use crate::rust::view::{part, pin};

use super::action::Action;
use super::names::key;

/// Returns the names to pin so that none of the client ever changes: all but those that are spelled as in the spec.
pub(super) fn pins(actions: &[Action]) -> BTreeMap<String, String> {
    let mut pins = BTreeMap::new();
    for action in actions {
        let operation = key(&action.verb, &action.path);
        for argument in action.arguments.iter().chain(action.form()) {
            let wire = argument.wire();
            pin(&mut pins, part(&operation, wire), &argument.field, wire);
        }
        pin(&mut pins, operation, &action.name, &action.id);
    }
    pins
}
