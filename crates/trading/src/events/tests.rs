//! What happens when an event cannot be stored.

use kernel::Money;
use money::book::Books;
use serde_json::json;
use testkit::{TestBrand, f, on_both_databases};

use crate::testing::{USD, USUAL, quote, sound, trade, wallet};

#[on_both_databases]
async fn a_closure_that_fails_moves_nothing(t: TestBrand) {
    let carla = t.customer().await;
    let w = wallet(&t, &carla, USD, "5000").await;
    quote(&t, USUAL).await;
    let id = trade(&carla, w, "BUY", "0.1", "EURUSD").await.is(201).text_at("/position/id");
    // Somebody has posted the next deal's journal already: storing the close must fail.
    let cause = f!("deal:{id}:2");
    t.write(move |tx| {
        let journal = money::ledger::Journal::new(money::ledger::Kind::Fee, cause.clone());
        let (from, to) =
            (money::ledger::Account::House(money::ledger::House::Fee), money::ledger::Account::House(money::ledger::House::Manual));
        money::ledger::post(tx, journal.moves(from, to, Money::from_minor(1, kernel::Currency::USD))?)
    })
    .await;
    let before = t.brand.look_at_book(|book| Ok(book.state_hash())).await.expect("a book");
    carla.post(&f!("/positions/{id}/close"), json!({})).await.is_problem(409, "already_posted");
    assert_eq!(t.brand.look_at_book(|book| Ok(book.state_hash())).await.expect("a book"), before);
    assert_eq!(carla.get(&f!("/positions/{id}")).await.is(200).json["status"], "OPEN");
    assert_eq!(t.rows("select status, deals from position").await, ["OPEN 1"]);
    // Nor does it hold up others' triggers: a quote closes the one that can be stored.
    let other = t.customer().await;
    let second = wallet(&t, &other, USD, "5000").await;
    let order = json!({ "accountId": second, "symbol": "EURUSD", "side": "BUY", "type": "MARKET", "size": "0.1", "stopLoss": "1.08000" });
    let theirs = other.post("/orders", order).await.is(201).text_at("/position/id");
    carla.patch(&f!("/positions/{id}"), json!({ "stopLoss": "1.08000" })).await.is(200);
    quote(&t, "EURUSD 1.07990 1.08010").await;
    assert_eq!(other.get(&f!("/positions/{theirs}")).await.is(200).json["closedReason"], "STOP_LOSS");
    assert_eq!(carla.get(&f!("/positions/{id}")).await.is(200).json["status"], "OPEN");
    sound(&t).await;
}
