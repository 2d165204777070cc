//! What has been made so far of one example: its imports, its statements, and the names of its variables.

use super::literal;
use super::request::Sample;
use super::uses::Uses;
use crate::api::{ModelId, Value};
use crate::rust::print::expression::Code;
use crate::rust::view::ident::{Scope, field_name};
use crate::rust::view::{Type, View};

/// With so many values, or so deep, an example is not one that anybody reads.
const TOO_MANY: usize = 3_000;
const TOO_DEEP: usize = 60;

/// The longest name of a variable that is not a single word.
const LONGEST_VARIABLE: usize = 20;

/// An example in the making.
pub(super) struct ExampleBuilder<'v> {
    pub(super) view: &'v View,
    pub(super) uses: Uses,
    /// Statements that come before the value.
    pub(super) statements: Vec<String>,
    names: Scope,
    /// How many values have been asked for.
    pub(super) asked: usize,
    /// The variable that holds the value of the page's own model.
    own: String,
    /// The models around what is being made.
    pub(super) open: Vec<ModelId>,
}

impl<'v> ExampleBuilder<'v> {
    /// For the example of a model.
    pub(super) fn new(view: &'v View, id: ModelId) -> Self {
        let mut names = Scope::default();
        for name in ["json", "again"] {
            names.claim(name.to_owned());
        }
        let own = names.claim(variable_of(view, id));
        ExampleBuilder {
            view,
            uses: Uses::default(),
            statements: Vec::new(),
            names,
            asked: 0,
            own,
            open: Vec::new(),
        }
    }

    /// The variable for what is being made: a name that no other one has.
    pub(super) fn variable(&mut self, wanted: &str) -> String {
        match self.open.len() {
            0 | 1 => self.own.clone(),
            _ => self.names.claim(field_name(wanted)),
        }
    }

    /// Counts one more value.
    pub(super) fn count(&mut self) {
        self.asked = match self.open.len() > TOO_DEEP {
            true => usize::MAX,
            false => self.asked.saturating_add(1),
        };
    }

    /// Whether the example is too long to be of use: types can hold each other so that there is no end of it.
    pub(super) fn is_too_much(&self) -> bool {
        self.asked > TOO_MANY
    }

    /// What a variable for a value of this type is called.
    pub(super) fn variable_of(&self, ty: &Type) -> Option<String> {
        ty.model().map(|id| variable_of(self.view, id))
    }

    /// Whether a value of this type is being made already.
    pub(super) fn is_around(&self, ty: &Type) -> bool {
        ty.model().is_some_and(|id| self.open.contains(&id))
    }

    /// The name of a model, imported.
    pub(super) fn model_name(&mut self, id: ModelId) -> String {
        self.uses.model(id, self.view)
    }

    /// A value that serde reads from JSON.
    pub(super) fn read(&mut self, json: Value, rust: &str) -> Sample {
        self.uses.json = true;
        Sample {
            code: Code::from_json(&literal::json(&json), rust),
            json,
        }
    }
}

/// As many of the last words of the type's name as make no long name.
fn variable_of(view: &View, id: ModelId) -> String {
    let mut name = view[id].module.as_str();
    while let Some((_, rest)) = name
        .split_once('_')
        .filter(|_| name.len() > LONGEST_VARIABLE)
    {
        name = rest;
    }
    field_name(name)
}
