//! The single writer of a brand: one thread that owns the write connection and the state it guards.
//!
//! Callers hand in closures. They are run in the order they came, in batches: one commit for the batch, and every caller is
//! answered after that commit, so the price of an fsync is shared by all who waited for it. What a batch does to the database
//! and to the state is [`super::workbench`].
//! Bulk work has a lane of its own ([`super::lanes`]): a batch of it alone may grow, and ends as soon as somebody waits.
//!
//! Invariants
//! - Nobody is told of a change that is not durable: answers and notices go out after the commit.
//! - Bulk work comes before all other in a batch.
//! - Plain SQL writes do not wait for the state to be loaded, and this thread knows nothing of what it guards.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::{Problem, Result};
use tokio::sync::oneshot;

use super::lanes::{Lane, Lanes, Refused};
use super::pool::{Hands, Source};
use super::tx::{Notice, Tx};
use super::workbench::{Bench, Desk, Guarded, Loader, panicked};

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
        let bench = Bench::new(source, hands, loader);
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

    /// As [`Writer::write`], for bulk work: it stands in its lane before this returns, may wait longer for its commit, and falls with
    /// what shares that commit.
    pub fn write_bulk<T: Send + 'static, W>(&self, work: W) -> impl Future<Output = Result<T>> + Send + use<T, W>
    where
        W: FnOnce(&mut Tx<'_>) -> Result<T> + Send + 'static,
    {
        self.submit(Lane::Bulk, |bench| bench.transact_bulk(work))
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
                Err(panicked(&*panic))
            });
            Box::new(move |committed| {
                let _ = reply.send(outcome.and_then(|value| committed.map(|()| value)));
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

fn run(mut bench: Bench, works: &Lanes<Work>, commits: &AtomicU64, listener: &Listener) {
    let _nobody_waits_for_a_dead_thread = works.abandoned_at_the_end();
    while let Some((lane, first)) = works.first() {
        let mut settles = Vec::with_capacity(16);
        settles.push(first(&mut bench));
        let mut somebody_waits = lane == Lane::Prompt;
        while settles.len() < BATCH && bench.undone.is_none() {
            let Some((lane, work)) = works.next(!somebody_waits && settles.len() < BULK_BATCH) else { break };
            somebody_waits |= lane == Lane::Prompt;
            settles.push(work(&mut bench));
        }
        bench.works += settles.len() as u64;
        let stores = bench.stores();
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
