//! Groups pages by the tags of the operations that use their models. It prints no pages.

use std::collections::HashSet;

use super::input::{Entry, Operation, Outline};
use crate::text::device::is_device;
use crate::text::free::free_name;
use crate::text::slug;

/// The pages of one tag.
pub(super) struct Group<'a> {
    /// The tag; `None` for models that no tagged operation uses.
    tag: Option<usize>,
    /// Its name.
    pub(super) name: &'a str,
    /// The last segment of its URL and the stem of its file name; unique even if case is ignored.
    pub(super) slug: String,
    /// The positions of its pages, sorted by title.
    pub(super) pages: Vec<usize>,
}

impl Group<'_> {
    /// Returns the description of the tag.
    pub(super) fn docs<'a>(&self, outline: &'a Outline) -> Option<&'a str> {
        self.tag
            .and_then(|tag| outline.tags[tag].description.as_deref())
    }

    /// The operations with the tag, or those without any tag, with their positions.
    pub(super) fn operations<'a>(
        &self,
        outline: &'a Outline,
    ) -> impl Iterator<Item = (usize, &'a Operation)> + use<'a> {
        let tag = self.tag;
        let fits = move |(_, operation): &(usize, &Operation)| {
            tag.map_or(operation.tags.is_empty(), |tag| {
                operation.tags.contains(&tag)
            })
        };
        outline.operations.iter().enumerate().filter(fits)
    }
}

/// The name of the group of models without a tag.
const REST: &str = "Models without a tag";

/// Returns the tags that have models, in the order of the spec, followed by the models without a
/// tag.
pub(super) fn groups<'a>(outline: &'a Outline, entries: &[Entry]) -> Vec<Group<'a>> {
    let order = by_title(entries);
    let tags_of = |page: &usize| {
        let models = entries[*page].models().iter();
        models.flat_map(|&model| &outline.models[model].tags)
    };
    let mut taken = HashSet::new();
    let tags = outline.tags.iter().enumerate();
    let tags = tags.map(|(at, tag)| (Some(at), tag.name.as_str()));
    let groups = tags.chain([(None, REST)]).map(|(tag, name)| {
        let fits = |page: &usize| match tag {
            Some(tag) => tags_of(page).any(|used| *used == tag),
            None => tags_of(page).next().is_none(),
        };
        let pages = order.iter().copied().filter(fits).collect();
        (tag, name, pages)
    });
    let filled = groups.filter(|(_, _, pages): &(_, _, Vec<usize>)| !pages.is_empty());
    filled
        .map(|(tag, name, pages)| Group {
            tag,
            name,
            slug: free_slug(name, &mut taken),
            pages,
        })
        .collect()
}

/// Returns the positions of the pages, sorted by title.
pub(super) fn by_title(entries: &[Entry]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..entries.len()).collect();
    order.sort_by_cached_key(|&page| {
        let title = &entries[page].title;
        (title.to_lowercase(), title.clone())
    });
    order
}

/// Returns a unique slug for a tag. Names that Windows reserves for devices are avoided.
fn free_slug(name: &str, taken: &mut HashSet<String>) -> String {
    let stem = match slug::of_title(name) {
        slug if slug.is_empty() => "tag".to_owned(),
        slug => slug,
    };
    let numbered = |stem: &str, number| format!("{stem}-{number}");
    free_name(stem, 2, numbered, |slug| {
        !is_device(slug) && taken.insert(slug.to_owned())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_tag_has_an_address() {
        let mut taken = HashSet::new();
        let mut slug = |name| free_slug(name, &mut taken);
        assert_eq!(
            [slug("A / B"), slug("a b"), slug("日本"), slug("COM1")],
            ["a-b", "a-b-2", "tag", "com1-2"]
        );
    }
}
