//! The values that pass through the generated types: examples of a spec, and values generated from its schemas.

use std::collections::BTreeMap;
use std::fmt;

use sailgen::api::{Api, Body, Field, Model, ModelId, Role, Shape, Type};
use sailgen::openapi::{self, Node, Spec, Target};
use serde_json::{Value, json};

use crate::schema::{Bundle, Opened, json_of};
use crate::values::{Want, every_part, make, turns};

/// The kinds of values, in the order of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    SchemaExample,
    PropertyExample,
    MediaExample,
    Minimal,
    Full,
    Nulls,
    UnknownEnum,
    UnknownField,
    UnknownMember,
    /// An example of a request, without properties that only responses have.
    RequestExample,
}

/// A value to test.
#[derive(Debug, Clone)]
pub struct Case {
    pub kind: Kind,
    /// Name of the type that reads the value, as the program knows it.
    pub ty: String,
    /// Name in the bundle of the schema that the value should match.
    pub schema: String,
    /// Position of the schema or the example.
    pub place: String,
    pub value: Value,
}

/// A spec with its schemas, unchanged and in more permissive versions.
pub struct Cases<'a> {
    spec: &'a Spec,
    api: &'a Api,
    names: &'a [String],
    pub closed: Bundle<'a>,
    pub open_enums: Bundle<'a>,
    pub open_unions: Bundle<'a>,
    pub requests: Bundle<'a>,
    /// Rust types, by the names that the program knows.
    pub types: BTreeMap<String, String>,
    pub cases: Vec<Case>,
}

impl Kind {
    pub const ALL: [Kind; 10] = [
        Kind::SchemaExample,
        Kind::PropertyExample,
        Kind::MediaExample,
        Kind::Minimal,
        Kind::Full,
        Kind::Nulls,
        Kind::UnknownEnum,
        Kind::UnknownField,
        Kind::UnknownMember,
        Kind::RequestExample,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Kind::SchemaExample => "schema examples",
            Kind::PropertyExample => "property examples",
            Kind::MediaExample => "media-type examples",
            Kind::Minimal => "minimal",
            Kind::Full => "full",
            Kind::Nulls => "nulls where allowed",
            Kind::UnknownEnum => "unknown enum value",
            Kind::UnknownField => "unknown field",
            Kind::UnknownMember => "unknown union member",
            Kind::RequestExample => "request examples",
        }
    }

    /// Returns the part of schemas that is removed to make the value valid.
    pub fn opened(self) -> Opened {
        match self {
            Kind::UnknownEnum => Opened::Enums,
            Kind::UnknownMember => Opened::Unions,
            Kind::RequestExample => Opened::Requests,
            _ => Opened::Nothing,
        }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} as {}", self.kind.name(), self.place, self.ty)
    }
}

impl<'a> Cases<'a> {
    /// Collects all values for a spec. `names` are the Rust names of the models.
    pub fn of(spec: &'a Spec, api: &'a Api, names: &'a [String]) -> Self {
        let bundle = |opened| Bundle::new(spec, opened);
        let (closed, open_enums) = (bundle(Opened::Nothing), bundle(Opened::Enums));
        let (open_unions, requests) = (bundle(Opened::Unions), bundle(Opened::Requests));
        let (types, cases) = (BTreeMap::new(), Vec::new());
        let mut all = Cases {
            spec,
            api,
            names,
            closed,
            open_enums,
            open_unions,
            requests,
            types,
            cases,
        };
        // Models that only parameters need are part of a client.
        let models = api
            .models()
            .filter(|(_, model)| model.role != Role::Parameter);
        for (id, model) in models {
            all.model(id, model);
        }
        all.bodies();
        all
    }

