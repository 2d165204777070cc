//! A type → a value of it: the Rust that makes the value, and the JSON that it gives.
//!
//! The value comes from the examples of the spec, and from us where there is none. A field that needs none stays absent
//! where it would only repeat what is on the stack already, or go too deep.

use crate::api::{Additional, Limits, ModelId, Shape, Struct, Type, Value};
use crate::rust::plan::Plan;
use crate::rust::structs::{self, FieldView, State};
use crate::rust::types::Imports;
use crate::rust::view::ident::{Scope, field_name};

use super::code::{self, Code, Item};
use super::literal;
use super::record::{Part, Record};
use super::uses::Uses;

/// Models in optional fields that are deeper are left out.
const DEEPEST: usize = 2;

/// With so many values, an example is long enough; with so many, or so deep, it is none that anybody reads.
const ENOUGH: usize = 60;
const TOO_MANY: usize = 3_000;
const TOO_DEEP: usize = 60;

/// The longest name of a variable that is not a single word.
const LONGEST_VARIABLE: usize = 20;

/// A value of a type.
pub(super) struct Sample {
    pub(super) code: Code,
    pub(super) json: Value,
}

/// What a value is wanted for.
#[derive(Clone, Copy)]
pub(super) struct Want<'v> {
    /// An example of the spec.
    pub(super) given: Option<&'v Value>,
    /// The published name of the field around it.
    pub(super) name: &'v str,
    /// What a variable that holds it is called.
    pub(super) variable: &'v str,
    pub(super) limits: Option<&'v Limits>,
    /// The property of a union that tells its members apart, and what it is here.
    pub(super) tag: Option<(&'v str, &'v str)>,
    /// How many models are around it.
    pub(super) level: usize,
    /// There must be one, even if the spec has no example.
    pub(super) must: bool,
}

/// What has been made so far of one example.
pub(super) struct Maker<'p, 'a> {
    pub(super) plan: &'p Plan<'a>,
    pub(super) uses: Uses,
    /// Statements that come before the value.
    pub(super) statements: Vec<String>,
    names: Scope,
    /// How many values have been asked for.
    asked: usize,
    /// The variable that holds the value of the page's own model.
    own: String,
    /// The models around what is being made.
    open: Vec<ModelId>,
}

impl<'p, 'a> Maker<'p, 'a> {
    /// For the example of a model.
    pub(super) fn new(plan: &'p Plan<'a>, id: ModelId) -> Self {
        let mut names = Scope::default();
        for name in ["json", "again"] {
            names.claim(name.to_owned());
        }
        let own = names.claim(variable_of(plan, id));
        Maker {
            plan,
            uses: Uses::default(),
            statements: Vec::new(),
            names,
            asked: 0,
            own,
            open: Vec::new(),
        }
    }

    /// The variable for what is being made: a name that no other one has.
    pub(super) fn variable(&mut self, wanted: &str) -> String {
        if self.open.len() < 2 {
            self.own.clone()
        } else {
            self.names.claim(field_name(wanted))
        }
    }

    /// Whether the value is not worth the while: types can hold each other so that there is no end of it.
    pub(super) fn is_too_much(&self) -> bool {
        self.asked > TOO_MANY
    }

    /// What a variable for a value of this type is called.
    pub(super) fn variable_of(&self, ty: &Type) -> Option<String> {
        ty.model().map(|id| variable_of(self.plan, id))
    }

    /// Whether a value of this type is being made already.
    pub(super) fn is_around(&self, ty: &Type) -> bool {
        ty.model().is_some_and(|id| self.open.contains(&id))
    }

