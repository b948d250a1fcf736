//! The house as this area's tests open it, and the verbs they speak in.

use kernel::{CustomerId, GroupId, Money, WalletId};
use money::book::{Books, CashChange};
use money::ledger::{self, Account, Journal};
use money::wallets::{self, NewWallet, Platform};
use people::customers::{self, NewCustomer};
use people::fixtures;
use serde_json::{Value, json};
use testkit::{Actor, Answer, TestBrand, TestHouse};

pub fn house() -> TestHouse {
    TestHouse {
        areas: || vec![foundation::http::health::area(), people::area_under(money::above()), money::area(), crate::area()],
        directory: || std::sync::Arc::new(people::People),
        loader: || Some(crate::loader()),
        make_staff: fixtures::staff,
        make_customer: |tx, email, password_hash, affiliate| {
            let origin = customers::Origin { affiliate_id: Some("A17".into()), ..Default::default() };
            let new = NewCustomer { origin, ..fixtures::new_customer(email, password_hash, affiliate) };
            Ok(customers::create(tx, &new)?.uuid())
        },
        make_session: fixtures::session,
    }
}

/// The group for live wallets in this currency.
pub const USD: GroupId = GroupId(1);
pub const EUR: GroupId = GroupId(2);

/// A customer's wallet with money in it.
pub async fn wallet(t: &TestBrand, owner: &Actor<'_>, group: GroupId, amount: &str) -> WalletId {
    let customer = CustomerId::from_uuid(owner.id);
    let amount: kernel::Decimal = amount.parse().expect("an amount");
    let opened = t.brand.book(move |tx, desk| {
        let new = NewWallet { customer, group, platform: Platform::Pro, leverage: None, trading_type: engine::TradingType::Hedging };
        let wallet = wallets::open(tx, desk, &new)?;
        let money = Money::exact(amount, wallet.currency).expect("whole cents");
        let journal = Journal::new(ledger::Kind::Deposit, format!("deposit:{}", wallet.id));
        ledger::post(tx, journal.moves(Account::clearing("test"), Account::Cash(wallet.id), money)?)?;
        desk.adjust(tx, wallet.id, CashChange::cash(money.minor()))?;
        Ok(wallet.id)
    });
    opened.await.expect("a wallet")
}

/// Pushes quotes as `EURUSD 1.08430 1.08450`, one a line.
pub async fn quote(t: &TestBrand, quotes: &str) {
    let feed = t.staff_with(&["trading.feed"]).await;
    push(&feed, quotes).await;
}

pub async fn push(feed: &Actor<'_>, quotes: &str) -> Answer {
    let list: Vec<Value> = quotes
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(|line| {
            let parts: Vec<&str> = line.split_whitespace().collect();
            json!({ "symbol": parts[0], "bid": parts[1], "ask": parts[2] })
        })
        .collect();
    let count = list.len();
    let answer = feed.post("/quotes", json!({ "quotes": list })).await.is(200);
    assert_eq!((&answer.json["accepted"], &answer.json["rejected"]), (&json!(count), &json!([])), "{}", answer.text);
    answer
}

/// The prices of the rule book's examples.
pub const USUAL: &str = "
    EURUSD 1.08430 1.08450
    USDJPY 151.200 151.220
    GBPUSD 1.26500 1.26520
    EURGBP 0.85490 0.85510
";

/// Places a market order and answers what came back.
pub async fn trade(who: &Actor<'_>, wallet: WalletId, side: &str, size: &str, symbol: &str) -> Answer {
    who.post("/orders", json!({ "accountId": wallet, "symbol": symbol, "side": side, "type": "MARKET", "size": size })).await
}

/// The book in memory against the ledger and the rows: balances are sums of postings, and a restart finds the same book.
pub async fn sound(t: &TestBrand) {
    let (live, money) = t
        .brand
        .look_at_book(|book| {
            Ok((book.state_hash(), book.accounts().map(|a| (a.wallet, a.balance_minor, a.credit_minor)).collect::<Vec<_>>()))
        })
        .await
        .expect("a book");
    for (wallet, balance, credit) in money {
        for (account, held) in [("cash", balance), ("credit", credit)] {
            let sum = t
                .rows(&format!(
                    "select cast(coalesce(sum(amount_minor), 0) as bigint) from posting where account = 'cust:{wallet}:{account}'"
                ))
                .await;
            assert_eq!(sum, [held.to_string()], "{account} of wallet {wallet}");
        }
    }
    let restored = t.read(|read| crate::restore(read).map(|book| book.state_hash())).await;
    assert_eq!(live, restored, "a restart finds another book");
}
