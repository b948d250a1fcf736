//! Running an import to its end: a thread reads and prepares ([`super::reader`]), the writer stores, in steps that are short by measure.
//!
//! Invariants
//! - How far the file is read is stored with the rows read, so whoever goes on after a crash neither misses nor repeats one.
//! - Whoever begins takes the import over: steps that another worker still has in hand are refused.
//! - A step that took long makes the next one smaller; no step waits for the file.
//! - An import that nobody goes on with says so and why: one without its file at once, any other with the death of its job. Whoever
//!   revives the job goes on where it stopped.

use std::fs::File;
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use foundation::app::App;
use foundation::auth::{Actor, Kind};
use foundation::brand::Brand;
use foundation::db::writer::BULK_BATCH;
use foundation::db::{Driver, Read, Tx};
use foundation::jobs::Job;
use foundation::telemetry::{Timer, WorkTimer};
use foundation::{audit, outbox};
use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream::FuturesOrdered;
use kernel::{LeadImportId, Problem, Result};
use serde::{Deserialize, Serialize};
use serde_json::json;
use tokio::sync::mpsc;
use uuid::Uuid;

use super::prepare::{Preparer, Sender};
use super::reader::{Paces, Step, read_ahead};
use super::state::{Counts, ImportStatus, NewImport, State, folder};
use super::{Import, ImportProblem, Options, queries, store};
use crate::leads::attribution::Bringer;
use crate::{customers, directory};

/// Steps that are handed to the writer before the first is answered.
const TOGETHER: usize = BULK_BATCH;
/// The code of the problem that another worker goes on with this import.
pub const ELSEWHERE: &str = "import_elsewhere";

pub fn elsewhere() -> Problem {
    Problem::conflict(ELSEWHERE).because("Another worker goes on with this import.")
}

/// Goes on with an import wherever it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunImport {
    pub import: LeadImportId,
}

impl Job for RunImport {
    const KIND: &'static str = "leads.import";

    async fn run(self, _: App, brand: Brand) -> Result<()> {
        match run(&brand, self.import).await {
            // Somebody else is at it, and will finish it or leave it to the next worker.
            Err(problem) if problem.code() == ELSEWHERE => Ok(()),
            other => other.map(|_| ()),
        }
    }

    fn given_up(&self, tx: &mut Tx<'_>, why: &Problem) -> Result<()> {
        let why = why.detail().unwrap_or("Something went wrong on our side; who runs the server sees it in the list of jobs.");
        fail(tx, self.import, &format!("Given up after several attempts. {why}"))
    }
}

/// Says that the import ended before its file did.
fn fail(tx: &mut Tx<'_>, id: LeadImportId, why: &str) -> Result<()> {
    if queries::finish(tx, id, ImportStatus::Failed, Some(why))? {
        audit::record(tx, &Actor::system(), "leads.import_failed", id, json!(null), json!({ "problem": why }))?;
    }
    Ok(())
}

/// What running an import was like.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ran {
    /// Of all rows, those of earlier runs too.
    pub counts: Counts,
    /// Those that reserve addresses, and those that store rows.
    pub steps: u64,
    /// The longest that a step kept the writer, without the commit that it shares with others.
    pub slowest_us: u64,
    /// The most that the writer's thread worked for a step. The rest of the time others, or the host of the machine, had the processor.
    pub hardest_us: u64,
}

/// How long a step kept the writer, and for how much of it the writer worked, in microseconds.
#[derive(Clone, Copy)]
struct Hold {
    took_us: u64,
    worked_us: u64,
}

/// Whether somebody beside the job may go on with it: it is under way and has its file. One that was given up is its job's alone.
pub async fn is_open(brand: &Brand, id: LeadImportId) -> Result<bool> {
    let state = brand.read(move |read| queries::find(read, id)).await?;
    Ok(state.status == ImportStatus::Running && is_there(brand, &state).await)
}

async fn is_there(brand: &Brand, state: &State) -> bool {
    tokio::fs::try_exists(state.path(brand)).await.unwrap_or(true)
}

