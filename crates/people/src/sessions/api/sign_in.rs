//! Signing in with a password.

use foundation::auth::{Anonymous, Caller, Kind};
use foundation::db::Tx;
use foundation::http::{Answer, Json};
use foundation::{audit, outbox};
use kernel::Result;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::portal::{Kept, Portal};
use crate::credentials::{self, Refusal, Verdict, attempted, invalid, judge, otp_needed, whose};
use crate::fields;
use crate::onboarding::Step;
use crate::sessions::user::{self, User};
use crate::sessions::{NewSession, Standing, members_url, standing, start};

/// Who signs in.
#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SignIn {
    /// The e-mail address of a staff user or a customer.
    #[serde(default)]
    pub username: Option<String>,
    #[serde(default)]
    pub password: Option<String>,
    /// The code of the authenticator, or a recovery code; asked for with 401 `otp_needed`.
    #[serde(default)]
    pub otp: Option<String>,
}

/// A session that was just started.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SessionCreated {
    pub token: String,
    pub refresh_token: String,
    pub user: User,
    /// Steps of the registration that come before everything else.
    pub outstanding_onboarding_steps: Vec<Step>,
    /// The password was chosen by somebody else and must be replaced before anything else can be done.
    pub password_change_needed: bool,
    /// The house wants a second factor, which must be set up before anything else can be done.
    pub two_factor_needed: bool,
}

pub async fn create(caller: Anonymous, portal: Portal, Json(input): Json<SignIn>) -> Answer<Kept<SessionCreated>> {
    let username = fields::needed("username", input.username.as_deref(), 254)?;
    let password = fields::secret("password", input.password.as_deref())?;
    let otp = input.otp.map(|code| fields::line("otp", &code, 64)).transpose()?;
    caller.app().limits().sign_in(caller.origin().ip)?;
    let answer = attempted(|| attempt(&caller, &username, &password, otp.clone()), invalid).await?;
    Ok(portal.keep(caller.app().config().sessions.refresh_days, answer, |answer| &mut answer.refresh_token))
}

async fn attempt(caller: &Caller, username: &str, password: &str, otp: Option<String>) -> Result<Result<SessionCreated, Refusal>> {
    let found = whose(caller, username, password).await?;
    let (brand, caller) = (caller.brand().clone(), caller.clone());
    let judged = brand.write(move |tx| {
        let limits = &caller.app().config().limits;
        match judge(tx, limits, &found, otp.as_deref(), &caller.origin().ip.to_string())? {
            Verdict::Refused => Ok(Err(invalid().into())),
            Verdict::OtpNeeded => Ok(Err(otp_needed().into())),
            Verdict::Changed => Ok(Err(Refusal::Changed)),
            Verdict::Passed(user) => {
                let standing = standing(tx, &user)?;
                let new = NewSession::of(&caller, user.kind, user.id, standing.grade());
                open(tx, &caller, new, standing, "password").map(Ok)
            }
        }
    });
    judged.await
}

/// Starts the session, tells of it, and puts the answer together.
pub fn open(tx: &mut Tx<'_>, caller: &Caller, new: NewSession, standing: Standing, way: &str) -> Result<SessionCreated> {
    let (kind, user_id, grade) = (new.kind, new.user_id, new.grade);
    let started = start(tx, new)?;
    credentials::queries::signed_in(tx, kind, user_id)?;
    let user = user::find(tx, kind, user_id, &members_url(caller.app()))?;
    let about = json!({
        "sessionId": started.id, "kind": kind, "userId": user_id, "name": user.name, "way": way, "grade": grade,
        "ip": caller.origin().ip, "userAgent": caller.origin().user_agent,
    });
    if kind == Kind::Staff || way != "password" {
        let mut actor = caller.actor();
        actor.id = actor.id.or_else(|| Some(user_id.to_string()));
        actor.name = actor.name.or_else(|| Some(user.name.clone()));
        actor.kind = if kind == Kind::Staff { foundation::auth::ActorKind::Staff } else { foundation::auth::ActorKind::Customer };
        audit::record(tx, &actor, "session.started", started.id, json!({}), &about)?;
    }
    outbox::emit(tx, "session.started", &about)?;
    Ok(SessionCreated {
        token: started.token,
        refresh_token: started.refresh_token.unwrap_or_default(),
        user,
        outstanding_onboarding_steps: standing.steps,
        password_change_needed: standing.password_change,
        two_factor_needed: standing.two_factor,
    })
}
