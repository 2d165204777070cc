//! All ways in which a spec can allow `null` give the same models.

use std::fs;
use std::path::Path;

use sailgen::api::{Api, Field, Origin, Shape, Struct, Type};
use sailgen::diagnostic::Diagnostics;
use sailgen::openapi::{self, LoadOptions};

/// Schemas that may be nullable, by description.
const KINDS: [(&str, &str); 5] = [
    ("a text", "type: string, maxLength: 9"),
    ("a list", "type: array, items: {type: integer}"),
    ("an enum", "type: string, enum: [on, off-line]"),
    (
        "a map",
        "type: object, additionalProperties: {type: boolean}",
    ),
    (
        "an object",
        "type: object, properties: {name: {type: string}}",
    ),
];

/// Spellings of a schema that is defined in place; `S` stands for its keywords.
const IN_PLACE: [(&str, &str); 12] = [
    ("3.0.3", "{S, nullable: true}"),
    ("3.0.3", "{S, x-nullable: true}"),
    ("3.0.3", "{allOf: [{S}], nullable: true}"),
    ("3.0.3", "{anyOf: [{S}], nullable: true}"),
    ("3.0.3", "{anyOf: [{S}, {enum: [null]}]}"),
    ("3.1.0", "{S, nullable: true}"),
    ("3.1.0", "{anyOf: [{S}, {type: 'null'}]}"),
    ("3.1.0", "{oneOf: [{S}, {type: 'null'}]}"),
    ("3.1.0", "{oneOf: [{type: ['null']}, {S}]}"),
    ("3.1.0", "{anyOf: [{S}, {const: null}]}"),
    ("3.1.0", "{anyOf: [{S}, {enum: [null]}]}"),
    (
        "3.1.0",
        "{anyOf: [{S}, {$ref: '#/components/schemas/Nothing'}]}",
    ),
];

/// Spellings of a reference to the component `Target`.
const REFERENCES: [(&str, &str); 10] = [
    ("3.0.3", "{allOf: [{$ref: T}], nullable: true}"),
    ("3.0.3", "{anyOf: [{$ref: T}], nullable: true}"),
    ("3.0.3", "{$ref: T, nullable: true}"),
    ("3.1.0", "{$ref: T, nullable: true}"),
    ("3.1.0", "{anyOf: [{$ref: T}, {type: 'null'}]}"),
    ("3.1.0", "{oneOf: [{type: 'null'}, {$ref: T}]}"),
    ("3.1.0", "{anyOf: [{$ref: T}, {type: ['null']}]}"),
    ("3.1.0", "{anyOf: [{$ref: T}, {const: null}]}"),
    (
        "3.1.0",
        "{anyOf: [{$ref: T}, {$ref: '#/components/schemas/Nothing'}]}",
    ),
    (
        "3.1.0",
        "{anyOf: [{$ref: T}, {type: 'null'}], title: Maybe}",
    ),
];

#[test]
fn a_schema_in_place() {
    for (kind, keywords) in KINDS {
        same(
            kind,
            IN_PLACE.map(|(version, spelling)| (version, spelling.replacen('S', keywords, 1))),
            keywords,
        );
    }
}

/// A type array is only a spelling if there is a single `type`.
#[test]
fn a_list_of_types() {
    for (kind, keywords) in KINDS {
        let (written, rest) = keywords.split_once(", ").unwrap();
        let array = written.replacen("type: ", "type: [", 1);
        let spellings = [
            ("3.1.0", format!("{{{array}, 'null'], {rest}}}")),
            (
                "3.1.0",
                format!("{{{}, {rest}}}", array.replacen('[', "['null', ", 1) + "]"),
            ),
            ("3.0.3", format!("{{{keywords}, nullable: true}}")),
        ];
        same(kind, spellings, keywords);
    }
}

#[test]
fn a_reference() {
    for (kind, keywords) in KINDS {
        let link = "'#/components/schemas/Target'";
        same(
            kind,
            REFERENCES.map(|(version, spelling)| (version, spelling.replacen('T', link, 1))),
            keywords,
        );
    }
}

/// Checks that every spelling gives a property, an item and a map value of the same nullable type.
fn same<const N: usize>(kind: &str, spellings: [(&str, String); N], target: &str) {
    let mut first: Option<(String, [Field; 3])> = None;
    for (version, spelling) in spellings {
        let holder = holder(&api(version, &spelling, target));
        let said = format!("{kind} as {spelling} in {version}");
        assert!(
            holder[0].nullable,
            "{said}: the property does not take null"
        );
        for field in &holder[1..] {
            let held = match &field.ty {
                Type::List {
                    items: Some(ty), ..
                }
                | Type::Map(Some(ty)) => ty,
                ty => panic!("{said}: {ty:?}"),
            };
            assert!(
                matches!(**held, Type::Nullable(_)),
                "{said}: {held:?} does not take null"
            );
        }
        match &first {
            None => first = Some((said, holder)),
            Some((other, known)) => assert_eq!(*known, holder, "{other}, and {said}"),
        }
    }
}

/// Returns the fields of the model `Holder`, without positions and names, which differ between spellings.
fn holder(api: &Api) -> [Field; 3] {
    let model = api
        .models
        .iter()
        .find(|model| model.name == "Holder")
        .unwrap();
    let Shape::Struct(Struct { fields, .. }) = &model.shape else {
        panic!("{model:?}")
    };
    let mut fields = fields.clone();
    for field in &mut fields {
        field.origin = Origin::default();
        field.rules = None; // what a type does not hold, and by the places of aliases
        expand(api, &mut field.ty);
    }
    fields.try_into().unwrap()
}

/// Replaces the id of a model by its shape, as its position among the models does not matter.
fn expand(api: &Api, ty: &mut Type) {
    match ty {
        Type::List {
            items: Some(ty), ..
        }
        | Type::Map(Some(ty))
        | Type::Nullable(ty) => expand(api, ty),
        Type::Model(id) => {
            let mut shape = api[*id].shape.clone();
            if let Shape::Struct(shape) = &mut shape {
                shape
                    .fields
                    .iter_mut()
                    .for_each(|field| field.origin = Origin::default());
            }
            *ty = Type::String(Some(format!("{shape:?}")));
        }
        _ => {}
    }
}

fn api(version: &str, spelling: &str, target: &str) -> Api {
    let text = format!(
        "openapi: {version}\ninfo: {{title: Nulls, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    \
         Holder:\n      type: object\n      properties:\n        here: {spelling}\n        \
         items: {{type: array, items: {spelling}}}\n        \
         values: {{type: object, additionalProperties: {spelling}}}\n    \
         Target: {{{target}}}\n    Nothing: {{type: 'null'}}\n"
    );
    let name = std::thread::current()
        .name()
        .unwrap_or_default()
        .replace("::", "-");
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("nullability-{name}.yaml"));
    fs::write(&path, &text).unwrap();
    let mut findings = Diagnostics::default();
    let spec = openapi::load(&path, &LoadOptions::default(), &mut findings)
        .unwrap_or_else(|_| panic!("{text}"));
    let api = sailgen::read(&spec, &mut findings).0;
    assert!(
        findings
            .iter()
            .all(|finding| finding.code.severity() != sailgen::diagnostic::Severity::Error),
        "{text}"
    );
    api
}
