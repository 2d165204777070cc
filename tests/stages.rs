//! The components of the published spec, by name and in order: after naming, and after lifting.
//!
//! Needs the published data; without it the test says so and passes (with `CI` set it fails).

use std::fs;
use std::path::{Path, PathBuf};

use sailgen::diagnostic::Diagnostics;
use sailgen::ir::{self, Role};
use sailgen::spec::{self, LoadOptions};

#[test]
fn components_are_named_as_published() {
    let Some(corpus) = corpus() else { return };
    for version in ["beta", "v3"] {
        let mut diagnostics = Diagnostics::default();
        let root = corpus.join(format!("sailpoint/idn/sailpoint-api.{version}.yaml"));
        let options = LoadOptions { overrides: search_documents(), ..LoadOptions::default() };
        let spec = spec::load(&root, &options, &mut diagnostics).expect("the spec can be read");
        let api = ir::lower(&spec, &mut diagnostics);
        assert!(!diagnostics.has_errors(), "{:?}", diagnostics.iter().next());
        let names = |roles: &[Role]| -> Vec<&str> {
            api.models.iter().filter(|model| roles.contains(&model.role)).map(|model| model.name.as_str()).collect()
        };
        for (stage, names) in
            [("resolved", names(&[Role::Component])), ("lifted", names(&[Role::Component, Role::Lifted]))]
        {
            let text = fs::read_to_string(corpus.join(format!("sailpoint/stages/{version}.{stage}.tsv"))).unwrap();
            let expected: Vec<&str> = text.lines().filter_map(|line| line.split('\t').next()).collect();
            let differs = names.iter().zip(&expected).position(|(name, expected)| name != expected);
            let at = differs.unwrap_or(names.len().min(expected.len()));
            assert!(
                names == expected,
                "{version} {stage}: {} of {}, first difference at {at}: {:?} and not {:?}",
                names.len(),
                expected.len(),
                &names.get(at..names.len().min(at + 3)),
                &expected.get(at..expected.len().min(at + 3)),
            );
        }
    }
}

/// SailPoint replaces these two files before it publishes.
fn search_documents() -> Vec<spec::Override> {
    let pattern = |text| glob::Pattern::new(text).unwrap();
    let object = spec::Node::new(spec::Tree::Map(Box::new(
        [("type".into(), spec::Node::new(spec::Tree::Text("object".into())))].into_iter().collect(),
    )));
    ["**/documents/SearchDocument.yaml", "**/documents/SearchDocuments.yaml"]
        .map(|files| spec::Override { files: pattern(files), replace: Some(object.clone()), patch: None })
        .into()
}

fn corpus() -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus");
    let corpus = std::env::var_os("SAILGEN_CORPUS").map_or_else(beside, PathBuf::from);
    if corpus.is_dir() {
        return Some(corpus);
    }
    assert!(std::env::var_os("CI").is_none(), "with CI set, the published data must be there");
    println!("the published data is not here; the README tells where to get it");
    None
}
