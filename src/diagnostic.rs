#![doc = include_str!("diagnostic/codes.md")]

mod levels;
mod lookup;

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
    /// What to do about it.
    pub help: Option<String>,
}

/// Every finding so far, in the order in which it was made.
#[derive(Debug, Clone, Default)]
pub struct Diagnostics {
    findings: Vec<Diagnostic>,
}

impl Diagnostics {
    /// Adds a finding.
    pub fn push(&mut self, code: Code, place: impl Into<Option<Place>>, message: impl Into<String>) -> &mut Diagnostic {
        let at = self.findings.len();
        self.findings.push(Diagnostic { code, place: place.into(), message: message.into(), help: None });
        &mut self.findings[at]
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

    /// Whether a finding is an error. The driver asks this after each stage.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.code.severity() == Severity::Error)
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
    ($($variant:ident $code:literal $severity:ident $title:literal)*) => {
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
        }
    };
}

codes! {
    BadOption "SG001" Error "An option is wrong"
    UnknownSchema "SG002" Error "A schema that was asked for does not exist"
    UnusedOverride "SG003" Warning "A replacement or patch fits no file"

    FileNotRead "SG101" Error "A file cannot be read"
    Syntax "SG102" Error "A file is not valid YAML or JSON"
    DuplicateKey "SG103" Warning "A key stands twice in one mapping; the last one counts"
    TooLarge "SG104" Error "A file or the spec is larger than the limits allow"
    OutsideRoot "SG105" Error "A reference leads out of the spec's root folder"
    RemoteReference "SG106" Error "A reference asks for the network"
    NotText "SG107" Error "A file is not UTF-8 text"
    UnusedFile "SG108" Note "Nothing refers to a file"

    UnresolvedReference "SG201" Error "A reference leads nowhere"
    ReferenceNotText "SG202" Warning "A $ref that is not a text is ignored"
    ReferenceCycle "SG203" Error "References lead in a circle"
    ReferenceSiblings "SG204" Note "Keys beside a $ref are dropped"
    ReferenceToNonSchema "SG205" Error "A schema reference leads to something else"
    UnusedReference "SG206" Warning "A reference that no operation needs leads nowhere"

    NotOpenApi "SG301" Error "The root file is not an OpenAPI 3.0 or 3.1 document"
    BadStructure "SG302" Warning "Something has another shape than OpenAPI gives it and is ignored"
    NoResponses "SG303" Note "An operation has no responses"
    SharedPath "SG304" Warning "One path file is used for two paths"
    SameOperation "SG305" Warning "Two operations have one operationId"

    SharedName "SG401" Note "Two files share one component name"
    NameSuffix "SG402" Note "A component name is taken; a number was added"
    SwallowedByCase "SG403" Warning "A file was taken for another whose name differs only in letter case"
    SamePage "SG404" Warning "Two components share one page"
    SameRustName "SG405" Note "Two names become one in Rust; a number was added"

    UnknownType "SG501" Warning "A schema has an unknown type"
    UnknownFormat "SG502" Note "A format is not one that is known"
    RequiredUndeclared "SG503" Note "A required name has no property"
    EnumDuplicate "SG504" Warning "An enum lists a value twice"
    EnumMixed "SG505" Note "An enum mixes types and becomes plain JSON"
    MergedConflict "SG506" Note "Parts of one schema give a property different types"
    Untyped "SG507" Note "A schema says nothing about its type and becomes plain JSON"
    Unsupported "SG508" Warning "A keyword is not supported and ignored"
    ContradictsSchema "SG509" Warning "An example or default contradicts its own schema"
    Infinite "SG510" Warning "A value would hold itself without end"
    IgnoredKeyword "SG511" Note "A keyword has no meaning beside this type"
    UnknownKeyword "SG512" Warning "A key is no keyword of a schema"
    OddValue "SG513" Warning "A value of an enum looks like a slip of the pen"

    NotWritten "SG601" Error "The output cannot be written"
    NotOurs "SG602" Error "Something in the output folder is not ours to replace"
}
