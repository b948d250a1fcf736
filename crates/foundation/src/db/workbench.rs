//! What the writer's thread works on: its connection, the transaction of the batch, and the state it guards.
//!
//! A savepoint costs a copy of every page that is changed within it. Most changes that fail do so before they have changed anything, and
//! need none. So a plain change runs without one until its kind, which is the type of its closure, has once failed half-way; then all
//! plain changes since the last of the guarded state are rolled back together and run once more, and from then on that kind has a
//! savepoint of its own. A change of the guarded state always has one: the state itself can not be rolled back.
//!
//! Invariants
//! - A closure that fails leaves neither the database nor the guarded state changed, and takes nobody else's change with it.
//! - The guarded state changes only by events of a closure whose savepoint was released. When a commit fails, it is
//!   dropped and loaded again from the database before it is used once more.
//! - When a batch's transaction is gone before its commit (a lost connection, a full disk), nothing more runs in it, and nobody in
//!   it is told that it was stored.

use std::any::{Any, TypeId};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use kernel::{Problem, Result};

use super::checkpoint::Checkpoints;
use super::conn::{Conn, RETRY};
use super::pool::{BUSY, Hands, Source};
use super::tx::{Leaves, Notice, Read, Tx};
use crate::day_counts::{Bumps, ONLY_SLOT};

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

