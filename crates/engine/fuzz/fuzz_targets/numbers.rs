//! Text that becomes a size, a price, a rate or a symbol: read exactly and written back the same, or refused.
#![no_main]

use libfuzzer_sys::fuzz_target;

#[path = "../reading.rs"]
mod reading;

fuzz_target!(|text: &str| reading::check(text));
