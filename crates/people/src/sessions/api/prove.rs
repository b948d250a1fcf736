//! Proving oneself again within a session: what a stolen session cannot do.

use foundation::audit;
use foundation::auth::{Caller, Grade, SignedIn};
use foundation::db::Tx;
use foundation::http::{Answer, Json};
use kernel::{Problem, Result, SessionId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::credentials::{self, Credential, Factor, Found, Refusal, Verdict, attempted, check_factor, judge, judge_user};
use crate::fields;
use crate::sessions::{queries, standing};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ProveSession {
    /// Needed where there is no second factor, and in a session that came by a link.
    #[serde(default)]
    pub password: Option<String>,
    /// Needed where there is a second factor.
    #[serde(default)]
    pub otp: Option<String>,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionProven {
    pub success: bool,
    /// How far the session reaches now.
    pub grade: Grade,
    /// Until when this counts.
    pub fresh_until: Timestamp,
}

/// What is compared: the password with the code where there is one, or the code alone.
enum Proof {
    Password(Found),
    Code,
}

pub async fn prove(caller: SignedIn, Json(input): Json<ProveSession>) -> Answer<Json<SessionProven>> {
    let user = caller.principal()?.clone();
    let session = user.session.ok_or_else(|| Problem::forbidden("session_needed").because("Only a session can be proven."))?;
    let otp = input.otp.map(|code| fields::line("otp", &code, 64)).transpose()?;
    caller.app().limits().sign_in(caller.origin().ip)?;
    let password = match input.password {
        Some(password) => Some(fields::secret("password", Some(&password))?),
        None if user.grade == Grade::Link || otp.is_none() => return Err(Problem::invalid("password", "is required").into()),
        None => None,
    };
    Ok(Json(attempted(|| attempt(&caller, session, password.as_deref(), otp.clone()), refused).await?))
}

async fn attempt(
    caller: &SignedIn,
    session: SessionId,
    password: Option<&str>,
    otp: Option<String>,
) -> Result<Result<SessionProven, Refusal>> {
    let user = caller.principal()?.clone();
    let proof = match password {
        Some(password) => Proof::Password(judge_user(caller, user.kind, user.id, password).await?),
        None => Proof::Code,
    };
    let brand = caller.brand().clone();
    let (caller, actor): (Caller, _) = ((**caller).clone(), caller.actor());
    brand
        .write(move |tx| {
            let found = match compare(tx, &caller, &proof, otp.as_deref())? {
                Ok(found) => found,
                Err(refusal) => return Ok(Err(refusal)),
            };
            let grade = standing(tx, &found)?.grade();
            let refresh_ends = tx.now().plus_days(i64::from(caller.app().config().sessions.refresh_days));
            queries::proven(tx, session, grade, refresh_ends)?;
            audit::record(tx, &actor, "session.proven", session, json!({ "grade": user.grade }), json!({ "grade": grade }))?;
            Ok(Ok(SessionProven { success: true, grade, fresh_until: tx.now().plus_seconds(foundation::auth::FRESH_S) }))
        })
        .await
}

fn compare(tx: &mut Tx<'_>, caller: &Caller, proof: &Proof, otp: Option<&str>) -> Result<Result<Credential, Refusal>> {
    let (limits, ip) = (&caller.app().config().limits, caller.origin().ip.to_string());
    match proof {
        Proof::Password(found) => Ok(match judge(tx, limits, found, otp, &ip)? {
            Verdict::Passed(user) => Ok(*user),
            Verdict::OtpNeeded => Err(wrong("otp_needed", "Send the code of your authenticator as otp.").into()),
            Verdict::Refused => Err(refused().into()),
            Verdict::Changed => Err(Refusal::Changed),
        }),
        Proof::Code => {
            let who = caller.principal()?;
            let user = credentials::queries::lock(tx, who.kind, who.id)?;
            Ok(code_alone(tx, caller, user, otp)?.map_err(Refusal::from))
        }
    }
}

/// A code without a password: right, or a try burnt.
pub fn code_alone(tx: &mut Tx<'_>, caller: &Caller, user: Credential, otp: Option<&str>) -> Result<Result<Credential>> {
    let (limits, ip) = (&caller.app().config().limits, caller.origin().ip.to_string());
    if !credentials::is_open(tx, &user, limits, &ip)? {
        return Ok(Err(refused()));
    }
    Ok(match check_factor(tx, &user, otp)? {
        Factor::Right => {
            credentials::queries::passed(tx, user.kind, user.id)?;
            Ok(user)
        }
        Factor::Missing => Err(wrong("otp_needed", "Send the code of your authenticator as otp.")),
        Factor::NotEnrolled => Err(Problem::invalid("password", "is required, since there is no second factor")),
        Factor::Wrong => {
            credentials::queries::failed(tx, user.kind, user.id)?;
            Err(refused())
        }
    })
}

fn refused() -> Problem {
    wrong("proof_refused", "The password or the code is wrong, or there were too many attempts.")
}

/// 403, so that a client does not take it for the end of the session.
fn wrong(code: &'static str, because: &'static str) -> Problem {
    Problem::forbidden(code).because(because)
}