    /// A value of a type; none where there need not be one.
    pub(super) fn of(&mut self, ty: &Type, want: Want<'_>) -> Option<Sample> {
        let plan = self.plan;
        self.asked = if self.open.len() > TOO_DEEP {
            usize::MAX
        } else {
            self.asked.saturating_add(1)
        };
        if self.is_too_much() {
            return None;
        }
        if plan.is_foreign(ty) {
            return want
                .must
                .then(|| self.foreign(ty, &plan.rust_type(ty, &mut Imports::default()), want));
        }
        let given = want.given.filter(|given| **given != Value::Null);
        if !want.must
            && given.is_none()
            && !matches!(ty, Type::Model(_) | Type::List { .. } | Type::Nullable(_))
        {
            return None;
        }
        let want = Want { given, ..want };
        match ty {
            Type::Nullable(inner) => self.nullable(inner, want),
            Type::Any => Some(self.any(want)),
            Type::Boolean => {
                let value = literal::boolean(given);
                Some(Sample {
                    code: Code::plain(value.to_string()),
                    json: Value::Bool(value),
                })
            }
            Type::Integer(_) => {
                let number = literal::integer(
                    &plan.rust_type(ty, &mut Imports::default()),
                    given,
                    want.limits,
                );
                Some(Sample {
                    code: Code::plain(number.to_string()),
                    json: Value::Integer(number),
                })
            }
            Type::Number(_) => Some(number(&plan.rust_type(ty, &mut Imports::default()), given)),
            Type::String(format) => {
                let text = literal::text(format.as_deref(), given, want.name);
                Some(Sample {
                    code: Code::text(&text),
                    json: Value::String(text),
                })
            }
            Type::Object | Type::Map(None) => Some(self.object(want)),
            Type::Map(Some(values)) => self.map(values, want),
            Type::List { items, .. } => self.list(items.as_deref().unwrap_or(&Type::Any), want),
            Type::Model(id) => self.model(*id, want),
        }
    }

    /// A type of the user's: only its serde impls are known.
    fn foreign(&mut self, ty: &Type, rust: &str, want: Want<'_>) -> Sample {
        let format = if let Type::String(format) = ty {
            format.as_deref()
        } else {
            None
        };
        let json = match (ty, want.given) {
            (Type::Integer(_) | Type::Number(_), given) => literal::number(given),
            (Type::Model(_), Some(given)) => literal::json(given),
            (Type::Model(_), None) => Value::Map(Vec::new()),
            (_, given) => Value::String(literal::text(format, given, want.name)),
        };
        self.read(json, rust)
    }

    pub(super) fn read(&mut self, json: Value, rust: &str) -> Sample {
        self.uses.json = true;
        Sample {
            code: Code::from_json(&literal::json(&json), rust),
            json,
        }
    }

    fn nullable(&mut self, inner: &Type, want: Want<'_>) -> Option<Sample> {
        let Sample { code, json } = self.of(inner, want)?;
        let ty = self.plan.rust_type(inner, &mut Imports::default());
        let bare = ty == "serde_json::Value" || ty.starts_with("Option<");
        Some(Sample {
            code: if bare { code } else { Code::call("Some", code) },
            json,
        })
    }

    pub(super) fn any(&mut self, want: Want<'_>) -> Sample {
        self.uses.json = true;
        let json = want
            .given
            .map_or_else(|| Value::String(literal::clean(want.name)), literal::json);
        Sample {
            code: Code::json(&json),
            json,
        }
    }

    fn object(&mut self, want: Want<'_>) -> Sample {
        self.uses.json = true;
        let mut entries = match want.given.map(literal::json) {
            Some(Value::Map(entries)) => entries,
            _ => Vec::new(),
        };
        if entries.is_empty() {
            entries.push(("key".to_owned(), Value::String("value".to_owned())));
        }
        let pair = |(name, value): &(String, Value)| {
            Code::calls(
                "",
                vec![Item::new(Code::text(name)), Item::new(Code::json(value))],
            )
        };
        let pairs = entries.iter().map(pair).collect();
        let code = Code::call(
            &self.uses.path("serde_json::Map", self.plan, "::from_iter"),
            Code::list("", pairs),
        );
        Sample {
            code,
            json: Value::Map(entries),
        }
    }

