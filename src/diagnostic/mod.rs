#![doc = include_str!("codes.md")]

mod levels;
mod lookup;
mod unknown;

use std::fmt;

pub use levels::{Denied, Levels};
pub(crate) use lookup::nearest;
pub use unknown::UnknownName;

use crate::source::FileId;

/// The severity of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Information; nothing is lost.
    Note,
    /// The spec is questionable, and was read in a lenient way that the finding states.
    Warning,
    /// Nothing can be generated.
    Error,
}

/// The position of a finding: a node of a file. The JSON Pointer is only computed when the finding is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Id of the file.
    pub file: FileId,
    /// Byte offset of the node, or of its key if it has one.
    pub offset: u32,
    /// Number of the node in its file, in reading order; [`Place::WHOLE_FILE`] for a file that was not read.
    pub node: u32,
}

impl Place {
    /// The node number for a file without nodes, such as one with a syntax error.
    pub const WHOLE_FILE: u32 = u32::MAX;
}

/// A finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Kind of the finding.
    pub code: Code,
    /// Position of the problem; `None` if it does not concern a file.
    pub place: Option<Place>,
    /// Description of the problem, in one sentence without a full stop.
    pub message: String,
    /// Suggestion for a solution; if `None`, [`Code::advice`] applies.
    pub help: Option<String>,
}

/// The findings of a run, in the order in which they were added.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    findings: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding, and returns it so that a suggestion can be added.
    pub fn push(
        &mut self,
        code: Code,
        place: impl Into<Option<Place>>,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        let at = self.findings.len();
        self.findings.push(Diagnostic {
            code,
            place: place.into(),
            message: message.into(),
            help: None,
        });
        &mut self.findings[at]
    }

    /// Adds the findings of another stage.
    pub(crate) fn append(&mut self, mut other: Diagnostics) {
        self.findings.append(&mut other.findings);
    }

    /// Removes the findings of some kinds.
    #[cfg(feature = "published")]
    pub(crate) fn remove(&mut self, is_removed: impl Fn(Code) -> bool) {
        self.findings.retain(|finding| !is_removed(finding.code));
    }

    /// Adds the findings of another run, except duplicates.
    #[cfg(feature = "pages")]
    pub(crate) fn merge(&mut self, others: Diagnostics) {
        let key = |finding: &Diagnostic| (finding.code, finding.place, finding.message.clone());
        let mut known: std::collections::HashSet<_> = self.findings.iter().map(key).collect();
        self.findings.extend(
            others
                .findings
                .into_iter()
                .filter(|finding| known.insert(key(finding))),
        );
    }

    /// Returns all findings in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter()
    }

    /// Returns the number of findings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Returns `true` if there are no findings.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Returns `true` if a finding is an error by default. [`Levels::deny_any`] takes the options of a run into account.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.code.severity() == Severity::Error)
    }
}

impl Diagnostic {
    /// Adds a suggestion for a solution.
    pub fn help(&mut self, help: impl Into<String>) -> &mut Self {
        self.help = Some(help.into());
        self
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Severity::Note => "note",
            Severity::Warning => "warning",
            Severity::Error => "error",
        })
    }
}

macro_rules! codes {
    ($($variant:ident $code:literal $severity:ident $title:literal $advice:literal)*) => {
        /// The kind of a finding. The first digit gives the stage: 0 options, 1 files, 2 references, 3 structure, 4 names,
        /// 5 schemas, 6 output.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// All codes, in order.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// Returns the code as it is printed, such as `SG101`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// Returns the default severity.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// Returns `true` if `generate` reports such a finding: it is at least a warning, or follows from an option.
            #[must_use]
            pub fn is_told(self) -> bool {
                self.severity() >= Severity::Warning || self == Code::DeriveLeftOut
            }

            /// Returns `true` if such a finding concerns the pages that openapi-generator makes, and nothing else.
            #[must_use]
            pub fn is_about_pages(self) -> bool {
                matches!(self, Code::SwallowedByCase | Code::SamePage | Code::SwallowedByStem)
            }

            /// Returns a short description.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }

            /// Returns a general suggestion, for findings without a specific one.
            #[must_use]
            pub fn advice(self) -> &'static str {
                match self { $(Code::$variant => $advice,)* }
            }
        }
    };
}

