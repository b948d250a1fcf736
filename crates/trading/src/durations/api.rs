//! The operations on position durations.

use foundation::audit;
use foundation::auth::permission::WriteTrading;
use foundation::auth::{SignedIn, Staff};
use foundation::http::{Answer, Json, Reply};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Durations, LONGEST_S, queries};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "PositionDurations")]
pub struct View {
    /// Seconds; empty when every duration is allowed.
    position_durations: Vec<String>,
    /// Seconds, as the order ticket proposes them.
    default_value: Option<String>,
}

#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "PositionDurationsInput")]
pub struct Input {
    /// Seconds, separated by commas; an empty text allows every duration.
    #[serde(default)]
    value: Option<String>,
    #[serde(default)]
    default_value: Option<String>,
}

fn view(durations: &Durations) -> View {
    View {
        position_durations: durations.seconds.iter().map(i64::to_string).collect(),
        default_value: durations.usual.map(|seconds| seconds.to_string()),
    }
}

fn seconds(field: &str, text: &str) -> Result<i64> {
    let read = text.trim().parse().ok().filter(|seconds| (1..=LONGEST_S).contains(seconds));
    read.ok_or_else(|| Problem::invalid(field, format!("whole seconds from 1 to {LONGEST_S}")))
}

impl Input {
    /// What is not mentioned stays.
    fn over(&self, before: Durations) -> Result<Durations> {
        let mut after = before;
        if let Some(value) = &self.value {
            let parts = value.split(',').filter(|part| !part.trim().is_empty());
            after.seconds = parts.map(|part| seconds("value", part)).collect::<Result<_>>()?;
            after.seconds.sort_unstable();
            after.seconds.dedup();
        }
        if after.seconds.len() > 100 {
            return Err(Problem::invalid("value", "at most 100 durations"));
        }
        if let Some(usual) = &self.default_value {
            after.usual = if usual.is_empty() { None } else { Some(seconds("defaultValue", usual)?) };
        }
        match after.usual {
            Some(usual) => after.check("defaultValue", usual).map(|()| after),
            None => Ok(after),
        }
    }
}

pub async fn get(user: SignedIn) -> Answer<Json<View>> {
    Ok(Json(view(&user.read(queries::find).await?)))
}

pub async fn update(staff: Staff<WriteTrading>, Json(input): Json<Input>) -> Answer<Reply<View>> {
    let by = staff.actor();
    staff
        .change(move |tx| {
            tx.alone("position_durations")?;
            let before = queries::find(tx)?;
            let after = input.over(before.clone())?;
            queries::set(tx, &after)?;
            audit::record(tx, &by, "position_durations.changed", "all", &before, &after)?;
            Ok(view(&after))
        })
        .await
}
