//! Marketing parameters as they are stored and reported.
//!
//! Invariants
//! - A report carries every known name, null where nothing is known; then whatever else came along.
//! - Text that is stored complete is handed on as it is; only what was stored otherwise is read and completed.

use std::collections::BTreeMap;

use foundation::db::{Column, from_json_text};
use foundation::http::stream::JsonWriter;
use kernel::{Problem, Result};
use serde_json::{Map, Value};

use crate::leads::import::UTM_KEYS;

/// How complete text begins, and how it ends when nothing follows the last known name.
const HEAD: &str = "{\"utm_campaign\":";
const LAST: &str = ",\"gclid\":";
const TAIL: &str = ",\"gclid\":null}";

/// The complete text: known names in their order, then the others.
pub fn stored(utm: &BTreeMap<String, String>) -> String {
    complete(utm.iter().map(|(name, value)| (name.clone(), Value::from(value.as_str()))).collect())
}

/// What is known, from stored text.
pub fn read(text: &str) -> Result<BTreeMap<String, String>> {
    let all: BTreeMap<String, Option<String>> = from_json_text(text)?;
    Ok(all.into_iter().filter_map(|(name, value)| value.map(|value| (name, value))).collect())
}

fn complete(mut given: Map<String, Value>) -> String {
    let known = UTM_KEYS.map(|name| (name.to_owned(), given.remove(name).unwrap_or(Value::Null)));
    Value::Object(known.into_iter().chain(given).collect()).to_string()
}

/// Writes a stored `utm` column. Names come in order in complete text and alphabetically in what else is stored, so the first and
/// the last known name in this order prove completeness; a value cannot imitate them, since its quotes are escaped.
pub fn write(json: &mut JsonWriter, column: Column<'_>) -> Result<()> {
    let Column::Text(text) = column else { return Err(Problem::internal("marketing parameters that are no text")) };
    if text.starts_with(HEAD) && (text.ends_with(TAIL) || text.contains(LAST)) {
        json.json(text);
        return Ok(());
    }
    json.json(&complete(from_json_text(text)?));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn written(text: &str) -> String {
        let mut json = JsonWriter::with_capacity(300);
        write(&mut json, Column::Text(text)).expect("stored by us");
        String::from_utf8(json.finish()).expect("text")
    }

    #[test]
    fn every_known_name_is_there() {
        let empty = written("{}");
        assert!(empty.starts_with(HEAD) && empty.ends_with(TAIL), "{empty}");
        assert_eq!(written(&empty), empty);
        let one = written(r#"{"utm_campaign":"a","utm_source":"b"}"#);
        assert!(one.starts_with(r#"{"utm_campaign":"a","utm_medium":null,"utm_source":"b""#), "{one}");
    }

    proptest! {
        /// Whatever is stored, and however: the same names with the same values, and all known ones.
        #[test]
        fn nothing_is_lost(known in proptest::collection::btree_map(proptest::sample::select(UTM_KEYS.to_vec()), ".{0,20}", 0..6),
                others in proptest::collection::btree_map("[a-z\",:{}]{1,12}", "[a-z\",:{}gclidnull]{0,20}", 0..3)) {
            let utm: BTreeMap<String, String> = known.into_iter().map(|(name, value)| (name.to_owned(), value)).chain(others).collect();
            let sorted = serde_json::to_string(&utm).expect("json");
            let text = stored(&utm);
            prop_assert_eq!(&written(&sorted), &text);
            prop_assert_eq!(&written(&text), &text);
            prop_assert_eq!(&super::read(&text).expect("stored by us"), &utm);
            let read: Map<String, Value> = serde_json::from_str(&text).expect("json");
            prop_assert!(UTM_KEYS.iter().all(|name| read.contains_key(*name)));
            for (name, value) in &utm {
                prop_assert_eq!(read[name].as_str(), Some(value.as_str()));
            }
        }
    }
}
