//! Shows which models contain which, as a diagram of limited size and as a list. It knows no
//! layout.
//!
//! A model without a page is replaced by the models it contains. The graph starts from the models
//! that the operations of a tag refer to and continues with those they contain; the most distant
//! ones are left out first.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt::Write as _;

use super::input::{Entry, Outline};
use super::tags::Group;

/// Maximum number of arrows; Mermaid draws no diagram with more.
const MOST_ARROWS: usize = 500;

/// The pages contained in each page's models, by page position.
pub(super) struct Holdings<'a> {
    outline: &'a Outline,
    page_of: HashMap<usize, usize>,
    held: Vec<Vec<usize>>,
}

/// Some of the models, and the containment relations between them.
#[derive(Debug, PartialEq)]
pub(super) struct Graph {
    /// The pages; those that operations refer to come first.
    pub pages: Vec<usize>,
    /// Arrows from a model to one it contains.
    pub arrows: Vec<(usize, usize)>,
    /// Number of models left out.
    pub left_out: usize,
}

impl<'a> Holdings<'a> {
    pub(super) fn new(outline: &'a Outline, entries: &[Entry]) -> Self {
        let mut page_of = HashMap::new();
        for (page, entry) in entries.iter().enumerate() {
            page_of.extend(entry.models().iter().map(|&model| (model, page)));
        }
        let held = entries.iter().map(|entry| {
            let models = entry.models().iter();
            let held = models.flat_map(|&model| &outline.models[model].holds);
            nearest(outline, &page_of, held.copied())
        });
        Holdings {
            held: held.collect(),
            outline,
            page_of,
        }
    }

    /// Returns the models of a group that contain others or are contained, taken from the nearest
    /// `most` models.
    pub(super) fn graph(&self, group: &Group<'_>, most: usize) -> Graph {
        let mut graph = self.nearest_of(group, most);
        graph.left_out = group.pages.len() - graph.pages.len();
        let linked: HashSet<usize> = graph
            .arrows
            .iter()
            .flat_map(|&(holder, held)| [holder, held])
            .collect();
        graph.pages.retain(|page| linked.contains(page));
        graph
    }

    fn nearest_of(&self, group: &Group<'_>, most: usize) -> Graph {
        let mut graph = Graph {
            pages: Vec::new(),
            arrows: Vec::new(),
            left_out: 0,
        };
        let mut seen = HashSet::new();
        let wanted: HashSet<usize> = group.pages.iter().copied().collect();
        // Models that no operation refers to come last, such as those of a spec without tags.
        for start in self
            .roots(group)
            .into_iter()
            .chain(group.pages.iter().copied())
        {
            let mut open = VecDeque::from([start]);
            while let Some(page) = open.pop_front() {
                if wanted.contains(&page) && seen.insert(page) {
                    if !self.add(&mut graph, page, most) {
                        return graph;
                    }
                    open.extend(&self.held[page]);
                }
            }
        }
        graph
    }

    /// Returns the models that the operations of the group refer to.
    fn roots(&self, group: &Group<'_>) -> Vec<usize> {
        let bodies = group
            .operations(self.outline)
            .flat_map(|(_, operation)| &operation.bodies);
        self.pages_of(bodies.map(|body| body.model))
    }

    /// Returns the pages of these models. A model without a page is replaced by the models it
    /// contains.
    pub(super) fn pages_of(&self, models: impl Iterator<Item = usize>) -> Vec<usize> {
        nearest(self.outline, &self.page_of, models)
    }

    /// Adds a model and its arrows. Returns `false` if a limit is reached.
    fn add(&self, graph: &mut Graph, page: usize, most: usize) -> bool {
        let out = self.held[page]
            .iter()
            .filter(|held| graph.pages.contains(held) || **held == page);
        let into = graph
            .pages
            .iter()
            .filter(|holder| self.held[**holder].contains(&page));
        let arrows: Vec<_> = out
            .map(|&held| (page, held))
            .chain(into.map(|&holder| (holder, page)))
            .collect();
        let fits = graph.pages.len() < most && graph.arrows.len() + arrows.len() <= MOST_ARROWS;
        if fits {
            graph.pages.push(page);
            graph.arrows.extend(arrows);
        }
        fits
    }
}

