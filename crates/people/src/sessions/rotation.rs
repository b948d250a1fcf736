//! Trading a refresh token for a new pair.

use foundation::auth::{Actor, Caller, Grade, Kind};
use foundation::db::Tx;
use foundation::token::{Kind as TokenKind, Token};
use foundation::{audit, outbox};
use kernel::{Result, Timestamp};
use serde_json::json;

use super::queries::{self, Refreshable, Rotation};
use super::standing;
use crate::credentials;

/// Who asks, and how long the new tokens are to live.
#[derive(Clone)]
pub struct Terms {
    ip: String,
    user_agent: Option<String>,
    access_minutes: i64,
    refresh_days: i64,
    actor: Actor,
}

impl Terms {
    pub fn of(caller: &Caller) -> Terms {
        let config = &caller.app().config().sessions;
        Terms {
            ip: caller.origin().ip.to_string(),
            user_agent: caller.origin().user_agent.clone(),
            access_minutes: i64::from(config.access_minutes),
            refresh_days: i64::from(config.refresh_days),
            actor: caller.actor(),
        }
    }
}

pub struct Pair {
    pub token: String,
    pub refresh_token: String,
}

/// The new pair; None when the token is good for nothing. A token that was traded in before was copied by somebody: owner and thief
/// cannot be told apart, so both are signed out. That, too, is committed.
pub fn rotate(tx: &mut Tx<'_>, presented: &Token, terms: &Terms) -> Result<Option<Pair>> {
    let spent = presented.hash();
    let Some(session) = queries::refreshable(tx, &spent)? else {
        end_stolen(tx, &spent, terms)?;
        return Ok(None);
    };
    let user = credentials::queries::find(tx, session.kind, session.user_id)?;
    if !user.enabled {
        return Ok(None);
    }
    let grade = match session.grade {
        Grade::Full | Grade::Onboarding => standing(tx, &user)?.grade(),
        other => other,
    };
    let (entropy, (expires_at, refresh_expires_at)) = (tx.entropy(), ends(tx.now(), &session, terms));
    let token = Token::issue(TokenKind::Session, &*entropy);
    let refresh = Token::issue(TokenKind::Refresh, &*entropy);
    let (token_hash, refresh_hash) = (token.hash(), refresh.hash());
    let rotation = Rotation {
        token_hash: &token_hash,
        refresh_hash: &refresh_hash,
        grade,
        expires_at,
        refresh_expires_at,
        ip: &terms.ip,
        user_agent: terms.user_agent.as_deref(),
    };
    if !queries::rotate(tx, &session, &spent, &rotation)? {
        end_stolen(tx, &spent, terms)?;
        return Ok(None);
    }
    Ok(Some(Pair { token: token.expose().to_owned(), refresh_token: refresh.expose().to_owned() }))
}

/// What came by a link ends when it was to end, however often it is traded.
fn ends(now: Timestamp, session: &Refreshable, terms: &Terms) -> (Timestamp, Timestamp) {
    match session.grade {
        Grade::Link => (session.expires_at, session.expires_at),
        _ => (now.plus_seconds(terms.access_minutes * 60), now.plus_days(terms.refresh_days)),
    }
}

fn end_stolen(tx: &mut Tx<'_>, hash: &str, terms: &Terms) -> Result<()> {
    let Some(family) = queries::spent_family(tx, hash)? else { return Ok(()) };
    if queries::end_family(tx, family)? == 0 {
        return Ok(());
    }
    let Some((kind, user_id)) = queries::owner_of_family(tx, family)? else { return Ok(()) };
    let about = json!({ "kind": kind, "userId": user_id, "ip": terms.ip, "userAgent": terms.user_agent });
    audit::record(tx, &terms.actor, "session.refresh_token_reused", family, json!({}), &about)?;
    if kind == Kind::Customer {
        outbox::emit(tx, "session.refresh_token_reused", &about)?;
    }
    Ok(())
}
