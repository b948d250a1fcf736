//! The single writer of a brand: one thread that owns the write connection and the state it guards.
//!
//! Callers hand in closures. They are run in the order they came, in batches: one commit for the batch, and every caller is
//! answered after that commit, so the price of an fsync is shared by all who waited for it. What a batch does to the database
//! and to the state is [`super::workbench`].
//! Bulk work has a lane of its own ([`super::lanes`]): a batch of it alone may grow, and ends as soon as somebody waits.
//!
//! Invariants
//! - Nobody is told of a change that is not durable: answers and notices go out after the commit.
//! - Looks and nudges are run once. Changes may be run more than once, and what came of them last is what their callers are told: plain ones
//!   when another failed half-way, any of them when it lost against somebody outside of this thread, on PostgreSQL. That one goes first in the
//!   next batch, when what this thread held is let go.
//! - Plain SQL writes do not wait for the state to be loaded, and this thread knows nothing of what it guards.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Problem, Result};
use tokio::sync::oneshot;

use super::crowd::Crowd;
use super::lanes::{Lane, Lanes, Refused};
use super::pool::{ATTEMPTS, Hands, Source};
use super::tx::{Notice, Tx};
use super::workbench::{Bench, Desk, Guarded, Loader, panicked};

/// Hears what committed.
pub type Listener = Arc<dyn Fn(Vec<Notice>) + Send + Sync>;

const QUEUE: usize = 8_192;
const BATCH: usize = 512;
/// Steps of bulk work that share a commit when nobody else wants one: a page that all of them changed is written once.
pub const BULK_BATCH: usize = 20;

/// What waits for its turn, and then for its commit.
trait Work: Send {
    fn run(&mut self, bench: &mut Bench);
    fn may_run_again(&self) -> bool;
    fn settle(self: Box<Self>, committed: &Result<()>);
}

/// Work that is done whenever it is run, until it is settled.
struct Again<T, W>(W, Answer<T>);
/// Work that is done the first time that it is run.
struct Once<T, W>(Option<W>, Answer<T>);

/// What came of a work, and who waits for it.
struct Answer<T> {
    outcome: Result<T>,
    reply: oneshot::Sender<Result<T>>,
}

impl<T: Send, W: FnMut(&mut Bench) -> Result<T> + Send> Work for Again<T, W> {
    fn run(&mut self, bench: &mut Bench) {
        self.1.take(bench, &mut self.0);
    }
    fn may_run_again(&self) -> bool {
        true
    }
    fn settle(self: Box<Self>, committed: &Result<()>) {
        self.1.give(committed);
    }
}

impl<T: Send, W: FnOnce(&mut Bench) -> Result<T> + Send> Work for Once<T, W> {
    fn run(&mut self, bench: &mut Bench) {
        if let Some(work) = self.0.take() {
            self.1.take(bench, work);
        }
    }
    fn may_run_again(&self) -> bool {
        false
    }
    fn settle(self: Box<Self>, committed: &Result<()>) {
        self.1.give(committed);
    }
}

impl<T> Answer<T> {
    fn new(reply: oneshot::Sender<Result<T>>) -> Answer<T> {
        Answer { outcome: Err(stopping()), reply }
    }
    fn take(&mut self, bench: &mut Bench, work: impl FnOnce(&mut Bench) -> Result<T>) {
        self.outcome = catch_unwind(AssertUnwindSafe(|| work(bench))).unwrap_or_else(|panic| {
            bench.state = None;
            Err(panicked(&*panic))
        });
    }
    fn give(self, committed: &Result<()>) {
        let _ = self.reply.send(self.outcome.and_then(|value| committed.clone().map(|()| value)));
    }
}

fn stopping() -> Problem {
    Problem::unavailable("stopping")
}

/// The handle to a brand's writer; cheap to clone.
#[derive(Clone)]
pub struct Writer {
    queue: Arc<Queue>,
    commits: Arc<AtomicU64>,
}

