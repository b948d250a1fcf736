//! Follow-up work: enqueued with the change that causes it, done after it, tried again with growing pauses.
//!
//! Invariants
//! - A job exists if and only if the change that asked for it was committed.
//! - A job may run twice: a worker that dies leaves its lease to run out, and the next one takes over.
//! - A job that failed its last attempt stays, visible, with its error; nothing is dropped in silence. What it was at is told so in the
//!   same transaction ([`Job::given_up`]).
//! - A job that panics has failed. One whose process was killed has not: it goes on, however often that happens.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use kernel::{JobId, Problem, Result, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::brand::Brand;
use crate::db::{Driver, Row, ToBind, Tx};

crate::statements! {
    INSERT = "insert into job (id, kind, payload, state, attempts, run_at, created_at, lane)
        values ($1, $2, $3, 'WAITING', 0, $4, $5, $6)";
    DUE = "select id, kind, payload, attempts from job where state = 'WAITING' and run_at <= $1 and lane = $2 order by run_at, id limit 1";
    DUE_SKIP = "select id, kind, payload, attempts from job where state = 'WAITING' and run_at <= $1 and lane = $2 order by run_at, id limit 1
        for update skip locked";
    LEASE = "update job set run_at = $1, attempts = attempts + 1 where id = $2 and state = 'WAITING' and attempts = $3";
    RENEW = "update job set run_at = $1 where id = $2 and state = 'WAITING'";
    TAKE_BACK = "update job set run_at = $1 where state = 'WAITING' and attempts > 0 and last_error is null and run_at > $1";
    DONE = "delete from job where id = $1";
    LATER = "update job set run_at = $1, last_error = $2 where id = $3";
    DEAD = "update job set state = 'DEAD', last_error = $1 where id = $2";
    LIST = "select id, kind, payload, state, attempts, run_at, last_error from job order by run_at, id limit $1";
    REVIVE = "update job set state = 'WAITING', attempts = 0, run_at = $1 where id = $2 and state = 'DEAD'";
}

/// A worker that is silent for so long is taken for dead.
const LEASE_S: i64 = 60;

crate::words! {
    /// Where a job waits. What waits in one lane is not held up by what runs in the other.
    pub enum Lane {
        /// The house's own work, mail included.
        House = "HOUSE",
        /// Calls to servers of others, which may take as long as they like to answer.
        Outside = "OUTSIDE",
    }
}

impl Lane {
    /// The topic of the notice that wakes its workers.
    const fn topic(self) -> &'static str {
        match self {
            Lane::House => "job",
            Lane::Outside => "job.outside",
        }
    }
}

/// A small struct that says what to do; it is stored as JSON under its kind.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    const KIND: &'static str;
    /// After so many failures the job is dead until somebody revives it.
    const ATTEMPTS: i64 = 12;
    const LANE: Lane = Lane::House;
    fn run(self, app: App, brand: Brand) -> impl Future<Output = Result<()>> + Send;
    /// Writes down that nobody goes on with what the job was at, in the transaction in which it dies.
    fn given_up(&self, _: &mut Tx<'_>, _why: &Problem) -> Result<()> {
        Ok(())
    }
}

type Running = Pin<Box<dyn Future<Output = Result<()>> + Send>>;

/// What is done with the jobs of a kind.
#[derive(Clone, Copy)]
struct Kind {
    run: fn(&str, App, Brand) -> Result<Running>,
    give_up: fn(&str, &mut Tx<'_>, &Problem) -> Result<()>,
    attempts: i64,
}

/// The kinds of job that this program knows.
#[derive(Clone, Default)]
pub struct Kinds(BTreeMap<&'static str, Kind>);

fn stored<J: Job>(payload: &str) -> Result<J> {
    serde_json::from_str(payload).map_err(|error| Problem::internal(format!("{}: {error}", J::KIND)))
}

impl Kinds {
    pub fn with<J: Job>(mut self) -> Kinds {
        let kind = Kind {
            run: |payload, app, brand| Ok(Box::pin(stored::<J>(payload)?.run(app, brand))),
            give_up: |payload, tx, why| stored::<J>(payload)?.given_up(tx, why),
            attempts: J::ATTEMPTS,
        };
        self.0.insert(J::KIND, kind);
        self
    }
    pub fn merge(mut self, other: Kinds) -> Kinds {
        self.0.extend(other.0);
        self
    }
}

pub fn enqueue<J: Job>(tx: &mut Tx<'_>, job: J) -> Result<JobId> {
    let now = tx.now();
    enqueue_at(tx, job, now)
}

pub fn enqueue_at<J: Job>(tx: &mut Tx<'_>, job: J, run_at: Timestamp) -> Result<JobId> {
    let id: JobId = tx.new_id();
    let payload = serde_json::to_string(&job).map_err(|error| Problem::internal(error.to_string()))?;
    let now = tx.now();
    tx.execute(&INSERT, &[id.bind(), J::KIND.bind(), payload.bind(), run_at.bind(), now.bind(), J::LANE.bind()])?;
    tx.notify(J::LANE.topic(), serde_json::Value::String(J::KIND.to_owned()));
    Ok(id)
}

struct Claimed {
    id: JobId,
    kind: String,
    payload: String,
    attempts: i64,
}

fn claim(tx: &mut Tx<'_>, lane: Lane) -> Result<Option<Claimed>> {
    let now = tx.now();
    let due = match tx.driver() {
        Driver::Sqlite => &DUE,
        Driver::Postgres => &DUE_SKIP,
    };
    let read = |row: &Row<'_>| Ok(Claimed { id: row.get(0)?, kind: row.get(1)?, payload: row.get(2)?, attempts: row.get(3)? });
    let Some(mut job) = tx.optional(due, &[now.bind(), lane.bind()], read)? else { return Ok(None) };
    if tx.execute(&LEASE, &[now.plus_seconds(LEASE_S).bind(), job.id.bind(), job.attempts.bind()])? == 0 {
        return Ok(None);
    }
    job.attempts += 1;
    Ok(Some(job))
}

/// Makes the jobs due at once that a process was at when it was killed. Only for whoever knows that it is the only one: the lease of a
/// worker elsewhere would be taken from it. A job that has failed before keeps its pause.
pub fn take_back(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    tx.execute(&TAKE_BACK, &[now.bind()])
}

/// Runs one due job of a lane to its end; false when none was due.
pub async fn run_one(app: &App, brand: &Brand, kinds: &Kinds, lane: Lane) -> Result<bool> {
    let Some(job) = brand.write(move |tx| claim(tx, lane)).await? else { return Ok(false) };
    let kind = kinds.0.get(job.kind.as_str()).copied();
    let outcome = match kind {
        None => Err(Problem::internal(format!("no worker knows the kind {}", job.kind))),
        Some(kind) => match (kind.run)(&job.payload, app.clone(), brand.clone()) {
            Ok(running) => run_leased(brand, job.id, running).await,
            Err(problem) => Err(problem),
        },
    };
    finish(brand, job, outcome, kind).await?;
    Ok(true)
}

async fn run_leased(brand: &Brand, id: JobId, running: Running) -> Result<()> {
    let lease = keep_lease(brand.clone(), id);
    let outcome = tokio::spawn(running).await;
    lease.abort();
    outcome.unwrap_or_else(|error| Err(Problem::internal(format!("a job broke off: {error}"))))
}

/// Long jobs stay theirs while they are alive.
fn keep_lease(brand: Brand, id: JobId) -> tokio::task::JoinHandle<()> {
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(std::time::Duration::from_secs(LEASE_S as u64 / 3)).await;
            let renewed = brand
                .write(move |tx| {
                    let now = tx.now();
                    tx.execute(&RENEW, &[now.plus_seconds(LEASE_S).bind(), id.bind()])
                })
                .await;
            if let Err(problem) = renewed {
                tracing::warn!(%problem, job = %id, "a job's lease could not be renewed");
            }
        }
    })
}

