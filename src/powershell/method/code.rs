//! Writes the code of the value that an example gives to a parameter.

use std::borrow::Cow;
use std::collections::HashSet;
use std::fmt::Write as _;

use super::kind::{Kind, first_value, kind_of};
use super::parameter::{Parameter, Place};
use crate::powershell::cell::{Cells, Classes};
use crate::powershell::literal::{self, literal};
use crate::powershell::name::property_name;
use crate::published::call::{OwnExample, Sent};
use crate::published::{Field, ModelId, Type};

/// The most classes that one operation writes code for, and the deepest nesting of them.
const MOST_CLASSES: usize = 1_000;
const MOST_DEPTH: usize = 100;

/// Writes the code for the parameters of one operation. Each class is written once.
pub(super) struct Coder<'c, 'a> {
    classes: &'c Classes<'a>,
    visited: HashSet<ModelId>,
    written: usize,
    depth: usize,
}

impl<'c, 'a> Coder<'c, 'a> {
    pub fn new(classes: &'c Classes<'a>) -> Self {
        Coder {
            classes,
            visited: HashSet::new(),
            written: 0,
            depth: 0,
        }
    }

    /// Returns the code of a parameter. After a required one, only its own classes count as written.
    pub fn code(&mut self, parameter: &Parameter<'a>) -> String {
        let code = self.value(parameter);
        if parameter.required {
            self.visited.clear();
            self.value(parameter);
        }
        trimmed(&code)
    }

    fn value(&mut self, parameter: &Parameter<'a>) -> String {
        let is_body = parameter.place == Place::Body;
        match parameter.kind {
            Kind::InlineEnum(_) | Kind::String if is_body => format!("\"My{}\"", parameter.name),
            Kind::InlineEnum(values) => first_value(&values),
            Kind::String | Kind::Uuid => string_code(&parameter.name, own_example(parameter)),
            Kind::Boolean => match own_example(parameter).as_deref() {
                Some(example) if !example.eq_ignore_ascii_case("true") => "$false".to_owned(),
                _ => "$true".to_owned(),
            },
            Kind::Date => "(Get-Date)".to_owned(),
            Kind::List(item) => self.list(parameter, item),
            Kind::FreeForm => "@{ key_example = ... }".to_owned(),
            Kind::Map(value) => self.map(parameter, value),
            Kind::Enum(_) if is_body => "0".to_owned(),
            Kind::Enum(values) => first_value(&values),
            Kind::Model(id) => self.model(id),
            Kind::Number => own_example(parameter).map_or_else(|| "0".to_owned(), Cow::into_owned),
            Kind::File | Kind::Nothing => String::new(),
        }
    }

    fn list(&mut self, parameter: &Parameter<'a>, item: &'a Type) -> String {
        let cells = self.classes.cells(parameter.in_root);
        match kind_of(item, cells, self.classes) {
            Kind::Model(id) => self.model(id),
            Kind::String => {
                let example = parameter
                    .item_example
                    .map(|value| text(value, parameter.in_root));
                string_code(&parameter.name, example.map(Cow::Owned))
            }
            Kind::List(_) if parameter.place == Place::Body => "\"MyProperty\"".to_owned(),
            Kind::List(_) => "\"MyInner\"".to_owned(),
            kind => self.held(kind, cells),
        }
    }

    fn map(&mut self, parameter: &Parameter<'a>, value: Option<&'a Type>) -> String {
        let cells = self.classes.cells(parameter.in_root);
        let held = value.map_or(Kind::Nothing, |value| kind_of(value, cells, self.classes));
        let Kind::Model(id) = held else {
            return format!("@{{ key_example = {} }}", self.held(held, cells));
        };
        let mut code = self.model(id);
        if !code.is_empty() {
            code.push('\n');
        }
        let _ = write!(
            code,
            "${} = @{{ key_example = ${} }}",
            parameter.name,
            self.classes.of(id)
        );
        code
    }

    /// Returns the code of an item or a map value that is neither a string nor an object of a class.
    fn held(&mut self, kind: Kind<'a>, cells: Cells<'_, 'a>) -> String {
        match kind {
            Kind::InlineEnum(values) | Kind::Enum(values) => first_value(&values),
            Kind::String | Kind::Uuid | Kind::List(_) => "\"MyInner\"".to_owned(),
            Kind::Boolean => "$true".to_owned(),
            Kind::Date => "(Get-Date)".to_owned(),
            Kind::Number => "0".to_owned(),
            Kind::Map(value) => {
                let value =
                    value.map_or(Kind::Nothing, |value| kind_of(value, cells, self.classes));
                format!("@{{ key_example = {} }}", self.held(value, cells))
            }
            Kind::Model(id) => format!("${}", self.classes.of(id)),
            Kind::FreeForm | Kind::File | Kind::Nothing => String::new(),
        }
    }

