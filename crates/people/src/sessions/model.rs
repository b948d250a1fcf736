//! What a session is made of.

use foundation::auth::{Grade, Kind};
use kernel::{ApiKeyId, SessionId, StaffId, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

/// A session to be started.
#[derive(Clone, Debug)]
pub struct NewSession {
    pub kind: Kind,
    pub user_id: Uuid,
    pub grade: Grade,
    pub api_key_id: Option<ApiKeyId>,
    pub impersonator: Option<(StaffId, String)>,
    pub ip: String,
    pub user_agent: Option<String>,
    pub minutes: i64,
    /// None: the session cannot be prolonged.
    pub refresh_days: Option<i64>,
    /// The session that this one follows in its family; None begins a family.
    pub family: Option<Uuid>,
}

/// The tokens of a session that was just started; shown once.
#[derive(Clone)]
pub struct Started {
    pub id: SessionId,
    pub token: String,
    pub refresh_token: Option<String>,
}

/// A session that is neither over nor revoked.
#[derive(Clone, Debug)]
pub struct Live {
    pub id: SessionId,
    pub user_kind: Kind,
    pub user_id: Uuid,
    pub grade: Grade,
    pub api_key_id: Option<ApiKeyId>,
    pub impersonator: Option<(StaffId, String)>,
    pub proven_at: Option<Timestamp>,
    pub last_used_at: Timestamp,
}

/// Whether starting a session of this grade takes the user's own password.
pub const fn proves(grade: Grade) -> bool {
    matches!(grade, Grade::Full | Grade::Onboarding)
}

impl NewSession {
    pub fn ends_at(&self, now: Timestamp) -> Timestamp {
        now.plus_seconds(self.minutes * 60)
    }

    /// Until when the session can be prolonged. One that came by a link ends when it ends.
    pub fn refresh_ends_at(&self, now: Timestamp) -> Option<Timestamp> {
        self.refresh_days.map(|days| if self.grade == Grade::Link { self.ends_at(now) } else { now.plus_days(days) })
    }
}

/// A session as its owner sees it.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Session")]
pub struct Shown {
    pub id: SessionId,
    pub created_at: Timestamp,
    pub last_used_at: Timestamp,
    /// Empty where staff look as the customer, as is the next.
    pub ip: String,
    pub user_agent: String,
    /// How far it reaches: FULL, LINK, ONBOARDING, IMPERSONATED or SERVICE.
    pub grade: Grade,
    /// Whether it is the one that asks.
    pub current: bool,
}

/// What a spent refresh token was traded for.
pub struct Rotated {
    pub session: SessionId,
    pub kind: Kind,
    pub user_id: Uuid,
    pub grade: Grade,
    pub token: String,
    pub refresh_token: String,
}
