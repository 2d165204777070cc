//! Schemas → models: what a value of each schema can be, as JSON Schema and OpenAPI say it.
//!
//! It reads the nodes of the spec and the table of published names. It knows nothing of pages or
//! languages, and nothing of how the names came about.

mod alias;
mod choice;
mod facts;
mod family;
mod field;
mod join;
mod number;
mod object;
mod operation;
mod root;
mod rules;
mod shape;
mod size;
mod tuple;
mod types;
mod values;

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use self::facts::Facts;
use self::family::Families;
use super::{Api, Info, Model, ModelId, Role, Tag, Type, Usage, cycle, usage};
use crate::diagnostic::{Code, Diagnostics};
use crate::openapi::{
    Named, Names, Node, Operation, SchemaView, Spec, Target, say_not_carried, say_unknown_type,
};

/// The deepest that lists, maps and inline schemas may be nested. rustc gives up at types of twice
/// that depth.
const MOST_DEPTH: usize = 32;

/// Lowers every schema that has a name or that an operation uses.
///
/// `diagnostics` receives what is wrong; after an error the result is not to be used.
pub fn lower<'a>(
    spec: &'a Spec,
    operations: &[Operation<'a>],
    names: &Names<'a>,
    diagnostics: &mut Diagnostics,
) -> Api {
    if !size::is_within_models(spec, names, diagnostics) {
        return Api::default();
    }
    let root = spec.sources[spec.root().file].path.clone();
    let info = info(spec);
    let mut api = Api {
        root,
        info,
        roots: root::roots(spec),
        tags: tags(spec),
        ..Api::default()
    };
    let mut lowering = Lowering {
        spec,
        names,
        families: Families::default(),
        bound: spec
            .bound_schemas()
            .map(|(at, copy)| (std::ptr::from_ref(at.node), copy))
            .collect(),
        bound_of: spec
            .bound_schemas()
            .map(|(at, copy)| (std::ptr::from_ref(copy.node), at))
            .collect(),
        taken: names
            .entries()
            .iter()
            .map(|named| named.name.to_lowercase())
            .collect(),
        numbers: HashMap::new(),
        own: HashMap::new(),
        own_models: Vec::new(),
        asked: Vec::new(),
        known_facts: RefCell::default(),
        ends: RefCell::default(),
        nullable: HashMap::new(),
        resolving: Vec::new(),
        reported: HashSet::new(),
        room: size::MOST_BYTES,
        diagnostics,
    };
    lowering.families = Families::find(&lowering);
    for named in names.entries() {
        let role = if named.lifted {
            Role::Lifted
        } else {
            Role::Component
        };
        let name = lowering.name(named);
        let model = lowering.model(&[named.schema], name, role);
        api.models.push(model);
    }
    let mut findings = Diagnostics::default();
    let held = &mut |at: Target<'a>, name: &str| lowering.held_with_rules(at, name);
    operation::operations(spec, operations, &mut api, held, &mut findings);
    let before_parameters = lowering.own_models.len();
    let held = &mut |at: Target<'a>, name: &str| lowering.held_with_rules(at, name);
    operation::parameters(spec, operations, &mut api, held, &mut findings);
    for model in &mut lowering.own_models[before_parameters..] {
        model.role = Role::Parameter;
    }
    let published = names.entries().iter().map(|named| &named.name);
    let published = published.chain(api.models.iter().map(|model| &model.name));
    let published = published.map(|name| name.to_lowercase()).collect();
    number::renumber(&mut lowering.own_models, &lowering.asked, published);
    api.models.append(&mut lowering.own_models);
    diagnostics.append(findings);
    alias::dissolve(&mut api);
    report_cut_unions(spec, &mut api, diagnostics);
    report_cut_tuples(spec, &mut api, diagnostics);
    cycle::mark(&mut api);
    usage::mark(&mut api, &root::components(spec, names));
    api
}

