//! Specs made of the bytes, through the whole pipeline. Files that are the same for every spec are not parsed again and
//! again: that was nine tenths of the time.
#![no_main]

mod shared;
#[path = "../../tests/specs/mod.rs"]
mod specs;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = specs::document(bytes).to_string();
    let files = shared::generate(text.as_bytes()).into_iter().flatten();
    for file in files.filter(|file| !file.path.starts_with("src/support/")) {
        if file.path.ends_with(".rs")
            && let Err(error) = syn::parse_file(&file.contents)
        {
            panic!("{}: {error}\n{}", file.path, file.contents);
        }
    }
});
