//! Finds options of schemas and fields that the spec does not have. It reads the API and the options; it makes no names.

use crate::api::{Api, Model, Shape};
use crate::config::RustOptions;
use crate::diagnostic::{Code, Diagnostics, nearest};

/// Reports tables `[rust.schemas.…]` that apply to nothing.
pub(crate) fn report(api: &Api, options: &RustOptions, findings: &mut Diagnostics) {
    for (name, schema) in &options.schemas {
        let Some(model) = api.models.iter().find(|model| model.name == *name) else {
            let names = api.models.iter().map(|model| model.name.as_str());
            let message =
                format!("no schema is named `{name}`, which `[rust.schemas.{name}]` is for");
            add(findings, message, nearest(name, names));
            continue;
        };
        for field in schema.fields.keys() {
            let known = wire_names(model);
            if !known.contains(&field.as_str()) {
                let message = format!(
                    "`{name}` has no property `{field}`, which `[rust.schemas.{name}.fields.{field}]` is for"
                );
                add(findings, message, nearest(field, known));
            }
        }
    }
}

fn add(findings: &mut Diagnostics, message: String, near: Vec<&str>) {
    let is_known = findings.iter().any(|known| known.message == message);
    if is_known {
        return;
    }
    let finding = findings.push(Code::UnusedOption, None, message);
    if let Some(name) = near.first() {
        finding.help(format!("did you mean `{name}`?"));
    }
}

fn wire_names(model: &Model) -> Vec<&str> {
    match &model.shape {
        Shape::Struct(shape) => {
            let fields = shape.fields.iter();
            fields.map(|field| field.wire_name.as_str()).collect()
        }
        _ => Vec::new(),
    }
}
