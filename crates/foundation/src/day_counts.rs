//! Rows of a list per UTC day: the exact total of a range of days and the start of any page, without counting rows.
//!
//! Invariants
//! - Whoever inserts, deletes or re-dates a row of a counted list bumps the count in the same transaction.
//! - What the changes of one commit add to a day is written once, right before that commit and in the order of the table's key: nobody
//!   reads a count in the change that bumps it, and two who write the same counts wait for each other and do not deadlock.
//! - A count says how many rows a day has, never which; the rows themselves are read from the list's own index.

use std::borrow::Cow;
use std::collections::BTreeMap;

use kernel::{Day, Result, Timestamp};

use crate::db::{Read, ToBind, Tx};

crate::statements! {
    BUMP = "insert into day_count (list, scope, day, slot, rows) values ($1, $2, $3, $4, $5)
        on conflict (list, scope, day, slot) do update set rows = day_count.rows + excluded.rows";
    DAYS = "select day, cast(sum(rows) as bigint) from day_count where list = $1 and scope = $2 and day >= $3 and day <= $4
        group by day order by day";
}

/// How many rows those who write beside each other spread a day's count over.
const SLOTS: u8 = 8;
/// Where a brand's one writer counts.
pub(crate) const ONLY_SLOT: u8 = 0;

/// Changes that one transaction makes to the counts, added up before they are written.
#[derive(Clone, Default)]
pub struct Bumps(BTreeMap<(Cow<'static, str>, String, Day), i64>);

impl Bumps {
    /// One row more, or fewer, on the day of `at`; `scope` is empty for the whole list.
    pub fn add(&mut self, list: impl Into<Cow<'static, str>>, scope: &str, at: Timestamp, rows: i64) {
        *self.0.entry((list.into(), scope.to_owned(), at.day())).or_default() += rows;
    }

    /// A row moved from one day to another.
    pub fn moved(&mut self, list: &'static str, scope: &str, from: Timestamp, to: Timestamp) {
        if from.day() != to.day() {
            self.add(list, scope, from, -1);
            self.add(list, scope, to, 1);
        }
    }

    /// What the change adds to the counts; it is stored with the change or not at all.
    pub fn write(self, tx: &mut Tx<'_>) -> Result<()> {
        tx.counts().take_in(self);
        Ok(())
    }

    /// Adds what others add.
    pub(crate) fn take_in(&mut self, others: Bumps) {
        if self.0.is_empty() {
            self.0 = others.0;
            return;
        }
        for (key, rows) in others.0 {
            *self.0.entry(key).or_default() += rows;
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// As [`Bumps::store`], by one of several writers.
    pub(crate) fn store_beside_others(&self, tx: &mut Tx<'_>) -> Result<()> {
        let slot = crate::entropy::random::<1>(&*tx.entropy())[0] % SLOTS;
        self.store(tx, slot)
    }

    /// `slot` spreads writers; where there is one, it is [`ONLY_SLOT`].
    pub(crate) fn store(&self, tx: &mut Tx<'_>, slot: u8) -> Result<()> {
        for ((list, scope, day), rows) in self.0.iter().filter(|(_, rows)| **rows != 0) {
            tx.execute_later(&BUMP, &[list.bind(), scope.bind(), day.bind(), slot.bind(), rows.bind()])?;
        }
        Ok(())
    }
}

/// Where a page starts: rows from the beginning of `from` on, of which the first `skip` belong to earlier pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Start {
    pub from: Day,
    pub skip: i64,
    /// How many rows that day has.
    pub rows: i64,
}

/// The exact total of the days `from` to `to`, both included, and where row number `offset` stands (None: past the end).
pub fn locate(read: &mut Read<'_>, list: &str, scope: &str, from: Day, to: Day, offset: i64) -> Result<(i64, Option<Start>)> {
    let (mut total, mut start) = (0, None);
    read.each(&DAYS, &[list.bind(), scope.bind(), from.bind(), to.bind()], |row| {
        let (day, rows): (Day, i64) = (row.get(0)?, row.get(1)?);
        if start.is_none() && offset < total + rows {
            start = Some(Start { from: day, skip: offset - total, rows });
        }
        total += rows;
        Ok(true)
    })?;
    Ok((total, start))
}
