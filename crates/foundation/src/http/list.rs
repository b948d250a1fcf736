//! Pages of lists: `limit` and `offset`, with limits.

use kernel::{Problem, Result};
use serde::Deserialize;

/// The most rows that one call answers.
pub const MOST: i64 = 1_000;
/// The farthest row that a page may start at.
pub const FARTHEST: i64 = 1_000_000_000;

/// `limit` and `offset` as the contract's lists take them.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Page {
    pub limit: i64,
    pub offset: i64,
}

impl Page {
    /// From optional parameters: `usual` rows from the start when nothing is said, at most `most`.
    pub fn new(limit: Option<i64>, offset: Option<i64>, usual: i64, most: i64) -> Result<Page> {
        let limit = limit.unwrap_or(usual);
        let offset = offset.unwrap_or(0);
        if !(1..=most).contains(&limit) {
            return Err(Problem::parameter("limit", format!("expected a whole number from 1 to {most}")));
        }
        if !(0..=FARTHEST).contains(&offset) {
            return Err(Problem::parameter("offset", format!("expected a whole number from 0 to {FARTHEST}")));
        }
        Ok(Page { limit, offset })
    }

    /// How many pages of this size hold `count` rows.
    pub fn pages(&self, count: i64) -> i64 {
        count.div_euclid(self.limit) + i64::from(count.rem_euclid(self.limit) != 0)
    }
}

/// The direction of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Ascending,
    Descending,
}

/// Reads `orderBy` as clients write it (`createdAt`, `-createdAt`, `createdAt|DESC`, `createdAt desc`) against an allow-list.
pub fn order<K: Copy>(parameter: &str, text: Option<&str>, keys: &[(&str, K)], usual: (K, Direction)) -> Result<(K, Direction)> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(usual) };
    let (name, direction) = match text.strip_prefix('-') {
        Some(name) => (name, Direction::Descending),
        None => match text.split_once(['|', ' ', ':', ',']) {
            Some((name, word)) if word.eq_ignore_ascii_case("desc") => (name, Direction::Descending),
            Some((name, word)) if word.eq_ignore_ascii_case("asc") => (name, Direction::Ascending),
            Some(_) => return Err(unknown_order(parameter, keys)),
            None => (text, Direction::Ascending),
        },
    };
    let found = keys.iter().find(|(known, _)| known.eq_ignore_ascii_case(name));
    found.map(|(_, key)| (*key, direction)).ok_or_else(|| unknown_order(parameter, keys))
}

fn unknown_order<K>(parameter: &str, keys: &[(&str, K)]) -> Problem {
    let names: Vec<&str> = keys.iter().map(|(name, _)| *name).collect();
    Problem::parameter(parameter, format!("expected one of {}, with |ASC or |DESC", names.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_come_from_the_allow_list() {
        let keys = [("createdAt", 1), ("name", 2)];
        let read = |text| order("orderBy", Some(text), &keys, (1, Direction::Descending));
        for (text, expected) in [
            ("createdAt", (1, Direction::Ascending)),
            ("-name", (2, Direction::Descending)),
            ("name|DESC", (2, Direction::Descending)),
            ("NAME asc", (2, Direction::Ascending)),
            ("", (1, Direction::Descending)),
        ] {
            assert_eq!(read(text).expect(text), expected, "{text}");
        }
        for bad in ["password", "name;drop table lead", "name|UP"] {
            assert_eq!(read(bad).expect_err(bad).status(), 400, "{bad}");
        }
    }

    #[test]
    fn pages_are_counted_up() {
        let page = Page::new(Some(10), None, 50, 100).expect("page");
        assert_eq!((page.pages(0), page.pages(10), page.pages(11)), (0, 1, 2));
        assert!(Page::new(Some(0), None, 50, 100).is_err() && Page::new(Some(101), None, 50, 100).is_err());
        assert!(Page::new(None, Some(-1), 50, 100).is_err());
    }
}
