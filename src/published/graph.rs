//! The schemas of a spec as a graph of small nodes: what naming and lifting rewrite. The texts stay in the spec.
//!
//! A schema that stands in a file is read once and shared by all that refer to it, so that what is rewritten in it is
//! seen through every name. It knows no names of models' fields in any language.

use std::collections::{HashMap, HashSet};
use std::ops::{Index, IndexMut};

use indexmap::IndexMap;

use super::root;
use super::schema::{ComponentId, Link, Schema, SchemaId};
use crate::openapi::{Additional, Kind, Node, SchemaView, Spec, Target};

/// Every schema, and the components by name.
pub(super) struct Graph<'a> {
    pub spec: &'a Spec,
    pub components: IndexMap<String, SchemaId>,
    schemas: Vec<Schema<'a>>,
    /// Schemas with the component that they are, for the table of names.
    pub shared: Vec<(Target<'a>, ComponentId)>,
    /// By the address of the node: a node is one schema, whoever refers to it.
    by_node: HashMap<*const Node, SchemaId>,
    /// The component of a schema that has one, by the address of its node. Several nodes may share a component.
    named: HashMap<*const Node, ComponentId>,
}

impl<'a> Graph<'a> {
    pub fn new(spec: &'a Spec) -> Self {
        Graph {
            spec,
            components: IndexMap::new(),
            schemas: Vec::new(),
            shared: Vec::new(),
            by_node: HashMap::new(),
            named: HashMap::new(),
        }
    }

    /// The schema at a node, read when it is first asked for.
    pub fn read(&mut self, at: Target<'a>) -> SchemaId {
        if let Some(&id) = self.by_node.get(&std::ptr::from_ref(at.node)) {
            return id;
        }
        let view = SchemaView {
            node: at.node,
            version: self.spec.version,
        };
        let in_root = self.spec.is_root(at.file);
        let kind = match view.reference() {
            // Beside a reference, the reader of the root file sees nothing at all.
            Some(_) if in_root && !view.wraps_reference() => Kind::Reference,
            _ if in_root && root::is_list(view) => Kind::Array,
            _ => view.kind(),
        };
        let mut schema = Schema::empty(at, kind);
        schema.nullable = view.nullable();
        schema.link = view.reference().map_or(Link::None, Link::Written);
        if kind != Kind::Reference {
            self.read_children(view, in_root, &mut schema);
        }
        let id = self.push(schema);
        self.by_node.insert(std::ptr::from_ref(at.node), id);
        id
    }

    fn read_children(&mut self, view: SchemaView<'a>, in_root: bool, schema: &mut Schema<'a>) {
        let at = schema.at;
        let mut list = |key| {
            view.list(key)
                .iter()
                .map(|node| self.read(at.at(node)))
                .collect::<Vec<_>>()
        };
        (schema.all_of, schema.any_of, schema.one_of) =
            (list("allOf"), list("anyOf"), list("oneOf"));
        if view.wraps_reference() {
            let stub = self.push(Schema {
                link: schema.link,
                ..Schema::empty(at, Kind::Reference)
            });
            schema.link = Link::None;
            schema.all_of.insert(0, stub);
        }
        // All of the properties may stand elsewhere, behind one reference.
        let properties = at
            .get("properties")
            .and_then(|list| self.spec.follow(list).ok());
        let named = properties.into_iter().flat_map(|list| {
            list.node
                .entries()
                .map(move |(name, node)| (name, list.at(node)))
        });
        schema.properties = named.map(|(name, at)| (name, self.read(at))).collect();
        if schema.kind == Kind::Array && view.kind() == Kind::Composed {
            (schema.all_of, schema.any_of, schema.one_of) = (Vec::new(), Vec::new(), Vec::new());
        }
        let may_be_list = schema.kind == Kind::Several && view.types().any(|name| name == "array");
        let bare = schema.properties.is_empty();
        if schema.kind == Kind::Array
            || may_be_list
            || in_root && root::is_object_with_items(view, schema.kind, bare)
        {
            schema.items = view.items().map(|node| self.read(at.at(node)));
        }
        schema.additional = match view.additional() {
            Additional::Schema(node) => Additional::Schema(self.read(at.at(node))),
            Additional::Anything => Additional::Anything,
            Additional::Forbidden => Additional::Forbidden,
            Additional::Absent => Additional::Absent,
        };
        schema.not = view
            .node
            .get("not")
            .filter(|node| node.as_map().is_some())
            .map(|node| self.read(at.at(node)));
    }

    pub fn push(&mut self, schema: Schema<'a>) -> SchemaId {
        let id = SchemaId(u32::try_from(self.schemas.len()).unwrap_or(u32::MAX));
        self.schemas.push(schema);
        id
    }

    /// What stands at this node from now on.
    pub fn replace_at(&mut self, at: Target<'a>, id: SchemaId) {
        self.by_node.insert(std::ptr::from_ref(at.node), id);
    }