    /// One entry where the map has no order that we know.
    pub(super) fn map(&mut self, values: &Type, want: Want<'_>) -> Option<Sample> {
        let mut given = literal::entries(want.given);
        if self.plan.options.map != "BTreeMap" {
            given.truncate(1);
        }
        let mut entries = Vec::new();
        for (name, value) in given {
            let made = self.of(
                values,
                Want {
                    given: Some(value),
                    variable: &name,
                    tag: None,
                    ..want
                },
            );
            entries.extend(made.map(|made| (name, made)));
        }
        if entries.is_empty() {
            let made = self.of(
                values,
                Want {
                    given: None,
                    name: "value",
                    variable: "value",
                    tag: None,
                    ..want
                },
            );
            entries.extend(made.map(|made| ("key".to_owned(), made)));
        }
        if entries.is_empty() && !want.must {
            return None;
        }
        let (pairs, json): (Vec<Code>, _) = entries
            .into_iter()
            .map(|(name, made)| {
                let pair =
                    Code::calls("", vec![Item::new(Code::text(&name)), Item::new(made.code)]);
                (pair, (name, made.json))
            })
            .unzip();
        let code = match self.plan.options.map.as_str() {
            "BTreeMap" | "HashMap" => {
                let path = format!("std::collections::{}", self.plan.options.map);
                Code::call(
                    &self.uses.path(&path, self.plan, "::from"),
                    Code::list("", pairs),
                )
            }
            _ => Code::Chain {
                head: Box::new(Code::list("", pairs)),
                calls: vec![Code::plain("into_iter()"), Code::plain("collect()")],
            },
        };
        Some(Sample {
            code,
            json: Value::Map(json),
        })
    }

    fn list(&mut self, item: &Type, want: Want<'_>) -> Option<Sample> {
        let variable = self
            .variable_of(item)
            .unwrap_or_else(|| want.variable.to_owned());
        let mut made: Vec<Sample> = Vec::new();
        for given in literal::items(want.given) {
            let want = Want {
                given: Some(given),
                variable: &variable,
                tag: None,
                limits: None,
                ..want
            };
            made.extend(self.of(item, want));
        }
        if made.is_empty() {
            let want = Want {
                given: None,
                variable: &variable,
                tag: None,
                limits: None,
                ..want
            };
            // An empty list is a value too where the items would go on for ever.
            made.extend(if self.is_around(item) {
                None
            } else {
                self.of(item, want)
            });
        }
        if made.is_empty() && !want.must {
            return None;
        }
        let (codes, json): (Vec<_>, Vec<_>) =
            made.into_iter().map(|made| (made.code, made.json)).unzip();
        Some(Sample {
            code: Code::list("vec!", codes),
            json: Value::List(json),
        })
    }

    pub(super) fn model(&mut self, id: ModelId, want: Want<'_>) -> Option<Sample> {
        let model = &self.plan.api[id];
        let deep = want.level > DEEPEST && !want.must && !matches!(model.shape, Shape::Enum(_));
        if deep || self.open.contains(&id) {
            return want
                .must
                .then(|| self.read(Value::Map(Vec::new()), self.plan.type_name(id)));
        }
        let given = want
            .given
            .or(model.example.as_ref())
            .filter(|given| **given != Value::Null);
        let want = Want { given, ..want };
        self.open.push(id);
        let made = match &model.shape {
            Shape::Struct(shape) => Some(self.structure(id, shape, want)),
            Shape::Enum(shape) => Some(self.value(id, shape, want)),
            Shape::Union(shape) => self.member(id, shape, want),
            Shape::Alias(ty) => self.of(ty, want),
        };
        self.open.pop();
        made
    }

    fn structure(&mut self, id: ModelId, shape: &Struct, want: Want<'_>) -> Sample {
        let (fields, rest) = structs::view(self.plan, id, shape, &mut Imports::default());
        let mut parts: Vec<Part> = Vec::new();
        for view in &fields {
            let made = self.field(id, view, want);
            parts.push(Part::of_field(self, view, made));
        }
        if want.level > 0 && self.asked < ENOUGH && parts.iter().all(Part::is_absent) {
            // A model without examples shows what it can hold, once.
            for (part, view) in parts.iter_mut().zip(&fields) {
                let made = self.field(id, view, Want { level: 0, ..want });
                *part = Part::of_field(self, view, made);
            }
        }
        if let Some(rest) = &rest {
            parts.push(self.rest(shape, &fields, rest, want));
        }
        Record {
            id,
            parts,
            fields: &fields,
            variable: want.variable,
        }
        .sample(self)
    }

