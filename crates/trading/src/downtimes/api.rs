//! The operations on downtimes.

use engine::{Command, Downtime};
use foundation::audit;
use foundation::auth::permission::{ReadTrading, WriteTrading};
use foundation::auth::{SignedIn, Staff};
use foundation::db::Tx;
use foundation::http::{Answer, Json, NoContent, Path, Reply};
use kernel::{Problem, Result, Timestamp};
use money::book::{BookDesk, Books};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::queries::{self, Row};
use crate::instruments;

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "DowntimeView")]
pub struct View {
    id: i64,
    title: String,
    start_date: Timestamp,
    end_date: Timestamp,
    /// Empty for all.
    symbols: Vec<String>,
    created_at: Timestamp,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "DowntimeList")]
pub struct All {
    count: usize,
    downtimes: Vec<View>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OneDowntime")]
pub struct One {
    downtime: View,
}

#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "DowntimeInput")]
pub struct Input {
    start_date: Timestamp,
    end_date: Timestamp,
    title: String,
    /// Empty for all.
    symbols: Vec<String>,
}

fn view(row: &Row) -> View {
    View {
        id: row.id,
        title: row.title.clone(),
        start_date: row.start,
        end_date: row.end,
        symbols: row.symbols.clone(),
        created_at: row.created_at,
    }
}

impl Input {
    fn check(&self, tx: &mut Tx<'_>) -> Result<()> {
        if self.title.is_empty() || self.title.chars().count() > 200 {
            return Err(Problem::invalid("title", "1 to 200 characters"));
        }
        if self.end_date <= self.start_date {
            return Err(Problem::invalid("endDate", "a time after the start"));
        }
        if self.symbols.len() > 10_000 {
            return Err(Problem::invalid("symbols", "at most 10000 symbols"));
        }
        for (at, symbol) in self.symbols.iter().enumerate() {
            let field = format!("symbols[{at}]");
            let symbol = instruments::model::symbol(&field, symbol)?;
            if !instruments::queries::exists(tx, symbol)? {
                return Err(Problem::invalid(field, "a known symbol"));
            }
        }
        Ok(())
    }
}

fn tell_book(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>) -> Result<()> {
    let rows = queries::all(tx)?.iter().map(Row::downtime).collect::<Result<Vec<Downtime>>>()?;
    desk.perform(tx, &Command::SetDowntimes(rows)).map(|_| ())
}

pub async fn list(user: SignedIn) -> Answer<Json<All>> {
    let downtimes: Vec<View> = user.read(queries::all).await?.iter().map(view).collect();
    Ok(Json(All { count: downtimes.len(), downtimes }))
}

pub async fn get(staff: Staff<ReadTrading>, Path(id): Path<i64>) -> Answer<Json<One>> {
    Ok(Json(One { downtime: view(&staff.read(move |read| queries::find(read, id)).await?) }))
}

pub async fn create(staff: Staff<WriteTrading>, Json(new): Json<Input>) -> Answer<Reply<One>> {
    let (by, once) = (staff.actor(), staff.once());
    let made = staff.brand().book(move |tx, desk| {
        once.run(tx, 201, |tx| {
            new.check(tx)?;
            let id = queries::insert(tx, &new.title, new.start_date, new.end_date, &new.symbols)?;
            tell_book(tx, desk)?;
            let downtime = view(&queries::find(tx, id)?);
            audit::record(tx, &by, "downtime.created", id, Value::Null, &downtime)?;
            Ok(One { downtime })
        })
    });
    Ok(made.await?)
}

pub async fn update(staff: Staff<WriteTrading>, Path(id): Path<i64>, Json(new): Json<Input>) -> Answer<Reply<One>> {
    let (by, once) = (staff.actor(), staff.once());
    let changed = staff.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            let before = view(&queries::find(tx, id)?);
            new.check(tx)?;
            queries::update(tx, id, &new.title, new.start_date, new.end_date, &new.symbols)?;
            tell_book(tx, desk)?;
            let downtime = view(&queries::find(tx, id)?);
            audit::record(tx, &by, "downtime.changed", id, &before, &downtime)?;
            Ok(One { downtime })
        })
    });
    Ok(changed.await?)
}

pub async fn delete(staff: Staff<WriteTrading>, Path(id): Path<i64>) -> Answer<NoContent> {
    let (by, once) = (staff.actor(), staff.once());
    let removed = staff.brand().book(move |tx, desk| {
        once.run(tx, 204, |tx| {
            let before = view(&queries::find(tx, id)?);
            queries::delete(tx, id)?;
            tell_book(tx, desk)?;
            audit::record(tx, &by, "downtime.deleted", id, &before, Value::Null)
        })
    });
    Ok(NoContent::after(removed.await?))
}
