//! Follow-up work: enqueued with the change that causes it, done after it, tried again with growing pauses.
//!
//! Invariants
//! - A job exists if and only if the change that asked for it was committed.
//! - A job may run twice: a worker that dies leaves its lease to run out, and the next one takes over.
//! - A job that failed its last attempt stays, visible, with its error; nothing is dropped in silence.

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
    INSERT = "insert into job (id, kind, payload, state, attempts, run_at, created_at) values ($1, $2, $3, 'WAITING', 0, $4, $5)";
    DUE = "select id, kind, payload, attempts from job where state = 'WAITING' and run_at <= $1 order by run_at, id limit 1";
    DUE_SKIP = "select id, kind, payload, attempts from job where state = 'WAITING' and run_at <= $1 order by run_at, id limit 1
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

/// The topic of the notice that wakes the workers.
pub const TOPIC: &str = "job";
/// A worker that is silent for so long is taken for dead.
const LEASE_S: i64 = 60;

/// A small struct that says what to do; it is stored as JSON under its kind.
pub trait Job: Serialize + DeserializeOwned + Send + 'static {
    const KIND: &'static str;
    /// After so many failures the job is dead until somebody revives it.
    const ATTEMPTS: i64 = 12;
    fn run(self, app: App, brand: Brand) -> impl Future<Output = Result<()>> + Send;
}

type Running = Pin<Box<dyn Future<Output = Result<()>> + Send>>;
type Runner = fn(&str, App, Brand) -> Result<Running>;

/// The kinds of job that this program knows.
#[derive(Clone, Default)]
pub struct Kinds(BTreeMap<&'static str, (Runner, i64)>);

impl Kinds {
    pub fn with<J: Job>(mut self) -> Kinds {
        let runner: Runner = |payload, app, brand| {
            let job: J = serde_json::from_str(payload).map_err(|error| Problem::internal(format!("{}: {error}", J::KIND)))?;
            Ok(Box::pin(job.run(app, brand)))
        };
        self.0.insert(J::KIND, (runner, J::ATTEMPTS));
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
    tx.execute(&INSERT, &[id.bind(), J::KIND.bind(), payload.bind(), run_at.bind(), now.bind()])?;
    tx.notify(TOPIC, serde_json::Value::String(J::KIND.to_owned()));
    Ok(id)
}

struct Claimed {
    id: JobId,
    kind: String,
    payload: String,
    attempts: i64,
}

fn claim(tx: &mut Tx<'_>) -> Result<Option<Claimed>> {
    let now = tx.now();
    let due = match tx.driver() {
        Driver::Sqlite => &DUE,
        Driver::Postgres => &DUE_SKIP,
    };
    let read = |row: &Row<'_>| Ok(Claimed { id: row.get(0)?, kind: row.get(1)?, payload: row.get(2)?, attempts: row.get(3)? });
    let Some(mut job) = tx.optional(due, &[now.bind()], read)? else { return Ok(None) };
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

/// Runs one due job to its end; false when none was due.
pub async fn run_one(app: &App, brand: &Brand, kinds: &Kinds) -> Result<bool> {
    let Some(job) = brand.write(claim).await? else { return Ok(false) };
    let (outcome, attempts) = match kinds.0.get(job.kind.as_str()) {
        None => (Err(Problem::internal(format!("no worker knows the kind {}", job.kind))), 1),
        Some((runner, attempts)) => {
            let lease = keep_lease(brand.clone(), job.id);
            let outcome = match runner(&job.payload, app.clone(), brand.clone()) {
                Ok(running) => running.await,
                Err(problem) => Err(problem),
            };
            lease.abort();
            (outcome, *attempts)
        }
    };
    finish(brand, job, outcome, attempts).await?;
    Ok(true)
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

async fn finish(brand: &Brand, job: Claimed, outcome: Result<()>, attempts: i64) -> Result<()> {
    let id = job.id;
    match outcome {
        Ok(()) => brand.write(move |tx| tx.execute(&DONE, &[id.bind()])).await?,
        Err(problem) => {
            let error = problem.to_string();
            let dead = job.attempts >= attempts;
            tracing::warn!(%problem, job = %id, kind = job.kind, attempt = job.attempts, dead, "a job failed");
            let pause_s = pause_s(job.attempts);
            brand
                .write(move |tx| {
                    let now = tx.now();
                    match dead {
                        true => tx.execute(&DEAD, &[error.bind(), id.bind()]),
                        false => tx.execute(&LATER, &[now.plus_seconds(pause_s).bind(), error.bind(), id.bind()]),
                    }
                })
                .await?
        }
    };
    Ok(())
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
    tx.notify(TOPIC, serde_json::Value::Null);
    Ok(())
}

/// Runs due jobs of a brand until the process ends; woken by commits, and once a second.
pub async fn work(app: App, brand: Brand, kinds: Arc<Kinds>) {
    loop {
        match run_one(&app, &brand, &kinds).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(problem) => tracing::warn!(%problem, brand = brand.id(), "jobs could not be claimed"),
        }
        brand.woken(TOPIC, std::time::Duration::from_secs(1)).await;
    }
}
