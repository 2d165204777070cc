//! Dependencies between the files of `src`: every path in the code is resolved, through `use` declarations and
//! re-exports, to the file that defines the item. This module reads tokens, so comments and strings are ignored.
//!
//! Method calls are not paths: a file uses the items that it names.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::TokenTree;

use crate::files::{files, is_punct, is_separator, is_word, tokens, without_tests};

/// The segments of an absolute path: `crate::openapi::Spec` is `["openapi", "Spec"]`.
pub type Segments = Vec<String>;

/// A file of the library as a module, with the modules inside it.
pub struct Module {
    /// Path in the project.
    pub file: String,
    /// Paths in the module: absolute for those of this crate, as written for others.
    pub paths: Vec<Segments>,
    /// Names that its `use` declarations import.
    names: BTreeMap<String, Segments>,
    globs: Vec<Segments>,
    /// Items that it defines.
    items: BTreeSet<String>,
    /// Names of its child modules.
    children: BTreeSet<String>,
}

/// The library: every module by its path.
pub struct House(pub BTreeMap<Segments, Module>);

/// A file and a file that it uses, with one of the used items.
pub type Edges = BTreeMap<(String, String), String>;

impl House {
    /// Reads the whole library. The command line is a separate crate and has the module path `cli`.
    pub fn read() -> House {
        let mut modules = BTreeMap::new();
        for (path, text) in files("src", "rs") {
            // The support code of generated crates, which sailgen prints but does not use.
            if path == "src/main.rs"
                || path.starts_with("src/rust/support/") && !path.ends_with("support/mod.rs")
            {
                continue;
            }
            let own = module_path(&path);
            let mut module = Module {
                file: path.clone(),
                paths: Vec::new(),
                names: BTreeMap::new(),
                globs: Vec::new(),
                items: BTreeSet::new(),
                children: BTreeSet::new(),
            };
            let trees = without_tests(tokens(&text));
            module.declare(&trees);
            module.gather(&trees, &own);
            modules.insert(own, module);
        }
        House(modules)
    }

    /// Returns the file that defines the item at a path; `None` for a path of another crate or to a module.
    pub fn file_of(&self, path: &[String]) -> Option<(String, String)> {
        let mut path = path.to_vec();
        for _ in 0..16 {
            let length = (0..=path.len())
                .rev()
                .find(|&length| self.0.contains_key(&path[..length]))?;
            // A path to a module may also name an item that the parent exports under the same name.
            let parent = length.checked_sub(1).and_then(|at| self.0.get(&path[..at]));
            let same = parent.and_then(|parent| parent.names.get(&path[length - 1]));
            if let (true, Some(target)) = (length == path.len(), same) {
                path = target.clone();
                continue;
            }
            let module = &self.0[&path[..length]];
            let item = path.get(length)?;
            if let Some(target) = module.names.get(item) {
                path = target.iter().chain(&path[length + 1..]).cloned().collect();
            } else if module.items.contains(item) {
                return Some((module.file.clone(), item.clone()));
            } else {
                let globbed = module.globs.iter().find(|glob| {
                    self.0.get(*glob).is_some_and(|module| {
                        module.items.contains(item) || module.names.contains_key(item)
                    })
                });
                match globbed {
                    Some(glob) => path = glob.iter().chain(&path[length..]).cloned().collect(),
                    None => return None,
                }
            }
        }
        None
    }

    /// Returns every pair of files where the first one uses an item of the second one.
    pub fn edges(&self) -> Edges {
        let mut edges = Edges::new();
        for module in self.0.values() {
            for path in &module.paths {
                if let Some((file, item)) =
                    self.file_of(path).filter(|(file, _)| *file != module.file)
                {
                    edges.entry((module.file.clone(), file)).or_insert(item);
                }
            }
        }
        edges
    }
}

impl Module {
    /// Converts a path in this module to one from the root of the crate.
    pub fn absolute_of(&self, path: &[String]) -> Segments {
        let own = module_path(&self.file);
        self.absolute(path.to_vec(), &own)
    }

    fn declare(&mut self, trees: &[TokenTree]) {
        const KINDS: [&str; 10] = [
            "fn",
            "struct",
            "enum",
            "trait",
            "type",
            "const",
            "static",
            "union",
            "macro_rules",
            "mod",
        ];
        for at in 0..trees.len() {
            let kind = KINDS.iter().find(|kind| is_word(Some(&trees[at]), kind));
            let next = match trees.get(at + 1) {
                Some(tree) if is_punct(tree, '!') => trees.get(at + 2),
                next => next,
            };
            if let (Some(kind), Some(TokenTree::Ident(name))) = (kind, next) {
                let is_file =
                    *kind == "mod" && trees.get(at + 2).is_some_and(|tree| is_punct(tree, ';'));
                match is_file {
                    true => _ = self.children.insert(name.to_string()),
                    false => _ = self.items.insert(name.to_string()),
                }
            }
            // Items that a macro of this file generates, such as the codes of findings.
            if let TokenTree::Group(group) = &trees[at] {
                let is_macro = at > 0 && is_punct(&trees[at - 1], '!')
                    || at > 1 && is_word(trees.get(at - 1), "codes")
                    || at > 2 && is_word(trees.get(at - 3), "macro_rules");
                if is_macro {
                    self.declare_below(group.stream().into_iter().collect());
                }
            }
        }
    }

    fn declare_below(&mut self, trees: Vec<TokenTree>) {
        self.declare(&trees);
        for tree in trees {
            if let TokenTree::Group(group) = tree {
                self.declare_below(group.stream().into_iter().collect());
            }
        }
    }