    /// Returns the lines that create an object of a class, after those for the classes that it holds. The page only shows the
    /// text between them, because lines with `Initialize-` are removed: `update-entitlement-bulk` and the other lists of
    /// patches in V3.
    fn model(&mut self, id: ModelId) -> String {
        let is_new = self.visited.insert(id);
        if !is_new || self.written >= MOST_CLASSES || self.depth >= MOST_DEPTH {
            return String::new();
        }
        self.written += 1;
        self.depth += 1;
        let classes = self.classes;
        let fields = classes.model(id).listed_fields().unwrap_or_default();
        let (mut code, mut pairs) = (String::new(), String::new());
        let mut holds_class = false;
        for field in fields {
            let cells = classes.cells(classes.is_in_root(field));
            let kind = kind_of(&field.ty, cells, classes);
            if let Some(held) = class_of(kind, cells, classes) {
                if !std::mem::replace(&mut holds_class, true) {
                    code.push('\n');
                }
                let inner = self.model(held);
                if !inner.is_empty() {
                    code.push_str(&inner);
                    code.push('\n');
                }
            }
            if let Kind::List(item) = kind
                && let Kind::InlineEnum(values) = kind_of(item, cells, classes)
            {
                code.push_str(&first_value(&values));
            }
            let value = self.property(field, kind, cells);
            let _ = write!(pairs, "-{} {value} ", property_name(&field.wire_name));
        }
        let class = classes.of(id);
        let _ = write!(code, "${class} = Initialize-{class} {}", pairs.trim_end());
        if holds_class {
            code.push('\n');
        }
        self.depth -= 1;
        code
    }

    fn property(&mut self, field: &'a Field, kind: Kind<'a>, cells: Cells<'_, 'a>) -> String {
        let example = field
            .example
            .as_ref()
            .and_then(|example| literal(example, &field.ty));
        match (kind, example) {
            (Kind::InlineEnum(values) | Kind::Enum(values), _) => first_value(&values),
            (Kind::String | Kind::Uuid, example) => {
                string_code(&property_name(&field.wire_name), example.map(Cow::Owned))
            }
            (Kind::Number, Some(example)) => example,
            (Kind::List(item), _) => {
                let held = kind_of(item, cells, self.classes);
                self.held(held, cells)
            }
            (kind, _) => self.held(kind, cells),
        }
    }
}

/// Returns the class of a property, or of the items or values of its list or map.
fn class_of<'t>(kind: Kind<'t>, cells: Cells<'_, 't>, classes: &Classes<'t>) -> Option<ModelId> {
    let held = match kind {
        Kind::List(held) | Kind::Map(Some(held)) => kind_of(held, cells, classes),
        kind => kind,
    };
    match held {
        Kind::Model(id) => Some(id),
        _ => None,
    }
}

/// Returns a quoted string: the example, or one made of the name.
fn string_code(name: &str, example: Option<Cow<'_, str>>) -> String {
    match example {
        Some(example)
            if !example.is_empty() && example != "null" && example != format!("{name}_example") =>
        {
            format!("\"{example}\"")
        }
        _ => format!("\"My{name}\""),
    }
}

/// Returns the example of a parameter: its own, else the one that openapi-generator has for its type.
pub(super) fn own_example<'p>(parameter: &'p Parameter<'_>) -> Option<Cow<'p, str>> {
    let written = parameter
        .example
        .and_then(|example| written(parameter, example));
    written
        .map(Cow::Owned)
        .or_else(|| generic_example(parameter))
}

fn written(parameter: &Parameter<'_>, example: &OwnExample) -> Option<String> {
    if example.by_schema && !matches!(parameter.kind, Kind::List(_) | Kind::Map(_)) {
        return literal(&example.value, &parameter.field.ty);
    }
    Some(text(&example.value, parameter.in_root))
}

/// Returns an example as text. The parser of the root file leaves lists and objects as JSON.
fn text(value: &crate::published::Value, in_root: bool) -> String {
    if in_root {
        literal::json_in_root(value)
    } else {
        literal::raw(value)
    }
}

fn generic_example<'p>(parameter: &'p Parameter<'_>) -> Option<Cow<'p, str>> {
    if parameter.place == Place::Body {
        return None;
    }
    let fixed = match (parameter.kind, &parameter.field.ty) {
        (Kind::String | Kind::InlineEnum(_), _) => {
            return Some(Cow::Owned(format!("{}_example", parameter.base_name)));
        }
        (Kind::Boolean, _) => "true",
        (Kind::Uuid, _) => "38400000-8cf0-11bd-b23e-10b96e4ef00d",
        (Kind::File, _) => "BINARY_DATA_HERE",
        (Kind::FreeForm, _) => "Object",
        (Kind::Number, ty) => generic_number(ty),
        (Kind::List(Type::String(Some(format))), _)
            if format == "binary" && parameter.place == Place::Sent(Sent::Form) =>
        {
            "/path/to/file.txt"
        }
        _ => return None,
    };
    Some(Cow::Borrowed(fixed))
}

fn generic_number(ty: &Type) -> &'static str {
    match ty {
        Type::Nullable(ty) => generic_number(ty),
        Type::Integer(Some(format)) if format == "int64" => "789",
        Type::Number(format) => match format.as_deref() {
            Some("float") => "3.4",
            Some("double") => "1.2",
            _ => "8.14",
        },
        _ => "56",
    }
}

/// Removes line breaks around the code, and keeps at most two in a row inside it.
fn trimmed(code: &str) -> String {
    let mut code = code.trim().to_owned();
    while code.contains("\n\n\n") {
        code = code.replace("\n\n\n", "\n\n");
    }
    code
}
