//! Builds maps, tuples and lists, with the values of an example or with invented ones.

use super::builder::ExampleBuilder;
use super::literal;
use super::request::{Sample, ValueRequest};
use crate::api::Value;
use crate::rust::print::expression::{Code, Item};
use crate::rust::view::Type;

impl ExampleBuilder<'_> {
    /// Builds a map. It has one entry if the map type is not sorted, so that the printed order is
    /// certain.
    pub(super) fn map(&mut self, values: &Type, want: ValueRequest<'_>) -> Option<Sample> {
        let mut given = literal::entries(want.given);
        if self.view.map != "BTreeMap" {
            given.truncate(1);
        }
        let mut entries = Vec::new();
        for (name, value) in given {
            let want = ValueRequest {
                given: Some(value),
                variable: &name,
                tag: None,
                ..want
            };
            let made = self.of(values, want);
            entries.extend(made.map(|made| (name, made)));
        }
        if entries.is_empty() {
            let want = ValueRequest {
                given: None,
                name: "value",
                variable: "value",
                tag: None,
                ..want
            };
            let made = self.of(values, want);
            entries.extend(made.map(|made| ("key".to_owned(), made)));
        }
        if entries.is_empty() && !want.must {
            return None;
        }
        let (pairs, json): (Vec<Code>, _) = entries
            .into_iter()
            .map(|(name, made)| {
                let items = vec![Item::new(Code::text(&name)), Item::new(made.code)];
                (Code::calls("", items), (name, made.json))
            })
            .unzip();
        Some(Sample {
            code: self.map_code(pairs),
            json: Value::Map(json),
        })
    }

    fn map_code(&mut self, pairs: Vec<Code>) -> Code {
        let pairs = Code::list("", pairs);
        match self.view.map.as_str() {
            map @ ("BTreeMap" | "HashMap") => {
                let path = format!("std::collections::{map}");
                Code::call(&self.uses.path(&path, self.view, "::from"), pairs)
            }
            _ => Code::Chain {
                head: Box::new(pairs),
                calls: vec![Code::plain("into_iter()"), Code::plain("collect()")],
            },
        }
    }

    /// Builds a tuple with a value for each item.
    pub(super) fn tuple(&mut self, items: &[Type], want: ValueRequest<'_>) -> Option<Sample> {
        let given = literal::items(want.given);
        let (mut codes, mut json) = (Vec::new(), Vec::new());
        for (number, item) in items.iter().enumerate() {
            let want = ValueRequest {
                given: given.get(number),
                tag: None,
                limits: None,
                must: true,
                ..want
            };
            let made = self.of(item, want)?;
            codes.push(Item::new(made.code));
            json.push(made.json);
        }
        Some(Sample {
            code: Code::calls("", codes),
            json: Value::List(json),
        })
    }

    pub(super) fn list(&mut self, item: &Type, want: ValueRequest<'_>) -> Option<Sample> {
        let variable = self
            .variable_of(item)
            .unwrap_or_else(|| want.variable.to_owned());
        let of_item = |given| ValueRequest {
            given,
            variable: &variable,
            tag: None,
            limits: None,
            ..want
        };
        let mut made: Vec<Sample> = Vec::new();
        for given in literal::items(want.given) {
            made.extend(self.of(item, of_item(Some(given))));
        }
        // An empty list is used if the items would recurse endlessly.
        if made.is_empty() && !self.is_around(item) {
            made.extend(self.of(item, of_item(None)));
        }
        if made.is_empty() && !want.must {
            return None;
        }
        let made = made.into_iter().map(|made| (made.code, made.json));
        let (codes, json): (Vec<_>, Vec<_>) = made.unzip();
        Some(Sample {
            code: Code::list("vec!", codes),
            json: Value::List(json),
        })
    }
}
