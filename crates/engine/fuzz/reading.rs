//! What reading numbers must keep to, for the fuzzer and for the tests alike.

use engine::{Rate, Symbol};
use kernel::{Lots, Price};

/// Whatever is read is written back to the same value, was plain ASCII, and had at most eight decimals.
pub fn check(text: &str) {
    if let Ok(price) = text.parse::<Price>() {
        assert!(text.bytes().all(|b| b.is_ascii_digit() || b == b'-' || b == b'.'), "{text:?} was read as {price}");
        assert_eq!(price.to_string().parse::<Price>(), Ok(price), "{text:?}");
        assert_eq!(text.parse::<Lots>().map(Lots::raw), Ok(price.raw()), "{text:?}");
        let decimals = text.split_once('.').map_or(0, |(_, fraction)| fraction.trim_end_matches('0').len());
        assert!(decimals <= 8, "{text:?}");
        assert!(!(text.starts_with('-') && price.raw() == 0), "{text:?} is minus nothing");
    }
    if let Ok(symbol) = text.parse::<Symbol>() {
        assert_eq!(symbol.to_string(), text);
    }
    let quoted = serde_json::Value::String(text.to_owned()).to_string();
    if let Ok(rate) = serde_json::from_str::<Rate>(&quoted) {
        let written = serde_json::to_string(&rate).expect("a rate is text");
        assert_eq!(serde_json::from_str::<Rate>(&written).expect("a rate"), rate, "{text:?}");
    }
    // Anything at all may stand where an event is expected; it is refused, not fallen over.
    let _ = serde_json::from_str::<engine::Event>(text);
}
