//! The alternatives of a schema → the variants of a Rust enum, one for each, and one for what fits none.

use super::conversions::Conversion;
use super::docs::Docs;
use super::enums::UNKNOWN;
use super::fit_kind::Fit;
use super::ident::{Rank, Scope, Wish, variant_name};
use super::plan::Plan;
use super::structs::boxed;
use super::ty::Type;
use super::uses::Uses;
use crate::api::{self, Additional, ModelId, Shape};

/// A union.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// Its variants, in order: one for each member of the schema, or for each tag of a member without a field for it.
    pub members: Vec<Member>,
    /// The property that tells them apart, as it is on the wire.
    pub tag: Option<String>,
    /// The JSON that the tags are.
    pub tag_form: TagForm,
    /// JSON that fits several members alike is an error.
    pub exclusive: bool,
    /// There is a variant `Unknown` for JSON that fits no member.
    pub open: bool,
    /// The position of the member that an empty value is; `None` where an empty value is `Unknown`.
    pub blank: Option<usize>,
}

/// The JSON that tags are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagForm {
    /// Strings, as OpenAPI wants them.
    Text,
    /// `true` and `false`: no other tag is listed.
    Boolean,
    /// Integers: no other tag is listed.
    Integer,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name in Rust.
    pub name: String,
    /// The name that it would have if no other member had it.
    pub wanted: String,
    /// What it is known by wherever it stands: its tag if it has a variant for each, else the path of its model, its title,
    /// or its type.
    pub key: String,
    /// The title of the schema.
    pub title: Option<String>,
    /// The whole type, as it is written.
    pub text: String,
    /// The type without the box.
    pub ty: Type,
    /// The value is in a box, as the member closes a cycle.
    pub boxed: bool,
    /// The tags that choose it; the first is the one to write.
    pub tags: Vec<String>,
    /// The type has no field for the tag: the union writes it.
    pub writes_tag: bool,
    /// The type keeps undeclared fields, and would keep the tag as one.
    pub keeps_tag: bool,
    /// What JSON it can be.
    pub fit: Fit,
    /// What becomes this member without saying so.
    pub conversion: Conversion,
    /// The description, as Markdown.
    pub description: Option<String>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
}

/// Names the members; those that have a name already have one that the user has pinned.
fn name_all(members: &mut [Member]) {
    let wishes: Vec<Wish> = members
        .iter()
        .map(|member| {
            let (is_pinned, is_exact) = (!member.name.is_empty(), member.wanted == member.key);
            let (name, rank) = match (is_pinned, is_exact) {
                (true, _) => (&member.name, Rank::Chosen),
                (false, true) => (&member.wanted, Rank::Exact),
                (false, false) => (&member.wanted, Rank::Derived),
            };
            let (name, key) = (name.clone(), member.key.clone());
            Wish { name, rank, key }
        })
        .collect();
    let mut scope = Scope::default();
    scope.claim(UNKNOWN.to_owned());
    let names = scope.claim_all(&wishes);
    for ((member, name), wish) in members.iter_mut().zip(names).zip(wishes) {
        (member.name, member.wanted) = (name, wish.name);
    }
}

fn tag_form(shape: &api::Union) -> TagForm {
    let all = |fits: fn(&str) -> bool| {
        let mut tags = shape.members.iter().flat_map(|member| &member.tags);
        tags.all(|tag| fits(tag))
    };
    if all(|tag| matches!(tag, "true" | "false")) {
        TagForm::Boolean
    } else if all(|tag| {
        tag.parse::<i64>()
            .is_ok_and(|number| number.to_string() == tag)
    }) {
        TagForm::Integer
    } else {
        TagForm::Text
    }
}

