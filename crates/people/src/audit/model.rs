//! An entry of the log.

use foundation::db::{Row, from_json_text};
use kernel::{AuditId, Result, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Map, Value};

/// What an entry is read from, in this order.
pub const COLUMNS: [&str; 13] =
    ["id", "at", "actor_kind", "actor_id", "actor_name", "on_behalf_of", "ip", "action", "entity", "entity_id", "before", "after", "hash"];

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct AuditEntry {
    pub id: AuditId,
    pub at: Timestamp,
    /// CUSTOMER, STAFF, API_KEY or SYSTEM.
    pub actor_kind: String,
    pub actor_id: Option<String>,
    pub actor_name: Option<String>,
    /// The customer whom a staff user looked as, or the user for whom a key acted.
    pub on_behalf_of: Option<String>,
    pub ip: Option<String>,
    /// Such as `role.changed`.
    pub action: String,
    pub entity: String,
    pub entity_id: String,
    /// What changed, as it was.
    pub before: Map<String, Value>,
    /// And as it became.
    pub after: Map<String, Value>,
    /// Covers this entry and the hash before it; empty for the moment until it is linked.
    pub hash: String,
}

impl AuditEntry {
    pub fn from_row(row: &Row<'_>) -> Result<AuditEntry> {
        Ok(AuditEntry {
            id: row.get(0)?,
            at: row.get(1)?,
            actor_kind: row.get(2)?,
            actor_id: row.get(3)?,
            actor_name: row.get(4)?,
            on_behalf_of: row.get(5)?,
            ip: row.get(6)?,
            action: row.get(7)?,
            entity: row.get(8)?,
            entity_id: row.get(9)?,
            before: object(&row.get::<String>(10)?)?,
            after: object(&row.get::<String>(11)?)?,
            hash: row.get::<Option<String>>(12)?.unwrap_or_default(),
        })
    }
}

/// Always an object: nothing is `{}`, and what is no object stands under `value`.
fn object(text: &str) -> Result<Map<String, Value>> {
    Ok(match from_json_text(text)? {
        Value::Object(members) => members,
        Value::Null => Map::new(),
        other => Map::from_iter([("value".to_owned(), other)]),
    })
}
