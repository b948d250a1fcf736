//! The statements of users.

use foundation::auth::Kind;
use foundation::db::{Read, Statement, ToBind, Tx};
use foundation::statements;
use kernel::{CustomerId, Result, Timestamp};
use serde::Serialize;
use uuid::Uuid;

use crate::customers::letters::Reader;
use crate::sessions::one_time::Purpose;

statements! {
    CUSTOMER_READER = "select first_name, last_name, email from customer where id = $1";
    STAFF_READER = "select first_name, last_name, email from staff where id = $1";
    CUSTOMER_CONFIRMED = "select email_confirmed_at from customer where id = $1";
    STAFF_CONFIRMED = "select email_verified_at from staff where id = $1";
    CONFIRM_CUSTOMER = "update customer set email_confirmed_at = $1 where id = $2 and email_confirmed_at is null";
    CONFIRM_STAFF = "update staff set email_verified_at = $1 where id = $2 and email_verified_at is null";
    LAST_RESENT = "select max(created_at) from one_time_token where user_id = $1 and purpose = $2
        and created_at > coalesce((select created_at from customer where id = $1), 0)";
    LAST_ISSUED = "select max(created_at) from one_time_token where user_id = $1 and purpose = $2";
    STAFF = "select first_name, last_name, language from staff where id = $1";
    SET_STAFF = "update staff set first_name = $1, last_name = $2, language = $3, updated_at = $4 where id = $5";
    PICTURE = "select file, mime_type from profile_picture where user_id = $1";
    PICTURE_TYPE = "select mime_type from profile_picture where file = $1";
    SET_PICTURE = "insert into profile_picture (user_id, user_kind, file, mime_type, created_at) values ($1, $2, $3, $4, $5)
        on conflict (user_id) do update set file = excluded.file, mime_type = excluded.mime_type, created_at = excluded.created_at";
    REMOVE_PICTURE = "delete from profile_picture where user_id = $1";
    SET_AVATAR = "update customer set avatar = $1 where id = $2";
    PHONE_CODE = "select mobilenumber, code_hash, requested_at from phone_code where customer_id = $1";
    REQUEST_CODE = "insert into phone_code (customer_id, mobilenumber, code_hash, requested_at, expires_at, tries)
        values ($1, $2, null, $3, $4, 0)
        on conflict (customer_id) do update set mobilenumber = excluded.mobilenumber, code_hash = null,
            requested_at = excluded.requested_at, expires_at = excluded.expires_at, tries = 0";
    SET_CODE = "update phone_code set code_hash = $1 where customer_id = $2 and requested_at = $3 returning mobilenumber";
    USE_TRY = "update phone_code set tries = tries + 1 where customer_id = $1 and tries < $2 and expires_at > $3 and code_hash is not null";
    FORGET_CODE = "delete from phone_code where customer_id = $1";
    CONFIRM_PHONE = "update customer set phone_confirmed_at = $1 where id = $2";
    ACCEPT_DISCLAIMER = "update customer set disclaimer_accepted_at = $1, disclaimer_version = $2 where id = $3";
    REQUEST_TERMINATION = "update customer set status = 'TERMINATION_REQUESTED', termination_requested_at = $1
        where id = $2 and status = 'ACTIVE'";
}

const fn of(kind: Kind, staff: &'static Statement, customer: &'static Statement) -> &'static Statement {
    match kind {
        Kind::Staff => staff,
        Kind::Customer => customer,
    }
}

/// Whom to write to.
pub fn reader(read: &mut Read<'_>, kind: Kind, id: Uuid) -> Result<Reader> {
    read.one(of(kind, &STAFF_READER, &CUSTOMER_READER), &[id.bind()], |row| {
        let name = format!("{} {}", row.get::<String>(0)?, row.get::<String>(1)?);
        Ok(Reader { kind, id, name: name.trim().to_owned(), email: row.get(2)? })
    })
}

pub fn is_confirmed(read: &mut Read<'_>, kind: Kind, id: Uuid) -> Result<bool> {
    let at: Option<Timestamp> = read.value(of(kind, &STAFF_CONFIRMED, &CUSTOMER_CONFIRMED), &[id.bind()])?;
    Ok(at.is_some())
}

/// False when it was confirmed before.
pub fn confirm_address(tx: &mut Tx<'_>, kind: Kind, id: Uuid) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(of(kind, &CONFIRM_STAFF, &CONFIRM_CUSTOMER), &[now.bind(), id.bind()])? == 1)
}

/// When a secret of this purpose was made last.
pub fn last_issued(read: &mut Read<'_>, purpose: Purpose, user: Uuid) -> Result<Option<Timestamp>> {
    read.value(&LAST_ISSUED, &[user.bind(), purpose.bind()])
}

