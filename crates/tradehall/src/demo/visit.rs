//! Somebody who is signed in and stays so: while the story is told a session can be prolonged to its end.

use kernel::{Result, Timestamp};
use serde_json::{Value, json};

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
        Visit::of(anybody, &anybody.post("/sessions", json!({ "username": username, "password": PASSWORD })).await?, now)
    }

    /// Comes by a link and replaces the password that was chosen for them.
    pub async fn begin_by_link(anybody: &Client, link: &str, initial: &str, now: Timestamp) -> Result<Visit> {
        let mut visit = Visit::of(anybody, &anybody.post("/sessions/auto-login", json!({ "token": link })).await?, now)?;
        visit.client.patch("/me", json!({ "currentPassword": initial, "newPassword": PASSWORD })).await?;
        visit.prolong(anybody, now).await?;
        Ok(visit)
    }

    fn of(anybody: &Client, session: &Value, now: Timestamp) -> Result<Visit> {
        Ok(Visit { client: anybody.with_token(&text(session, "/token")?), refresh_token: text(session, "/refreshToken")?, since: now })
    }

    /// Prolongs it if need be.
    pub async fn go_on(&mut self, anybody: &Client, now: Timestamp) -> Result<()> {
        if now.since(self.since) / 1_000_000 < PROLONGED_AFTER_S {
            return Ok(());
        }
        self.prolong(anybody, now).await
    }

    async fn prolong(&mut self, anybody: &Client, now: Timestamp) -> Result<()> {
        let session = anybody.post("/sessions/refresh", json!({ "refreshToken": self.refresh_token })).await?;
        *self = Visit::of(anybody, &session, now)?;
        Ok(())
    }
}
