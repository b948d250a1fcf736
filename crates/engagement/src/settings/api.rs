//! Settings by their keys.

use foundation::audit;
use foundation::auth::permission::{ReadSettings, WriteSettings};
use foundation::auth::{Anonymous, Staff};
use foundation::brand::Brand;
use foundation::db::Read;
use foundation::http::{Answer, Json, Path, Reply};
use foundation::settings::{self, BRAND_NAME, Kind, Setting};
use foundation::words;
use kernel::{Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::ALL;

words! {
    /// What a value may be.
    #[schemars(rename = "SettingKind")]
    pub enum Sort {
        Flag = "FLAG",
        Line = "LINE",
        Color = "COLOR",
        Email = "EMAIL",
        Whole = "WHOLE",
    }
}

/// A setting with what it may be.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Setting")]
pub struct Shown {
    key: String,
    kind: Sort,
    /// What counts now.
    value: String,
    default: String,
    /// Of a number.
    minimum: Option<i64>,
    maximum: Option<i64>,
    /// Of a text.
    max_length: Option<usize>,
    updated_at: Option<Timestamp>,
    /// The name of whoever changed it last.
    updated_by: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct Settings {
    settings: Vec<Shown>,
}

/// The contract's answer.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "SettingValue")]
pub struct Value {
    value: String,
}

#[derive(Clone, Deserialize, JsonSchema)]
#[schemars(rename = "UpdateSetting")]
pub struct Update {
    /// As text, whatever its kind: `true`, `18`, `#3466d6`.
    val: String,
}

fn find(key: &str) -> Result<&'static Setting> {
    ALL.into_iter().find(|setting| setting.key == key).ok_or_else(Problem::not_found)
}

/// What a brand looks like and nothing more; whatever else is set moves money or opens doors.
fn is_look(setting: &Setting) -> bool {
    setting.key.starts_with("brand.")
}

/// A brand that was given no name is called as it was when it was added.
fn value(read: &mut Read<'_>, brand: &Brand, setting: &Setting) -> Result<String> {
    if setting.key == BRAND_NAME.key { settings::brand_name(read, brand) } else { setting.value(read) }
}

fn shown(read: &mut Read<'_>, brand: &Brand, setting: &Setting) -> Result<Shown> {
    let (kind, minimum, maximum, max_length) = match setting.kind {
        Kind::Flag => (Sort::Flag, None, None, None),
        Kind::Line(most) => (Sort::Line, None, None, Some(most)),
        Kind::Color => (Sort::Color, None, None, None),
        Kind::Email => (Sort::Email, None, None, None),
        Kind::Whole(from, to) => (Sort::Whole, Some(from), Some(to), None),
    };
    let (updated_at, updated_by) = setting.last_change(read)?.map_or((None, None), |(at, by)| (Some(at), by));
    let (key, default) = (setting.key.to_owned(), setting.default.to_owned());
    Ok(Shown { key, kind, value: value(read, brand, setting)?, default, minimum, maximum, max_length, updated_at, updated_by })
}

pub async fn list(staff: Staff<ReadSettings>) -> Answer<Json<Settings>> {
    let brand = staff.brand().clone();
    let found = staff.read(move |read| ALL.into_iter().map(|setting| shown(read, &brand, setting)).collect::<Result<_>>());
    Ok(Json(Settings { settings: found.await? }))
}

pub async fn get(staff: Staff<ReadSettings>, Path(key): Path<String>) -> Answer<Json<Value>> {
    let (setting, brand) = (find(&key)?, staff.brand().clone());
    Ok(Json(Value { value: staff.read(move |read| value(read, &brand, setting)).await? }))
}

pub async fn update(staff: Staff<WriteSettings>, Path(key): Path<String>, Json(input): Json<Update>) -> Answer<Reply<Value>> {
    let setting = find(&key)?;
    let wanted = setting.check("val", &input.val)?;
    if !is_look(setting) {
        staff.fresh_proof()?;
    }
    let (by, brand) = (staff.actor(), staff.brand().clone());
    staff
        .change(move |tx| {
            let before = value(tx, &brand, setting)?;
            setting.set(tx, &wanted, by.name.as_deref())?;
            let after = value(tx, &brand, setting)?;
            audit::record(tx, &by, "setting.changed", setting.key, json!({ "value": before }), json!({ "value": after }))?;
            Ok(Value { value: after })
        })
        .await
}

/// What everybody may see of a brand, before they sign in too.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Brand")]
pub struct Look {
    name: String,
    /// Empty: the usual one.
    color: String,
    support_email: String,
    red_is_up: bool,
}

pub async fn brand(caller: Anonymous) -> Answer<Json<Look>> {
    let brand = caller.brand().clone();
    let settings::Look { name, color, support_email, red_is_up } = caller.read(move |read| settings::look(read, &brand)).await?;
    Ok(Json(Look { name, color, support_email, red_is_up }))
}
