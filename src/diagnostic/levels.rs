//! The severity of findings under the options of a run.

use std::str::FromStr;

#[cfg(feature = "config")]
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use super::lookup::unknown_code;
use super::{Code, Diagnostics, Severity, UnknownName};

/// `[lint]`: findings that are errors, and findings that are hidden.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[cfg_attr(
    feature = "config",
    derive(Serialize, Deserialize),
    serde(default, deny_unknown_fields, rename_all = "kebab-case")
)]
pub struct Levels {
    /// Findings that are treated as errors, which stop the run.
    pub deny: Vec<Denied>,
    /// Findings that are hidden. Errors cannot be hidden.
    #[cfg_attr(feature = "config", serde(deserialize_with = "hidden"))]
    pub allow: Vec<Code>,
}

/// An entry of [`Levels::deny`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Denied {
    /// All warnings.
    Warnings,
    /// One kind of finding.
    Code(Code),
}

impl Levels {
    /// Returns the severity of a kind of finding under these options; `None` if it is hidden.
    #[must_use]
    pub fn severity(&self, code: Code) -> Option<Severity> {
        let own = code.severity();
        if own == Severity::Error || self.deny.contains(&Denied::Code(code)) {
            Some(Severity::Error)
        } else if self.allow.contains(&code) {
            None
        } else if own == Severity::Warning && self.deny.contains(&Denied::Warnings) {
            Some(Severity::Error)
        } else {
            Some(own)
        }
    }

    /// Returns `true` if one of the findings is an error under these options.
    #[must_use]
    pub fn deny_any(&self, findings: &Diagnostics) -> bool {
        findings
            .iter()
            .any(|finding| self.severity(finding.code) == Some(Severity::Error))
    }
}

impl FromStr for Denied {
    type Err = UnknownName;

    fn from_str(text: &str) -> Result<Self, UnknownName> {
        match text {
            "warnings" => Ok(Denied::Warnings),
            code => match code.parse() {
                Ok(code) => Ok(Denied::Code(code)),
                Err(_) => Err(unknown_code(code, &["warnings"])),
            },
        }
    }
}

#[cfg(feature = "config")]
impl Serialize for Denied {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(match self {
            Denied::Warnings => "warnings",
            Denied::Code(code) => code.as_str(),
        })
    }
}

#[cfg(feature = "config")]
impl<'de> Deserialize<'de> for Denied {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?
            .parse()
            .map_err(de::Error::custom)
    }
}

/// Reads the codes to hide, none of which is an error.
#[cfg(feature = "config")]
fn hidden<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Code>, D::Error> {
    let codes = Vec::<Code>::deserialize(from)?;
    match codes.iter().find(|code| code.severity() == Severity::Error) {
        Some(code) => Err(de::Error::custom(format!(
            "`{}` is an error, which cannot be hidden",
            code.as_str()
        ))),
        None => Ok(codes),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_named_code_beats_a_sweep_and_errors_cannot_be_hidden() {
        let levels = |deny: &[&str], allow: &[&str]| Levels {
            deny: deny.iter().map(|text| text.parse().unwrap()).collect(),
            allow: allow.iter().map(|text| text.parse().unwrap()).collect(),
        };
        for (deny, allow, code, expected) in [
            (&[][..], &[][..], Code::UnknownType, Some(Severity::Warning)),
            (&["warnings"], &[], Code::UnknownType, Some(Severity::Error)),
            (&["warnings"], &[], Code::Untyped, Some(Severity::Note)),
            (&["warnings"], &["SG501"], Code::UnknownType, None),
            (
                &["SG501"],
                &["SG501"],
                Code::UnknownType,
                Some(Severity::Error),
            ),
            (&["sg507"], &[], Code::Untyped, Some(Severity::Error)),
            (
                &[],
                &["SG201"],
                Code::UnresolvedReference,
                Some(Severity::Error),
            ),
        ] {
            assert_eq!(
                levels(deny, allow).severity(code),
                expected,
                "{code:?} deny {deny:?} allow {allow:?}"
            );
        }
    }
}
