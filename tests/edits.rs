//! Forty edits of one small spec, each with the verdict of the diff. For some of them a user's program is compiled and
//! run with the old and the new crate: a major version means that it no longer compiles, or prints something else.
//!
//! `SNAPSHOTS=overwrite cargo test --test edits` rewrites `tests/edits/verdicts.txt`.
//! `cargo test --test edits -- --ignored` compiles the programs (about two minutes).

#[allow(dead_code, reason = "its strictness is for others")]
mod cargo;
mod golden;

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sailgen::config::{Config, DateLibrary, Flavour};
use sailgen::diagnostic::Diagnostics;
use sailgen::diff::{self, Options, Semver};
use sailgen::{Generator, meaning};

/// An edit: its name, a string in the spec and its replacement, and the body of a user's `main` that uses the models.
type Edit = (&'static str, &'static str, &'static str, &'static str);

const PLANT: &str = "let plant: Plant = serde_json::from_str(r#\"{\"id\": 1, \"name\": \"a\", \"potSize\": 2, \"colour\": \"red\"}\"#).unwrap();";

const EDITS: [Edit; 40] = [
    (
        "title",
        "title: Shop",
        "title: Store",
        r#"let order = Order::new("a", 1); println!("{order:?}");"#,
    ),
    (
        "field-docs",
        "potSize: {type: integer}",
        "potSize: {type: integer, description: In litres.}",
        "PLANT println!(\"{:?}\", plant.pot_size);",
    ),
    (
        "field-added-response",
        "potSize:",
        "height: {type: integer}\n        potSize:",
        "PLANT println!(\"{:?}\", plant.pot_size);",
    ),
    (
        "field-added-request",
        "gift: {type: boolean}",
        "gift: {type: boolean}\n        wrap: {type: boolean}",
        r#"let order = Order { plant: "a".into(), amount: 1, gift: None, due: Default::default(), state: None }; println!("{}", order.plant);"#,
    ),
    (
        "field-removed",
        "        potSize: {type: integer}\n",
        "",
        "PLANT println!(\"{:?}\", plant.pot_size);",
    ),
    (
        "field-required",
        "required: [plant, amount]",
        "required: [plant, amount, gift]",
        r#"let order = Order::new("a", 1); println!("{}", order.plant);"#,
    ),
    (
        "field-type",
        "potSize: {type: integer}",
        "potSize: {type: string}",
        "PLANT let size: Option<i64> = plant.pot_size; println!(\"{size:?}\");",
    ),
    (
        "field-taken",
        "        potSize:",
        "        pot_size: {type: integer}\n        potSize:",
        "PLANT println!(\"{:?}\", plant.pot_size);",
    ),
    (
        "field-taken-by-capital",
        "        potSize:",
        "        PotSize: {type: integer}\n        potSize:",
        "",
    ),
    (
        "value-added",
        "[red, green]",
        "[red, green, blue]",
        "PLANT match plant.colour { Some(PlantColour::Red) => println!(\"red\"), _ => println!(\"other\") }",
    ),
    (
        "value-in-front",
        "[red, green]",
        "[RED, red, green]",
        "println!(\"{}\", PlantColour::Red.as_str());",
    ),
    (
        "value-removed",
        "[red, green]",
        "[red]",
        "println!(\"{}\", PlantColour::Green.as_str());",
    ),
    (
        "values-reordered",
        "[red, green]",
        "[green, red]",
        "println!(\"{}\", PlantColour::Red.as_str());",
    ),
    (
        "type-taken",
        "    Thing:\n",
        "    SoilKind: {type: object, properties: {depth: {type: integer}}}\n    Thing:\n",
        "let soil = SoilKind::default(); println!(\"{:?}\", soil.ph);",
    ),
    (
        "inline-name-taken",
        "    Thing:\n",
        "    PlantColour: {type: object, properties: {rgb: {type: string}}}\n    Thing:\n",
        "println!(\"{}\", PlantColour::Red.as_str());",
    ),
    (
        "component-in-front",
        "    Order:\n",
        "    Aaa: {type: object, properties: {a: {type: string}}}\n    Order:\n",
        "let soil = SoilKind::default(); println!(\"{:?}\", soil.ph);",
    ),
    (
        "member-added",
        "        - {$ref: \"#/components/schemas/Spade\"}",
        "        - {$ref: \"#/components/schemas/Spade\"}\n        - {$ref: \"#/components/schemas/Order\"}",
        "let thing = Thing::Spade(Spade::new(1)); match thing { Thing::Spade(spade) => println!(\"{}\", spade.length), _ => {} }",
    ),
    (
        "member-removed",
        "        - {$ref: \"#/components/schemas/Spade\"}\n",
        "",
        "let thing = Thing::Spade(Spade::new(1)); println!(\"{thing:?}\");",
    ),
    (
        "model-added",
        "    Free:\n",
        "    Pot: {type: object, properties: {a: {type: string}}}\n    Free:\n",
        "let free = Free::default(); println!(\"{free:?}\");",
    ),
    (
        "model-removed",
        "    Free:\n      type: object\n      additionalProperties: {type: string}\n",
        "",
        "let free = Free::default(); println!(\"{free:?}\");",
    ),
    (
        "map-type",
        "additionalProperties: {type: string}",
        "additionalProperties: {type: integer}",
        "let free: std::collections::BTreeMap<String, String> = Free::default(); println!(\"{free:?}\");",
    ),
    (
        "list-type",
        "items: {type: string}}",
        "items: {type: integer}}",
        "",
    ),
    (
        "required-reordered",
        "        plant: {type: string}\n        amount: {type: integer}\n",
        "        amount: {type: integer}\n        plant: {type: string}\n",
        r#"let order = Order::new("a", 1); println!("{}", order.plant);"#,
    ),
    (
        "nullable",
        "gift: {type: boolean}",
        "gift: {type: boolean, nullable: true}",
        r#"let mut order = Order::new("a", 1); order.gift = Some(true); println!("{:?}", order.gift);"#,
    ),
    (
        "not-nullable",
        "due: {type: string, nullable: true}",
        "due: {type: string}",
        "",
    ),
    (
        "default-trait",
        "        ph: {type: number}\n",
        "        ph: {type: number}\n      required: [ph]\n",
        "let soil = SoilKind::default(); println!(\"{:?}\", soil.ph);",
    ),
    (
        "left-requests",
        "requestBody: {content: {application/json: {schema: {$ref: \"#/components/schemas/Order\"}}}}",
        "description: none",
        r#"let order = Order { plant: "a".into(), amount: 1, gift: None, due: Default::default(), state: None }; println!("{}", order.plant);"#,
    ),
    ("tag-renamed", "tags: [Pots]", "tags: [Plants]", ""),
    (
        "limits",
        "amount: {type: integer}",
        "amount: {type: integer, maximum: 9}",
        "",
    ),
    (
        "format",
        "amount: {type: integer}",
        "amount: {type: integer, format: int32}",
        r#"let order = Order::new("a", i64::MAX); println!("{}", order.amount);"#,
    ),
    (
        "read-only",
        "gift: {type: boolean}",
        "gift: {type: boolean, readOnly: true}",
        "",
    ),
    (
        "deprecated",
        "gift: {type: boolean}",
        "gift: {type: boolean, deprecated: true}",
        "",
    ),
    (
        "operation-removed",
        "  /orders:\n    post:",
        "  /orders:\n    put:",
        "",
    ),
    (
        "operation-added",
        "  /orders:\n",
        "  /pots:\n    get: {operationId: listPots, tags: [Pots], responses: {\"204\": {description: none}}}\n  /orders:\n",
        "",
    ),
    (
        "operation-renamed",
        "operationId: listPlants",
        "operationId: getPlants",
        "",
    ),
    (
        "response-inline",
        "\"201\":",
        "\"202\":\n          description: later\n          content: {application/json: {schema: {type: object, properties: {wait: {type: integer}}}}}\n        \"201\":",
        "",
    ),
    (
        "undeclared-forbidden",
        "    Spade:\n      type: object\n",
        "    Spade:\n      type: object\n      additionalProperties: false\n",
        "",
    ),
    (
        "undeclared-typed",
        "    Spade:\n      type: object\n",
        "    Spade:\n      type: object\n      additionalProperties: {type: string}\n",
        "let spade = Spade::new(1); println!(\"{}\", spade.length);",
    ),
    (
        "struct-to-enum",
        "    Spade:\n      type: object\n      required: [length]\n      properties:\n        length: {type: integer}\n",
        "    Spade: {type: string, enum: [long, short]}\n",
        "let spade = Spade::new(1); println!(\"{}\", spade.length);",
    ),
    (
        "description",
        "info: {title: Shop,",
        "info: {description: Plants and pots., title: Shop,",
        "",
    ),
];

