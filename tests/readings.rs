//! The two readings of a spec are independent: a change in one of them does not affect the output of the other.

use std::path::Path;

use sailgen::api::{Api, Shape};
use sailgen::config::Flavour;
use sailgen::diagnostic::Diagnostics;
use sailgen::{Config, pipeline};

#[test]
fn no_powershell_page_depends_on_what_a_schema_means() {
    let generated = generated();
    let pages = |api: &Api| files(api, &generated.published, Flavour::Powershell);
    let before = pages(&generated.api);
    assert!(before.len() > 50, "the sample has pages");
    assert_eq!(before, pages(&turned(generated.api.clone())));
}

#[test]
fn no_model_depends_on_what_is_published() {
    let generated = generated();
    let models = |api: &Api, published| files(api, published, Flavour::Rust);
    let nothing = sailgen::published::Published::default();
    let before = models(&generated.api, &generated.published);
    assert_eq!(before, models(&generated.api, &nothing));
    // The comparison can fail: models do depend on the Rust reading.
    assert_ne!(before, models(&turned(generated.api.clone()), &nothing));
}

fn generated() -> sailgen::Generated {
    let mut config = Config::default();
    config.spec.path =
        Some(Path::new(env!("CARGO_MANIFEST_DIR")).join("specs/idn/sailpoint-api.beta.yaml"));
    config.output.flavours = Some(vec![Flavour::Powershell, Flavour::Rust]);
    pipeline(&config, &mut Diagnostics::default()).expect("the sample is accepted")
}

fn files(
    api: &Api,
    published: &sailgen::published::Published,
    flavour: Flavour,
) -> Vec<(String, String)> {
    let mut config = Config::default();
    config.output.flavours = Some(vec![flavour]);
    let files = sailgen::files(api, published, &config).expect("the built-in templates print");
    files
        .into_iter()
        .map(|file| (file.path, file.contents))
        .collect()
}

/// Reverses the order of fields, values and alternatives.
fn turned(mut api: Api) -> Api {
    for model in &mut api.models {
        match &mut model.shape {
            Shape::Struct(shape) => shape.fields.reverse(),
            Shape::Enum(shape) => shape.values.reverse(),
            Shape::Union(shape) => shape.members.reverse(),
            Shape::Tuple(items) => items.reverse(),
            Shape::Alias(_) | Shape::Map(_) => {}
        }
    }
    api
}
