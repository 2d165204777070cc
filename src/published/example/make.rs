//! Generates the example of a schema, and remembers those made before.
//!
//! An example made for one operation is used for later ones, even if recursion has cut it, so operations must be processed
//! in the order of openapi-generator: all responses, then the body.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::json;
use super::order;
use super::random::Random;
use super::schema::{ExampleId, ExampleSchema, ExampleSchemas};
use super::value::{self, Example, default, written_example};
use crate::openapi::Kind;

/// The deepest nesting of values; deeper ones are left out.
const MOST_DEPTH: usize = 100;

/// The most parts of `allOf`, including their own parts, in one example.
const MOST_PARTS: usize = 10_000;

/// The approximate size limit of an example in bytes; a longer one is left out.
const LONGEST: usize = 1 << 20;

/// The size limit of all examples together, in bytes.
const MOST_BYTES: usize = 128 << 20;

/// Generates the examples of one spec, one operation after the other.
pub(crate) struct Examples<'a> {
    spec: &'a ExampleSchemas,
    /// The examples made for schemas so far.
    made: HashMap<ExampleId, Made>,
    /// The bytes left for all examples.
    room: usize,
}

/// An example, with a lower bound for the size of its JSON in bytes.
#[derive(Clone)]
struct Made {
    example: Rc<Example>,
    bytes: usize,
}

/// The state while the examples of one body or one response are generated.
struct Run {
    random: Random,
    /// The components visited so far, by position.
    visited: HashSet<u32>,
    depth: usize,
    parts: usize,
}

impl Run {
    fn new() -> Self {
        Run {
            random: Random::new(),
            visited: HashSet::new(),
            depth: 0,
            parts: 0,
        }
    }
}

impl Made {
    fn new(example: Example) -> Self {
        let bytes = match &example {
            Example::Null => 4,
            Example::Plain(text) | Example::Text(text) => text.len() + 2,
            Example::Value { value, .. } => value.to_string().len(),
            Example::Copies(..) | Example::Object(_) => 2,
        };
        Made {
            example: Rc::new(example),
            bytes,
        }
    }

    fn null() -> Self {
        Made::new(Example::Null)
    }
}

impl<'a> Examples<'a> {
    pub fn new(spec: &'a ExampleSchemas) -> Self {
        Examples {
            spec,
            made: HashMap::new(),
            room: MOST_BYTES,
        }
    }

    /// Generates the example of a response for later examples; it is not shown. `media_types` are those of all responses.
    pub fn response(&mut self, schema: ExampleId, media_types: &[String]) {
        if !media_types.iter().any(|media_type| is_json(media_type)) {
            return;
        }
        let (spec, schema) = (self.spec, &self.spec[schema]);
        let mut run = Run::new();
        match (schema.reference, schema.kind) {
            (Some(component), _) => _ = self.model(component, &mut run),
            (None, Kind::Array) if schema.example.is_none() => {
                match schema.items.map(|items| (items, spec[items].reference)) {
                    Some((_, Some(component))) => _ = self.model(component, &mut run),
                    Some((items, None)) => _ = self.property("", items, &mut run),
                    None => {}
                }
            }
            _ => {}
        }
    }

    /// Returns the example of a body for each media type; empty if there is no component with the name. The name is that of a
    /// class: a component whose class has another name has no example, as `SlimCampaign` of the Beta campaigns.
    pub fn body(&mut self, component: &str, media_types: &[String]) -> Vec<String> {
        let Some(at) = self.spec.by_name.get_index_of(component) else {
            return Vec::new();
        };
        let component = u32::try_from(at).unwrap_or(u32::MAX);
        let mut run = Run::new();
        let texts = media_types.iter().filter_map(|media_type| {
            if !is_json(media_type) {
                return Some(format!(
                    "Custom MIME type example not yet supported: {media_type}"
                ));
            }
            let made = self.model(component, &mut run);
            if made.bytes > LONGEST.min(self.room) {
                return None;
            }
            self.room -= made.bytes;
            Some(json::print(&made.example))
        });
        texts.collect()
    }

    /// Returns the example of a component. One that is in progress is `null`.
    fn model(&mut self, component: u32, run: &mut Run) -> Made {
        let Some(id) = self.spec.component(component) else {
            return Made::null();
        };
        let schema = &self.spec[id];
        if let Some(made) = self.made.get(&id) {
            run.visited.insert(component);
            return made.clone();
        }
        if let Some(example) = written_example(schema) {
            run.visited.insert(component);
            return Made::new(example);
        }
        if !run.visited.insert(component) || run.depth > MOST_DEPTH {
            return Made::null();
        }
        run.depth += 1;
        let made = self.fresh_model(component, id, run);
        run.depth -= 1;
        made
    }

