//! Lists the pages: one for every type of the crate, each with a title, a file and a URL. It prints
//! none of them.

use std::collections::{HashMap, HashSet};

use crate::api::ModelId;
use crate::config::{PageKind, RustPagesOptions};

use crate::rust::view::View;
use crate::text::file::{free_markdown_file, page_stem};
use crate::text::free::free_name;
use crate::text::version;

/// A page in the list of all pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Listed {
    /// The model.
    pub(crate) id: ModelId,
    /// The name of the Rust type.
    pub(crate) title: String,
    /// The file, such as `PatOwner.md`.
    pub(crate) path: String,
    /// The last segment of the URL, such as `pat-owner`.
    pub(crate) slug: String,
}

/// All pages, and the links between them.
pub(super) struct Pages {
    pub(super) at: Labels,
    pub(super) listed: Vec<Listed>,
    /// The page that explains the others.
    pub(super) guide: GuidePlace,
    by_model: HashMap<ModelId, usize>,
}

/// The location of the page that explains the others.
pub(super) struct GuidePlace {
    pub(super) path: String,
    pub(super) slug: String,
}

impl Pages {
    pub(super) fn new(view: &View, version: &str, options: &RustPagesOptions) -> Self {
        let mut paths = HashSet::new();
        let mut listed = Vec::new();
        for item in view.generated() {
            let (id, title) = (item.id, item.name.clone());
            let path = free_markdown_file(&page_stem(title.clone()), &mut paths);
            let slug = item.slug.clone();
            listed.push(Listed {
                id,
                title,
                path,
                slug,
            });
        }
        let guide = guide(&listed, &mut paths);
        let by_model = listed
            .iter()
            .enumerate()
            .map(|(at, page)| (page.id, at))
            .collect();
        Pages {
            at: Labels::new(version, options),
            listed,
            guide,
            by_model,
        }
    }

    /// Returns the page of a model; `None` if its type is supplied by the user.
    pub(super) fn of(&self, id: ModelId) -> Option<&Listed> {
        self.by_model.get(&id).map(|&at| &self.listed[at])
    }

    /// Links a text to the page of a model, if there is one.
    pub(super) fn linked(&self, text: &str, id: Option<ModelId>) -> String {
        match id.and_then(|id| self.of(id)) {
            Some(page) => format!("[{text}]({})", page.slug),
            None => text.to_owned(),
        }
    }
}

/// Chooses the location of the guide; models have their names first.
fn guide(listed: &[Listed], paths: &mut HashSet<String>) -> GuidePlace {
    let is_free = |slug: &str| listed.iter().all(|page| page.slug != slug);
    let numbered = |slug: &str, number| format!("{slug}-{number}");
    GuidePlace {
        path: free_markdown_file("UsingTheCrate", paths),
        slug: free_name("using-the-crate".to_owned(), 2, numbered, is_free),
    }
}

/// The default path of the pages in the site.
const SITE_PATH: &str = "/rust/{version}/models";

/// The names and the location of the pages of a version.
pub(super) struct Labels {
    /// The version in URLs and tags: `beta`.
    pub(super) version: String,
    /// The prefix of unique names: `Beta`, or empty.
    pub(super) prefix: String,
    /// The path of the pages of models in the site, without a trailing slash.
    pub(super) path: String,
    /// The path of the pages of operations in the site, without a trailing slash.
    pub(super) methods: String,
}

impl Labels {
    /// Takes the labels from the options, or else derives them from the version of the spec.
    fn new(api_version: &str, options: &RustPagesOptions) -> Self {
        let label = || version::label(api_version);
        let version = options.version.clone().unwrap_or_else(label).to_lowercase();
        let prefix = || version::prefix(api_version);
        let path = options.site_path.as_deref().unwrap_or(SITE_PATH);
        let path = path.replace("{version}", &version);
        // Types on pages of operations link to their neighbours.
        let parent = path.rsplit_once('/').map_or("", |(parent, _)| parent);
        Labels {
            prefix: options.prefix.clone().unwrap_or_else(prefix),
            methods: format!("{parent}/{}", PageKind::Methods),
            path,
            version,
        }
    }
}
