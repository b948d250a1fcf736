//! The book and the database move together, or not at all.

use engine::{Event, EventKind};
use kernel::{Problem, WalletId};
use serde_json::json;
use testkit::{TestBrand, on_both_databases};

use super::{Books, CashChange};
use crate::ledger::{self, Account, House, Journal, Kind};
use crate::testing::{books_are_sound, deposit, open_wallet, without_steps};

const WALLET: WalletId = WalletId(100_001);

fn money(balance_minor: i64, credit_minor: i64, pending_withdrawal_minor: i64) -> engine::event::Money {
    engine::event::Money { balance_minor, credit_minor, pending_withdrawal_minor }
}

fn usd(minor: i64) -> kernel::Money {
    kernel::Money::from_minor(minor, kernel::Currency::USD)
}

#[on_both_databases]
async fn several_commands_of_one_closure_see_each_other(t: TestBrand) {
    let carla = t.customer().await;
    open_wallet(&carla, "USD", false).await;
    let after = t
        .brand
        .book(|tx, desk| {
            for (number, minor) in [(1, 500), (2, 300), (3, -800)] {
                let journal = Journal::new(Kind::Correction, format!("step:{number}"));
                ledger::post(tx, journal.moves(Account::House(House::Manual), Account::Cash(WALLET), usd(minor))?)?;
                desk.adjust(tx, WALLET, CashChange::cash(minor))?;
            }
            desk.adjust(tx, WALLET, CashChange::hold(1)).expect("cash may go below zero in the book");
            assert!(desk.adjust(tx, WALLET, CashChange::hold(-2)).is_err(), "more came back than was held");
            desk.adjust(tx, WALLET, CashChange::hold(-1))?;
            Ok((
                desk.account(WALLET).map(|account| account.balance_minor),
                desk.book().account(WALLET).map(|account| account.balance_minor),
            ))
        })
        .await
        .expect("performed");
    assert_eq!(after, (Some(0), Some(0)));
    books_are_sound(&t).await;
}

#[on_both_databases]
async fn a_closure_that_fails_moves_nothing(t: TestBrand) {
    let carla = t.customer().await;
    open_wallet(&carla, "USD", false).await;
    let failed: Result<(), Problem> = t
        .brand
        .book(|tx, desk| {
            let journal = Journal::new(Kind::Correction, "step:1");
            ledger::post(tx, journal.moves(Account::House(House::Manual), Account::Cash(WALLET), usd(500))?)?;
            desk.adjust(tx, WALLET, CashChange::cash(500))?;
            Err(Problem::conflict("on_purpose"))
        })
        .await;
    assert_eq!(failed.expect_err("failed").code(), "on_purpose");
    assert_eq!(t.rows("select count(*) from posting").await, ["0"]);
    books_are_sound(&t).await;
}

/// Domain 4.2: what can still be cancelled comes back before anything is closed.
#[on_both_databases]
async fn s4_2_a_stop_out_takes_pending_withdrawals_back(t: TestBrand) {
    without_steps(&t).await;
    let carla = t.customer().await;
    let wallet = open_wallet(&carla, "USD", false).await;
    deposit(&t, &carla, wallet, "1000", "USD").await;
    let ask = json!({ "provider": "manual", "currency": "USD", "amount": 400, "walletAddress": "x" });
    carla.post("/me/withdrawals", ask).await.is(200);
    t.brand
        .book(|tx, desk| {
            let kind = EventKind::WithdrawalsCancelled { amount_minor: 40_000, after: money(100_000, 0, 0) };
            desk.take_in(tx, vec![Event::of(tx.now(), WALLET, kind)])
        })
        .await
        .expect("taken back");
    t.ledger_reads("cust:100001:cash 1000.00 USD\n cust:100001:hold 0.00 USD").await;
    assert_eq!(t.rows("select status, reject_reason from money_transaction where type = 'WITHDRAWAL'").await, ["CANCELLED STOP_OUT"]);
    assert_eq!(t.rows("select count(*) from outbox where kind = 'withdrawal.released'").await, ["1"]);
    books_are_sound(&t).await;
}

/// Domain 4.7: balance -50, credit 20: the credit covers 20, the house 30.
#[on_both_databases]
async fn s4_7_the_house_takes_over_what_is_below_zero(t: TestBrand) {
    let carla = t.customer().await;
    open_wallet(&carla, "USD", false).await;
    let bonus = json!({ "type": "BONUS", "amount": 20, "addToCredit": true, "comment": "c" });
    t.admin().await.post("/wallets/100001/transactions", bonus).await.is(200);
    t.brand
        .book(|tx, desk| {
            let lost = Journal::new(Kind::Deal, "deal:1").moves(Account::Cash(WALLET), Account::House(House::Trading), usd(5_000))?;
            ledger::post(tx, lost.may_overdraw())?;
            desk.adjust(tx, WALLET, CashChange::cash(-5_000))?;
            let kind = EventKind::NegativeBalanceProtected { credit_minor: 2_000, house_minor: 3_000, after: money(0, 0, 0) };
            desk.take_in(tx, vec![Event::of(tx.now(), WALLET, kind)])
        })
        .await
        .expect("protected");
    t.ledger_reads(
        "
        cust:100001:cash         0.00 USD
        cust:100001:credit       0.00 USD
        broker:trading          50.00 USD
        broker:nbp_expense     -30.00 USD
        broker:bonus_expense   -20.00 USD
        broker:credit_issued     0.00 USD
    ",
    )
    .await;
    assert_eq!(
        t.rows("select type, method, amount_minor, balance_after_minor from money_transaction where method = 'NBP'").await,
        ["CORRECTION NBP 5000 0"]
    );
    books_are_sound(&t).await;
}

/// How many postings a second the book takes from 64 callers; `cargo nextest run -p money --release --run-ignored only speed`.
#[test]
#[ignore = "a measurement"]
fn speed() {
    testkit::run(testkit::On::Sqlite, crate::testing::house(), |t| Box::pin(measure(t)));
}

// What is measured is real time; nothing is decided by it.
#[allow(clippy::disallowed_methods)]
async fn measure(t: TestBrand) {
    const CALLERS: i64 = 64;
    const EACH: i64 = 1_000;
    let carla = t.customer().await;
    open_wallet(&carla, "USD", false).await;
    let mut callers = Vec::new();
    let begun = std::time::Instant::now();
    for caller in 0..CALLERS {
        let brand = t.brand.clone();
        callers.push(tokio::spawn(async move {
            for number in 0..EACH {
                brand
                    .book(move |tx, desk| {
                        let journal = Journal::new(Kind::Deposit, format!("deposit:{caller}-{number}"));
                        ledger::post(tx, journal.moves(Account::clearing("manual"), Account::Cash(WALLET), usd(1))?)?;
                        desk.adjust(tx, WALLET, CashChange::cash(1))
                    })
                    .await
                    .expect("posted");
            }
        }));
    }
    for caller in callers {
        caller.await.expect("no panic");
    }
    let seconds = begun.elapsed().as_millis() as i64;
    println!("{} postings a second", CALLERS * EACH * 1_000 / seconds.max(1));
    books_are_sound(&t).await;
}
