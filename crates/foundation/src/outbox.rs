//! Events that leave a transaction: written with the change, told to others after it.
//!
//! Invariants
//! - An event of a rolled-back change does not exist.
//! - An event is told at least once; whoever hears it must bear hearing it twice.
//! - An event that a listener cannot bear holds up no other: it is tried again later, and after its last attempt it stays, with its error.
//! - Nobody outside is spoken to from here: listeners enqueue jobs.

use kernel::{EventId, Problem, Result, Timestamp};
use serde::Serialize;
use serde_json::Value;

use crate::db::{ToBind, Tx};

crate::statements! {
    INSERT = "insert into outbox (id, kind, payload, created_at) values ($1, $2, $3, $4)";
    PENDING = "select seq, id, kind, payload, created_at, attempts from outbox
        where told_at is null and attempts < $1 and (due_at is null or due_at <= $2) order by seq limit $3";
    TOLD = "update outbox set told_at = $1 where seq = $2 and told_at is null";
    LATER = "update outbox set attempts = attempts + 1, due_at = $1, last_error = $2 where seq = $3 and told_at is null";
    FORGET = "delete from outbox where told_at < $1";
    SAVE = "savepoint telling";
    BACK = "rollback to savepoint telling";
    RELEASE = "release savepoint telling";
}

/// After so many failures an event is set aside until somebody puts it back.
const ATTEMPTS: i64 = 12;

/// The topic of the notice that wakes whoever passes events on.
pub const TOPIC: &str = "outbox";

/// Adds an event such as `deposit.completed`.
pub fn emit(tx: &mut Tx<'_>, kind: &str, payload: impl Serialize) -> Result<EventId> {
    let id: EventId = tx.new_id();
    let payload = serde_json::to_string(&payload).map_err(|error| Problem::internal(error.to_string()))?;
    let now = tx.now();
    tx.execute_later(&INSERT, &[id.bind(), kind.bind(), payload.bind(), now.bind()])?;
    tx.notify(TOPIC, Value::String(kind.to_owned()));
    Ok(id)
}

/// Something that happened, as it is passed on.
#[derive(Clone, Debug)]
pub struct Event {
    /// The same however often it is told.
    pub id: EventId,
    pub kind: String,
    pub payload: Value,
    pub at: Timestamp,
}

/// Who listens to an event, in a transaction of its own.
pub type Subscriber = fn(&mut Tx<'_>, &Event) -> Result<()>;

struct Pending {
    seq: i64,
    attempts: i64,
    event: Event,
}

/// Passes pending events to the subscribers, oldest first, and marks them told in the same transaction. Where that fails, the events of
/// the batch are told one at a time, so that all are told but those that a subscriber cannot bear.
pub fn tell(tx: &mut Tx<'_>, subscribers: &[Subscriber], limit: i64) -> Result<usize> {
    let now = tx.now();
    let pending = tx.list(&PENDING, &[ATTEMPTS.bind(), now.bind(), limit.bind()], |row| {
        let payload = serde_json::from_str(&row.get::<String>(3)?).unwrap_or(Value::Null);
        let event = Event { id: row.get(1)?, kind: row.get(2)?, payload, at: row.get(4)? };
        Ok(Pending { seq: row.get(0)?, attempts: row.get(5)?, event })
    })?;
    if pending.is_empty() || attempt(tx, subscribers, &pending)?.is_ok() {
        return Ok(pending.len());
    }
    for one in &pending {
        if let Err(problem) = attempt(tx, subscribers, std::slice::from_ref(one))? {
            later(tx, one, &problem)?;
        }
    }
    Ok(pending.len())
}

/// A listener speaks to the database alone, so that what is unavailable is that: busy, or lost to another.
const UNAVAILABLE: u16 = 503;

/// All of these or none. The outer error is the database's, for which no event is to blame.
fn attempt(tx: &mut Tx<'_>, subscribers: &[Subscriber], pending: &[Pending]) -> Result<Result<()>> {
    tx.execute(&SAVE, &[])?;
    let told = all(tx, subscribers, pending);
    match &told {
        Err(problem) if problem.status() == UNAVAILABLE => return Err(problem.clone()),
        Err(_) => tx.execute(&BACK, &[])?,
        Ok(()) => 0,
    };
    tx.execute(&RELEASE, &[])?;
    Ok(told)
}

fn all(tx: &mut Tx<'_>, subscribers: &[Subscriber], pending: &[Pending]) -> Result<()> {
    let now = tx.now();
    for Pending { seq, event, .. } in pending {
        if tx.execute(&TOLD, &[now.bind(), seq.bind()])? == 0 {
            continue;
        }
        for subscriber in subscribers {
            subscriber(tx, event)?;
        }
    }
    Ok(())
}

fn later(tx: &mut Tx<'_>, failed: &Pending, problem: &Problem) -> Result<()> {
    let Pending { seq, attempts, event } = failed;
    let attempts = attempts + 1;
    let aside = attempts >= ATTEMPTS;
    tracing::warn!(%problem, event = %event.id, kind = event.kind, attempt = attempts, aside, "an event could not be passed on");
    let due_at = tx.now().plus_seconds(pause_s(attempts));
    tx.execute(&LATER, &[due_at.bind(), problem.to_string().bind(), seq.bind()]).map(|_| ())
}

/// Forgets what was told more than 30 days ago.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    tx.execute(&FORGET, &[now.plus_days(-30).bind()])
}

/// 2, 4, 8 ... seconds, as jobs have it.
fn pause_s(attempts: i64) -> i64 {
    2_i64.saturating_pow(u32::try_from(attempts).unwrap_or(1).clamp(1, 12))
}
