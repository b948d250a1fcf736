//! Staff users.

use foundation::audit;
use foundation::auth::permission::{ReadStaff, WriteStaff};
use foundation::auth::{Caller, Kind, Permissions, Staff};
use foundation::db::Tx;
use foundation::http::list::MOST;
use foundation::http::{Answer, Json, Page, Path, Query, Reply};
use kernel::{Problem, Result, RoleId, SalesDeskId, StaffId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::fields;
use crate::sessions;
use crate::sessions::one_time::{self, Purpose};
use crate::staff::search::Wanted;
use crate::staff::{self, NewStaff, invitation, model, queries, rules, search};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListStaff {
    /// At most so many, 50 if nothing is said.
    pub limit: Option<i64>,
    pub offset: Option<i64>,
    /// A part of the name or the e-mail address.
    pub search: Option<String>,
    pub role_id: Option<RoleId>,
    pub sales_desk_id: Option<SalesDeskId>,
    pub enabled: Option<bool>,
}

#[derive(Serialize, JsonSchema)]
pub struct StaffList {
    pub staff: Vec<model::Staff>,
    /// How many there are on all pages.
    pub count: i64,
}

#[derive(Serialize, JsonSchema)]
pub struct OneStaff {
    pub staff: model::Staff,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreateStaff {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    #[serde(default)]
    pub role_ids: Vec<RoleId>,
    #[serde(default)]
    pub sales_desk_id: Option<SalesDeskId>,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ChangeStaff {
    #[serde(default)]
    pub first_name: Option<String>,
    #[serde(default)]
    pub last_name: Option<String>,
    /// All roles from now on.
    #[serde(default)]
    pub role_ids: Option<Vec<RoleId>>,
    /// null takes the user from their desk.
    #[serde(default, deserialize_with = "fields::given")]
    #[schemars(with = "Option<SalesDeskId>")]
    pub sales_desk_id: Option<Option<SalesDeskId>>,
    /// false signs the user out everywhere and lets them in no more.
    #[serde(default)]
    pub enabled: Option<bool>,
}

const MOST_ROLES: usize = 50;

pub async fn list(staff: Staff<ReadStaff>, Query(query): Query<ListStaff>) -> Answer<Json<StaffList>> {
    let page = Page::new(query.limit, query.offset, 50, MOST)?;
    if query.search.as_ref().is_some_and(|text| text.chars().count() > 200) {
        return Err(Problem::parameter("search", "expected at most 200 characters").into());
    }
    let wanted = Wanted { search: query.search, role: query.role_id, sales_desk: query.sales_desk_id, enabled: query.enabled };
    let (staff, count) = staff.read(move |read| search::find(read, &wanted, page)).await?;
    Ok(Json(StaffList { staff, count }))
}

pub async fn show(staff: Staff<ReadStaff>, Path(id): Path<StaffId>) -> Answer<Json<OneStaff>> {
    Ok(Json(OneStaff { staff: staff.read(move |read| queries::find(read, id)).await? }))
}

fn known_desk(tx: &mut Tx<'_>, desk: Option<SalesDeskId>) -> Result<Option<String>> {
    if desk.is_some() {
        queries::alone_with_desks(tx)?;
    }
    match desk {
        Some(id) if !queries::sales_desk_exists(tx, id)? => Err(Problem::invalid("salesDeskId", "there is no such sales desk")),
        desk => Ok(desk.map(|id| id.to_string())),
    }
}

fn few(roles: &[RoleId]) -> Result<()> {
    if roles.len() <= MOST_ROLES { Ok(()) } else { Err(Problem::invalid("roleIds", format!("expected at most {MOST_ROLES} roles"))) }
}

pub async fn create(staff: Staff<WriteStaff>, Json(input): Json<CreateStaff>) -> Answer<Reply<OneStaff>> {
    let first_name = fields::line("firstName", &input.first_name, 100)?;
    let last_name = fields::line("lastName", &input.last_name, 100)?;
    let email = fields::address("email", &input.email)?;
    few(&input.role_ids)?;
    let (me, actor, caller): (_, _, Caller) = (staff.principal()?.clone(), staff.actor(), (*staff).clone());
    let reply = staff
        .create(move |tx| {
            queries::lock_rights(tx)?;
            let permissions = rules::permissions_of(tx, &input.role_ids)?;
            rules::may_give(&me, Permissions::NONE, permissions)?;
            let new = NewStaff {
                first_name: first_name.clone(),
                last_name: last_name.clone(),
                email: email.clone(),
                password_hash: None,
                sales_desk_id: known_desk(tx, input.sales_desk_id)?,
                verified: false,
            };
            let id = staff::create(tx, &new)?;
            queries::set_roles(tx, id, &input.role_ids)?;
            let made = queries::find(tx, id)?;
            invitation::send(tx, caller.app(), caller.brand().name(), &made)?;
            audit::record(tx, &actor, "staff.created", id, json!({}), &made)?;
            Ok(OneStaff { staff: made })
        })
        .await?;
    Ok(reply)
}

/// What is wanted of a change, checked as far as that goes without the database.
struct Change {
    first_name: Option<String>,
    last_name: Option<String>,
    roles: Option<Vec<RoleId>>,
    desk: Option<Option<SalesDeskId>>,
    enabled: Option<bool>,
}

pub async fn change(staff: Staff<WriteStaff>, Path(id): Path<StaffId>, Json(input): Json<ChangeStaff>) -> Answer<Reply<OneStaff>> {
    few(input.role_ids.as_deref().unwrap_or_default())?;
    let wanted = Change {
        first_name: input.first_name.map(|text| fields::line("firstName", &text, 100)).transpose()?,
        last_name: input.last_name.map(|text| fields::line("lastName", &text, 100)).transpose()?,
        roles: input.role_ids,
        desk: input.sales_desk_id,
        enabled: input.enabled,
    };
    let caller: Caller = (*staff).clone();
    let reply = staff.change(move |tx| apply(tx, &caller, id, &wanted)).await?;
    Ok(reply)
}

fn apply(tx: &mut Tx<'_>, caller: &Caller, id: StaffId, wanted: &Change) -> Result<OneStaff> {
    queries::lock_rights(tx)?;
    let before = queries::find(tx, id)?;
    let mut after = before.clone();
    after.first_name = wanted.first_name.clone().unwrap_or(after.first_name);
    after.last_name = wanted.last_name.clone().unwrap_or(after.last_name);
    after.enabled = wanted.enabled.unwrap_or(after.enabled);
    if let Some(desk) = wanted.desk {
        after.sales_desk_id = known_desk(tx, desk)?;
    }
    queries::update(tx, &after)?;
    if let Some(roles) = &wanted.roles {
        let held: Vec<RoleId> = before.roles.iter().map(|role| role.id).collect();
        let (had, gets) = (rules::permissions_of(tx, &held)?, rules::permissions_of(tx, roles)?);
        rules::may_give(caller.principal()?, had, gets)?;
        queries::set_roles(tx, id, roles)?;
    }
    rules::somebody_is_left(tx)?;
    if before.enabled && !after.enabled {
        sessions::end_all(tx, Kind::Staff, id.uuid(), None)?;
        one_time::spend_all(tx, Purpose::StaffInvitation, id.uuid())?;
    }
    let after = queries::find(tx, id)?;
    audit::record(tx, &caller.actor(), "staff.changed", id, &before, &after)?;
    Ok(OneStaff { staff: after })
}
