//! The statements of sessions.

use foundation::auth::{Grade, Kind};
use foundation::db::{Read, ToBind, Tx};
use foundation::statements;
use kernel::{ApiKeyId, Result, SessionId, Timestamp};
use uuid::Uuid;

use super::model::{Live, NewSession, Shown, proves};

statements! {
    INSERT = "insert into session (id, token_hash, refresh_hash, family, user_kind, user_id, grade, api_key_id, impersonator_id,
            impersonator_name, ip, user_agent, created_at, last_used_at, expires_at, refresh_expires_at, proven_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13, $14, $15, $16)";
    FIND_LIVE = "select id, user_kind, user_id, grade, api_key_id, impersonator_id, impersonator_name, proven_at, last_used_at
        from session where token_hash = $1 and expires_at > $2 and revoked_at is null";
    LIVES = "select id from session where id = $1 and expires_at > $2 and revoked_at is null";
    LIST = "select id, created_at, last_used_at, ip, user_agent, grade from session where user_kind = $1 and user_id = $2
        and revoked_at is null and (expires_at > $3 or refresh_expires_at > $3) order by last_used_at desc, id desc limit 200";
    END = "update session set revoked_at = $1 where id = $2 and user_kind = $3 and user_id = $4 and revoked_at is null
        and (expires_at > $1 or refresh_expires_at > $1)";
    END_ALL = "update session set revoked_at = $1 where user_kind = $2 and user_id = $3 and revoked_at is null and id <> $4";
    END_FAMILY = "update session set revoked_at = $1 where family = $2 and revoked_at is null";
    END_OF_KEY = "update session set revoked_at = $1 where api_key_id = $2 and revoked_at is null";
    REFRESHABLE = "select id, family, user_kind, user_id, grade, expires_at from session
        where refresh_hash = $1 and refresh_expires_at > $2 and revoked_at is null";
    ROTATE = "update session set token_hash = $1, refresh_hash = $2, grade = $3, expires_at = $4, refresh_expires_at = $5, last_used_at = $6,
        ip = $7, user_agent = $8 where id = $9 and refresh_hash = $10 and revoked_at is null";
    SPENT = "insert into spent_refresh (hash, family, spent_at) values ($1, $2, $3)";
    SPENT_FAMILY = "select family from spent_refresh where hash = $1";
    OWNER_OF_FAMILY = "select user_kind, user_id from session where family = $1 limit 1";
    PROVEN = "update session set proven_at = $1, grade = $2, refresh_expires_at = $3 where id = $4 and revoked_at is null";
    SET_GRADE = "update session set grade = $1 where user_kind = $2 and user_id = $3 and grade = 'ONBOARDING' and revoked_at is null";
    KNOWN_ADDRESS = "select id from session where user_kind = $1 and user_id = $2 and ip = $3 and created_at > $4
        and grade in ('FULL', 'ONBOARDING') limit 1";
    FORGET = "delete from session where expires_at < $1 and (refresh_expires_at is null or refresh_expires_at < $1)";
    FORGET_SPENT = "delete from spent_refresh where spent_at < $1
        and not exists (select 1 from session where session.family = spent_refresh.family)";
    NOTE_USE = "update session set last_used_at = $1 where id = $2 and last_used_at < $1";
}

