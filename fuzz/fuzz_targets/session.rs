//! A whole session file.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../../tests/fuzz/promises.rs"]
mod promises;

fuzz_target!(|bytes: &[u8]| promises::session(bytes));
