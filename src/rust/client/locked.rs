//! Lists the names of a client so that the user can pin them. It assigns none.

use std::collections::BTreeMap;

use super::action::Action;
use super::names::{key, part};

/// Returns the names to pin so that none of the client ever changes: all but those that are spelled as in the spec.
pub(super) fn pins(actions: &[Action]) -> BTreeMap<String, String> {
    let mut pins = BTreeMap::new();
    let mut pin = |key: String, name: &str, wire: &str| {
        let name = name.trim_start_matches("r#");
        if name != wire {
            pins.entry(key).or_insert_with(|| name.to_owned());
        }
    };
    for action in actions {
        let operation = key(&action.verb, &action.path);
        for argument in action.arguments.iter().chain(action.form()) {
            let wire = argument.wire();
            pin(part(&operation, wire), &argument.field, wire);
        }
        pin(operation, &action.name, &action.id);
    }
    pins
}