pub fn insert(tx: &mut Tx<'_>, id: SessionId, token_hash: &str, refresh_hash: Option<&str>, new: &NewSession) -> Result<()> {
    let now = tx.now();
    let expires_at = new.ends_at(now);
    let (impersonator_id, impersonator_name) = new.impersonator.clone().unzip();
    let binds = [
        id.bind(),
        token_hash.bind(),
        refresh_hash.bind(),
        new.family.unwrap_or(id.uuid()).bind().into_owned(),
        new.kind.bind(),
        new.user_id.bind(),
        new.grade.bind(),
        new.api_key_id.bind(),
        impersonator_id.bind(),
        impersonator_name.bind(),
        new.ip.bind(),
        new.user_agent.bind(),
        now.bind(),
        expires_at.bind(),
        new.refresh_ends_at(now).bind().into_owned(),
        proves(new.grade).then_some(now).bind().into_owned(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

pub fn find_live(read: &mut Read<'_>, token_hash: &str, now: Timestamp) -> Result<Option<Live>> {
    read.optional(&FIND_LIVE, &[token_hash.bind(), now.bind()], |row| {
        let user_id: Uuid = row.get(2)?;
        let impersonator: Option<kernel::StaffId> = row.get(5)?;
        let impersonator_name: Option<String> = row.get(6)?;
        Ok(Live {
            id: row.get(0)?,
            user_kind: row.get(1)?,
            user_id,
            grade: row.get(3)?,
            api_key_id: row.get(4)?,
            impersonator: impersonator.zip(impersonator_name),
            proven_at: row.get(7)?,
            last_used_at: row.get(8)?,
        })
    })
}

/// Whether this session is neither over nor revoked.
pub fn lives(read: &mut Read<'_>, id: SessionId) -> Result<bool> {
    let now = read.now();
    Ok(read.optional(&LIVES, &[id.bind(), now.bind()], |_| Ok(()))?.is_some())
}

pub fn note_use(tx: &mut Tx<'_>, id: SessionId) -> Result<()> {
    let now = tx.now();
    tx.execute(&NOTE_USE, &[now.bind(), id.bind()]).map(|_| ())
}

/// The sessions of a user that can still be used or prolonged, the last used first.
pub fn list(read: &mut Read<'_>, kind: Kind, user_id: Uuid, current: Option<SessionId>) -> Result<Vec<Shown>> {
    let now = read.now();
    read.list(&LIST, &[kind.bind(), user_id.bind(), now.bind()], |row| {
        let (id, grade): (SessionId, Grade) = (row.get(0)?, row.get(5)?);
        // From where staff look is nobody else's business.
        let is_own = grade != Grade::Impersonated;
        let of_owner = |text: Option<String>| text.filter(|_| is_own).unwrap_or_default();
        Ok(Shown {
            id,
            created_at: row.get(1)?,
            last_used_at: row.get(2)?,
            ip: of_owner(row.get(3)?),
            user_agent: of_owner(row.get(4)?),
            grade,
            current: current == Some(id),
        })
    })
}

/// Ends one session of this user; another user's is a 404.
pub fn end(tx: &mut Tx<'_>, id: SessionId, kind: Kind, user_id: Uuid) -> Result<()> {
    let now = tx.now();
    tx.change_one(&END, &[now.bind(), id.bind(), kind.bind(), user_id.bind()])
}

pub fn end_all(tx: &mut Tx<'_>, kind: Kind, user_id: Uuid, except: Option<SessionId>) -> Result<u64> {
    let now = tx.now();
    let except = except.map_or_else(Uuid::nil, SessionId::uuid);
    tx.execute(&END_ALL, &[now.bind(), kind.bind(), user_id.bind(), except.bind()])
}

pub fn end_family(tx: &mut Tx<'_>, family: Uuid) -> Result<u64> {
    let now = tx.now();
    tx.execute(&END_FAMILY, &[now.bind(), family.bind()])
}

pub fn end_of_key(tx: &mut Tx<'_>, key: ApiKeyId) -> Result<u64> {
    let now = tx.now();
    tx.execute(&END_OF_KEY, &[now.bind(), key.bind()])
}

/// A session that a refresh token prolongs.
pub struct Refreshable {
    pub id: SessionId,
    pub family: Uuid,
    pub kind: Kind,
    pub user_id: Uuid,
    pub grade: Grade,
    pub expires_at: Timestamp,
}

pub fn refreshable(read: &mut Read<'_>, refresh_hash: &str) -> Result<Option<Refreshable>> {
    let now = read.now();
    read.optional(&REFRESHABLE, &[refresh_hash.bind(), now.bind()], |row| {
        Ok(Refreshable {
            id: row.get(0)?,
            family: row.get(1)?,
            kind: row.get(2)?,
            user_id: row.get(3)?,
            grade: row.get(4)?,
            expires_at: row.get(5)?,
        })
    })
}

/// The new tokens of a session, and until when each is good.
pub struct Rotation<'a> {
    pub token_hash: &'a str,
    pub refresh_hash: &'a str,
    pub grade: Grade,
    pub expires_at: Timestamp,
    pub refresh_expires_at: Timestamp,
    pub ip: &'a str,
    pub user_agent: Option<&'a str>,
}

/// Trades the refresh token in; false when another did so first.
pub fn rotate(tx: &mut Tx<'_>, session: &Refreshable, spent_hash: &str, new: &Rotation<'_>) -> Result<bool> {
    let now = tx.now();
    let binds = [
        new.token_hash.bind(),
        new.refresh_hash.bind(),
        new.grade.bind(),
        new.expires_at.bind(),
        new.refresh_expires_at.bind(),
        now.bind(),
        new.ip.bind(),
        new.user_agent.bind(),
        session.id.bind(),
        spent_hash.bind(),
    ];
    if tx.execute(&ROTATE, &binds)? == 0 {
        return Ok(false);
    }
    tx.execute(&SPENT, &[spent_hash.bind(), session.family.bind(), now.bind()])?;
    Ok(true)
}

pub fn spent_family(read: &mut Read<'_>, hash: &str) -> Result<Option<Uuid>> {
    read.optional(&SPENT_FAMILY, &[hash.bind()], |row| row.get(0))
}

pub fn owner_of_family(read: &mut Read<'_>, family: Uuid) -> Result<Option<(Kind, Uuid)>> {
    read.optional(&OWNER_OF_FAMILY, &[family.bind()], |row| Ok((row.get(0)?, row.get(1)?)))
}

pub fn proven(tx: &mut Tx<'_>, id: SessionId, grade: Grade, refresh_ends_at: Timestamp) -> Result<()> {
    let now = tx.now();
    tx.change_one(&PROVEN, &[now.bind(), grade.bind(), refresh_ends_at.bind(), id.bind()])
}

/// Gives the sessions that wait for steps to be finished another grade.
pub fn set_grade(tx: &mut Tx<'_>, kind: Kind, user_id: Uuid, grade: Grade) -> Result<u64> {
    tx.execute(&SET_GRADE, &[grade.bind(), kind.bind(), user_id.bind()])
}

/// Whether this user signed in with their password from this address since then.
pub fn known_address(read: &mut Read<'_>, kind: Kind, user_id: Uuid, ip: &str, since: Timestamp) -> Result<bool> {
    let binds = [kind.bind(), user_id.bind(), ip.bind(), since.bind()];
    let found: Option<SessionId> = read.optional(&KNOWN_ADDRESS, &binds, |row| row.get(0))?;
    Ok(found.is_some())
}

/// Forgets sessions that ended long ago, and the refresh tokens that were traded in before.
pub fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    Ok(tx.execute(&FORGET, &[before.bind()])? + tx.execute(&FORGET_SPENT, &[before.bind()])?)
}
