//! Sessions: how a user proves who they are, and for how long that lasts.
//!
//! Invariants
//! - Tokens are opaque and stored as hashes; a stolen database signs nobody in.
//! - A refresh token is good once. One that comes twice ends every session of its family.
//! - A session ends at once, on every node: each request looks it up.
//! - A session that came by a link reaches onboarding and deposits, until the password is given.
//! - Nothing that answers a token is kept for a repeated request: a repeat starts another session.

mod api;
pub mod grade;
pub mod links;
pub mod model;
pub mod one_time;
pub mod queries;
mod rotation;
pub mod user;

#[cfg(test)]
mod tests;

pub use grade::{Standing, settle_grade, standing};
pub use links::{auto_login_link, members_url};
pub use model::{Live, NewSession, Started};

use foundation::auth::{Caller, Grade, Kind};
use foundation::db::Tx;
use foundation::http::Routes;
use foundation::token::{Kind as TokenKind, Token};
use kernel::{Result, SessionId, Timestamp};
use uuid::Uuid;

/// Starts a session and answers its tokens, which are not stored.
pub fn start(tx: &mut Tx<'_>, new: NewSession) -> Result<Started> {
    let entropy = tx.entropy();
    let token = Token::issue(TokenKind::Session, &*entropy);
    let refresh = new.refresh_days.map(|_| Token::issue(TokenKind::Refresh, &*entropy));
    let id: SessionId = tx.new_id();
    queries::insert(tx, id, &token.hash(), refresh.as_ref().map(Token::hash).as_deref(), &new)?;
    Ok(Started { id, token: token.expose().to_owned(), refresh_token: refresh.map(|token| token.expose().to_owned()) })
}

impl NewSession {
    /// A session as the settings want it, for a user who calls now.
    pub fn of(caller: &Caller, kind: Kind, user_id: Uuid, grade: Grade) -> NewSession {
        let sessions = &caller.app().config().sessions;
        NewSession {
            kind,
            user_id,
            grade,
            api_key_id: None,
            impersonator: None,
            ip: caller.origin().ip.to_string(),
            user_agent: caller.origin().user_agent.clone(),
            minutes: i64::from(sessions.access_minutes),
            refresh_days: Some(i64::from(sessions.refresh_days)),
            family: None,
        }
    }
}

/// Ends every session of a user at once, but for the one named.
pub fn end_all(tx: &mut Tx<'_>, kind: Kind, user_id: Uuid, except: Option<SessionId>) -> Result<u64> {
    queries::end_all(tx, kind, user_id, except)
}

/// How long an address from which somebody signed in counts as theirs, and so how long a session that is over is kept to look back on.
pub const KEPT_DAYS: i64 = 90;

/// Forgets sessions that ended before.
pub fn forget_old(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    queries::forget(tx, before)
}

pub fn routes() -> Vec<Routes> {
    api::routes()
}
