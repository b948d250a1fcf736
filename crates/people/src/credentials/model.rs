//! What a user proves themselves with.

use foundation::auth::Kind;
use foundation::config::Limits;
use kernel::Timestamp;
use uuid::Uuid;

/// The credential columns of one user.
#[derive(Clone)]
pub struct Credential {
    pub kind: Kind,
    pub id: Uuid,
    pub email: String,
    pub enabled: bool,
    pub password_hash: Option<String>,
    /// Chosen by somebody else.
    pub password_is_initial: bool,
    /// Sealed.
    pub totp_secret: Option<String>,
    pub totp_confirmed: bool,
    pub totp_last_step: Option<i64>,
    /// The stored JSON list of hashes.
    pub recovery_hashes: Option<String>,
    pub failed_logins: i64,
    pub failed_at: Option<Timestamp>,
}

/// Whether attempts are looked at now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    Open,
    /// Strangers wait; whoever signed in from this address before may try.
    Waiting,
    /// Nobody gets in until the password is set anew.
    Stopped,
}

impl Credential {
    pub fn door(&self, limits: &Limits, now: Timestamp) -> Door {
        if self.failed_logins >= i64::from(limits.login_stop_after) {
            return Door::Stopped;
        }
        let until = self.failed_at.map(|at| at.plus_seconds(i64::from(limits.login_lock_minutes) * 60));
        let locked = self.failed_logins >= i64::from(limits.login_lock_after) && until.is_some_and(|until| now < until);
        if locked { Door::Waiting } else { Door::Open }
    }

    pub const fn table(&self) -> &'static str {
        match self.kind {
            Kind::Staff => "staff",
            Kind::Customer => "customer",
        }
    }
}
