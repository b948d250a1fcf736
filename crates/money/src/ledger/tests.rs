//! What the ledger keeps, and what it refuses.

use foundation::db::ToBind;
use foundation::statements;
use kernel::{Currency, JournalId, Money, Result, WalletId};
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use testkit::{TestBrand, on_both_databases};

use super::{Account, House, Journal, Kind, balance, post, verify};

statements! {
    RAW_POSTING = "insert into posting (journal_id, line, account, currency, amount_minor, at) values ($1, $2, 'suspense', 'USD', $3, 0)";
    RAW_JOURNAL = "insert into journal (id, kind, cause, reference, at) values ($1, 'DEPOSIT', $2, 'x', 0)";
    CHANGE_POSTING = "update posting set amount_minor = amount_minor + 1";
    DROP_POSTING = "delete from posting";
    CHANGE_JOURNAL = "update journal set cause = 'other'";
    DROP_JOURNAL = "delete from journal";
    SPOIL_BALANCE = "update balance set amount_minor = amount_minor + 1 where account = 'suspense'";
}

fn usd(minor: i64) -> Money {
    Money::from_minor(minor, Currency::USD)
}

const CASH: Account = Account::Cash(WalletId(1));
const HOLD: Account = Account::Hold(WalletId(1));

fn paid_in(cause: &str, minor: i64) -> Journal {
    Journal::new(Kind::Deposit, cause).moves(Account::clearing("manual"), CASH, usd(minor)).expect("small amounts")
}

#[test]
fn accounts_read_back() {
    let customer = kernel::CustomerId::from_uuid(uuid::Uuid::from_u128(7));
    for account in [
        CASH,
        HOLD,
        Account::Credit(WalletId(100001)),
        Account::clearing("manual"),
        Account::House(House::NbpExpense),
        Account::Demo(House::Trading),
        Account::Exchange(Currency::EUR),
        Account::PartnerPayable(customer),
        Account::Coins(customer),
        Account::CoinsIssued,
        Account::Suspense,
    ] {
        assert_eq!(account.to_string().parse(), Ok(account));
    }
    for bad in ["", "cust", "cust:x:cash", "cust:1:shoes", "broker:", "broker:pockets", "suspense:1", "fx:usd", "cust:1:cash:2"] {
        assert!(bad.parse::<Account>().is_err(), "{bad}");
    }
}

#[on_both_databases]
async fn a_journal_is_stored_once_per_cause(t: TestBrand) {
    t.write(|tx| post(tx, paid_in("deposit:a", 10_000))).await;
    let again = t.brand.write(|tx| post(tx, paid_in("deposit:a", 10_000))).await.expect_err("a second time");
    assert_eq!((again.status(), again.code()), (409, "already_posted"));
    t.write(|tx| post(tx, Journal::new(Kind::Hold, "hold:b").moves(CASH, HOLD, usd(4_000))?)).await;
    t.ledger_reads(
        "
        cust:1:cash            60.00 USD
        cust:1:hold            40.00 USD
        psp:manual:clearing  -100.00 USD
    ",
    )
    .await;
    assert!(t.read(verify).await.is_sound());
}

#[on_both_databases]
async fn balances_have_floors(t: TestBrand) {
    t.write(|tx| post(tx, paid_in("deposit:a", 10_000))).await;
    let hold = |cause: &str, minor| Journal::new(Kind::Hold, cause).moves(CASH, HOLD, usd(minor)).expect("small amounts");
    for (journal, refused) in [
        (hold("too-much:1", 10_001), true),
        (hold("release-too-much:1", -1), true),
        (Journal::new(Kind::Credit, "credit:1").moves(Account::Credit(WalletId(1)), HOLD, usd(1)).expect("small"), true),
        // What may overdraw cash may still not take what is held.
        (hold("release-too-much:2", -1).may_overdraw(), true),
        (Journal::new(Kind::Deal, "deal:1").moves(CASH, Account::House(House::Trading), usd(15_000)).expect("small").may_overdraw(), false),
        // And what adds to an account below zero is welcome.
        (paid_in("deposit:b", 100), false),
    ] {
        let outcome = t.brand.write(move |tx| post(tx, journal.clone())).await;
        assert_eq!(outcome.err().map(|problem| problem.code().to_owned()), refused.then(|| "not_enough_funds".to_owned()));
    }
    t.ledger_reads("cust:1:cash -49.00 USD").await;
    assert!(t.read(verify).await.is_sound());
}

