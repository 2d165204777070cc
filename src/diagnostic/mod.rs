#![doc = include_str!("codes.md")]

mod levels;
mod lookup;

use std::collections::HashSet;
use std::fmt;

pub use levels::{Denied, Levels};
pub use lookup::nearest;

use crate::source::FileId;

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing is lost.
    Note,
    /// The spec says something that has been read in a stated, lenient way.
    Warning,
    /// Nothing can be generated.
    Error,
}

/// Where a finding stands: a node of a file. The JSON Pointer is found when someone prints it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file.
    pub file: FileId,
    /// The byte offset of the node (of its key, where it has one).
    pub offset: u32,
    /// The number of the node in its file, in reading order; [`Place::WHOLE_FILE`] for a file that was not read.
    pub node: u32,
}

impl Place {
    /// The node number that stands for a file without nodes: a syntax error at an offset.
    pub const WHOLE_FILE: u32 = u32::MAX;
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of finding it is.
    pub code: Code,
    /// Where; `None` when there is no file to point into.
    pub place: Option<Place>,
    /// What is wrong here, in one sentence without a full stop.
    pub message: String,
    /// What to do about it here; else [`Code::advice`] counts.
    pub help: Option<String>,
}

/// Every finding so far, in the order in which it was made.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    findings: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
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

    /// Adds what another stage has found.
    pub(crate) fn append(&mut self, mut other: Diagnostics) {
        self.findings.append(&mut other.findings);
    }

    /// Adds the findings of another run that are not known yet.
    pub(crate) fn merge(&mut self, others: Diagnostics) {
        let key = |finding: &Diagnostic| (finding.code, finding.place, finding.message.clone());
        let mut known: HashSet<_> = self.findings.iter().map(key).collect();
        self.findings.extend(
            others
                .findings
                .into_iter()
                .filter(|finding| known.insert(key(finding))),
        );
    }

    /// Every finding in the order in which it was made.
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter()
    }

    /// The number of findings.
    #[must_use]
    pub fn len(&self) -> usize {
        self.findings.len()
    }

    /// Whether nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.findings.is_empty()
    }

    /// Whether a finding is an error by itself. What the options of a run make of it, [`Levels::deny_any`] tells.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings
            .iter()
            .any(|finding| finding.code.severity() == Severity::Error)
    }
}

impl Diagnostic {
    /// Adds what to do about it.
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
        /// What kind of finding it is. The hundreds tell the stage: 1 files, 2 references, 3 structure, 4 names,
        /// 5 schemas, 6 output.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $(#[doc = $title] $variant,)*
        }

        impl Code {
            /// Every code, in order.
            pub const ALL: &[Code] = &[$(Code::$variant),*];

            /// The code as printed, such as `SG101`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Code::$variant => $code,)* }
            }

            /// How bad it is, unless an option says otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Code::$variant => Severity::$severity,)* }
            }

            /// What it is, in a few words.
            #[must_use]
            pub fn title(self) -> &'static str {
                match self { $(Code::$variant => $title,)* }
            }

            /// What to do about it, where a finding says nothing nearer.
            #[must_use]
            pub fn advice(self) -> &'static str {
                match self { $(Code::$variant => $advice,)* }
            }
        }
    };
}

