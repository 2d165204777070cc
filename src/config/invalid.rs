//! Checks all strings of `[rust]` that are copied into code. It knows which form each has, and no form itself.

use super::RustOptions;
use super::checks::{self, Check};

impl RustOptions {
    /// Returns the first string with an invalid form, as a message. Options that were read from a file have been checked.
    pub(crate) fn invalid(&self) -> Option<String> {
        let schemas = self.schemas.values();
        let fields = schemas.clone().flat_map(|schema| schema.fields.values());
        let types = schemas.filter_map(|schema| schema.rust_type.as_ref());
        let types = types.chain(fields.filter_map(|field| field.rust_type.as_ref()));
        let single: [(&String, Check); 4] = [
            (&self.crate_name, checks::crate_name),
            (&self.crate_version, checks::version),
            (&self.visibility, checks::visibility),
            (&self.map, checks::path),
        ];
        let rust_version = self.package.rust_version.iter();
        single
            .into_iter()
            .chain(rust_version.map(|text| (text, checks::rust_version_form as Check)))
            .chain(
                self.derives
                    .iter()
                    .map(|text| (text, checks::path as Check)),
            )
            .chain(
                self.formats
                    .values()
                    .map(|text| (text, checks::rust_type as Check)),
            )
            .chain(types.map(|text| (text, checks::rust_type as Check)))
            .find_map(|(text, check)| check(text).map(|wanted| checks::message(text, wanted)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_of_a_program_are_checked_too() {
        let mut options = RustOptions::default();
        assert_eq!(options.invalid(), None);
        options.derives.push("not a path".to_owned());
        let expected = "`not a path` is not a path in Rust, such as `my_types::Order`";
        assert_eq!(options.invalid().as_deref(), Some(expected));
    }
}
