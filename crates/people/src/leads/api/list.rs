//! Reading leads.

use foundation::auth::{OrKey, Staff, permission::ReadLeads};
use foundation::http::{Answer, Json, Page, Path, Query};
use kernel::{LeadId, Problem};
use schemars::{JsonSchema, Schema};
use serde::{Deserialize, Serialize};

use super::super::model::Lead;
use super::super::queries;
use super::super::search::{self, FetchLeadFilters, Sort, Which};
use crate::staff::refs::{self, StaffRef};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(transform = filters_are_expected)]
pub struct ListLeads {
    /// 1 to 1000.
    limit: i64,
    offset: i64,
    /// createdAt, updatedAt, name, email, country, source, salesStatus or lastContactAt, with |ASC or |DESC.
    order_by: String,
    /// No filters at all, which a form cannot write, are all leads.
    #[serde(default)]
    filters: FetchLeadFilters,
    /// An id, the beginning of an e-mail address with its @, or a part of name, address or number.
    search: Option<String>,
}

fn filters_are_expected(schema: &mut Schema) {
    let required = schema.ensure_object().entry("required").or_insert_with(|| serde_json::json!([]));
    if let Some(names) = required.as_array_mut() {
        names.push("filters".into());
    }
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "LeadPage")]
pub struct Leads {
    leads: Vec<Lead>,
    pages: i64,
    count: i64,
}

pub async fn list(staff: Staff<ReadLeads, OrKey>, Query(query): Query<ListLeads>) -> Answer<Json<Leads>> {
    let page = Page::new(Some(query.limit), Some(query.offset), 50, foundation::http::list::MOST)?;
    let sort = Sort::parse(&query.order_by)?;
    let which = Which::new(query.filters, query.search.as_deref(), staff.staff_id()?, |name, expected| {
        let name = if name == "search" { name } else { format!("filters.{name}") };
        Problem::parameter(name, expected)
    })?;
    let leads = staff
        .read(move |read| {
            let count = search::count(read, &which)?;
            let leads = search::page(read, &which, sort, page)?;
            Ok(Leads { leads: super::with_people(read, leads)?, pages: page.pages(count), count })
        })
        .await?;
    Ok(Json(leads))
}

pub async fn get(staff: Staff<ReadLeads, OrKey>, Path(id): Path<LeadId>) -> Answer<Json<Lead>> {
    // Two look-ups by key: on SQLite they cost less than handing them to another thread.
    Ok(Json(staff.peek(move |read| super::shown(read, id)).await?))
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SalesPeople {
    sales_people: Vec<StaffRef>,
}

pub async fn sales_people(staff: Staff<ReadLeads, OrKey>) -> Answer<Json<SalesPeople>> {
    let all = staff.read(refs::all).await?;
    Ok(Json(SalesPeople { sales_people: all.into_iter().filter(|(_, enabled)| *enabled).map(|(person, _)| person).collect() }))
}

pub async fn sources(staff: Staff<ReadLeads, OrKey>) -> Answer<Json<Vec<String>>> {
    Ok(Json(staff.read(queries::sources).await?))
}