async fn finish(brand: &Brand, job: Claimed, outcome: Result<()>, kind: Option<Kind>) -> Result<()> {
    let id = job.id;
    let Err(problem) = outcome else { return brand.write(move |tx| tx.execute(&DONE, &[id.bind()])).await.map(|_| ()) };
    let dead = kind.is_none_or(|kind| job.attempts >= kind.attempts);
    tracing::warn!(cause = problem.cause(), %problem, job = %id, kind = job.kind, attempt = job.attempts, dead, "a job failed");
    if dead {
        return bury(brand, job, problem, kind).await;
    }
    let (error, pause_s) = (problem.to_string(), pause_s(job.attempts));
    brand
        .write(move |tx| {
            let now = tx.now();
            tx.execute(&LATER, &[now.plus_seconds(pause_s).bind(), error.bind(), id.bind()])
        })
        .await?;
    Ok(())
}

/// The job dies with whatever it says to that. Should that fail too, it dies all the same.
async fn bury(brand: &Brand, job: Claimed, problem: Problem, kind: Option<Kind>) -> Result<()> {
    let (id, error) = (job.id, problem.to_string());
    if let Some(kind) = kind {
        let error = error.clone();
        let told = brand.write(move |tx| {
            (kind.give_up)(&job.payload, tx, &problem)?;
            tx.execute(&DEAD, &[error.bind(), id.bind()])
        });
        match told.await {
            Ok(_) => return Ok(()),
            Err(problem) => tracing::error!(%problem, job = %id, "a dead job could not be told of"),
        }
    }
    brand.write(move |tx| tx.execute(&DEAD, &[error.bind(), id.bind()])).await.map(|_| ())
}

/// 2, 4, 8 ... seconds, at most six hours.
fn pause_s(attempts: i64) -> i64 {
    2_i64.saturating_pow(attempts.clamp(1, 15) as u32).min(6 * 3600)
}

/// A job as the operator sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    pub id: JobId,
    pub kind: String,
    pub payload: String,
    pub state: String,
    pub attempts: i64,
    pub run_at: Timestamp,
    pub last_error: Option<String>,
}

pub fn list(read: &mut crate::db::Read<'_>, limit: i64) -> Result<Vec<Shown>> {
    read.list(&LIST, &[limit.bind()], |row| {
        Ok(Shown {
            id: row.get(0)?,
            kind: row.get(1)?,
            payload: row.get(2)?,
            state: row.get(3)?,
            attempts: row.get(4)?,
            run_at: row.get(5)?,
            last_error: row.get(6)?,
        })
    })
}

/// Puts a dead job back to work.
pub fn revive(tx: &mut Tx<'_>, id: JobId) -> Result<()> {
    let now = tx.now();
    tx.change_one(&REVIVE, &[now.bind(), id.bind()])?;
    for lane in Lane::ALL {
        tx.notify(lane.topic(), serde_json::Value::Null);
    }
    Ok(())
}

/// Runs due jobs of a lane until the process ends; woken by commits, and once a second.
pub async fn work(app: App, brand: Brand, kinds: Arc<Kinds>, lane: Lane) {
    loop {
        match run_one(&app, &app.brands().latest(&brand), &kinds, lane).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(problem) => tracing::warn!(%problem, brand = brand.id(), "jobs could not be claimed"),
        }
        brand.woken(lane.topic(), std::time::Duration::from_secs(1)).await;
    }
}
