//! A schema of the graph: its children by id, everything else in its node. It knows no other schema.

use crate::openapi::{Additional, Kind, Node, Target};

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct SchemaId(pub(super) u32);

/// The position of a component in the graph; the model that it becomes has the same number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(super) struct ComponentId(pub(super) u32);

impl ComponentId {
    pub fn at(place: usize) -> Self {
        ComponentId(u32::try_from(place).unwrap_or(u32::MAX))
    }
}

/// The target of a schema's reference.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Link<'a> {
    /// There is no reference.
    None,
    /// A reference as written, before naming.
    Written(&'a str),
    /// A component.
    Component(ComponentId),
    /// A reference that cannot be resolved, which has been reported.
    Broken,
}

/// A schema: its children by id, everything else in its node.
#[derive(Debug, Clone)]
pub(super) struct Schema<'a> {
    pub at: Target<'a>,
    pub kind: Kind,
    pub link: Link<'a>,
    pub properties: Vec<(&'a str, SchemaId)>,
    pub items: Option<SchemaId>,
    pub additional: Additional<SchemaId>,
    pub all_of: Vec<SchemaId>,
    pub any_of: Vec<SchemaId>,
    pub one_of: Vec<SchemaId>,
    pub not: Option<SchemaId>,
    pub nullable: bool,
    /// `true` for a copy without default and composition, as lifting stores it for the parts of an `allOf`.
    pub reduced: bool,
    /// `true` if pages only show that it is an object.
    pub listed_as_object: bool,
    /// Values that merging has appended to `enum`.
    pub more_values: Vec<&'a Node>,
    /// The schema that was written here before a member of its choice replaced it.
    pub wrapper: Option<Target<'a>>,
}

impl<'a> Schema<'a> {
    pub fn empty(at: Target<'a>, kind: Kind) -> Self {
        Schema {
            at,
            kind,
            link: Link::None,
            properties: Vec::new(),
            items: None,
            additional: Additional::Absent,
            all_of: Vec::new(),
            any_of: Vec::new(),
            one_of: Vec::new(),
            not: None,
            nullable: false,
            reduced: false,
            listed_as_object: false,
            more_values: Vec::new(),
            wrapper: None,
        }
    }

    /// Returns `true` for a list with properties, which no value can have.
    #[cfg(feature = "published")]
    pub fn is_list_with_properties(&self) -> bool {
        self.kind == Kind::Array && !self.properties.is_empty()
    }

    /// Returns the only member of an `allOf` with nothing beside it: a reference in a wrapper.
    pub fn lone_member(&self) -> Option<SchemaId> {
        match self.all_of[..] {
            [member]
                if self.any_of.is_empty()
                    && self.one_of.is_empty()
                    && self.properties.is_empty() =>
            {
                Some(member)
            }
            _ => None,
        }
    }
}