/// Reads and stores what is left of an import. One that is over is left alone.
pub async fn run(brand: &Brand, id: LeadImportId) -> Result<Ran> {
    run_steps(brand, id, u64::MAX).await
}

/// As [`run`], and stops after so many steps that store rows, as if the process had ended there.
pub async fn run_steps(brand: &Brand, id: LeadImportId, most_steps: u64) -> Result<Ran> {
    let (runner, state, sender, statuses) = brand
        .write(move |tx| {
            let runner = tx.new_id();
            let state = queries::take_over(tx, id, runner)?;
            let sender = match state.source_user {
                Some((kind, user)) => sender(tx, kind, user)?,
                None => Sender::default(),
            };
            Ok((runner, state, sender, queries::statuses(tx)?))
        })
        .await?;
    let mut ran = Ran { counts: state.counts, ..Ran::default() };
    if state.status == ImportStatus::Running && !is_there(brand, &state).await {
        brand.write(move |tx| fail(tx, id, "The file is no longer there; send it again.")).await?;
    } else if state.status == ImportStatus::Running {
        let paces = Arc::new(Paces::default());
        let preparer = Preparer::new(brand, state.clone(), sender, statuses);
        let steps = read_ahead(brand, &state, preparer, paces.clone())?;
        store_all(brand, (&state, runner), steps, &paces, most_steps, &mut ran).await?;
    }
    Ok(ran)
}

/// By what the rows are bound to the user whose key sent them.
fn sender(read: &mut Read<'_>, kind: Kind, user: Uuid) -> Result<Sender> {
    let known = directory::user(read, kind, user)?;
    let is_partner = known.as_ref().is_some_and(|user| user.is_affiliate);
    let partner = match is_partner {
        true => customers::queries::partner_by_id(read, user.into())?,
        false => None,
    };
    Ok(Sender { name: known.map(|user| user.name), partner })
}

async fn store_all(
    brand: &Brand,
    (state, runner): (&State, Uuid),
    mut steps: mpsc::Receiver<Result<Step>>,
    paces: &Paces,
    most_steps: u64,
    ran: &mut Ran,
) -> Result<()> {
    let state = Arc::new(state.clone());
    // Without a single writer, steps beside each other would be in each other's way.
    let together = if brand.driver() == Driver::Sqlite { TOGETHER } else { 1 };
    let (mut begun, mut read_all, mut reader_gone) = (0, false, false);
    // In order: each begins where the one before it ended, and stores nothing when that was not stored.
    let mut under_way = FuturesOrdered::new();
    loop {
        tokio::select! {
            Some(stored) = under_way.next() => ran.add(stored?),
            step = steps.recv(), if under_way.len() < together && begun < most_steps && !read_all && !reader_gone => {
                // It goes when a step failed, which is told by the step.
                let Some(step) = step else {
                    reader_gone = true;
                    continue;
                };
                let step = step?;
                if let Step::Store(batch) = &step {
                    begun += 1;
                    read_all = batch.finished;
                }
                under_way.push_back(begin(brand, (&state, runner), step, paces));
            }
            else => break,
        }
    }
    match (read_all, reader_gone) {
        (true, _) => end(brand, &state, ran.counts).await,
        (false, true) => Err(Problem::internal("the reader of an import stopped")),
        (false, false) => Ok(()),
    }
}

