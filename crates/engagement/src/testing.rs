//! The house as this area's tests open it.

use people::fixtures;
use testkit::TestHouse;

pub fn house() -> TestHouse {
    TestHouse {
        areas: || vec![foundation::http::health::area(), people::area_under(money::above()), money::area(), trading::area(), crate::area()],
        directory: || std::sync::Arc::new(people::People),
        loader: || Some(trading::loader()),
        make_staff: fixtures::staff,
        make_customer: fixtures::customer,
        make_session: fixtures::session,
    }
}
