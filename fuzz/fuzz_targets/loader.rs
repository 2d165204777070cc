//! Any bytes as the root file of a spec.
#![no_main]

mod shared;

use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    shared::generate(bytes);
});