/// An account of two lines is opened by the first, and no line may take what a later one gives.
#[on_both_databases]
async fn an_account_may_stand_in_several_lines(t: TestBrand) {
    const FEE: Account = Account::House(House::Fee);
    let paid = |cause: &str| Journal::new(Kind::Deposit, cause).moves(Account::clearing("manual"), CASH, usd(500)).expect("small amounts");
    t.write(move |tx| post(tx, paid("deposit:a").moves(CASH, FEE, usd(200))?)).await;
    let backwards = Journal::new(Kind::Deposit, "deposit:b").moves(CASH, FEE, usd(301)).expect("small amounts");
    let backwards = backwards.moves(Account::clearing("manual"), CASH, usd(500)).expect("small amounts");
    let refused = t.brand.write(move |tx| post(tx, backwards.clone())).await.expect_err("before it is there");
    assert_eq!(refused.code(), "not_enough_funds");
    t.ledger_reads("broker:fee 2.00 USD\ncust:1:cash 3.00 USD\npsp:manual:clearing -5.00 USD").await;
    assert!(t.read(verify).await.is_sound());
}

#[on_both_databases]
async fn what_does_not_balance_is_refused_by_us_and_by_the_database(t: TestBrand) {
    let one_sided = Journal::new(Kind::Deposit, "one:1").credit(CASH, usd(1));
    let two_currencies =
        Journal::new(Kind::Deposit, "two:1").credit(CASH, usd(1)).credit(Account::Suspense, Money::from_minor(-1, Currency::EUR));
    let huge = Journal::new(Kind::Deposit, "huge:1").credit(CASH, usd(i64::MAX)).credit(CASH, usd(i64::MAX)).credit(CASH, usd(2));
    let demo_meets_real = Journal::new(Kind::Deposit, "demo:1").moves(Account::Demo(House::Funding), Account::Suspense, usd(1));
    for bad in [one_sided, two_currencies, huge, demo_meets_real.expect("small"), Journal::new(Kind::Deposit, "empty:1")] {
        assert_eq!(t.brand.write(move |tx| post(tx, bad.clone())).await.expect_err("refused").status(), 500);
    }
    // Somebody who goes around us.
    for amounts in [vec![5], vec![5, -4], vec![]] {
        let outcome = t.brand.write(move |tx| {
            let id: JournalId = tx.new_id();
            for (line, amount) in amounts.iter().enumerate() {
                tx.execute(&RAW_POSTING, &[id.bind(), (line as i64 + 1).bind(), amount.bind()])?;
            }
            tx.execute(&RAW_JOURNAL, &[id.bind(), "raw".bind()])
        });
        assert!(outcome.await.is_err(), "an unbalanced journal was stored");
    }
    assert_eq!(t.rows("select count(*) from posting").await, ["0"]);
}

#[on_both_databases]
async fn what_is_posted_never_changes(t: TestBrand) {
    t.write(|tx| post(tx, paid_in("deposit:a", 10_000))).await;
    for statement in [&CHANGE_POSTING, &DROP_POSTING, &CHANGE_JOURNAL, &DROP_JOURNAL] {
        assert!(t.brand.write(move |tx| tx.execute(statement, &[])).await.is_err(), "{}", statement.name);
    }
    let sealed = t.rows("select id from journal").await.remove(0);
    let more: Result<u64> = t.brand.write(move |tx| tx.execute(&RAW_POSTING, &[sealed.bind(), 3_i64.bind(), 1_i64.bind()])).await;
    assert!(more.is_err(), "a posting joined a sealed journal");
    t.ledger_reads("cust:1:cash 100.00 USD").await;
}

#[on_both_databases]
async fn a_spoiled_balance_is_found(t: TestBrand) {
    t.write(|tx| post(tx, Journal::new(Kind::Suspense, "s:1").moves(Account::clearing("manual"), Account::Suspense, usd(500))?)).await;
    assert!(t.read(verify).await.is_sound());
    t.write(|tx| tx.execute(&SPOIL_BALANCE, &[])).await;
    let verdict = t.read(verify).await;
    assert_eq!(verdict.differences.len(), 1);
    assert_eq!((verdict.differences[0].cached_minor, verdict.differences[0].posted_minor), (501, 500));
}

