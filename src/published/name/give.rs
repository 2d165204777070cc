//! Names the component of a schema file as openapi-generator does: by the name of the file, with a number, or by the name of
//! another component that it is taken for.

use super::walk::Namer;
use crate::diagnostic::Code;
use crate::openapi::Target;
use crate::published::schema::{ComponentId, SchemaId};

impl<'a> Namer<'a, '_> {
    /// Returns the component of the schema that a reference leads to; a new one if it has none.
    pub fn register(
        &mut self,
        at: Target<'a>,
        target: Target<'a>,
        reference: &'a str,
    ) -> Option<ComponentId> {
        if let Some(component) = self.graph.component_at(target.node) {
            return Some(component);
        }
        if target.node.as_map().is_none() && target.node.as_bool().is_none() {
            let message = format!("`{reference}` does not lead to a schema");
            self.diagnostics.push(
                Code::ReferenceToNonSchema,
                at.get("$ref").unwrap_or(at).place(),
                message,
            );
            return None;
        }
        let name = self.graph.spec.name_of(target, reference);
        let component = self.give_name(&name, target);
        match self.swallowed.contains(&std::ptr::from_ref(target.node)) {
            true => self.graph.publish_as(target, component),
            false => self.graph.name_node(target, component),
        }
        Some(component)
    }

    /// Returns the component with the bare name or the first free number. The name is shared with an alias whose schema is not
    /// known yet, a schema of equal content, or a name that differs only in letter case.
    fn give_name(&mut self, name: &str, at: Target<'a>) -> ComponentId {
        let fresh = self.graph.read(at);
        for number in 0u32.. {
            let tried = if number == 0 {
                name.to_owned()
            } else {
                format!("{name}_{number}")
            };
            let Some((index, _, &known)) = self.graph.components.get_full(&tried) else {
                if let Some(&other) = self.by_lowercase.get(&tried.to_lowercase()) {
                    return self.take_over(other, fresh, at);
                }
                if number > 0 {
                    let message =
                        format!("another schema is named `{name}`; this one is named `{tried}`");
                    let other = self.file_of(self.graph.components[name]);
                    let help = format!(
                        "the other one is in `{other}`; rename one: their order decides which has the number"
                    );
                    self.diagnostics
                        .push(Code::NameSuffix, at.place(), message)
                        .help(help);
                }
                return self.add(tried, fresh);
            };
            let component = ComponentId::at(index);
            if self.is_alias(known) {
                self.graph.components[index] = fresh;
                return component;
            }
            if self.is_equal(known, fresh) {
                let message =
                    format!("this schema is equal to the component `{tried}` and shares its name");
                let help = format!(
                    "the other one is in `{}`; delete one, and refer to the other",
                    self.file_of(known)
                );
                self.diagnostics
                    .push(Code::SharedName, at.place(), message)
                    .help(help);
                return component;
            }
        }
        self.add(name.to_owned(), fresh)
    }

    fn take_over(
        &mut self,
        component: ComponentId,
        fresh: SchemaId,
        at: Target<'a>,
    ) -> ComponentId {
        let known = self.graph.component(component);
        if self.is_alias(known) {
            self.graph.components[component.0 as usize] = fresh;
        } else if !self.is_equal(known, fresh) && !self.leads_to(at, known) {
            self.swallowed.insert(std::ptr::from_ref(at.node));
            let message = format!(
                "pages show the component `{}` in place of this schema: the names differ only in letter case",
                self.graph.component_name(component)
            );
            let help = format!(
                "the other one is in `{}`; rename one of the two",
                self.file_of(known)
            );
            self.diagnostics
                .push(Code::SwallowedByCase, at.place(), message)
                .help(help);
        }
        component
    }

    /// Returns `true` if a schema is only a reference to another one.
    fn leads_to(&self, at: Target<'a>, known: SchemaId) -> bool {
        let end = self.graph.spec.follow(at).ok();
        end.is_some_and(|end| std::ptr::eq(end.node, self.graph[known].at.node))
    }

    /// Returns the path of the file with a component's schema.
    fn file_of(&self, component: SchemaId) -> &'a str {
        let spec = self.graph.spec;
        &spec.sources[self.graph[self.graph.behind(component)].at.file].path
    }

    /// Returns `true` for equal contents without any reference. Schemas with references are never equal: those of the known
    /// one have been rewritten, those of the new one have not.
    fn is_equal(&self, known: SchemaId, fresh: SchemaId) -> bool {
        !self.graph.holds_reference(known)
            && !self.graph.holds_reference(fresh)
            && self.graph.content(known) == self.graph.content(fresh)
    }

    pub fn add(&mut self, name: String, schema: SchemaId) -> ComponentId {
        let lowercase = name.to_lowercase();
        let component = self.graph.add_component(name, schema);
        self.by_lowercase.entry(lowercase).or_insert(component);
        component
    }
}
