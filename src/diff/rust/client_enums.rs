//! Compares the enums of two clients: of bodies with several media types, of several kinds of answers, and of parameters. All of
//! them are open, so a new variant breaks nothing. It does not know which operations they belong to.

use crate::diff::kind::{Kind, Semver};
use crate::diff::words::code;
use crate::rust::{FaceEnum, FaceVariant};

/// A change of an enum, to be reported for its operation.
pub(super) type Told = (Kind, Semver, String);

/// Compares the enums that both operations have. If only one has an enum, the type of its field or of the answer tells so.
pub(super) fn compare(old: &[FaceEnum], new: &[FaceEnum], tell: &mut impl FnMut(Told)) {
    for was in old {
        if let Some(is) = new.iter().find(|is| is.role == was.role) {
            variants(was, is, tell);
        }
    }
}

fn variants(was: &FaceEnum, is: &FaceEnum, tell: &mut impl FnMut(Told)) {
    let of = format!("of the client's {}", code(&is.name));
    for old in &was.variants {
        match by_wire(is, old) {
            Some(new) => variant(old, new, &of, tell),
            None => {
                let sentence = format!("the variant {} {of} is gone", code(&old.name));
                tell((Kind::RustItemRemoved, Semver::Major, sentence));
            }
        }
    }
    for new in &is.variants {
        if by_wire(was, new).is_none() {
            let sentence = format!("the variant {} {of} is new", code(&new.name));
            tell((Kind::RustItemAdded, Semver::Minor, sentence));
        }
    }
}

fn variant(old: &FaceVariant, new: &FaceVariant, of: &str, tell: &mut impl FnMut(Told)) {
    let name = code(&new.name);
    if old.name != new.name {
        let sentence = format!("is now the variant {name} {of} and was {}", code(&old.name));
        tell((Kind::RustNameChanged, Semver::Major, sentence));
    }
    if old.ty != new.ty {
        let words = |ty: &Option<String>| ty.as_deref().map_or_else(|| "nothing".to_owned(), code);
        let (is, was) = (words(&new.ty), words(&old.ty));
        let sentence = format!("the variant {name} {of} now holds {is} and held {was}");
        tell((Kind::RustItemChanged, Semver::Major, sentence));
    } else if old.converts != new.converts {
        let ty = code(new.ty.as_deref().unwrap_or_default());
        let (kind, semver, end) = match new.converts {
            true => (Kind::RustItemAdded, Semver::Minor, "new"),
            false => (Kind::RustItemRemoved, Semver::Major, "gone"),
        };
        tell((
            kind,
            semver,
            format!("the conversion {of} from {ty} is {end}"),
        ));
    }
}

fn by_wire<'f>(face: &'f FaceEnum, variant: &FaceVariant) -> Option<&'f FaceVariant> {
    let mut variants = face.variants.iter();
    variants.find(|other| other.wire == variant.wire)
}
