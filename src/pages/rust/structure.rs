//! Chooses the values of a struct's fields for an example. It writes no code.

use super::builder::ExampleBuilder;
use super::literal;
use super::record::{Part, Record};
use super::request::{Sample, ValueRequest};
use crate::api::Value;
use crate::rust::view::{Field, Item, Rest, Struct};

/// Number of values at which an example is long enough.
const ENOUGH: usize = 60;

impl ExampleBuilder<'_> {
    pub(super) fn structure(
        &mut self,
        item: &Item,
        shape: &Struct,
        want: ValueRequest<'_>,
    ) -> Sample {
        let mut parts: Vec<Part> = Vec::new();
        for field in &shape.fields {
            let made = self.field(item, field, want);
            parts.push(Part::of_field(self, field, made));
        }
        if want.level > 0 && self.asked < ENOUGH && parts.iter().all(Part::is_absent) {
            // A nested model without examples would be empty: show its optional fields, but not
            // theirs.
            let want = ValueRequest { level: 0, ..want };
            for (part, field) in parts.iter_mut().zip(&shape.fields) {
                let made = self.field(item, field, want);
                *part = Part::of_field(self, field, made);
            }
        }
        if let Some(rest) = &shape.rest {
            parts.push(self.rest(shape, rest, want));
        }
        Record {
            item,
            shape,
            parts,
            variable: want.variable,
        }
        .sample(self)
    }

    /// Returns the value of a field; `None` if it is left out.
    fn field(&mut self, item: &Item, field: &Field, want: ValueRequest<'_>) -> Option<Sample> {
        let facts = &field.facts;
        let from_example = literal::property(want.given, &field.wire_name);
        let own = facts
            .example
            .as_ref()
            .or(facts.default.as_ref())
            .filter(|value| **value != Value::Null);
        let given = from_example.or(own);
        let required = field.is_required();
        let holds_model = field.inner.model().is_some();
        if !required {
            let server_sets_it = facts.read_only && item.in_requests;
            // An example of a whole model is shown as it is, except for the model of the page,
            // whose optional fields are all shown.
            let not_shown =
                want.level > 0 && (want.given.is_some() || own.is_none() && !holds_model);
            if field.inner.foreign
                || facts.deprecated
                || server_sets_it
                || (not_shown && from_example.is_none())
            {
                return None;
            }
        }
        let tag = want
            .tag
            .filter(|(property, _)| *property == field.wire_name);
        let tagged = tag.map(|(_, tag)| Value::String(tag.to_owned()));
        let inner = ValueRequest {
            given: tagged.as_ref().or(given),
            name: &field.wire_name,
            variable: &field.wire_name,
            limits: Some(&facts.limits),
            tag,
            level: want.level + 1,
            must: required || want.level == 0 && !holds_model,
        };
        match field.inner.foreign {
            true => Some(self.foreign(&field.inner, &field.held(), inner)),
            false => self.of(&field.inner, inner),
        }
    }

    fn rest(&mut self, shape: &Struct, rest: &Rest, want: ValueRequest<'_>) -> Part {
        let Some(values) = &rest.values else {
            return Part::absent(&rest.name);
        };
        let mut fields = shape.fields.iter();
        let given: Vec<_> = literal::entries(want.given)
            .into_iter()
            .filter(|(name, _)| fields.clone().all(|field| field.wire_name != *name))
            .map(|(name, value)| (name, value.clone()))
            .collect();
        if given.is_empty() && fields.next().is_some() {
            return Part::absent(&rest.name);
        }
        let given = Value::Map(given);
        let want = ValueRequest {
            given: Some(&given),
            level: want.level + 1,
            must: true,
            tag: None,
            ..want
        };
        let made = self.map(values, want);
        Part::of_rest(&rest.name, made)
    }
}
