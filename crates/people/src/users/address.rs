//! Proving that an e-mail address is one's own.

use foundation::auth::{Actor, Kind, SignedIn};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Reply};
use foundation::{audit, outbox};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use super::queries;
use crate::customers::letters::Letterhead;
use crate::customers::{self, DONE, Success};
use crate::sessions;
use crate::sessions::one_time::{self, Purpose};

/// How long somebody waits before it is sent again.
const RESEND_S: i64 = 60;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "ConfirmEmail")]
pub struct Confirmation {
    /// As it was mailed.
    verify_token: String,
}

pub async fn confirm(caller: SignedIn, Json(given): Json<Confirmation>) -> Answer<Reply<Success>> {
    caller.app().limits().sign_in(caller.origin().ip)?;
    let (by, user) = (caller.actor(), caller.principal()?.clone());
    let confirmed = caller.change(move |tx| {
        let spent = one_time::spend_text(tx, Purpose::EmailConfirmation, given.verify_token.trim())?.ok_or_else(unknown)?;
        let current = queries::reader(tx, user.kind, user.id)?;
        let same = (spent.user_kind, spent.user_id) == (user.kind, user.id) && spent.detail.as_deref() == Some(current.email.as_str());
        if !same {
            return Err(unknown());
        }
        set_confirmed(tx, &by, user.kind, user.id)?;
        Ok(DONE)
    });
    confirmed.await
}

/// Says that the user's present address is theirs, and opens what waited for it.
pub fn set_confirmed(tx: &mut Tx<'_>, by: &Actor, kind: Kind, id: Uuid) -> Result<()> {
    if !queries::confirm_address(tx, kind, id)? {
        return Ok(());
    }
    one_time::spend_all(tx, Purpose::EmailConfirmation, id)?;
    if kind == Kind::Customer {
        customers::touch(tx, id.into())?;
        outbox::emit(tx, "customer.email_confirmed", json!({ "customerId": id }))?;
    }
    sessions::settle_grade(tx, kind, id)?;
    audit::record(tx, by, "user.email_confirmed", id, json!(null), json!({ "kind": kind }))
}

fn unknown() -> Problem {
    Problem::invalid("verifyToken", "is unknown, over, used before, or of another address")
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EmailConfirmationSent")]
pub struct Resent {
    success: bool,
    /// Where it went.
    email: String,
}

pub async fn resend(caller: SignedIn) -> Answer<Reply<Resent>> {
    let (user, letters) = (caller.principal()?.clone(), Letterhead::of(caller.app(), caller.brand()));
    let sent = caller.change(move |tx| {
        let to = queries::reader(tx, user.kind, user.id)?;
        if queries::is_confirmed(tx, user.kind, user.id)? {
            return Ok(Resent { success: true, email: to.email });
        }
        tx.alone(&format!("confirmation {}", user.id))?;
        if let Some(last) = queries::last_resent(tx, Purpose::EmailConfirmation, user.id)? {
            let wait_s = last.plus_seconds(RESEND_S).since(tx.now()) / 1_000_000;
            if wait_s > 0 {
                return Err(Problem::too_many(wait_s.unsigned_abs()));
            }
        }
        letters.confirm_address(tx, &to)?;
        Ok(Resent { success: true, email: to.email })
    });
    sent.await
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "EmailConfirmed")]
pub struct Confirmed {
    confirmed: bool,
}

pub async fn show(caller: SignedIn) -> Answer<Json<Confirmed>> {
    let user = caller.principal()?.clone();
    Ok(Json(Confirmed { confirmed: caller.read(move |read| queries::is_confirmed(read, user.kind, user.id)).await? }))
}
