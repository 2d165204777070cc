//! A schema inside another → its type, and a model where it says more than a type can.
//!
//! It decides which schemas share a model and what a model without a published name is called.

use super::facts::Facts;
use super::join::Joined;
use super::lowering::{Lowering, MOST_DEPTH, Typed};
use super::number::free_name;
use super::shape::Form;
use crate::api::{Model, ModelId, Origin, Role, Rules, Shape, Type, Usage};
use crate::diagnostic::Code;
use crate::openapi::{Node, Target};

impl<'a> Lowering<'a, '_> {
    /// The type of some schemas that hold at once; `parent` and `suffix` name the model that may be
    /// needed.
    pub(super) fn ty(&mut self, schemas: &[Target<'a>], parent: &str, suffix: &str) -> Typed {
        let nullable = self.is_nullable(schemas);
        let ty = self.type_alone(schemas, || format!("{parent}{suffix}"));
        Typed {
            nullable: nullable || ty.1,
            ty: ty.0,
        }
    }

    /// An item, a map value or a body, with its nullability as part of the type.
    pub(super) fn held(&mut self, at: Target<'a>, parent: &str, suffix: &str) -> Type {
        self.held_of(&[at], parent, suffix)
    }

    /// As [`held`](Lowering::held), with what the schema demands besides.
    pub(super) fn held_with_rules(
        &mut self,
        at: Target<'a>,
        name: &str,
    ) -> (Type, Option<Box<Rules>>) {
        let ty = self.held(at, name, "");
        let rules = self.rules(&[at], &ty);
        (ty, rules)
    }

    pub(super) fn held_of(&mut self, schemas: &[Target<'a>], parent: &str, suffix: &str) -> Type {
        let typed = self.ty(schemas, parent, suffix);
        match typed.ty {
            ty if !typed.nullable || ty == Type::Any => ty,
            ty => Type::Nullable(Box::new(ty)),
        }
    }

    /// The type, and whether it is so unknown that it may be `null` too.
    fn type_alone(&mut self, schemas: &[Target<'a>], name: impl Fn() -> String) -> (Type, bool) {
        if let [only] = schemas
            && let Some(at) = self.named(*only)
        {
            return (Type::Model(ModelId::at(at)), false);
        }
        let Joined {
            conjuncts, broken, ..
        } = self.join(schemas);
        if broken {
            return (Type::Any, true);
        }
        if let [only] = conjuncts[..]
            && let Some(model) = self.named_model(only.at, only.referenced)
        {
            return (Type::Model(model), false);
        }
        let joined: Vec<Target<'a>> = conjuncts.iter().map(|conjunct| conjunct.at).collect();
        let Some(first) = joined.first() else {
            return (Type::Any, false);
        };
        let node: *const Node = first.node;
        if self.resolving.contains(&node) || self.resolving.len() > MOST_DEPTH {
            let message =
                "this schema holds itself without a model in between; it becomes plain JSON there";
            self.diagnostics
                .push(Code::Infinite, first.place(), message);
            return (Type::Any, true);
        }
        self.resolving.push(node);
        let ty = self.inline(&joined, schemas[0], &name());
        self.resolving.pop();
        (ty, false)
    }

    /// The model of a schema that has a published name, or that a reference leads to.
    pub(super) fn named_model(&mut self, at: Target<'a>, referenced: bool) -> Option<ModelId> {
        if let Some(known) = self.named(at) {
            return Some(ModelId::at(known));
        }
        if !referenced {
            return None;
        }
        let name = self.spec.name_of_schema(at);
        Some(self.own_model(&[at], at, &name, Role::Component))
    }

    /// The type of schemas that have no published name.
    fn inline(&mut self, joined: &[Target<'a>], first: Target<'a>, name: &str) -> Type {
        let facts = self.facts(joined);
        self.report_unread(&facts);
        match self.form(&facts) {
            Form::Simple(ty) => ty,
            Form::List => self.list(&facts, name),
            Form::Map => self.map(&facts, name),
            Form::Contradiction => {
                self.report_contradiction(first);
                Type::Any
            }
            Form::Struct
            | Form::Merged
            | Form::Enum(_)
            | Form::Union(_)
            | Form::Tuple
            | Form::Keyed(_)
            | Form::Several => Type::Model(self.own_model(joined, first, name, Role::Nested)),
        }
    }

    pub(super) fn list(&mut self, facts: &Facts<'a>, name: &str) -> Type {
        let items = match (self.any_position(facts, name), &facts.items()[..]) {
            (None, []) => None,
            (None, items) => Some(Box::new(self.held_of(items, name, "_inner"))),
            (Some(any), _) => Some(Box::new(any)),
        };
        Type::List {
            items,
            unique: facts.flag("uniqueItems"),
        }
    }

    pub(super) fn map(&mut self, facts: &Facts<'a>, name: &str) -> Type {
        match facts.additional_schemas()[..] {
            [] => Type::Map(None),
            ref values => Type::Map(Some(Box::new(self.held_of(values, name, "_value")))),
        }
    }

    /// The model of schemas that have no published name; it is made when it is first asked for.
    pub(super) fn own_model(
        &mut self,
        joined: &[Target<'a>],
        first: Target<'a>,
        name: &str,
        role: Role,
    ) -> ModelId {
        let key: Vec<*const Node> = joined
            .iter()
            .map(|at| std::ptr::from_ref(at.node))
            .collect();
        if let Some(&known) = self.own.get(&key) {
            return known;
        }
        let (id, name) = self.place(key, name);
        let mut model = self.model(joined, name, role);
        self.annotate(&mut model, first);
        let position = id.0 as usize - self.names.entries().len();
        self.own_models[position] = model;
        id
    }

    /// The model of the properties of a schema, whatever else it may be.
    pub(super) fn own_struct(&mut self, facts: &Facts<'a>, at: Target<'a>, name: &str) -> ModelId {
        let key = vec![std::ptr::from_ref(at.node), std::ptr::null()];
        if let Some(&known) = self.own.get(&key) {
            return known;
        }
        let (id, name) = self.place(key, name);
        let shape = self.structure(facts, at, &name);
        self.put(id, name, at, shape);
        id
    }

    /// The model of a shape that no schema has alone; `at` is where it comes from.
    pub(super) fn own_shape(&mut self, at: Target<'a>, name: &str, shape: Shape) -> ModelId {
        let node: *const Node = at.node;
        let key = vec![node, std::ptr::null(), std::ptr::null()];
        if let Some(&known) = self.own.get(&key) {
            return known;
        }
        let (id, name) = self.place(key, name);
        self.put(id, name, at, shape);
        id
    }

    /// Takes the place of a model before it is made: it may hold itself.
    fn place(&mut self, key: Vec<*const Node>, name: &str) -> (ModelId, String) {
        self.asked.push(clean(name));
        let name = self.free_name(&clean(name));
        let id = ModelId::at(self.names.entries().len() + self.own_models.len());
        self.own.insert(key, id);
        self.own_models.push(placeholder(&name));
        (id, name)
    }

    fn put(&mut self, id: ModelId, name: String, at: Target<'a>, shape: Shape) {
        let mut model = placeholder(&name);
        model.rules = self.model_rules(&[at], &shape);
        self.annotate(&mut model, at);
        model.origin = self.spec.origin(at);
        let position = id.0 as usize - self.names.entries().len();
        self.own_models[position] = Model { shape, ..model };
    }

    /// Words beside a schema that is looked through are the model's.
    fn annotate(&self, model: &mut Model, at: Target<'a>) {
        let view = self.view(at);
        if view.reference().is_none() {
            model.title = view.text("title").map(str::to_owned).or(model.title.take());
            model.docs = view
                .text("description")
                .map(str::to_owned)
                .or(model.docs.take());
        }
    }

    /// The name, with the first number that makes it unique. Letter case does not tell names apart.
    pub(super) fn free_name(&mut self, name: &str) -> String {
        free_name(name, &mut self.taken, &mut self.numbers)
    }

    /// Whether `null` is a value of some schemas that hold at once.
    pub(super) fn is_nullable(&mut self, schemas: &[Target<'a>]) -> bool {
        let joined = self.join(schemas);
        if joined.nullable || joined.broken {
            return true;
        }
        match joined.conjuncts[..] {
            [only] => {
                let node: *const Node = only.at.node;
                if let Some(&known) = self.nullable.get(&node) {
                    return known;
                }
                self.nullable.insert(node, false);
                let is_itself = schemas.iter().any(|at| std::ptr::eq(at.node, only.at.node));
                let found = !is_itself && only.referenced && self.is_nullable(&[only.at]);
                self.nullable.insert(node, found);
                found
            }
            _ => false,
        }
    }
}

/// Only letters and digits, everything else an underscore; no digit in front.
pub(super) fn clean(name: &str) -> String {
    let digit_first = name.starts_with(|c: char| c.is_ascii_digit());
    let letters = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() { c } else { '_' });
    std::iter::repeat_n('_', usize::from(digit_first))
        .chain(letters)
        .collect()
}

fn placeholder(name: &str) -> Model {
    Model {
        name: name.to_owned(),
        title: None,
        docs: None,
        deprecated: false,
        nullable: false,
        role: Role::Nested,
        shape: Shape::Alias(Type::Any),
        rules: None,
        example: None,
        usage: Usage::default(),
        origin: Origin::default(),
    }
}
