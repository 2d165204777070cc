//! The kinds that changes of a place have, by what holds it. It compares nothing.

use super::kind::Kind;

/// The kinds that changes of a place have.
#[derive(Debug, Clone, Copy)]
pub(super) struct Holder {
    /// Another type, neither wider nor narrower.
    pub changed: Kind,
    pub narrowed: Kind,
    pub widened: Kind,
    pub format: Kind,
    /// Another model; what differs inside is said besides.
    pub model: Kind,
    /// Limits that allow less, more, and other values.
    pub limits: [Kind; 3],
}

/// A place that has no kinds of its own.
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
