//! The source of the program that sends all requests: a function per operation, with values from the plan.

use std::fmt::Write as _;

use serde_json::Value;

use crate::surface::Operation;

/// Returns the source of the program.
pub fn program(operations: &[Operation], plan: &Value) -> String {
    let mut text = include_str!("program.rs").to_owned();
    let mut calls = String::new();
    let plan = plan.as_object().unwrap();
    let planned: usize = plan
        .values()
        .map(|list| list.as_array().unwrap().len())
        .sum();
    assert_eq!(
        operations.len(),
        planned,
        "the client has every operation of the spec"
    );
    for (at, operation) in operations.iter().enumerate() {
        let (root, planned) = planned_of(operation, plan)
            .unwrap_or_else(|| panic!("{} {}", operation.method, operation.path));
        _ = write!(calls, "operation_{at}, ");
        _ = writeln!(
            text,
            "\nfn operation_{at}(sweep: &Sweep) {{\n    let sweep = &sweep.of({root:?});\n{}}}",
            requests(operation, planned)
        );
    }
    _ = writeln!(text, "\nconst OPERATIONS: &[fn(&Sweep)] = &[{calls}];");
    text
}

/// Returns the root file of an operation, and its part of the plan. With several root files, each of them has a module.
fn planned_of<'a>(
    operation: &Operation,
    plan: &'a serde_json::Map<String, Value>,
) -> Option<(&'a str, &'a Value)> {
    let is_its = |name: &str| plan.len() == 1 || normal(name) == normal(&operation.module);
    let (name, list) = plan.iter().find(|(name, _)| is_its(name))?;
    let is_it = |planned: &&Value| {
        planned["path"] == operation.path && planned["method"] == operation.method
    };
    Some((name, list.as_array()?.iter().find(is_it)?))
}

/// Normalises a name, as tools spell it differently.
fn normal(name: &str) -> String {
    let letters = name.chars().filter(char::is_ascii_alphanumeric);
    letters.collect::<String>().to_lowercase()
}

/// Returns the code for requests with the required arguments only, and with all arguments.
fn requests(operation: &Operation, planned: &Value) -> String {
    let bodies: Vec<String> = planned["bodies"]["values"]
        .as_array()
        .unwrap()
        .iter()
        .map(|body| body["value"].to_string())
        .collect();
    let bodies = if bodies.is_empty() {
        vec![String::new()]
    } else {
        bodies
    };
    let first = planned["bodies"]["values"][0]["value"].clone();
    let value = |(name, ty): &(String, String)| match &operation.form {
        Some(form) if name == "body" => Some(form_of(form, planned, &first)),
        None if name == "body" && !operation.bodies.is_empty() => Some(choice_of(operation)),
        _ => value(name, ty, planned, &first),
    };
    let needs: Vec<String> = operation
        .needs
        .iter()
        .map(|need| value(need).unwrap_or_else(|| "json::<String>(\"\\\"x\\\"\")?".to_owned()))
        .collect();
    let new = format!("{}::new({})", operation.name, needs.join(", "));
    let answers: Vec<&str> = planned["answers"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(Value::as_str)
        .collect();
    let send = |label: &str, bodies: &[String], answers: &[&str], made: &str| {
        format!(
            "    sweep.send({label:?}, &{bodies:?}, &{answers:?}, |body| {{ _ = body; Ok({made}) }});\n"
        )
    };
    let mut text = send("needed", &bodies, &answers, &new);
    let setters = operation
        .takes
        .iter()
        .filter_map(|take| Some(format!(".{}({})", take.0, value(take)?)));
    let setters: String = setters.collect();
    if !setters.is_empty() {
        text += &send(
            "all",
            &bodies,
            &answers[..answers.len().min(1)],
            &(new + &setters),
        );
    }
    text
}

/// Returns an expression for a form, with all parts that have a value.
fn form_of(form: &Operation, planned: &Value, body: &Value) -> String {
    let part = |(name, ty): &(String, String)| value(name, ty, planned, body);
    let needs: Vec<String> = form.needs.iter().filter_map(part).collect();
    let takes = form.takes.iter();
    let setters: String = takes
        .filter_map(|take| Some(format!(".{}({})", take.0, part(take)?)))
        .collect();
    format!("{}::new({}){setters}", form.name, needs.join(", "))
}

/// Returns an expression for a body with several media types: of the first one that the value fits.
fn choice_of(operation: &Operation) -> String {
    let choice = format!("{}Body", operation.name);
    let tried = operation.bodies.iter().map(|ty| match ty.as_str() {
        "client :: JsonPatch" => format!(
            "json::<Vec<serde_json::Value>>(body).map(|list| {choice}::from(client::JsonPatch::from(list)))"
        ),
        ty => format!(
            "json::<{}>(body).map({choice}::from)",
            ty.replace("models ::", "types ::")
        ),
    });
    let tried: Vec<String> = tried.collect();
    format!(
        "{}?",
        tried.join(".or_else(|_| ") + &")".repeat(tried.len() - 1)
    )
}

/// Returns an expression for an argument, if there is a value for it.
fn value(name: &str, ty: &str, planned: &Value, body: &Value) -> Option<String> {
    let ty = ty.replace("models ::", "types ::");
    let inner = |text: &str, start: &str| {
        Some(
            text.strip_prefix(start)?
                .strip_suffix('>')?
                .trim()
                .to_owned(),
        )
    };
    let (ty, is_list) = match inner(&ty, "impl IntoIterator < Item = ") {
        Some(item) => (inner(&item, "impl Into <").unwrap_or(item), true),
        None => (inner(&ty, "impl Into <").unwrap_or(ty), false),
    };
    let ty = inner(&ty, "client :: MergePatch < ").unwrap_or(ty);
    let plain = ty.replace(' ', "");
    let ty = match plain.as_str() {
        "client::File" if is_list => return Some("[client::File::bytes(\"a,b\")]".to_owned()),
        "client::File" => return Some("client::File::bytes(\"a,b\")".to_owned()),
        "client::Form" => return Some("form(\"a,b\")".to_owned()),
        "client::JsonPatch" => "Vec<serde_json::Value>".to_owned(),
        _ if is_list => format!("Vec<{ty}>"),
        _ => ty,
    };
    if name == "body" {
        return Some(format!("json::<{ty}>(body)?"));
    }
    let is_it = |wire: &str| normal(wire) == normal(name.trim_start_matches("r#"));
    let parameters = planned["parameters"].as_array()?;
    let parameter = parameters
        .iter()
        .find(|parameter| parameter["name"].as_str().is_some_and(is_it));
    let value = match parameter {
        Some(parameter) => parameter["values"].get(0)?,
        None => body.as_object()?.iter().find(|(wire, _)| is_it(wire))?.1,
    };
    Some(format!("json::<{ty}>({:?})?", value.to_string()))
}
