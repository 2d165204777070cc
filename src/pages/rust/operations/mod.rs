//! The pages of the client's operations: one for each tag, with the operations that have it as their first tag. It prints
//! none of them.
//!
//! Names, types and facts come from the client, so pages and crate cannot disagree.

mod argument;
mod call;
mod page;
mod section;

use std::collections::{HashMap, HashSet};

use crate::api::{Api, Operation};
use crate::config::{Config, Flavour};
use crate::pages::site::input::{Call, Entry, Subject};
use crate::rust::client::{Signature, signatures};
use crate::rust::view::View;
use crate::text::file::{free_markdown_file, page_stem};
use crate::text::free::free_name;
use crate::text::slug;

/// The title of the page for operations without a tag.
const UNTAGGED: &str = "Other operations";

/// All pages of operations.
pub(super) struct Operations {
    signatures: Vec<Signature>,
    groups: Vec<Group>,
    /// The group of each operation of the API and the anchor of its section, by position.
    places: HashMap<usize, (usize, String)>,
}

/// The page of a tag.
struct Group {
    /// The tag, as a position in the API; `None` for operations without one.
    tag: Option<usize>,
    title: String,
    file: String,
    /// The last segment of its URL.
    slug: String,
    /// Its operations, as positions in the signatures.
    members: Vec<usize>,
}

impl Operations {
    /// Returns the pages, if the options ask for them.
    pub(super) fn of(api: &Api, view: &View, config: &Config) -> Option<Self> {
        let client = config.client_of(Flavour::RustPages)?;
        let signatures = signatures(api, view, &client);
        let groups = groups(api, &signatures);
        let mut places = HashMap::new();
        for (at, group) in groups.iter().enumerate() {
            // The title of the page has an anchor too.
            let mut taken = HashSet::from([group.slug.clone()]);
            for &member in &group.members {
                let signature = &signatures[member];
                let numbered = |name: &str, number| format!("{name}-{number}");
                // Sites number equal anchors in this way.
                let anchor = free_name(signature.name.to_lowercase(), 1, numbered, |anchor| {
                    taken.insert(anchor.to_owned())
                });
                places.insert(signature.position, (at, anchor));
            }
        }
        Some(Operations {
            signatures,
            groups,
            places,
        })
    }

    /// Returns the pages in the list of a site; `prefix` makes their ids unique across versions.
    pub(super) fn entries(&self, prefix: &str) -> Vec<Entry> {
        let entry = |group: &Group| {
            let calls = group.members.iter().map(|&member| {
                let signature = &self.signatures[member];
                Call {
                    operation: signature.position,
                    title: signature.name.clone(),
                    anchor: self.places[&signature.position].1.clone(),
                }
            });
            Entry {
                id: format!("{prefix}{}", group.slug),
                title: group.title.clone(),
                file: group.file.clone(),
                slug: group.slug.clone(),
                subject: Subject::Operations(calls.collect()),
            }
        };
        self.groups.iter().map(entry).collect()
    }

    /// Returns the page and the anchor of an operation of the API.
    pub(super) fn link(&self, position: usize) -> Option<String> {
        let (group, anchor) = self.places.get(&position)?;
        Some(format!("{}#{anchor}", self.groups[*group].slug))
    }
}

/// Returns a group for each tag that is the first one of an operation, in the order of the API.
fn groups(api: &Api, signatures: &[Signature]) -> Vec<Group> {
    let first_tag = |operation: &Operation| operation.tags.first().map(|tag| tag.0 as usize);
    let tags = (0..api.tags.len()).map(Some).chain([None]);
    let (mut files, mut slugs) = (HashSet::new(), HashSet::new());
    let group = |tag: Option<usize>| {
        let of_tag =
            |member: &usize| first_tag(&api.operations[signatures[*member].position]) == tag;
        let members: Vec<usize> = (0..signatures.len()).filter(of_tag).collect();
        if members.is_empty() {
            return None;
        }
        let title = tag.map_or(UNTAGGED, |tag| &api.tags[tag].name);
        let slug = match slug::of_title(title) {
            slug if slug.is_empty() => "tag".to_owned(),
            slug => slug,
        };
        let numbered = |slug: &str, number| format!("{slug}-{number}");
        let slug = free_name(slug, 2, numbered, |slug| slugs.insert(slug.to_owned()));
        Some(Group {
            tag,
            title: title.to_owned(),
            file: free_markdown_file(&page_stem(slug.clone()), &mut files),
            slug,
            members,
        })
    };
    tags.filter_map(group).collect()
}
