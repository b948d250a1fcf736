//! The engine's words as they stand in columns: `LARGEST_LOSS_FIRST`, `BUY`, `cryptos`.

use foundation::db::{from_json_text, json_text};
use kernel::Result;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The word of a value that serializes as one.
pub fn word(value: &impl Serialize) -> String {
    json_text(value).trim_matches('"').to_owned()
}

/// The value of a word that was stored by [`word`].
pub fn from_word<T: DeserializeOwned>(word: &str) -> Result<T> {
    from_json_text(&format!("\"{word}\""))
}

/// The value of a word from outside, if there is such a word.
pub fn read_word<T: DeserializeOwned>(word: &str) -> Option<T> {
    let plain = word.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_');
    if plain { from_word(word).ok() } else { None }
}
