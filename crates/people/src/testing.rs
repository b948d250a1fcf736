//! The house as this area's tests open it.

use foundation::auth::{Grade, Kind};
use testkit::TestHouse;

use crate::customers::{self, NewCustomer};
use crate::fixtures;
use crate::sessions::{self, NewSession};

pub fn house() -> TestHouse {
    TestHouse {
        areas: || vec![foundation::http::health::area(), crate::area(), crate::exports::tests::area()],
        directory: || std::sync::Arc::new(crate::People),
        loader: || None,
        make_staff: fixtures::staff,
        make_customer: |tx, email, password_hash, affiliate| {
            let skipped_steps = vec!["EmailConfirmation".into()];
            let new = NewCustomer { skipped_steps, ..fixtures::new_customer(email, password_hash, affiliate) };
            Ok(customers::create(tx, &new)?.uuid())
        },
        make_session: |tx, is_staff, user_id| {
            let kind = if is_staff { Kind::Staff } else { Kind::Customer };
            let new = NewSession { minutes: 60, ..fixtures::new_session(kind, user_id, Grade::Full) };
            Ok(sessions::start(tx, new)?.token)
        },
    }
}

/// Every mail so far as one text, its lines whole again.
pub fn letters(t: &testkit::TestBrand) -> String {
    t.mails().join("\n").replace("=\r\n", "").replace("=\n", "").replace("=3D", "=")
}

/// The tokens that mails carried in links to this page, in no particular order.
pub fn links(t: &testkit::TestBrand, page: &str) -> Vec<String> {
    let (text, start) = (letters(t), format!("{page}?token="));
    let found = text.match_indices(&start).map(|(at, _)| &text[at + start.len()..]);
    found.map(|rest| rest.split_whitespace().next().unwrap_or_default().to_owned()).collect()
}
