//! The single writer of a brand: one thread that owns the write connection and the state it guards.
//!
//! Callers hand in closures. They are run in the order they came, in batches: each in a savepoint, one commit for the
//! batch, and every caller is answered after that commit, so the price of an fsync is shared by all who waited for it.
//! Bulk work has a lane of its own ([`super::lanes`]): a batch of it alone may grow, and ends as soon as somebody waits.
//!
//! Invariants
//! - Nobody is told of a change that is not durable: answers and notices go out after the commit.
//! - A closure that fails leaves neither the database nor the guarded state changed.
//! - The guarded state changes only by events of a closure whose savepoint was released. When a commit fails, it is
//!   dropped and loaded again from the database before it is used once more.
//! - When a batch's transaction is gone before its commit (a lost connection, a full disk), nothing more runs in it, and nobody in
//!   it is told that it was stored.
//! - Plain SQL writes do not wait for the state to be loaded, and this thread knows nothing of what it guards.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Problem, Result};
use tokio::sync::oneshot;

use super::checkpoint::Checkpoints;
use super::conn::{Conn, Driver};
use super::lanes::{Lane, Lanes, Refused};
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

/// Hears what committed.
pub type Listener = Arc<dyn Fn(Vec<Notice>) + Send + Sync>;

const QUEUE: usize = 8_192;
const BATCH: usize = 512;
/// Steps of bulk work that share a commit when nobody else wants one: a page that all of them changed is written once.
const BULK_BATCH: usize = 12;

type Settle = Box<dyn FnOnce(Result<()>) + Send>;
type Work = Box<dyn FnOnce(&mut Bench) -> Settle + Send>;

/// The handle to a brand's writer; cheap to clone.
#[derive(Clone)]
pub struct Writer {
    queue: Arc<Queue>,
    commits: Arc<AtomicU64>,
}

/// Closes when the last handle goes; the thread then ends with what is left.
struct Queue(Arc<Lanes<Work>>);

impl Drop for Queue {
    fn drop(&mut self) {
        self.0.close();
    }
}

impl Writer {
    /// Starts the thread. The connection is opened and the state loaded when they are first needed.
    pub fn start(name: &str, source: Source, hands: Hands, loader: Option<Loader>, listener: Listener) -> Result<Writer> {
        let (lanes, commits) = (Arc::new(Lanes::new(QUEUE)), Arc::new(AtomicU64::new(0)));
        let (works, counted) = (lanes.clone(), commits.clone());
        let bench = Bench {
            source,
            hands,
            loader,
            conn: None,
            log: None,
            state: None,
            in_transaction: false,
            lost: false,
            works: 0,
            notices: Vec::new(),
        };
        std::thread::Builder::new()
            .name(format!("book-{name}"))
            .spawn(move || run(bench, &works, &counted, &listener))
            .map_err(|error| Problem::internal(format!("the writer's thread did not start: {error}")))?;
        Ok(Writer { queue: Arc::new(Queue(lanes)), commits })
    }

    /// Grows with every commit, before anybody is told of it.
    pub fn commits(&self) -> u64 {
        self.commits.load(Ordering::SeqCst)
    }

    /// Takes nothing in any more; what was taken in is still done.
    pub fn close(&self) {
        self.queue.0.close();
    }

    /// Runs a change of the database alone.
    pub async fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.submit(Lane::Prompt, |bench| bench.transact(|tx, _| work(tx))).await
    }

    /// As [`Writer::write`], for bulk work: it stands in its lane before this returns, and may wait longer for its commit.
    pub fn write_bulk<T: Send + 'static, W>(&self, work: W) -> impl Future<Output = Result<T>> + Send + use<T, W>
    where
        W: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.submit(Lane::Bulk, |bench| bench.transact(|tx, _| work(tx)))
    }

    /// Runs a change of the database and of the guarded state together.
    pub async fn guard<S: Guarded, T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.submit(Lane::Prompt, |bench| bench.guard(work)).await
    }

    /// Looks at the guarded state without a transaction.
    pub async fn look<S: Guarded, T: Send + 'static>(&self, work: impl FnOnce(&S) -> Result<T> + Send + 'static) -> Result<T> {
        self.submit(Lane::Prompt, |bench| work(bench.state::<S>()?)).await
    }

    /// Changes what is not durable in the state (a quote), and stores what follows from it, if anything does.
    pub async fn nudge<S: Guarded, W: Send + 'static, T: Default + Send + 'static>(
        &self,
        quick: impl FnOnce(&mut S) -> Result<Option<W>> + Send + 'static,
        store: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>, W) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.submit(Lane::Prompt, |bench| match quick(bench.state::<S>()?)? {
            None => Ok(T::default()),
            Some(follows) => bench.guard(|tx, desk: &mut Desk<'_, S>| store(tx, desk, follows)),
        })
        .await
    }

    /// Lets go of what the connection remembers of the file, unless it has been busy since the last time.
    pub async fn rest(&self) -> Result<()> {
        self.submit(Lane::Bulk, |bench| {
            bench.rest();
            Ok(())
        })
        .await
    }

    fn submit<T: Send + 'static, W>(&self, lane: Lane, work: W) -> impl Future<Output = Result<T>> + Send + use<T, W>
    where
        W: FnOnce(&mut Bench) -> Result<T> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let work: Work = Box::new(move |bench| {
            let outcome = catch_unwind(AssertUnwindSafe(|| work(bench))).unwrap_or_else(|panic| {
                bench.state = None;
                Err(Problem::internal(format!("a change panicked: {}", panic_text(&*panic))))
            });
            Box::new(move |committed| {
                let _ = reply.send(committed.and(outcome));
            })
        });
        let taken = self.queue.0.push(lane, work).map_err(|refused| match refused {
            Refused::Full => Problem::unavailable("overloaded").because("The server is busy; try again in a moment."),
            Refused::Closed => Problem::unavailable("stopping"),
        });
        async move {
            taken?;
            answer.await.unwrap_or_else(|_| Err(Problem::unavailable("stopping")))
        }
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown")
}

