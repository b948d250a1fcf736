//! A random afternoon: two customers, two currencies, staff and a payment provider, all at it for some hundred steps. Whatever they
//! do, and whatever is refused of it, the books are sound at the end of the day.

use axum::http::Method;
use foundation::signature;
use money::book::Books;
use serde_json::{Value, json};
use testkit::{Actor, Answer, TestBrand, f, on_both_databases};

/// Numbers from a seed (Knuth's multiplier), so that a bad day can be had again.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
    fn amount(&mut self, most: u64) -> String {
        let cents = 1 + self.roll(most * 100);
        f!("{}.{:02}", cents / 100, cents % 100)
    }
}

struct Afternoon<'t> {
    t: &'t TestBrand,
    admin: Actor<'t>,
    customers: Vec<(Actor<'t>, [i64; 2])>,
    dice: Dice,
    price: i64,
    done: usize,
}

impl<'t> Afternoon<'t> {
    async fn begin(t: &'t TestBrand, seed: u64) -> Afternoon<'t> {
        let admin = t.admin().await;
        t.write(|tx| {
            for (step, _) in people::onboarding::queries::steps(tx)? {
                people::onboarding::queries::set_stage(tx, step, None)?;
            }
            Ok(())
        })
        .await;
        let terms = json!({
            "leverage": 100, "markups": [{ "bidPoints": 3, "askPoints": 2 }], "marginCallLevel": 100, "stopOutLevel": 50,
            "adapterName": "built-in", "disableSwapCharges": false,
            "commissions": [{ "type": "PER_LOT", "rate": 3.5, "currency": "USD", "chargeOn": "BOTH" }],
        });
        for group in [1, 2] {
            admin.put(&f!("/groups/{group}"), terms.clone()).await.is(200);
        }
        let mut afternoon = Afternoon { t, admin, customers: Vec::new(), dice: Dice(seed), price: 108_440, done: 0 };
        afternoon.quote(0).await;
        for _ in 0..2 {
            let customer = t.customer().await;
            let mut wallets = [0; 2];
            for (wallet, currency) in wallets.iter_mut().zip(["USD", "EUR"]) {
                let opened = customer.post("/me/wallets", json!({ "currency": currency, "isDemo": false, "leverage": "100" })).await;
                *wallet = opened.is(201).json["id"].as_i64().expect("a login");
            }
            afternoon.customers.push((customer, wallets));
        }
        afternoon
    }

    async fn quote(&mut self, moved: i64) {
        self.price += moved;
        let text = |points: i64| f!("{}.{:05}", points / 100_000, points % 100_000);
        let quote = json!({ "symbol": "EURUSD", "bid": text(self.price - 10), "ask": text(self.price + 10) });
        self.admin.post("/quotes", json!({ "quotes": [quote] })).await.is(200);
    }

    async fn provider_says(&self, kind: &str, id: &str, amount: Option<&str>) -> Answer {
        let mut body = json!({ "type": kind, "transactionId": id, "providerTransactionId": f!("p-{id}") });
        if let Some(amount) = amount {
            (body["amount"], body["currency"]) = (json!(amount), json!("USD"));
        }
        let body = body.to_string().into_bytes();
        let secret = self.t.write(money::payments::manual_secret).await;
        let key = signature::SigningKey::parse(secret.expose()).expect("a key");
        let mut provider = self.t.anonymous();
        for (name, value) in signature::sign(&[key], &f!("m-{}", self.t.next()), self.t.now(), &body).expect("signed") {
            provider = provider.with_header(name, &value);
        }
        provider.raw(Method::POST, "/webhooks/payments/manual", "application/json", body).await
    }

    /// Something happens. It may be refused; it may not fail.
    async fn step(&mut self) {
        self.t.clock.advance_s(1 + self.dice.roll(20) as i64);
        let moved = self.dice.roll(401) as i64 - 200;
        let leap = self.dice.roll(25) == 0;
        self.quote(if leap { moved * 12 } else { moved }).await;
        let who = self.dice.roll(2) as usize;
        let which = self.dice.roll(2) as usize;
        let (customer, wallets) = (self.customers[who].0.with_header("x-step", "1"), self.customers[who].1);
        let wallet = wallets[which];
        let answer = match self.dice.roll(11) {
            0 | 1 => self.deposit(&customer, wallet).await,
            2..=4 => self.order(&customer, wallet).await,
            5 => customer.post("/positions/close-all", json!({ "accountId": wallet })).await,
            6 => self.part_of_a_close(&customer).await,
            7 => {
                let transfer = json!({ "sourceWalletId": wallet, "targetWalletId": wallets[1 - which], "amount": self.dice.amount(400) });
                customer.post("/wallets/transfers", transfer).await
            }
            8 => self.ask_for_money(&customer, wallet).await,
            9 => self.decide().await,
            _ => self.by_hand(wallet).await,
        };
        assert!(answer.status < 500, "{}", answer.text);
        self.done += usize::from(answer.status < 300);
        self.t.drain().await;
    }

    async fn deposit(&mut self, customer: &Actor<'_>, wallet: i64) -> Answer {
        let amount = self.dice.amount(2_000);
        let asked = json!({ "walletId": wallet, "amount": amount, "currency": "USD", "method": "card" });
        let started = customer.post("/me/deposits", asked).await;
        if started.status != 201 {
            return started;
        }
        let id = started.text_at("/transaction/id");
        let paid = self.provider_says("deposit.approved", &id, Some(&amount)).await;
        match self.dice.roll(6) {
            0 => self.provider_says("deposit.chargeback", &id, None).await,
            1 => self.provider_says("deposit.approved", &id, Some(&amount)).await,
            _ => paid,
        }
    }

    async fn order(&mut self, customer: &Actor<'_>, wallet: i64) -> Answer {
        let side = if self.dice.roll(2) == 0 { "BUY" } else { "SELL" };
        let size = f!("{}.{:02}", self.dice.roll(2), 1 + self.dice.roll(99));
        customer.post("/orders", json!({ "accountId": wallet, "symbol": "EURUSD", "side": side, "type": "MARKET", "size": size })).await
    }

    async fn part_of_a_close(&mut self, customer: &Actor<'_>) -> Answer {
        let open = customer.get("/me/positions?status=OPEN").await.is(200);
        match open.json["positions"].get(0) {
            Some(position) => customer.post(&f!("/positions/{}/close", position["id"]), json!({ "size": "0.01" })).await,
            None => open,
        }
    }

    async fn ask_for_money(&mut self, customer: &Actor<'_>, wallet: i64) -> Answer {
        customer.post("/sessions/prove", json!({ "password": testkit::PASSWORD })).await.is(200);
        let asked = json!({ "provider": "manual", "currency": "USD", "amount": self.dice.amount(600), "walletAddress": "DE89", "walletId": wallet });
        customer.post("/me/withdrawals", asked).await
    }

    /// Staff and the provider take the oldest withdrawal a step on, whatever state it is in.
    async fn decide(&mut self) -> Answer {
        let open = self
            .t
            .rows("select id, amount_minor from money_transaction where type = 'WITHDRAWAL' and destination is not null order by id")
            .await;
        if open.is_empty() {
            return self.admin.get("/transactions").await;
        }
        let row = open[self.dice.roll(open.len() as u64) as usize].clone();
        let (id, amount) = row.split_once(' ').expect("two columns");
        let half = amount.parse::<i64>().expect("a number") / 2;
        match self.dice.roll(6) {
            0 => self.admin.post(&f!("/transactions/{id}/approve"), json!({})).await,
            1 => {
                self.admin.post(&f!("/transactions/{id}/approve"), json!({ "changedAmount": f!("{}.{:02}", half / 100, half % 100) })).await
            }
            2 => self.admin.post(&f!("/transactions/{id}/reject"), json!({ "comment": "no" })).await,
            3 => self.admin.post(&f!("/transactions/{id}/refund"), json!({})).await,
            4 => self.provider_says("payout.failed", id, None).await,
            _ => self.provider_says("payout.completed", id, None).await,
        }
    }

    async fn by_hand(&mut self, wallet: i64) -> Answer {
        let (kind, credit) = [("CORRECTION", false), ("BONUS", true), ("BONUS", false), ("WITHDRAWAL", false)][self.dice.roll(4) as usize];
        let sign = if kind == "CORRECTION" && self.dice.roll(2) == 0 { "-" } else { "" };
        let amount: Value = json!(f!("{sign}{}", self.dice.amount(200)));
        let body = json!({ "type": kind, "currency": "USD", "amount": amount, "addToCredit": credit, "comment": "afternoon" });
        self.admin.post(&f!("/wallets/{wallet}/transactions"), body).await
    }
}

#[on_both_databases]
async fn the_books_are_sound_after_a_random_afternoon(t: TestBrand) {
    for seed in [7, 2_026] {
        let mut afternoon = Afternoon::begin(&t, seed).await;
        for _ in 0..200 {
            afternoon.step().await;
        }
        assert!(afternoon.done > 80, "{} of 200 steps did something", afternoon.done);
    }
    for finding in t.read(tradehall::check::findings).await {
        assert!(finding.is_sound() && finding.checked > 0, "{}: {}", finding.what, finding.verdict());
    }
    // The book in memory is the book that a restart would make, and all postings of a currency are nothing in sum.
    let live = t.brand.look_at_book(|book| Ok(book.state_hash())).await.expect("a book");
    assert_eq!(live, t.read(|read| trading::restore(read).map(|book| book.state_hash())).await);
    let sums = t.rows("select currency from posting group by currency having sum(amount_minor) <> 0").await;
    assert_eq!(sums, Vec::<String>::new());
    let below =
        t.rows("select account from balance where amount_minor < 0 and (account like 'cust:%:hold' or account like 'cust:%:credit')").await;
    assert_eq!(below, Vec::<String>::new());
    let kinds = t.rows("select kind from journal group by kind order by kind").await;
    assert!(kinds.len() >= 8, "a quiet afternoon: {kinds:?}");
}
