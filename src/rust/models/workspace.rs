//! Turns a `View` into the files of a workspace: one crate for each root file, and a common one. It
//! decides nothing.

use std::fmt::Write as _;

use super::krate::{HEADER, file, formatting, modules, support};
use super::manifest;
use super::model;
use crate::output::OutputFile;
use crate::parallel;
use crate::rust::print::comment;
use crate::rust::view::ident::order;
use crate::rust::view::{Item, MemberCrate, View, Workspace};

/// Returns all files of the workspace.
pub(super) fn files(view: &View, workspace: &Workspace) -> Vec<OutputFile> {
    let common = &workspace.common;
    let mut folders: Vec<&str> = workspace
        .members
        .iter()
        .map(|member| &*member.folder)
        .collect();
    folders.push(&common.folder);
    folders.sort_unstable();
    let mut files = vec![
        file("Cargo.toml", manifest::workspace(&folders)),
        formatting(),
    ];
    files.extend(below(common, common_crate(view, common)));
    for member in &workspace.members {
        files.extend(below(member, member_crate(view, common, member)));
    }
    files
}

fn below(member: &MemberCrate, files: Vec<OutputFile>) -> impl Iterator<Item = OutputFile> {
    files.into_iter().map(|file| OutputFile {
        path: format!("{}/{}", member.folder, file.path),
        ..file
    })
}

fn common_crate(view: &View, common: &MemberCrate) -> Vec<OutputFile> {
    let mut files = own_models(view, common);
    files.push(file("Cargo.toml", manifest::of_common(&view.krate, common)));
    files.push(file(
        "src/lib.rs",
        root(
            common,
            "#[allow(unused_imports, unused_macros)]\npub mod support;\n",
        ),
    ));
    files.push(file(
        "src/models/mod.rs",
        list(view, common, "use super::support;\n"),
    ));
    files.extend(support(view).into_iter().map(shared_macros));
    files
}

fn member_crate(view: &View, common: &MemberCrate, member: &MemberCrate) -> Vec<OutputFile> {
    let import = common.import_name();
    let mut files = own_models(view, member);
    files.push(file(
        "Cargo.toml",
        manifest::of_member(&view.krate, common, member),
    ));
    let reexport = format!("#[doc(no_inline)]\npub use {import}::support;\n");
    files.push(file("src/lib.rs", root(member, &reexport)));
    let mut imports = format!("use {import}::support;\n");
    let mut names: Vec<&str> = member
        .shared
        .iter()
        .map(|&id| view[id].name.as_str())
        .collect();
    names.sort_by_cached_key(|name| order(name));
    for name in names {
        _ = write!(
            imports,
            "#[doc(no_inline)]\npub use {import}::models::{name};\n"
        );
    }
    files.push(file("src/models/mod.rs", list(view, member, &imports)));
    files
}

fn own_models(view: &View, member: &MemberCrate) -> Vec<OutputFile> {
    parallel::each(&member.own, |&id| model::file(view, &view[id]))
}

fn list(view: &View, member: &MemberCrate, imports: &str) -> String {
    let items: Vec<&Item> = member.own.iter().map(|&id| &view[id]).collect();
    modules(view, &items, imports)
}

fn root(member: &MemberCrate, support: &str) -> String {
    // A glob import that imports nothing causes a warning.
    let any = !member.own.is_empty() || !member.shared.is_empty();
    let glob = if any { "\npub use models::*;\n" } else { "" };
    format!(
        "{}\n{HEADER}#![forbid(unsafe_code)]\n#![allow(clippy::doc_lazy_continuation)]\n\npub mod models;\n{support}{glob}",
        comment(&member.docs, "//!")
    )
}

/// Exports the macros that models use, for the crates that depend on this one.
fn shared_macros(mut file: OutputFile) -> OutputFile {
    let lines = file.contents.lines();
    let names = lines.filter_map(|line| line.strip_prefix("pub(crate) use ")?.strip_suffix(';'));
    for name in names.map(str::to_owned).collect::<Vec<_>>() {
        let definition = format!("macro_rules! {name} {{");
        let shared = format!("#[doc(hidden)]\n#[macro_export]\n{definition}");
        file.contents = file.contents.replacen(&definition, &shared, 1);
    }
    file.contents = file
        .contents
        .replace("pub(crate) use ", "#[doc(hidden)]\npub use ");
    file
}
