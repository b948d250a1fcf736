//! A forgotten password. Asking answers the same for everybody; the link is mailed to whom it concerns.

use foundation::auth::{Anonymous, Caller, Kind};
use foundation::http::{Answer, Json, Reply};
use foundation::{audit, password};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::{address, queries};
use crate::customers::letters::{Letterhead, Reader};
use crate::customers::{self, DONE, Success, input};
use crate::sessions::one_time::{self, Purpose};
use crate::{credentials, sessions};

/// How long somebody waits before another link is mailed.
const AGAIN_S: i64 = 60;

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "RequestPasswordReset")]
pub struct Forgotten {
    /// The e-mail address of the account.
    contact: String,
}

pub async fn request(caller: Anonymous, Json(given): Json<Forgotten>) -> Answer<Reply<Success>> {
    caller.app().limits().sign_in(caller.origin().ip)?;
    let email = input::needed("contact", &given.contact, 254)?;
    let letters = Letterhead::of(caller.app(), caller.brand());
    let asked = caller.change(move |tx| {
        let Some(customer) = customers::find_by_email(tx, &email)?.filter(customers::Customer::may_act) else { return Ok(DONE) };
        tx.alone(&format!("password_reset {}", customer.id))?;
        let last = queries::last_issued(tx, Purpose::PasswordReset, customer.id.uuid())?;
        if last.is_none_or(|last| last.plus_seconds(AGAIN_S) <= tx.now()) {
            letters.reset_password(tx, &Reader::of(&customer))?;
        }
        Ok(DONE)
    });
    asked.await
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "ResetPassword")]
pub struct NewPassword {
    /// As it was mailed.
    reset_token: String,
    password: String,
    password_confirmation: String,
}

pub async fn reset(caller: Anonymous, Json(given): Json<NewPassword>) -> Answer<Reply<Success>> {
    caller.app().limits().sign_in(caller.origin().ip)?;
    password::check_customer(&given.password)?;
    if given.password != given.password_confirmation {
        return Err(Problem::invalid("password_confirmation", "is not the same password").into());
    }
    differs(&caller, &given).await?;
    let hash = caller.app().passwords().hash(&given.password).await?;
    let (by, letters) = (caller.actor(), Letterhead::of(caller.app(), caller.brand()));
    let done = caller.change(move |tx| {
        let unknown = || Problem::invalid("reset_token", "is unknown, over, or was used before");
        let spent = one_time::spend_text(tx, Purpose::PasswordReset, given.reset_token.trim())?.ok_or_else(unknown)?;
        if spent.user_kind != Kind::Customer {
            return Err(unknown());
        }
        let customer = customers::find(tx, spent.user_id.into())?;
        credentials::set_password(tx, Kind::Customer, spent.user_id, &hash, None)?;
        // The link was read at this address, so it is theirs.
        if spent.detail.as_deref() == Some(customer.email.as_str()) {
            address::set_confirmed(tx, &by, Kind::Customer, spent.user_id)?;
        }
        sessions::settle_grade(tx, Kind::Customer, spent.user_id)?;
        letters.password_changed(tx, &Reader::of(&customer))?;
        audit::record(tx, &by, "user.password_reset", spent.user_id, json!(null), json!({ "kind": Kind::Customer }))?;
        Ok(DONE)
    });
    done.await
}

/// A password that somebody else chose is not chosen again.
async fn differs(caller: &Caller, given: &NewPassword) -> Result<()> {
    let token = given.reset_token.trim().to_owned();
    let known = caller.read(move |read| match one_time::look_text(read, Purpose::PasswordReset, &token)? {
        Some(asked) if asked.user_kind == Kind::Customer => credentials::queries::find(read, asked.user_kind, asked.user_id).map(Some),
        _ => Ok(None),
    });
    match known.await? {
        Some(user)
            if user.password_is_initial && caller.app().passwords().verify(&given.password, user.password_hash.as_deref()).await? =>
        {
            Err(Problem::invalid("password", "expected another password than the one that was chosen for you"))
        }
        _ => Ok(()),
    }
}
