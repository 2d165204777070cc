//! Finds the type of a schema inside another one, and makes a model if a type is not enough.
//!
//! It decides which schemas share a model, and the names of models without a published one.

use super::facts::Facts;
use super::join::Joined;
use super::lowering::{Lowering, MOST_DEPTH, Typed};
use super::number::free_name;
use super::shape::Form;
use crate::api::{Model, ModelId, Origin, Role, Rules, Shape, Type, Usage};
use crate::diagnostic::Code;
use crate::openapi::{Node, Target};
use crate::text::name::clean;

impl<'a> Lowering<'a, '_> {
    /// Returns the type of schemas that apply together. A model that is needed for it is named
    /// `{parent}{suffix}`.
    pub(super) fn ty(&mut self, schemas: &[Target<'a>], parent: &str, suffix: &str) -> Typed {
        let joined = self.join(schemas);
        let nullable = self.allows_null(&joined, schemas);
        let ty = self.type_alone(joined, schemas, || format!("{parent}{suffix}"));
        Typed {
            nullable: nullable || ty.1,
            ty: ty.0,
        }
    }

    /// Returns the type of an item, a map value or a body, with its nullability as part of the type.
    pub(super) fn held(&mut self, at: Target<'a>, parent: &str, suffix: &str) -> Type {
        self.held_of(&[at], parent, suffix)
    }

    /// Like [`held`](Lowering::held), with the rules of the schema.
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

    /// Returns the type, and `true` if it is unknown, so that it may also be `null`.
    fn type_alone(
        &mut self,
        joined: Joined<'a>,
        schemas: &[Target<'a>],
        name: impl Fn() -> String,
    ) -> (Type, bool) {
        if let [only] = schemas
            && let Some(at) = self.named(*only)
        {
            return (Type::Model(ModelId::at(at)), false);
        }
        let Joined {
            conjuncts, broken, ..
        } = joined;
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

    /// Returns the model of a schema that has a published name or is the target of a reference.
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

    /// Returns the type of schemas that have no published name.
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

    /// Returns the model of schemas that have no published name, and makes it the first time.
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

    /// Returns the model of the properties of a schema that may also have other types.
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

    /// Returns the model of a shape that is not that of a whole schema, with the schemas that it comes from.
    pub(super) fn own_shape(&mut self, from: &[Target<'a>], name: &str, shape: Shape) -> ModelId {
        let nodes = from.iter().map(|at| std::ptr::from_ref(at.node));
        let key = nodes.chain([std::ptr::null(), std::ptr::null()]).collect();
        if let Some(&known) = self.own.get(&key) {
            return known;
        }
        let (id, name) = self.place(key, name);
        self.put(id, name, from[0], shape);
        id
    }

    /// Reserves the id and name of a model before it is made, since it may refer to itself.
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

    /// Sets the title and description from an inline schema that was looked through.
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

    /// Returns the name, with the first number that makes it unique. Letter case is ignored.
    pub(super) fn free_name(&mut self, name: &str) -> String {
        free_name(name, &mut self.taken, &mut self.numbers)
    }

    /// Returns `true` if `null` is a value of schemas that apply together.
    pub(super) fn is_nullable(&mut self, schemas: &[Target<'a>]) -> bool {
        let joined = self.join(schemas);
        self.allows_null(&joined, schemas)
    }

    /// Returns `true` if `null` is a value of schemas, whose reduction is `joined`.
    fn allows_null(&mut self, joined: &Joined<'a>, schemas: &[Target<'a>]) -> bool {
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