    fn gather(&mut self, trees: &[TokenTree], own: &[String]) {
        let mut at = 0;
        while at < trees.len() {
            if is_word(Some(&trees[at]), "use") {
                let end = (at..trees.len())
                    .find(|&end| is_punct(&trees[end], ';'))
                    .unwrap_or(trees.len());
                let is_public = at > 0
                    && match &trees[at - 1] {
                        TokenTree::Group(_) => at > 1 && is_word(trees.get(at - 2), "pub"),
                        tree => is_word(Some(tree), "pub"),
                    };
                self.import(&trees[at + 1..end], Vec::new(), own, is_public);
                at = end;
            } else if let TokenTree::Group(group) = &trees[at] {
                let below: Vec<TokenTree> = group.stream().into_iter().collect();
                self.gather(&below, own);
            } else if let TokenTree::Ident(first) = &trees[at] {
                let is_start = at == 0
                    || !is_punct(&trees[at - 1], ':') && !is_punct(&trees[at - 1], '.')
                    || at > 1 && is_punct(&trees[at - 1], ':') && !is_punct(&trees[at - 2], ':');
                if is_start && is_separator(trees, at + 1) {
                    let (mut path, mut next) = (vec![first.to_string()], at + 1);
                    while let (true, Some(TokenTree::Ident(name))) =
                        (is_separator(trees, next), trees.get(next + 2))
                    {
                        path.push(name.to_string());
                        next += 3;
                    }
                    at = next - 1;
                    let path = self.absolute(path, own);
                    self.paths.push(path);
                }
            }
            at += 1;
        }
    }

    /// Adds the tree of a `use` declaration. A re-export does not count as a use.
    fn import(&mut self, trees: &[TokenTree], before: Segments, own: &[String], is_public: bool) {
        let mut path = before.clone();
        let mut at = 0;
        while at < trees.len() {
            match &trees[at] {
                TokenTree::Ident(name) if name == "as" => {
                    if let Some(TokenTree::Ident(alias)) = trees.get(at + 1) {
                        self.bring(alias.to_string(), path.clone(), own, is_public);
                    }
                    path.clear();
                    at += 1;
                }
                TokenTree::Ident(name) => path.push(name.to_string()),
                TokenTree::Group(group) => {
                    let below: Vec<TokenTree> = group.stream().into_iter().collect();
                    self.import(&below, std::mem::take(&mut path), own, is_public);
                }
                TokenTree::Punct(punct) if punct.as_char() == '*' => {
                    let glob = self.absolute(std::mem::take(&mut path), own);
                    self.globs.push(glob);
                }
                TokenTree::Punct(punct) if punct.as_char() == ',' => {
                    self.bring_last(
                        std::mem::replace(&mut path, before.clone()),
                        &before,
                        own,
                        is_public,
                    );
                }
                _ => {}
            }
            at += 1;
        }
        self.bring_last(path, &before, own, is_public);
    }

    fn bring_last(
        &mut self,
        mut path: Segments,
        before: &[String],
        own: &[String],
        is_public: bool,
    ) {
        if path.len() <= before.len() {
            return;
        }
        if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
            path.pop();
        }
        if let Some(name) = path.last().cloned() {
            self.bring(name, path, own, is_public);
        }
    }

    fn bring(&mut self, name: String, path: Segments, own: &[String], is_public: bool) {
        let path = self.absolute(path, own);
        if !is_public {
            self.paths.push(path.clone());
        }
        self.names.insert(name, path);
    }

    /// Returns a path from the root of the crate; a path of another crate begins with an empty segment.
    fn absolute(&self, path: Segments, own: &[String]) -> Segments {
        let ups = path.iter().take_while(|name| *name == "super").count();
        let (from, rest) = match path.first().map(String::as_str) {
            Some("crate") => (&own[..0], &path[1..]),
            Some("self") => (own, &path[1..]),
            Some("super") => (&own[..own.len().saturating_sub(ups)], &path[ups..]),
            Some(first) if self.children.contains(first) => (own, &path[..]),
            Some(first) => match self.names.get(first) {
                Some(target) => return target.iter().chain(&path[1..]).cloned().collect(),
                None if self.items.contains(first) => (own, &path[..]),
                None => return std::iter::once(String::new()).chain(path).collect(),
            },
            None => (own, &path[..]),
        };
        from.iter().chain(rest).cloned().collect()
    }
}

/// Returns the module path of a file: `src/openapi/load.rs` is `["openapi", "load"]`, and `src/lib.rs` the root.
fn module_path(file: &str) -> Segments {
    let path = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .trim_end_matches("/mod");
    match path {
        "lib" => Vec::new(),
        _ => path.split('/').map(str::to_owned).collect(),
    }
}

/// Returns the cycles of files that use each other, directly or indirectly: each cycle once, sorted.
pub fn circles(edges: &Edges) -> Vec<Vec<String>> {
    let mut uses: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (from, to) in edges.keys() {
        uses.entry(from).or_default().insert(to);
    }
    let reached = |start: &str| {
        let (mut seen, mut open) = (BTreeSet::new(), vec![start]);
        while let Some(next) = open.pop() {
            for to in uses.get(next).into_iter().flatten() {
                if seen.insert(*to) {
                    open.push(to);
                }
            }
        }
        seen
    };
    let all: BTreeMap<&str, BTreeSet<&str>> =
        uses.keys().map(|file| (*file, reached(file))).collect();
    let mut found = BTreeSet::new();
    for (file, reached) in &all {
        let with: Vec<String> = reached
            .iter()
            .filter(|other| all.get(*other).is_some_and(|back| back.contains(file)))
            .map(|other| (*other).to_owned())
            .collect();
        if with.len() > 1 {
            found.insert(with);
        }
    }
    found.into_iter().collect()
}
