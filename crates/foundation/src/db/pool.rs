//! Connections of one brand, and the two ways to use them: reading, and (on PostgreSQL) ordinary writes.
//!
//! Invariants
//! - A connection is opened, used and dropped on blocking threads; only `peek` on SQLite runs where it is called.
//! - Whoever finds no free connection in time is told to come back; nobody waits without an end.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use kernel::{Clock, Problem, Result};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use super::conn::{Conn, Driver, RETRY};
use super::postgres_conn::PostgresConn;
use super::sqlite_conn::SqliteConn;
use super::tx::{Context, Leaves, Notice, Read, Tx};
use crate::entropy::Entropy;
use crate::secrets::Sealer;
use crate::telemetry::Timer;

/// Where a database is.
#[derive(Clone)]
pub enum Source {
    Sqlite { path: PathBuf },
    Postgres { config: Box<tokio_postgres::Config>, schema: String },
}

impl Source {
    pub fn open(&self) -> Result<Conn> {
        match self {
            Source::Sqlite { path } => SqliteConn::open(path, 16 * 1024).map(Conn::Sqlite),
            Source::Postgres { config, schema } => PostgresConn::open(config, schema).map(|conn| Conn::Postgres(Box::new(conn))),
        }
    }
    pub fn driver(&self) -> Driver {
        match self {
            Source::Sqlite { .. } => Driver::Sqlite,
            Source::Postgres { .. } => Driver::Postgres,
        }
    }
    pub fn sqlite_path(&self) -> Option<&Path> {
        match self {
            Source::Sqlite { path } => Some(path),
            Source::Postgres { .. } => None,
        }
    }
}

/// What is handed to every transaction: the clock, randomness and the brand's keys.
#[derive(Clone)]
pub struct Hands {
    pub clock: Arc<dyn Clock>,
    pub entropy: Arc<dyn Entropy>,
    pub sealer: Option<Arc<Sealer>>,
}

impl Hands {
    pub fn context(&self) -> Context {
        Context { now: self.clock.now(), entropy: self.entropy.clone(), sealer: self.sealer.clone() }
    }
}

/// A connection that rested longer is asked whether it is still there: a database server may have been started anew.
const FRESH: Duration = Duration::from_secs(1);
const WAIT: Duration = Duration::from_secs(5);
/// How often a change is tried that loses against others.
pub(super) const ATTEMPTS: u32 = 5;
/// Uses between two rests from which on what a connection remembers is worth its memory.
pub(super) const BUSY: u64 = 200;

/// A small, capped set of connections, opened when first needed.
#[derive(Clone)]
pub struct Pool(Arc<Inner>);

struct Inner {
    source: Source,
    hands: Hands,
    /// Each with the time since it was given back.
    idle: Mutex<Vec<(Conn, Timer)>>,
    /// How often a connection was taken since the last rest.
    uses: AtomicU64,
    permits: Arc<Semaphore>,
}

impl Pool {
    pub fn new(source: Source, hands: Hands, connections: usize) -> Pool {
        let permits = Arc::new(Semaphore::new(connections));
        Pool(Arc::new(Inner { source, hands, idle: Mutex::new(Vec::new()), uses: AtomicU64::new(0), permits }))
    }

    pub fn driver(&self) -> Driver {
        self.0.source.driver()
    }