    /// A schema that just refers to a component.
    pub fn reference_to(&mut self, component: ComponentId, at: Target<'a>) -> SchemaId {
        self.push(Schema {
            link: Link::Component(component),
            ..Schema::empty(at, Kind::Reference)
        })
    }

    pub fn add_component(&mut self, name: String, schema: SchemaId) -> ComponentId {
        let (at, _) = self.components.insert_full(name, schema);
        ComponentId::at(at)
    }

    /// The component that a node has been named as.
    pub fn component_at(&self, node: &Node) -> Option<ComponentId> {
        self.named.get(&std::ptr::from_ref(node)).copied()
    }

    /// Makes a schema the component in both readings.
    pub fn name_node(&mut self, at: Target<'a>, component: ComponentId) {
        self.publish_as(at, component);
        self.shared.push((at, component));
    }

    /// Makes a schema the component on pages, though it says something else.
    pub fn publish_as(&mut self, at: Target<'a>, component: ComponentId) {
        self.named.insert(std::ptr::from_ref(at.node), component);
    }

    pub fn component(&self, id: ComponentId) -> SchemaId {
        self.components[id.0 as usize]
    }

    /// The component itself, or the one that it is an alias of.
    pub fn end_of(&self, component: ComponentId) -> ComponentId {
        match self[self.resolve_alias(self.component(component))].link {
            Link::Component(target) => target,
            _ => component,
        }
    }

    /// The schema itself, or that of the component it refers to, be it through others.
    pub fn behind(&self, mut id: SchemaId) -> SchemaId {
        // More hops than components would be a circle.
        for _ in 0..=self.components.len() {
            let Link::Component(component) = self[id].link else {
                break;
            };
            id = self.component(component);
        }
        id
    }

    pub fn component_name(&self, id: ComponentId) -> &str {
        self.components
            .get_index(id.0 as usize)
            .map_or("", |(name, _)| name)
    }

    pub fn ids(&self) -> impl ExactSizeIterator<Item = SchemaId> + use<> {
        (0..u32::try_from(self.schemas.len()).unwrap_or(u32::MAX)).map(SchemaId)
    }

    /// Whether a schema stands in the root file. The tool chain of the published pages has a reader for the root file and
    /// another one for all others: only in the root file a schema without a type is no object.
    pub fn is_in_root(&self, id: SchemaId) -> bool {
        self.spec.is_root(self[id].at.file)
    }

    /// The keywords of a schema.
    pub fn view(&self, id: SchemaId) -> SchemaView<'a> {
        SchemaView {
            node: self[id].at.node,
            version: self.spec.version,
        }
    }

    /// The values of its `enum`.
    pub fn values(&self, id: SchemaId) -> impl Iterator<Item = &'a Node> + use<'a, '_> {
        let schema = &self[id];
        let own = if schema.link == Link::None {
            usize::MAX
        } else {
            0
        };
        self.view(id)
            .values()
            .take(own)
            .chain(schema.more_values.iter().copied())
    }

    pub fn has_values(&self, id: SchemaId) -> bool {
        self.values(id).next().is_some()
    }

    /// Whether its type is `object`, written or not.
    pub fn is_object_like(&self, id: SchemaId) -> bool {
        self.view(id).types().all(|name| name == "object")
    }

    /// The ids of the schemas inside, in the order of the walk that gives names: items; the members of `allOf`,
    /// `oneOf`, `anyOf`; properties; `not`; additional properties.
    pub fn children(&self, id: SchemaId) -> Vec<SchemaId> {
        let schema = &self[id];
        let additional = match schema.additional {
            Additional::Schema(id) => Some(id),
            _ => None,
        };
        let lists = schema
            .all_of
            .iter()
            .chain(&schema.one_of)
            .chain(&schema.any_of)
            .copied();
        let properties = schema.properties.iter().map(|(_, id)| *id);
        schema
            .items
            .into_iter()
            .chain(lists)
            .chain(properties)
            .chain(schema.not)
            .chain(additional)
            .collect()
    }

    /// These schemas, and all that they hold and refer to.
    pub fn reachable(&self, from: &[SchemaId]) -> HashSet<SchemaId> {
        let (mut open, mut reached) = (from.to_vec(), HashSet::new());
        while let Some(id) = open.pop() {
            if reached.insert(id) {
                open.extend(self.children(id));
                if let Link::Component(component) = self[id].link {
                    open.push(self.component(component));
                }
            }
        }
        reached
    }
}

impl<'a> Index<SchemaId> for Graph<'a> {
    type Output = Schema<'a>;

    fn index(&self, id: SchemaId) -> &Schema<'a> {
        &self.schemas[id.0 as usize]
    }
}

impl<'a> IndexMut<SchemaId> for Graph<'a> {
    fn index_mut(&mut self, id: SchemaId) -> &mut Schema<'a> {
        &mut self.schemas[id.0 as usize]
    }
}
