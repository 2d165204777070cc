//! Turns the values of an enum into the list on its page. It knows no page.

use crate::powershell::cell::Values;
use crate::powershell::enum_name;
use crate::powershell::text::one_line;
use crate::published::Type;

/// A value of an enum on the page of its class.
pub(crate) struct Value {
    /// The name in PowerShell.
    pub(crate) name: String,
    /// The value on the wire.
    pub(crate) value: String,
    /// The value as printed: in quotes, unless it is a boolean.
    pub(crate) literal: String,
}

/// Returns the values of an enum, named and numbered.
pub(super) fn all(values: &Values<'_>) -> Vec<Value> {
    let numeric = matches!(values.base, Type::Integer(_) | Type::Number(_));
    let (mut names, texts): (Vec<_>, Vec<_>) = values
        .texts()
        .map(|(_, text)| (enum_name::value_name(&text, numeric), one_line(&text)))
        .unzip();
    enum_name::number_duplicates(&mut names);
    for (name, (value, _)) in names.iter_mut().zip(values.texts()) {
        if let Some(given) = &value.name {
            name.clone_from(given);
        }
    }
    let printed = |(name, value): (String, String)| Value {
        name,
        literal: values.quoted(&value),
        value,
    };
    names.into_iter().zip(texts).map(printed).collect()
}
