//! Who is calling, for the foundation: sessions and API keys looked up with the rights of this moment.

use foundation::auth::permission::ImpersonateCustomers;
use foundation::auth::{Directory, Grade, KeyHolder, Kind, Permissions, Principal};
use foundation::db::{Read, Tx};
use kernel::{ApiKeyId, Problem, Result, SessionId, StaffId};
use uuid::Uuid;

use crate::api_keys;
use crate::customers;
use crate::sessions::{self, one_time};
use crate::staff;

/// The people of a brand, as callers.
pub struct People;

impl Directory for People {
    fn by_session(&self, read: &mut Read<'_>, token_hash: &str) -> Result<Option<Principal>> {
        let now = read.now();
        match sessions::queries::find_live(read, token_hash, now)? {
            Some(session) => principal(read, session.user_kind, session.user_id, session),
            None => Ok(None),
        }
    }

    fn by_key(&self, read: &mut Read<'_>, key_hash: &str) -> Result<Option<KeyHolder>> {
        let now = read.now();
        let Some(key) = api_keys::queries::find_live(read, key_hash, now)? else { return Ok(None) };
        let user = match (key.user_kind, key.user_id) {
            (Some(kind), Some(id)) => match user(read, kind, id)? {
                Some(user) => Some(user),
                // A key whose user was disabled acts for nobody, and is as good as revoked.
                None => return Ok(None),
            },
            _ => None,
        };
        Ok(Some(KeyHolder {
            id: key.id,
            name: key.name,
            domain: key.domain,
            allowed_ips: key.allowed_ips,
            expires_at: key.expires_at,
            last_used_at: key.last_used_at,
            user,
        }))
    }

    fn spend_export_token(&self, tx: &mut Tx<'_>, token_hash: &str, path: &str) -> Result<Option<Principal>> {
        let Some(spent) = one_time::spend(tx, one_time::Purpose::Export, token_hash)? else { return Ok(None) };
        if spent.detail.as_deref() != Some(path) {
            return Err(Problem::forbidden("wrong_path").because("This export token was made for another address."));
        }
        user(tx, spent.user_kind, spent.user_id)
    }

    fn note_use(&self, tx: &mut Tx<'_>, session: Option<SessionId>, key: Option<ApiKeyId>) -> Result<()> {
        if let Some(id) = session {
            sessions::queries::note_use(tx, id)?;
        }
        if let Some(id) = key {
            api_keys::queries::note_use(tx, id)?;
        }
        Ok(())
    }

    fn forget_old(&self, tx: &mut Tx<'_>) -> Result<u64> {
        let now = tx.now();
        let sessions = sessions::forget_old(tx, now.plus_days(-sessions::KEPT_DAYS))?;
        Ok(sessions + one_time::forget_old(tx, now.plus_days(-one_time::KEPT_DAYS))? + customers::letters::forget_old(tx)?)
    }
}

fn principal(read: &mut Read<'_>, kind: Kind, id: Uuid, session: sessions::Live) -> Result<Option<Principal>> {
    let Some(found) = user(read, kind, id)? else { return Ok(None) };
    if let Some((staff, _)) = &session.impersonator
        && !may_look(read, *staff)?
    {
        return Ok(None);
    }
    Ok(Some(Principal {
        grade: session.grade,
        session: Some(session.id),
        session_key: session.api_key_id,
        impersonator: session.impersonator,
        proven_at: session.proven_at,
        last_used_at: Some(session.last_used_at),
        ..found
    }))
}

/// Whoever looks as a customer is stopped at once when they may not any more.
fn may_look(read: &mut Read<'_>, staff: StaffId) -> Result<bool> {
    Ok(staff::queries::rights(read, staff)?.is_some_and(|(_, held)| held.holds::<ImpersonateCustomers>()))
}

/// The user with the rights of this moment; none when disabled.
pub fn user(read: &mut Read<'_>, kind: Kind, id: Uuid) -> Result<Option<Principal>> {
    let (name, permissions, is_affiliate) = match kind {
        Kind::Staff => match staff::queries::rights(read, id.into())? {
            Some((name, permissions)) => (name, permissions, false),
            None => return Ok(None),
        },
        Kind::Customer => match customers::queries::rights(read, id.into())? {
            Some((name, is_affiliate)) => (name, Permissions::NONE, is_affiliate),
            None => return Ok(None),
        },
    };
    Ok(Some(Principal {
        kind,
        id,
        name,
        permissions,
        is_affiliate,
        grade: Grade::Full,
        session: None,
        session_key: None,
        impersonator: None,
        proven_at: None,
        last_used_at: None,
    }))
}