fn run(mut bench: Bench, works: &Lanes<Work>, commits: &AtomicU64, listener: &Listener) {
    let _nobody_waits_for_a_dead_thread = works.abandoned_at_the_end();
    while let Some((lane, first)) = works.first() {
        let mut settles = Vec::with_capacity(16);
        settles.push(first(&mut bench));
        let mut somebody_waits = lane == Lane::Prompt;
        while settles.len() < BATCH {
            let Some((lane, work)) = works.next(!somebody_waits && settles.len() < BULK_BATCH) else { break };
            somebody_waits |= lane == Lane::Prompt;
            settles.push(work(&mut bench));
        }
        bench.works += settles.len() as u64;
        let stores = bench.in_transaction || bench.lost;
        let committed = bench.commit();
        commits.fetch_add(u64::from(stores), Ordering::SeqCst);
        let notices = std::mem::take(&mut bench.notices);
        if committed.is_ok() && !notices.is_empty() {
            listener(notices);
        }
        for settle in settles {
            settle(committed.clone());
        }
        bench.mind_the_log();
    }
}

/// What the writer's thread works on.
struct Bench {
    source: Source,
    hands: Hands,
    loader: Option<Loader>,
    conn: Option<Conn>,
    log: Option<Checkpoints>,
    state: Option<Box<dyn Any + Send>>,
    in_transaction: bool,
    /// The transaction of this batch is gone.
    lost: bool,
    /// Works since the last rest.
    works: u64,
    notices: Vec<Notice>,
}

impl Bench {
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
        self.conn.as_mut().ok_or_else(|| Problem::internal("the writer has no connection"))
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

    fn state<S: Guarded>(&mut self) -> Result<&mut S> {
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
    fn transact<T>(&mut self, work: impl FnOnce(&mut Tx<'_>, Option<&mut Box<dyn Any + Send>>) -> Result<T>) -> Result<T> {
        self.begin()?;
        let context = self.hands.context();
        let conn = self.conn.as_mut().ok_or_else(|| Problem::internal("the writer has no connection"))?;
        if let Err(problem) = conn.control("savepoint work") {
            self.lost = true;
            return Err(problem);
        }
        let mut tx = Tx::new(conn, context);
        let caught = catch_unwind(AssertUnwindSafe(|| work(&mut tx, self.state.as_mut())));
        let notices = tx.into_notices();
        let panicked = caught.is_err();
        let outcome = caught.unwrap_or_else(|panic| Err(Problem::internal(format!("a change panicked: {}", panic_text(&*panic)))));
        if panicked {
            self.state = None;
        }
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

    fn guard<S: Guarded, T>(&mut self, work: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T>) -> Result<T> {
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

    fn mind_the_log(&mut self) {
        if let (Some(log), Some(conn)) = (&mut self.log, &mut self.conn) {
            log.mind(conn);
        }
    }

    fn rest(&mut self) {
        if std::mem::take(&mut self.works) < BUSY
            && let Some(conn) = &mut self.conn
        {
            conn.rest();
        }
    }

    /// Ends the batch's transaction, on the connection that it was begun on and on no other.
    fn commit(&mut self) -> Result<()> {
        let (open, lost) = (std::mem::take(&mut self.in_transaction), std::mem::take(&mut self.lost));
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
