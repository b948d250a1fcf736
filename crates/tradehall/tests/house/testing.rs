//! The whole house, as these tests open it.

use foundation::auth::{Grade, Kind};
use foundation::db::Tx;
use kernel::{Result, StaffId};
use people::fixtures;
use people::sessions::{self, NewSession};
use testkit::TestHouse;
use uuid::Uuid;

pub fn house() -> TestHouse {
    TestHouse {
        areas: tradehall::areas,
        directory: tradehall::directory,
        loader: tradehall::loader,
        make_staff: fixtures::staff,
        make_customer: fixtures::customer,
        make_session: fixtures::session,
    }
}

/// Starts a session of any grade, and answers its token.
pub fn session(tx: &mut Tx<'_>, kind: Kind, user_id: Uuid, grade: Grade, impersonator: Option<StaffId>) -> Result<String> {
    let impersonator = impersonator.map(|id| (id, "Sam Staff".to_owned()));
    Ok(sessions::start(tx, NewSession { impersonator, ..fixtures::new_session(kind, user_id, grade) })?.token)
}
