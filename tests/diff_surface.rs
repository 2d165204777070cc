//! Compares the verdicts of the diff with the generated crate: after a patch, other crates see the same as before;
//! after anything else, they do not.
//!
//! These tests consider types, which cargo-semver-checks does not; see `semver.rs`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use quote::{ToTokens, quote};
use sailgen::api::Api;
use sailgen::config::{
    Config, DateLibrary, Flavour, Numbers, Openness, OptionalNullable, UuidLibrary,
};
use sailgen::diagnostic::Diagnostics;
use sailgen::diff::{self, Kind, Options, Semver};
use sailgen::rust::view::{self, View};
use sailgen::{Generated, meaning, pipeline};
use syn::{Attribute, ImplItem, Item, Visibility};

/// Visible changes that are nevertheless patches: a removed deprecation breaks nothing.
const HARMLESS: [Kind; 2] = [Kind::FieldUndeprecated, Kind::ModelUndeprecated];

#[test]
fn a_patch_is_what_other_crates_do_not_see() {
    let mut configs = vec![Config::default(); 3];
    configs[1].rust.enums = Openness::Closed;
    configs[1].rust.unions = Openness::Closed;
    configs[1].rust.constructors = false;
    configs[1].rust.features = false;
    configs[2].rust.dates = DateLibrary::String;
    configs[2].rust.uuids = UuidLibrary::String;
    configs[2].rust.numbers = Numbers::F64;
    configs[2].rust.optional_nullable = OptionalNullable::Option;
    configs[2].rust.extra = true;
    for case in cases() {
        for config in &configs {
            compare(&case, config);
        }
    }
}

#[test]
fn formats_have_the_types_that_the_diff_takes_them_to_have() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("formats");
    fs::create_dir_all(&folder).unwrap();
    let write = |side: &str, ty: &str, format: &str| {
        let path = folder.join(format!("{side}.yaml"));
        let spec = format!(
            "openapi: 3.0.3\ninfo: {{title: Shop, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    Order:\n      \
             type: object\n      properties:\n        note: {{type: {ty}, format: '{format}'}}\n"
        );
        fs::write(&path, spec).unwrap();
        path
    };
    let (strings, numbers) = (
        [
            "date-time",
            "date",
            "uuid",
            "UUID",
            "byte",
            "binary",
            "email",
        ],
        ["float", "double", "x"],
    );
    let integers = [
        "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "x",
    ];
    for (ty, formats) in [
        ("string", strings.as_slice()),
        ("number", &numbers),
        ("integer", &integers),
    ] {
        for (was, is) in formats
            .iter()
            .flat_map(|was| formats.iter().map(move |is| (was, is)))
        {
            let sides = [write("old", ty, was), write("new", ty, is)];
            let mut strict = Config::default();
            strict.rust.dates = DateLibrary::String;
            strict.rust.numbers = Numbers::F64;
            for config in [Config::default(), strict] {
                let [old, new] = sides.clone().map(|path| generated(&config, path));
                let [before, after] = sides.clone().map(|path| meant(&config, path));
                let options = Options::from(&config.rust);
                let verdict = diff::verdict(&diff::diff(&before, &after, &options));
                let same = surface(&old, &config) == surface(&new, &config);
                assert_eq!(
                    verdict.semver == Semver::Patch,
                    same,
                    "{ty}: {was} and {is}"
                );
            }
        }
    }
}

fn compare(case: &str, config: &Config) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/diff")
        .join(case);
    let sides = ["old.yaml", "new.yaml"].map(|file| folder.join(file));
    let [was, is] = sides.clone().map(|path| meant(config, path));
    let changes = diff::diff(&was, &is, &Options::from(config));
    let [old, new] = sides.map(|path| generated(config, path));
    let semver = diff::verdict(&changes).semver;
    let (was, is) = (surface(&old, config), surface(&new, config));
    // Another feature that enables a model breaks nothing.
    let added = is.difference(&was).filter(|line| !line.contains(" under "));
    let seen: Vec<_> = was.difference(&is).chain(added).collect();
    let harmless = changes.iter().any(|change| HARMLESS.contains(&change.kind));
    match semver {
        Semver::Patch if harmless => assert!(!seen.is_empty(), "{case}: nothing is seen"),
        Semver::Patch => assert!(
            seen.is_empty(),
            "{case} is a patch, and yet differs: {seen:#?}"
        ),
        Semver::Minor | Semver::Major => assert!(
            !seen.is_empty(),
            "{case}: {semver:?}, and yet nothing differs"
        ),
    }
}

