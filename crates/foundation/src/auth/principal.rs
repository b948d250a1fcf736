//! The person behind a request, as the people area knows them.

use kernel::{ApiKeyId, CustomerId, Problem, Result, SessionId, StaffId, Timestamp};
use uuid::Uuid;

use super::permission::Permissions;
use crate::db::{Read, Tx};

crate::words! {
    /// Which book a user stands in.
    #[schemars(rename = "UserKind")]
    pub enum Kind {
        Staff = "STAFF",
        Customer = "CUSTOMER",
    }
}

crate::words! {
    /// How far a session reaches.
    pub enum Grade {
        /// Signed in with the password (and the second factor, where one is set).
        Full = "FULL",
        /// Came by an auto-login link: onboarding and deposits only, until the password is entered.
        Link = "LINK",
        /// Signed in, but steps before sign-in are outstanding: onboarding only.
        Onboarding = "ONBOARDING",
        /// A staff user looking as the customer: reading only.
        Impersonated = "IMPERSONATED",
        /// Signed in by a partner's program at `/auth/login`: reports only.
        Service = "SERVICE",
    }
}

/// A signed-in user with the rights of this moment.
#[derive(Clone, Debug)]
pub struct Principal {
    pub kind: Kind,
    pub id: Uuid,
    pub name: String,
    pub permissions: Permissions,
    pub is_affiliate: bool,
    pub grade: Grade,
    /// None when an API key acts for the user.
    pub session: Option<SessionId>,
    /// The API key that a partner's program signed in with; the session is good with that key only.
    pub session_key: Option<ApiKeyId>,
    /// The staff user who looks through the customer's eyes.
    pub impersonator: Option<(StaffId, String)>,
    /// When the user last gave password or code in this session.
    pub proven_at: Option<Timestamp>,
    /// The use of the session that was written down last; None when an API key acts for the user.
    pub last_used_at: Option<Timestamp>,
}

/// A live API key and whom it acts for.
#[derive(Clone, Debug)]
pub struct KeyHolder {
    pub id: ApiKeyId,
    pub name: String,
    pub domain: String,
    pub allowed_ips: Vec<String>,
    pub expires_at: Timestamp,
    /// The use of the key that was written down last.
    pub last_used_at: Option<Timestamp>,
    pub user: Option<Principal>,
}

/// How foundation finds who is calling, without knowing a table of the people area.
pub trait Directory: Send + Sync + 'static {
    /// The user of a live session, by the hash of its token.
    fn by_session(&self, read: &mut Read<'_>, token_hash: &str) -> Result<Option<Principal>>;
    /// A key that is neither revoked nor expired, by the hash of its secret.
    fn by_key(&self, read: &mut Read<'_>, key_hash: &str) -> Result<Option<KeyHolder>>;
    /// A single-use export token for this path: spends it, and says whose session it stands for.
    fn spend_export_token(&self, tx: &mut Tx<'_>, token_hash: &str, path: &str) -> Result<Option<Principal>>;
    /// Writes down that a session or a key is in use; called at most about once a minute for each.
    fn note_use(&self, tx: &mut Tx<'_>, session: Option<SessionId>, key: Option<ApiKeyId>) -> Result<()>;
    /// Removes what proves nothing any more and is no use to look back on; answers how many rows.
    fn forget_old(&self, tx: &mut Tx<'_>) -> Result<u64>;
}

/// How long a password or a code counts as fresh.
pub const FRESH_S: i64 = 300;

impl Principal {
    /// For what a stolen session must not reach: the user gave password or code within the last five minutes.
    pub fn fresh_proof(&self, now: Timestamp) -> Result<()> {
        match self.proven_at {
            Some(at) if now < at.plus_seconds(FRESH_S) => Ok(()),
            _ => {
                Err(Problem::forbidden("proof_needed")
                    .because("Enter your password or code again (POST /sessions/prove), then repeat this."))
            }
        }
    }

    /// For what takes a whole session: 403 for one that may only look or finish onboarding, with what is missing.
    pub fn full(&self) -> Result<()> {
        match self.grade {
            Grade::Full => Ok(()),
            Grade::Link => Err(Problem::forbidden("password_needed").because("Sign in with your password to do this.")),
            Grade::Onboarding => Err(Problem::forbidden("onboarding_outstanding")
                .because("Finish the steps of your registration first, and replace the password if somebody else chose it.")),
            Grade::Impersonated => Err(Problem::forbidden("impersonated").because("While looking as a customer nothing can be changed.")),
            Grade::Service => Err(Problem::forbidden("service_session").because("This token is good for reports only.")),
        }
    }

    pub fn customer_id(&self) -> Result<CustomerId> {
        match self.kind {
            Kind::Customer => Ok(CustomerId::from_uuid(self.id)),
            Kind::Staff => Err(Problem::not_found()),
        }
    }
    pub fn staff_id(&self) -> Result<StaffId> {
        match self.kind {
            Kind::Staff => Ok(StaffId::from_uuid(self.id)),
            Kind::Customer => Err(Problem::not_found()),
        }
    }
}

crate::words! {
    /// Whose hand it was, as the audit log and the activities write it.
    pub enum ActorKind {
        Customer = "CUSTOMER",
        Staff = "STAFF",
        ApiKey = "API_KEY",
        System = "SYSTEM",
    }
}

/// Whose hand it was, from where.
#[derive(Clone, Debug)]
pub struct Actor {
    pub kind: ActorKind,
    pub id: Option<String>,
    pub name: Option<String>,
    /// The customer whom a staff user looks as.
    pub on_behalf_of: Option<String>,
    pub ip: Option<String>,
    pub user_agent: Option<String>,
}

impl Actor {
    pub fn system() -> Actor {
        Actor { kind: ActorKind::System, id: None, name: None, on_behalf_of: None, ip: None, user_agent: None }
    }

    /// Four eyes: whoever asked may not be the one who approves.
    pub fn differs_from(&self, other_id: &str) -> Result<()> {
        if self.id.as_deref() == Some(other_id) {
            return Err(Problem::forbidden("same_person").because("Somebody else has to approve this."));
        }
        Ok(())
    }
}
