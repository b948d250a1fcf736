//! Sales desks.

use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadSales, WriteSales};
use foundation::db::Read;
use foundation::http::{Answer, Json, Page, Path, Query, Reply};
use kernel::{Problem, Result, SalesDeskId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries;
use crate::leads::input;
use crate::staff::queries::alone_with_desks;
use crate::staff::refs::{self, StaffRef};

/// A sales desk with those who sit at it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SalesDesk {
    id: SalesDeskId,
    name: String,
    sales_people: Vec<StaffRef>,
}

#[derive(Deserialize, JsonSchema)]
pub struct DeskBody {
    #[serde(default)]
    name: Option<String>,
}

fn name(body: &DeskBody) -> Result<String> {
    input::name("name", body.name.as_deref())?.ok_or_else(|| Problem::invalid("name", "is required"))
}

fn people_of(all: &[(StaffRef, refs::Enabled)], desk: SalesDeskId) -> Vec<StaffRef> {
    let desk = desk.to_string();
    let sits = |person: &StaffRef| person.sales_desk_id.as_deref() == Some(desk.as_str());
    all.iter().filter(|(person, enabled)| *enabled && sits(person)).map(|(person, _)| person.clone()).collect()
}

fn shown(read: &mut Read<'_>, id: SalesDeskId) -> Result<SalesDesk> {
    let name = queries::desk_name(read, id)?;
    Ok(SalesDesk { id, name, sales_people: people_of(&refs::all(read)?, id) })
}

pub async fn create(staff: Staff<WriteSales>, Json(body): Json<DeskBody>) -> Answer<Reply<SalesDesk>> {
    let (by, name) = (staff.actor(), name(&body)?);
    staff
        .create(move |tx| {
            let id: SalesDeskId = tx.new_id();
            queries::insert_desk(tx, id, &name)?;
            audit::record(tx, &by, "sales_desk.created", id, json!(null), json!({ "name": name }))?;
            shown(tx, id)
        })
        .await
}

#[derive(Deserialize, JsonSchema)]
pub struct DesksQuery {
    /// 1 to 1000, 100 when nothing is said.
    limit: Option<i64>,
    offset: Option<i64>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Desks {
    sales_desks: Vec<SalesDesk>,
    pages: i64,
    count: i64,
}

pub async fn list(staff: Staff<ReadSales>, Query(query): Query<DesksQuery>) -> Answer<Json<Desks>> {
    let page = Page::new(query.limit, query.offset, 100, foundation::http::list::MOST)?;
    let desks = staff
        .read(move |read| {
            let (desks, count) = queries::desks(read, page.limit, page.offset)?;
            let people = refs::all(read)?;
            let sales_desks = desks.into_iter().map(|(id, name)| SalesDesk { id, name, sales_people: people_of(&people, id) }).collect();
            Ok(Desks { sales_desks, pages: page.pages(count), count })
        })
        .await?;
    Ok(Json(desks))
}

pub async fn get(staff: Staff<ReadSales>, Path(id): Path<SalesDeskId>) -> Answer<Json<SalesDesk>> {
    Ok(Json(staff.read(move |read| shown(read, id)).await?))
}

pub async fn rename(staff: Staff<WriteSales>, Path(id): Path<SalesDeskId>, Json(body): Json<DeskBody>) -> Answer<Reply<SalesDesk>> {
    let (by, name) = (staff.actor(), name(&body)?);
    staff
        .change(move |tx| {
            let before = queries::desk_name(tx, id)?;
            queries::rename_desk(tx, id, &name)?;
            audit::record(tx, &by, "sales_desk.renamed", id, json!({ "name": before }), json!({ "name": name }))?;
            shown(tx, id)
        })
        .await
}

#[derive(Serialize, JsonSchema)]
pub struct Deleted {
    message: String,
}

pub async fn delete(staff: Staff<WriteSales>, Path(id): Path<SalesDeskId>) -> Answer<Reply<Deleted>> {
    let by = staff.actor();
    staff
        .change(move |tx| {
            // Nobody is moved to it meanwhile.
            alone_with_desks(tx)?;
            let desk = shown(tx, id)?;
            let desk_id = id.to_string();
            let all = refs::all(tx)?;
            if all.iter().any(|(person, _)| person.sales_desk_id.as_deref() == Some(desk_id.as_str())) {
                return Err(Problem::conflict("desk_in_use").because("Move the people of this desk first."));
            }
            queries::delete_desk(tx, id)?;
            audit::record(tx, &by, "sales_desk.deleted", id, json!({ "name": desk.name }), json!(null))?;
            Ok(Deleted { message: "The sales desk is closed.".into() })
        })
        .await
}
