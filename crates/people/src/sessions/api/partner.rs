//! Signing a partner's program in: the key, its domain, and the password of the one user whom the key acts for.

use foundation::audit;
use foundation::auth::{Caller, Grade, KeyHolder, KeyOnly};
use foundation::http::{Answer, Json};
use kernel::Result;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use crate::credentials::{Found, Refusal, Right, Verdict, attempted, invalid, judge, otp_needed, whose};
use crate::fields;
use crate::sessions::{NewSession, start};

const MINUTES: i64 = 60;

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartnerLogin {
    pub email: String,
    pub password: String,
    /// Read and ignored: the token is good for an hour.
    #[serde(default)]
    #[allow(dead_code)]
    pub remember_me: Option<bool>,
    /// The code of the authenticator, where the user has one.
    #[serde(default)]
    pub otp: Option<String>,
}

#[derive(Serialize, JsonSchema)]
pub struct PartnerToken {
    /// To be sent as X-Auth-Token.
    pub token: String,
}

pub async fn login(caller: KeyOnly, Json(input): Json<PartnerLogin>) -> Answer<Json<PartnerToken>> {
    let email = fields::line("email", &input.email, 254)?;
    let password = fields::secret("password", Some(&input.password))?;
    let otp = input.otp.map(|code| fields::line("otp", &code, 64)).transpose()?;
    caller.app().limits().sign_in(caller.origin().ip)?;
    let answer = attempted(|| attempt(&caller, &email, &password, otp.clone()), invalid).await?;
    Ok(Json(answer))
}

async fn attempt(caller: &KeyOnly, email: &str, password: &str, otp: Option<String>) -> Result<Result<PartnerToken, Refusal>> {
    let key = caller.key()?.clone();
    // Another user of the house, with the right password, is still not the one whom this key acts for.
    let found = match whose(caller, email, password).await? {
        Found::Right(right) if !acts_for(&key, &right) => Found::Wrong(vec![(right.kind, right.id)]),
        found => found,
    };
    let (brand, actor) = (caller.brand().clone(), caller.actor());
    let caller: Caller = (**caller).clone();
    brand
        .write(move |tx| {
            let limits = &caller.app().config().limits;
            let user = match judge(tx, limits, &found, otp.as_deref(), &caller.origin().ip.to_string())? {
                Verdict::Refused => return Ok(Err(invalid().into())),
                Verdict::OtpNeeded => return Ok(Err(otp_needed().into())),
                Verdict::Changed => return Ok(Err(Refusal::Changed)),
                Verdict::Passed(user) => user,
            };
            let new = NewSession {
                api_key_id: Some(key.id),
                minutes: MINUTES,
                refresh_days: None,
                ..NewSession::of(&caller, user.kind, user.id, Grade::Service)
            };
            let started = start(tx, new)?;
            let about = json!({ "sessionId": started.id, "kind": user.kind, "userId": user.id, "apiKeyId": key.id });
            audit::record(tx, &actor, "session.started", started.id, json!({}), about)?;
            Ok(Ok(PartnerToken { token: started.token }))
        })
        .await
}

fn acts_for(key: &KeyHolder, user: &Right) -> bool {
    key.user.as_ref().is_some_and(|own| own.id == user.id && own.kind == user.kind)
}
