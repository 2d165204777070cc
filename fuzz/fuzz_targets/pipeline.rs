//! Specs made of the bytes, through the whole pipeline.
#![no_main]

mod shared;
#[path = "../../tests/specs/mod.rs"]
mod specs;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = specs::document(bytes).to_string();
    for file in shared::generate(text.as_bytes()).into_iter().flatten() {
        if file.path.ends_with(".rs")
            && let Err(error) = syn::parse_file(&file.contents)
        {
            panic!("{}: {error}\n{}", file.path, file.contents);
        }
    }
});
