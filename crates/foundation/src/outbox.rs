//! Events that leave a transaction: written with the change, told to others after it.
//!
//! Invariants
//! - An event of a rolled-back change does not exist.
//! - An event is told at least once; whoever hears it must bear hearing it twice.
//! - Nobody outside is spoken to from here: listeners enqueue jobs.

use kernel::{EventId, Result};
use serde::Serialize;
use serde_json::Value;

use crate::db::{ToBind, Tx};

crate::statements! {
    INSERT = "insert into outbox (id, kind, payload, created_at) values ($1, $2, $3, $4)";
    PENDING = "select seq, kind, payload from outbox where told_at is null order by seq limit $1";
    TOLD = "update outbox set told_at = $1 where seq = $2 and told_at is null";
    FORGET = "delete from outbox where told_at < $1";
}

/// The topic of the notice that wakes whoever passes events on.
pub const TOPIC: &str = "outbox";

/// Adds an event such as `deposit.completed`.
pub fn emit(tx: &mut Tx<'_>, kind: &str, payload: impl Serialize) -> Result<EventId> {
    let id: EventId = tx.new_id();
    let payload = serde_json::to_string(&payload).map_err(|error| kernel::Problem::internal(error.to_string()))?;
    let now = tx.now();
    tx.execute(&INSERT, &[id.bind(), kind.bind(), payload.bind(), now.bind()])?;
    tx.notify(TOPIC, Value::String(kind.to_owned()));
    Ok(id)
}

/// Who listens to an event, in a transaction of its own.
pub type Subscriber = fn(&mut Tx<'_>, &str, &Value) -> Result<()>;

/// Passes pending events to the subscribers, oldest first, and marks them told in the same transaction.
pub fn tell(tx: &mut Tx<'_>, subscribers: &[Subscriber], limit: i64) -> Result<usize> {
    let pending: Vec<(i64, String, String)> = tx.list(&PENDING, &[limit.bind()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let now = tx.now();
    for (seq, kind, payload) in &pending {
        if tx.execute(&TOLD, &[now.bind(), seq.bind()])? == 0 {
            continue;
        }
        let payload: Value = serde_json::from_str(payload).unwrap_or(Value::Null);
        for subscriber in subscribers {
            subscriber(tx, kind, &payload)?;
        }
    }
    Ok(pending.len())
}

/// Forgets what was told more than 30 days ago.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<u64> {
    let now = tx.now();
    tx.execute(&FORGET, &[now.plus_days(-30).bind()])
}
