//! The statements of credentials: the same columns of two tables.

use foundation::auth::Kind;
use foundation::db::{Read, Row, Statement, ToBind, Tx};
use foundation::statements;
use kernel::{Result, Timestamp};
use uuid::Uuid;

use super::Credential;
use crate::customers;

statements! {
    STAFF_BY_EMAIL = "select id, email, enabled, password_hash, false, totp_secret, totp_confirmed_at, totp_last_step, recovery_hashes,
        failed_logins, failed_since from staff where email_key = $1";
    CUSTOMER_BY_EMAIL = "select id, email, status in ('ACTIVE', 'TERMINATION_REQUESTED'), password_hash, password_is_initial, totp_secret,
        totp_confirmed_at, totp_last_step, recovery_hashes, failed_logins, failed_since from customer where email_key = $1";
    STAFF_BY_ID = "select id, email, enabled, password_hash, false, totp_secret, totp_confirmed_at, totp_last_step, recovery_hashes,
        failed_logins, failed_since from staff where id = $1";
    CUSTOMER_BY_ID = "select id, email, status in ('ACTIVE', 'TERMINATION_REQUESTED'), password_hash, password_is_initial, totp_secret,
        totp_confirmed_at, totp_last_step, recovery_hashes, failed_logins, failed_since from customer where id = $1";
    STAFF_LOCK = "update staff set failed_logins = failed_logins where id = $1";
    CUSTOMER_LOCK = "update customer set failed_logins = failed_logins where id = $1";
    STAFF_FAILED = "update staff set failed_logins = failed_logins + 1, failed_since = $1 where id = $2";
    CUSTOMER_FAILED = "update customer set failed_logins = failed_logins + 1, failed_since = $1 where id = $2";
    STAFF_PASSED = "update staff set failed_logins = 0, failed_since = null where id = $1";
    CUSTOMER_PASSED = "update customer set failed_logins = 0, failed_since = null where id = $1";
    STAFF_SIGNED_IN = "update staff set last_login_at = $1 where id = $2";
    CUSTOMER_SIGNED_IN = "update customer set last_login_at = $1, last_active_at = $1, total_logins = total_logins + 1 where id = $2";
    STAFF_REHASH = "update staff set password_hash = $1 where id = $2 and password_hash = $3";
    CUSTOMER_REHASH = "update customer set password_hash = $1 where id = $2 and password_hash = $3";
    STAFF_PASSWORD = "update staff set password_hash = $1, failed_logins = 0, failed_since = null, updated_at = $2 where id = $3";
    CUSTOMER_PASSWORD = "update customer set password_hash = $1, password_is_initial = $2, failed_logins = 0, failed_since = null
        where id = $3";
    STAFF_STEP = "update staff set totp_last_step = $1 where id = $2 and (totp_last_step is null or totp_last_step < $1)";
    CUSTOMER_STEP = "update customer set totp_last_step = $1 where id = $2 and (totp_last_step is null or totp_last_step < $1)";
    STAFF_RECOVERY = "update staff set recovery_hashes = $1 where id = $2 and recovery_hashes = $3";
    CUSTOMER_RECOVERY = "update customer set recovery_hashes = $1 where id = $2 and recovery_hashes = $3";
    STAFF_ENROL = "update staff set totp_secret = $1, totp_confirmed_at = null, totp_last_step = null, recovery_hashes = $2 where id = $3
        and totp_confirmed_at is null";
    CUSTOMER_ENROL = "update customer set totp_secret = $1, totp_confirmed_at = null, totp_last_step = null, recovery_hashes = $2
        where id = $3 and totp_confirmed_at is null";
    STAFF_CONFIRM = "update staff set totp_confirmed_at = $1 where id = $2 and totp_secret is not null and totp_confirmed_at is null";
    CUSTOMER_CONFIRM = "update customer set totp_confirmed_at = $1 where id = $2 and totp_secret is not null and totp_confirmed_at is null";
    STAFF_REMOVE = "update staff set totp_secret = null, totp_confirmed_at = null, totp_last_step = null, recovery_hashes = null where id = $1";
    CUSTOMER_REMOVE = "update customer set totp_secret = null, totp_confirmed_at = null, totp_last_step = null, recovery_hashes = null
        where id = $1";
    NOBODY = "insert into sign_in_of_nobody (bucket, failures, last_at) values ($1, 1, $2)
        on conflict (bucket) do update set failures = sign_in_of_nobody.failures + 1, last_at = excluded.last_at";
}

/// One of two statements, by the book in which the user stands.
const fn of(kind: Kind, staff: &'static Statement, customer: &'static Statement) -> &'static Statement {
    match kind {
        Kind::Staff => staff,
        Kind::Customer => customer,
    }
}

