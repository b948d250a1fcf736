//! Roles, and the permissions that they are made of.

use foundation::audit;
use foundation::auth::permission::{ALL, ReadStaff, WriteStaff};
use foundation::auth::{Permissions, Staff};
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Problem, RoleId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::customers::{DONE, Success};
use crate::fields;
use crate::staff::model::{Permission, Role};
use crate::staff::{queries, rules};

#[derive(Serialize, JsonSchema)]
pub struct RoleList {
    pub roles: Vec<Role>,
}

#[derive(Serialize, JsonSchema)]
pub struct OneRole {
    pub role: Role,
}

#[derive(Serialize, JsonSchema)]
pub struct PermissionList {
    pub permissions: Vec<Permission>,
}

#[derive(Deserialize, JsonSchema)]
pub struct WriteRole {
    pub name: String,
    /// Names from GET /permissions.
    pub permissions: Vec<String>,
}

impl WriteRole {
    fn checked(&self) -> Result<(String, Permissions), Problem> {
        Ok((fields::line("name", &self.name, 80)?, rules::read_permissions(&self.permissions)?))
    }
}

pub async fn list(staff: Staff<ReadStaff>) -> Answer<Json<RoleList>> {
    Ok(Json(RoleList { roles: staff.read(queries::roles).await? }))
}

pub async fn permissions(_: Staff<ReadStaff>) -> Json<PermissionList> {
    Json(PermissionList { permissions: ALL.iter().map(|named| Permission { name: named.name, opens: named.opens }).collect() })
}

pub async fn create(staff: Staff<WriteStaff>, Json(input): Json<WriteRole>) -> Answer<Reply<OneRole>> {
    let (name, permissions) = input.checked()?;
    rules::may_give(staff.principal()?, Permissions::NONE, permissions)?;
    let actor = staff.actor();
    let reply = staff
        .create(move |tx| {
            let id: RoleId = tx.new_id();
            queries::insert_role(tx, id, &name, permissions)?;
            let role = queries::role(tx, id)?;
            audit::record(tx, &actor, "role.created", id, json!({}), &role)?;
            Ok(OneRole { role })
        })
        .await?;
    Ok(reply)
}

pub async fn change(staff: Staff<WriteStaff>, Path(id): Path<RoleId>, Json(input): Json<WriteRole>) -> Answer<Reply<OneRole>> {
    let (name, permissions) = input.checked()?;
    let (me, actor) = (staff.principal()?.clone(), staff.actor());
    let reply = staff
        .change(move |tx| {
            queries::lock_rights(tx)?;
            let before = queries::role(tx, id)?;
            rules::may_give(&me, rules::permissions_of(tx, &[id])?, permissions)?;
            queries::update_role(tx, id, &name, permissions)?;
            rules::somebody_is_left(tx)?;
            let role = queries::role(tx, id)?;
            audit::record(tx, &actor, "role.changed", id, &before, &role)?;
            Ok(OneRole { role })
        })
        .await?;
    Ok(reply)
}

pub async fn delete(staff: Staff<WriteStaff>, Path(id): Path<RoleId>) -> Answer<Reply<Success>> {
    let actor = staff.actor();
    let reply = staff
        .change(move |tx| {
            queries::lock_rights(tx)?;
            let before = queries::role(tx, id)?;
            if before.holders > 0 {
                return Err(Problem::conflict("role_held").because(format!("{} staff users have this role.", before.holders)));
            }
            queries::delete_role(tx, id)?;
            audit::record(tx, &actor, "role.deleted", id, &before, json!({}))?;
            Ok(DONE)
        })
        .await?;
    Ok(reply)
}