/// As [`last_issued`], without what was sent with the account's making, which nobody had asked for.
pub fn last_resent(read: &mut Read<'_>, purpose: Purpose, user: Uuid) -> Result<Option<Timestamp>> {
    read.value(&LAST_RESENT, &[user.bind(), purpose.bind()])
}

/// What staff change of themselves.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct OwnStaff {
    pub first_name: String,
    pub last_name: String,
    pub language: String,
}

pub fn staff(read: &mut Read<'_>, id: Uuid) -> Result<OwnStaff> {
    read.one(&STAFF, &[id.bind()], |row| Ok(OwnStaff { first_name: row.get(0)?, last_name: row.get(1)?, language: row.get(2)? }))
}

pub fn set_staff(tx: &mut Tx<'_>, id: Uuid, new: &OwnStaff) -> Result<()> {
    let now = tx.now();
    tx.change_one(&SET_STAFF, &[new.first_name.bind(), new.last_name.bind(), new.language.bind(), now.bind(), id.bind()])
}

/// A picture by the random name of its file.
#[derive(Clone, Debug)]
pub struct Picture {
    pub file: String,
    pub mime_type: String,
}

impl Picture {
    pub fn address(&self) -> String {
        format!("/api/v1/profile-pictures/{}", self.file)
    }
}

pub fn picture(read: &mut Read<'_>, user: Uuid) -> Result<Option<Picture>> {
    read.optional(&PICTURE, &[user.bind()], |row| Ok(Picture { file: row.get(0)?, mime_type: row.get(1)? }))
}

pub fn picture_type(read: &mut Read<'_>, file: &str) -> Result<Option<String>> {
    read.optional(&PICTURE_TYPE, &[file.bind()], |row| row.get(0))
}

pub fn set_picture(tx: &mut Tx<'_>, kind: Kind, user: Uuid, file: &str, mime_type: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(&SET_PICTURE, &[user.bind(), kind.bind(), file.bind(), mime_type.bind(), now.bind()])?;
    tx.execute(&SET_AVATAR, &[file.bind(), user.bind()]).map(|_| ())
}

/// False when there was none.
pub fn remove_picture(tx: &mut Tx<'_>, user: Uuid) -> Result<bool> {
    tx.execute(&SET_AVATAR, &[None::<String>.bind(), user.bind()])?;
    Ok(tx.execute(&REMOVE_PICTURE, &[user.bind()])? == 1)
}

/// A code on its way.
pub struct PhoneCode {
    pub mobilenumber: String,
    pub code_hash: Option<String>,
    pub requested_at: Timestamp,
}

pub fn phone_code(read: &mut Read<'_>, customer: CustomerId) -> Result<Option<PhoneCode>> {
    read.optional(&PHONE_CODE, &[customer.bind()], |row| {
        Ok(PhoneCode { mobilenumber: row.get(0)?, code_hash: row.get(1)?, requested_at: row.get(2)? })
    })
}

pub fn request_phone_code(tx: &mut Tx<'_>, customer: CustomerId, number: &str, expires_at: Timestamp) -> Result<()> {
    let now = tx.now();
    tx.execute(&REQUEST_CODE, &[customer.bind(), number.bind(), now.bind(), expires_at.bind()]).map(|_| ())
}

/// The number to which the code goes; None when another was asked for since.
pub fn set_phone_code(tx: &mut Tx<'_>, customer: CustomerId, requested_at: Timestamp, hash: &str) -> Result<Option<String>> {
    tx.optional(&SET_CODE, &[hash.bind(), customer.bind(), requested_at.bind()], |row| row.get(0))
}

/// Counts a try; false when there is no code that may be tried.
pub fn use_phone_try(tx: &mut Tx<'_>, customer: CustomerId, most: i64) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(&USE_TRY, &[customer.bind(), most.bind(), now.bind()])? == 1)
}

pub fn confirm_phone(tx: &mut Tx<'_>, customer: CustomerId) -> Result<()> {
    let now = tx.now();
    tx.execute(&FORGET_CODE, &[customer.bind()])?;
    tx.change_one(&CONFIRM_PHONE, &[now.bind(), customer.bind()])
}

pub fn accept_disclaimer(tx: &mut Tx<'_>, customer: CustomerId, version: &str) -> Result<()> {
    let now = tx.now();
    tx.change_one(&ACCEPT_DISCLAIMER, &[now.bind(), version.bind(), customer.bind()])
}

/// False when somebody was faster.
pub fn request_termination(tx: &mut Tx<'_>, customer: CustomerId) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(&REQUEST_TERMINATION, &[now.bind(), customer.bind()])? == 1)
}