    fn model(&mut self, id: ModelId, model: &Model) {
        let at = self.target(model).expect("a model stands somewhere");
        let schema = self.schema(at);
        let bare = Type::Model(id);
        // `null` is then a value of the schema, and of every field that refers to it, but not of the Rust type.
        let whole = if model.nullable {
            Type::Nullable(Box::new(bare))
        } else {
            bare
        };
        let ty = self.ty(&whole).expect("a model has a type");
        let place = format!(
            "{}:{} {} ({})",
            model.origin.file, model.origin.line, model.origin.pointer, model.name
        );
        let several = at
            .get("examples")
            .map(|at| at.node.items())
            .unwrap_or_default();
        for example in at.node.get("example").into_iter().chain(several) {
            let place = self.place(at.at(example), "example");
            self.push(Kind::SchemaExample, &ty, &schema, &place, json_of(example));
        }
        self.property_examples(&ty, &schema, &place);
        for turn in 0..turns(self.closed.defs(), &schema) {
            for (kind, want) in [
                (Kind::PropertyExample, Want::Examples),
                (Kind::Minimal, Want::Minimal),
                (Kind::Full, Want::Full),
                (Kind::Nulls, Want::Nulls),
                (Kind::UnknownEnum, Want::UnknownEnum),
                (Kind::UnknownField, Want::UnknownField),
            ] {
                if let Some(value) = make(self.closed.defs(), &schema, want, turn) {
                    self.push(kind, &ty, &schema, &place, value);
                }
            }
        }
        match &model.shape {
            Shape::Union(_) => self.unknown_members(&schema).into_iter().for_each(|value| {
                self.push(Kind::UnknownMember, &ty, &schema, &place, value);
            }),
            Shape::Struct(shape) => self.fields_of_unions(&shape.fields, (&ty, &schema), &place),
            _ => {}
        }
    }

    /// Adds a value for each property that has an example: the required properties, and that one.
    fn property_examples(&mut self, ty: &str, schema: &str, place: &str) {
        let defs = self.closed.defs();
        let parts = every_part(defs, [&defs[schema]], |_| true);
        let properties = parts
            .iter()
            .filter_map(|part| part.get("properties")?.as_object())
            .flatten();
        let example = |schema: &Value| {
            every_part(defs, [schema], |_| true)
                .iter()
                .find_map(|part| part.get("examples")?.get(0))
                .cloned()
        };
        let examples: Vec<_> = properties
            .filter_map(|(name, schema)| Some((name.clone(), example(schema)?)))
            .collect();
        let Some(Value::Object(minimal)) = make(defs, schema, Want::Minimal, 0) else {
            return;
        };
        for (name, example) in examples {
            let mut value = minimal.clone();
            value.insert(name.clone(), example);
            self.push(
                Kind::PropertyExample,
                ty,
                schema,
                &format!("{place}: {name}"),
                value.into(),
            );
        }
    }

    /// Returns JSON that does not match any member of a union, according to its schema.
    fn unknown_members(&self, schema: &str) -> Vec<Value> {
        let defs = self.closed.defs();
        let tag = every_part(defs, [&defs[schema]], |_| true)
            .iter()
            .find_map(|part| part.get("discriminator")?.get("propertyName")?.as_str());
        let object = match tag {
            Some(tag) => json!({ tag: "NOT_IN_THE_SPEC_YET", "new": { "a": [1, null] } }),
            None => json!({ "notInTheSpecYet": { "a": [1, null] } }),
        };
        let validator = self.closed.validator(schema);
        let others = [
            json!("a text"),
            json!(4242),
            json!(0.5),
            json!(true),
            json!([[1]]),
        ];
        // An object with an unknown tag does not match, even if some members would accept it otherwise.
        let unknown = others
            .into_iter()
            .filter(|value| !validator.is_valid(value));
        unknown
            .chain(
                Some(object.clone()).filter(|object| tag.is_some() || !validator.is_valid(object)),
            )
            .collect()
    }

