//! The operations on conversions.

use engine::{Command, Conversion};
use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadSettings, WriteSettings};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Currency, Problem, Result, Timestamp};
use money::book::{BookDesk, Books};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::queries::{self, Row};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Conversion")]
pub struct View {
    id: i64,
    target: String,
    source: String,
    path: String,
    created_at: Timestamp,
    updated_at: Timestamp,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "NewConversion")]
pub struct New {
    target: String,
    source: String,
    /// Symbols in order, separated by commas: `EURUSD,NZDUSD`.
    path: String,
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ConversionChanges")]
pub struct Changes {
    #[serde(default)]
    path: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "ConversionDeleted")]
pub struct Done {
    success: bool,
}

fn view(row: &Row) -> View {
    View {
        id: row.id,
        target: row.target.to_string(),
        source: row.source.to_string(),
        path: row.path.clone(),
        created_at: row.created_at,
        updated_at: row.updated_at,
    }
}

fn currency(field: &str, text: &str) -> Result<Currency> {
    text.parse().map_err(|expected| Problem::invalid(field, expected))
}

pub async fn list(staff: Staff<ReadSettings>) -> Answer<Json<Vec<View>>> {
    Ok(Json(staff.read(queries::all).await?.iter().map(view).collect()))
}

pub async fn get(staff: Staff<ReadSettings>, Path(id): Path<i64>) -> Answer<Json<View>> {
    Ok(Json(view(&staff.read(move |read| queries::find(read, id)).await?)))
}

/// Tells the book the paths as they are stored now. A path it refuses takes the change back.
fn tell_book(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>) -> Result<()> {
    let rows = queries::all(tx)?.iter().map(Row::conversion).collect::<Result<Vec<Conversion>>>()?;
    desk.perform(tx, &Command::SetConversions(rows)).map(|_| ())
}

pub async fn create(staff: Staff<WriteSettings>, Json(new): Json<New>) -> Answer<Reply<View>> {
    let (source, target) = (currency("source", &new.source)?, currency("target", &new.target)?);
    Conversion::parse(source, target, &new.path).map_err(Problem::from)?;
    let path = new.path;
    let (by, once) = (staff.actor(), staff.once());
    let made = staff.brand().book(move |tx, desk| {
        once.run(tx, 201, |tx| {
            if queries::is_taken(tx, source, target)? {
                return Err(Problem::conflict("conversion_exists").because("There is a path for these currencies."));
            }
            let id = queries::insert(tx, source, target, &path)?;
            tell_book(tx, desk)?;
            let row = queries::find(tx, id)?;
            audit::record(tx, &by, "conversion.created", id, Value::Null, view(&row))?;
            Ok(view(&row))
        })
    });
    Ok(made.await?)
}

pub async fn update(staff: Staff<WriteSettings>, Path(id): Path<i64>, Json(changes): Json<Changes>) -> Answer<Reply<View>> {
    let (by, once) = (staff.actor(), staff.once());
    let changed = staff.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            let before = queries::find(tx, id)?;
            if let Some(path) = &changes.path {
                Conversion::parse(before.source, before.target, path)?;
                queries::update(tx, id, path)?;
                tell_book(tx, desk)?;
            }
            let after = queries::find(tx, id)?;
            audit::record(tx, &by, "conversion.changed", id, view(&before), view(&after))?;
            Ok(view(&after))
        })
    });
    Ok(changed.await?)
}

pub async fn delete(staff: Staff<WriteSettings>, Path(id): Path<i64>) -> Answer<Reply<Done>> {
    let (by, once) = (staff.actor(), staff.once());
    let removed = staff.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            let before = queries::find(tx, id)?;
            queries::delete(tx, id)?;
            tell_book(tx, desk)?;
            audit::record(tx, &by, "conversion.deleted", id, view(&before), Value::Null)?;
            Ok(Done { success: true })
        })
    });
    Ok(removed.await?)
}
