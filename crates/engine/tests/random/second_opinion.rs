//! The book against the reference, step by step.

use engine::*;
use kernel::{Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use num_bigint::BigInt;
use proptest::prelude::*;
use uuid::Uuid;

use crate::reference::{Account as RefAccount, Fee, House, R, Strategy as Order, Symbol as RefSymbol, frac, r};
use crate::world::{SYMBOLS, snapshot};

/// Accounts 4 and 5 have floating margins and margin-only credit, which the reference does not know.
const KNOWN: [i64; 4] = [1, 2, 3, 6];

fn reference() -> House {
    let pair = |base, quote, point| RefSymbol { base, quote, point, contract: 100_000, forex: true, stake: false, hedged: frac(1, 2) };
    let cfd = |quote, point, contract, stake| RefSymbol { base: "-", quote, point, contract, forex: false, stake, hedged: r(0) };
    let symbols = vec![
        pair("EUR", "USD", frac(1, 100_000)),
        pair("USD", "JPY", frac(1, 1_000)),
        pair("EUR", "GBP", frac(1, 100_000)),
        cfd("USD", frac(1, 100), 100, false),
        cfd("EUR", frac(1, 10), 1, false),
        cfd("USD", frac(1, 100), 1_000, true),
    ];
    let account = |n: i64| RefAccount {
        currency: ["USD", "EUR", "JPY"][(n % 3) as usize],
        unit: if n % 3 == 2 { 1 } else { 100 },
        leverage: [100, 30, 400][(n % 3) as usize],
        strategy: [Order::Loss, Order::Margin, Order::Smart][(n % 3) as usize],
        fee: if n % 2 == 1 { [Fee::PerLot, Fee::PerMillion, Fee::Percent][(n % 3) as usize] } else { Fee::None },
        bid_points: n,
        ask_points: n / 2,
        netting: n % 3 == 0,
        protected: n != 2,
        balance: r(0),
        called: false,
        positions: Vec::new(),
    };
    let quotes = vec![(r(1), r(1)); symbols.len()];
    House { symbols, quotes, accounts: KNOWN.map(account).to_vec() }
}

fn exact(raw: i64) -> R {
    frac(raw, 100_000_000)
}

struct Both {
    book: Book,
    house: House,
    now: Timestamp,
    prices: [i64; 6],
    next: i64,
}

impl Both {
    fn new() -> Both {
        let book = Book::restore(snapshot()).expect("book");
        let now = "2026-05-06T12:00:00Z".parse().expect("time");
        let mut both = Both { book, house: reference(), now, prices: SYMBOLS.map(|(_, mid, _)| mid), next: 1 };
        for symbol in 0..SYMBOLS.len() {
            both.quote(symbol, 0, 4);
        }
        for (index, n) in KNOWN.iter().enumerate() {
            both.pay(index, *n, 3_000);
        }
        both
    }

    fn run(&mut self, command: Command) -> bool {
        match self.book.plan(self.now, &command) {
            Ok(events) => {
                self.book.apply_all(&events);
                true
            }
            Err(_) => false,
        }
    }

    fn pay(&mut self, index: usize, n: i64, units: i64) {
        let (unit, amount) = (self.house.accounts[index].unit, units * if n % 3 == 2 { 150 } else { 1 });
        let balance_minor = amount * unit;
        self.run(Command::AdjustCash { wallet: WalletId(n), balance_minor, credit_minor: 0, pending_withdrawal_minor: 0 });
        self.house.accounts[index].balance += r(amount);
        self.house.settle(index);
    }

    fn quote(&mut self, symbol: usize, points: i64, spread: i64) {
        let (name, start, point) = SYMBOLS[symbol];
        self.prices[symbol] = (self.prices[symbol] + points * point).clamp(start / 2, start * 2) / point * point;
        let (bid, ask) = (self.prices[symbol] - spread * point, self.prices[symbol] + spread * point);
        let events = self.book.quote(self.now, name.parse().expect("symbol"), Price::from_raw(bid), Price::from_raw(ask));
        self.book.apply_all(&events);
        self.house.quote(symbol, exact(bid), exact(ask));
    }

    fn order(&mut self, index: usize, symbol: usize, buy: bool, size: i64, away: (Option<i64>, Option<i64>)) -> (bool, bool) {
        let (id, sign) = (self.next, if buy { 1 } else { -1 });
        self.next += 1;
        let level = |points: i64| self.prices[symbol] + sign * points * SYMBOLS[symbol].2;
        let (stop, profit) = (away.0.map(|p| level(-p)), away.1.map(level));
        let side = if buy { Side::Buy } else { Side::Sell };
        let name = SYMBOLS[symbol].0.parse().expect("symbol");
        let order = OrderId::from_uuid(Uuid::from_u128(id as u128));
        let mut new = NewOrder::market(WalletId(KNOWN[index]), order, PositionId(id), name, side, Lots::from_raw(size * 1_000_000));
        (new.stop_loss, new.take_profit) = (stop.map(Price::from_raw), profit.map(Price::from_raw));
        let ours = self.run(Command::PlaceOrder(new));
        let theirs = self.house.order(index, id, symbol, buy, size, stop.map(exact), profit.map(exact));
        if theirs {
            self.house.settle(index);
        }
        (ours, theirs)
    }

    fn close(&mut self, index: usize, pick: usize, half: bool) {
        let positions = &self.house.accounts[index].positions;
        if positions.is_empty() {
            return;
        }
        let held = &positions[pick % positions.len()];
        let (id, size) = (held.id, if half && held.size > 1 { held.size / 2 } else { held.size });
        let size_lots = Some(Lots::from_raw(size * 1_000_000));
        let wallet = WalletId(KNOWN[index]);
        self.run(Command::ClosePosition { wallet, position: PositionId(id), size: size_lots, reason: CloseReason::User });
        let price = self.house.exit_price(index, id);
        self.house.close(index, id, size, &price);
        self.house.settle(index);
    }

    fn compare(&self) -> Result<(), String> {
        for (theirs, n) in self.house.accounts.iter().zip(KNOWN) {
            let ours = self.book.account(WalletId(n)).expect("account");
            let balance = R::from_integer(BigInt::from(ours.balance_minor)) / r(theirs.unit);
            if balance != theirs.balance {
                return Err(format!("account {n}: balance {balance} against {}", theirs.balance));
            }
            let mut held: Vec<(i64, i64, R)> = theirs.positions.iter().map(|p| (p.id, p.size, p.open.clone())).collect();
            held.sort();
            let rows = ours.positions.iter().map(|p| (p.id.0, p.size.raw() / 1_000_000, exact(p.open_price.raw())));
            if rows.collect::<Vec<_>>() != held {
                return Err(format!("account {n}: {:?} against {held:?}", ours.positions));
            }
            if ours.margin_call != theirs.called {
                return Err(format!("account {n}: margin call {} against {}", ours.margin_call, theirs.called));
            }
            let figures = self.book.figures(WalletId(n)).expect("figures");
            for (ours, theirs) in [(figures.equity, self.house.equity(theirs)), (figures.margin, self.house.margin(theirs))] {
                let apart = exact(i64::try_from(ours.0).expect("eight bytes")) - &theirs;
                if apart > frac(1, 1_000_000) || apart < frac(-1, 1_000_000) {
                    return Err(format!("account {n}: {ours} against {theirs}"));
                }
            }
        }
        Ok(())
    }
}

#[test]
fn the_book_agrees_with_the_reference() {
    let step = (0u8..16, any::<u16>(), any::<u16>(), any::<u16>());
    let days = proptest::collection::vec(step, 1..120);
    let cases = std::env::var("ENGINE_RANDOM_STEPS").ok().and_then(|n| n.parse::<u32>().ok()).unwrap_or(100_000) / 1_500;
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: cases.max(1),
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let day = |steps: Vec<(u8, u16, u16, u16)>| {
        let mut both = Both::new();
        for (what, a, b, c) in steps {
            let (index, symbol) = (a as usize % KNOWN.len(), b as usize % SYMBOLS.len());
            match what {
                0..=5 => both.quote(symbol, (a as i64 % 201) - 100, 1 + c as i64 % 9),
                6 => both.quote(symbol, ((a as i64 % 21) - 10) * 400, 1 + c as i64 % 30),
                7..=12 => {
                    let away = |on: bool, n: u16| on.then_some(30 + n as i64 % 300);
                    let stops = (away(a % 3 == 0, c), away(a % 5 == 0, b));
                    let (ours, theirs) = both.order(index, symbol, c % 2 == 0, 1 + c as i64 % 150, stops);
                    prop_assert_eq!(ours, theirs, "an order was judged differently");
                }
                13 | 14 => both.close(index, b as usize, c % 2 == 0),
                _ => both.pay(index, KNOWN[index], b as i64 % 1_000),
            }
            both.compare().map_err(TestCaseError::fail)?;
        }
        Ok(())
    };
    runner.run(&days, day).unwrap_or_else(|error| panic!("{error}"));
}
