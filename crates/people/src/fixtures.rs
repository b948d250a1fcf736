//! People as the tests of every area make them, past the wire: staff, a customer, a session. Compiled for tests alone.

use foundation::auth::{Grade, Kind, Permissions};
use foundation::db::Tx;
use kernel::{Problem, Result};
use uuid::Uuid;

use crate::customers::{self, NewCustomer};
use crate::sessions::{self, NewSession};
use crate::staff::{self, NewStaff};

/// Longer than any test moves its clock without signing in again.
const MINUTES: i64 = 60 * 24 * 30;

/// A member of staff with exactly these permissions.
pub fn staff(tx: &mut Tx<'_>, email: &str, password_hash: &str, permissions: &[&str]) -> Result<Uuid> {
    let new = NewStaff {
        first_name: "Sam".into(),
        last_name: "Staff".into(),
        email: email.into(),
        password_hash: Some(password_hash.into()),
        sales_desk_id: None,
        verified: true,
    };
    let set = Permissions::from_names(permissions.iter().copied());
    let set = set.map_err(|name| Problem::internal(format!("no permission {name}")))?;
    Ok(staff::create_with(tx, &new, email, set)?.uuid())
}

/// What a customer of the tests is like.
pub fn new_customer(email: &str, password_hash: &str, affiliate: bool) -> NewCustomer {
    NewCustomer {
        first_name: "Carla".into(),
        last_name: "Customer".into(),
        email: email.into(),
        mobilenumber: Some("+491701234567".into()),
        country: Some("DE".into()),
        language: "en".into(),
        currency: Some("USD".into()),
        password_hash: Some(password_hash.into()),
        password_is_initial: false,
        roles: vec!["TRADER".into()],
        is_affiliate: affiliate,
        is_test: false,
        external_id: None,
        lead_id: None,
        skipped_steps: vec![],
        marketing_consent: false,
        origin: Default::default(),
    }
}

pub fn customer(tx: &mut Tx<'_>, email: &str, password_hash: &str, affiliate: bool) -> Result<Uuid> {
    Ok(customers::create(tx, &new_customer(email, password_hash, affiliate))?.uuid())
}

/// A session as somebody has it who signs in on this machine.
pub fn new_session(kind: Kind, user_id: Uuid, grade: Grade) -> NewSession {
    NewSession {
        kind,
        user_id,
        grade,
        api_key_id: None,
        impersonator: None,
        ip: "127.0.0.1".into(),
        user_agent: None,
        minutes: MINUTES,
        refresh_days: None,
        family: None,
    }
}

/// Starts a session with all rights, and answers its token.
pub fn session(tx: &mut Tx<'_>, is_staff: bool, user_id: Uuid) -> Result<String> {
    let kind = if is_staff { Kind::Staff } else { Kind::Customer };
    Ok(sessions::start(tx, new_session(kind, user_id, Grade::Full))?.token)
}
