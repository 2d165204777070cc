//! Reports what `encoding` says about the parts of a form and the client does not send. It does not know how a client is
//! printed.

use crate::api::{Api, Encoding, Field, Operation, Shape, Style, Type};
use crate::diagnostic::Code;
use crate::source::Origin;

/// Returns a remark for each header and each style that is not sent.
pub(super) fn remarks<'a>(
    api: &'a Api,
    operation: &'a Operation,
) -> Vec<(Code, Option<&'a Origin>, String)> {
    let content = operation.request_body.iter().flat_map(|body| &body.content);
    let is_form = |name: &str| name.to_ascii_lowercase().starts_with("multipart/form-data");
    let mut found = Vec::new();
    for media in content.filter(|media| is_form(&media.name)) {
        let fields = media.ty.as_ref().map_or(&[][..], |ty| fields(api, ty));
        for encoding in &media.encoding {
            let is_part = |field: &&Field| field.wire_name == encoding.property;
            if let Some(field) = fields.iter().find(is_part) {
                found.extend(of_part(api, operation, encoding, field));
            }
        }
    }
    found
}

fn of_part<'a>(
    api: &Api,
    operation: &Operation,
    encoding: &'a Encoding,
    field: &'a Field,
) -> Vec<(Code, Option<&'a Origin>, String)> {
    let of = format!("the part `{}` of `{}`", encoding.property, operation.id);
    let has_files = encoding.has_files(&field.ty);
    let open = encoding.own_headers(api);
    let lost = open.filter(|(_, value)| !has_files && value.is_none());
    let headers = lost.map(|(header, _)| {
        let message = format!("{of} is sent without its header `{}`", header.name);
        (Code::PartNotCarried, Some(&header.origin), message)
    });
    let foreign = [Style::Simple, Style::Label, Style::Matrix];
    let style = match encoding.style {
        _ if has_files && is_not_usual(encoding) => Some("is a file and is sent without its style"),
        Some(style) if foreign.contains(&style) => Some("has a style that forms do not have"),
        _ => None,
    };
    let style = style.map(|what| {
        let message = format!("{of} {what}");
        (Code::PartNotCarried, Some(&field.origin), message)
    });
    headers.chain(style).collect()
}

/// Returns `true` for a style that is not written as several parts of one name.
fn is_not_usual(encoding: &Encoding) -> bool {
    encoding.style.is_some_and(|style| style != Style::Form) || encoding.explode == Some(false)
}

/// Returns the properties of a form.
fn fields<'a>(api: &'a Api, ty: &Type) -> &'a [Field] {
    match ty {
        Type::Nullable(inner) => fields(api, inner),
        Type::Model(id) => match &api[*id].shape {
            Shape::Struct(shape) => &shape.fields,
            _ => &[],
        },
        _ => &[],
    }
}
