//! The statements of staff and roles.

use std::collections::HashMap;

use foundation::auth::Permissions;
use foundation::db::conn::is_unique_violation;
use foundation::db::{Read, Row, ToBind, Tx};
use foundation::statements;
use kernel::{Problem, Result, RoleId, SalesDeskId, StaffId, Timestamp};

use super::NewStaff;
use super::model::{Role, RoleRef, Staff};
use super::refs::{Enabled, StaffRef};

statements! {
    RIGHTS = "select s.first_name, s.last_name, r.permissions from staff s left join staff_role sr on sr.staff_id = s.id
        left join role r on r.id = sr.role_id where s.id = $1 and s.enabled";
    INSERT = "insert into staff (id, first_name, last_name, email, email_key, password_hash, sales_desk_id, enabled, email_verified_at,
            created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)";
    FIND = "select id, first_name, last_name, email, sales_desk_id, enabled, email_verified_at, totp_confirmed_at, last_login_at, created_at
        from staff where id = $1";
    UPDATE = "update staff set first_name = $1, last_name = $2, sales_desk_id = $3, enabled = $4, updated_at = $5 where id = $6";
    VERIFY = "update staff set email_verified_at = $1 where id = $2 and enabled";
    TAKE_ROLES = "delete from staff_role where staff_id = $1";
    SALES_DESK = "select id from sales_desk where id = $1";
    ROLES_OF_ALL = "select sr.staff_id, r.id, r.name from staff_role sr join role r on r.id = sr.role_id order by r.name_key";
    ROLES = "select r.id, r.name, r.permissions, (select count(*) from staff_role sr where sr.role_id = r.id) from role r order by r.name_key";
    ROLE = "select name, permissions from role where id = $1";
    HOLDERS = "select count(*) from staff_role where role_id = $1";
    UPDATE_ROLE = "update role set name = $1, name_key = $2, permissions = $3, updated_at = $4 where id = $5";
    DELETE_ROLE = "delete from role where id = $1";
    ABLE = "select s.id, r.permissions from staff s join staff_role sr on sr.staff_id = s.id join role r on r.id = sr.role_id
        where s.enabled and s.password_hash is not null";
    ROLES_OF = "select r.id, r.name from staff_role sr join role r on r.id = sr.role_id where sr.staff_id = $1 order by r.name_key";
    ROLE_BY_NAME = "select id from role where name_key = $1";
    INSERT_ROLE = "insert into role (id, name, name_key, permissions, created_at, updated_at) values ($1, $2, $3, $4, $5, $5)";
    GIVE_ROLE = "insert into staff_role (staff_id, role_id) values ($1, $2) on conflict do nothing";
    REFS = "select id, first_name, last_name, email, sales_desk_id, enabled from staff order by first_name, last_name, id";
    FIND_REF = "select id, first_name, last_name, email, sales_desk_id, enabled from staff where id = $1";
}

/// The name and the union of the rights of all roles; None when disabled.
pub fn rights(read: &mut Read<'_>, id: StaffId) -> Result<Option<(String, Permissions)>> {
    let mut found = None;
    read.each(&RIGHTS, &[id.bind()], |row| {
        let (_, held) = found.get_or_insert((format!("{} {}", row.get::<String>(0)?, row.get::<String>(1)?), Permissions::NONE));
        if let Some(text) = row.get::<Option<String>>(2)? {
            *held = held.union(parse_permissions(&text)?);
        }
        Ok(true)
    })?;
    Ok(found)
}

/// A role's permissions as they are stored: a JSON list of names. A name that is no longer known opens nothing.
pub fn parse_permissions(text: &str) -> Result<Permissions> {
    let names: Vec<&str> = serde_json::from_str(text).map_err(|error| Problem::internal(error.to_string()))?;
    let known = names.into_iter().filter_map(foundation::auth::permission::find);
    Ok(known.fold(Permissions::NONE, |set, named| set.with(named)))
}

pub fn permissions_text(permissions: Permissions) -> String {
    serde_json::to_string(&permissions.names()).unwrap_or_else(|_| "[]".to_owned())
}

