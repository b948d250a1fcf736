//! Staff users and their roles: a role is a set of permissions, and a user's rights are those of all their roles.
//!
//! Invariants
//! - Rights are read with every request; what changes here counts from the next request on.
//! - Nobody hands out a permission that they do not hold themselves.
//! - There is always somebody who may sign in and give rights: the last one can be neither disabled nor demoted.
//! - A role that somebody holds is not deleted.
//! - Nobody chooses another's password: whoever is invited sets it by the link, which proves the address.

mod api;
pub mod invitation;
pub mod model;
pub mod queries;
pub mod refs;
pub mod rules;
mod search;

#[cfg(test)]
mod tests;

use foundation::auth::Permissions;
use foundation::db::Tx;
use foundation::http::Routes;
use kernel::{Result, RoleId, StaffId};

/// A staff user to be made.
#[derive(Clone, Debug)]
pub struct NewStaff {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    /// None until the invitation is followed.
    pub password_hash: Option<String>,
    pub sales_desk_id: Option<String>,
    pub verified: bool,
}

pub fn create(tx: &mut Tx<'_>, new: &NewStaff) -> Result<StaffId> {
    let id: StaffId = tx.new_id();
    queries::insert(tx, id, new)?;
    Ok(id)
}

/// A staff user who may do everything: what a new brand begins with.
pub fn create_administrator(tx: &mut Tx<'_>, new: &NewStaff) -> Result<StaffId> {
    create_with(tx, new, "Administrator", Permissions::all())
}

/// A staff user with a role of exactly these permissions, made when there is none of that name.
pub fn create_with(tx: &mut Tx<'_>, new: &NewStaff, role: &str, permissions: Permissions) -> Result<StaffId> {
    let id = create(tx, new)?;
    let role_id = match queries::role_by_name(tx, role)? {
        Some(role_id) => role_id,
        None => {
            let role_id: RoleId = tx.new_id();
            queries::insert_role(tx, role_id, role, permissions)?;
            role_id
        }
    };
    queries::give_role(tx, id, role_id)?;
    Ok(id)
}

pub fn routes() -> Vec<Routes> {
    vec![
        Routes::under("Staff, roles and API keys")
            .get("/staff", "listStaff", "List staff users", api::users::list)
            .post_new("/staff", "createStaff", "Invite a staff user", api::users::create)
            .get("/staff/{id}", "getStaff", "Show a staff user", api::users::show)
            .patch("/staff/{id}", "updateStaff", "Change a staff user's name, roles, desk or access", api::users::change)
            .post("/staff/{id}/invitation", "inviteStaffAgain", "Send the invitation again", api::invitation::again)
            .post("/staff/accept-invitation", "acceptInvitation", "Set the password by the link of an invitation", api::invitation::accept)
            .get("/roles", "listRoles", "List roles", api::roles::list)
            .post_new("/roles", "createRole", "Create a role", api::roles::create)
            .put("/roles/{id}", "updateRole", "Change a role; its holders' rights change with their next request", api::roles::change)
            .delete("/roles/{id}", "deleteRole", "Delete a role that nobody holds", api::roles::delete)
            .get("/permissions", "listPermissions", "List every permission and what it opens", api::roles::permissions),
    ]
}
