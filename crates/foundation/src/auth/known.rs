//! Whom a credential stood for a moment ago, so that a page that asks ten times at once looks it up once.
//!
//! Invariants
//! - What is remembered is forgotten at the next commit of this process, whatever was committed, before anybody is told of that commit:
//!   a session that was ended, a right that was taken, is gone at once.
//! - What other processes change (a command beside the server) counts after [`LASTS_US`] at the latest.
//! - Only found credentials are remembered, by their hashes; on PostgreSQL, where other nodes write too, none are.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use kernel::Timestamp;

use super::principal::{KeyHolder, Principal};

/// How long a look-up counts when nothing is committed.
const LASTS_US: i64 = 1_000_000;
/// So many credentials are remembered at once.
const MOST: usize = 1_024;

/// The hashes of a session's token and of an API key.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Credential {
    pub token: Option<String>,
    pub key: Option<String>,
}

/// What it was found to stand for.
pub type Found = (Option<Principal>, Option<KeyHolder>);

#[derive(Default)]
pub struct Known(Mutex<Held>);

#[derive(Default)]
struct Held {
    /// How many commits there had been when the first of these was looked up.
    commits: u64,
    found: HashMap<Credential, (Timestamp, Found)>,
}

impl Known {
    pub fn find(&self, credential: &Credential, commits: u64, now: Timestamp) -> Option<Found> {
        let held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, found) = held.found.get(credential).filter(|_| held.commits == commits)?;
        (0..LASTS_US).contains(&now.since(*at)).then(|| found.clone())
    }

    /// Remembers what was found; `commits` is how many there had been before anybody looked.
    pub fn keep(&self, credential: Credential, commits: u64, now: Timestamp, found: &Found) {
        let mut held = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if held.commits > commits {
            return;
        }
        if held.commits < commits || held.found.len() >= MOST {
            held.found.clear();
            held.commits = commits;
        }
        held.found.insert(credential, (now, found.clone()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credential(name: &str) -> Credential {
        Credential { token: Some(name.to_owned()), key: None }
    }

    #[test]
    fn what_was_found_counts_until_the_next_commit_and_for_a_moment() {
        let (known, at) = (Known::default(), Timestamp::from_micros(5_000_000));
        known.keep(credential("a"), 7, at, &(None, None));
        assert!(known.find(&credential("a"), 7, at).is_some());
        assert!(known.find(&credential("b"), 7, at).is_none(), "another credential");
        assert!(known.find(&credential("a"), 8, at).is_none(), "something was committed");
        assert!(known.find(&credential("a"), 7, at.plus_seconds(1)).is_none(), "too long ago");
        assert!(known.find(&credential("a"), 7, at.plus_seconds(-1)).is_none(), "the clock went back");
    }

    #[test]
    fn what_was_looked_up_before_a_commit_is_not_kept_after_it() {
        let (known, at) = (Known::default(), Timestamp::from_micros(5_000_000));
        known.keep(credential("new"), 8, at, &(None, None));
        known.keep(credential("old"), 7, at, &(None, None));
        assert!(known.find(&credential("old"), 8, at).is_none());
        assert!(known.find(&credential("new"), 8, at).is_some());
    }

    #[test]
    fn no_more_than_so_many_are_held() {
        let (known, at) = (Known::default(), Timestamp::from_micros(5_000_000));
        (0..=MOST).for_each(|number| known.keep(credential(&number.to_string()), 1, at, &(None, None)));
        assert!(known.0.lock().expect("no panic").found.len() <= MOST);
    }
}
