//! Parses the bytes of a file into its text and its tree. It follows no references.

use crate::diagnostic::Code;
use crate::openapi::error::ResolveError;
use crate::openapi::parsed::Parsed;
use crate::openapi::yaml;

/// Returns the text without a byte order mark, up to the first invalid UTF-8, and the parsed tree.
pub(super) fn parse(path: &str, bytes: Vec<u8>) -> (String, Result<Parsed, (ResolveError, u32)>) {
    match String::from_utf8(bytes) {
        Ok(text) => {
            let text = text
                .strip_prefix('\u{feff}')
                .map(str::to_owned)
                .unwrap_or(text);
            let parsed = yaml::parse(&text).map_err(|error| {
                let message = format!("`{path}` is not valid: {}", error.message);
                (ResolveError::new(Code::Syntax, message), error.offset)
            });
            (text, parsed)
        }
        Err(error) => {
            let end = error.utf8_error().valid_up_to();
            let text = String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned();
            let message =
                format!("`{path}` is not UTF-8 text: byte {end} is not part of a character");
            (
                text,
                Err((
                    ResolveError::new(Code::NotText, message),
                    u32::try_from(end).unwrap_or(u32::MAX),
                )),
            )
        }
    }
}
