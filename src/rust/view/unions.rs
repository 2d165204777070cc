//! Turns the alternatives of a schema into the variants of a Rust enum, with one for unknown JSON
//! if it is open. It prints nothing.

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
    /// The variants, in order: one for each member of the schema, or one for each tag of a member
    /// without a field for it.
    pub members: Vec<Member>,
    /// The discriminator property, as on the wire.
    pub tag: Option<String>,
    /// The JSON type of the tags.
    pub tag_form: TagForm,
    /// `true` if JSON that matches several members equally well is an error.
    pub exclusive: bool,
    /// `true` if there is a variant `Unknown` for JSON that matches no member.
    pub open: bool,
    /// The position of the member used as a placeholder; `None` if the placeholder is `Unknown`.
    pub blank: Option<usize>,
}

/// The JSON type of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TagForm {
    /// Strings, as OpenAPI requires.
    Text,
    /// Booleans: there are no other tags.
    Boolean,
    /// Integers: there are no other tags.
    Integer,
}

/// A variant of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The name in Rust.
    pub name: String,
    /// The name it would have without conflicts.
    pub wanted: String,
    /// An identifier that does not depend on the position: the tag if there is a variant for each
    /// tag, or else the path of the model, the title or the type.
    pub key: String,
    /// The title of the schema.
    pub title: Option<String>,
    /// The complete type, as Rust code.
    pub text: String,
    /// The type without the box.
    pub ty: Type,
    /// `true` if the value is boxed, because the member closes a cycle.
    pub boxed: bool,
    /// The tags that select it; the first is the one to write.
    pub tags: Vec<String>,
    /// `true` if the type has no field for the tag, so that the union writes it.
    pub writes_tag: bool,
    /// `true` if the type keeps undeclared fields, which would include the tag.
    pub keeps_tag: bool,
    /// The JSON that it allows.
    pub fit: Fit,
    /// The conversions into the union.
    pub conversion: Conversion,
    /// The description, as Markdown.
    pub description: Option<String>,
    /// The documentation, line by line.
    pub docs: Vec<String>,
}

/// Names the members. A name that is set already was pinned by the user.
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
    /// Returns the union of a model.
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
        // A placeholder is finite if it does not require another value of the union.
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

    /// Returns the variants of a member: one, or one for each tag if the tag is not stored in a
    /// field.
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
        let docs = self.docs(|| {
            let mut docs = Docs::default();
            docs.markdown(member.docs.as_deref().unwrap_or_default());
            docs.finish()
        });
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

    /// Returns the struct of a member, unless a user's type replaces it.
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

    /// Returns the name of a member without a title.
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
