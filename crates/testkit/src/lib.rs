//! What tests stand on: a brand of its own per test on a real database, people to act, and HTTP to speak.
//!
//! Invariants
//! - Nothing is mocked below HTTP: tests run on SQLite files and PostgreSQL schemas of their own, and remove them.
//! - The clock stands still until a test moves it, and randomness follows a seed, so a test fails twice alike.
//! - Jobs run when a test says so.

mod actor;
mod house;
mod ledger;

pub use actor::{Actor, Answer, Part};
pub use house::{On, PASSWORD, Scratch, TestBrand, TestClock, TestHouse, run, run_with};
pub use testkit_macros::on_both_databases;

/// `f!("/leads/{id}")`: format, short enough for tests.
#[macro_export]
macro_rules! f {
    ($($text:tt)*) => { format!($($text)*) };
}

/// `house()` of an area that stands on people, money and trading, and on nobody above them, as its tests open it; it is
/// handed what makes that area.
#[macro_export]
macro_rules! house_on_trading {
    ($area:path) => {
        pub fn house() -> $crate::TestHouse {
            $crate::TestHouse {
                areas: || {
                    vec![foundation::http::health::area(), people::area_under(money::above()), money::area(), trading::area(), $area()]
                },
                directory: || std::sync::Arc::new(people::People),
                loader: || Some(trading::loader()),
                make_staff: people::fixtures::staff,
                make_customer: people::fixtures::customer,
                make_session: people::fixtures::session,
            }
        }
    };
}
