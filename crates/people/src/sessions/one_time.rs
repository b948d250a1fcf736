//! Single-use secrets: links in mails, auto-login, exports, codes by phone.

use foundation::auth::Kind;
use foundation::db::{Read, ToBind, Tx};
use foundation::token::{Kind as TokenKind, Token};
use foundation::{statements, words};
use kernel::{Result, Timestamp};
use uuid::Uuid;

statements! {
    INSERT = "insert into one_time_token (hash, purpose, user_kind, user_id, detail, created_at, expires_at)
        values ($1, $2, $3, $4, $5, $6, $7)";
    SPEND = "update one_time_token set spent_at = $1 where hash = $2 and purpose = $3 and spent_at is null and expires_at > $1
        returning user_kind, user_id, detail";
    LOOK = "select user_kind, user_id, detail from one_time_token where hash = $1 and purpose = $2 and spent_at is null and expires_at > $3";
    FORGET = "delete from one_time_token where expires_at < $1";
    SPEND_ALL = "update one_time_token set spent_at = $1 where user_id = $2 and purpose = $3 and spent_at is null";
}

/// How long a secret that is no longer good is kept to look back on, in days.
pub const KEPT_DAYS: i64 = 30;

words! {
    /// What a secret is good for; it is good for nothing else.
    pub enum Purpose {
        StaffInvitation = "STAFF_INVITATION",
        EmailConfirmation = "EMAIL_CONFIRMATION",
        PasswordReset = "PASSWORD_RESET",
        AutoLogin = "AUTO_LOGIN",
        Onboarding = "ONBOARDING",
        Export = "EXPORT",
        PhoneCode = "PHONE_CODE",
        /// One look at one paper of a customer's.
        Document = "DOCUMENT",
    }
}

impl Purpose {
    const fn token_kind(self) -> TokenKind {
        match self {
            Purpose::Export => TokenKind::Export,
            Purpose::AutoLogin | Purpose::Onboarding => TokenKind::AutoLogin,
            _ => TokenKind::Verification,
        }
    }
}

/// Whom a spent secret stood for.
pub struct Spent {
    pub user_kind: Kind,
    pub user_id: Uuid,
    pub detail: Option<String>,
}

/// Makes a secret and answers it; only its hash is kept.
pub fn issue(tx: &mut Tx<'_>, purpose: Purpose, kind: Kind, user_id: Uuid, detail: Option<&str>, expires_at: Timestamp) -> Result<String> {
    let token = Token::issue(purpose.token_kind(), &*tx.entropy());
    let now = tx.now();
    let hash = token.hash();
    tx.execute(&INSERT, &[hash.bind(), purpose.bind(), kind.bind(), user_id.bind(), detail.bind(), now.bind(), expires_at.bind()])?;
    Ok(token.expose().to_owned())
}

/// Forgets secrets that were good for the last time before then.
pub fn forget_old(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    tx.execute(&FORGET, &[before.bind()])
}

/// Reads the text that a caller sent and spends it; None when it is unknown, over, spent, or of another purpose.
pub fn spend_text(tx: &mut Tx<'_>, purpose: Purpose, text: &str) -> Result<Option<Spent>> {
    match Token::parse(purpose.token_kind(), text) {
        Some(token) => spend(tx, purpose, &token.hash()),
        None => Ok(None),
    }
}

/// Whom an open secret stands for, which it still does afterwards.
pub fn look_text(read: &mut Read<'_>, purpose: Purpose, text: &str) -> Result<Option<Spent>> {
    let Some(token) = Token::parse(purpose.token_kind(), text) else { return Ok(None) };
    let now = read.now();
    read.optional(&LOOK, &[token.hash().bind(), purpose.bind(), now.bind()], |row| {
        Ok(Spent { user_kind: row.get(0)?, user_id: row.get(1)?, detail: row.get(2)? })
    })
}

/// Spends by hash.
pub fn spend(tx: &mut Tx<'_>, purpose: Purpose, hash: &str) -> Result<Option<Spent>> {
    let now = tx.now();
    tx.optional(&SPEND, &[now.bind(), hash.bind(), purpose.bind()], |row| {
        Ok(Spent { user_kind: row.get(0)?, user_id: row.get(1)?, detail: row.get(2)? })
    })
}

/// Makes every open secret of this purpose worthless.
pub fn spend_all(tx: &mut Tx<'_>, purpose: Purpose, user_id: Uuid) -> Result<()> {
    let now = tx.now();
    tx.execute(&SPEND_ALL, &[now.bind(), user_id.bind(), purpose.bind()]).map(|_| ())
}
