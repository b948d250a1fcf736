//! Reading and checking the log.

use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::ReadAudit;
use foundation::db::Driver;
use foundation::http::list::MOST;
use foundation::http::{Answer, Json, Page, Query};
use kernel::{AuditId, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::AuditEntry;
use super::search::{self, Wanted};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListAudit {
    /// At most so many, 50 if nothing is said.
    pub limit: Option<i64>,
    pub offset: Option<i64>,
    pub actor_id: Option<String>,
    /// Such as `role`.
    pub entity: Option<String>,
    pub entity_id: Option<String>,
    /// Such as `role.changed`.
    pub action: Option<String>,
    pub from: Option<Timestamp>,
    /// Exclusive.
    pub to: Option<Timestamp>,
}

#[derive(Serialize, JsonSchema)]
pub struct AuditList {
    pub entries: Vec<AuditEntry>,
    /// How many there are on all pages.
    pub count: i64,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditVerdict {
    pub intact: bool,
    /// How many entries were looked at.
    pub entries: i64,
    /// The first entry that is not what it was when it was written.
    pub broken_at: Option<AuditId>,
}

fn short(name: &str, word: &Option<String>) -> Result<()> {
    match word {
        Some(word) if word.chars().count() > 200 => Err(Problem::parameter(name, "expected at most 200 characters")),
        _ => Ok(()),
    }
}

pub async fn list(staff: Staff<ReadAudit>, Query(query): Query<ListAudit>) -> Answer<Json<AuditList>> {
    let page = Page::new(query.limit, query.offset, 50, MOST)?;
    for (name, word) in [("actorId", &query.actor_id), ("entity", &query.entity), ("entityId", &query.entity_id), ("action", &query.action)]
    {
        short(name, word)?;
    }
    if let (Some(from), Some(to)) = (query.from, query.to)
        && from > to
    {
        return Err(Problem::parameter("from", "expected a time before `to`").into());
    }
    let wanted = Wanted {
        actor_id: query.actor_id,
        entity: query.entity,
        entity_id: query.entity_id,
        action: query.action,
        from: query.from,
        to: query.to,
    };
    let (entries, count) = staff.read(move |read| search::find(read, &wanted, page)).await?;
    Ok(Json(AuditList { entries, count }))
}

pub async fn verify(staff: Staff<ReadAudit>) -> Answer<Json<AuditVerdict>> {
    if staff.brand().driver() == Driver::Postgres {
        // What was written before this call is part of what is checked.
        while staff.brand().writer().write(audit::seal).await? > 0 {}
    }
    let verdict = staff.read(audit::verify).await?;
    Ok(Json(AuditVerdict { intact: verdict.broken_at.is_none(), entries: verdict.entries, broken_at: verdict.broken_at }))
}