/// Puts a step before the writer, and answers what came of it and how long it took.
fn begin<'p>(brand: &Brand, (state, runner): (&Arc<State>, Uuid), step: Step, paces: &'p Paces) -> BoxFuture<'p, Result<(Counts, Hold)>> {
    match step {
        Step::Reserve(addresses, answer) => {
            let (rows, import) = (addresses.len(), state.id);
            let step = timed(brand, move |tx| match queries::is_runner(tx, import, runner)? {
                true => addresses.reserve(tx).map(Some),
                false => Ok(None),
            });
            Box::pin(async move {
                let (known, hold) = step.await?;
                let known = known.ok_or_else(elsewhere)?;
                paces.addresses.took(rows, hold.took_us);
                // A reader that is gone wants to know nothing.
                let _ = answer.send(known);
                Ok((Counts::default(), hold))
            })
        }
        Step::Store(batch) => {
            let (state, rows) = (state.clone(), batch.clone());
            let step = timed(brand, move |tx| store::store(tx, &state, runner, &rows));
            Box::pin(async move {
                let stored = step.await;
                // Thousands of values are let go of here, so that the writer need not do it.
                drop(batch);
                let (counts, hold) = stored?;
                let counts = counts.ok_or_else(elsewhere)?;
                paces.leads.took(counts.read as usize, hold.took_us);
                Ok((counts, hold))
            })
        }
    }
}

/// What the writer makes of it, and how long it was kept.
fn timed<T: Send + 'static>(
    brand: &Brand,
    mut work: impl FnMut(&mut Tx<'_>) -> Result<T> + Send + 'static,
) -> impl Future<Output = Result<(T, Hold)>> + Send + 'static {
    brand.write_bulk(move |tx| {
        let (timer, work_timer) = (Timer::start(), WorkTimer::start());
        let done = work(tx)?;
        let us = |time: Duration| u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        Ok((done, Hold { took_us: us(timer.elapsed()), worked_us: us(work_timer.elapsed()) }))
    })
}

impl Ran {
    fn add(&mut self, (counts, hold): (Counts, Hold)) {
        self.counts.read += counts.read;
        self.counts.saved += counts.saved;
        self.counts.merged += counts.merged;
        self.counts.refused += counts.refused;
        self.steps += 1;
        self.slowest_us = self.slowest_us.max(hold.took_us);
        self.hardest_us = self.hardest_us.max(hold.worked_us);
    }
}

async fn end(brand: &Brand, state: &State, counts: Counts) -> Result<()> {
    let (id, by) = (state.id, state.created_by.clone());
    let Counts { read, saved, merged, refused } = counts;
    brand
        .write(move |tx| {
            if queries::finish(tx, id, ImportStatus::Completed, None)? {
                let counts = json!({ "importId": id, "by": by, "read": read, "saved": saved, "merged": merged, "refused": refused });
                audit::record(tx, &Actor::system(), "leads.imported", id, json!(null), &counts)?;
                outbox::emit(tx, "leads.imported", counts)?;
            }
            Ok(())
        })
        .await?;
    // What is left behind by a crash right here is a file that nobody reads again.
    let _ = tokio::fs::remove_file(state.path(brand)).await;
    Ok(())
}

/// Imports a file from the operator's disk, as the benchmark does.
pub async fn run_file(brand: &Brand, path: &Path, options: &Options) -> Result<Ran> {
    let name = format!("{}.csv", brand.hands().entropy.uuid_v7(brand.now()).simple());
    let (from, to, wanted) = (path.to_owned(), folder(brand).join(&name), options.clone());
    let copied = tokio::task::spawn_blocking(move || {
        std::fs::create_dir_all(to.parent().unwrap_or(&to))?;
        let size = std::fs::copy(from, &to)?;
        Ok((size, to))
    });
    let copied: std::io::Result<_> = copied.await.map_err(|error| Problem::internal(error.to_string()))?;
    let (size, copy) = copied.map_err(|error| Problem::internal(format!("the file of an import: {error}")))?;
    let opened = Import::open(File::open(copy).map_err(ImportProblem::from)?, &wanted)?;
    let new = NewImport {
        file: name,
        file_name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        size,
        header: opened.header().clone(),
        start: opened.position(),
        options: wanted,
        keeps_rows: false,
        source: None,
        bringer: None::<Bringer>,
        created_by: "system".into(),
    };
    let id = brand
        .write(move |tx| {
            let id = tx.new_id();
            queries::insert(tx, id, &new).map(|()| id)
        })
        .await?;
    run(brand, id).await
}