    fn fresh_model(&mut self, component: u32, id: ExampleId, run: &mut Run) -> Made {
        let spec = self.spec;
        let schema = &spec[id];
        let mut entries = Entries::default();
        if !schema.properties.is_empty() || !schema.all_of.is_empty() {
            if schema.properties.is_empty() {
                for &part in &schema.all_of {
                    self.part(part, run, &mut entries);
                }
            } else {
                self.properties(schema, run, &mut entries);
            }
            let made = entries.object();
            self.made.insert(id, made.clone());
            return made;
        }
        if let Some(choice) = schema.first_choice {
            let name = spec.by_name.get_index(component as usize);
            return self.property(name.map_or("", |(name, _)| name), choice, run);
        }
        if schema.kind == Kind::Array || schema.first_value.is_some() {
            return self.property("", id, run);
        }
        Made::null()
    }

    fn properties(&mut self, schema: &'a ExampleSchema, run: &mut Run, entries: &mut Entries) {
        for (name, property) in &schema.properties {
            let made = self.property(name, *property, run);
            entries.put(name, made);
        }
    }

    /// Adds the properties of an `allOf` part: its own, else those of its parts; then those of its reference.
    fn part(&mut self, id: ExampleId, run: &mut Run, entries: &mut Entries) {
        run.parts += 1;
        if run.parts > MOST_PARTS || run.depth > MOST_DEPTH {
            return;
        }
        run.depth += 1;
        let spec = self.spec;
        let schema = &spec[id];
        if schema.properties.is_empty() {
            for &part in &schema.all_of {
                self.part(part, run, entries);
            }
        } else {
            self.properties(schema, run, entries);
        }
        let target = schema
            .reference
            .and_then(|component| spec.component(component));
        if let Some(target) = target {
            self.part(target, run, entries);
        }
        run.depth -= 1;
    }

    /// Returns the value of a property, an item or a map value.
    fn property(&mut self, name: &str, id: ExampleId, run: &mut Run) -> Made {
        let spec = self.spec;
        let schema = &spec[id];
        if let Some(component) = schema.reference {
            return self.model(component, run);
        }
        if schema.is_broken {
            return Made::new(Example::text("{}"));
        }
        if let Some(example) = written_example(schema) {
            return Made::new(example);
        }
        if run.depth > MOST_DEPTH {
            return Made::null();
        }
        run.depth += 1;
        let made = match schema.ty {
            Some("array") => self.list(name, schema, run),
            _ if schema.is_map => self.map(name, schema, run),
            _ => Made::new(simple(name, schema, run)),
        };
        run.depth -= 1;
        made
    }

    /// Returns a list with two copies of one item, or with `maxItems` copies, but at most five.
    fn list(&mut self, name: &str, schema: &ExampleSchema, run: &mut Run) -> Made {
        let count = usize::try_from(schema.max_items.unwrap_or(2).min(5)).unwrap_or(5);
        let item = match schema.items {
            Some(items) => self.property(name, items, run),
            None => Made::new(Example::text(name)),
        };
        Made {
            bytes: item.bytes.saturating_mul(count).saturating_add(2),
            example: Rc::new(Example::Copies(item.example, count)),
        }
    }

    fn map(&mut self, name: &str, schema: &ExampleSchema, run: &mut Run) -> Made {
        let value = match schema.values {
            Some(values) => self.property(name, values, run),
            None => Made::new(Example::text("")),
        };
        let mut entries = Entries::default();
        entries.put("key", value);
        entries.object()
    }
}

/// Returns the value of a simple type.
fn simple(name: &str, schema: &ExampleSchema, run: &mut Run) -> Example {
    let format = schema.format.as_deref();
    match (schema.ty, format) {
        (Some("boolean"), _) => default(schema).unwrap_or(Example::Plain("true".to_owned())),
        (Some("string"), Some("date")) => Example::text("2000-01-23"),
        (Some("string"), Some("date-time")) => Example::text("2000-01-23T04:56:07.000+00:00"),
        (Some("number"), _) => {
            let number = run.random.between(schema.minimum, schema.maximum);
            Example::Plain(value::number(number, format))
        }
        (Some("integer"), _) => {
            let number = run.random.between(schema.minimum, schema.maximum);
            Example::Plain(value::integer(number, format))
        }
        (Some("string"), Some("binary")) => Example::text(""),
        (Some("string"), Some("uuid")) => Example::text("046b6c7f-0b8a-43b9-b35d-6489e6daee91"),
        (Some("string"), Some("uri")) => Example::text("https://openapi-generator.tech"),
        (Some("string"), _) => value::string(name, schema),
        (Some("object"), _) => Example::text("{}"),
        _ => Example::text(""),
    }
}

/// The entries of an object in progress. A later entry replaces an earlier one with the same name.
#[derive(Default)]
struct Entries {
    list: indexmap::IndexMap<String, Rc<Example>>,
    bytes: usize,
}

impl Entries {
    fn put(&mut self, name: &str, made: Made) {
        self.bytes = self
            .bytes
            .saturating_add(made.bytes)
            .saturating_add(name.len() + 8);
        self.list.insert(name.to_owned(), made.example);
    }

    fn object(self) -> Made {
        let mut entries: Vec<_> = self.list.into_iter().collect();
        order::hash_order(&mut entries);
        Made {
            bytes: self.bytes.saturating_add(2),
            example: Rc::new(Example::Object(entries)),
        }
    }
}

fn is_json(media_type: &str) -> bool {
    media_type.starts_with("application/json") || media_type.contains("*/*")
}
