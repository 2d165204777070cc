//! The names of operations and of their fields.

use crate::api::Operation;
use crate::rust::view::ident::{Scope, field_name, type_name};

use super::models::Models;

/// What the fixed text calls methods of its clients.
const TAKEN: [&str; 17] = [
    "base",
    "builder",
    "call",
    "clone",
    "downloaded",
    "draft",
    "exchange",
    "follow",
    "fmt",
    "from_env",
    "from_names",
    "items",
    "message",
    "new",
    "open",
    "read",
    "send",
];

/// The names that have been given.
pub(super) struct Names {
    types: Scope,
    methods: Scope,
}

impl Names {
    /// Enums of parameters keep the names that they have in the API.
    pub(super) fn new(models: &Models<'_>) -> Self {
        let mut names = Names {
            types: Scope::default(),
            methods: Scope::default(),
        };
        for (id, _) in models.api.models() {
            if models.is_of_parameters(id) {
                names.types.claim(models.name(id).to_owned());
            }
        }
        let more = ["wait_for_turn"];
        for taken in TAKEN.into_iter().chain(more) {
            names.methods.claim(taken.to_owned());
        }
        names
    }

    /// The struct and the method of an operation.
    pub(super) fn of(&mut self, operation: &Operation) -> (String, String) {
        let method = self.methods.claim(field_name(&operation.id));
        (self.types.claim(type_name(&operation.id)), method)
    }
}

/// The name of a field, free in its struct.
pub(super) fn field(wire_name: &str, scope: &mut Scope) -> String {
    scope.claim(field_name(wire_name))
}
