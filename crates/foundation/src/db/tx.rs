//! What a closure that reads or writes is handed.

use std::ops::{Deref, DerefMut};
use std::sync::Arc;

use kernel::{Problem, Result, Timestamp};
use uuid::Uuid;

use super::conn::{Conn, Driver, Row, Text};
use super::dynamic::Built;
use super::{Bind, FromColumn, Statement, ToBind, dialect};
use crate::auth::Actor;
use crate::day_counts::Bumps;
use crate::entropy::Entropy;
use crate::secrets::Sealer;

/// What a transaction may use besides the database: the time, ids, and the brand's keys.
#[derive(Clone)]
pub struct Context {
    pub now: Timestamp,
    pub entropy: Arc<dyn Entropy>,
    pub sealer: Option<Arc<Sealer>>,
}

/// Something to be told to the running process once the transaction is committed, and not before.
#[derive(Clone, Debug, PartialEq)]
pub struct Notice {
    pub topic: &'static str,
    pub payload: serde_json::Value,
}

/// Reads within one transaction.
pub struct Read<'c> {
    conn: &'c mut Conn,
    context: Context,
}

/// What a transaction leaves besides its rows, for when it is kept.
#[derive(Default)]
pub struct Leaves {
    pub notices: Vec<Notice>,
    /// To be stored with what shares its commit.
    pub counts: Bumps,
}

/// Reads and writes within one transaction, all or nothing.
pub struct Tx<'c> {
    read: Read<'c>,
    leaves: Leaves,
    actor: Option<Actor>,
}

impl<'c> Read<'c> {
    pub fn new(conn: &'c mut Conn, context: Context) -> Read<'c> {
        Read { conn, context }
    }

    pub fn now(&self) -> Timestamp {
        self.context.now
    }
    pub fn driver(&self) -> Driver {
        self.conn.driver()
    }
    /// The brand's sealer; a transaction outside a brand has none.
    pub fn sealer(&self) -> Result<Arc<Sealer>> {
        self.context.sealer.clone().ok_or_else(|| Problem::internal("no data key outside a brand"))
    }

    /// The only row, or the problem of its absence: 404.
    pub fn one<T>(&mut self, sql: &'static Statement, binds: &[Bind<'_>], map: impl FnOnce(&Row<'_>) -> Result<T>) -> Result<T> {
        self.optional(sql, binds, map)?.ok_or_else(Problem::not_found)
    }

    pub fn optional<T>(
        &mut self,
        sql: &'static Statement,
        binds: &[Bind<'_>],
        map: impl FnOnce(&Row<'_>) -> Result<T>,
    ) -> Result<Option<T>> {
        let (mut found, mut map) = (None, Some(map));
        self.run(Text::Fixed(sql), binds, &mut |row| {
            if let Some(map) = map.take() {
                found = Some(map(row)?);
            }
            Ok(false)
        })?;
        Ok(found)
    }

    pub fn list<T>(&mut self, sql: &'static Statement, binds: &[Bind<'_>], mut map: impl FnMut(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.run(Text::Fixed(sql), binds, &mut |row| {
            found.push(map(row)?);
            Ok(true)
        })?;
        Ok(found)
    }

    /// Hands every row to `take` as it arrives, keeping none; `take` answers whether it wants more.
    pub fn each(&mut self, sql: &'static Statement, binds: &[Bind<'_>], mut take: impl FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        self.run(Text::Fixed(sql), binds, &mut take)
    }

    /// The first column of the only row.
    pub fn value<T: FromColumn>(&mut self, sql: &'static Statement, binds: &[Bind<'_>]) -> Result<T> {
        self.one(sql, binds, |row| row.get(0))
    }

    pub fn list_built<T>(&mut self, built: &Built, mut map: impl FnMut(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
        let mut found = Vec::new();
        self.each_built(built, |row| {
            found.push(map(row)?);
            Ok(true)
        })?;
        Ok(found)
    }

    pub fn each_built(&mut self, built: &Built, mut take: impl FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        self.run(Text::Built(&built.sql), &built.binds, &mut take)
    }

    pub fn count_built(&mut self, built: &Built) -> Result<i64> {
        let mut count = 0;
        self.each_built(built, |row| {
            count = row.get(0)?;
            Ok(false)
        })?;
        Ok(count)
    }

    fn run(&mut self, text: Text<'_>, binds: &[Bind<'_>], take: &mut dyn FnMut(&Row<'_>) -> Result<bool>) -> Result<()> {
        self.conn.each(text, binds, take)
    }
}

impl<'c> Tx<'c> {
    pub fn new(conn: &'c mut Conn, context: Context) -> Tx<'c> {
        Tx { read: Read::new(conn, context), leaves: Leaves::default(), actor: None }
    }

    /// Runs a change and says how many rows it touched.
    pub fn execute(&mut self, sql: &'static Statement, binds: &[Bind<'_>]) -> Result<u64> {
        self.read.conn.execute(Text::Fixed(sql), binds)
    }

    /// Runs several changes, one after the other, and says how many rows each touched. Where the database is a round trip away, they share one.
    pub fn execute_each(&mut self, changes: &[(&'static Statement, &[Bind<'_>])]) -> Result<Vec<u64>> {
        let texts: Vec<(Text<'_>, &[Bind<'_>])> = changes.iter().map(|(sql, binds)| (Text::Fixed(sql), *binds)).collect();
        self.read.conn.execute_each(&texts)
    }

