//! The second factor: a code of the authenticator, or one of the codes for a lost phone.

use foundation::db::{Tx, from_json_text, json_text};
use foundation::secrets::{Place, Secret};
use foundation::totp;
use kernel::{Problem, Result};

use super::{Credential, queries};

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Factor {
    /// The user has none.
    NotEnrolled,
    /// There is one, and no code came.
    Missing,
    Wrong,
    Right,
}

/// The longest text that is looked at as a code.
const LONGEST: usize = 64;

impl Credential {
    fn place<'a>(&self, row: &'a str) -> Place<'a> {
        Place::new(self.table(), row, "totp_secret")
    }

    /// The authenticator's secret as it is stored.
    pub fn seal_secret(&self, tx: &Tx<'_>, secret: &Secret) -> Result<String> {
        let row = self.id.to_string();
        tx.sealer()?.seal(self.place(&row), secret.expose())
    }

    pub fn open_secret(&self, tx: &Tx<'_>) -> Result<Option<Secret>> {
        let row = self.id.to_string();
        self.totp_secret.as_ref().map(|cell| tx.sealer()?.open(self.place(&row), cell)).transpose()
    }
}

/// Checks a code and uses it up.
pub fn check_factor(tx: &mut Tx<'_>, user: &Credential, code: Option<&str>) -> Result<Factor> {
    if !user.totp_confirmed {
        return Ok(Factor::NotEnrolled);
    }
    let Some(code) = code.map(str::trim).filter(|code| !code.is_empty()) else { return Ok(Factor::Missing) };
    let right = code.len() <= LONGEST && (is_step(tx, user, code)? || is_recovery(tx, user, code)?);
    Ok(if right { Factor::Right } else { Factor::Wrong })
}

/// Whether it is the authenticator's code of this moment; its step is used up.
pub fn is_step(tx: &mut Tx<'_>, user: &Credential, code: &str) -> Result<bool> {
    let Some(secret) = user.open_secret(tx)? else { return Ok(false) };
    let last = user.totp_last_step.map(|step| u64::try_from(step).unwrap_or(0));
    match totp::check(&secret, code, tx.now(), last)? {
        Some(step) => {
            let step = i64::try_from(step).map_err(|_| Problem::internal("a step beyond all times"))?;
            queries::use_step(tx, user.kind, user.id, step)
        }
        None => Ok(false),
    }
}

fn is_recovery(tx: &mut Tx<'_>, user: &Credential, code: &str) -> Result<bool> {
    let Some(stored) = &user.recovery_hashes else { return Ok(false) };
    let mut hashes: Vec<String> = from_json_text(stored)?;
    let Some(at) = totp::recovery_match(code, &hashes) else { return Ok(false) };
    hashes.remove(at);
    queries::set_recovery(tx, user.kind, user.id, &json_text(&hashes), stored)
}
