//! Prolonging a session.

use foundation::auth::Anonymous;
use foundation::http::{Answer, Json};
use kernel::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::portal::{Kept, Portal};
use crate::sessions::rotation::{self, Terms};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefreshSession {
    /// Empty in a portal, whose browser keeps it in a cookie.
    pub refresh_token: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionRefreshed {
    pub token: String,
    pub refresh_token: String,
}

pub async fn refresh(caller: Anonymous, portal: Portal, Json(input): Json<RefreshSession>) -> Answer<Kept<SessionRefreshed>> {
    let presented = portal.presented(&input.refresh_token).ok_or_else(invalid)?;
    let terms = Terms::of(&caller);
    let pair = caller.brand().write(move |tx| rotation::rotate(tx, &presented, &terms)).await?;
    let pair = pair.ok_or_else(invalid)?;
    let answer = SessionRefreshed { token: pair.token, refresh_token: pair.refresh_token };
    Ok(portal.keep(caller.app().config().sessions.refresh_days, answer, |answer| &mut answer.refresh_token))
}

fn invalid() -> Problem {
    Problem::unauthenticated("invalid_token").because("The refresh token is unknown, expired, revoked or used before; sign in again.")
}
