//! Somebody who is signed in and stays so: while the story is told a session can be prolonged to its end.

use kernel::{Result, Timestamp};
use serde_json::json;

use super::PASSWORD;
use super::story::text;
use crate::client::Client;

/// Well below what a session lasts.
const PROLONGED_AFTER_S: i64 = 30 * 60;

pub struct Visit {
    pub client: Client,
    refresh_token: String,
    since: Timestamp,
}

impl Visit {
    pub async fn begin(anybody: &Client, username: &str, now: Timestamp) -> Result<Visit> {
        let session = anybody.post("/sessions", json!({ "username": username, "password": PASSWORD })).await?;
        Ok(Visit { client: anybody.with_token(&text(&session, "/token")?), refresh_token: text(&session, "/refreshToken")?, since: now })
    }

    /// Prolongs it if need be.
    pub async fn go_on(&mut self, anybody: &Client, now: Timestamp) -> Result<()> {
        if now.since(self.since) / 1_000_000 < PROLONGED_AFTER_S {
            return Ok(());
        }
        let session = anybody.post("/sessions/refresh", json!({ "refreshToken": self.refresh_token })).await?;
        self.client = anybody.with_token(&text(&session, "/token")?);
        self.refresh_token = text(&session, "/refreshToken")?;
        self.since = now;
        Ok(())
    }
}
