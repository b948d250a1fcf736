//! Staff users as other things refer to them.

use foundation::db::Read;
use kernel::{Result, StaffId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::queries;

/// A staff user in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct StaffRef {
    pub id: StaffId,
    pub name: String,
    pub email: String,
    pub sales_desk_id: Option<String>,
}

/// Whether a reference may still be handed work.
pub type Enabled = bool;

/// Every staff user, by name; those who were disabled too, since older things still refer to them.
pub fn all(read: &mut Read<'_>) -> Result<Vec<(StaffRef, Enabled)>> {
    queries::refs(read)
}

/// One staff user, whether enabled or not.
pub fn find(read: &mut Read<'_>, id: StaffId) -> Result<Option<(StaffRef, Enabled)>> {
    queries::find_ref(read, id)
}
