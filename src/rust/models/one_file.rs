//! Joins the files of a crate into one for `include!`: every `mod name;` is replaced by the module
//! itself. It knows nothing of the modules' contents. All paths in them are relative, so the file
//! can be included at any depth of another crate.

use std::collections::BTreeMap;

use crate::output::OutputFile;

/// The name of the file.
pub(crate) const MODELS: &str = "models.rs";

/// The lints of the including crate do not apply to this file, which cannot have inner attributes
/// because it is included.
const ALLOW: &str = "#[allow(clippy::all, clippy::nursery, clippy::pedantic, clippy::restriction)]\n\
                     #[allow(future_incompatible, let_underscore, nonstandard_style, rust_2018_idioms, unused)]\n\
                     #[allow(missing_copy_implementations, missing_debug_implementations, missing_docs)]\n\
                     #[allow(explicit_outlives_requirements, elided_lifetimes_in_paths, single_use_lifetimes)]\n\
                     #[allow(trivial_casts, trivial_numeric_casts, unreachable_pub, unused_qualifications)]\n\
                     #[allow(unit_bindings, unused_lifetimes, unused_results, variant_size_differences)]\n";

/// Joins the modules of `files` into one file, followed by the line that re-exports the models.
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

/// Writes the `mod.rs` of a folder, with its modules inlined.
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
            // A raw identifier has no prefix in its file name.
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