    /// Runs a change that must touch exactly one row; none is a 404.
    pub fn change_one(&mut self, sql: &'static Statement, binds: &[Bind<'_>]) -> Result<()> {
        match self.execute(sql, binds)? {
            1 => Ok(()),
            0 => Err(Problem::not_found()),
            many => Err(Problem::internal(format!("{} changed {many} rows where one was meant", sql.name))),
        }
    }

    /// Runs a change that nothing in this transaction depends on. That it failed is told by a later statement, or by the commit.
    pub fn execute_later(&mut self, sql: &'static Statement, binds: &[Bind<'_>]) -> Result<()> {
        self.read.conn.execute_later(Text::Fixed(sql), binds)
    }

    pub fn execute_built(&mut self, built: &Built) -> Result<u64> {
        self.read.conn.execute(Text::Built(&built.sql), &built.binds)
    }

    /// Waits until no other transaction of the brand is between this word and its end: for what is read in order to write what follows from
    /// it, where there is no row to lock. Where one thread does all the writing, nobody has to wait.
    pub fn alone(&mut self, word: &str) -> Result<()> {
        match self.driver() {
            Driver::Sqlite => Ok(()),
            Driver::Postgres => self.run(Text::Built(dialect::ALONE), &[word.bind()], &mut |_| Ok(true)),
        }
    }

    /// A new id that sorts after those made before it.
    pub fn new_id<T: From<Uuid>>(&self) -> T {
        T::from(self.context.entropy.uuid_v7(self.context.now))
    }

    pub fn entropy(&self) -> Arc<dyn Entropy> {
        self.context.entropy.clone()
    }

    /// Tells the running process after the commit; a rolled-back transaction tells nothing.
    pub fn notify(&mut self, topic: &'static str, payload: serde_json::Value) {
        self.leaves.notices.push(Notice { topic, payload });
    }

    /// Says whose hand this is, for what is stored below the caller, such as the events of a trade.
    pub fn acts_for(&mut self, actor: &Actor) {
        self.actor = Some(actor.clone());
    }

    /// Whose hand it is: the system's, unless somebody was named.
    pub fn actor(&self) -> Actor {
        self.actor.clone().unwrap_or_else(Actor::system)
    }

    pub(crate) fn counts(&mut self) -> &mut Bumps {
        &mut self.leaves.counts
    }

    pub fn into_leaves(self) -> Leaves {
        self.leaves
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Read<'c>;
    fn deref(&self) -> &Read<'c> {
        &self.read
    }
}

impl<'c> DerefMut for Tx<'c> {
    fn deref_mut(&mut self) -> &mut Read<'c> {
        &mut self.read
    }
}
