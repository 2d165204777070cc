//! Tests the decisions in a view of two small models.

use super::*;
use crate::api::{Additional, Field as Property, Limits, Origin, Struct as Object, Usage};

fn property(wire_name: &str, ty: api::Type, required: bool) -> Property {
    Property {
        wire_name: wire_name.to_owned(),
        docs: None,
        ty,
        required,
        declared: true,
        nullable: false,
        read_only: false,
        write_only: false,
        deprecated: false,
        default: None,
        example: None,
        limits: Limits::default(),
        recursive: false,
        only: Vec::new(),
        rules: None,
        origin: Origin::default(),
    }
}

fn model(name: &str, fields: Vec<Property>) -> Model {
    Model {
        name: name.to_owned(),
        title: None,
        docs: None,
        deprecated: false,
        nullable: false,
        role: Role::Component,
        shape: Shape::Struct(Object {
            fields,
            additional: Additional::Unspecified,
        }),
        example: None,
        usage: Usage::default(),
        rules: None,
        origin: Origin::default(),
    }
}

fn view(options: &RustOptions) -> View {
    let text = || api::Type::String(None);
    let owner = model("owner", vec![property("id", text(), true)]);
    let clash = model(
        "Owner",
        vec![
            property("userId", text(), true),
            property("user_id", api::Type::Model(ModelId(0)), false),
            property("apiKey", text(), false),
        ],
    );
    let api = Api {
        models: vec![owner, clash],
        ..Api::default()
    };
    View::new(&api, options)
}

fn fields(item: &Item) -> &[Field] {
    match &item.kind {
        Kind::Struct(shape) => &shape.fields,
        other => panic!("{other:?}"),
    }
}

#[test]
fn names_are_given_once_and_know_what_they_wanted() {
    let view = view(&RustOptions::default());
    let names: Vec<_> = view
        .items
        .iter()
        .map(|item| (&*item.published, &*item.wanted, &*item.name, &*item.module))
        .collect();
    assert_eq!(
        names,
        [
            ("owner", "Owner", "Owner2", "owner2"),
            ("Owner", "Owner", "Owner", "owner"),
        ]
    );
    let names: Vec<_> = fields(&view.items[1])
        .iter()
        .map(|field| (&*field.wire_name, &*field.wanted, &*field.name))
        .collect();
    assert_eq!(
        names,
        [
            ("userId", "user_id", "user_id_2"),
            ("user_id", "user_id", "user_id"),
            ("apiKey", "api_key", "api_key"),
        ]
    );
}

#[test]
fn pinned_names_stay_whatever_else_wants_them() {
    let mut options = RustOptions::default();
    let mut pin = |key: &str, name: &str| options.names.insert(key.to_owned(), name.to_owned());
    pin("owner", "Owner");
    pin("Owner::userId", "user_id");
    pin("Owner::apiKey", "type");
    for _ in 0..2 {
        let view = view(&options);
        let items: Vec<&str> = view.items.iter().map(|item| &*item.name).collect();
        assert_eq!(items, ["Owner", "Owner2"]);
        let fields = fields(&view.items[1]);
        let names: Vec<&str> = fields.iter().map(|field| &*field.name).collect();
        assert_eq!(names, ["user_id", "user_id_2", "r#type"]);
        // Pinning the current names changes nothing.
        options.names = view.pins();
        assert_eq!(options.names["Owner::user_id"], "user_id_2");
    }
}

#[test]
fn fields_are_finished() {
    let view = view(&RustOptions::default());
    let item = &view.items[1];
    let found: Vec<_> = fields(item)
        .iter()
        .map(|field| (&*field.text, field.state, field.redacted))
        .collect();
    assert_eq!(
        found,
        [
            ("String", State::Required, false),
            ("Option<Owner2>", State::Optional, false),
            ("Option<String>", State::Optional, true),
        ]
    );
    // `Debug` is implemented by hand because it hides a value.
    assert_eq!(item.derives, ["Clone", "PartialEq"]);
    assert_eq!(item.imports, ["super::Owner2", "super::support"]);
}

#[test]
fn methods_are_those_that_are_printed() {
    let mut options = RustOptions {
        setters: true,
        ..RustOptions::default()
    };
    let declarations = |options: &RustOptions| -> Vec<String> {
        let methods = view(options).items[0].methods().into_iter();
        methods.map(|method| method.declaration).collect()
    };
    assert_eq!(
        declarations(&options),
        [
            "fn new(id: impl Into<String>) -> Self",
            "fn with_id(mut self, value: impl Into<String>) -> Self",
        ]
    );
    options.setters = false;
    options.constructors = false;
    assert!(declarations(&options).is_empty());
}

#[test]
fn views_are_equal_when_the_crates_are() {
    let options = RustOptions::default();
    assert_eq!(view(&options), view(&options));
    let other = RustOptions {
        crate_name: "other".to_owned(),
        ..options.clone()
    };
    assert_ne!(view(&options), view(&other));
}
