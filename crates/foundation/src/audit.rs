//! The audit log: who changed what, with before and after, in a chain of hashes.
//!
//! Invariants
//! - An entry is written in the transaction of the change it tells of.
//! - Entries are never changed or deleted; each hash covers the entry and the hash before it, so an edit, a deletion, an
//!   insertion or a new order breaks the chain where it happened.
//! - On SQLite the single writer links an entry as it writes it. On PostgreSQL, where many write at once, entries are linked
//!   by [`seal`] in the order in which it comes to see them, so that no transaction waits for another's link: an entry that was written
//!   first may be seen last, since others see it when it is committed. `link` is its place in the chain.

use kernel::{AuditId, Result, Timestamp};
use serde::Serialize;
use serde_json::json;
use sha2::{Digest, Sha256};

use crate::auth::Actor;
use crate::db::{Driver, Read, Row, ToBind, Tx};

const COLUMNS: &str = "id, at, actor_kind, actor_id, actor_name, on_behalf_of, ip, action, entity, entity_id, before, after";

crate::statements! {
    INSERT = "insert into audit_entry (id, at, actor_kind, actor_id, actor_name, on_behalf_of, ip, action, entity, entity_id, before, after, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    HEAD = "select hash from audit_entry where hash is not null order by seq desc limit 1";
    LAST_LINK = "select hash, link from audit_entry where link is not null order by link desc limit 1";
    UNSEALED = "select seq, id, at, actor_kind, actor_id, actor_name, on_behalf_of, ip, action, entity, entity_id, before, after
        from audit_entry where hash is null order by seq limit 1000";
    LINK = "update audit_entry set hash = $1, link = $2 where seq = $3 and hash is null";
    CHAIN = "select seq, id, at, actor_kind, actor_id, actor_name, on_behalf_of, ip, action, entity, entity_id, before, after, hash
        from audit_entry order by seq";
    CHAIN_BY_LINK = "select seq, id, at, actor_kind, actor_id, actor_name, on_behalf_of, ip, action, entity, entity_id, before, after, hash
        from audit_entry order by link nulls last, seq";
}

/// One line of the log as it is hashed, in this order of fields.
#[derive(Clone, Debug, Serialize)]
pub struct Entry {
    pub id: AuditId,
    pub at: Timestamp,
    pub actor_kind: String,
    pub actor_id: Option<String>,
    pub actor_name: Option<String>,
    pub on_behalf_of: Option<String>,
    pub ip: Option<String>,
    pub action: String,
    pub entity: String,
    pub entity_id: String,
    pub before: String,
    pub after: String,
}

/// What the check of the chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub entries: i64,
    pub broken_at: Option<AuditId>,
}

/// The hash before the first entry.
const START: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// Writes one entry. `action` is `entity.verb` in the past tense, such as `withdrawal.approved`.
pub fn record(
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &str,
    entity_id: impl ToString,
    before: impl Serialize,
    after: impl Serialize,
) -> Result<()> {
    let entity = action.split_once('.').map_or(action, |(entity, _)| entity);
    let entry = Entry {
        id: tx.new_id(),
        at: tx.now(),
        actor_kind: actor.kind.word().to_owned(),
        actor_id: actor.id.clone(),
        actor_name: actor.name.clone(),
        on_behalf_of: actor.on_behalf_of.clone(),
        ip: actor.ip.clone(),
        action: action.to_owned(),
        entity: entity.to_owned(),
        entity_id: entity_id.to_string(),
        before: text_of(before),
        after: text_of(after),
    };
    let hash = match tx.driver() {
        Driver::Sqlite => {
            let head: Option<String> = tx.optional(&HEAD, &[], |row| row.get(0))?;
            Some(entry.hash_after(head.as_deref().unwrap_or(START)))
        }
        Driver::Postgres => None,
    };
    let binds = [
        entry.id.bind(),
        entry.at.bind(),
        entry.actor_kind.bind(),
        entry.actor_id.bind(),
        entry.actor_name.bind(),
        entry.on_behalf_of.bind(),
        entry.ip.bind(),
        entry.action.bind(),
        entry.entity.bind(),
        entry.entity_id.bind(),
        entry.before.bind(),
        entry.after.bind(),
        hash.bind(),
    ];
    tx.execute_later(&INSERT, &binds)
}

fn text_of(value: impl Serialize) -> String {
    serde_json::to_string(&value).unwrap_or_else(|_| json!(null).to_string())
}

/// Links the entries that PostgreSQL's writers left unlinked. Call it where no other sealer can run.
pub fn seal(tx: &mut Tx<'_>) -> Result<usize> {
    let open: Vec<(i64, Entry)> = tx.list(&UNSEALED, &[], |row| Ok((row.get(0)?, Entry::from_row(row)?)))?;
    let last: Option<(String, i64)> = tx.optional(&LAST_LINK, &[], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (mut hash, mut link) = last.unwrap_or_else(|| (START.to_owned(), 0));
    for (seq, entry) in &open {
        (hash, link) = (entry.hash_after(&hash), link + 1);
        tx.execute_later(&LINK, &[hash.bind(), link.bind(), seq.bind()])?;
    }
    Ok(open.len())
}

/// Recomputes the whole chain; says where it breaks, if it does.
pub fn verify(read: &mut Read<'_>) -> Result<Verdict> {
    let mut expected = START.to_owned();
    let mut verdict = Verdict { entries: 0, broken_at: None };
    let chain = match read.driver() {
        Driver::Sqlite => &CHAIN,
        Driver::Postgres => &CHAIN_BY_LINK,
    };
    read.each(chain, &[], |row| {
        let entry = Entry::from_row(row)?;
        let stored: Option<String> = row.get(13)?;
        verdict.entries += 1;
        // What is not linked yet comes after everything that is.
        let Some(stored) = stored else { return Ok(true) };
        expected = entry.hash_after(&expected);
        if stored != expected {
            verdict.broken_at = Some(entry.id);
        }
        Ok(verdict.broken_at.is_none())
    })?;
    Ok(verdict)
}

impl Entry {
    /// Reads columns 1 to 12 of a row that begins with the number.
    fn from_row(row: &Row<'_>) -> Result<Entry> {
        debug_assert_eq!(COLUMNS.split(',').count(), 12);
        Ok(Entry {
            id: row.get(1)?,
            at: row.get(2)?,
            actor_kind: row.get(3)?,
            actor_id: row.get(4)?,
            actor_name: row.get(5)?,
            on_behalf_of: row.get(6)?,
            ip: row.get(7)?,
            action: row.get(8)?,
            entity: row.get(9)?,
            entity_id: row.get(10)?,
            before: row.get(11)?,
            after: row.get(12)?,
        })
    }

    /// SHA-256 over a domain word, the hash before, and the entry as JSON with microseconds.
    fn hash_after(&self, before: &str) -> String {
        let mut hash = Sha256::new();
        hash.update(b"tradehall audit v1\n");
        hash.update(before.as_bytes());
        hash.update(self.at.micros().to_le_bytes());
        hash.update(serde_json::to_vec(self).unwrap_or_default());
        hex::encode(hash.finalize())
    }
}
