//! The state of an example under construction: its imports, its statements and the names of its
//! variables. It chooses no values.

use super::literal;
use super::request::Sample;
use super::uses::Uses;
use crate::api::{ModelId, Value};
use crate::rust::print::expression::Code;
use crate::rust::view::ident::{Scope, field_name};
use crate::rust::view::{Type, View};

/// Limits on the number of values and on their nesting depth; nobody reads an example beyond them.
const TOO_MANY: usize = 3_000;
const TOO_DEEP: usize = 60;

/// Maximum length of a variable's name, unless it is a single word.
const LONGEST_VARIABLE: usize = 20;

/// An example under construction.
pub(super) struct ExampleBuilder<'v> {
    pub(super) view: &'v View,
    pub(super) uses: Uses,
    /// Statements that precede the value.
    pub(super) statements: Vec<String>,
    names: Scope,
    /// Number of values requested so far.
    pub(super) asked: usize,
    /// The variable of the page's own model, if the page is about one.
    own: Option<String>,
    /// The models that enclose the current value, outermost first.
    pub(super) open: Vec<ModelId>,
}

impl<'v> ExampleBuilder<'v> {
    /// Starts the example of a model.
    pub(super) fn new(view: &'v View, id: ModelId) -> Self {
        let mut builder = ExampleBuilder::with_names(view, &["json", "again"]);
        builder.own = Some(builder.names.claim(variable_of(view, id)));
        builder
    }

    /// Starts an example whose code uses these variables already.
    pub(super) fn with_names(view: &'v View, taken: &[&str]) -> Self {
        let mut names = Scope::default();
        for name in taken {
            names.claim((*name).to_owned());
        }
        ExampleBuilder {
            view,
            uses: Uses::default(),
            statements: Vec::new(),
            names,
            asked: 0,
            own: None,
            open: Vec::new(),
        }
    }

    /// Returns the variable for the current value: that of the page's model, or a unique name.
    pub(super) fn variable(&mut self, wanted: &str) -> String {
        match (&self.own, self.open.len()) {
            (Some(own), 0 | 1) => own.clone(),
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

    /// Returns `true` if the example has become too long to be useful: recursive types can make it
    /// endless.
    pub(super) fn is_too_much(&self) -> bool {
        self.asked > TOO_MANY
    }

    /// Returns the variable name for a value of this type; `None` if the type is not a model.
    pub(super) fn variable_of(&self, ty: &Type) -> Option<String> {
        ty.model().map(|id| variable_of(self.view, id))
    }

    /// Returns `true` if a value of this type encloses the current one.
    pub(super) fn is_around(&self, ty: &Type) -> bool {
        ty.model().is_some_and(|id| self.open.contains(&id))
    }

    /// Imports a model and returns its name.
    pub(super) fn model_name(&mut self, id: ModelId) -> String {
        self.uses.model(id, self.view)
    }

    /// Returns a value that serde deserializes from JSON.
    pub(super) fn read(&mut self, json: Value, rust: &str) -> Sample {
        self.uses.json = true;
        Sample {
            code: Code::from_json(&literal::json(&json), rust),
            json,
        }
    }
}

/// Returns the last words of the module's name, as many as fit into the maximum length.
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