/// Plain changes that are rolled back together.
struct Together {
    /// Which work of the batch was the first.
    from: usize,
    /// How many notices and counts there were before them.
    notices: usize,
    counts: usize,
    /// Whether something that stays stands before them in the transaction.
    after_others: bool,
}

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
    /// Which of the batch's works runs.
    pub at: usize,
    together: Option<Together>,
    /// A change without a savepoint failed half-way: see [`Bench::go_back`].
    pub spoilt: bool,
    /// Kinds of changes that have done so.
    halfway: HashSet<TypeId>,
    /// Which of the batch's works was given up for another transaction's sake.
    pub beaten: Option<usize>,
    /// Works since the last rest.
    pub works: u64,
    pub notices: Vec<Notice>,
    /// What the changes of this batch add to the counts.
    counts: Vec<Bumps>,
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
            at: 0,
            together: None,
            spoilt: false,
            beaten: None,
            halfway: HashSet::new(),
            works: 0,
            notices: Vec::new(),
            counts: Vec::new(),
        }
    }

    /// Whether the batch has changed something, or tried to.
    pub fn stores(&self) -> bool {
        self.in_transaction || self.lost
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
            conn.prepare_to_write()?;
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
            self.conn()?.begin_write()?;
            self.in_transaction = true;
        }
        Ok(())
    }

    pub fn state<S: Guarded>(&mut self) -> Result<&mut S> {
        self.connect()?;
        if self.state.is_none() {
            let loader = self.loader.clone().ok_or_else(|| Problem::internal("this writer guards no state"))?;
            // What the state is loaded from is not to be rolled back under it.
            self.stand_alone()?;
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
        let loaded = conn.savepoint("savepoint work").and_then(|()| loader(&mut Read::new(conn, context)));
        let left = match &loaded {
            Ok(_) => conn.release("release work"),
            Err(_) => conn.go_back(["rollback to work", "release work"]),
        };
        self.lost |= left.is_err();
        left.and(loaded)
    }

    /// Runs `work` in a savepoint of the batch's transaction.
    pub fn transact<T>(&mut self, work: impl FnOnce(&mut Tx<'_>, State<'_>) -> Result<T>) -> Result<T> {
        self.begin()?;
        if let Err(problem) = self.conn()?.savepoint("savepoint work") {
            self.lost = true;
            return Err(problem);
        }
        let (outcome, leaves) = self.attempt(work)?;
        let conn = self.conn.as_mut().ok_or_else(no_connection)?;
        // A statement that was not waited for may have failed: then so has this change, and no other.
        let outcome = outcome.and_then(|value| conn.release("release work").map(|()| value));
        match &outcome {
            Ok(_) => self.keep(leaves),
            Err(problem) => {
                if problem.code() == RETRY {
                    self.beaten = Some(self.at);
                }
                self.lost |= conn.go_back(["rollback to work", "release work"]).is_err();
            }
        }
        outcome
    }

    /// Runs a plain change. It may be run again, in this batch, before it is settled.
    pub fn change<T, W: FnMut(&mut Tx<'_>) -> Result<T> + 'static>(&mut self, work: &mut W) -> Result<T> {
        let Some(before) = self.conn()?.changes() else { return self.transact(|tx, _| work(tx)) };
        self.stand_together()?;
        if self.halfway.contains(&TypeId::of::<W>()) {
            return self.transact(|tx, _| work(tx));
        }
        let (outcome, leaves) = self.attempt(|tx, _| work(tx))?;
        let conn = self.conn()?;
        let (after, gone) = (conn.changes(), !conn.is_inside());
        self.lost |= gone;
        if gone {
            return outcome.and_then(|_| Err(not_stored()));
        }
        if outcome.is_ok() {
            self.keep(leaves);
        } else if after != Some(before) {
            self.halfway.insert(TypeId::of::<W>());
            self.spoilt = true;
        }
        outcome
    }

    /// Makes the change that comes one of those that are rolled back together.
    fn stand_together(&mut self) -> Result<()> {
        let after_others = self.in_transaction;
        self.begin()?;
        if self.together.is_none() {
            if after_others && let Err(problem) = self.conn()?.savepoint("savepoint together") {
                self.lost = true;
                return Err(problem);
            }
            self.together = Some(Together { from: self.at, notices: self.notices.len(), counts: self.counts.len(), after_others });
        }
        Ok(())
    }

    /// Ends what is rolled back together: what comes next does not fall with it, nor the other way round.
    fn stand_alone(&mut self) -> Result<()> {
        match self.together.take() {
            Some(Together { after_others: true, .. }) => {
                let left = self.conn()?.release("release together");
                self.lost |= left.is_err();
                left
            }
            _ => Ok(()),
        }
    }

    /// After a change failed half-way: rolls back the plain changes that stand together, and answers which work of the batch was the
    /// first of them. They are to be run again.
    pub fn go_back(&mut self) -> Option<usize> {
        let together = if std::mem::take(&mut self.spoilt) { self.together.take() } else { None }?;
        self.notices.truncate(together.notices);
        self.counts.truncate(together.counts);
        let rolled_back = self.conn().and_then(|conn| match together.after_others {
            true => conn.go_back(["rollback to together", "release together"]),
            false => conn.control("rollback"),
        });
        self.in_transaction &= together.after_others;
        self.lost |= rolled_back.is_err();
        Some(together.from)
    }

    /// Runs `work` where the transaction stands. After a panic nobody knows what the state is.
    fn attempt<T>(&mut self, work: impl FnOnce(&mut Tx<'_>, State<'_>) -> Result<T>) -> Result<(Result<T>, Leaves)> {
        let context = self.hands.context();
        let mut tx = Tx::new(self.conn.as_mut().ok_or_else(no_connection)?, context);
        let caught = catch_unwind(AssertUnwindSafe(|| work(&mut tx, self.state.as_mut())));
        let leaves = tx.into_leaves();
        let outcome = caught.unwrap_or_else(|panic| {
            self.state = None;
            Err(panicked(&*panic))
        });
        Ok((outcome, leaves))
    }

    fn keep(&mut self, leaves: Leaves) {
        self.notices.extend(leaves.notices);
        if !leaves.counts.is_empty() {
            self.counts.push(leaves.counts);
        }
    }

    /// Adds up and stores what the changes of this batch counted.
    fn count(&mut self) -> Result<()> {
        let mut all = Bumps::default();
        self.counts.drain(..).for_each(|counts| all.take_in(counts));
        if all.is_empty() {
            return Ok(());
        }
        self.attempt(|tx, _| all.store(tx, ONLY_SLOT))?.0
    }

    pub fn guard<S: Guarded, T>(&mut self, work: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T>) -> Result<T> {
        self.state::<S>()?;
        self.stand_alone()?;
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

    pub fn mind_the_log(&mut self, bulk: bool) {
        if let (Some(log), Some(conn)) = (&mut self.log, &mut self.conn) {
            log.mind(conn, bulk);
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
        (self.together, self.spoilt) = (None, false);
        if !open && !lost {
            return Ok(());
        }
        let counted = if lost { Ok(()) } else { self.count() };
        let outcome = match &mut self.conn {
            Some(conn) if !lost => counted.and_then(|()| conn.commit()),
            _ => Err(Problem::internal("the transaction of a batch is gone")),
        };
        if outcome.is_err() {
            // The connection may be inside a transaction whose end is unknown: start from a new one.
            (self.state, self.conn) = (None, None);
            self.notices.clear();
            self.counts.clear();
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
