//! The operations on saved views.

use foundation::audit;
use foundation::auth::permission::WriteStaff;
use foundation::auth::{Principal, SignedIn};
use foundation::http::{Answer, Json, Path, Query, Reply};
use kernel::{Problem, Result, SavedViewId, StaffId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries;
use crate::customers::{DONE, Success};
use crate::fields;

/// More than anybody finds again.
pub const MOST: i64 = 200;
const LONGEST_NAME: usize = 60;
const LONGEST_SEARCH: usize = 2_000;

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SavedView {
    pub id: SavedViewId,
    /// The list's name, such as `customers`.
    pub list: String,
    pub name: String,
    /// The search part of the list's address, without the question mark.
    pub search: String,
    /// Whether all staff have it.
    pub shared: bool,
    pub owner_id: StaffId,
    pub owner_name: String,
    pub updated_at: Timestamp,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "SavedViewFilter")]
pub struct Filter {
    list: String,
}

#[derive(Serialize, JsonSchema)]
pub struct SavedViews {
    views: Vec<SavedView>,
}

/// Views are there for staff who have signed in with all that it takes.
fn owner(user: &Principal) -> Result<StaffId> {
    let id = user.staff_id()?;
    user.full().map(|()| id)
}

pub async fn list(user: SignedIn, Query(filter): Query<Filter>) -> Answer<Json<SavedViews>> {
    let me = owner(user.principal()?)?;
    Ok(Json(SavedViews { views: user.read(move |read| queries::list(read, &filter.list, me)).await? }))
}

#[derive(Clone, Deserialize, JsonSchema)]
#[schemars(rename = "CreateSavedView")]
pub struct New {
    list: String,
    name: String,
    search: String,
    #[serde(default)]
    shared: bool,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OneSavedView")]
pub struct One {
    view: SavedView,
}

/// The name of a list is a word of ours; it is not looked up, since lists belong to the portal.
fn list_name(text: &str) -> Result<String> {
    let fits = (1..=60).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    fits.then(|| text.to_owned()).ok_or_else(|| Problem::invalid("list", "expected small letters, digits and hyphens, at most 60"))
}

fn searched(text: &str) -> Result<String> {
    let text = text.trim_start_matches('?');
    if text.chars().count() > LONGEST_SEARCH || text.chars().any(char::is_control) {
        return Err(Problem::invalid("search", format!("expected the search part of an address, at most {LONGEST_SEARCH} characters")));
    }
    Ok(text.to_owned())
}

pub async fn create(user: SignedIn, Json(input): Json<New>) -> Answer<Reply<One>> {
    let (me, by) = (user.principal()?.clone(), user.actor());
    let owner_id = owner(&me)?;
    let (list, name) = (list_name(&input.list)?, fields::line("name", &input.name, LONGEST_NAME)?);
    let search = searched(&input.search)?;
    user.create(move |tx| {
        tx.alone(&format!("saved_view {owner_id}"))?;
        if queries::count(tx, owner_id)? >= MOST {
            return Err(Problem::conflict("too_many_views").because(format!("You have {MOST} views already.")));
        }
        let view = SavedView {
            id: tx.new_id(),
            list: list.clone(),
            name: name.clone(),
            search: search.clone(),
            shared: input.shared,
            owner_id,
            owner_name: me.name.clone(),
            updated_at: tx.now(),
        };
        queries::insert(tx, &view)?;
        audit::record(tx, &by, "saved_view.created", view.id, json!({}), &view)?;
        Ok(One { view })
    })
    .await
}

#[derive(Clone, Deserialize, JsonSchema)]
#[schemars(rename = "ChangeSavedView")]
pub struct Change {
    name: Option<String>,
    search: Option<String>,
    shared: Option<bool>,
}

/// What others keep to themselves is not there.
fn visible(view: SavedView, me: StaffId) -> Result<SavedView> {
    if view.shared || view.owner_id == me { Ok(view) } else { Err(Problem::not_found()) }
}

fn not_yours() -> Problem {
    Problem::forbidden("not_your_view").because("This view belongs to somebody else.")
}

pub async fn change(user: SignedIn, Path(id): Path<SavedViewId>, Json(input): Json<Change>) -> Answer<Reply<One>> {
    let (me, by) = (owner(user.principal()?)?, user.actor());
    let name = input.name.as_deref().map(|name| fields::line("name", name, LONGEST_NAME)).transpose()?;
    let search = input.search.as_deref().map(searched).transpose()?;
    user.change(move |tx| {
        tx.alone(&format!("saved_view {me}"))?;
        let before = visible(queries::find(tx, id)?, me)?;
        if before.owner_id != me {
            return Err(not_yours());
        }
        let mut view = before.clone();
        view.name = name.clone().unwrap_or(view.name);
        view.search = search.clone().unwrap_or(view.search);
        view.shared = input.shared.unwrap_or(view.shared);
        view.updated_at = tx.now();
        queries::update(tx, &view)?;
        audit::record(tx, &by, "saved_view.changed", id, &before, &view)?;
        Ok(One { view })
    })
    .await
}

pub async fn delete(user: SignedIn, Path(id): Path<SavedViewId>) -> Answer<Reply<Success>> {
    let (me, by) = (user.principal()?.clone(), user.actor());
    let own = owner(&me)?;
    user.change(move |tx| {
        let before = visible(queries::find(tx, id)?, own)?;
        if before.owner_id != own && !me.permissions.holds::<WriteStaff>() {
            return Err(not_yours());
        }
        queries::delete(tx, id)?;
        audit::record(tx, &by, "saved_view.deleted", id, &before, json!({}))?;
        Ok(DONE)
    })
    .await
}
