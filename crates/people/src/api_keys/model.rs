//! API keys as the contract shows them.

use foundation::auth::Kind;
use kernel::{ApiKeyId, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;
use uuid::Uuid;

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ApiKey {
    pub id: ApiKeyId,
    pub name: String,
    /// What the key begins with, and its last four letters.
    pub prefix: String,
    /// For whom the key acts.
    #[schemars(with = "Option<kernel::StaffId>")]
    pub user_id: Option<Uuid>,
    pub user_kind: Option<Kind>,
    pub domain: String,
    /// From where it may be used; empty: from everywhere.
    pub allowed_ips: Vec<String>,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub revoked_at: Option<Timestamp>,
}
