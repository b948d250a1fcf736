//! A repeated request happens once: the key, the fingerprint of the request and the answer are stored with the change.
//!
//! Invariants
//! - The row is written in the transaction of the change: it is the witness that the change was committed.
//! - A request that failed leaves no row, so the same key may be tried again.
//! - Keys are scoped to the caller; another caller's key is another key.
//! - Answers lie sealed: some show a secret once.

use kernel::{Problem, Result, Timestamp};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::db::{ToBind, Tx};
use crate::http::Reply;
use crate::secrets::Place;

crate::statements! {
    FIND = "select fingerprint, status, body from idempotency_key where caller = $1 and key = $2";
    STORE = "insert into idempotency_key (caller, key, fingerprint, status, body, created_at) values ($1, $2, $3, $4, $5, $6)";
    AMEND = "update idempotency_key set body = $1 where caller = $2 and key = $3";
    FORGET = "delete from idempotency_key where created_at < $1";
}

/// How long an answer is kept, in days.
pub const KEPT_DAYS: i64 = 3;

/// The `Idempotency-Key` of a request with the hash of what it asks for; put there by the server's middleware.
#[derive(Clone, Debug)]
pub struct RequestKey {
    pub key: String,
    pub fingerprint: String,
}

/// The guard of one request.
#[derive(Clone)]
pub struct Once {
    caller: String,
    key: Option<RequestKey>,
}

impl Once {
    pub(crate) fn new(caller: String, key: Option<RequestKey>) -> Once {
        Once { caller, key }
    }

    /// For uploads: the content is part of what is asked for, and known only once it has been received.
    pub fn with_content(mut self, sha256: &str) -> Once {
        if let Some(key) = &mut self.key {
            key.fingerprint = format!("{}:{sha256}", key.fingerprint);
        }
        self
    }

    /// Runs `work`, or answers what it answered the first time.
    pub fn run<T: Serialize>(&self, tx: &mut Tx<'_>, status: u16, work: impl FnOnce(&mut Tx<'_>) -> Result<T>) -> Result<Reply<T>> {
        self.run_with(tx, |_| status, work)
    }

    /// As [`Once::run`], with a status that depends on what was done (201 for created, 200 for found).
    pub fn run_with<T: Serialize>(
        &self,
        tx: &mut Tx<'_>,
        status: impl FnOnce(&T) -> u16,
        work: impl FnOnce(&mut Tx<'_>) -> Result<T>,
    ) -> Result<Reply<T>> {
        let Some(RequestKey { key, fingerprint }) = &self.key else {
            return work(tx).map(|value| Reply::fresh(status(&value), value));
        };
        // The second of two at once waits for the first, and answers what that answered.
        tx.alone(&format!("idempotency_key {} {key}", self.caller))?;
        let known: Option<(String, i64, String)> =
            tx.optional(&FIND, &[self.caller.bind(), key.bind()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        match known {
            Some((same, status, body)) if same == *fingerprint => {
                let body = tx.sealer()?.open(Place::new("idempotency_key", key, "body"), &body)?;
                Ok(Reply::replayed(status as u16, body.expose().clone()))
            }
            Some(_) => Err(Problem::refused("idempotency_key_reused")
                .because("This Idempotency-Key was used for a different request.")
                .field("Idempotency-Key", "was used for a different request")),
            None => {
                let value = work(tx)?;
                let status = status(&value);
                let body = serde_json::to_string(&value).map_err(|error| Problem::internal(error.to_string()))?;
                let body = tx.sealer()?.seal(Place::new("idempotency_key", key, "body"), body)?;
                let now = tx.now();
                let binds = [self.caller.bind(), key.bind(), fingerprint.bind(), status.bind(), body.bind(), now.bind()];
                tx.execute(&STORE, &binds)?;
                Ok(Reply::fresh(status, value))
            }
        }
    }
}

impl Once {
    /// What lies under the key of this request, where it has one and was answered.
    pub fn answer<T: DeserializeOwned>(&self, tx: &mut Tx<'_>) -> Result<Option<T>> {
        let Some(RequestKey { key, fingerprint }) = &self.key else { return Ok(None) };
        let known: Option<(String, i64, String)> =
            tx.optional(&FIND, &[self.caller.bind(), key.bind()], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let Some((_, _, body)) = known.filter(|(same, ..)| same == fingerprint) else { return Ok(None) };
        let body = tx.sealer()?.open(Place::new("idempotency_key", key, "body"), &body)?;
        serde_json::from_str(body.expose()).map(Some).map_err(|error| Problem::internal(format!("a stored answer: {error}")))
    }

    /// Completes a stored answer by what was done after it, in the transaction of what was done.
    pub fn amend<T: Serialize>(&self, tx: &mut Tx<'_>, value: &T) -> Result<()> {
        let Some(RequestKey { key, .. }) = &self.key else { return Ok(()) };
        let body = serde_json::to_string(value).map_err(|error| Problem::internal(error.to_string()))?;
        let body = tx.sealer()?.seal(Place::new("idempotency_key", key, "body"), body)?;
        tx.change_one(&AMEND, &[body.bind(), self.caller.bind(), key.bind()])
    }
}

/// Forgets answers older than [`KEPT_DAYS`].
pub fn forget_old(tx: &mut Tx<'_>, now: Timestamp) -> Result<u64> {
    tx.execute(&FORGET, &[now.plus_days(-KEPT_DAYS).bind()])
}
