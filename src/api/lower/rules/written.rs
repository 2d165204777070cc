//! Writes a schema as a value: references replaced by their targets, keys sorted, without annotations and examples.

use crate::api::Value;
use crate::openapi::{Keyword, Node, Role, Spec, Target};

/// The deepest nesting of schemas; deeper ones are written as `{}`.
const MOST_DEPTH: usize = 12;

/// The most keywords of one schema; the rest is left out.
const MOST_KEYS: usize = 500;

/// Returns the schema as a value.
pub(super) fn of<'a>(spec: &'a Spec, at: Target<'a>) -> Value {
    let mut writing = Writing {
        spec,
        left: MOST_KEYS,
        open: Vec::new(),
    };
    writing.schema(at)
}

struct Writing<'a> {
    spec: &'a Spec,
    left: usize,
    /// The schemas around the current one, to stop at recursion.
    open: Vec<*const Node>,
}

impl<'a> Writing<'a> {
    fn schema(&mut self, at: Target<'a>) -> Value {
        let node: *const Node = at.node;
        if self.open.contains(&node) || self.open.len() >= MOST_DEPTH || self.left == 0 {
            return Value::Map(Vec::new());
        }
        self.open.push(node);
        let written = self.keys(at);
        self.open.pop();
        written
    }

    fn keys(&mut self, at: Target<'a>) -> Value {
        if at.node.as_map().is_none() {
            return at.node.value();
        }
        let mut keys: Vec<(String, Value)> = Vec::new();
        if let Some(reference) = at.reference()
            && let Ok(target) = self.spec.resolve_schema(at, reference)
        {
            match self.schema(target) {
                Value::Map(entries) => keys.extend(entries),
                other => return other,
            }
        }
        for (key, node) in at.node.entries() {
            if self.left == 0 {
                break;
            }
            self.left -= 1;
            if let Some(value) = self.value(key, at.at(node)) {
                keys.retain(|(known, _)| known != key);
                keys.push((key.to_owned(), value));
            }
        }
        keys.sort_by(|one, other| one.0.cmp(&other.0));
        Value::Map(keys)
    }

    fn value(&mut self, key: &str, at: Target<'a>) -> Option<Value> {
        Some(match Keyword::named(key)?.role {
            Role::Schema => self.schema(at),
            Role::Schemas => {
                let items = at.node.items().iter();
                Value::List(items.map(|node| self.schema(at.at(node))).collect())
            }
            Role::NamedSchemas => {
                let entries = at.node.entries();
                let schema = |(name, node): (&str, _)| (name.to_owned(), self.schema(at.at(node)));
                let mut entries: Vec<_> = entries.map(schema).collect();
                entries.sort_by(|one, other| one.0.cmp(&other.0));
                Value::Map(entries)
            }
            Role::Values | Role::Limit | Role::Fact if key != "default" => at.node.value(),
            _ => return None,
        })
    }
}
