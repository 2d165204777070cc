//! Assigns the names of operations and their fields. It prints nothing.

use crate::api::Operation;
use crate::rust::view::ident::{Scope, field_name, type_name};

use super::models::Models;

/// Method names that the support code uses in its clients.
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

/// The names already taken.
pub(super) struct Names {
    types: Scope,
    methods: Scope,
}

impl Names {
    /// Starts with the names of parameter enums, which keep the names they have in the API.
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

    /// Returns the names of the struct and the method of an operation.
    pub(super) fn of(&mut self, operation: &Operation) -> (String, String) {
        let method = self.methods.claim(field_name(&operation.id));
        (self.types.claim(type_name(&operation.id)), method)
    }

    /// Returns the name of a type that belongs to an operation, such as `ListThingsOutput`.
    pub(super) fn beside(&mut self, operation: &str, what: &str) -> String {
        self.types.claim(format!("{operation}{what}"))
    }
}

/// Returns the name of a field, unique in its struct.
pub(super) fn field(wire_name: &str, scope: &mut Scope) -> String {
    scope.claim(field_name(wire_name))
}
