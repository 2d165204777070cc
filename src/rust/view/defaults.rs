//! Decides the Rust code of a property's default, if the code is certain to produce the value. It
//! prints nothing.

use super::plan::Plan;
use super::scalar::Scalar;
use super::structs::DefaultValue;
use super::ty::Type;
use crate::api::{self, ModelId, Shape, Value};
use crate::text::prose;

impl Plan<'_> {
    /// Returns the function for the default of a property; `None` if no code is certain to produce
    /// the value.
    pub(super) fn default_value(
        &self,
        property: &api::Field,
        name: &str,
        ty: &Type,
    ) -> Option<DefaultValue> {
        let value = property
            .default
            .as_ref()
            .filter(|_| self.options.defaults)?;
        if ty.foreign {
            return None;
        }
        Some(DefaultValue {
            name: format!("default_{}", name.trim_start_matches("r#")),
            ty: ty.text.clone(),
            code: self.code(&property.ty, value)?,
            json: prose::code(&value.to_string()),
        })
    }

    fn code(&self, ty: &api::Type, value: &Value) -> Option<String> {
        let scalar = match self.scalars.of(ty) {
            Some(Scalar::Chosen(_)) => return None,
            Some(Scalar::Plain(name) | Scalar::Support(name)) => name,
            None => "",
        };
        match (ty, value) {
            (api::Type::Any, value) => {
                Some(format!("support::parsed({})", quoted(&value.to_string())))
            }
            (api::Type::Boolean, Value::Bool(value)) => Some(value.to_string()),
            (api::Type::Integer(_) | api::Type::Number(_), value) => number(scalar, value),
            (api::Type::String(_), value) => {
                let text = value.text()?;
                Some(format!("{}.into()", quoted(&text)))
            }
            (api::Type::Nullable(held), Value::Null) => {
                (**held != api::Type::Any).then(|| "None".to_owned())
            }
            (api::Type::Nullable(held), value) if **held != api::Type::Any => {
                Some(format!("Some({})", self.code(held, value)?))
            }
            (api::Type::List { items, .. }, Value::List(values)) => {
                let items = items.as_deref().unwrap_or(&api::Type::Any);
                let values = values.iter().map(|value| self.code(items, value));
                let values: Vec<String> = values.collect::<Option<_>>()?;
                Some(format!("vec![{}]", values.join(", ")))
            }
            (api::Type::Map(_) | api::Type::Object, Value::Map(entries)) if entries.is_empty() => {
                Some("Default::default()".to_owned())
            }
            (api::Type::Model(id), value) => self.variant(*id, value),
            _ => None,
        }
    }

    /// Returns the variant of an enum for a value; `None` if the enum does not list it.
    fn variant(&self, id: ModelId, value: &Value) -> Option<String> {
        let model = &self.api[id];
        let Shape::Enum(shape) = &model.shape else {
            return None;
        };
        if self.replacement(model).is_some() {
            return None;
        }
        let made = self.enumeration(id, shape);
        let wire = made.kind.wire(value);
        let mut variants = made.variants.iter();
        let found = variants.find(|variant| variant.wire == wire)?;
        Some(format!("{}::{}", self.type_name(id), found.name))
    }
}

/// Returns a number as a literal of a type.
fn number(ty: &str, value: &Value) -> Option<String> {
    match (ty, value) {
        ("i32", Value::Integer(value)) => i32::try_from(*value).ok().map(|value| value.to_string()),
        ("i64", Value::Integer(value)) => i64::try_from(*value).ok().map(|value| value.to_string()),
        ("u32", Value::Integer(value)) => u32::try_from(*value).ok().map(|value| value.to_string()),
        ("u64", Value::Integer(value)) => u64::try_from(*value).ok().map(|value| value.to_string()),
        ("f64", Value::Integer(value)) => Some(format!("{value}.0")),
        ("f64", Value::Float(value)) => Some(format!("{value:?}")),
        ("Float", Value::Integer(value)) => Some(format!("{value}.0.into()")),
        ("Number", Value::Integer(value)) => i64::try_from(*value)
            .ok()
            .map(|value| format!("{value}_i64.into()")),
        ("Number" | "Float", Value::Float(value)) => Some(format!("{value:?}_f64.into()")),
        _ => None,
    }
}

/// Returns a string literal.
fn quoted(text: &str) -> String {
    format!("{text:?}")
}
