//! Compares two schemas as JSON values, for schema keywords that are not part of a type.
//!
//! The result is conservative: an unknown keyword counts as allowing both fewer and more values.

use crate::api::Value;

/// The difference between two schemas.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::diff) struct Change {
    /// Some values that were allowed no longer are.
    pub narrower: bool,
    /// Some values that were not allowed now are.
    pub wider: bool,
    /// The difference concerns the type of a nested value, not only a limit.
    pub typed: bool,
}

const NARROWER: Change = Change {
    narrower: true,
    wider: false,
    typed: false,
};
const WIDER: Change = Change {
    narrower: false,
    wider: true,
    typed: false,
};
const BOTH: Change = Change {
    narrower: true,
    wider: true,
    typed: false,
};

impl Change {
    fn and(self, other: Change) -> Change {
        Change {
            narrower: self.narrower || other.narrower,
            wider: self.wider || other.wider,
            typed: self.typed || other.typed,
        }
    }

    /// Marks the difference as one of types.
    fn of_types(self) -> Change {
        Change {
            typed: self.narrower || self.wider,
            ..self
        }
    }

    fn turned(self) -> Change {
        Change {
            narrower: self.wider,
            wider: self.narrower,
            typed: self.typed,
        }
    }
}

/// Returns the effect of a keyword on its schema. `key` may have a name or position after a space.
pub(in crate::diff) fn keyword(key: &str, old: Option<&Value>, new: Option<&Value>) -> Change {
    let name = key.split(' ').next().unwrap_or(key);
    let nothing = match name {
        "not" => Value::Bool(false),
        _ => Value::Bool(true),
    };
    let change = match name {
        _ if old == new => Change::default(),
        // They only have a meaning together, and a change of one of them may allow both fewer and more values.
        "if" | "then" | "else" => BOTH,
        "contains" => match (old, new) {
            (Some(old), Some(new)) => schema(old, new),
            (None, _) => NARROWER,
            (_, None) => WIDER,
        },
        "not" => schema(old.unwrap_or(&nothing), new.unwrap_or(&nothing)).turned(),
        "anyOf" | "oneOf" => alternatives(name == "oneOf", old, new),
        _ => schema(old.unwrap_or(&nothing), new.unwrap_or(&nothing)),
    };
    Change {
        typed: change.typed && describes_values(name),
        ..change
    }
}

/// Returns `true` if a keyword describes a part of the value rather than a condition on the value.
fn describes_values(name: &str) -> bool {
    matches!(
        name,
        "prefixItems"
            | "items"
            | "patternProperties"
            | "additionalProperties"
            | "unevaluatedItems"
            | "unevaluatedProperties"
    )
}

/// Compares two schemas.
fn schema(old: &Value, new: &Value) -> Change {
    match (keys(old), keys(new)) {
        _ if old == new => Change::default(),
        (None, _) if is_false(old) => WIDER,
        (_, None) if is_false(new) => NARROWER,
        (old, new) => {
            let (old, new) = (old.unwrap_or_default(), new.unwrap_or_default());
            let gone = old.iter().filter(|(key, _)| get(new, key).is_none());
            let gone = gone.map(|(key, value)| key_of_schema(key, Some(value), None));
            let now = new.iter();
            let now = now.map(|(key, value)| key_of_schema(key, get(old, key), Some(value)));
            gone.chain(now).fold(Change::default(), Change::and)
        }
    }
}

fn key_of_schema(key: &str, old: Option<&Value>, new: Option<&Value>) -> Change {
    if old == new {
        return Change::default();
    }
    match key {
        "type" => sets(&list(old, types), &list(new, types)).of_types(),
        "enum" => sets(&list(old, items), &list(new, items)),
        "const" => sets(
            &old.cloned().into_iter().collect::<Vec<_>>(),
            &new.cloned().into_iter().collect::<Vec<_>>(),
        ),
        "required" => sets_of_demands(old, new),
        "minimum" | "exclusiveMinimum" | "minLength" | "minItems" | "minProperties"
        | "minContains" => bound(old, new, false),
        "maximum" | "exclusiveMaximum" | "maxLength" | "maxItems" | "maxProperties"
        | "maxContains" => bound(old, new, true),
        "properties" | "patternProperties" | "dependentSchemas" => {
            let [old, new] = [old, new].map(|side| side.and_then(keys).unwrap_or_default());
            let gone = old.iter().filter(|(key, _)| get(new, key).is_none());
            let gone = gone.map(|(_, value)| schema(value, &Value::Bool(true)));
            let open = Value::Bool(true);
            let now = new
                .iter()
                .map(|(key, value)| schema(get(old, key).unwrap_or(&open), value));
            gone.chain(now).fold(Change::default(), Change::and)
        }
        "allOf" | "prefixItems" => BOTH,
        "deprecated" | "xml" | "externalDocs" => Change::default(),
        _ if is_schema(key) => keyword(key, old, new),
        _ => match (old, new) {
            (None, _) => NARROWER,
            (_, None) => WIDER,
            _ => BOTH,
        },
    }
}

