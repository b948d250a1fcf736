//! Prolonging a session.

use foundation::auth::Anonymous;
use foundation::http::{Answer, Json};
use foundation::token::{Kind as TokenKind, Token};
use kernel::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::sessions::rotation::{self, Terms};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct RefreshSession {
    pub refresh_token: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionRefreshed {
    pub token: String,
    pub refresh_token: String,
}

pub async fn refresh(caller: Anonymous, Json(input): Json<RefreshSession>) -> Answer<Json<SessionRefreshed>> {
    let presented = Token::parse(TokenKind::Refresh, input.refresh_token.trim()).ok_or_else(invalid)?;
    let terms = Terms::of(&caller);
    let pair = caller.brand().write(move |tx| rotation::rotate(tx, &presented, &terms)).await?;
    let pair = pair.ok_or_else(invalid)?;
    Ok(Json(SessionRefreshed { token: pair.token, refresh_token: pair.refresh_token }))
}

fn invalid() -> Problem {
    Problem::unauthenticated("invalid_token").because("The refresh token is unknown, expired, revoked or used before; sign in again.")
}
