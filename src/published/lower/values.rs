//! Turns `enum` and `const` into the values of an enum, with the names and descriptions that `x-…` keys give them.

use super::lowering::Lowering;
use super::types::simple;
use crate::openapi::Kind;
use crate::published::schema::SchemaId;
use crate::published::{Enum, EnumValue, Type, Value};

impl<'a> Lowering<'a, '_> {
    pub(super) fn enumeration(&mut self, id: SchemaId) -> Option<Enum> {
        let kind = self.graph[id].kind;
        let view = self.graph.view(id);
        if kind == Kind::Several {
            return None;
        }
        let count = self.graph.values(id).count();
        let most = self.most_members(id, count, "values");
        let texts = |key: &str| {
            view.list(key)
                .iter()
                .map(|node| node.as_str().map(str::to_owned))
                .collect::<Vec<_>>()
        };
        let names = texts("x-enum-varnames");
        let docs = [texts("x-enum-descriptions"), texts("x-enumDescriptions")].concat();
        let values: Vec<_> = self
            .graph
            .values(id)
            .take(most)
            .enumerate()
            .filter(|(_, node)| !node.is_null())
            .map(|(at, node)| EnumValue {
                value: node.value(),
                name: names.get(at).cloned().flatten(),
                docs: docs.get(at).cloned().flatten(),
            })
            .collect();
        let only_texts = values
            .iter()
            .all(|value| matches!(value.value, Value::String(_) | Value::Ambiguous { .. }));
        let base = match kind {
            Kind::Object if view.types().next().is_some() => Type::Object,
            // The parser of the root file takes values without a type for strings.
            Kind::Object if only_texts && self.graph.is_in_root(id) => Type::String(None),
            Kind::Object | Kind::Map | Kind::Composed | Kind::Unknown => Type::Any,
            Kind::Array => Type::List {
                items: None,
                unique: false,
            },
            _ => simple(kind, view.format()),
        };
        (!values.is_empty()).then_some(Enum { base, values })
    }
}
