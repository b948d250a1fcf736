//! That there is an account already: told to its owner, and not over and over.

use serde_json::json;
use testkit::{TestBrand, on_both_databases};

use super::anna;
use crate::testing::letters;

#[on_both_databases]
async fn the_owner_of_an_address_is_told_once_an_hour(t: TestBrand) {
    let told = async || {
        t.anonymous().post("/users", anna()).await.is(200);
        t.drain().await;
        letters(&t).matches("Subject: You have an account at").count()
    };
    assert_eq!(told().await, 0, "the first time there was none");
    assert_eq!([told().await, told().await], [1, 1]);
    t.clock.advance_s(3_599);
    assert_eq!(told().await, 1);
    let mut other = anna();
    other["email"] = json!("other@mail.test");
    for _ in 0..2 {
        t.anonymous().post("/users", other.clone()).await.is(200);
    }
    assert_eq!(told().await, 2, "each owner by themselves");
    t.clock.advance_s(1);
    t.forget().await;
    assert_eq!([told().await, told().await], [3, 3]);
}
