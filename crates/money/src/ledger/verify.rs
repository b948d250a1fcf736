//! Rebuilds every balance from the postings and compares: what `tradehall verify` runs.

use std::collections::BTreeMap;

use foundation::db::Read;
use foundation::statements;
use kernel::{JournalId, Result};

use crate::amounts::sum;

statements! {
    SUMS = "select account, currency, cast(sum(amount_minor / 1000000) as bigint), cast(sum(amount_minor % 1000000) as bigint)
        from posting group by account, currency";
    BALANCES = "select account, currency, amount_minor from balance";
    UNBALANCED = "select journal_id from posting group by journal_id, currency having sum(amount_minor) <> 0";
    UNSEALED = "select distinct posting.journal_id from posting left join journal on journal.id = posting.journal_id where journal.id is null";
    JOURNALS = "select count(*) from journal";
}

/// A balance that is not the sum of its postings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub account: String,
    pub currency: String,
    pub cached_minor: i128,
    pub posted_minor: i128,
}

/// What the rebuild found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Verdict {
    pub journals: i64,
    pub accounts: usize,
    /// Journals that do not sum to zero, or postings without a journal.
    pub broken: Vec<JournalId>,
    pub differences: Vec<Difference>,
}

impl Verdict {
    pub fn is_sound(&self) -> bool {
        self.broken.is_empty() && self.differences.is_empty()
    }
}

pub fn verify(read: &mut Read<'_>) -> Result<Verdict> {
    let mut sums: BTreeMap<(String, String), (i128, i128)> = BTreeMap::new();
    read.each(&SUMS, &[], |row| {
        sums.entry((row.get(0)?, row.get(1)?)).or_default().0 = sum(row, 2)?;
        Ok(true)
    })?;
    read.each(&BALANCES, &[], |row| {
        sums.entry((row.get(0)?, row.get(1)?)).or_default().1 = row.get::<i64>(2)?.into();
        Ok(true)
    })?;
    let accounts = sums.len();
    let differences = sums.into_iter().filter(|(_, (posted, cached))| posted != cached);
    let differences = differences
        .map(|((account, currency), (posted_minor, cached_minor))| Difference { account, currency, cached_minor, posted_minor })
        .collect();
    let mut broken: Vec<JournalId> = read.list(&UNBALANCED, &[], |row| row.get(0))?;
    broken.extend(read.list::<JournalId>(&UNSEALED, &[], |row| row.get(0))?);
    Ok(Verdict { journals: read.value(&JOURNALS, &[])?, accounts, broken, differences })
}