fn meant(config: &Config, root: PathBuf) -> Api {
    let mut config = config.clone();
    config.spec.path = Some(root);
    meaning(&config, &mut Diagnostics::default()).unwrap_or_else(|failure| panic!("{failure}"))
}

fn generated(config: &Config, root: PathBuf) -> Generated {
    let mut config = config.clone();
    config.spec.path = Some(root);
    config.output.flavours = Some(vec![Flavour::Rust]);
    pipeline(&config, &mut Diagnostics::default()).unwrap_or_else(|failure| panic!("{failure}"))
}

/// Returns everything that other crates see of the models, and the features.
fn surface(generated: &Generated, config: &Config) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    meanings(&View::new(&generated.api, &config.rust), &mut seen);
    for file in &generated.files {
        if file.path.starts_with("src/models/") && !file.path.ends_with("/mod.rs") {
            let parsed = syn::parse_file(&file.contents).unwrap();
            parsed.items.iter().for_each(|item| see(item, &mut seen));
        }
        if file.path == "Cargo.toml" {
            let manifest: BTreeMap<String, toml::Value> = toml::from_str(&file.contents).unwrap();
            let features = manifest.get("features").and_then(toml::Value::as_table);
            seen.extend(
                features
                    .into_iter()
                    .flatten()
                    .map(|(name, _)| format!("feature {name}")),
            );
        }
    }
    seen
}

/// Collects the wire names of fields and variants, and the features that models are compiled with.
fn meanings(view: &View, seen: &mut BTreeSet<String>) {
    for item in view.generated() {
        let name = &item.name;
        let gates = match item.gates.is_empty() {
            true => {
                seen.insert(format!("{name} under no feature"));
                &view.krate.features
            }
            false => &item.gates,
        };
        seen.extend(gates.iter().map(|gate| format!("{name} under {gate}")));
        match &item.kind {
            view::Kind::Struct(shape) => seen.extend(
                shape
                    .fields
                    .iter()
                    .map(|field| format!("{name}.{} = {}", field.name, field.wire_name)),
            ),
            view::Kind::Enum(shape) => seen.extend(
                shape
                    .variants
                    .iter()
                    .map(|variant| format!("{name}::{} = {}", variant.name, variant.wire)),
            ),
            view::Kind::Union(_) | view::Kind::Alias(_) => {}
        }
    }
}

fn see(item: &Item, seen: &mut BTreeSet<String>) {
    match item {
        Item::Struct(item) => {
            let (name, attributes) = (&item.ident, shown(&item.attrs));
            seen.insert(quote!(#attributes struct #name).to_string());
            for field in &item.fields {
                let (attributes, visibility, field, ty) =
                    (shown(&field.attrs), &field.vis, &field.ident, &field.ty);
                seen.insert(quote!(#name #attributes #visibility #field: #ty).to_string());
            }
        }
        Item::Enum(item) => {
            let (name, attributes) = (&item.ident, shown(&item.attrs));
            seen.insert(quote!(#attributes enum #name).to_string());
            for variant in &item.variants {
                let (variant, fields) = (&variant.ident, &variant.fields);
                seen.insert(quote!(#name::#variant #fields).to_string());
            }
        }
        Item::Type(item) => {
            let (name, ty) = (&item.ident, &item.ty);
            seen.insert(quote!(type #name = #ty).to_string());
        }
        Item::Impl(item) if item.trait_.is_none() => {
            let name = &item.self_ty;
            for item in &item.items {
                if let ImplItem::Fn(item) = item
                    && matches!(item.vis, Visibility::Public(_))
                {
                    let signature = &item.sig;
                    seen.insert(quote!(#name #signature).to_string());
                }
            }
        }
        _ => {}
    }
}

/// Returns the attributes except documentation.
fn shown(attributes: &[Attribute]) -> impl ToTokens {
    let kept = attributes
        .iter()
        .filter(|attribute| !attribute.path().is_ident("doc"));
    quote!(#(#kept)*)
}

fn cases() -> Vec<String> {
    let entries = fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/diff")).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}
