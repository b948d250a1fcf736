//! The single writer of a brand: one thread that owns the write connection and the state it guards.
//!
//! Callers hand in closures. They are run in the order they came, in batches: each in a savepoint, one commit for the
//! batch, and every caller is answered after that commit, so the price of an fsync is shared by all who waited for it.
//!
//! Invariants
//! - Nobody is told of a change that is not durable: answers and notices go out after the commit.
//! - A closure that fails leaves neither the database nor the guarded state changed.
//! - The guarded state changes only by events of a closure whose savepoint was released. When a commit fails, it is
//!   dropped and loaded again from the database before it is used once more.
//! - Plain SQL writes do not wait for the state to be loaded, and this thread knows nothing of what it guards.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};

use kernel::{Problem, Result};
use tokio::sync::oneshot;

use super::checkpoint::Checkpoints;
use super::conn::{Conn, Driver};
use super::pool::{Hands, Source};
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

type Settle = Box<dyn FnOnce(Result<()>) + Send>;
type Work = Box<dyn FnOnce(&mut Bench) -> Settle + Send>;

/// The handle to a brand's writer; cheap to clone.
#[derive(Clone)]
pub struct Writer {
    queue: SyncSender<Work>,
}

impl Writer {
    /// Starts the thread. The connection is opened and the state loaded when they are first needed.
    pub fn start(name: &str, source: Source, hands: Hands, loader: Option<Loader>, listener: Listener) -> Result<Writer> {
        let (queue, works) = sync_channel(QUEUE);
        let bench = Bench { source, hands, loader, conn: None, log: None, state: None, in_transaction: false, notices: Vec::new() };
        std::thread::Builder::new()
            .name(format!("book-{name}"))
            .spawn(move || run(bench, works, listener))
            .map_err(|error| Problem::internal(format!("the writer's thread did not start: {error}")))?;
        Ok(Writer { queue })
    }

    /// Runs a change of the database alone.
    pub async fn write<T: Send + 'static>(&self, work: impl FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.submit(|bench| bench.transact(|tx, _| work(tx))).await
    }

    /// Runs a change of the database and of the guarded state together.
    pub async fn guard<S: Guarded, T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.submit(|bench| bench.guard(work)).await
    }

    /// Looks at the guarded state without a transaction.
    pub async fn look<S: Guarded, T: Send + 'static>(&self, work: impl FnOnce(&S) -> Result<T> + Send + 'static) -> Result<T> {
        self.submit(|bench| work(bench.state::<S>()?)).await
    }

    /// Changes what is not durable in the state (a quote), and stores what follows from it, if anything does.
    pub async fn nudge<S: Guarded, W: Send + 'static, T: Default + Send + 'static>(
        &self,
        quick: impl FnOnce(&mut S) -> Result<Option<W>> + Send + 'static,
        store: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>, W) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.submit(|bench| match quick(bench.state::<S>()?)? {
            None => Ok(T::default()),
            Some(follows) => bench.guard(|tx, desk: &mut Desk<'_, S>| store(tx, desk, follows)),
        })
        .await
    }

    async fn submit<T: Send + 'static>(&self, work: impl FnOnce(&mut Bench) -> Result<T> + Send + 'static) -> Result<T> {
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
        match self.queue.try_send(work) {
            Ok(()) => {}
            Err(TrySendError::Full(_)) => {
                return Err(Problem::unavailable("overloaded").because("The server is busy; try again in a moment."));
            }
            Err(TrySendError::Disconnected(_)) => return Err(Problem::unavailable("stopping")),
        }
        answer.await.unwrap_or_else(|_| Err(Problem::unavailable("stopping")))
    }
}

fn panic_text(panic: &(dyn Any + Send)) -> &str {
    panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("unknown")
}

fn run(mut bench: Bench, works: Receiver<Work>, listener: Listener) {
    while let Ok(first) = works.recv() {
        let mut settles = Vec::with_capacity(16);
        settles.push(first(&mut bench));
        while settles.len() < BATCH {
            match works.try_recv() {
                Ok(work) => settles.push(work(&mut bench)),
                Err(_) => break,
            }
        }
        let committed = bench.commit();
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
    notices: Vec<Notice>,
}

impl Bench {
    fn connect(&mut self) -> Result<()> {
        if self.conn.as_ref().is_some_and(Conn::is_broken) {
            self.conn = None;
            self.state = None;
            self.in_transaction = false;
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
            let context = self.hands.context();
            self.state = Some(loader(&mut Read::new(self.conn()?, context))?);
        }
        let state = self.state.as_mut().and_then(|state| state.downcast_mut::<S>());
        state.ok_or_else(|| Problem::internal("the writer guards another kind of state"))
    }

    /// Runs `work` in a savepoint of the batch's transaction.
    fn transact<T>(&mut self, work: impl FnOnce(&mut Tx<'_>, Option<&mut Box<dyn Any + Send>>) -> Result<T>) -> Result<T> {
        self.begin()?;
        let context = self.hands.context();
        let conn = self.conn.as_mut().ok_or_else(|| Problem::internal("the writer has no connection"))?;
        conn.savepoint("savepoint work")?;
        let mut tx = Tx::new(conn, context);
        let caught = catch_unwind(AssertUnwindSafe(|| work(&mut tx, self.state.as_mut())));
        let notices = tx.into_notices();
        match caught {
            Ok(Ok(value)) => {
                conn.savepoint("release work")?;
                self.notices.extend(notices);
                Ok(value)
            }
            Ok(Err(problem)) => {
                conn.savepoint("rollback to work")?;
                conn.savepoint("release work")?;
                Err(problem)
            }
            Err(panic) => {
                self.state = None;
                conn.savepoint("rollback to work")?;
                conn.savepoint("release work")?;
                Err(Problem::internal(format!("a change panicked: {}", panic_text(&*panic))))
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

    fn commit(&mut self) -> Result<()> {
        if !self.in_transaction {
            return Ok(());
        }
        self.in_transaction = false;
        let outcome = self.conn().and_then(|conn| conn.batch("commit"));
        if outcome.is_err() {
            self.state = None;
            // The connection may be inside a transaction whose end is unknown: start from a new one.
            self.conn = None;
        }
        outcome.map_err(|problem| {
            Problem::unavailable("not_stored").because("The change could not be stored; nothing was done.").caused_by(problem)
        })
    }
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
