//! Assigns the names of operations and their fields. It prints nothing.

use crate::api::Operation;
use crate::rust::view::ident::{Rank, Scope, Wish, field_name, type_name};
use crate::rust::view::part;

use super::argument::Argument;
use super::models::Models;

/// Method names that the support code uses in its clients, and those of traits in the prelude that take `self`: on a
/// client that is not borrowed, they are found before a method that borrows it.
const TAKEN: [&str; 20] = [
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
    "into",
    "items",
    "message",
    "new",
    "open",
    "read",
    "send",
    "try_into",
    "wait_for_turn",
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
        for taken in TAKEN {
            names.methods.claim(taken.to_owned());
        }
        names
    }

    /// Returns the names of the struct and the method of each operation. Their order does not matter.
    pub(super) fn of_all(
        &mut self,
        models: &Models<'_>,
        operations: &[&Operation],
    ) -> Vec<(String, String)> {
        let wishes = |named: fn(&str) -> String| -> Vec<Wish> {
            let wish = |operation: &&Operation| {
                let key = key(&operation.method, &operation.path);
                wish(&operation.id, models.pinned(&key), key, named)
            };
            operations.iter().map(wish).collect()
        };
        let types = self.types.claim_all(&wishes(type_name));
        let methods = self.methods.claim_all(&wishes(field_name));
        types.into_iter().zip(methods).collect()
    }

    /// Returns the name of a type that belongs to an operation, such as `ListThingsOutput`.
    pub(super) fn beside(&mut self, operation: &str, what: &str) -> String {
        self.types.claim(format!("{operation}{what}"))
    }
}

/// Names the fields of the struct of an operation, or of its form. Their order does not matter.
pub(super) fn name_fields(
    models: &Models<'_>,
    operation: &Operation,
    taken: &[&str],
    fields: &mut [Argument],
) {
    let mut scope = Scope::default();
    for taken in taken {
        scope.claim((*taken).to_owned());
    }
    let operation = key(&operation.method, &operation.path);
    let wish = |field: &Argument| {
        let wire = field.wire();
        let pinned = models.pinned(&part(&operation, wire));
        // Of parameters with the same name, that of the path comes first.
        let place = field.location().map_or(4, |location| location as u8);
        wish(wire, pinned, format!("{place}{wire}"), field_name)
    };
    let wishes: Vec<Wish> = fields.iter().map(wish).collect();
    for (field, name) in fields.iter_mut().zip(scope.claim_all(&wishes)) {
        field.field = name;
    }
}

fn wish(wire: &str, pinned: Option<&str>, key: String, named: fn(&str) -> String) -> Wish {
    let name = named(pinned.unwrap_or(wire));
    let rank = match pinned {
        Some(_) => Rank::Chosen,
        None if name == wire => Rank::Exact,
        None => Rank::Derived,
    };
    Wish { name, rank, key }
}

/// Returns the key that pins the name of an operation, such as `GET /plants/{id}`.
pub(super) fn key(method: &str, path: &str) -> String {
    format!("{} {path}", method.to_uppercase())
}
