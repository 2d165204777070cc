//! Writes the example of an operation: its arguments, and the call. It chooses no values.

use super::super::builder::ExampleBuilder;
use crate::rust::client::{Field, Signature};
use crate::rust::print::expression::{Code, Item};
use crate::rust::view::View;

/// Variables that the code uses.
const TAKEN: [&str; 5] = ["client", "operation", "result", "all", "file"];

/// Returns code that sends the operation with a `client`; types are imported from the path `import`. `None` if an
/// argument cannot be shown.
pub(super) fn example(view: &View, signature: &Signature, import: &str) -> Option<String> {
    let mut builder = ExampleBuilder::with_names(view, &TAKEN);
    let (mut required, mut setters) = (Vec::new(), Vec::new());
    for field in signature.fields.iter().filter(|field| is_shown(field)) {
        let value = builder.argument(field);
        match (field.required, value) {
            (true, value) => {
                let name = field.name.trim_start_matches("r#");
                required.push(Item::noted(value?, name));
            }
            (false, Some(value)) => setters.push(Code::call(&field.name, value)),
            (false, None) => {}
        }
    }
    if builder.is_too_much() {
        return None;
    }
    let path = format!("operations::{}", signature.name);
    let new = builder.uses.path(&path, view, "::new");
    let new = Code::calls(&new, required);
    let operation = match setters.is_empty() {
        true => new,
        false => Code::Chain {
            head: Box::new(new),
            calls: setters,
        },
    };
    let mut statements = std::mem::take(&mut builder.statements);
    let call = [
        operation.statement(0, "let operation = ", ";"),
        send(signature).to_owned(),
    ];
    statements.push(call.join("\n"));
    Some(format!(
        "{}\n{}",
        builder.uses.lines(import),
        statements.join("\n\n")
    ))
}

/// Returns `true` for fields that a first call may have.
fn is_shown(field: &Field) -> bool {
    field.required || !field.deprecated
}

fn send(signature: &Signature) -> &'static str {
    match signature.output.as_str() {
        _ if signature.paging.is_some() => {
            "// Every item of every page; `client.send(operation)` gets one page.\n\
             let all = client.call(operation).items().try_collect().await?;"
        }
        _ if signature.is_download => "let file = client.call(operation).download().await?;",
        "()" => "client.send(operation).await?;",
        _ => "let result = client.send(operation).await?;",
    }
}
