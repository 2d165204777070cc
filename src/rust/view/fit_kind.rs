//! The kinds of JSON that distinguish the members of a union. Plain data.

use std::sync::OnceLock;

/// Depth to which the types of a union's members are examined.
pub(super) const DEPTH: usize = 4;

/// The JSON that a member of a union allows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fit {
    /// Anything.
    Any,
    /// A boolean.
    Boolean,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// Any string.
    Text,
    /// One of these strings, numbers or booleans.
    OneOf(Vec<String>),
    /// Any object.
    Map,
    /// An object with any names and with values of this kind.
    MapOf(Box<Fit>),
    /// A list with items of this kind.
    List(Box<Fit>),
    /// An object with these properties.
    Object {
        /// The required properties.
        required: Vec<String>,
        /// The optional properties.
        optional: Vec<String>,
        /// The properties restricted by constants.
        fields: Vec<(String, Fit)>,
    },
    /// Anything that one of these allows.
    Either(Vec<Fit>),
}

impl Fit {
    /// Returns a key that is equal for two fits that accept the same JSON, regardless of the order
    /// of names.
    #[cfg(feature = "lint")]
    pub(crate) fn key(&self) -> String {
        let sorted = |names: &[String]| {
            let mut names = names.to_vec();
            names.sort();
            format!("{names:?}")
        };
        match self {
            Fit::OneOf(texts) => format!("one of {}", sorted(texts)),
            Fit::MapOf(held) => format!("map of {}", held.key()),
            Fit::List(held) => format!("list of {}", held.key()),
            Fit::Object {
                required,
                optional,
                fields,
            } => {
                let fields: Vec<String> = fields
                    .iter()
                    .map(|(name, fit)| format!("{name:?}: {}", fit.key()))
                    .collect();
                let (required, optional) = (sorted(required), sorted(optional));
                format!("object of {required}, {optional}, {}", sorted(&fields))
            }
            Fit::Either(fits) => {
                let fits: Vec<String> = fits.iter().map(Fit::key).collect();
                format!("either {}", sorted(&fits))
            }
            Fit::Any | Fit::Boolean | Fit::Integer | Fit::Number | Fit::Text | Fit::Map => {
                format!("{self:?}")
            }
        }
    }

    /// Returns the number of constants.
    pub(super) fn weight(&self) -> usize {
        match self {
            Fit::OneOf(texts) => texts.len(),
            Fit::List(held) | Fit::MapOf(held) => held.weight(),
            Fit::Either(fits) => fits.iter().map(Fit::weight).sum(),
            Fit::Object { fields, .. } => fields.iter().map(|(_, fit)| fit.weight()).sum(),
            _ => 0,
        }
    }
}

/// Cache of the constants in each model, by depth and model.
pub(super) type Constants = [Vec<OnceLock<Option<Fit>>>; DEPTH];

/// Returns an empty cache.
pub(super) fn no_constants(models: usize) -> Constants {
    std::array::from_fn(|_| (0..models).map(|_| OnceLock::new()).collect())
}