    /// Runs `work` in a read transaction: every statement in it sees the same moment.
    pub async fn read<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        let permit = self.permit().await?;
        self.blocking(permit, move |conn, context| {
            conn.begin_read()?;
            let result = work(&mut Read::new(conn, context));
            conn.abandon()?;
            result
        })
        .await
    }

    /// Runs one or two look-ups by key. On SQLite they cost microseconds and run where they are called, in one transaction, since its
    /// locks cost as much as a look-up; elsewhere outside of one.
    pub async fn peek<T: Send + 'static>(&self, work: impl FnOnce(&mut Read<'_>) -> Result<T> + Send + 'static) -> Result<T> {
        if self.driver() == Driver::Sqlite
            && let Ok(permit) = self.0.permits.clone().try_acquire_owned()
        {
            return self.0.with_conn(permit, |conn, context| {
                conn.begin_read()?;
                let result = work(&mut Read::new(conn, context));
                conn.abandon()?;
                result
            });
        }
        let permit = self.permit().await?;
        self.blocking(permit, move |conn, context| work(&mut Read::new(conn, context))).await
    }

    /// Runs `work` in a read-write transaction, again when it lost against another; only PostgreSQL writes here.
    pub async fn write<T: Send + 'static>(
        &self,
        mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
    ) -> Result<(T, Vec<Notice>)> {
        let permit = self.permit().await?;
        self.blocking(permit, move |conn, context| {
            for attempt in 1.. {
                match transact(conn, context.clone(), &mut work) {
                    // Those who were in each other's way are not to meet again at the same moment.
                    Err(problem) if problem.code() == RETRY && attempt < ATTEMPTS => {
                        let apart = crate::entropy::random::<1>(&*context.entropy)[0];
                        std::thread::sleep(Duration::from_millis(u64::from(attempt) * u64::from(apart) / 8));
                    }
                    result => return result,
                }
            }
            Err(Problem::internal("unreachable: the attempts are counted"))
        })
        .await
    }

    /// Lets go of what idle connections remember of the file, unless they have been busy since the last time.
    pub async fn rest(&self) {
        if self.0.uses.swap(0, Ordering::Relaxed) >= BUSY {
            return;
        }
        let inner = self.0.clone();
        let rested = tokio::task::spawn_blocking(move || {
            let idle = std::mem::take(&mut *inner.lock());
            for (mut conn, since) in idle {
                conn.rest();
                inner.lock().push((conn, since));
            }
        });
        // A panic has dropped connections; others are opened when they are needed.
        let _ = rested.await;
    }

    async fn permit(&self) -> Result<OwnedSemaphorePermit> {
        match tokio::time::timeout(WAIT, self.0.permits.clone().acquire_owned()).await {
            Ok(Ok(permit)) => Ok(permit),
            _ => Err(Problem::unavailable("overloaded").because("The server is busy; try again in a moment.")),
        }
    }

    async fn blocking<T: Send + 'static>(
        &self,
        permit: OwnedSemaphorePermit,
        work: impl FnOnce(&mut Conn, Context) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let inner = self.0.clone();
        let joined = tokio::task::spawn_blocking(move || inner.with_conn(permit, work)).await;
        joined.unwrap_or_else(|panic| Err(Problem::internal(format!("a database task panicked: {panic}"))))
    }
}

fn transact<T>(conn: &mut Conn, context: Context, work: &mut impl FnMut(&mut Tx<'_>) -> Result<T>) -> Result<(T, Vec<Notice>)> {
    conn.begin_write()?;
    let mut tx = Tx::new(conn, context.clone());
    let result = work(&mut tx);
    let Leaves { notices, counts } = tx.into_leaves();
    let kept = result.and_then(|value| {
        counts.store_beside_others(&mut Tx::new(conn, context))?;
        conn.commit()?;
        Ok(value)
    });
    if kept.is_err() {
        conn.abandon()?;
    }
    kept.map(|value| (value, notices))
}

impl Inner {
    fn with_conn<T>(&self, permit: OwnedSemaphorePermit, work: impl FnOnce(&mut Conn, Context) -> Result<T>) -> Result<T> {
        self.uses.fetch_add(1, Ordering::Relaxed);
        let mut conn = self.take()?;
        // A panic in `work` drops the connection instead of giving it back half-used.
        let result = work(&mut conn, self.hands.context());
        if !conn.is_broken() && !matches!(&result, Err(problem) if problem.status() == 500) {
            self.lock().push((conn, Timer::start()));
        }
        drop(permit);
        result
    }

    /// A connection that was used a moment ago, or one that still answers, or a new one.
    fn take(&self) -> Result<Conn> {
        loop {
            let idle = self.lock().pop();
            let Some((mut conn, since)) = idle else { return self.source.open() };
            if since.elapsed() < FRESH || conn.answers() {
                return Ok(conn);
            }
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Vec<(Conn, Timer)>> {
        self.idle.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}