/// Once the provider's account is full, somebody else's deposit says so; nothing is spoilt by it.
#[on_both_databases]
async fn a_full_balance_takes_no_more(t: TestBrand) {
    let most = crate::amounts::HELD_MINOR;
    t.write(move |tx| post(tx, paid_in("deposit:a", most))).await;
    let another = Journal::new(Kind::Deposit, "deposit:b").moves(Account::clearing("manual"), Account::Cash(WalletId(2)), usd(1));
    let above = paid_in("deposit:c", most + 1);
    for journal in [another.expect("small amounts"), above, paid_in("deposit:d", i64::MAX)] {
        let refused = t.brand.write(move |tx| post(tx, journal.clone())).await.expect_err("full");
        assert_eq!((refused.status(), refused.code()), (422, "amount_too_large"));
    }
    t.write(|tx| post(tx, Journal::new(Kind::Refund, "refund:a").moves(CASH, Account::clearing("manual"), usd(1))?)).await;
    t.ledger_reads("cust:1:cash 39999999999999999.99 USD\npsp:manual:clearing -39999999999999999.99 USD").await;
    assert!(t.read(verify).await.is_sound());
}

/// What went through an account in all may be more than any balance, and more than 64 bits hold.
#[on_both_databases]
async fn the_trial_balance_is_wider_than_its_amounts(t: TestBrand) {
    let most = crate::amounts::HELD_MINOR;
    for number in 0..4 {
        t.write(move |tx| post(tx, paid_in(&format!("in:{number}"), most))).await;
        t.write(move |tx| post(tx, paid_in(&format!("out:{number}"), -most).may_overdraw())).await;
    }
    t.write(|tx| post(tx, paid_in("in:last", 1_000_001))).await;
    let seen = t.admin().await.get("/ledger/trial-balance").await.is(200).json;
    let (debit, credit) = ("160000000000000000.00", "160000000000010000.01");
    let expected = serde_json::json!({ "balanced": true, "accounts": [
        { "account": "cust:1:cash", "currency": "USD", "debit": debit, "credit": credit, "balance": "10000.01" },
        { "account": "psp:manual:clearing", "currency": "USD", "debit": credit, "credit": debit, "balance": "-10000.01" },
    ] });
    assert_eq!(seen, expected);
    assert!(t.read(verify).await.is_sound());
}

fn accounts() -> Vec<Account> {
    let wallet = |id| [Account::Cash(WalletId(id)), Account::Hold(WalletId(id)), Account::Credit(WalletId(id))];
    let house = [Account::House(House::Trading), Account::clearing("manual"), Account::Suspense, Account::Exchange(Currency::EUR)];
    wallet(1).into_iter().chain(wallet(2)).chain(house).collect()
}

/// Random movements between random accounts in two currencies, some refused: the books stay sound.
#[on_both_databases]
async fn random_movements_keep_the_books_sound(t: TestBrand) {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let accounts = accounts();
    let step = (0..accounts.len(), 0..accounts.len(), 1_i64..100_000, any::<bool>(), any::<bool>());
    let mut refused = 0;
    for number in 0..300 {
        let (from, to, minor, dollars, overdraws) = step.new_tree(&mut runner).expect("a step").current();
        let (from, to) = (accounts[from].clone(), accounts[to].clone());
        let money = Money::from_minor(minor, if dollars { Currency::USD } else { Currency::EUR });
        let outcome = t
            .brand
            .write(move |tx| {
                let journal = Journal::new(Kind::Correction, format!("step:{number}"));
                let journal = journal.moves(from.clone(), to.clone(), money)?;
                post(tx, if overdraws { journal.may_overdraw() } else { journal })
            })
            .await;
        refused += i32::from(outcome.is_err_and(|problem| problem.code() == "not_enough_funds"));
    }
    assert!((20..280).contains(&refused), "{refused} of 300 were refused");
    assert!(t.read(verify).await.is_sound());
    for floor in accounts.into_iter().filter(|account| matches!(account, Account::Hold(_) | Account::Credit(_))) {
        let held = t.read(move |read| balance(read, &floor, Currency::USD)).await;
        assert!(!held.is_negative());
    }
}