fn is_schema(key: &str) -> bool {
    matches!(
        key,
        "items"
            | "additionalProperties"
            | "propertyNames"
            | "contains"
            | "not"
            | "if"
            | "then"
            | "else"
            | "unevaluatedItems"
            | "unevaluatedProperties"
            | "anyOf"
            | "oneOf"
    )
}

/// Compares lists of alternatives. One more `anyOf` member allows more. One more `oneOf` member may also allow less, as
/// only one may match.
fn alternatives(exclusive: bool, old: Option<&Value>, new: Option<&Value>) -> Change {
    match (old, new) {
        (None, _) => return NARROWER,
        (_, None) => return WIDER,
        _ => {}
    }
    let (old, new) = (items(old), items(new));
    let (mut old, mut new) = (old, new);
    old.retain(|value| match new.iter().position(|other| other == value) {
        Some(at) => {
            new.remove(at);
            false
        }
        None => true,
    });
    match (&old[..], &new[..]) {
        ([], []) => Change::default(),
        ([one], [other]) if !exclusive => schema(one, other),
        ([], _) if !exclusive => WIDER,
        (_, []) if !exclusive => NARROWER,
        _ => BOTH,
    }
}

/// Compares sets of allowed values. An empty set allows all values.
fn sets(old: &[Value], new: &[Value]) -> Change {
    let covers = |list: &[Value], others: &[Value]| {
        let has =
            |value: &Value| list.contains(value) || is_integer(value) && list.contains(&number());
        list.is_empty() || !others.is_empty() && others.iter().all(has)
    };
    Change {
        narrower: !covers(new, old),
        wider: !covers(old, new),
        typed: false,
    }
}

fn is_integer(value: &Value) -> bool {
    matches!(value, Value::String(text) if text == "integer")
}

fn number() -> Value {
    Value::String("number".to_owned())
}

/// Compares lists of names, each of which is a further requirement.
fn sets_of_demands(old: Option<&Value>, new: Option<&Value>) -> Change {
    let (old, new) = (items(old), items(new));
    let change = Change {
        narrower: new.iter().any(|name| !old.contains(name)),
        wider: old.iter().any(|name| !new.contains(name)),
        typed: false,
    };
    change.of_types()
}

fn bound(old: Option<&Value>, new: Option<&Value>, upper: bool) -> Change {
    let number = |value: &Value| value.text().and_then(|text| text.parse::<f64>().ok());
    match (old, new) {
        (None, _) => NARROWER,
        (_, None) => WIDER,
        (Some(old), Some(new)) => match number(old).zip(number(new)) {
            Some((old, new)) if (new < old) == upper => NARROWER,
            Some(_) => WIDER,
            None => BOTH,
        },
    }
}

fn list(value: Option<&Value>, of: fn(Option<&Value>) -> Vec<Value>) -> Vec<Value> {
    of(value)
}

fn types(value: Option<&Value>) -> Vec<Value> {
    match value {
        Some(Value::List(items)) => items.clone(),
        Some(one) => vec![one.clone()],
        None => Vec::new(),
    }
}

fn items(value: Option<&Value>) -> Vec<Value> {
    match value {
        Some(Value::List(items)) => items.clone(),
        _ => Vec::new(),
    }
}

fn keys(value: &Value) -> Option<&[(String, Value)]> {
    match value {
        Value::Map(keys) => Some(keys),
        _ => None,
    }
}

fn get<'a>(keys: &'a [(String, Value)], key: &str) -> Option<&'a Value> {
    keys.iter()
        .find(|(known, _)| known == key)
        .map(|(_, value)| value)
}

fn is_false(value: &Value) -> bool {
    *value == Value::Bool(false)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(key: &str, value: i128) -> Value {
        Value::Map(vec![(key.to_owned(), Value::Integer(value))])
    }

    #[test]
    fn a_schema_that_allows_less_is_narrower_and_wider_under_not() {
        let (loose, tight) = (number("maximum", 9), number("maximum", 3));
        for (key, expected) in [("items", NARROWER), ("contains", NARROWER), ("not", WIDER)] {
            assert_eq!(keyword(key, Some(&loose), Some(&tight)), expected, "{key}");
            assert_eq!(
                keyword(key, Some(&tight), Some(&loose)),
                expected.turned(),
                "{key}"
            );
            assert_eq!(
                keyword(key, Some(&tight), Some(&tight)),
                Change::default(),
                "{key}"
            );
        }
        for key in [
            "items",
            "contains",
            "not",
            "propertyNames",
            "patternProperties ^x",
        ] {
            assert_eq!(keyword(key, None, Some(&tight)), NARROWER, "{key}");
            assert_eq!(keyword(key, Some(&tight), None), WIDER, "{key}");
        }
    }

    #[test]
    fn booleans_are_schemas() {
        let (all, none) = (Value::Bool(true), Value::Bool(false));
        assert_eq!(keyword("items", Some(&all), Some(&none)), NARROWER);
        assert_eq!(keyword("items", None, Some(&all)), Change::default());
        assert_eq!(
            keyword("items", Some(&none), Some(&number("maximum", 1))),
            WIDER
        );
    }
}
