//! The schemas of a spec as a graph of small nodes, which naming and lifting rewrite. Strings stay in the spec.
//!
//! A schema in a file is read once and shared by all references to it, so that a change is seen through every name. It
//! knows no field names of any language.

use std::collections::HashSet;
use std::ops::{Index, IndexMut};

use indexmap::IndexMap;

use super::root;
use super::schema::{ComponentId, Link, Schema, SchemaId};
use crate::openapi::{Additional, Kind, Node, NodeMap, SchemaView, Spec, Target};

/// The most parts of one schema, including their own parts. No hand-written schema has as many.
pub(super) const MOST_PARTS: usize = 1_000;

/// Every schema, and the components by name.
pub(super) struct Graph<'a> {
    pub spec: &'a Spec,
    pub components: IndexMap<String, SchemaId>,
    schemas: Vec<Schema<'a>>,
    /// Schemas with the component that they belong to, for the table of names.
    pub shared: Vec<(Target<'a>, ComponentId)>,
    /// The schemas by the address of their node: all references to a node share its schema.
    by_node: NodeMap<SchemaId>,
    /// The components by the address of their schema's node. Several nodes may share a component.
    named: NodeMap<ComponentId>,
}

impl<'a> Graph<'a> {
    pub fn new(spec: &'a Spec) -> Self {
        Graph {
            spec,
            components: IndexMap::new(),
            schemas: Vec::new(),
            shared: Vec::new(),
            by_node: NodeMap::default(),
            named: NodeMap::default(),
        }
    }

    /// Returns the schema at a node, and reads it the first time.
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
            // The parser of the root file ignores everything beside a reference.
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
        // `properties` may itself be a reference.
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

    /// Replaces the schema at a node.
    pub fn replace_at(&mut self, at: Target<'a>, id: SchemaId) {
        self.by_node.insert(std::ptr::from_ref(at.node), id);
    }

    /// Creates a schema that only refers to a component.
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

    /// Returns the component that a node is named as.
    pub fn component_at(&self, node: &Node) -> Option<ComponentId> {
        self.named.get(&std::ptr::from_ref(node)).copied()
    }

    /// Makes a schema the component in both readings.
    pub fn name_node(&mut self, at: Target<'a>, component: ComponentId) {
        self.publish_as(at, component);
        self.shared.push((at, component));
    }

    /// Makes a schema the component on pages only, although its content differs.
    pub fn publish_as(&mut self, at: Target<'a>, component: ComponentId) {
        self.named.insert(std::ptr::from_ref(at.node), component);
    }

    pub fn component(&self, id: ComponentId) -> SchemaId {
        self.components[id.0 as usize]
    }

    /// Returns the component itself, or the one that it is an alias of.
    #[cfg(feature = "published")]
    pub fn end_of(&self, component: ComponentId) -> ComponentId {
        match self[self.resolve_alias(self.component(component))].link {
            Link::Component(target) => target,
            _ => component,
        }
    }

    /// Returns the schema itself, or that of the component at the end of its references.
    pub fn behind(&self, mut id: SchemaId) -> SchemaId {
        // More steps than components would be a cycle.
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

    /// Returns `true` if a schema is in the root file. The tool chain of the published pages reads the root file and all other
    /// files with different parsers: a schema without a type is an object, except in the root file.
    pub fn is_in_root(&self, id: SchemaId) -> bool {
        self.spec.is_root(self[id].at.file)
    }

    /// Returns the keywords of a schema.
    pub fn view(&self, id: SchemaId) -> SchemaView<'a> {
        SchemaView {
            node: self[id].at.node,
            version: self.spec.version,
        }
    }

    /// Returns the values of `enum`, with those that merging has added.
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

    /// Returns `true` if the type is `object`, or if there is none.
    pub fn is_object_like(&self, id: SchemaId) -> bool {
        self.view(id).types().all(|name| name == "object")
    }

    /// Returns the ids of the schemas inside, in the order in which they are named: items; the members of `allOf`,
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

    /// Returns these schemas and all that they hold or refer to.
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
