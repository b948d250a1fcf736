//! Sizes, prices, rates and symbols from text: the fuzzer's corpus and a table of what must be refused.

#[path = "../fuzz/reading.rs"]
mod reading;

use engine::Symbol;
use kernel::{Lots, Price};
use proptest::prelude::*;

#[test]
fn the_corpus_holds() {
    let corpus = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz/corpus/numbers");
    let mut read = 0;
    for entry in std::fs::read_dir(corpus).expect("corpus") {
        let bytes = std::fs::read(entry.expect("entry").path()).expect("file");
        if let Ok(text) = std::str::from_utf8(&bytes) {
            reading::check(text);
            read += 1;
        }
    }
    assert!(read >= 10);
}

#[test]
fn what_is_no_number_is_refused() {
    let many = format!("0.{}1", "0".repeat(39));
    for text in ["1e400", "NaN", "inf", "-0", "-0.0", "+1", ".5", "1.", "1,5", " 1", "1 ", "", "٣", "１", "१", "1_000", "0x1", &many] {
        assert!(text.parse::<Price>().is_err() && text.parse::<Lots>().is_err(), "{text:?}");
    }
    assert!("ＥＵＲＵＳＤ".parse::<Symbol>().is_err());
}

proptest! {
    #[test]
    fn any_text_is_read_exactly_or_not_at_all(text in "[-+0-9.eE٠-٩ ]{0,24}") {
        reading::check(&text);
    }

    #[test]
    fn any_price_reads_back(raw in any::<i64>()) {
        let price = Price::from_raw(raw);
        if let Ok(read) = price.to_string().parse::<Price>() {
            prop_assert_eq!(read, price);
        }
    }
}
