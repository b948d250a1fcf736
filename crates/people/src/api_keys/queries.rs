//! The statements of API keys.

use foundation::auth::Kind;
use foundation::db::{Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{ApiKeyId, Problem, Result, Timestamp};
use uuid::Uuid;

use super::model::ApiKey;

statements! {
    FIND_LIVE = "select id, name, user_kind, user_id, domain, allowed_ips, expires_at, last_used_at from api_key
        where hash = $1 and expires_at > $2 and revoked_at is null";
    LIST = "select id, name, prefix, user_id, user_kind, domain, allowed_ips, expires_at, last_used_at, created_at, revoked_at from api_key
        order by created_at desc, id desc limit 1000";
    FIND = "select id, name, prefix, user_id, user_kind, domain, allowed_ips, expires_at, last_used_at, created_at, revoked_at from api_key
        where id = $1";
    INSERT = "insert into api_key (id, name, prefix, hash, user_kind, user_id, domain, allowed_ips, expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    REVOKE = "update api_key set revoked_at = $1 where id = $2 and revoked_at is null";
    NOTE_USE = "update api_key set last_used_at = $1 where id = $2 and (last_used_at is null or last_used_at < $1)";
}

/// A key that may be used now.
pub struct LiveKey {
    pub id: ApiKeyId,
    pub name: String,
    pub user_kind: Option<Kind>,
    pub user_id: Option<Uuid>,
    pub domain: String,
    pub allowed_ips: Vec<String>,
    pub expires_at: Timestamp,
    pub last_used_at: Option<Timestamp>,
}

pub fn find_live(read: &mut Read<'_>, hash: &str, now: Timestamp) -> Result<Option<LiveKey>> {
    read.optional(&FIND_LIVE, &[hash.bind(), now.bind()], |row| {
        let allowed: String = row.get(5)?;
        Ok(LiveKey {
            id: row.get(0)?,
            name: row.get(1)?,
            user_kind: row.get(2)?,
            user_id: row.get(3)?,
            domain: row.get(4)?,
            allowed_ips: serde_json::from_str(&allowed).map_err(|error| Problem::internal(error.to_string()))?,
            expires_at: row.get(6)?,
            last_used_at: row.get(7)?,
        })
    })
}

pub fn note_use(tx: &mut Tx<'_>, id: ApiKeyId) -> Result<()> {
    let now = tx.now();
    tx.execute(&NOTE_USE, &[now.bind(), id.bind()]).map(|_| ())
}

fn api_key(row: &Row<'_>) -> Result<ApiKey> {
    Ok(ApiKey {
        id: row.get(0)?,
        name: row.get(1)?,
        prefix: row.get(2)?,
        user_id: row.get(3)?,
        user_kind: row.get(4)?,
        domain: row.get(5)?,
        allowed_ips: from_json_text(&row.get::<String>(6)?)?,
        expires_at: row.get(7)?,
        last_used_at: row.get(8)?,
        created_at: row.get(9)?,
        revoked_at: row.get(10)?,
    })
}

/// The newest first, those that are over included.
pub fn list(read: &mut Read<'_>) -> Result<Vec<ApiKey>> {
    read.list(&LIST, &[], api_key)
}

pub fn find(read: &mut Read<'_>, id: ApiKeyId) -> Result<ApiKey> {
    read.one(&FIND, &[id.bind()], api_key)
}

pub fn insert(tx: &mut Tx<'_>, key: &ApiKey, hash: &str) -> Result<()> {
    let allowed_ips = json_text(&key.allowed_ips);
    let binds = [
        key.id.bind(),
        key.name.bind(),
        key.prefix.bind(),
        hash.bind(),
        key.user_kind.bind(),
        key.user_id.bind(),
        key.domain.bind(),
        allowed_ips.bind(),
        key.expires_at.bind(),
        key.created_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

pub fn revoke(tx: &mut Tx<'_>, id: ApiKeyId) -> Result<()> {
    let now = tx.now();
    tx.change_one(&REVOKE, &[now.bind(), id.bind()])
}