/// Closes when the last handle goes; the thread then ends with what is left.
struct Queue(Arc<Lanes<Box<dyn Work>>>);

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
        let (bench, brand) = (Bench::new(source, hands, loader), name.to_owned());
        std::thread::Builder::new()
            .name(format!("book-{name}"))
            .spawn(move || run(bench, &works, &counted, &listener, &Counted::of(&brand)))
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

    /// Runs a change of the database alone. It may be run again when another's failed half-way.
    pub async fn write<T: Send + 'static>(&self, work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        self.change(Lane::Prompt, work).await
    }

    /// As [`Writer::write`], for bulk work: it stands in its lane before this returns, and may wait longer for its commit.
    pub fn write_bulk<T: Send + 'static, W>(&self, work: W) -> impl Future<Output = Result<T>> + Send + use<T, W>
    where
        W: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.change(Lane::Bulk, work)
    }

    /// Runs a change of the database and of the guarded state together. It may be run again, with nothing left of the first time.
    pub async fn guard<S: Guarded, T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>, &mut Desk<'_, S>) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let again = move |bench: &mut Bench| bench.guard(&mut work);
        self.submit(Lane::Prompt, |answer| Box::new(Again(again, answer))).await
    }

    /// Looks at the guarded state without a transaction.
    pub async fn look<S: Guarded, T: Send + 'static>(&self, work: impl FnOnce(&S) -> Result<T> + Send + 'static) -> Result<T> {
        self.once(Lane::Prompt, |bench| work(bench.state::<S>()?)).await
    }

    /// Changes what is not durable in the state (a quote), and stores what follows from it, if anything does.
    pub async fn nudge<S: Guarded, W: Send + 'static, T: Default + Send + 'static>(
        &self,
        quick: impl FnOnce(&mut S) -> Result<Option<W>> + Send + 'static,
        store: impl FnOnce(&mut Tx<'_>, &mut Desk<'_, S>, W) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        self.once(Lane::Prompt, |bench| match quick(bench.state::<S>()?)? {
            None => Ok(T::default()),
            Some(follows) => bench.guard(|tx, desk: &mut Desk<'_, S>| store(tx, desk, follows)),
        })
        .await
    }

    /// Lets go of what the connection remembers of the file, unless it has been busy since the last time.
    pub async fn rest(&self) -> Result<()> {
        self.once(Lane::Bulk, |bench| {
            bench.rest();
            Ok(())
        })
        .await
    }

    fn change<T: Send + 'static, W>(&self, lane: Lane, mut work: W) -> impl Future<Output = Result<T>> + Send + use<T, W>
    where
        W: FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.submit(lane, |answer| Box::new(Again(move |bench: &mut Bench| bench.change(&mut work), answer)))
    }

    async fn once<T: Send + 'static>(&self, lane: Lane, work: impl FnOnce(&mut Bench) -> Result<T> + Send + 'static) -> Result<T> {
        self.submit(lane, |answer| Box::new(Once(Some(work), answer))).await
    }

    fn submit<T: Send + 'static, W>(&self, lane: Lane, work: W) -> impl Future<Output = Result<T>> + Send + use<T, W>
    where
        W: FnOnce(Answer<T>) -> Box<dyn Work>,
    {
        let (reply, answer) = oneshot::channel();
        let taken = self.queue.0.push(lane, work(Answer::new(reply))).map_err(|refused| match refused {
            Refused::Full => Problem::unavailable("overloaded").because("The server is busy; try again in a moment."),
            Refused::Closed => stopping(),
        });
        async move {
            taken?;
            answer.await.unwrap_or_else(|_| Err(stopping()))
        }
    }
}

/// What is told of a writer at /metrics.
struct Counted {
    changes: metrics::Counter,
    commits: metrics::Counter,
}

impl Counted {
    fn of(brand: &str) -> Counted {
        Counted {
            changes: metrics::counter!("writer_changes_total", "brand" => brand.to_owned()),
            commits: metrics::counter!("writer_commits_total", "brand" => brand.to_owned()),
        }
    }
}

fn run(mut bench: Bench, works: &Lanes<Box<dyn Work>>, commits: &AtomicU64, listener: &Listener, counted: &Counted) {
    let _nobody_waits_for_a_dead_thread = works.abandoned_at_the_end();
    let mut crowd = Crowd::default();
    let (mut beaten, mut attempt) = (None, 1);
    while let Some((lane, first)) = beaten.take().map(|work| (Lane::Prompt, work)).or_else(|| works.first()) {
        let mut batch = Vec::with_capacity(16);
        perform(&mut bench, &mut batch, first);
        let mut somebody_waits = lane == Lane::Prompt;
        while bench.beaten.is_none() && batch.len() < if somebody_waits { crowd.share(BATCH) } else { BATCH } {
            let Some((lane, work)) = works.next(!somebody_waits && batch.len() < BULK_BATCH) else { break };
            somebody_waits |= lane == Lane::Prompt;
            perform(&mut bench, &mut batch, work);
        }
        let last_is_beaten = bench.beaten.take().is_some_and(|at| at + 1 == batch.len());
        attempt = if last_is_beaten && batch.len() == 1 { attempt + 1 } else { 1 };
        if last_is_beaten && attempt <= ATTEMPTS {
            beaten = batch.pop_if(|work| work.may_run_again());
        }
        bench.works += batch.len() as u64;
        let stores = bench.stores();
        let committed = bench.commit();
        if somebody_waits {
            crowd.see(batch.len() + works.prompt());
        }
        commits.fetch_add(u64::from(stores), Ordering::SeqCst);
        if stores {
            counted.commits.increment(1);
            counted.changes.increment(batch.len() as u64);
        }
        let notices = std::mem::take(&mut bench.notices);
        if committed.is_ok() && !notices.is_empty() {
            listener(notices);
        }
        for work in batch {
            work.settle(&committed);
        }
        bench.mind_the_log(!somebody_waits);
    }
}

/// Runs the next work of the batch. Where it failed half-way, so are those again that were rolled back with it; each time one kind of
/// change more has a savepoint of its own.
fn perform(bench: &mut Bench, batch: &mut Vec<Box<dyn Work>>, next: Box<dyn Work>) {
    let mut from = batch.len();
    batch.push(next);
    loop {
        for (at, work) in batch.iter_mut().enumerate().skip(from) {
            bench.at = at;
            work.run(bench);
            if bench.spoilt {
                break;
            }
        }
        let Some(first) = bench.go_back() else { return };
        from = first;
    }
}
