//! The kinds of changes to a place, depending on its owner. This module does not compare anything.

use super::kind::Kind;

/// The kinds of changes to a place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holder {
    /// The type changed to one that is neither wider nor narrower.
    pub changed: Kind,
    pub narrowed: Kind,
    pub widened: Kind,
    pub format: Kind,
    /// Another model; differences inside it are reported separately.
    pub model: Kind,
    /// Limits were narrowed, widened, or changed in both ways.
    pub limits: [Kind; 3],
}

/// The kinds for a place without more specific ones.
pub(super) const PLACE: Holder = Holder {
    changed: Kind::TypeChanged,
    narrowed: Kind::TypeNarrowed,
    widened: Kind::TypeWidened,
    format: Kind::FormatChanged,
    model: Kind::ModelReplaced,
    limits: [
        Kind::LimitsNarrowed,
        Kind::LimitsWidened,
        Kind::LimitsChanged,
    ],
};

pub(super) const FIELD: Holder = Holder {
    changed: Kind::FieldTypeChanged,
    narrowed: Kind::FieldTypeNarrowed,
    widened: Kind::FieldTypeWidened,
    format: Kind::FieldFormatChanged,
    model: Kind::FieldModelChanged,
    limits: [
        Kind::FieldLimitsNarrowed,
        Kind::FieldLimitsWidened,
        Kind::FieldLimitsChanged,
    ],
};

pub(super) const PARAMETER: Holder = Holder {
    changed: Kind::ParameterTypeChanged,
    ..PLACE
};

pub(super) const HEADER: Holder = Holder {
    changed: Kind::HeaderTypeChanged,
    ..PLACE
};

pub(super) const REQUEST: Holder = Holder {
    changed: Kind::RequestTypeChanged,
    model: Kind::RequestModelChanged,
    ..PLACE
};

pub(super) const RESPONSE: Holder = Holder {
    changed: Kind::ResponseTypeChanged,
    model: Kind::ResponseModelChanged,
    ..PLACE
};

pub(super) const ALIAS: Holder = Holder {
    changed: Kind::AliasTargetChanged,
    ..PLACE
};

pub(super) const ADDITIONAL: Holder = Holder {
    changed: Kind::AdditionalTypeChanged,
    ..PLACE
};