/// The state of one run of [`lower`].
struct Lowering<'a, 'd> {
    spec: &'a Spec,
    names: &'d Names<'a>,
    families: Families<'a>,
    /// The schemas that bind anchors of others, with what they read as.
    bound: HashMap<*const Node, Target<'a>>,
    /// The same from what they read as.
    bound_of: HashMap<*const Node, Target<'a>>,
    /// Names in lower case.
    taken: HashSet<String>,
    /// The last number given to a name.
    numbers: HashMap<String, usize>,
    /// The models without a published name, by the schemas that they join.
    own: HashMap<Vec<*const Node>, ModelId>,
    own_models: Vec<Model>,
    /// The names that were asked for them.
    asked: Vec<String>,
    /// What schemas say with all their parts, as far as it has been asked.
    known_facts: RefCell<HashMap<*const Node, Rc<Facts<'a>>>>,
    /// Where chains of references end, as far as they have been followed.
    ends: RefCell<HashMap<*const Node, Option<Target<'a>>>>,
    /// Whether `null` is a value of a schema, as far as it has been asked.
    nullable: HashMap<*const Node, bool>,
    /// The inline schemas whose types are being worked out.
    resolving: Vec<*const Node>,
    /// The schemas whose unknown types and keywords have been reported.
    reported: HashSet<*const Node>,
    /// The bytes left for fields.
    room: usize,
    diagnostics: &'d mut Diagnostics,
}

/// A type, and whether `null` is a value besides.
struct Typed {
    ty: Type,
    nullable: bool,
}

impl<'a> Lowering<'a, '_> {
    fn view(&self, at: Target<'a>) -> SchemaView<'a> {
        SchemaView {
            node: at.node,
            version: self.spec.version,
        }
    }

    /// What a schema reads as: itself, or a copy of the schema whose anchors it binds.
    fn bound(&self, at: Target<'a>) -> Target<'a> {
        let copy = self.bound.get(&std::ptr::from_ref(at.node));
        copy.copied().unwrap_or(at)
    }

    /// The position of a schema's published name.
    fn named(&self, at: Target<'a>) -> Option<usize> {
        let written = self.bound_of.get(&std::ptr::from_ref(at.node));
        self.names.of(written.copied().unwrap_or(at))
    }

    /// The published name; for a part of another schema, such as a property that a reference leads
    /// to, the published one says only which part it is, and the owner's is added.
    fn name(&mut self, named: &Named<'a>) -> String {
        let part = self.spec.name_of_schema(named.schema);
        match part.rsplit_once('_') {
            Some((owner, _))
                if !named.lifted && self.spec.is_part(named.schema) && !owner.is_empty() =>
            {
                self.free_name(&types::clean(&part))
            }
            _ => named.name.clone(),
        }
    }

    /// The model of some schemas that hold at once; annotations come from the first.
    fn model(&mut self, schemas: &[Target<'a>], name: String, role: Role) -> Model {
        let shape = self.shape(schemas, &name);
        let rules = self.model_rules(schemas, &shape);
        let view = self.view(schemas[0]);
        Model {
            title: view.text("title").map(str::to_owned),
            docs: view.text("description").map(str::to_owned),
            deprecated: view.flag("deprecated"),
            nullable: self.is_nullable(schemas),
            example: view.example(),
            usage: Usage::default(),
            origin: self.spec.origin(schemas[0]),
            name,
            role,
            shape,
            rules,
        }
    }

    /// Reports unknown types and keywords that nothing is made of: once for each schema, however many
    /// schemas it is part of.
    fn report_unread(&mut self, facts: &Facts<'a>) {
        for &at in &facts.places {
            if self.reported.insert(std::ptr::from_ref(at.node)) {
                say_unknown_type(at, self.view(at), self.diagnostics);
                say_not_carried(at, self.diagnostics);
            }
        }
    }
}

fn report_cut_unions(spec: &Spec, api: &mut Api, diagnostics: &mut Diagnostics) {
    for (union, held) in cycle::cut_unions(api) {
        let (union, held) = (&api[union], &api[held].name);
        let message = match union.name == *held {
            true => format!("`{held}` is one of its own alternatives"),
            false => format!(
                "`{}` is an alternative of its own alternative `{held}`",
                union.name
            ),
        };
        diagnostics.push(Code::UnionOfItself, spec.place(&union.origin), message);
    }
}

fn report_cut_tuples(spec: &Spec, api: &mut Api, diagnostics: &mut Diagnostics) {
    for id in cycle::cut_nameless(api) {
        let message = "this schema holds itself without a model in between; it becomes plain JSON \
                       there";
        diagnostics.push(Code::Infinite, spec.place(&api[id].origin), message);
    }
}

fn info(spec: &Spec) -> Info {
    let written = spec.info();
    Info {
        title: written.title,
        version: written.version,
        description: written.description,
    }
}

fn tags(spec: &Spec) -> Vec<Tag> {
    let mut tags: Vec<Tag> = Vec::new();
    for written in spec.tags() {
        if !tags.iter().any(|known| known.name == written.name) {
            tags.push(Tag {
                name: written.name,
                description: written.description,
            });
        }
    }
    tags
}
