//! Turns the content of a class into the [`Page`] that its template prints. It makes no decisions.

use crate::config::PowerShellOptions;
use crate::pages::front::quoted;
use crate::pages::page::{FrontMatter, Page, Property, Value};
use crate::powershell::view::{self, ClassPage, Row, View};
use crate::text::slug::slug;

/// Returns the id of a page, unique across versions: `beta-access-profile`.
pub(super) fn id(page: &ClassPage) -> String {
    slug(&page.prefixed)
}

/// Returns the page of a class.
pub(super) fn page(view: &View<'_>, page: &ClassPage, options: &PowerShellOptions) -> Page {
    let content = view.content(page);
    let names = [page.class.as_str(), &page.prefixed];
    Page {
        front: FrontMatter {
            id: id(page),
            title: page.class.clone(),
            sidebar_class_name: options.sidebar_class_name.clone(),
            keywords: quoted(&options.keywords, &names),
            slug: format!("{}/{}", view.labels.models, page.slug),
            tags: quoted(&options.tags, &names),
        },
        component: content.component.to_owned(),
        description: content.description.to_owned(),
        function: content.function,
        properties: content.rows.into_iter().map(property).collect(),
        values: content.values.into_iter().map(value).collect(),
    }
}

fn property(row: Row) -> Property {
    Property {
        name: row.name,
        wire_name: row.wire_name,
        ty: row.ty,
        description: row.description,
        notes: row.notes,
        example: row.example,
    }
}

fn value(value: view::Value) -> Value {
    Value {
        name: value.name,
        value: value.value,
        literal: value.literal,
    }
}
