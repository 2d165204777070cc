//! The table of all kinds of changes, one row per kind. This module does not compare anything.

/// Compatibility of a change on the wire.
///
/// It says whether a client made for the old spec can still talk to a server made for the new one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Wire {
    /// The wire format does not change.
    None,
    /// The wire format changes, but no old client can observe it as an error.
    Safe,
    /// Only strict clients or servers are affected: those that reject unknown data, or rely on behaviour that was never
    /// promised.
    Risky,
    /// Old requests may be rejected, or old clients may be unable to read new responses.
    Breaking,
}

/// The part of a crate's version that has to be incremented.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Semver {
    /// Code that compiled still compiles, and there is no new API to use.
    Patch,
    /// Code that compiled still compiles.
    Minor,
    /// Code that compiled may no longer compile.
    Major,
}

/// Section of a changelog for a change that breaks nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// Additions.
    Added,
    /// Changes of existing parts.
    Changed,
    /// Deprecations.
    Deprecated,
    /// Removals.
    Removed,
    /// Changes of documentation only.
    Documentation,
}

/// A row of the table of kinds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Row {
    /// The code, such as `field-added-required`.
    pub code: &'static str,
    /// Short description of the change.
    pub title: &'static str,
    /// Kind of the same change with old and new swapped.
    pub mirror: Kind,
    /// Compatibility on the wire of a change in a request.
    pub in_requests: Wire,
    /// Compatibility on the wire of a change in a response.
    pub in_responses: Wire,
    /// Effect on the crate if the type can be constructed with a literal: requests use it, or no operation does.
    pub literal: Semver,
    /// Effect on the crate if the type is `#[non_exhaustive]`: only responses use it.
    pub non_exhaustive: Semver,
    /// Section of a changelog that lists the change.
    pub section: Section,
}

macro_rules! kinds {
    ($($kind:ident $code:literal ~ $mirror:ident, $request:ident $response:ident, $literal:ident $exhaustive:ident,
       $section:ident, $title:literal;)*) => {
        /// The kind of a change.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Kind {
            $(#[doc = $title] $kind,)*
        }

        impl Kind {
            /// All kinds, in the order of the table.
            pub const ALL: &[Kind] = &[$(Kind::$kind),*];

            /// Returns the row of the table.
            #[must_use]
            pub const fn row(self) -> Row {
                match self {
                    $(Kind::$kind => Row {
                        code: $code,
                        title: $title,
                        mirror: Kind::$mirror,
                        in_requests: Wire::$request,
                        in_responses: Wire::$response,
                        literal: Semver::$literal,
                        non_exhaustive: Semver::$exhaustive,
                        section: Section::$section,
                    },)*
                }
            }
        }
    };
}

