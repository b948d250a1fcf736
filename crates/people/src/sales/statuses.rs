//! Sales statuses. Leads carry the name of theirs, so a new name is brought to them by a job.

use foundation::app::App;
use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadSales, WriteSales};
use foundation::brand::Brand;
use foundation::http::{Answer, Json, Path, Reply};
use foundation::jobs::{self, Job};
use kernel::{Problem, Result, SalesStatusId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::queries;
use crate::leads::{self, input};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SalesStatus {
    pub id: SalesStatusId,
    pub status: String,
    /// `#` and six hexadecimal digits.
    pub color: String,
}

#[derive(Deserialize, JsonSchema)]
pub struct StatusBody {
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    color: Option<String>,
}

const GREY: &str = "#6b7280";

impl StatusBody {
    fn status(&self) -> Result<Option<String>> {
        input::name("status", self.status.as_deref())
    }
    fn color(&self) -> Result<Option<String>> {
        let Some(color) = self.color.as_deref().map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
        let digits = color.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit()));
        match digits {
            Some(_) => Ok(Some(color.to_ascii_lowercase())),
            None => Err(Problem::invalid("color", "expected a colour as # and six hexadecimal digits")),
        }
    }
}

pub async fn create(staff: Staff<WriteSales>, Json(body): Json<StatusBody>) -> Answer<Reply<SalesStatus>> {
    let status = body.status()?.ok_or_else(|| Problem::invalid("status", "is required"))?;
    let (by, color) = (staff.actor(), body.color()?.unwrap_or_else(|| GREY.to_owned()));
    staff
        .create(move |tx| {
            let id = queries::insert_status(tx, &status, &color)?;
            let made = SalesStatus { id, status: status.clone(), color: color.clone() };
            audit::record(tx, &by, "sales_status.created", id, json!(null), &made)?;
            Ok(made)
        })
        .await
}

#[derive(Serialize, JsonSchema)]
pub struct Statuses {
    statuses: Vec<SalesStatus>,
}

pub async fn list(staff: Staff<ReadSales>) -> Answer<Json<Statuses>> {
    Ok(Json(Statuses { statuses: staff.read(queries::statuses).await? }))
}

pub async fn by_name(staff: Staff<ReadSales>, Path(name): Path<String>) -> Answer<Json<SalesStatus>> {
    Ok(Json(staff.read(move |read| queries::status_by_name(read, &name)).await?))
}

pub async fn change(staff: Staff<WriteSales>, Path(id): Path<SalesStatusId>, Json(body): Json<StatusBody>) -> Answer<Reply<SalesStatus>> {
    let (by, status, color) = (staff.actor(), body.status()?, body.color()?);
    staff
        .change(move |tx| {
            tx.alone("sales_status")?;
            let before = queries::find_status(tx, id)?;
            let after = SalesStatus {
                id,
                status: status.clone().unwrap_or_else(|| before.status.clone()),
                color: color.clone().unwrap_or_else(|| before.color.clone()),
            };
            queries::change_status(tx, &after)?;
            if before.status != after.status {
                jobs::enqueue(tx, RenameStatus { status: id, from: before.status.clone() })?;
            }
            audit::record(tx, &by, "sales_status.changed", id, before, &after)?;
            Ok(after)
        })
        .await
}

/// Brings the present name of a status to the leads that have an earlier one.
#[derive(Serialize, Deserialize)]
pub struct RenameStatus {
    pub status: SalesStatusId,
    pub from: String,
}

impl Job for RenameStatus {
    const KIND: &'static str = "sales.rename_status";

    async fn run(self, _: App, brand: Brand) -> Result<()> {
        let id = self.status;
        let name = brand.read(move |read| queries::find_status(read, id)).await?.status;
        leads::rename_status(&brand, id, &self.from, &name).await
    }
}
