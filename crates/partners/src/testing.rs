//! The house as this area's tests open it.

testkit::house_on_trading!(crate::area);
