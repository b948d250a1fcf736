//! The house as this area's tests open it.

use std::sync::Arc;

use engine::{Book, Event, Snapshot};
use foundation::db::{Read, Tx};
use foundation::signature;
use kernel::{Problem, Result};
use people::fixtures;
use serde_json::{Value, json};
use testkit::{Actor, Answer, TestBrand, TestHouse};

use crate::book::{BrandBook, Keeper, store_money_event};
use crate::{groups, payments, wallets};

/// Stores what is about money alone; in these tests nobody trades.
struct MoneyKeeper;

impl Keeper for MoneyKeeper {
    fn store(&self, tx: &mut Tx<'_>, book: &Book, events: &[Event]) -> Result<()> {
        for event in events {
            if !store_money_event(tx, book, event)? {
                return Err(Problem::internal(format!("nobody stores {event:?}")));
            }
        }
        Ok(())
    }
}

fn load(read: &mut Read<'_>) -> Result<Box<dyn std::any::Any + Send>> {
    let groups = groups::all(read)?.iter().map(groups::Group::terms).collect();
    let snapshot = Snapshot { groups, accounts: wallets::load_all(read)?, ..Snapshot::default() };
    let book = Book::restore(snapshot).map_err(|reject| Problem::internal(format!("{reject:?}")))?;
    Ok(Box::new(BrandBook::new(book, Arc::new(MoneyKeeper))))
}

/// Opens a wallet of one's own and answers its login.
pub async fn open_wallet(customer: &Actor<'_>, currency: &str, is_demo: bool) -> i64 {
    let opened = customer.post("/me/wallets", json!({ "currency": currency, "isDemo": is_demo, "leverage": "100" })).await.is(201);
    opened.json["id"].as_i64().expect("a login")
}

/// Sets a rate by hand.
pub async fn set_rate(t: &TestBrand, from: &str, to: &str, rate: &str) {
    let body = json!({ "fromCurrency": from, "toCurrency": to, "source": "MANUAL", "rate": rate });
    t.admin().await.post("/exchange-rates", body).await.is(201);
}

/// A deposit that is asked for and not paid: its id.
pub async fn ask_to_deposit(customer: &Actor<'_>, wallet: i64, amount: &str, currency: &str) -> String {
    let body = json!({ "walletId": wallet, "amount": amount, "currency": currency, "method": "card" });
    let started = customer.post("/me/deposits", body).await.is(201);
    assert_eq!(started.json["transaction"]["status"], "PENDING");
    started.json["transaction"]["id"].as_str().expect("an id").to_owned()
}

/// Deposits as the test provider does.
pub async fn deposit(t: &TestBrand, customer: &Actor<'_>, wallet: i64, amount: &str, currency: &str) -> String {
    let id = ask_to_deposit(customer, wallet, amount, currency).await;
    provider_says(t, "deposit.approved", &id, &format!("pay-{id}"), Some((amount, currency))).await.is(200);
    id
}

pub async fn provider_says(t: &TestBrand, kind: &str, id: &str, reference: &str, money: Option<(&str, &str)>) -> Answer {
    let mut body = json!({ "type": kind, "transactionId": id, "providerTransactionId": reference });
    if let Some((amount, currency)) = money {
        body["amount"] = json!(amount);
        body["currency"] = json!(currency);
    }
    call_signed(t, &format!("msg_{}", t.next()), &body).await
}

/// A call with the right signature under this message id.
pub async fn call_signed(t: &TestBrand, message: &str, body: &Value) -> Answer {
    let text = body.to_string().into_bytes();
    let headers = signed_headers(t, message, &text).await;
    let mut provider = t.anonymous();
    for (name, value) in &headers {
        provider = provider.with_header(name, value);
    }
    provider.raw(axum::http::Method::POST, "/webhooks/payments/manual", "application/json", text).await
}

pub async fn signed_headers(t: &TestBrand, message: &str, body: &[u8]) -> Vec<(String, String)> {
    let key = t.write(|tx| payments::signing_key(tx, payments::MANUAL)).await;
    let signed = signature::sign(&[key], message, t.now(), body).expect("signs");
    signed.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()
}

/// That the books are sound: postings add up, balances are their sums, and the book of the writer says the same.
pub async fn books_are_sound(t: &TestBrand) {
    use crate::book::Books;
    let verdict = t.read(crate::ledger::verify).await;
    assert!(verdict.is_sound(), "{verdict:?}");
    let stored = t.read(wallets::load_all).await;
    let kept = t.brand.look_at_book(|book| Ok(book.snapshot().accounts)).await.expect("a book");
    assert_eq!(kept, stored, "the book differs from the database");
}

pub fn house() -> TestHouse {
    TestHouse {
        areas: || vec![foundation::http::health::area(), people::area_under(crate::above()), crate::area()],
        directory: || Arc::new(people::People),
        loader: || Some(Arc::new(load)),
        make_staff: fixtures::staff,
        make_customer: fixtures::customer,
        make_session: fixtures::session,
    }
}

/// A brand that asks no steps of its customers before they deposit or withdraw.
pub async fn without_steps(t: &TestBrand) {
    t.write(|tx| {
        for (step, _) in people::onboarding::queries::steps(tx)? {
            people::onboarding::queries::set_stage(tx, step, None)?;
        }
        Ok(())
    })
    .await;
}

/// How many rows a counted list has, over all days and slots.
pub async fn counted(t: &TestBrand, list: &str) -> String {
    t.rows(&format!("select cast(coalesce(sum(rows), 0) as bigint) from day_count where list = '{list}' and scope = ''")).await.remove(0)
}