impl Plan<'_> {
    /// The union of a model.
    pub(super) fn union(&self, id: ModelId, shape: &api::Union, uses: &mut Uses) -> Union {
        let tag = shape.discriminator.as_ref().map(|tag| &*tag.property);
        let mut members = Vec::new();
        let mut sources = Vec::new();
        for member in &shape.members {
            for made in self.members(id, member, tag, uses) {
                members.push(made);
                sources.push(&member.ty);
            }
        }
        name_all(&mut members);
        let types = members.iter().zip(&sources);
        let types: Vec<(&api::Type, &str, &[String])> = types
            .map(|(member, ty)| (*ty, &*member.text, &*member.tags))
            .collect();
        let conversions = self.conversions(&types, tag);
        for (member, conversion) in members.iter_mut().zip(conversions) {
            member.conversion = conversion;
        }
        let open = self.is_open(&self.api[id], self.options.unions) || members.is_empty();
        // An empty value has an end if it does not need one of the union again.
        let ending = || sources.iter().position(|ty| !self.may_need(ty, id));
        Union {
            tag: tag.map(str::to_owned),
            tag_form: tag_form(shape),
            exclusive: shape.exclusive || !open,
            blank: (!open).then(|| ending().unwrap_or_default()),
            open,
            members,
        }
    }

    /// The variants of a member: one, or one for each tag if nothing else says which tag it was.
    fn members(
        &self,
        id: ModelId,
        member: &api::Member,
        tag: Option<&str>,
        uses: &mut Uses,
    ) -> Vec<Member> {
        let ty = self.rust_type(&member.ty, uses);
        let structure = self.own_struct(&member.ty);
        let has_no_field = structure.zip(tag).is_some_and(|(structure, tag)| {
            let mut fields = structure.fields.iter();
            fields.all(|field| field.wire_name != tag)
        });
        let keeps_tag = structure.is_some_and(|structure| {
            self.options.extra || matches!(structure.additional, Additional::Typed(_))
        });
        let mut docs = Docs::default();
        docs.markdown(member.docs.as_deref().unwrap_or_default());
        let docs = docs.finish();
        let fit = self.fit(&member.ty);
        let of = |wanted: String, key: String, tags: &[String]| Member {
            name: self.pinned(id, &key, variant_name).unwrap_or_default(),
            wanted,
            key,
            title: member.title.clone(),
            text: boxed(&ty.text, member.recursive),
            ty: ty.clone(),
            boxed: member.recursive,
            writes_tag: has_no_field && !tags.is_empty(),
            tags: tags.to_vec(),
            keeps_tag,
            fit: fit.clone(),
            conversion: Conversion::default(),
            description: member.docs.clone(),
            docs: docs.clone(),
        };
        if has_no_field && member.tags.len() > 1 {
            let tags = member.tags.chunks(1);
            return tags
                .map(|tag| of(variant_name(&tag[0]), tag[0].clone(), tag))
                .collect();
        }
        let title = member.title.as_deref().map(variant_name);
        let key = match &member.ty {
            api::Type::Model(held) => self.paths[held.0 as usize].path.clone(),
            _ => member.title.clone().unwrap_or_else(|| ty.text.clone()),
        };
        vec![of(
            title.unwrap_or_else(|| self.word(&member.ty)),
            key,
            &member.tags,
        )]
    }

    /// The struct that a member is, unless it is a type of the user's.
    pub(super) fn own_struct(&self, ty: &api::Type) -> Option<&api::Struct> {
        let api::Type::Model(id) = ty else {
            return None;
        };
        let model = &self.api[*id];
        match &model.shape {
            Shape::Struct(shape) if self.replacement(model).is_none() => Some(shape),
            _ => None,
        }
    }

    /// The name of a member without a title.
    fn word(&self, ty: &api::Type) -> String {
        match ty {
            api::Type::Any => "Any".to_owned(),
            api::Type::Boolean => "Boolean".to_owned(),
            api::Type::Integer(_) => "Integer".to_owned(),
            api::Type::Number(_) => "Number".to_owned(),
            api::Type::String(_) => "String".to_owned(),
            api::Type::Object => "Object".to_owned(),
            api::Type::Map(_) => "Map".to_owned(),
            api::Type::List { .. } => "List".to_owned(),
            api::Type::Nullable(inner) => self.word(inner),
            api::Type::Model(id) => match self.type_name(*id) {
                UNKNOWN => "UnknownValue".to_owned(),
                name => name.to_owned(),
            },
        }
    }
}
