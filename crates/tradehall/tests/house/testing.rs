//! The whole house, as these tests open it.

use foundation::auth::{Grade, Kind, Permissions};
use foundation::db::Tx;
use kernel::{Result, StaffId};
use people::customers::{self, NewCustomer};
use people::sessions::{self, NewSession};
use people::staff::{self, NewStaff};
use testkit::TestHouse;
use uuid::Uuid;

pub fn house() -> TestHouse {
    TestHouse {
        areas: tradehall::areas,
        directory: tradehall::directory,
        loader: tradehall::loader,
        make_staff,
        make_customer,
        make_session: |tx, is_staff, user_id| {
            let kind = if is_staff { Kind::Staff } else { Kind::Customer };
            session(tx, kind, user_id, Grade::Full, None)
        },
    }
}

pub fn make_staff(tx: &mut Tx<'_>, email: &str, password_hash: &str, permissions: &[&str]) -> Result<Uuid> {
    let new = NewStaff {
        first_name: "Sam".into(),
        last_name: "Staff".into(),
        email: email.into(),
        password_hash: Some(password_hash.into()),
        sales_desk_id: None,
        verified: true,
    };
    let set = Permissions::from_names(permissions.iter().copied()).expect("known permissions");
    Ok(staff::create_with(tx, &new, email, set)?.uuid())
}

pub fn make_customer(tx: &mut Tx<'_>, email: &str, password_hash: &str, affiliate: bool) -> Result<Uuid> {
    let new = NewCustomer {
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
    };
    Ok(customers::create(tx, &new)?.uuid())
}

/// Starts a session of any grade, and answers its token.
pub fn session(tx: &mut Tx<'_>, kind: Kind, user_id: Uuid, grade: Grade, impersonator: Option<StaffId>) -> Result<String> {
    let new = NewSession {
        kind,
        user_id,
        grade,
        api_key_id: None,
        impersonator: impersonator.map(|id| (id, "Sam Staff".to_owned())),
        ip: "127.0.0.1".into(),
        user_agent: None,
        minutes: 24 * 60,
        refresh_days: None,
        family: None,
    };
    Ok(sessions::start(tx, new)?.token)
}