fn credential(kind: Kind, row: &Row<'_>) -> Result<Credential> {
    Ok(Credential {
        kind,
        id: row.get(0)?,
        email: row.get(1)?,
        enabled: row.get(2)?,
        password_hash: row.get(3)?,
        password_is_initial: row.get(4)?,
        totp_secret: row.get(5)?,
        totp_confirmed: row.get::<Option<Timestamp>>(6)?.is_some(),
        totp_last_step: row.get(7)?,
        recovery_hashes: row.get(8)?,
        failed_logins: row.get(9)?,
        failed_at: row.get(10)?,
    })
}

/// The staff user and the customer with this e-mail, staff first.
pub fn by_email(read: &mut Read<'_>, email: &str) -> Result<Vec<Credential>> {
    let key = email.trim().to_lowercase();
    let mut found = Vec::new();
    for (kind, sql) in [(Kind::Staff, &STAFF_BY_EMAIL), (Kind::Customer, &CUSTOMER_BY_EMAIL)] {
        found.extend(read.optional(sql, &[key.bind()], |row| credential(kind, row))?);
    }
    Ok(found)
}

pub fn find(read: &mut Read<'_>, kind: Kind, id: Uuid) -> Result<Credential> {
    read.one(of(kind, &STAFF_BY_ID, &CUSTOMER_BY_ID), &[id.bind()], |row| credential(kind, row))
}

/// As [`find`], and nobody else changes it until the transaction ends.
pub fn lock(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<Credential> {
    tx.change_one(of(kind, &STAFF_LOCK, &CUSTOMER_LOCK), &[id.bind()])?;
    find(tx, kind, id)
}

pub fn failed(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<()> {
    let now = tx.now();
    tx.change_one(of(kind, &STAFF_FAILED, &CUSTOMER_FAILED), &[now.bind(), id.bind()])
}

pub fn passed(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<()> {
    tx.change_one(of(kind, &STAFF_PASSED, &CUSTOMER_PASSED), &[id.bind()])
}

pub fn signed_in(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<()> {
    let now = tx.now();
    tx.change_one(of(kind, &STAFF_SIGNED_IN, &CUSTOMER_SIGNED_IN), &[now.bind(), id.bind()])
}

/// Stores the same password at today's cost, unless it was changed meanwhile.
pub fn rehash(tx: &mut Tx<'_>, kind: Kind, id: Uuid, new: &str, old: &str) -> Result<()> {
    tx.execute(of(kind, &STAFF_REHASH, &CUSTOMER_REHASH), &[new.bind(), id.bind(), old.bind()]).map(|_| ())
}

pub fn set_password(tx: &mut Tx<'_>, kind: Kind, id: Uuid, hash: &str) -> Result<()> {
    let now = tx.now();
    match kind {
        Kind::Staff => tx.change_one(&STAFF_PASSWORD, &[hash.bind(), now.bind(), id.bind()]),
        Kind::Customer => {
            tx.change_one(&CUSTOMER_PASSWORD, &[hash.bind(), false.bind(), id.bind()])?;
            customers::touch(tx, id.into())
        }
    }
}

/// Uses a step of the authenticator up; false when it, or a later one, was used before.
pub fn use_step(tx: &mut Tx<'_>, kind: Kind, id: Uuid, step: i64) -> Result<bool> {
    Ok(tx.execute(of(kind, &STAFF_STEP, &CUSTOMER_STEP), &[step.bind(), id.bind()])? == 1)
}

/// Replaces the list of recovery codes; false when it was changed meanwhile.
pub fn set_recovery(tx: &mut Tx<'_>, kind: Kind, id: Uuid, new: &str, old: &str) -> Result<bool> {
    Ok(tx.execute(of(kind, &STAFF_RECOVERY, &CUSTOMER_RECOVERY), &[new.bind(), id.bind(), old.bind()])? == 1)
}

/// Keeps a secret that is not asked for until it is confirmed; false when one is confirmed already.
pub fn enrol(tx: &mut Tx<'_>, kind: Kind, id: Uuid, sealed: &str, recovery_hashes: &str) -> Result<bool> {
    Ok(tx.execute(of(kind, &STAFF_ENROL, &CUSTOMER_ENROL), &[sealed.bind(), recovery_hashes.bind(), id.bind()])? == 1)
}

pub fn confirm(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(of(kind, &STAFF_CONFIRM, &CUSTOMER_CONFIRM), &[now.bind(), id.bind()])? == 1)
}

pub fn remove_factor(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<()> {
    tx.change_one(of(kind, &STAFF_REMOVE, &CUSTOMER_REMOVE), &[id.bind()])
}

/// A failed attempt under a name that nobody has.
pub fn nobody_failed(tx: &mut Tx<'_>, bucket: i64) -> Result<()> {
    let now = tx.now();
    tx.execute(&NOBODY, &[bucket.bind(), now.bind()]).map(|_| ())
}