codes! {
    BadOption "SG001" Error "Invalid option"
        "`sailgen explain options` shows every key of `sailgen.toml`, and `sailgen help generate` every argument"
    UnknownSchema "SG002" Error "Unknown schema requested"
        "`sailgen list` prints every name; names are case-sensitive"
    UnusedOverride "SG003" Warning "Replacement or patch matches no file"
        "remove it or correct the glob; set `optional = true` where only some specs need it"
    UnknownOperation "SG004" Error "Unknown operation or tag requested"
        "`sailgen list --operations` prints every operation with its tag"
    UnusedPattern "SG005" Warning "Pattern of the client's options matches no operation"
        "remove it or correct the glob: `sailgen list --operations` prints the ids"
    UnusedOption "SG006" Warning "Options of a schema or property that the spec does not have"
        "correct the name: `sailgen list` prints the schemas; or remove the options"

    FileNotRead "SG101" Error "File cannot be read"
        "correct the path: in a spec it starts from the folder of its file, on the command line from the current folder"
    Syntax "SG102" Error "Invalid YAML or JSON"
        "look just before this place for a missing quotation mark, a tab, or a colon in an unquoted string"
    DuplicateKey "SG103" Warning "Duplicate key in a mapping; the last value is used"
        "remove one of the two"
    TooLarge "SG104" Error "File or spec exceeds a size limit"
        "remove what makes it large: the limits are far above those of real specs"
    OutsideRoot "SG105" Error "Reference leads outside the spec's root folder"
        "move the file below the root folder, or allow its folder with `--allow-outside DIR`"
    RemoteReference "SG106" Error "Reference to a remote document"
        "save the file below the spec's folder and refer to it there"
    NotText "SG107" Error "File is not valid UTF-8"
        "save the file as UTF-8"
    UnusedFile "SG108" Note "Unused file"
        "delete the file, or add the missing reference to it"

    UnresolvedReference "SG201" Error "Unresolved reference"
        "correct the reference, whose path starts from the folder of its file, or add what is missing by a `[[spec.patch]]`"
    ReferenceNotText "SG202" Warning "`$ref` is not a string and is ignored"
        "write a string, such as `'#/components/schemas/Name'`"
    ReferenceCycle "SG203" Error "Circular references"
        "make one of the references lead to a schema"
    ReferenceSiblings "SG204" Note "Keys beside a `$ref` are ignored"
        "move the `$ref` into an `allOf`"
    ReferenceToNonSchema "SG205" Error "Reference to something other than a schema"
        "refer to a schema"
    UnusedReference "SG206" Warning "Unresolved reference that no operation needs"
        "correct the reference, or remove what is unused"

    NotOpenApi "SG301" Error "Root file is not an OpenAPI 3.0 or 3.1 document"
        "name the root file of a spec, which contains `openapi: 3.0.x` or `openapi: 3.1.x`"
    BadStructure "SG302" Warning "Invalid structure; this part is ignored"
        "give it the structure that OpenAPI defines"
    NoResponses "SG303" Note "Operation without responses"
        "list at least one response"
    SharedPath "SG304" Warning "Path file used for two paths"
        "give each path a file of its own"
    SameOperation "SG305" Warning "Duplicate operationId"
        "rename one of the two"
    OperationReference "SG306" Warning "`$ref` in place of an operation is followed"
        "refer to a file of the whole path instead: `/pets: { $ref: pets.yaml }`"
    ParameterOutsidePath "SG307" Warning "Path parameter that the path does not contain"
        "write the name as the path template has it"
    PathVariable "SG308" Warning "Path variable without a parameter"
        "list a parameter with `in: path` and `required: true` for it"
    NoOperationId "SG309" Note "Operation without an operationId"
        "give it an `operationId`: renaming the path then renames nothing else"
    UnexpectedBody "SG310" Warning "GET, HEAD or DELETE with a request body"
        "send it as parameters, or use POST or PATCH"
    UnknownScheme "SG311" Warning "Undefined security scheme"
        "define it in `components.securitySchemes`, or correct its name"
    SameParameter "SG312" Warning "Duplicate parameter"
        "remove one of the two"
    NotGenerated "SG313" Note "Protocol that the generated client does not speak"
        "read the bytes as they come with `download`, or use a library for this protocol"
    BodyAsBytes "SG314" Note "Body that the generated client leaves as bytes"
        "write or read the bytes with a library for this media type"
    PartNotCarried "SG315" Note "Part of a form that the generated client sends without what the spec says"
        "send the form as a body of your own, or change `encoding`"

    SharedName "SG401" Note "Identical files share a component name"
        "delete one of the two files, and refer to the other"
    NameSuffix "SG402" Note "Component name already taken; a number is appended"
        "rename one of the two files: which one gets the number depends on their order"
    SwallowedByCase "SG403" Warning "Pages show another schema, whose name differs only in letter case"
        "rename one of the two"
    SamePage "SG404" Warning "Two components share one page"
        "rename one of the two"
    SameRustName "SG405" Note "Two names collide in Rust; a number is appended"
        "rename one of the two"
    SwallowedByStem "SG406" Warning "Pages show another file of the same name"
        "rename one of the two files"
    NameOfRoot "SG407" Note "Component name has another meaning in another root file"
        "make the schemas equal, or rename one of them"

    UnknownType "SG501" Warning "Unknown type"
        "use a type that OpenAPI defines"
    UnknownFormat "SG502" Note "Unknown format"
        "remove the format, and explain it in the description"
    RequiredUndeclared "SG503" Note "Required property is not declared"
        "declare the property, or remove the name from `required`"
    EnumDuplicate "SG504" Warning "Duplicate enum value"
        "remove one of the two"
    EnumMixed "SG505" Note "Enum of mixed types becomes plain JSON"
        "give all values one type, or give each type a schema of its own in a `oneOf`"
    MergedConflict "SG506" Note "Parts of a schema disagree about a property's type"
        "give the property the same type in all of them"
    Untyped "SG507" Note "Schema without a type becomes plain JSON"
        "describe it with `properties` or `items`, or set `additionalProperties: true` if it is open"
    Unsupported "SG508" Warning "Unsupported keyword is ignored"
        "explain it in the description: models and pages do not show it"
    ContradictsSchema "SG509" Warning "Example or default contradicts its schema"
        "correct the value, or the schema if the value is right"
    Infinite "SG510" Warning "Schema requires itself"
        "make a property on the way optional or nullable"
    IgnoredKeyword "SG511" Note "Keyword does not apply to this type"
        "remove the keyword, or correct the type"
    UnknownKeyword "SG512" Warning "Unknown schema keyword"
        "remove the key, or prefix its name with `x-`"
    OddValue "SG513" Warning "Enum value looks mistyped"
        "remove the surrounding space or trailing punctuation from the value"
    UnionOfItself "SG514" Warning "Union lists itself as an alternative, which is ignored"
        "remove the alternative: it allows no value that the others do not"
    MembersAlike "SG515" Note "Union members cannot be told apart"
        "give the union a `discriminator`, or a required property to one member only"

    NotWritten "SG601" Error "Output cannot be written"
        "check that the folder is writable, and run again"
    NotOurs "SG602" Error "Output folder contains something that sailgen did not write"
        "choose an empty folder, or overwrite what is in the way with `--force`"
    DeriveLeftOut "SG603" Note "Derive left out of types that cannot have it"
        "choose other types for the formats that stand in the way, or hide this with `lint.allow`"
}
