//! The second factor of whoever is signed in.

use axum::http::HeaderMap;
use foundation::audit;
use foundation::auth::{Caller, Kind, SignedIn};
use foundation::db::json_text;
use foundation::http::{Answer, Json, Reply};
use foundation::totp::{self, RecoveryCode};
use kernel::Problem;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::prove::code_alone;
use crate::credentials::{self, second_factor};
use crate::customers::{DONE, Success};
use crate::fields;
use crate::sessions::grade::{settle_grade, two_factor_required};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TwoFactorEnrolled {
    /// To be shown as a QR code.
    pub otpauth_url: String,
    /// Each stands in once for a lost phone; shown this once.
    pub recovery_codes: Vec<String>,
}

#[derive(Deserialize, JsonSchema)]
pub struct ConfirmTwoFactor {
    /// What the authenticator shows now.
    pub otp: String,
}

#[derive(Deserialize, JsonSchema)]
pub struct RemoveTwoFactor {
    /// What the authenticator shows now, or a recovery code; the header X-Otp will do as well.
    #[serde(default)]
    pub otp: Option<String>,
}

fn already_on() -> Problem {
    Problem::conflict("two_factor_on").because("There is a second factor already; give it up first.")
}

pub async fn enrol(caller: SignedIn) -> Answer<Json<TwoFactorEnrolled>> {
    caller.fresh_proof()?;
    let (user, actor, issuer) = (caller.principal()?.clone(), caller.actor(), caller.brand().name().to_owned());
    let enrolled = caller
        .brand()
        .write(move |tx| {
            let credential = credentials::queries::lock(tx, user.kind, user.id)?;
            let made = totp::enrol(&issuer, &credential.email, &*tx.entropy())?;
            let codes = totp::recovery_codes(&*tx.entropy());
            let hashes: Vec<String> = codes.iter().map(RecoveryCode::hash).collect();
            let sealed = credential.seal_secret(tx, &made.secret)?;
            if !credentials::queries::enrol(tx, user.kind, user.id, &sealed, &json_text(&hashes))? {
                return Err(already_on());
            }
            audit::record(tx, &actor, "two_factor.begun", user.id, json!({}), json!({}))?;
            let recovery_codes = codes.iter().map(|code| code.expose().to_owned()).collect();
            Ok(TwoFactorEnrolled { otpauth_url: made.url.expose().clone(), recovery_codes })
        })
        .await?;
    Ok(Json(enrolled))
}

pub async fn confirm(caller: SignedIn, Json(input): Json<ConfirmTwoFactor>) -> Answer<Reply<Success>> {
    let otp = fields::line("otp", &input.otp, 64)?;
    caller.app().limits().sign_in(caller.origin().ip)?;
    let (user, actor) = (caller.principal()?.clone(), caller.actor());
    let reply = caller
        .change(move |tx| {
            let credential = credentials::queries::lock(tx, user.kind, user.id)?;
            if credential.totp_confirmed {
                return Err(already_on());
            }
            if credential.totp_secret.is_none() {
                return Err(Problem::conflict("two_factor_not_begun").because("Begin with POST /me/two-factor."));
            }
            if !second_factor::is_step(tx, &credential, &otp)? {
                return Err(Problem::invalid("otp", "is not what the authenticator shows at this time"));
            }
            credentials::queries::confirm(tx, user.kind, user.id)?;
            settle_grade(tx, user.kind, user.id)?;
            audit::record(tx, &actor, "two_factor.confirmed", user.id, json!({ "twoFactor": false }), json!({ "twoFactor": true }))?;
            Ok(DONE)
        })
        .await?;
    Ok(reply)
}

pub async fn remove(caller: SignedIn, headers: HeaderMap, Json(input): Json<RemoveTwoFactor>) -> Answer<Json<Success>> {
    let header = headers.get("x-otp").and_then(|value| value.to_str().ok()).map(str::to_owned);
    let otp = input.otp.or(header).map(|code| fields::line("otp", &code, 64)).transpose()?;
    caller.app().limits().sign_in(caller.origin().ip)?;
    let (brand, actor) = (caller.brand().clone(), caller.actor());
    let caller: Caller = (*caller).clone();
    let outcome = brand
        .write(move |tx| {
            let user = caller.principal()?;
            let credential = credentials::queries::lock(tx, user.kind, user.id)?;
            if !credential.totp_confirmed {
                return Err(Problem::conflict("two_factor_off").because("There is no second factor."));
            }
            if user.kind == Kind::Staff && two_factor_required(tx)? {
                return Err(Problem::forbidden("two_factor_required").because("The house wants its staff to have a second factor."));
            }
            if let Err(refusal) = code_alone(tx, &caller, credential, otp.as_deref())? {
                return Ok(Err(refusal));
            }
            credentials::queries::remove_factor(tx, user.kind, user.id)?;
            audit::record(tx, &actor, "two_factor.removed", user.id, json!({ "twoFactor": true }), json!({ "twoFactor": false }))?;
            Ok(Ok(DONE))
        })
        .await?;
    Ok(Json(outcome?))
}