/// Returns the pages of these models. A model without a page is replaced by the models it contains.
fn nearest(
    outline: &Outline,
    page_of: &HashMap<usize, usize>,
    models: impl Iterator<Item = usize>,
) -> Vec<usize> {
    let (mut found, mut seen) = (Vec::new(), HashSet::new());
    let mut open: VecDeque<usize> = models.collect();
    while let Some(model) = open.pop_front() {
        if !seen.insert(model) {
            continue;
        }
        match page_of.get(&model) {
            Some(&page) => found.push(page),
            None => open.extend(&outline.models[model].holds),
        }
    }
    found
}

impl Graph {
    /// Formats the graph as a Mermaid flowchart; empty if no model contains another.
    pub(super) fn mermaid(&self, entries: &[Entry]) -> String {
        if self.arrows.is_empty() {
            return String::new();
        }
        // At its own size a wide picture can be scrolled; squeezed into the page it cannot be read.
        let mut text =
            String::from("---\nconfig:\n  flowchart:\n    useMaxWidth: false\n---\nflowchart LR\n");
        for page in &self.pages {
            _ = writeln!(text, "    m{page}[\"{}\"]", label(&entries[*page].title));
        }
        for (holder, held) in &self.arrows {
            _ = writeln!(text, "    m{holder} --> m{held}");
        }
        text
    }

    /// Formats the graph as a nested list. The contents of each model are listed once.
    pub(super) fn tree(&self) -> Vec<Branch> {
        let mut tree = Tree {
            graph: self,
            rows: Vec::new(),
            shown: HashSet::new(),
        };
        let held: HashSet<usize> = self
            .arrows
            .iter()
            .filter(|(from, to)| from != to)
            .map(|(_, to)| *to)
            .collect();
        for page in self
            .pages
            .iter()
            .filter(|page| !held.contains(page))
            .chain(&self.pages)
        {
            if !tree.shown.contains(page) {
                tree.add(*page, 0);
            }
        }
        tree.rows
    }
}

/// A row of the list.
#[derive(Debug, PartialEq)]
pub(super) struct Branch {
    pub page: usize,
    pub depth: usize,
    /// `true` if its contents are listed at an earlier row.
    pub again: bool,
}

struct Tree<'a> {
    graph: &'a Graph,
    rows: Vec<Branch>,
    shown: HashSet<usize>,
}

impl Tree<'_> {
    fn add(&mut self, page: usize, depth: usize) {
        let held: Vec<usize> = self
            .graph
            .arrows
            .iter()
            .filter(|(from, _)| *from == page)
            .map(|(_, to)| *to)
            .collect();
        let news = self.shown.insert(page);
        self.rows.push(Branch {
            page,
            depth,
            again: !news && !held.is_empty(),
        });
        if news {
            held.into_iter().for_each(|held| self.add(held, depth + 1));
        }
    }
}

/// Escapes characters that have a meaning in Mermaid.
fn label(title: &str) -> String {
    let escaped = |c: char| {
        if c.is_alphanumeric() || c == '_' {
            c.to_string()
        } else {
            format!("#{};", c as u32)
        }
    };
    title.chars().map(escaped).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_shows_each_model_once_even_in_a_circle() {
        let graph = Graph {
            pages: vec![0, 1, 2],
            arrows: vec![(0, 1), (1, 2), (2, 1), (0, 2)],
            left_out: 0,
        };
        let rows: Vec<_> = graph
            .tree()
            .into_iter()
            .map(|row| (row.page, row.depth, row.again))
            .collect();
        assert_eq!(
            rows,
            [
                (0, 0, false),
                (1, 1, false),
                (2, 2, false),
                (1, 3, true),
                (2, 1, true)
            ]
        );
    }

    #[test]
    fn names_cannot_break_a_picture() {
        assert_eq!(label("a\"]; b"), "a#34;#93;#59;#32;b");
    }
}
