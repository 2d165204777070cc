//! The components of the published spec, by name and in order: after naming, and after lifting.
//!
//! Needs the published data. Without it the test prints a note and passes; with `CI` set it fails.

mod corpus;

use std::fs;

use sailgen::diagnostic::Diagnostics;
use sailgen::published::Role;

#[test]
fn components_are_named_as_published() {
    let Some(corpus) = corpus::corpus() else {
        return;
    };
    for version in ["beta", "v3"] {
        let mut diagnostics = Diagnostics::default();
        let config = corpus::config(&corpus, version);
        let generated = sailgen::pipeline(&config, &mut diagnostics).expect("the spec is valid");
        let names = |roles: &[Role]| -> Vec<&str> {
            let models = generated.published.models.iter();
            models
                .filter(|model| roles.contains(&model.role))
                .map(|model| model.name.as_str())
                .collect()
        };
        for (stage, names) in [
            ("resolved", names(&[Role::Component])),
            ("lifted", names(&[Role::Component, Role::Lifted])),
        ] {
            let text =
                fs::read_to_string(corpus.join(format!("sailpoint/stages/{version}.{stage}.tsv")))
                    .unwrap();
            let expected: Vec<&str> = text
                .lines()
                .filter_map(|line| line.split('\t').next())
                .collect();
            let differs = names
                .iter()
                .zip(&expected)
                .position(|(name, expected)| name != expected);
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