#[test]
fn every_edit_has_its_verdict() {
    let mut text = String::new();
    for edit in EDITS {
        let (wire, semver) = verdict(&edit);
        let (name, _, _, user) = edit;
        let seen = match (user.is_empty(), semver) {
            (true, _) => "",
            (false, Semver::Major) => "a program notices",
            (false, _) => "a program does not notice",
        };
        let line = format!("{name:<23} {wire:<9} {:<6} {seen}", semver.as_str());
        _ = writeln!(text, "{}", line.trim_end());
    }
    let mut goldens = golden::Goldens::new("edits");
    goldens.compare(&here().join("verdicts.txt"), Some(&text));
    goldens.finish();
}

#[test]
#[ignore = "compiles some forty crates: about two minutes"]
fn programs_of_users_notice_what_is_major() {
    let root = workspace();
    let arguments = ["build", "--quiet", "--workspace", "--keep-going"];
    let built = cargo::run(&root, &arguments, "", "edits");
    let printed = |side: &str, name: &str| {
        let program = cargo::target("edits")
            .join("debug")
            .join(format!("{side}-{name}"));
        let output = Command::new(program).output().ok()?;
        output.status.success().then_some(output.stdout)
    };
    let mut wrong = Vec::new();
    for edit in with_programs() {
        let name = edit.0;
        let was = printed("old", name);
        assert!(
            was.is_some(),
            "{name}: {}",
            String::from_utf8_lossy(&built.stderr)
        );
        let notices = printed("new", name) != was;
        let (_, semver) = verdict(&edit);
        println!(
            "{name}: {} and {}",
            semver.as_str(),
            if notices { "noticed" } else { "not noticed" }
        );
        if notices != (semver == Semver::Major) {
            wrong.push(name);
        }
    }
    assert!(
        wrong.is_empty(),
        "{wrong:?}: {}",
        String::from_utf8_lossy(&built.stderr)
    );
}

