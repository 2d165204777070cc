//! Code that the models of this crate share: reading and writing of JSON objects, open
//! enums, unions, and the types that keep a value exactly as it was received.

mod base64;
mod binary;
mod blank;
mod builder;
mod moment;
mod number;
mod object;
mod open_enum;
mod patch;
mod text;
mod tolerance;
mod union;
mod whole;

pub use self::base64::Base64;
pub use self::binary::Binary;
pub use self::builder::{Builder, MissingFields};
pub use self::moment::FormatError;
pub use self::number::{Float, Number};
pub use self::patch::{Given, Patch};
pub use self::text::{Date, DateTime, Uuid};
pub use self::tolerance::{Tolerated, lenient, watched};
pub use self::union::why_unknown;

// Only generated code uses the rest.
#[doc(hidden)]
pub use self::blank::{Blank, blank};
#[doc(hidden)]
pub use self::builder::{builder, setting};
#[doc(hidden)]
pub use self::object::{
    MapAccess, Object, Reader, Redacted, SerializeMap, Writer, read_object,
};
#[doc(hidden)]
pub use self::object::{write_object, write_tagged};
#[doc(hidden)]
pub use self::open_enum::Wire;
#[doc(hidden)]
pub use self::open_enum::{
    find, is, open, order, parsed, read_closed, read_integer, read_json, read_open,
    read_text,
};
#[doc(hidden)]
pub use self::patch::twice;
#[doc(hidden)]
pub use self::union::{Fit, Member, Union, member, read_union};
#[doc(hidden)]
pub use self::union::{member_tagged, member_whole, member_without};
#[doc(hidden)]
pub use self::union::{tag, tag_patch, tag_some, union_of};
#[doc(hidden)]
pub use self::whole::{Integers, Whole};

pub(crate) use self::object::object;
pub(crate) use self::open_enum::{integer_enum, json_enum, string_enum, value_enum};
pub(crate) use self::union::union_type;
pub(crate) use self::whole::by_integers;
