//! The house as this area's tests open it.

use foundation::auth::{Grade, Kind, Permissions};
use people::customers::{self, NewCustomer};
use people::sessions::{self, NewSession};
use people::staff::{self, NewStaff};
use testkit::TestHouse;

pub fn house() -> TestHouse {
    TestHouse {
        areas: || vec![foundation::http::health::area(), people::area_under(money::above()), money::area(), trading::area(), crate::area()],
        directory: || std::sync::Arc::new(people::People),
        loader: || Some(trading::loader()),
        make_staff: |tx, email, password_hash, permissions| {
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
        },
        make_customer: |tx, email, password_hash, affiliate| {
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
        },
        make_session: |tx, is_staff, user_id| {
            let kind = if is_staff { Kind::Staff } else { Kind::Customer };
            let new = NewSession {
                kind,
                user_id,
                grade: Grade::Full,
                api_key_id: None,
                impersonator: None,
                ip: "127.0.0.1".into(),
                user_agent: None,
                minutes: 60 * 24 * 30,
                refresh_days: None,
                family: None,
            };
            Ok(sessions::start(tx, new)?.token)
        },
    }
}
