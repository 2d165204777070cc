//! Turns the operations of a tag into a page of finished strings. It decides nothing about the client.

use super::section::{
    AnswerRow, FieldRow, OperationsIndex, OperationsPage, PageRow, Section, VariantRow,
};
use super::{Group, Operations, call};
use crate::api::{ModelId, Operation};
use crate::pages::description::{blocks, cell, one_line};
use crate::pages::front::quoted;
use crate::pages::page::{FrontMatter, Index};
use crate::pages::rust::pages::Labels;
use crate::pages::rust::{RustPages, id_prefix, yaml_text};
use crate::pages::site::text::plain;
use crate::pages::template::{TemplateError, Templates};
use crate::rust::client::{Answered, BodyVariant, Field, Holds, Place, Signature};
use crate::rust::view::{guide as topics, limits, short};
use crate::text::prose::{cell_code, code};
use crate::text::quote;

impl Operations {
    /// Prints the page of a group.
    pub(in crate::pages::rust) fn page(
        &self,
        pages: &RustPages<'_>,
        at: usize,
        templates: &Templates,
    ) -> Result<String, TemplateError> {
        templates.print("method.md", "page", &self.data(pages, &self.groups[at]))
    }

    /// Prints the list of all pages.
    pub(in crate::pages::rust) fn index_page(
        &self,
        index: Index,
        templates: &Templates,
    ) -> Result<String, TemplateError> {
        let row = |group: &Group| PageRow {
            title: plain(&group.title),
            slug: group.slug.clone(),
            count: group.members.len(),
        };
        let pages = self.groups.iter().map(row).collect();
        templates.print(
            "method-index.md",
            "index",
            &OperationsIndex { index, pages },
        )
    }

    /// Prints the section of the operation with this id.
    pub(in crate::pages::rust) fn named(
        &self,
        pages: &RustPages<'_>,
        id: &str,
        templates: &Templates,
    ) -> Result<Option<String>, TemplateError> {
        let is_named = |signature: &&Signature| pages.api.operations[signature.position].id == id;
        let found = self.signatures.iter().find(is_named);
        let section = found.map(|signature| self.section(pages, signature));
        section
            .map(|section| templates.print("operation.md", "operation", &section))
            .transpose()
    }

    fn data(&self, pages: &RustPages<'_>, group: &Group) -> OperationsPage {
        let (at, options) = (&pages.pages.at, &pages.options);
        let prefixed = format!("{}{}", at.prefix, group.title);
        let names = [group.title.as_str(), &prefixed];
        let tag = group.tag.map(|tag| &pages.api.tags[tag]);
        let description = tag.and_then(|tag| tag.description.as_deref());
        let members = group.members.iter();
        OperationsPage {
            front: FrontMatter {
                id: yaml_text(&format!("{}{}", id_prefix(&at.prefix), group.slug)),
                title: quote::double(&group.title),
                sidebar_class_name: options.sidebar_class_name.clone(),
                keywords: quoted(&options.keywords, &names),
                slug: format!("{}/{}", at.methods, group.slug),
                tags: quoted(&options.tags, &names),
            },
            heading: plain(&group.title),
            description: description.map(blocks).unwrap_or_default(),
            guide: match pages.has_models() {
                true => format!("{}{}#client", to_models(at), pages.pages.guide.slug),
                false => String::new(),
            },
            operations: members
                .map(|&member| self.section(pages, &self.signatures[member]))
                .collect(),
        }
    }

    fn section(&self, pages: &RustPages<'_>, signature: &Signature) -> Section {
        let operation = &pages.api.operations[signature.position];
        let place = self.places.get(&signature.position);
        let fields = signature.fields.iter();
        let import = || pages.view.krate.import_name();
        let import = pages.options.import.clone().unwrap_or_else(import);
        Section {
            name: signature.name.clone(),
            anchor: place.map(|(_, anchor)| anchor.clone()).unwrap_or_default(),
            call: cell_code(&format!(
                "{} {}",
                operation.method.to_uppercase(),
                operation.path
            )),
            summary: operation.summary.as_deref().map(cell).unwrap_or_default(),
            description: description(operation),
            deprecated: operation.deprecated,
            experimental: signature.experimental,
            fields: fields.map(|field| row(pages, field)).collect(),
            variants: variants(signature).map(|it| variant(pages, it)).collect(),
            returns: returns(pages, signature) + &method(signature),
            scopes: scopes(&signature.scopes),
            answers: signature
                .answers
                .iter()
                .map(|it| answer(pages, it))
                .collect(),
            example: call::example(pages.view, signature, &import).unwrap_or_default(),
        }
    }
}

/// Returns the description, unless it only repeats the summary.
fn description(operation: &Operation) -> String {
    let words = |text: &Option<String>| {
        text.as_deref()
            .map(|text| text.trim().trim_end_matches('.').to_owned())
    };
    match words(&operation.docs) == words(&operation.summary) {
        true => String::new(),
        false => operation.docs.as_deref().map(blocks).unwrap_or_default(),
    }
}