pub fn insert(tx: &mut Tx<'_>, id: StaffId, new: &NewStaff) -> Result<()> {
    let now = tx.now();
    let verified_at = new.verified.then_some(now);
    let email_key = new.email.to_lowercase();
    let binds = [
        id.bind(),
        new.first_name.bind(),
        new.last_name.bind(),
        new.email.bind(),
        email_key.bind(),
        new.password_hash.bind(),
        new.sales_desk_id.bind(),
        true.bind(),
        verified_at.bind(),
        now.bind(),
    ];
    tx.execute(&INSERT, &binds)
        .map_err(|problem| taken(problem, "email_taken", "A staff user has this e-mail address already."))
        .map(|_| ())
}

pub fn role_by_name(read: &mut Read<'_>, name: &str) -> Result<Option<RoleId>> {
    let name_key = name.to_lowercase();
    read.optional(&ROLE_BY_NAME, &[name_key.bind()], |row| row.get(0))
}

pub fn insert_role(tx: &mut Tx<'_>, id: RoleId, name: &str, permissions: Permissions) -> Result<()> {
    let now = tx.now();
    let (name_key, permissions) = (name.to_lowercase(), permissions_text(permissions));
    tx.execute(&INSERT_ROLE, &[id.bind(), name.bind(), name_key.bind(), permissions.bind(), now.bind()]).map_err(name_taken).map(|_| ())
}

pub fn give_role(tx: &mut Tx<'_>, staff: StaffId, role: RoleId) -> Result<()> {
    tx.execute(&GIVE_ROLE, &[staff.bind(), role.bind()]).map(|_| ())
}

pub fn refs(read: &mut Read<'_>) -> Result<Vec<(StaffRef, Enabled)>> {
    read.list(&REFS, &[], staff_ref)
}

pub fn find_ref(read: &mut Read<'_>, id: StaffId) -> Result<Option<(StaffRef, Enabled)>> {
    read.optional(&FIND_REF, &[id.bind()], staff_ref)
}

fn staff_ref(row: &Row<'_>) -> Result<(StaffRef, Enabled)> {
    let name = format!("{} {}", row.get::<String>(1)?, row.get::<String>(2)?);
    Ok((StaffRef { id: row.get(0)?, name, email: row.get(3)?, sales_desk_id: row.get(4)? }, row.get(5)?))
}

pub fn roles_of(read: &mut Read<'_>, staff: StaffId) -> Result<Vec<RoleRef>> {
    read.list(&ROLES_OF, &[staff.bind()], |row| Ok(RoleRef { id: row.get(0)?, name: row.get(1)? }))
}

/// What [`staff`] reads, in its order.
pub const COLUMNS: [&str; 10] = [
    "id",
    "first_name",
    "last_name",
    "email",
    "sales_desk_id",
    "enabled",
    "email_verified_at",
    "totp_confirmed_at",
    "last_login_at",
    "created_at",
];

/// A row of [`COLUMNS`], without the roles.
pub fn staff(row: &Row<'_>) -> Result<Staff> {
    Ok(Staff {
        id: row.get(0)?,
        first_name: row.get(1)?,
        last_name: row.get(2)?,
        email: row.get(3)?,
        roles: Vec::new(),
        sales_desk_id: row.get(4)?,
        enabled: row.get(5)?,
        email_verified_at: row.get(6)?,
        two_factor: row.get::<Option<Timestamp>>(7)?.is_some(),
        last_login_at: row.get(8)?,
        created_at: row.get(9)?,
    })
}

pub fn find(read: &mut Read<'_>, id: StaffId) -> Result<Staff> {
    let found = read.one(&FIND, &[id.bind()], staff)?;
    Ok(Staff { roles: roles_of(read, id)?, ..found })
}

pub fn update(tx: &mut Tx<'_>, to: &Staff) -> Result<()> {
    let now = tx.now();
    let binds = [to.first_name.bind(), to.last_name.bind(), to.sales_desk_id.bind(), to.enabled.bind(), now.bind(), to.id.bind()];
    tx.change_one(&UPDATE, &binds)
}

