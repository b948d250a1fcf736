//! What the writer's thread works on: its connection, the transaction of the batch, and the state it guards.
//!
//! Invariants
//! - A closure that fails leaves neither the database nor the guarded state changed. It runs in a savepoint; bulk work does without
//!   one, and takes back with it what of its kind shares its commit.
//! - The guarded state changes only by events of a closure whose savepoint was released. When a commit fails, it is
//!   dropped and loaded again from the database before it is used once more.
//! - When a batch's transaction is gone before its commit (a lost connection, a full disk), nothing more runs in it, and nobody in
//!   it is told that it was stored.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use kernel::{Problem, Result};

use super::checkpoint::Checkpoints;
use super::conn::{Conn, Driver};
use super::pool::{BUSY, Hands, Source};
use super::tx::{Notice, Read, Tx};

/// State that only changes by events, such as the trading book.
pub trait Guarded: Send + 'static {
    type Event: Send + 'static;
    fn apply(&mut self, event: &Self::Event);
}

/// The guarded state as a closure sees it: it may plan on it; what it stages is applied when its savepoint is released.
pub struct Desk<'a, S: Guarded> {
    state: &'a mut S,
    staged: Vec<S::Event>,
}

impl<S: Guarded> Desk<'_, S> {
    pub fn state(&self) -> &S {
        self.state
    }
    /// For planning methods that need scratch space inside the state; they must leave it as it was.
    pub fn scratch(&mut self) -> &mut S {
        self.state
    }
    pub fn stage(&mut self, events: impl IntoIterator<Item = S::Event>) {
        self.staged.extend(events);
    }
}