fn with_programs() -> impl Iterator<Item = Edit> {
    EDITS.into_iter().filter(|(_, _, _, user)| !user.is_empty())
}

fn verdict(edit: &Edit) -> (&'static str, Semver) {
    let api = |root: PathBuf| {
        let api = meaning(&config(root, "models"), &mut Diagnostics::default());
        api.unwrap_or_else(|failure| panic!("{failure}"))
    };
    let options = Options::from(&config(PathBuf::new(), "models"));
    let changes = diff::diff(&api(here().join("shop.yaml")), &api(edited(edit)), &options);
    let verdict = diff::verdict(&changes);
    (verdict.wire.as_str(), verdict.semver)
}

/// Writes the spec after the edit, and returns its path.
fn edited((name, from, to, _): &Edit) -> PathBuf {
    let text = fs::read_to_string(here().join("shop.yaml")).unwrap();
    assert!(text.contains(from), "{name}: there is no {from:?}");
    let folder = cargo::target("edits-specs").join(name);
    fs::create_dir_all(&folder).unwrap();
    let path = folder.join("shop.yaml");
    fs::write(&path, text.replacen(from, to, 1)).unwrap();
    path
}

/// Writes the old crate, the new crate of each edit with a program, and a package for each program and side.
fn workspace() -> PathBuf {
    let root = cargo::target("edits-workspace");
    let _ = fs::remove_dir_all(&root);
    generate(here().join("shop.yaml"), "models-old", &root);
    let mut members = vec!["models-old".to_owned()];
    for edit in with_programs() {
        let (name, _, _, user) = edit;
        let new = format!("models-new-{name}");
        generate(edited(&edit), &new, &root);
        members.push(new.clone());
        for (side, models) in [("old", "models-old"), ("new", new.as_str())] {
            let package = format!("{side}-{name}");
            let _ = fs::remove_file(cargo::target("edits").join("debug").join(&package));
            let folder = root.join(&package);
            fs::create_dir_all(folder.join("src")).unwrap();
            let manifest = format!(
                "[package]\nname = {package:?}\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[dependencies]\nserde_json = \"1\"\n\
                 models = {{ package = {models:?}, path = \"../{models}\" }}\n"
            );
            fs::write(folder.join("Cargo.toml"), manifest).unwrap();
            let body = user.replacen("PLANT", PLANT, 1);
            let program =
                format!("#![allow(unused)]\nuse ::models::*;\n\nfn main() {{\n    {body}\n}}\n");
            fs::write(folder.join("src/main.rs"), program).unwrap();
            members.push(package);
        }
    }
    let manifest = format!("[workspace]\nresolver = \"2\"\nmembers = {members:?}\n");
    fs::write(root.join("Cargo.toml"), manifest).unwrap();
    root
}

fn generate(spec: PathBuf, name: &str, root: &Path) {
    let generator = Generator::from_config(config(spec, name)).out_dir(root.join(name));
    generator
        .write()
        .unwrap_or_else(|failure| panic!("{failure}"));
}

fn config(spec: PathBuf, name: &str) -> Config {
    let mut config = Config::default();
    config.spec.path = Some(spec);
    config.output.flavours = Some(vec![Flavour::Rust]);
    config.rust.crate_name = name.to_owned();
    config.rust.dates = DateLibrary::Text;
    config
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/edits")
}
