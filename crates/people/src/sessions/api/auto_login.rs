//! Signing in by a link. The page that the link opens does nothing until its reader asks it to; then it calls this.

use foundation::auth::{Anonymous, Caller, Grade, Kind};
use foundation::http::{Answer, Json};
use kernel::Problem;
use schemars::JsonSchema;
use serde::Deserialize;

use super::portal::{Kept, Portal};
use super::sign_in::{SessionCreated, open};
use crate::credentials;
use crate::sessions::one_time::{self, Purpose};
use crate::sessions::{NewSession, standing};

const MINUTES: i64 = 30;

#[derive(Deserialize, JsonSchema)]
pub struct SpendAutoLogin {
    pub token: String,
}

pub async fn spend(caller: Anonymous, portal: Portal, Json(input): Json<SpendAutoLogin>) -> Answer<Kept<SessionCreated>> {
    let days = caller.app().config().sessions.refresh_days;
    caller.app().limits().sign_in(caller.origin().ip)?;
    let brand = caller.brand().clone();
    let caller: Caller = (*caller).clone();
    let answer = brand
        .write(move |tx| {
            let Some(spent) = one_time::spend_text(tx, Purpose::AutoLogin, input.token.trim())? else { return Err(invalid()) };
            if spent.user_kind != Kind::Customer {
                return Err(invalid());
            }
            let user = credentials::queries::find(tx, spent.user_kind, spent.user_id)?;
            if !user.enabled {
                return Err(invalid());
            }
            let standing = standing(tx, &user)?;
            let new = NewSession { minutes: MINUTES, ..NewSession::of(&caller, user.kind, user.id, Grade::Link) };
            open(tx, &caller, new, standing, "link")
        })
        .await?;
    Ok(portal.keep(days, answer, |answer| &mut answer.refresh_token))
}

fn invalid() -> Problem {
    Problem::unauthenticated("invalid_token").because("This link is unknown, over, or was used before; sign in with your password.")
}
