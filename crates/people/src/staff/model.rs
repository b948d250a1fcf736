//! Staff users, roles and permissions as the contract shows them.

use kernel::{RoleId, StaffId, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct RoleRef {
    pub id: RoleId,
    pub name: String,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Staff {
    pub id: StaffId,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub roles: Vec<RoleRef>,
    pub sales_desk_id: Option<String>,
    pub enabled: bool,
    pub email_verified_at: Option<Timestamp>,
    pub two_factor: bool,
    pub last_login_at: Option<Timestamp>,
    pub created_at: Timestamp,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Role {
    pub id: RoleId,
    pub name: String,
    pub permissions: Vec<String>,
    /// How many staff users have it.
    pub holders: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Permission {
    pub name: &'static str,
    /// What it opens.
    pub opens: &'static str,
}
