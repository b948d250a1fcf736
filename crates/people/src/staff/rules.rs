//! What a staff user may give to others, and who must remain.

use foundation::auth::permission::{WriteStaff, find};
use foundation::auth::{Permissions, Principal};
use foundation::db::Tx;
use kernel::{Problem, Result, RoleId};

use super::queries;

/// Permission names of a body; an unknown one is answered back.
pub fn read_permissions(names: &[String]) -> Result<Permissions> {
    names.iter().enumerate().try_fold(Permissions::NONE, |set, (at, name)| match find(name) {
        Some(named) => Ok(set.with(named)),
        None => {
            let shown: String = name.chars().take(80).collect();
            Err(Problem::invalid(format!("permissions[{at}]"), format!("{shown} is no permission; GET /permissions lists them")))
        }
    })
}

/// Nobody hands out what they do not hold: of `after`, only what was there `before` or what the giver has.
pub fn may_give(giver: &Principal, before: Permissions, after: Permissions) -> Result<()> {
    let held = giver.permissions.union(before);
    if held.includes(after) {
        return Ok(());
    }
    let names = after.names();
    let lacking = names.into_iter().find(|name| find(name).is_some_and(|named| !held.includes(Permissions::NONE.with(named))));
    let lacking = lacking.unwrap_or_default();
    Err(Problem::forbidden("permission_not_held")
        .because(format!("You do not hold the permission {lacking} yourself."))
        .with("permission", lacking))
}

/// The permissions of these roles together; an unknown role is named.
pub fn permissions_of(tx: &mut Tx<'_>, roles: &[RoleId]) -> Result<Permissions> {
    let mut set = Permissions::NONE;
    for (at, id) in roles.iter().enumerate() {
        match queries::find_role(tx, *id)? {
            Some((_, permissions)) => set = set.union(permissions),
            None => return Err(Problem::invalid(format!("roleIds[{at}]"), "there is no such role")),
        }
    }
    Ok(set)
}

/// Call it after a change of roles or access, in the same transaction: somebody must be left who can sign in and give rights.
pub fn somebody_is_left(tx: &mut Tx<'_>) -> Result<()> {
    let left = queries::able(tx)?.into_iter().any(|held| held.holds::<WriteStaff>());
    if left {
        return Ok(());
    }
    Err(Problem::conflict("last_administrator").because("Nobody would be left who can give rights to staff users."))
}
