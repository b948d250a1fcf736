//! Credentials: the password and the second factor of staff and customers alike, and how often they were guessed wrong.
//!
//! Invariants
//! - Nobody else reads or writes these columns.
//! - Whether a name is unknown, a password wrong, a user disabled or an account locked, the answer is the same and costs the same.
//! - A one-time code and a recovery code are good once, also when two requests bring them at the same time.
//! - A failed attempt is written down even though the attempt fails.

pub mod model;
pub mod queries;
pub mod second_factor;
mod verdict;

pub use model::{Credential, Door};
pub use second_factor::{Factor, check_factor};
pub use verdict::{Found, Refusal, Right, Verdict, attempted, invalid, is_open, judge, judge_user, otp_needed, whose};

use foundation::auth::Kind;
use foundation::db::Tx;
use kernel::{Result, SessionId};
use uuid::Uuid;

use crate::sessions::one_time::{self, Purpose};

/// Gives a user the password that they chose: its hash. Failures are forgotten, every session but `keep` ends, and links to set
/// the password or to sign in are worthless from now on.
pub fn set_password(tx: &mut Tx<'_>, kind: Kind, id: Uuid, hash: &str, keep: Option<SessionId>) -> Result<()> {
    queries::set_password(tx, kind, id, hash)?;
    for purpose in [Purpose::PasswordReset, Purpose::StaffInvitation, Purpose::AutoLogin] {
        one_time::spend_all(tx, purpose, id)?;
    }
    crate::sessions::queries::end_all(tx, kind, id, keep)?;
    Ok(())
}
