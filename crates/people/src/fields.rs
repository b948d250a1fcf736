//! Fields of a body as people fill them in: trimmed, limited, and refused by name.

use kernel::{Problem, Result};
use serde::{Deserialize, Deserializer};

use crate::leads::import::email;

/// Text on one line, not empty.
pub fn line(field: &str, text: &str, most: usize) -> Result<String> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > most || text.chars().any(char::is_control) {
        return Err(Problem::invalid(field, format!("expected 1 to {most} characters on one line")));
    }
    Ok(text.to_owned())
}

/// As [`line`]; missing is refused like empty.
pub fn needed(field: &str, text: Option<&str>, most: usize) -> Result<String> {
    match text {
        Some(text) => line(field, text, most),
        None => Err(Problem::invalid(field, "is required")),
    }
}

/// A password or a code as it was sent, untrimmed: what it must be is decided elsewhere.
pub fn secret(field: &str, text: Option<&str>) -> Result<String> {
    match text {
        Some(text) if !text.is_empty() && text.len() <= foundation::password::MAX_BYTES => Ok(text.to_owned()),
        Some(_) => Err(Problem::invalid(field, format!("expected 1 to {} bytes", foundation::password::MAX_BYTES))),
        None => Err(Problem::invalid(field, "is required")),
    }
}

/// Somebody's e-mail address.
pub fn address(field: &str, text: &str) -> Result<String> {
    let text = line(field, text, 254)?;
    email::check(&text).map_err(|_| Problem::invalid(field, "expected an e-mail address"))?;
    Ok(text)
}

/// For a field of a change where `null` empties and absence leaves as it is.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(from: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(from).map(Some)
}