/// Loads the guarded state from the database.
pub type Loader = Arc<dyn Fn(&mut Read<'_>) -> Result<Box<dyn Any + Send>> + Send + Sync>;

/// The guarded state, once it is loaded.
type State<'a> = Option<&'a mut Box<dyn Any + Send>>;

/// What the writer's thread works on.
pub struct Bench {
    source: Source,
    hands: Hands,
    loader: Option<Loader>,
    conn: Option<Conn>,
    log: Option<Checkpoints>,
    pub state: Option<Box<dyn Any + Send>>,
    in_transaction: bool,
    /// The transaction of this batch is gone.
    pub lost: bool,
    /// Why bulk work failed; all of this batch was taken back.
    pub undone: Option<Problem>,
    /// Works since the last rest.
    pub works: u64,
    pub notices: Vec<Notice>,
}

impl Bench {
    pub fn new(source: Source, hands: Hands, loader: Option<Loader>) -> Bench {
        Bench {
            source,
            hands,
            loader,
            conn: None,
            log: None,
            state: None,
            in_transaction: false,
            lost: false,
            undone: None,
            works: 0,
            notices: Vec::new(),
        }
    }

    /// Whether the batch has changed something, or tried to.
    pub fn stores(&self) -> bool {
        self.in_transaction || self.lost || self.undone.is_some()
    }

    fn connect(&mut self) -> Result<()> {
        if self.conn.as_ref().is_some_and(Conn::is_broken) {
            self.lost |= self.in_transaction;
            (self.conn, self.state) = (None, None);
        }
        if self.lost {
            return Err(not_stored());
        }
        if self.conn.is_none() {
            let mut conn = self.source.open()?;
            take_lease(&mut conn, &self.source)?;
            self.log = Checkpoints::take_over(&mut conn, &self.source);
            self.conn = Some(conn);
        }
        Ok(())
    }

    fn conn(&mut self) -> Result<&mut Conn> {
        self.connect()?;
        self.conn.as_mut().ok_or_else(no_connection)
    }

    fn begin(&mut self) -> Result<()> {
        self.connect()?;
        if !self.in_transaction {
            let conn = self.conn()?;
            conn.batch(match conn.driver() {
                Driver::Sqlite => "begin immediate",
                Driver::Postgres => "begin",
            })?;
            self.in_transaction = true;
        }
        Ok(())
    }

    pub fn state<S: Guarded>(&mut self) -> Result<&mut S> {
        self.connect()?;
        if self.state.is_none() {
            let loader = self.loader.clone().ok_or_else(|| Problem::internal("this writer guards no state"))?;
            self.state = Some(self.load(&loader)?);
        }
        let state = self.state.as_mut().and_then(|state| state.downcast_mut::<S>());
        state.ok_or_else(|| Problem::internal("the writer guards another kind of state"))
    }

    /// A loader that fails must not take the changes of others with it.
    fn load(&mut self, loader: &Loader) -> Result<Box<dyn Any + Send>> {
        let (context, within) = (self.hands.context(), self.in_transaction);
        let conn = self.conn()?;
        if !within {
            return loader(&mut Read::new(conn, context));
        }
        let loaded = conn.control("savepoint work").and_then(|()| loader(&mut Read::new(conn, context)));
        let left = conn.control(if loaded.is_ok() { "release work" } else { "rollback to work" });
        self.lost |= left.is_err();
        left.and(loaded)
    }

    /// Runs `work` in a savepoint of the batch's transaction.
    pub fn transact<T>(&mut self, work: impl FnOnce(&mut Tx<'_>, State<'_>) -> Result<T>) -> Result<T> {
        self.begin()?;
        if let Err(problem) = self.conn()?.control("savepoint work") {
            self.lost = true;
            return Err(problem);
        }
        let (outcome, notices) = self.attempt(work)?;
        let conn = self.conn.as_mut().ok_or_else(no_connection)?;
        let left = match &outcome {
            Ok(_) => conn.control("release work"),
            Err(_) => conn.control("rollback to work").and_then(|()| conn.control("release work")),
        };
        match (outcome, left) {
            (Ok(value), Ok(())) => {
                self.notices.extend(notices);
                Ok(value)
            }
            (Ok(_), Err(problem)) => {
                self.lost = true;
                Err(problem)
            }
            (Err(problem), left) => {
                self.lost |= left.is_err();
                Err(problem)
            }
        }
    }

    /// Runs bulk `work` in the batch's transaction without a savepoint, whose price is a copy of each page that the work touches: when it
    /// fails, the bulk work before it is taken back with it. Nothing else stands before bulk work in a batch.
    pub fn transact_bulk<T>(&mut self, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<T> {
        self.begin()?;
        let (outcome, notices) = self.attempt(|tx, _| work(tx))?;
        if let Err(problem) = &outcome {
            self.undone = Some(problem.clone());
            self.lost |= self.conn()?.control("rollback").is_err();
            self.in_transaction = false;
        } else {
            self.notices.extend(notices);
        }
        outcome
    }

    /// Runs `work` where the transaction stands. After a panic nobody knows what the state is.
    fn attempt<T>(&mut self, work: impl FnOnce(&mut Tx<'_>, State<'_>) -> Result<T>) -> Result<(Result<T>, Vec<Notice>)> {
        let context = self.hands.context();
        let mut tx = Tx::new(self.conn.as_mut().ok_or_else(no_connection)?, context);
        let caught = catch_unwind(AssertUnwindSafe(|| work(&mut tx, self.state.as_mut())));
        let notices = tx.into_notices();
        let outcome = caught.unwrap_or_else(|panic| {
            self.state = None;
            Err(panicked(&*panic))
        });
        Ok((outcome, notices))
    }

    pub fn guard<S: Guarded, T>(&mut self, work: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T>) -> Result<T> {
        self.state::<S>()?;
        let mut staged = Vec::new();
        let value = self.transact(|tx, state| {
            let state = state.and_then(|state| state.downcast_mut::<S>());
            let mut desk = Desk { state: state.ok_or_else(|| Problem::internal("the guarded state is gone"))?, staged: Vec::new() };
            let value = work(tx, &mut desk)?;
            staged = desk.staged;
            Ok(value)
        })?;
        let state = self.state::<S>()?;
        staged.iter().for_each(|event| state.apply(event));
        Ok(value)
    }

    pub fn mind_the_log(&mut self) {
        if let (Some(log), Some(conn)) = (&mut self.log, &mut self.conn) {
            log.mind(conn);
        }
    }

    pub fn rest(&mut self) {
        if std::mem::take(&mut self.works) < BUSY
            && let Some(conn) = &mut self.conn
        {
            conn.rest();
        }
    }

    /// Ends the batch's transaction, on the connection that it was begun on and on no other.
    pub fn commit(&mut self) -> Result<()> {
        let (open, lost) = (std::mem::take(&mut self.in_transaction), std::mem::take(&mut self.lost));
        if let Some(problem) = self.undone.take().filter(|_| !lost) {
            self.notices.clear();
            return Err(not_stored().caused_by(format!("{problem}, in what shared the commit")));
        }
        if !open && !lost {
            return Ok(());
        }
        let outcome = match &mut self.conn {
            Some(conn) if !lost => conn.commit(),
            _ => Err(Problem::internal("the transaction of a batch is gone")),
        };
        if outcome.is_err() {
            // The connection may be inside a transaction whose end is unknown: start from a new one.
            (self.state, self.conn) = (None, None);
            self.notices.clear();
        }
        outcome.map_err(|problem| not_stored().caused_by(problem))
    }
}

fn no_connection() -> Problem {
    Problem::internal("the writer has no connection")
}

fn not_stored() -> Problem {
    Problem::unavailable("not_stored").because("The change could not be stored; nothing was done.")
}

/// On PostgreSQL one node holds a brand's book. The lock lives on the connection that commits, so losing it is losing the pen.
fn take_lease(conn: &mut Conn, source: &Source) -> Result<()> {
    let Source::Postgres { schema, .. } = source else { return Ok(()) };
    let mut leased = false;
    conn.each_text(&format!("select pg_try_advisory_lock(hashtext('tradehall book {schema}'))"), &mut |row| {
        leased = row.get(0)?;
        Ok(false)
    })?;
    if leased {
        return Ok(());
    }
    Err(Problem::unavailable("book_elsewhere").because("Another node holds this brand's book."))
}

/// A change that panicked.
pub fn panicked(panic: &(dyn Any + Send)) -> Problem {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown");
    Problem::internal(format!("a change panicked: {text}"))
}