codes! {
    BadOption "SG001" Error "An option is wrong"
        "`sailgen help generate` lists the arguments; the module `config` lists the keys of `sailgen.toml`"
    UnknownSchema "SG002" Error "A schema that was asked for does not exist"
        "`sailgen list` prints every name; letter case counts"
    UnusedOverride "SG003" Warning "A replacement or patch fits no file"
        "remove it or correct the glob; `optional = true` where only some specs need it"
    UnknownOperation "SG004" Error "An operation or tag that was asked for does not exist"
        "`sailgen list --operations` prints every operation with its tag"

    FileNotRead "SG101" Error "A file cannot be read"
        "correct the path; it starts from the folder of the file that names it"
    Syntax "SG102" Error "A file is not valid YAML or JSON"
        "look just before this place for a missing quotation mark, a tab, or a colon in an unquoted text"
    DuplicateKey "SG103" Warning "A key stands twice in one mapping; the last one counts"
        "remove one of the two"
    TooLarge "SG104" Error "A file or the spec is larger than the limits allow"
        "leave out what makes it large: the limits are far above those of real specs"
    OutsideRoot "SG105" Error "A reference leads out of the spec's root folder"
        "move the file below the root folder, or allow its folder with `--allow-outside DIR`"
    RemoteReference "SG106" Error "A reference asks for the network"
        "save the file below the spec's folder and refer to it there"
    NotText "SG107" Error "A file is not UTF-8 text"
        "save the file as UTF-8"
    UnusedFile "SG108" Note "Nothing refers to a file"
        "delete the file, or refer to it where it was forgotten"

    UnresolvedReference "SG201" Error "A reference leads nowhere"
        "correct the reference; its path starts from the folder of the file it stands in"
    ReferenceNotText "SG202" Warning "A $ref that is not a text is ignored"
        "write a text, such as `'#/components/schemas/Name'`"
    ReferenceCycle "SG203" Error "References lead in a circle"
        "let one of the references lead to a schema"
    ReferenceSiblings "SG204" Note "Keys beside a $ref are dropped"
        "put the `$ref` into an `allOf`"
    ReferenceToNonSchema "SG205" Error "A schema reference leads to something else"
        "refer to a schema"
    UnusedReference "SG206" Warning "A reference that no operation needs leads nowhere"
        "correct the reference, or remove what nothing uses"

    NotOpenApi "SG301" Error "The root file is not an OpenAPI 3.0 or 3.1 document"
        "name the root file of a spec, which says `openapi: 3.0.x` or `openapi: 3.1.x`"
    BadStructure "SG302" Warning "Something has another shape than OpenAPI gives it and is ignored"
        "write it in the shape that OpenAPI gives it"
    NoResponses "SG303" Note "An operation has no responses"
        "list at least one response"
    SharedPath "SG304" Warning "One path file is used for two paths"
        "give each path a file of its own"
    SameOperation "SG305" Warning "Two operations have one operationId"
        "rename one of the two"
    OperationReference "SG306" Warning "A $ref replaces an operation and is followed"
        "refer to a file of the whole path instead: `/pets: { $ref: pets.yaml }`"
    ParameterOutsidePath "SG307" Warning "A path parameter is not part of the path"
        "write the name as the path template has it"
    PathVariable "SG308" Warning "A variable of the path has no parameter"
        "list a parameter with `in: path` and `required: true` for it"
    NoOperationId "SG309" Note "An operation has no operationId"
        "give it an `operationId`: renaming the path then renames nothing else"
    UnexpectedBody "SG310" Warning "A GET, HEAD or DELETE operation has a request body"
        "send it as parameters, or use POST or PATCH"
    UnknownScheme "SG311" Warning "A security scheme is not defined"
        "define it in `components.securitySchemes`, or correct its name"
    SameParameter "SG312" Warning "An operation has a parameter twice"
        "remove one of the two"

    SharedName "SG401" Note "Two files share one component name"
        "delete one of the two files, and refer to the other"
    NameSuffix "SG402" Note "A component name is taken; a number was added"
        "rename one of the two files: which one gets the number depends on their order"
    SwallowedByCase "SG403" Warning "A file was taken for another whose name differs only in letter case"
        "rename the file"
    SamePage "SG404" Warning "Two components share one page"
        "rename one of the two"
    SameRustName "SG405" Note "Two names become one in Rust; a number was added"
        "rename one of the two"
    SwallowedByStem "SG406" Warning "Pages show another file of the same name"
        "rename one of the two files"
    NameOfRoot "SG407" Note "A component name has another meaning in other root files"
        "make the schemas equal, or rename one of them"

    UnknownType "SG501" Warning "A schema has an unknown type"
        "write a type of OpenAPI"
    UnknownFormat "SG502" Note "A format is not one that is known"
        "leave the format out, and say in the description what it says"
    RequiredUndeclared "SG503" Note "A required name has no property"
        "add the property, or take the name out of `required`"
    EnumDuplicate "SG504" Warning "An enum lists a value twice"
        "remove one of the two"
    EnumMixed "SG505" Note "An enum mixes types and becomes plain JSON"
        "give all values one type, or each type a schema of its own below `oneOf`"
    MergedConflict "SG506" Note "Parts of one schema give a property different types"
        "give the property one type in all of them"
    Untyped "SG507" Note "A schema says nothing about its type and becomes plain JSON"
        "describe it by `properties` or `items`, or say `additionalProperties: true` if it is open"
    Unsupported "SG508" Warning "A keyword is not supported and ignored"
        "say in the description what it says: models and pages do not show it"
    ContradictsSchema "SG509" Warning "An example or default contradicts its own schema"
        "correct the value, or the schema if the value is right"
    Infinite "SG510" Warning "A value would hold itself without end"
        "make a property on the way optional or nullable"
    IgnoredKeyword "SG511" Note "A keyword has no meaning beside this type"
        "remove the keyword, or correct the type"
    UnknownKeyword "SG512" Warning "A key is no keyword of a schema"
        "remove the key, or begin its name with `x-`"
    OddValue "SG513" Warning "A value of an enum looks like a slip of the pen"
        "take the blank or comma out of the value"
    UnionOfItself "SG514" Warning "A union is an alternative of its own, which is left out"
        "take the alternative out: it allows no value that the others do not"

    NotWritten "SG601" Error "The output cannot be written"
        "make sure that the folder can be written to, and run again"
    NotOurs "SG602" Error "Something in the output folder is not ours to replace"
        "choose an empty folder, or replace what is in the way with `--force`"
}
