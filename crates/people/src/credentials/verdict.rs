//! Judging an attempt: the password outside of the transaction, since hashing takes its time; everything else inside.

use foundation::auth::{Caller, Kind};
use foundation::config::Limits;
use foundation::db::Tx;
use kernel::{Problem, Result};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use super::second_factor::{Factor, check_factor};
use super::{Credential, Door, queries};
use crate::sessions;

/// How many kinds of unknown name are told apart.
const BUCKETS: u16 = 1_024;

/// Whom a name and a password belong to, before anything else is looked at.
#[derive(Clone)]
pub enum Found {
    /// Nobody has the name.
    Nobody {
        bucket: i64,
    },
    /// Somebody has it, and the password is another.
    Wrong(Vec<(Kind, Uuid)>),
    Right(Right),
}

/// The user whose password it was.
#[derive(Clone)]
pub struct Right {
    pub kind: Kind,
    pub id: Uuid,
    hash: String,
    /// The same password at today's cost, when it was stored at a lower one.
    rehash: Option<String>,
}

/// What becomes of an attempt. It is an answer of the transaction, not its failure, so that what was counted stays.
pub enum Verdict {
    Refused,
    OtpNeeded,
    /// Another hash is stored than the one that was compared. Nothing was judged, counted or used up.
    Changed,
    Passed(Box<Credential>),
}

/// Why an attempt came to nothing.
pub enum Refusal {
    /// As [`Verdict::Changed`].
    Changed,
    Because(Problem),
}

impl From<Problem> for Refusal {
    fn from(problem: Problem) -> Refusal {
        Refusal::Because(problem)
    }
}

/// Makes an attempt: finding, comparing and judging. Another one of the same moment may have stored the same password at today's cost
/// meanwhile; then it is made once more, against what is stored now, and that counts. `refused` answers if it was changed yet again.
pub async fn attempted<T, F>(attempt: impl Fn() -> F, refused: fn() -> Problem) -> Result<T>
where
    F: Future<Output = Result<Result<T, Refusal>>>,
{
    let mut judged = attempt().await?;
    if let Err(Refusal::Changed) = judged {
        judged = attempt().await?;
    }
    judged.map_err(|refusal| match refusal {
        Refusal::Changed => refused(),
        Refusal::Because(problem) => problem,
    })
}

/// The one answer to whatever was wrong.
pub fn invalid() -> Problem {
    Problem::unauthenticated("invalid_credentials")
        .because("The name, the password or the code is wrong, or the account is locked for a while after too many attempts.")
}

pub fn otp_needed() -> Problem {
    Problem::unauthenticated("otp_needed").because("Send the code of your authenticator, or a recovery code, as otp.")
}

/// Finds the user. A staff user and a customer may have the same e-mail: the password decides, staff first.
pub async fn whose(caller: &Caller, email: &str, password: &str) -> Result<Found> {
    let key = email.trim().to_lowercase();
    let candidates = caller.brand().read(move |read| queries::by_email(read, &key)).await?;
    among(caller, candidates, email, password).await
}

async fn among(caller: &Caller, candidates: Vec<Credential>, email: &str, password: &str) -> Result<Found> {
    let passwords = caller.app().passwords();
    let mut right = None;
    // Each is compared, also after the right one was found: how long it takes says nothing.
    for user in &candidates {
        let fits = passwords.verify(password, user.password_hash.as_deref()).await?;
        right = right.or(fits.then_some(user));
    }
    if candidates.is_empty() {
        passwords.verify(password, None).await?;
        return Ok(Found::Nobody { bucket: bucket(email) });
    }
    let Some((user, hash)) = right.and_then(|user| Some((user, user.password_hash.clone()?))) else {
        return Ok(Found::Wrong(candidates.iter().map(|user| (user.kind, user.id)).collect()));
    };
    let rehash = if passwords.needs_rehash(&hash) { Some(passwords.hash(password).await?) } else { None };
    Ok(Found::Right(Right { kind: user.kind, id: user.id, hash, rehash }))
}

fn bucket(email: &str) -> i64 {
    let digest = Sha256::digest(email.trim().to_lowercase());
    i64::from(u16::from_be_bytes([digest[0], digest[1]]) % BUCKETS)
}

/// The same for a user who is known already.
pub async fn judge_user(caller: &Caller, kind: Kind, id: Uuid, password: &str) -> Result<Found> {
    let user = caller.brand().read(move |read| queries::find(read, kind, id)).await?;
    let email = user.email.clone();
    among(caller, vec![user], &email, password).await
}

/// Judges what was found. Every failure burns a try, except while the account is locked to strangers, so that they cannot keep it locked.
pub fn judge(tx: &mut Tx<'_>, limits: &Limits, found: &Found, otp: Option<&str>, ip: &str) -> Result<Verdict> {
    match found {
        Found::Nobody { bucket } => {
            queries::nobody_failed(tx, *bucket)?;
            Ok(Verdict::Refused)
        }
        Found::Wrong(users) => {
            for (kind, id) in users {
                let user = queries::lock(tx, *kind, *id)?;
                if is_open(tx, &user, limits, ip)? {
                    queries::failed(tx, user.kind, user.id)?;
                }
            }
            Ok(Verdict::Refused)
        }
        Found::Right(right) => judge_right(tx, limits, right, otp, ip),
    }
}

fn judge_right(tx: &mut Tx<'_>, limits: &Limits, right: &Right, otp: Option<&str>, ip: &str) -> Result<Verdict> {
    let user = queries::lock(tx, right.kind, right.id)?;
    if !user.enabled || !is_open(tx, &user, limits, ip)? {
        return Ok(Verdict::Refused);
    }
    if user.password_hash.as_ref() != Some(&right.hash) {
        return Ok(Verdict::Changed);
    }
    match check_factor(tx, &user, otp)? {
        Factor::Missing => return Ok(Verdict::OtpNeeded),
        Factor::Wrong => {
            queries::failed(tx, user.kind, user.id)?;
            return Ok(Verdict::Refused);
        }
        Factor::NotEnrolled | Factor::Right => {}
    }
    queries::passed(tx, user.kind, user.id)?;
    if let Some(new) = &right.rehash {
        queries::rehash(tx, user.kind, user.id, new, &right.hash)?;
    }
    Ok(Verdict::Passed(Box::new(user)))
}

/// Whether an attempt from this address is looked at.
pub fn is_open(tx: &mut Tx<'_>, user: &Credential, limits: &Limits, ip: &str) -> Result<bool> {
    let now = tx.now();
    match user.door(limits, now) {
        Door::Open => Ok(true),
        Door::Waiting => sessions::queries::known_address(tx, user.kind, user.id, ip, now.plus_days(-sessions::KEPT_DAYS)),
        Door::Stopped => Ok(false),
    }
}
