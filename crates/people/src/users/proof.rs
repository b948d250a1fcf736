//! The password once more, before somebody changes what they sign in with.

use foundation::auth::{Kind, SignedIn};
use foundation::db::Read;
use kernel::{Problem, Result};
use uuid::Uuid;

use super::queries;
use crate::credentials::{self, Refusal, Verdict, attempted, judge, judge_user};

/// Whether this user has a password, and whether their address is confirmed.
pub fn of(read: &mut Read<'_>, kind: Kind, id: Uuid) -> Result<(bool, bool)> {
    let has_password = credentials::queries::find(read, kind, id)?.password_hash.is_some();
    Ok((has_password, queries::is_confirmed(read, kind, id)?))
}

/// Compares the password, and the code where there is a second factor. A wrong one burns a try, as at the door.
pub async fn check(caller: &SignedIn, password: &str, otp: Option<&str>) -> Result<()> {
    caller.app().limits().sign_in(caller.origin().ip)?;
    attempted(|| attempt(caller, password, otp), refused).await
}

async fn attempt(caller: &SignedIn, password: &str, otp: Option<&str>) -> Result<Result<(), Refusal>> {
    let user = caller.principal()?;
    let found = judge_user(caller, user.kind, user.id, password).await?;
    let (limits, ip) = (caller.app().config().limits.clone(), caller.origin().ip.to_string());
    let otp = otp.map(str::to_owned);
    let verdict = caller.brand().write(move |tx| judge(tx, &limits, &found, otp.as_deref(), &ip)).await?;
    Ok(match verdict {
        Verdict::Passed(_) => Ok(()),
        Verdict::OtpNeeded => Err(Problem::forbidden("otp_needed").because("Send the code of your authenticator as otp.").into()),
        Verdict::Refused => Err(refused().into()),
        Verdict::Changed => Err(Refusal::Changed),
    })
}

fn refused() -> Problem {
    Problem::forbidden("proof_refused")
        .because("The password or the code is wrong, or there were too many attempts.")
        .field("currentPassword", "was refused")
}