/// `` Scope: `idn:accounts:read` ``
fn scopes(scopes: &[String]) -> String {
    let names: Vec<String> = scopes.iter().map(|scope| code(scope)).collect();
    match &names[..] {
        [] => String::new(),
        [one] => format!("Scope: {one}"),
        many => format!("One of the scopes: {}", many.join(", ")),
    }
}

/// Names the method of the client: `` `client.get_account(id)` prepares the same call. ``
fn method(signature: &Signature) -> String {
    let Some(name) = &signature.method else {
        return String::new();
    };
    let required = signature.fields.iter().filter(|field| field.required);
    let names: Vec<&str> = required.map(|field| field.name.as_str()).collect();
    let call = code(&format!("client.{name}({})", names.join(", ")));
    format!(" {call} prepares the same call.")
}

fn row(pages: &RustPages<'_>, field: &Field) -> FieldRow {
    let is_renamed = field.name.trim_start_matches("r#") != field.wire;
    let place = match field.place {
        Place::Body if field.wire.is_empty() => String::new(),
        Place::Body => cell_code(&field.wire),
        Place::Part if is_renamed => format!("part {}", cell_code(&field.wire)),
        Place::Part => "part".to_owned(),
        Place::Parameter(location) if is_renamed => {
            format!("{location} {}", cell_code(&field.wire))
        }
        Place::Parameter(location) => location.to_string(),
    };
    let mut description = field.docs.as_deref().map(cell).unwrap_or_default();
    if let Holds::Choice(variants) = &field.holds {
        let values: Vec<String> = variants.iter().map(|(_, wire)| cell_code(wire)).collect();
        let gap = if description.is_empty() { "" } else { " " };
        description += &format!("{gap}Known values: {}.", values.join(", "));
    }
    FieldRow {
        name: code(&field.name),
        place,
        ty: typed(pages, &field.ty, field.model),
        notes: notes(field),
        description,
    }
}

fn notes(field: &Field) -> String {
    let mut notes = vec![match field.required {
        true => "required".to_owned(),
        false => "optional".to_owned(),
    }];
    notes.extend(field.deprecated.then(|| "deprecated".to_owned()));
    let default = field.default.as_ref();
    notes.extend(default.map(|value| format!("default {}", cell_code(&short(value)))));
    notes.extend(limits(&field.limits, cell_code));
    notes.join(", ")
}

/// Returns the media types of a body that has several.
fn variants(signature: &Signature) -> impl Iterator<Item = &BodyVariant> {
    let fields = signature.fields.iter();
    fields.flat_map(|field| match &field.holds {
        Holds::Variants(variants) => &variants[..],
        _ => &[],
    })
}

fn variant(pages: &RustPages<'_>, variant: &BodyVariant) -> VariantRow {
    VariantRow {
        name: code(&variant.name),
        media_type: cell_code(&variant.media_type),
        ty: typed(pages, &variant.ty, variant.model),
    }
}

fn answer(pages: &RustPages<'_>, answer: &Answered) -> AnswerRow {
    AnswerRow {
        status: one_line(&answer.status.to_string()),
        ty: match answer.ty.as_str() {
            "" => String::new(),
            ty => typed(pages, ty, answer.model),
        },
        description: answer.docs.as_deref().map(cell).unwrap_or_default(),
    }
}

/// Says what a successful call returns.
fn returns(pages: &RustPages<'_>, signature: &Signature) -> String {
    let output = || typed(pages, &signature.output, signature.output_model);
    match (&signature.paging, signature.output.as_str()) {
        (Some((item, most)), _) => {
            let most = most
                .map(|most| format!(" of at most {most} items"))
                .unwrap_or_default();
            format!(
                "Returns {}, one page{most}; `items()` goes through every {} of all pages.",
                output(),
                code(item)
            )
        }
        (None, "()") => "Returns nothing.".to_owned(),
        (None, _) if signature.is_download => {
            format!("Returns {}; `download()` streams them.", output())
        }
        (None, _) => format!("Returns {}.", output()),
    }
}

/// Formats a Rust type as code, with a link to the page of its model or to the topic that explains it.
fn typed(pages: &RustPages<'_>, ty: &str, model: Option<ModelId>) -> String {
    let text = code(ty);
    if !pages.has_models() {
        return text;
    }
    let way = to_models(&pages.pages.at);
    let own = model.and_then(|id| pages.pages.of(id));
    match own {
        Some(page) => format!("[{text}]({way}{})", page.slug),
        None if topics::is_date(ty) => match pages.pages.topic(topics::DATES, &pages.view.guide) {
            Some(topic) => format!("[{text}]({way}{topic})"),
            None => text,
        },
        None => text,
    }
}

/// Returns the start of links to pages of models.
fn to_models(at: &Labels) -> String {
    format!("../{}/", at.path.rsplit('/').next().unwrap_or_default())
}