    /// The value of a field, if it gets one.
    fn field(&mut self, id: ModelId, view: &FieldView<'_>, want: Want<'_>) -> Option<Sample> {
        let (field, model) = (view.field, &self.plan.api[id]);
        let from_example = literal::property(want.given, &field.wire_name);
        let own = field
            .example
            .as_ref()
            .or(field.default.as_ref())
            .filter(|value| **value != Value::Null);
        let given = from_example.or(own);
        let required = view.is_required();
        if !required {
            let server_sets_it = field.read_only && model.usage.request;
            // The example of a whole model is all that it shows, but for the model that the page is about.
            let not_shown = want.level > 0
                && (want.given.is_some() || own.is_none() && field.ty.model().is_none());
            if view.foreign
                || field.deprecated
                || server_sets_it
                || (not_shown && from_example.is_none())
            {
                return None;
            }
        }
        let tag = want
            .tag
            .filter(|(property, _)| *property == field.wire_name);
        let tagged = tag.map(|(_, tag)| Value::String(tag.to_owned()));
        let inner = Want {
            given: tagged.as_ref().or(given),
            name: &field.wire_name,
            variable: &field.wire_name,
            limits: Some(&field.limits),
            tag,
            level: want.level + 1,
            must: required || want.level == 0 && field.ty.model().is_none(),
        };
        let bare = if let Type::Nullable(inner) = &field.ty {
            inner
        } else {
            &field.ty
        };
        match view.foreign {
            true => Some(self.foreign(bare, &view.inner, inner)),
            false => self.of(bare, inner),
        }
    }

    fn rest(
        &mut self,
        shape: &Struct,
        fields: &[FieldView<'_>],
        rest: &structs::Rest,
        want: Want<'_>,
    ) -> Part {
        let Additional::Typed(values) = &shape.additional else {
            return Part::absent(&rest.name.to_string());
        };
        let declared = |name: &str| fields.iter().any(|view| view.field.wire_name == name);
        let given = literal::entries(want.given)
            .into_iter()
            .filter(|(name, _)| !declared(name));
        let given: Vec<_> = given.map(|(name, value)| (name, value.clone())).collect();
        if given.is_empty() && !fields.is_empty() {
            return Part::absent(&rest.name.to_string());
        }
        let given = Value::Map(given);
        let made = self.map(
            values,
            Want {
                given: Some(&given),
                level: want.level + 1,
                must: true,
                tag: None,
                ..want
            },
        );
        Part::of_rest(&rest.name.to_string(), made)
    }
}

/// As many of the last words of the type's name as make no long name.
fn variable_of(plan: &Plan<'_>, id: ModelId) -> String {
    let mut name = plan.modules[id.0 as usize].as_str();
    while let Some((_, rest)) = name
        .split_once('_')
        .filter(|_| name.len() > LONGEST_VARIABLE)
    {
        name = rest;
    }
    field_name(name)
}

fn number(rust: &str, given: Option<&Value>) -> Sample {
    let float = rust.ends_with("Float");
    match (literal::number(given), rust) {
        #[allow(clippy::cast_precision_loss)]
        (Value::Integer(number), "f64") => fraction(number as f64, Code::Plain),
        #[allow(clippy::cast_precision_loss)]
        (Value::Integer(number), _) if float && i32::try_from(number).is_err() => {
            fraction(number as f64, Code::Literal)
        }
        (Value::Integer(number), _) => Sample {
            code: Code::Literal(code::integer(number)),
            json: Value::Integer(number),
        },
        (Value::Float(number), "f64") => fraction(number, Code::Plain),
        (Value::Float(number), _) => fraction(number, Code::Literal),
        (other, _) => Sample {
            code: Code::plain("0.into()"),
            json: other,
        },
    }
}

/// JSON prints a fraction as Rust reads it.
fn fraction(number: f64, code: impl Fn(String) -> Code) -> Sample {
    let json = Value::Float(number);
    Sample {
        code: code(json.to_string()),
        json,
    }
}

impl State {
    /// The value of a field in this state.
    pub(super) fn around(self, code: Code, view: &FieldView<'_>, patch: &str) -> Code {
        match self {
            State::Required => code,
            State::Nullable if view.inner == view.ty => code,
            State::Any if view.ty.starts_with("Option<Option<") => {
                Code::call("Some", Code::call("Some", code))
            }
            State::Nullable | State::Optional | State::Any => Code::call("Some", code),
            State::Patch => Code::call(&format!("{patch}::Value"), code),
        }
    }
}