    /// Adds objects with a field whose value does not match any member of its union.
    fn fields_of_unions(&mut self, fields: &[Field], (ty, schema): (&str, &str), place: &str) {
        let Some(Value::Object(minimal)) = make(self.closed.defs(), schema, Want::Minimal, 0)
        else {
            return;
        };
        for field in fields {
            let Type::Model(id) = &field.ty else { continue };
            let union = &self.api[*id];
            let (Shape::Union(_), Some(at)) = (&union.shape, self.target(union)) else {
                continue;
            };
            let name = self.schema(at);
            for unknown in self.unknown_members(&name) {
                let mut value = minimal.clone();
                value.insert(field.wire_name.clone(), unknown);
                let place = format!("{place}: {}", field.wire_name);
                self.push(Kind::UnknownMember, ty, schema, &place, value.into());
            }
        }
    }

    fn bodies(&mut self) {
        let operations = self
            .spec
            .operations(&mut sailgen::diagnostic::Diagnostics::default());
        assert_eq!(operations.len(), self.api.operations.len());
        for (operation, lowered) in operations.iter().zip(&self.api.operations) {
            let responses = operation.responses.iter().map(|(_, at)| *at);
            let contents = operation
                .request_body
                .into_iter()
                .chain(responses)
                .flat_map(openapi::content);
            for (content, body) in contents.zip(lowered.bodies()) {
                self.body(content, &body);
            }
        }
    }

    fn body(&mut self, content: openapi::Content<'a>, body: &Body<'_>) {
        let Some(ty) = self.ty(body.ty) else { return };
        let schema = self.schema(content.schema);
        let one = content.media.get("example").into_iter();
        let named = content
            .media
            .node
            .get("examples")
            .into_iter()
            .flat_map(Node::entries);
        let named = named
            .filter_map(|(_, node)| self.spec.follow(content.media.at(node)).ok()?.get("value"));
        for example in one.chain(named).collect::<Vec<_>>() {
            let place = self.place(example, body.media_type);
            let kind = match body.status {
                Some(_) => Kind::MediaExample,
                None => Kind::RequestExample,
            };
            self.push(kind, &ty, &schema, &place, json_of(example.node));
        }
    }

    fn push(&mut self, kind: Kind, ty: &str, schema: &str, place: &str, value: Value) {
        let (ty, schema, place) = (ty.to_owned(), schema.to_owned(), place.to_owned());
        self.cases.push(Case {
            kind,
            ty,
            schema,
            place,
            value,
        });
    }

    fn schema(&mut self, at: Target<'a>) -> String {
        self.open_enums.add(at);
        self.open_unions.add(at);
        self.requests.add(at);
        self.closed.add(at)
    }

    fn place(&self, at: Target<'_>, what: &str) -> String {
        let origin = self.spec.origin(at);
        format!(
            "{}:{} {} ({what})",
            origin.file, origin.line, origin.pointer
        )
    }

    fn target(&self, model: &Model) -> Option<Target<'a>> {
        let (file, _) = self
            .spec
            .sources
            .iter()
            .find(|(_, source)| source.path == model.origin.file)?;
        let document = self.spec.document(file);
        Some(document.at(document.node.pointer(&model.origin.pointer)?))
    }

    /// Returns the name of a type for the program; `None` if the type does not contain a model.
    fn ty(&mut self, ty: &Type) -> Option<String> {
        ty.model()?;
        let rust = self.rust(ty);
        self.types.insert(rust.clone(), rust.clone());
        Some(rust)
    }

    fn rust(&self, ty: &Type) -> String {
        match ty {
            Type::Model(id) => format!("models::{}", self.names[id.0 as usize]),
            Type::List { items, .. } => {
                format!("Vec<{}>", self.rust(items.as_deref().unwrap_or(&Type::Any)))
            }
            Type::Map(Some(values)) => {
                format!("std::collections::BTreeMap<String, {}>", self.rust(values))
            }
            Type::Nullable(inner) => format!("Option<{}>", self.rust(inner)),
            _ => "serde_json::Value".to_owned(),
        }
    }
}
