//! Compares values with what the generated types make of them. A JSON Schema validator says which values are valid.

use std::collections::HashMap;

use jsonschema::Validator;
use serde_json::Value;

use crate::cases::{Case, Cases};
use crate::driver::Answer;
use crate::schema::{Bundle, Opened};
use crate::values::{declares, every_part, property};

/// The outcome for one value.
pub enum Outcome {
    /// The value contradicts its schema.
    Invalid,
    /// A valid value is not read; the error.
    Refused(String),
    Equal,
    /// A valid value comes back changed.
    Different(Value),
}

/// Compares a value with the answer of the program. Without `keeping`, undeclared fields may be missing.
pub fn outcome(
    cases: &Cases<'_>,
    case: &Case,
    verdict: &Result<(), String>,
    answer: &Answer,
    keeping: bool,
) -> Outcome {
    if verdict.is_err() {
        return Outcome::Invalid;
    }
    let json = match &answer.json {
        Err(error) => return Outcome::Refused(error.clone()),
        Ok(json) => json,
    };
    let back: Value = serde_json::from_str(json).expect("it is JSON");
    let schema = [&cases.closed.defs()[&case.schema]];
    if case.value == back
        || !keeping && equal_but_undeclared(&cases.closed, &case.value, &back, &schema)
    {
        Outcome::Equal
    } else {
        Outcome::Different(back)
    }
}

/// Returns the verdict of the validator on each value.
pub fn verdicts(cases: &Cases<'_>) -> Vec<Result<(), String>> {
    let mut validators: HashMap<(String, Opened), Validator> = HashMap::new();
    let mut verdict = |case: &Case| {
        let bundle: &Bundle<'_> = match case.kind.opened() {
            Opened::Nothing => &cases.closed,
            Opened::Enums => &cases.open_enums,
            Opened::Unions => &cases.open_unions,
            Opened::Requests => &cases.requests,
        };
        let key = (case.schema.clone(), case.kind.opened());
        let validator = validators
            .entry(key)
            .or_insert_with(|| bundle.validator(&case.schema));
        validator
            .validate(&case.value)
            .map_err(|error| format!("{}: {error}", error.instance_path()))
    };
    cases.cases.iter().map(&mut verdict).collect()
}

/// Returns `true` if the values are equal except for missing fields that no schema declares.
fn equal_but_undeclared(
    bundle: &Bundle<'_>,
    json: &Value,
    back: &Value,
    schemas: &[&Value],
) -> bool {
    if json == back {
        return true;
    }
    // Properties that a union member declares only count if the value matches that member. Its schema for undeclared
    // properties never counts, as the value may match another member too.
    let parts = every_part(bundle.defs(), schemas.iter().copied(), |member| {
        bundle.fits(member, json)
    });
    let certain = every_part(bundle.defs(), schemas.iter().copied(), |_| false);
    match (json, back) {
        (Value::Object(fields), Value::Object(back)) => {
            let kept = fields.iter().all(|(name, value)| {
                let schemas = property(&parts, name);
                match back.get(name) {
                    Some(back) => equal_but_undeclared(bundle, value, back, &schemas),
                    None => !declares(&parts, name) && property(&certain, name).is_empty(),
                }
            });
            kept && back.keys().all(|name| fields.contains_key(name))
        }
        (Value::Array(items), Value::Array(back)) => {
            let schemas: Vec<&Value> = parts.iter().filter_map(|part| part.get("items")).collect();
            items.len() == back.len()
                && items
                    .iter()
                    .zip(back)
                    .all(|(item, back)| equal_but_undeclared(bundle, item, back, &schemas))
        }
        _ => json == back,
    }
}
