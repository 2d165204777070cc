//! The kinds of JSON that tell the members of a union apart. Plain data.

use std::sync::OnceLock;

/// How deep a union looks into the types of its members.
pub(super) const DEPTH: usize = 4;

/// What JSON a member of a union can be.
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
    /// An object of any names and such values.
    MapOf(Box<Fit>),
    /// A list of such items.
    List(Box<Fit>),
    /// An object with properties of these names.
    Object {
        /// Properties that it must have.
        required: Vec<String>,
        /// Properties that it may have.
        optional: Vec<String>,
        /// Properties with what they can be, as far as constants say it.
        fields: Vec<(String, Fit)>,
    },
    /// What fits any of these.
    Either(Vec<Fit>),
}

impl Fit {
    /// What two fits share that take the same JSON alike: the order of names does not count.
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

    /// How many constants it holds.
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

/// What constants say of each model, by depth and model, as far as it has been asked.
pub(super) type Constants = [Vec<OnceLock<Option<Fit>>>; DEPTH];

/// None known yet.
pub(super) fn no_constants(models: usize) -> Constants {
    std::array::from_fn(|_| (0..models).map(|_| OnceLock::new()).collect())
}
