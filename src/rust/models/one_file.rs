//! The files of a crate → one file for `include!`: every `mod name;` becomes the module itself. It knows nothing of what
//! the modules hold; all their paths are relative, so that the file can be included at any depth of another crate.

use std::collections::BTreeMap;

use crate::output::OutputFile;

/// What the file is called.
pub(crate) const MODELS: &str = "models.rs";

/// What the including crate has asked its own code to be is not asked of this file. An included file cannot say so with
/// inner attributes.
const ALLOW: &str = "#[allow(clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction)]\n\
                     #[allow(future_incompatible, let_underscore, nonstandard_style, rust_2018_idioms, unused)]\n\
                     #[allow(missing_copy_implementations, missing_debug_implementations, missing_docs)]\n\
                     #[allow(explicit_outlives_requirements, elided_lifetimes_in_paths, single_use_lifetimes)]\n\
                     #[allow(trivial_casts, trivial_numeric_casts, unreachable_pub, unused_qualifications)]\n\
                     #[allow(unit_bindings, unused_lifetimes, unused_results, variant_size_differences)]\n";

/// Puts the modules of `files` into one, and behind them the line that brings the models out.
pub(super) fn joined(files: &[OutputFile], header: &str, reexport: &str) -> OutputFile {
    let files: BTreeMap<&str, &str> = files
        .iter()
        .map(|file| (file.path.as_str(), file.contents.as_str()))
        .collect();
    let mut contents = header.to_owned();
    for module in ["models", "support"] {
        contents.push_str(ALLOW);
        contents.push_str(&format!("pub mod {module} {{\n"));
        folder(&files, module, header, &mut contents);
        contents.push_str("}\n\n");
    }
    contents.push_str(&format!(
        "#[allow(unreachable_pub, unused_imports)]\n{reexport}\n"
    ));
    OutputFile {
        path: MODELS.to_owned(),
        contents,
    }
}

/// The `mod.rs` of a folder, with each of its modules in its place.
fn folder(files: &BTreeMap<&str, &str>, name: &str, header: &str, into: &mut String) {
    let list = files
        .get(format!("src/{name}/mod.rs").as_str())
        .copied()
        .unwrap_or_default();
    for line in list.replacen(header, "", 1).lines() {
        let module = line
            .strip_prefix("mod ")
            .and_then(|rest| rest.strip_suffix(';'));
        let text = module.and_then(|module| {
            // A raw identifier is the name of its file without the mark.
            let file = module.strip_prefix("r#").unwrap_or(module);
            files.get(format!("src/{name}/{file}.rs").as_str())
        });
        match (module, text) {
            (Some(module), Some(text)) => {
                into.push_str(&format!(
                    "mod {module} {{\n{}}}\n",
                    text.replacen(header, "", 1)
                ));
            }
            _ => {
                into.push_str(line);
                into.push('\n');
            }
        }
    }
}
