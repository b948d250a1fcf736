//! A stored hash that is replaced between the comparing of a password and the judging.

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{Actor, Answer, On, TestBrand, f, on_both_databases};

use super::settled;

const PASSWORD: &str = "correct horse 9 battery";

/// Posts while somebody gives the customer another hash: it is not seen when the password is compared, and there when it is judged.
async fn post_during_change(t: &TestBrand, who: &Actor<'_>, path: &str, body: Value, customer: &Actor<'_>, password: &str) -> Answer {
    let hash = t.app.passwords().hash(password).await.expect("a hash");
    let source = t.brand.source().clone();
    let begin = if t.on == On::Sqlite { "begin immediate" } else { "begin" };
    let change = f!("update customer set password_hash = '{hash}' where id = '{}' returning id", customer.id);
    let holding = tokio::task::spawn_blocking(move || {
        let mut other = source.open().expect("a connection");
        [begin, &change].iter().for_each(|sql| _ = other.rows_as_text(sql).expect("held"));
        other
    });
    let mut other = holding.await.expect("no panic");
    let commit = async {
        tokio::time::sleep(Duration::from_millis(400)).await;
        let ended = move || _ = other.rows_as_text("commit").expect("let go");
        tokio::task::spawn_blocking(ended).await.expect("no panic");
    };
    tokio::join!(who.post(path, body), commit).0
}

#[on_both_databases]
async fn the_same_password_under_another_hash_still_opens(t: TestBrand) {
    let customer = settled(&t).await;
    let door = json!({ "username": customer.email, "password": PASSWORD });
    post_during_change(&t, &t.anonymous(), "/sessions", door, &customer, PASSWORD).await.is(200);
    let proof = json!({ "password": PASSWORD });
    post_during_change(&t, &customer, "/sessions/prove", proof, &customer, PASSWORD).await.is(200);
    assert_eq!(t.rows("select failed_logins, total_logins from customer").await, ["0 1"]);
}

#[on_both_databases]
async fn a_password_that_is_changed_meanwhile_opens_nothing_and_burns_one_try(t: TestBrand) {
    let customer = settled(&t).await;
    let door = json!({ "username": customer.email, "password": PASSWORD });
    let refused = post_during_change(&t, &t.anonymous(), "/sessions", door, &customer, "another horse 7").await;
    refused.is_problem(401, "invalid_credentials");
    assert_eq!(t.rows("select failed_logins, total_logins from customer").await, ["1 0"]);
}
