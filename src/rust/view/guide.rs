//! Explains how to use the generated crate, topic by topic, for the front page of its documentation
//! and for a page of its own.

use super::groups::Group;
use super::item::{Item, Kind};
use super::structs::State;
use crate::config::{DateLibrary, Layout, RustOptions, UuidLibrary};

/// A topic of the guide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// The heading, one word; in lower case it is the anchor.
    pub title: &'static str,
    /// The text, as Markdown that needs no escapes, in rustdoc or in MDX.
    pub text: String,
}

/// The topic that explains [`State::Patch`].
pub(crate) const PATCH: &str = "Patch";
/// The topic that explains dates and times.
pub(crate) const DATES: &str = "DateTime";
/// The topic that explains the variant for what the spec does not list.
pub(crate) const UNKNOWN: &str = "Unknown";

/// Returns the topics that matter for these types of a crate.
pub(super) fn topics(
    name: &str,
    options: &RustOptions,
    groups: &[Group],
    items: &[Item],
) -> Vec<Topic> {
    let topic = |title, text: Option<String>| text.map(|text| Topic { title, text });
    let all = [
        topic("Dependency", dependency(name, options, items)),
        topic("Values", values(items)),
        topic(PATCH, patch(items)),
        topic(DATES, dates(options, items)),
        topic(UNKNOWN, unknown(items)),
        topic("Features", features(name, groups)),
    ];
    all.into_iter().flatten().collect()
}

fn dependency(name: &str, options: &RustOptions, items: &[Item]) -> Option<String> {
    if options.layout != Layout::Crate {
        return None;
    }
    let first = items.iter().find(|item| item.is_generated())?;
    Some(format!(
        "```toml\n[dependencies]\n{name} = {{ path = \"../{name}\" }}\nserde_json = \"1\"\n```\n\n\
         Types are imported from the crate: `use {}::{};`. `serde_json::from_str` reads a value, and \
         `serde_json::to_string` writes it.",
        name.replace('-', "_"),
        first.name
    ))
}

fn values(items: &[Item]) -> Option<String> {
    let structs = || {
        items.iter().filter_map(|item| match &item.kind {
            Kind::Struct(shape) => Some((item, shape)),
            _ => None,
        })
    };
    structs().next()?;
    let mut text = "A type without required fields has a `default`, and a literal of it ends with \
                    `..Default::default()`, so that it still compiles when the API gets one more field."
        .to_owned();
    if structs().any(|(_, shape)| shape.constructor.is_some()) {
        text += " `new` takes the required fields in order; the optional ones are set afterwards.";
    }
    if structs().any(|(_, shape)| shape.builder.is_some()) {
        text += " From four required fields on, `builder` takes them by name.";
    }
    if structs().any(|(item, _)| item.non_exhaustive) {
        text += "\n\nTypes that only responses contain are `#[non_exhaustive]`: other crates read their \
                 fields and make them with these functions, but not with literals.";
    }
    Some(text)
}

fn patch(items: &[Item]) -> Option<String> {
    let has_patch = |item: &Item| match &item.kind {
        Kind::Struct(shape) => shape.fields.iter().any(|field| field.state == State::Patch),
        _ => false,
    };
    let text = "An optional field that may also be `null` is a `Patch`, so that a PATCH request can tell \
                *leave it* from *clear it*:\n\n\
                | Value | JSON | In a PATCH request |\n|---|---|---|\n\
                | `Patch::Absent`, the default | not there | leave it |\n\
                | `Patch::Null` | `null` | clear it |\n\
                | `Patch::Value(value)` | the value | set it |\n\n\
                `.into()` makes one of a value. To read one, use it like an `Option`: `as_ref`, \
                `unwrap_or`, `patch == Some(value)`, `for value in &patch`, `Option::from(patch)`.";
    let is_used = items.iter().any(has_patch);
    is_used.then(|| text.to_owned() + &apart(items, &[PATCH]))
}

/// Tells a generated type apart from a model of the same name.
fn apart(items: &[Item], names: &[&str]) -> String {
    let is_model = |name: &&&str| items.iter().any(|item| item.name == **name);
    let taken = names.iter().filter(is_model);
    taken
        .map(|name| format!(" As the API has a model `{name}`, this one is `support::{name}`."))
        .collect()
}

fn dates(options: &RustOptions, items: &[Item]) -> Option<String> {
    let has_dates = |item: &Item| match &item.kind {
        Kind::Struct(shape) => shape.fields.iter().any(|field| is_date(&field.text)),
        Kind::Alias(ty) => is_date(&ty.text),
        _ => false,
    };
    if options.dates == DateLibrary::String || !items.iter().any(has_dates) {
        return None;
    }
    let mut text = "`DateTime` and `Date` keep the text that came, so that it is written back unchanged. \
                    They are made of text, `\"2026-01-31T12:00:00Z\".into()`, or with `parse`, which rejects \
                    anything else. They sort by the moment."
        .to_owned();
    text += match options.dates {
        DateLibrary::Chrono => {
            " `to_utc` and `to_chrono` convert to chrono, and `.into()` back from it."
        }
        DateLibrary::Jiff => " `to_jiff` converts to jiff, and `.into()` back from it.",
        DateLibrary::Time => " `to_time` converts to time, and `.into()` back from it.",
        DateLibrary::Text | DateLibrary::String => "",
    };
    if options.uuids != UuidLibrary::String {
        text += " `Uuid` does the same for ids.";
    }
    Some(text + &apart(items, &["DateTime", "Date", "Uuid"]))
}

/// Returns `true` for the type of optional nullable fields.
#[cfg(feature = "pages")]
pub(crate) fn is_patch(ty: &str) -> bool {
    ty.trim_start_matches("support::").starts_with("Patch<")
}

/// Returns `true` for a generated type of dates, alone or in another type.
pub(crate) fn is_date(ty: &str) -> bool {
    let mut words = ty.split(|letter: char| !letter.is_alphanumeric() && letter != ':');
    words.any(|word| {
        let name = word.strip_prefix("support::").unwrap_or(word);
        name == "DateTime" || name == "Date"
    })
}

fn unknown(items: &[Item]) -> Option<String> {
    let is_open = |item: &Item| match &item.kind {
        Kind::Enum(shape) => shape.open,
        Kind::Union(shape) => shape.open,
        _ => false,
    };
    let text = "APIs grow: an enum keeps a value that the spec does not list as `Unknown`, and a union keeps \
                JSON that fits none of its members. Both are written back unchanged, and a `match` needs a last \
                arm for them. `support::why_unknown` says why JSON fits no member.";
    items.iter().any(is_open).then(|| text.to_owned())
}

fn features(name: &str, groups: &[Group]) -> Option<String> {
    // Of several root files, the list of their modules says it.
    let has_modules = groups.iter().any(|group| group.module.is_some());
    let mut groups = groups.iter().filter(|_| !has_modules);
    let first = groups.find_map(|group| group.feature.as_ref())?;
    Some(format!(
        "Each tag of the API has a cargo feature, and all are on by default. With few of them the crate compiles \
         faster:\n\n\
         ```toml\n{name} = {{ path = \"../{name}\", default-features = false, features = [{first:?}] }}\n```"
    ))
}
