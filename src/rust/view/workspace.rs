//! Decides the crates of a workspace: one for each root file, and a common one for models that
//! several of them use. It prints nothing.

use std::collections::BTreeSet;

use super::docs::Docs;
use super::ident::{Scope, feature_name};
use super::item::Item;
use super::krate::crate_name;
use crate::api::{Api, ModelId, Root, Type};
use crate::config::{Layout, RustOptions};

/// The crates of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workspace {
    /// The crate that all others depend on, with the models of several root files.
    pub common: Member,
    /// The crates of the root files, in order.
    pub members: Vec<Member>,
}

/// A crate of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its package name, such as `sailpoint-access-profiles`.
    pub package: String,
    /// Its folder in the workspace, such as `access-profiles`.
    pub folder: String,
    /// The documentation, line by line.
    pub docs: Vec<String>,
    /// The models that are defined in it, in the order of the API.
    pub own: Vec<ModelId>,
    /// The models of the common crate that it re-exports, in the order of the API.
    pub shared: Vec<ModelId>,
}

impl Member {
    /// Returns the name that other crates import it by.
    #[must_use]
    pub fn import_name(&self) -> String {
        self.package.replace('-', "_")
    }
}

impl Workspace {
    /// Returns the crate that defines a model.
    #[must_use]
    pub fn home(&self, id: ModelId) -> &Member {
        let home = self.members.iter().find(|member| member.own.contains(&id));
        home.unwrap_or(&self.common)
    }
}

/// Returns the workspace, if the options ask for one.
pub(super) fn workspace(api: &Api, options: &RustOptions, items: &[Item]) -> Option<Workspace> {
    if options.layout != Layout::Workspace {
        return None;
    }
    let is_common = common(api);
    let generated = || items.iter().filter(|item| item.is_generated());
    let ids = |is_wanted: &dyn Fn(&Item) -> bool| -> Vec<ModelId> {
        let wanted = generated().filter(|item| is_wanted(item));
        wanted.map(|item| item.id).collect()
    };
    let mut scope = Scope::default();
    let mut folder = |name: &str| scope.claim(feature_name(name)).replace('_', "-");
    let name = crate_name(api, options);
    let package = |folder: &str| format!("{name}-{folder}");
    let at = |item: &Item| item.id.0 as usize;
    let common = folder("common");
    let common = Member {
        package: package(&common),
        folder: common,
        docs: common_docs(api),
        own: ids(&|item| is_common[at(item)]),
        shared: Vec::new(),
    };
    let members = api.roots.iter().enumerate().map(|(number, root)| {
        let uses = |item: &Item| {
            let roots = &api[item.id].usage.roots;
            roots.iter().any(|root| root.0 as usize == number)
        };
        let folder = folder(&root.name);
        Member {
            package: package(&folder),
            folder,
            docs: docs(api, root),
            own: ids(&|item| uses(item) && !is_common[at(item)]),
            shared: ids(&|item| uses(item) && is_common[at(item)]),
        }
    });
    let members = members.collect();
    Some(Workspace { common, members })
}

/// Returns `true` for each model of the common crate: models of several root files or of none, and
/// all models that they contain.
fn common(api: &Api) -> Vec<bool> {
    let mut is_common = vec![false; api.models.len()];
    let of_one = |at: usize| api.models[at].usage.roots.len() == 1;
    let mut open: Vec<usize> = (0..api.models.len()).filter(|&at| !of_one(at)).collect();
    while let Some(at) = open.pop() {
        if !std::mem::replace(&mut is_common[at], true) {
            let types = api.models[at].shape.types().into_iter();
            open.extend(types.filter_map(Type::model).map(|id| id.0 as usize));
        }
    }
    is_common
}

fn docs(api: &Api, root: &Root) -> Vec<String> {
    let mut docs = Docs::default();
    docs.markdown(&format!(
        "Models of {} {}: {}.",
        api.info.title, api.info.version, root.title
    ));
    docs.markdown(root.docs.as_deref().unwrap_or_default());
    docs.finish()
}

fn common_docs(api: &Api) -> Vec<String> {
    let titles: BTreeSet<&str> = api.roots.iter().map(|root| root.title.as_str()).collect();
    let mut docs = Docs::default();
    let info = &api.info;
    docs.markdown(&format!(
        "Models of {} {} shared by several of its crates.",
        info.title, info.version
    ));
    docs.markdown(info.description.as_deref().unwrap_or_default());
    docs.heading("Crates");
    titles
        .into_iter()
        .for_each(|title| docs.item(&super::docs::cell(title)));
    docs.finish()
}
