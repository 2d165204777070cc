//! Makes all decisions about the operations, in order. It prints nothing.

use std::collections::{HashMap, HashSet};

use crate::api::{ModelId, Operation, Type, Value};
use crate::config::{ClientOptions, Experimental};
use crate::rust::view::groups;

use super::action::Action;
use super::enums::ParameterEnum;
use super::example::Shown;
use super::models::Models;
use super::names::{Names, name_fields};
use super::{argument, body, docs, enums, output, paging, place};

/// Returns all operations of the client, in order.
pub(super) fn all(models: &Models<'_>, client: &ClientOptions) -> Vec<Action> {
    let (mut names, mut shown) = (Names::new(models), Shown::default());
    // Operations have the first choice of names.
    let served: Vec<&Operation> = models.served(client).collect();
    let own = names.of_all(models, &served);
    let mut actions: Vec<Action> = served
        .into_iter()
        .zip(own)
        .map(|(operation, own)| decided(models, client, (operation, own), &mut names, &mut shown))
        .collect();
    assign(models, &mut actions);
    actions
}

fn decided(
    models: &Models<'_>,
    client: &ClientOptions,
    (operation, (name, method)): (&Operation, (String, String)),
    names: &mut Names,
    shown: &mut Shown,
) -> Action {
    let (mut arguments, constants) = argument::all(models, operation);
    let body = body::decided(models, operation, (names, &name), &mut arguments);
    name_fields(models, operation, &["new", "body"], &mut arguments);
    let output = output::decided(models, operation, (names, &name));
    let paging = paging::decided(models, client, operation, &output);
    let mut action = Action {
        name,
        method,
        id: operation.id.clone(),
        verb: verb(&operation.method),
        path: operation.path.clone(),
        place: place::decided(models, operation),
        group: groups::of_operation(models.api, operation),
        deprecated: operation.deprecated,
        experimental: client.experimental == Experimental::Feature && is_experimental(operation),
        arguments,
        constants,
        body,
        output,
        paging,
        security: security(operation),
        scopes: scopes(operation),
        docs: Vec::new(),
        enums: Vec::new(),
    };
    action.docs = docs::text(models, operation, &action, shown);
    action
}

/// Converts a method to the name of its variant: `GET` becomes `Get`.
fn verb(method: &str) -> String {
    let mut letters = method.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first
        .into_iter()
        .chain(letters.flat_map(char::to_lowercase))
        .collect()
}

/// Returns `true` if an extension marks the operation as experimental, or if the operation requires
/// a header that confirms its use.
fn is_experimental(operation: &Operation) -> bool {
    let says = operation.extensions.iter().any(|(key, value)| {
        key.to_ascii_lowercase().ends_with("experimental") && *value == Value::Bool(true)
    });
    let asks = operation.parameters.iter().any(|parameter| {
        parameter.required
            && parameter
                .name
                .to_ascii_lowercase()
                .ends_with("-experimental")
    });
    says || asks
}

/// Returns the lists of schemes that each grant access, without duplicates. An empty list comes
/// last, so that credentials are sent if there are any.
fn security(operation: &Operation) -> Vec<Vec<String>> {
    let mut lists: Vec<Vec<String>> = Vec::new();
    for requirement in &operation.security {
        let schemes = requirement
            .schemes
            .iter()
            .map(|scheme| scheme.scheme.clone());
        let list: Vec<String> = schemes.collect();
        if !lists.contains(&list) {
            lists.push(list);
        }
    }
    lists.sort_by_key(Vec::is_empty);
    if lists.iter().all(Vec::is_empty) {
        lists.clear();
    }
    lists
}

fn scopes(operation: &Operation) -> Vec<String> {
    let mut scopes = Vec::new();
    let schemes = operation
        .security
        .iter()
        .flat_map(|requirement| &requirement.schemes);
    for scope in schemes.flat_map(|scheme| &scheme.scopes) {
        if !scopes.contains(scope) {
            scopes.push(scope.clone());
        }
    }
    scopes
}

/// Assigns each enum to the first operation that uses it.
fn assign(models: &Models<'_>, actions: &mut [Action]) {
    let mut groups: HashMap<ModelId, HashSet<Option<usize>>> = HashMap::new();
    for action in actions.iter() {
        for id in enums_of(models, action) {
            groups.entry(id).or_default().insert(action.group);
        }
    }
    let mut given = HashSet::new();
    for action in actions {
        let mut held = enums_of(models, action);
        held.retain(|id| given.insert(*id));
        let decided = held.into_iter().filter_map(|id| {
            let shared = groups[&id].len() > 1;
            Some(ParameterEnum {
                shared,
                ..enums::decided(models, id)?
            })
        });
        action.enums = decided.collect();
    }
}

fn enums_of(models: &Models<'_>, action: &Action) -> Vec<ModelId> {
    let arguments = action.arguments.iter();
    let held = arguments.filter_map(|argument| held(&argument.schema));
    held.filter(|id| models.is_of_parameters(*id)).collect()
}

fn held(ty: &Type) -> Option<ModelId> {
    match ty {
        Type::Model(id) => Some(*id),
        Type::Nullable(inner) => held(inner),
        Type::List { items, .. } => held(items.as_deref()?),
        _ => None,
    }
}
