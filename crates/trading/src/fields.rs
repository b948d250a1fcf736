//! Fields of bodies that may be absent, null or set, and numbers with their own form.

use engine::{Change, Trail};
use kernel::{Exact, Price, Problem, Result};
use serde::{Deserialize, Deserializer};

/// Absent is `None`, null is `Some(None)`, a value is `Some(Some(_))`. Stands with `#[serde(default, deserialize_with = ...)]`.
pub fn mentioned<'de, T: Deserialize<'de>, D: Deserializer<'de>>(d: D) -> Result<Option<Option<T>>, D::Error> {
    Option::<T>::deserialize(d).map(Some)
}

pub fn change<T>(field: Option<Option<T>>) -> Change<T> {
    match field {
        None => Change::Keep,
        Some(None) => Change::Remove,
        Some(Some(value)) => Change::Set(value),
    }
}

/// A price must be above zero.
pub fn positive(field: &str, price: Option<Price>) -> Result<Option<Price>> {
    match price {
        Some(price) if price.raw() <= 0 => Err(Problem::invalid(field, "a price above 0")),
        other => Ok(other),
    }
}

/// A trailing distance in percent, 0.01 to 99.99 with at most two decimals.
pub fn trail(field: &str, percent: Option<Exact>) -> Result<Trail> {
    let Some(percent) = percent else { return Ok(Trail::NONE) };
    let bps = percent.scaled(2).ok().and_then(|bps| u16::try_from(bps).ok()).filter(|bps| (1..=9_999).contains(bps));
    bps.map(Trail).ok_or_else(|| Problem::invalid(field, "a percentage from 0.01 to 99.99 with at most 2 decimals"))
}