/// The address is proven; a disabled user's is a 404.
pub fn verify(tx: &mut Tx<'_>, id: StaffId) -> Result<()> {
    let now = tx.now();
    tx.change_one(&VERIFY, &[now.bind(), id.bind()])
}

pub fn set_roles(tx: &mut Tx<'_>, id: StaffId, roles: &[RoleId]) -> Result<()> {
    tx.execute(&TAKE_ROLES, &[id.bind()])?;
    roles.iter().try_for_each(|role| give_role(tx, id, *role))
}

pub fn sales_desk_exists(read: &mut Read<'_>, id: SalesDeskId) -> Result<bool> {
    Ok(read.optional(&SALES_DESK, &[id.bind()], |row| row.get::<String>(0))?.is_some())
}

pub fn roles_of_all(read: &mut Read<'_>) -> Result<HashMap<StaffId, Vec<RoleRef>>> {
    let mut found: HashMap<StaffId, Vec<RoleRef>> = HashMap::new();
    read.each(&ROLES_OF_ALL, &[], |row| {
        found.entry(row.get(0)?).or_default().push(RoleRef { id: row.get(1)?, name: row.get(2)? });
        Ok(true)
    })?;
    Ok(found)
}

pub fn roles(read: &mut Read<'_>) -> Result<Vec<Role>> {
    read.list(&ROLES, &[], |row| {
        let permissions = parse_permissions(&row.get::<String>(2)?)?;
        Ok(Role { id: row.get(0)?, name: row.get(1)?, permissions: names(permissions), holders: row.get(3)? })
    })
}

fn names(permissions: Permissions) -> Vec<String> {
    permissions.names().into_iter().map(str::to_owned).collect()
}

pub fn find_role(read: &mut Read<'_>, id: RoleId) -> Result<Option<(String, Permissions)>> {
    read.optional(&ROLE, &[id.bind()], |row| Ok((row.get(0)?, parse_permissions(&row.get::<String>(1)?)?)))
}

/// A role as it is shown; none is a 404.
pub fn role(read: &mut Read<'_>, id: RoleId) -> Result<Role> {
    let (name, permissions) = find_role(read, id)?.ok_or_else(Problem::not_found)?;
    Ok(Role { id, name, permissions: names(permissions), holders: read.value(&HOLDERS, &[id.bind()])? })
}

pub fn update_role(tx: &mut Tx<'_>, id: RoleId, name: &str, permissions: Permissions) -> Result<()> {
    let now = tx.now();
    let (name_key, permissions) = (name.to_lowercase(), permissions_text(permissions));
    let changed = tx.change_one(&UPDATE_ROLE, &[name.bind(), name_key.bind(), permissions.bind(), now.bind(), id.bind()]);
    changed.map_err(name_taken)
}

pub fn delete_role(tx: &mut Tx<'_>, id: RoleId) -> Result<()> {
    tx.change_one(&DELETE_ROLE, &[id.bind()])
}

/// Changes of rights wait for each other, so that two cannot each take away the other's last administrator.
pub fn lock_rights(tx: &mut Tx<'_>) -> Result<()> {
    tx.alone("rights")
}

/// Whoever closes a sales desk or seats somebody at one is alone with them until the transaction ends.
pub fn alone_with_desks(tx: &mut Tx<'_>) -> Result<()> {
    tx.alone("sales_desk")
}

/// The rights of each staff user who can sign in.
pub fn able(read: &mut Read<'_>) -> Result<Vec<Permissions>> {
    let mut found: HashMap<StaffId, Permissions> = HashMap::new();
    read.each(&ABLE, &[], |row| {
        let held = found.entry(row.get(0)?).or_default();
        *held = held.union(parse_permissions(&row.get::<String>(1)?)?);
        Ok(true)
    })?;
    Ok(found.into_values().collect())
}

fn taken(problem: Problem, code: &'static str, because: &'static str) -> Problem {
    if is_unique_violation(&problem) { Problem::conflict(code).because(because) } else { problem }
}

fn name_taken(problem: Problem) -> Problem {
    taken(problem, "role_name_taken", "A role has this name already.")
}