// kind, code ~ mirror, wire in requests and in responses, semver of literal and of non-exhaustive types, section, title
kinds! {
    InfoChanged "info-changed" ~ InfoChanged, None None, Patch Patch, Documentation,
        "The title, version or description of the API changed";
    TagAdded "tag-added" ~ TagRemoved, None None, Minor Minor, Added,
        "A tag was added, or models use it for the first time";
    TagRemoved "tag-removed" ~ TagAdded, None None, Major Major, Removed,
        "A tag was removed, or no model uses it any more";

    TagRenamed "tag-renamed" ~ TagRenamed, None None, Major Major, Changed,
        "A tag has another name";

    ModelAdded "model-added" ~ ModelRemoved, None None, Minor Minor, Added, "A model was added";
    ModelRemoved "model-removed" ~ ModelAdded, None None, Major Major, Removed, "A model was removed";
    ModelRenamed "model-renamed" ~ ModelRenamed, None None, Major Major, Changed, "A model has another name";
    ModelMoved "model-moved" ~ ModelMoved, None None, Patch Patch, Changed, "A model moved to another file";
    ModelShapeChanged "model-shape-changed" ~ ModelShapeChanged, Breaking Breaking, Major Major, Changed,
        "A model has another shape";
    ModelBecameNullable "model-became-nullable" ~ ModelBecameNonNullable, Safe Breaking, Patch Patch, Changed,
        "A model became nullable";
    ModelBecameNonNullable "model-became-non-nullable" ~ ModelBecameNullable, Breaking Safe, Patch Patch, Changed,
        "A model is no longer nullable";
    ModelDeprecated "model-deprecated" ~ ModelUndeprecated, Safe Safe, Minor Minor, Deprecated,
        "A model is deprecated";
    ModelUndeprecated "model-undeprecated" ~ ModelDeprecated, None None, Patch Patch, Changed,
        "A model is no longer deprecated";
    ModelEnteredRequests "model-entered-requests" ~ ModelLeftRequests, None None, Minor Minor, Changed,
        "Requests use a model that only responses used";
    ModelLeftRequests "model-left-requests" ~ ModelEnteredRequests, None None, Major Major, Changed,
        "Only responses use a model that requests used";
    ModelEnteredTag "model-entered-tag" ~ ModelLeftTag, None None, Patch Patch, Changed,
        "A model is used under another tag too";
    ModelLeftTag "model-left-tag" ~ ModelEnteredTag, None None, Major Major, Changed,
        "A model is no longer used under a tag";
    ModelBecameUsed "model-became-used" ~ ModelBecameUnused, None None, Major Major, Changed,
        "A model that no operation used is used";
    ModelBecameUnused "model-became-unused" ~ ModelBecameUsed, None None, Patch Patch, Changed,
        "A model is no longer used by any operation";
    ModelDocsChanged "model-docs-changed" ~ ModelDocsChanged, None None, Patch Patch, Documentation,
        "The title, description or example of a model changed";

    FieldAddedRequired "field-added-required" ~ FieldRemovedRequired, Breaking Safe, Major Major, Added,
        "A required field was added";
    FieldAddedOptional "field-added-optional" ~ FieldRemovedOptional, Safe Safe, Major Minor, Added,
        "An optional field was added";
    FieldRemovedRequired "field-removed-required" ~ FieldAddedRequired, Risky Breaking, Major Major, Removed,
        "A required field was removed";
    FieldRemovedOptional "field-removed-optional" ~ FieldAddedOptional, Risky Risky, Major Major, Removed,
        "An optional field was removed";
    FieldTypeChanged "field-type-changed" ~ FieldTypeChanged, Breaking Breaking, Major Major, Changed,
        "A field has another type, which allows other values";
    FieldTypeNarrowed "field-type-narrowed" ~ FieldTypeWidened, Breaking Safe, Major Major, Changed,
        "The type of a field allows less";
    FieldTypeWidened "field-type-widened" ~ FieldTypeNarrowed, Safe Breaking, Major Major, Changed,
        "The type of a field allows more";
    FieldFormatChanged "field-format-changed" ~ FieldFormatChanged, Risky Risky, Major Major, Changed,
        "The type of a field has another format";
    FieldModelChanged "field-model-changed" ~ FieldModelChanged, None None, Major Major, Changed,
        "A field has another model; what differs inside is listed besides";
    FieldBecameRequired "field-became-required" ~ FieldBecameOptional, Breaking Safe, Major Major, Changed,
        "A field is now required";
    FieldBecameOptional "field-became-optional" ~ FieldBecameRequired, Safe Breaking, Major Major, Changed,
        "A field is no longer required";
    FieldBecameNullable "field-became-nullable" ~ FieldBecameNonNullable, Safe Breaking, Major Major, Changed,
        "A field became nullable";
    FieldBecameNonNullable "field-became-non-nullable" ~ FieldBecameNullable, Breaking Safe, Major Major, Changed,
        "A field is no longer nullable";
    FieldBecameReadOnly "field-became-read-only" ~ FieldBecameReadWrite, Risky Safe, Patch Patch, Changed,
        "Requests no longer set a field";
    FieldBecameReadWrite "field-became-read-write" ~ FieldBecameReadOnly, Risky Safe, Patch Patch, Changed,
        "Requests can set a field that was read-only";
    FieldBecameWriteOnly "field-became-write-only" ~ FieldBecameReadable, Safe Breaking, Patch Patch, Changed,
        "Responses no longer contain a field";
    FieldBecameReadable "field-became-readable" ~ FieldBecameWriteOnly, Safe Safe, Patch Patch, Changed,
        "Responses contain a field that was write-only";
    FieldDefaultChanged "field-default-changed" ~ FieldDefaultChanged, Risky Safe, Patch Patch, Changed,
        "The default of a field changed";
    FieldDeprecated "field-deprecated" ~ FieldUndeprecated, Safe Safe, Minor Minor, Deprecated,
        "A field is deprecated";
    FieldUndeprecated "field-undeprecated" ~ FieldDeprecated, None None, Patch Patch, Changed,
        "A field is no longer deprecated";
    FieldLimitsNarrowed "field-limits-narrowed" ~ FieldLimitsWidened, Breaking Safe, Patch Patch, Changed,
        "The limits of a field allow less";
    FieldLimitsWidened "field-limits-widened" ~ FieldLimitsNarrowed, Safe Risky, Patch Patch, Changed,
        "The limits of a field allow more";
    FieldLimitsChanged "field-limits-changed" ~ FieldLimitsChanged, Breaking Risky, Patch Patch, Changed,
        "The limits of a field allow other values";
    FieldBecameRecursive "field-became-recursive" ~ FieldBecameDirect, None None, Major Major, Changed,
        "A field now closes a cycle";
    FieldBecameDirect "field-became-direct" ~ FieldBecameRecursive, None None, Major Major, Changed,
        "A field no longer closes a cycle";
    FieldDocsChanged "field-docs-changed" ~ FieldDocsChanged, None None, Patch Patch, Documentation,
        "The description or example of a field changed";
    RequiredFieldsReordered "required-fields-reordered" ~ RequiredFieldsReordered, None None, Major Major, Changed,
        "The order of the required fields changed";

    AdditionalAllowed "additional-allowed" ~ AdditionalDropped, Safe Safe, Major Minor, Added,
        "Undeclared properties are described";
    AdditionalDropped "additional-dropped" ~ AdditionalAllowed, Risky Risky, Major Major, Removed,
        "Undeclared properties are no longer described";
    AdditionalTypeChanged "additional-type-changed" ~ AdditionalTypeChanged, Breaking Breaking, Major Major, Changed,
        "Undeclared properties have another type";
    AdditionalForbidden "additional-forbidden" ~ AdditionalPermitted, Breaking Safe, Patch Patch, Changed,
        "Undeclared properties are forbidden";
    AdditionalPermitted "additional-permitted" ~ AdditionalForbidden, Safe Risky, Patch Patch, Changed,
        "Undeclared properties are no longer forbidden";

    EnumValueAdded "enum-value-added" ~ EnumValueRemoved, Safe Risky, Minor Minor, Added, "An enum has a new value";
    EnumValueRemoved "enum-value-removed" ~ EnumValueAdded, Breaking Safe, Major Major, Removed,
        "A value of an enum was removed";
    EnumValueRenamed "enum-value-renamed" ~ EnumValueRenamed, None None, Major Major, Changed,
        "A value of an enum has another `x-enum-varnames` name";
    EnumBaseChanged "enum-base-changed" ~ EnumBaseChanged, Breaking Breaking, Major Major, Changed,
        "The values of an enum have another type";
    EnumReordered "enum-reordered" ~ EnumReordered, None None, Patch Patch, Documentation,
        "The order of the values of an enum changed";

    UnionMemberAdded "union-member-added" ~ UnionMemberRemoved, Safe Risky, Minor Minor, Added,
        "A union has a new member";
    UnionMemberRemoved "union-member-removed" ~ UnionMemberAdded, Breaking Safe, Major Major, Removed,
        "A member of a union was removed";
    UnionMemberReplaced "union-member-replaced" ~ UnionMemberReplaced, None None, Major Major, Changed,
        "A member of a union is another model; what differs inside is listed besides";
    UnionMemberRenamed "union-member-renamed" ~ UnionMemberRenamed, None None, Major Major, Changed,
        "A member of a union has another title";
    UnionMemberBecameRecursive "union-member-became-recursive" ~ UnionMemberBecameDirect, None None, Major Major, Changed,
        "A member of a union now closes a cycle";
    UnionMemberBecameDirect "union-member-became-direct" ~ UnionMemberBecameRecursive, None None, Major Major, Changed,
        "A member of a union no longer closes a cycle";
    UnionDiscriminatorChanged "union-discriminator-changed" ~ UnionDiscriminatorChanged, Breaking Breaking,
        Major Major, Changed, "Another property discriminates the members of a union";
    UnionTagAdded "union-tag-added" ~ UnionTagRemoved, Safe Risky, Major Major, Added,
        "Another discriminator value selects a member of a union";
    UnionTagRemoved "union-tag-removed" ~ UnionTagAdded, Breaking Safe, Major Major, Removed,
        "A discriminator value no longer selects a member of a union";
    UnionBecameExclusive "union-became-exclusive" ~ UnionBecameInclusive, Risky Safe, Patch Patch, Changed,
        "`anyOf` became `oneOf`";
    UnionBecameInclusive "union-became-inclusive" ~ UnionBecameExclusive, Safe Risky, Patch Patch, Changed,
        "`oneOf` became `anyOf`";

    AliasTargetChanged "alias-target-changed" ~ AliasTargetChanged, Breaking Breaking, Major Major, Changed,
        "An alias refers to another type";

    TypeChanged "type-changed" ~ TypeChanged, Breaking Breaking, Major Major, Changed, "Something has another type";
    TypeNarrowed "type-narrowed" ~ TypeWidened, Breaking Safe, Major Major, Changed, "A type allows less";
    TypeWidened "type-widened" ~ TypeNarrowed, Safe Breaking, Major Major, Changed, "A type allows more";
    FormatChanged "format-changed" ~ FormatChanged, Risky Risky, Major Major, Changed, "A type has another format";
    LimitsNarrowed "limits-narrowed" ~ LimitsWidened, Breaking Safe, Patch Patch, Changed, "Limits allow less";
    LimitsWidened "limits-widened" ~ LimitsNarrowed, Safe Risky, Patch Patch, Changed, "Limits allow more";
    LimitsChanged "limits-changed" ~ LimitsChanged, Breaking Risky, Patch Patch, Changed, "Limits allow other values";
    ModelReplaced "model-replaced" ~ ModelReplaced, None None, Major Major, Changed,
        "Another model takes the place of one; what differs inside is listed besides";

    OperationAdded "operation-added" ~ OperationRemoved, Safe Safe, Patch Patch, Added, "An operation was added";
    OperationRemoved "operation-removed" ~ OperationAdded, Breaking Breaking, Patch Patch, Removed,
        "An operation was removed";
    OperationRenamed "operation-renamed" ~ OperationRenamed, None None, Patch Patch, Changed,
        "An operation has another `operationId`";
    OperationMoved "operation-moved" ~ OperationMoved, Breaking Breaking, Patch Patch, Changed,
        "An operation has another method or path";
    OperationDeprecated "operation-deprecated" ~ OperationUndeprecated, Safe Safe, Patch Patch, Deprecated,
        "An operation is deprecated";
    OperationUndeprecated "operation-undeprecated" ~ OperationDeprecated, None None, Patch Patch, Changed,
        "An operation is no longer deprecated";
    OperationTagsChanged "operation-tags-changed" ~ OperationTagsChanged, None None, Patch Patch, Documentation,
        "An operation has other tags";
    OperationDocsChanged "operation-docs-changed" ~ OperationDocsChanged, None None, Patch Patch, Documentation,
        "The summary, description or link of an operation changed";

    ParameterAddedRequired "parameter-added-required" ~ ParameterRemovedRequired, Breaking Safe, Patch Patch, Added,
        "A required parameter was added";
    ParameterAddedOptional "parameter-added-optional" ~ ParameterRemovedOptional, Safe Safe, Patch Patch, Added,
        "An optional parameter was added";
    ParameterRemovedRequired "parameter-removed-required" ~ ParameterAddedRequired, Risky Breaking, Patch Patch, Removed,
        "A required parameter was removed";
    ParameterRemovedOptional "parameter-removed-optional" ~ ParameterAddedOptional, Risky Risky, Patch Patch, Removed,
        "An optional parameter was removed";
    ParameterRenamed "parameter-renamed" ~ ParameterRenamed, None None, Patch Patch, Changed,
        "A path parameter or header has another name, which the wire does not show";
    ParameterBecameRequired "parameter-became-required" ~ ParameterBecameOptional, Breaking Safe, Patch Patch, Changed,
        "A parameter is now required";
    ParameterBecameOptional "parameter-became-optional" ~ ParameterBecameRequired, Safe Breaking, Patch Patch, Changed,
        "A parameter is no longer required";
    ParameterTypeChanged "parameter-type-changed" ~ ParameterTypeChanged, Breaking Breaking, Patch Patch, Changed,
        "A parameter has another type, which allows other values";
    ParameterStyleChanged "parameter-style-changed" ~ ParameterStyleChanged, Breaking Breaking, Patch Patch, Changed,
        "The value of a parameter is written in another way";
    ParameterDefaultChanged "parameter-default-changed" ~ ParameterDefaultChanged, Risky Safe, Patch Patch, Changed,
        "The default of a parameter changed";
    ParameterDeprecated "parameter-deprecated" ~ ParameterUndeprecated, Safe Safe, Patch Patch, Deprecated,
        "A parameter is deprecated";
    ParameterUndeprecated "parameter-undeprecated" ~ ParameterDeprecated, None None, Patch Patch, Changed,
        "A parameter is no longer deprecated";
    ParameterDocsChanged "parameter-docs-changed" ~ ParameterDocsChanged, None None, Patch Patch, Documentation,
        "The description of a parameter changed";

    SecurityTightened "security-tightened" ~ SecurityRelaxed, Breaking Breaking, Patch Patch, Changed,
        "An operation asks for more than before";
    SecurityRelaxed "security-relaxed" ~ SecurityTightened, Safe Safe, Patch Patch, Changed,
        "An operation asks for less than before";
    SecurityChanged "security-changed" ~ SecurityChanged, Breaking Breaking, Patch Patch, Changed,
        "An operation asks for something else";
    SecuritySchemeChanged "security-scheme-changed" ~ SecuritySchemeChanged, Breaking Breaking, Patch Patch, Changed,
        "A security scheme works in another way";
    ServerAdded "server-added" ~ ServerRemoved, Safe Safe, Patch Patch, Added, "A server was added";
    ServerRemoved "server-removed" ~ ServerAdded, Breaking Breaking, Patch Patch, Removed, "A server was removed";
    ServerChanged "server-changed" ~ ServerChanged, Risky Risky, Patch Patch, Changed,
        "The variables of a server changed";

    RequestAdded "request-added" ~ RequestRemoved, Safe Risky, Patch Patch, Added,
        "An operation takes a body, or another media type";
    RequestRemoved "request-removed" ~ RequestAdded, Breaking Breaking, Patch Patch, Removed,
        "An operation no longer takes a body, or a media type";
    RequestBecameRequired "request-became-required" ~ RequestBecameOptional, Breaking Safe, Patch Patch, Changed,
        "A request body is now required";
    RequestBecameOptional "request-became-optional" ~ RequestBecameRequired, Safe Breaking, Patch Patch, Changed,
        "A request body is no longer required";
    RequestEncodingChanged "request-encoding-changed" ~ RequestEncodingChanged, Breaking Breaking, Patch Patch, Changed,
        "A part of a request body is written in another way";
    RequestDocsChanged "request-docs-changed" ~ RequestDocsChanged, None None, Patch Patch, Documentation,
        "The description of a request body changed";
    RequestTypeChanged "request-type-changed" ~ RequestTypeChanged, Breaking Breaking, Patch Patch, Changed,
        "A request body has another type";
    RequestModelChanged "request-model-changed" ~ RequestModelChanged, None None, Patch Patch, Changed,
        "A request body has another model; what differs inside is listed besides";
    ResponseAdded "response-added" ~ ResponseRemoved, Risky Risky, Patch Patch, Added,
        "An operation has a response with another status or media type";
    ErrorResponseAdded "error-response-added" ~ ErrorResponseRemoved, Safe Safe, Patch Patch, Added,
        "An operation has another response for errors";
    ErrorResponseRemoved "error-response-removed" ~ ErrorResponseAdded, Safe Safe, Patch Patch, Removed,
        "An operation no longer has a response for errors";
    ResponseDocsChanged "response-docs-changed" ~ ResponseDocsChanged, None None, Patch Patch, Documentation,
        "The description of a response changed";
    HeaderAddedRequired "header-added-required" ~ HeaderRemovedRequired, Breaking Safe, Patch Patch, Added,
        "A response always has another header";
    HeaderAddedOptional "header-added-optional" ~ HeaderRemovedOptional, Safe Safe, Patch Patch, Added,
        "A response may have another header";
    HeaderRemovedRequired "header-removed-required" ~ HeaderAddedRequired, Risky Breaking, Patch Patch, Removed,
        "A response no longer has a header that it always had";
    HeaderRemovedOptional "header-removed-optional" ~ HeaderAddedOptional, Risky Risky, Patch Patch, Removed,
        "A response no longer has a header that it may have had";
    HeaderBecameRequired "header-became-required" ~ HeaderBecameOptional, Breaking Safe, Patch Patch, Changed,
        "A response now always has a header";
    HeaderBecameOptional "header-became-optional" ~ HeaderBecameRequired, Safe Breaking, Patch Patch, Changed,
        "A response no longer always has a header";
    HeaderTypeChanged "header-type-changed" ~ HeaderTypeChanged, Breaking Breaking, Patch Patch, Changed,
        "A header has another type, which allows other values";
    HeaderDocsChanged "header-docs-changed" ~ HeaderDocsChanged, None None, Patch Patch, Documentation,
        "The description of a header changed, or whether it is deprecated";
    ResponseRemoved "response-removed" ~ ResponseAdded, Breaking Breaking, Patch Patch, Removed,
        "A response of an operation, or its body, was removed";
    ResponseTypeChanged "response-type-changed" ~ ResponseTypeChanged, Breaking Breaking, Patch Patch, Changed,
        "The body of a response has another type";
    ResponseModelChanged "response-model-changed" ~ ResponseModelChanged, None None, Patch Patch, Changed,
        "The body of a response has another model; what differs inside is listed besides";

    RustNameMoved "rust-name-moved" ~ RustNameMoved, None None, Major Major, Changed,
        "A name in the crate means something else";
    RustNameChanged "rust-name-changed" ~ RustNameChanged, None None, Major Major, Changed,
        "Something that is the same on the wire has another name in the crate";
    RustItemAdded "rust-item-added" ~ RustItemRemoved, None None, Minor Minor, Added,
        "The crate has something new, as a consequence of other changes";
    RustItemRemoved "rust-item-removed" ~ RustItemAdded, None None, Major Major, Removed,
        "The crate no longer has something, as a consequence of other changes";
    RustItemChanged "rust-item-changed" ~ RustItemChanged, None None, Major Major, Changed,
        "Something in the crate is different, as a consequence of other changes";
}

impl Kind {
    /// Returns the code, such as `field-added-required`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.row().code
    }
}

impl Wire {
    /// Returns the value as one lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Wire::None => "none",
            Wire::Safe => "safe",
            Wire::Risky => "risky",
            Wire::Breaking => "breaking",
        }
    }
}

impl Semver {
    /// Returns the part of the version as one lower-case word.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Semver::Patch => "patch",
            Semver::Minor => "minor",
            Semver::Major => "major",
        }
    }
}
