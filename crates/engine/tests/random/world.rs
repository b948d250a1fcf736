//! The world of the random days and the steps that move it.

use engine::*;
use kernel::{Currency, CustomerId, Decimal, GroupId, Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use uuid::Uuid;

pub const ACCOUNTS: i64 = 6;
pub const SYMBOLS: [(&str, i64, i64); 6] = [
    ("EURUSD", 108_440_000, 1_000),
    ("USDJPY", 15_064_000_000, 100_000),
    ("EURGBP", 85_500_000, 1_000),
    ("XAUUSD", 235_000_000_000, 1_000_000),
    ("GER40", 1_820_000_000_000, 10_000_000),
    ("UKOIL", 8_000_000_000, 1_000_000),
];

/// One thing that happens. Plain numbers, so that a failing day shrinks to a short one.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    pub what: u8,
    pub a: u16,
    pub b: u16,
    pub c: u16,
}

pub struct World {
    pub book: Book,
    pub now: Timestamp,
    pub next: i64,
    pub prices: [i64; 6],
    pub log: Vec<Event>,
    /// Deposits and the like by wallet, minor units.
    pub paid: Vec<i64>,
    /// Only this wallet's commands are run; the market moves all the same.
    pub only: Option<WalletId>,
}

fn group(id: i64) -> Group {
    let mut group = Group::new(GroupId(id), [100, 30, 400][(id % 3) as usize]);
    group.stop_out_strategy = match id % 3 {
        0 => StopOutStrategy::LargestLossFirst,
        1 => StopOutStrategy::LargestMarginFirst,
        _ => StopOutStrategy::SmartPartial,
    };
    group.margin_mode = if id == 4 { MarginMode::Floating } else { MarginMode::FixedAtOpen };
    group.credit_mode = if id == 5 { CreditMode::MarginOnly } else { CreditMode::LossAndMargin };
    group.negative_balance_protection = id != 2;
    group.markups = vec![Markup { scope: Scope::All, bid_points: id, ask_points: id / 2 }];
    if id % 2 == 1 {
        group.commissions = vec![Commission {
            scope: Scope::All,
            kind: [CommissionType::PerLot, CommissionType::PerMillion, CommissionType::Percent][(id % 3) as usize],
            rate: Decimal::new(35, 1 + (id % 3 == 2) as u32 * 2),
            currency: Currency::USD,
            charge_on: ChargeOn::Both,
            minimum: None,
        }];
    }
    group
}

pub fn snapshot() -> Snapshot {
    let usd = Currency::USD;
    let currency = |text: &str| text.parse::<Currency>().expect("currency");
    let name = |text: &str| text.parse::<Symbol>().expect("symbol");
    let pair = |text: &str, decimals| {
        let mut pair = Instrument::pair(name(text), currency(&text[..3]), currency(&text[3..]), decimals);
        (pair.swap_long, pair.swap_short, pair.hedged_margin_percentage) = (Decimal::new(-68, 1), Decimal::new(21, 1), Decimal::from(50));
        pair
    };
    let cfd = |text: &str, currency, decimals, contract| {
        let mut cfd = Instrument::cfd(name(text), Category::Indices, currency, decimals, contract, Decimal::from(5));
        (cfd.swap_long, cfd.swap_short) = (Decimal::new(-25, 1), Decimal::new(-1, 1));
        cfd
    };
    let mut oil = cfd("UKOIL", usd, 2, 1_000);
    oil.stake_mode = StakeMode::SpreadBetting;
    let accounts = (1..=ACCOUNTS).map(|n| Account {
        trading_type: if n % 3 == 0 { TradingType::Netting } else { TradingType::Hedging },
        ..Account::new(
            WalletId(n),
            CustomerId::from_uuid(Uuid::from_u128(n as u128)),
            GroupId(n),
            [usd, Currency::EUR, Currency::JPY][(n % 3) as usize],
        )
    });
    Snapshot {
        instruments: vec![
            pair("EURUSD", 5),
            pair("USDJPY", 3),
            pair("EURGBP", 5),
            cfd("XAUUSD", usd, 2, 100),
            cfd("GER40", Currency::EUR, 1, 1),
            oil,
        ],
        groups: (1..=ACCOUNTS).map(group).collect(),
        accounts: accounts.collect(),
        ..Snapshot::default()
    }
}

impl World {
    pub fn new(only: Option<WalletId>) -> World {
        let book = Book::restore(snapshot()).expect("world");
        let now = "2026-05-06T12:00:00Z".parse().expect("time");
        let mut world = World {
            book,
            now,
            next: 1,
            prices: SYMBOLS.map(|(_, mid, _)| mid),
            log: Vec::new(),
            paid: vec![0; ACCOUNTS as usize + 1],
            only,
        };
        for n in 0..SYMBOLS.len() {
            world.quote(n, 0, 5);
        }
        for n in 1..=ACCOUNTS {
            let unit = if world.account(n).currency == Currency::JPY { 150 } else { 100 };
            world.pay(n, 5_000 * unit, 0);
        }
        world
    }

    pub fn account(&self, n: i64) -> &Account {
        self.book.account(WalletId(n)).expect("account")
    }

    fn keep(&mut self, events: Vec<Event>) -> Vec<Event> {
        self.book.apply_all(&events);
        self.log.extend(events.iter().cloned());
        events
    }

    /// Moves a symbol by so many points.
    pub fn quote(&mut self, n: usize, points: i64, spread: i64) -> Vec<Event> {
        let (name, start, point) = SYMBOLS[n];
        self.prices[n] = (self.prices[n] + points * point).clamp(start / 2, start * 2) / point * point;
        let (bid, ask) = (self.prices[n] - spread * point, self.prices[n] + spread * point);
        let events = self.book.quote(self.now, name.parse().expect("symbol"), Price::from_raw(bid), Price::from_raw(ask));
        self.keep(events)
    }

    fn pay(&mut self, n: i64, balance_minor: i64, credit_minor: i64) {
        let wallet = WalletId(n);
        let done = self.run(Command::AdjustCash { wallet, balance_minor, credit_minor, pending_withdrawal_minor: 0 });
        if done.is_some() {
            self.paid[n as usize] += balance_minor;
        }
    }

    pub fn run(&mut self, command: Command) -> Option<Vec<Event>> {
        if self.only.is_some() && command.wallet() != self.only {
            return None;
        }
        let events = self.book.plan(self.now, &command).ok()?;
        Some(self.keep(events))
    }

    /// Takes a step and returns what it brought about.
    pub fn step(&mut self, step: Step) -> Vec<Event> {
        self.now = self.now.plus_millis(200 + (step.c % 700) as i64);
        let n = (step.a as i64 % ACCOUNTS) + 1;
        let symbol = step.b as usize % SYMBOLS.len();
        match step.what % 32 {
            0..=12 => self.quote(symbol, (step.a as i64 % 201) - 100, 1 + step.c as i64 % 9),
            13..=14 => self.quote(symbol, ((step.a as i64 % 21) - 10) * 400, 1 + step.c as i64 % 30),
            15..=21 => self.order(n, symbol, step).unwrap_or_default(),
            22..=23 => self.pending(n, symbol, step).unwrap_or_default(),
            24..=25 => self.close(n, step).unwrap_or_default(),
            26 => self.modify(n, step).unwrap_or_default(),
            27 => self.run(Command::Tick { wallet: WalletId(n) }).unwrap_or_default(),
            28 => self.adjust(n, step),
            29 => self.close_by(n, step).unwrap_or_default(),
            30 => self.run(Command::CloseAll { wallet: WalletId(n), symbol: None, reason: CloseReason::Admin }).unwrap_or_default(),
            _ => self.night(),
        }
    }

    fn new_order(&mut self, n: i64, symbol: usize, step: Step) -> NewOrder {
        let id = self.next;
        self.next += 1;
        let side = if step.c.is_multiple_of(2) { Side::Buy } else { Side::Sell };
        // A stake of one is about ten times a hundredth of a lot.
        let size = Lots::from_raw((1 + step.c as i64 % 150) * 1_000_000);
        let order = OrderId::from_uuid(Uuid::from_u128(id as u128));
        NewOrder::market(WalletId(n), order, PositionId(id), SYMBOLS[symbol].0.parse().expect("symbol"), side, size)
    }

    fn away(&self, symbol: usize, points: i64) -> Option<Price> {
        Some(Price::from_raw(self.prices[symbol] + points * SYMBOLS[symbol].2))
    }

    fn order(&mut self, n: i64, symbol: usize, step: Step) -> Option<Vec<Event>> {
        let mut new = self.new_order(n, symbol, step);
        let sign = if new.side == Side::Buy { 1 } else { -1 };
        if step.a.is_multiple_of(3) {
            new.stop_loss = self.away(symbol, -sign * (30 + step.a as i64 % 300));
        }
        if step.a.is_multiple_of(5) {
            new.take_profit = self.away(symbol, sign * (30 + step.b as i64 % 300));
        }
        if step.a.is_multiple_of(7) {
            new.trailing = Trail(1 + step.b % 100);
        }
        if step.b.is_multiple_of(11) {
            new.close_after_s = Some(1 + step.a as u32 % 60);
        }
        self.run(Command::PlaceOrder(new))
    }

    fn pending(&mut self, n: i64, symbol: usize, step: Step) -> Option<Vec<Event>> {
        let mut new = self.new_order(n, symbol, step);
        let sign = if new.side == Side::Buy { 1 } else { -1 };
        let distance = 20 + step.a as i64 % 200;
        match step.b % 3 {
            0 => (new.kind, new.limit_price) = (OrderKind::Limit, self.away(symbol, -sign * distance)),
            1 => (new.kind, new.stop_price) = (OrderKind::Stop, self.away(symbol, sign * distance)),
            _ => {
                (new.kind, new.stop_price) = (OrderKind::StopLimit, self.away(symbol, sign * distance));
                new.limit_price = self.away(symbol, sign * (distance - 10));
            }
        }
        if step.a.is_multiple_of(4) {
            new.expires_at = Some(self.now.plus_seconds(1 + step.b as i64 % 30));
        }
        self.run(Command::PlaceOrder(new))
    }

    fn pick(&self, n: i64, index: u16) -> Option<Position> {
        let positions = &self.account(n).positions;
        (!positions.is_empty()).then(|| positions[index as usize % positions.len()].clone())
    }

    fn close(&mut self, n: i64, step: Step) -> Option<Vec<Event>> {
        let position = self.pick(n, step.b)?;
        let part = Lots::from_raw(position.size.raw() / 2_000_000 * 1_000_000);
        let size = (step.c.is_multiple_of(2) && part.raw() > 0).then_some(part);
        self.run(Command::ClosePosition { wallet: WalletId(n), position: position.id, size, reason: CloseReason::User })
    }

    fn close_by(&mut self, n: i64, step: Step) -> Option<Vec<Event>> {
        let position = self.pick(n, step.b)?;
        let opposite = self.account(n).positions.iter().find(|p| p.symbol == position.symbol && p.side != position.side)?.id;
        self.run(Command::CloseBy { wallet: WalletId(n), position: position.id, against: opposite })
    }

    fn modify(&mut self, n: i64, step: Step) -> Option<Vec<Event>> {
        let wallet = WalletId(n);
        if let Some(order) = self.account(n).orders.first().map(|order| order.id) {
            let changes = OrderChanges { size: Some(Lots::from_raw((1 + step.b as i64 % 50) * 1_000_000)), ..OrderChanges::default() };
            let changed = self.run(Command::ModifyOrder { wallet, order, changes });
            return if step.c.is_multiple_of(3) { self.run(Command::CancelOrder { wallet, order }) } else { changed };
        }
        let position = self.pick(n, step.b)?;
        let symbol = SYMBOLS.iter().position(|(name, ..)| position.symbol.to_string() == *name)?;
        let sign = if position.side == Side::Buy { 1 } else { -1 };
        let stop = self.away(symbol, -sign * (20 + step.c as i64 % 200)).map_or(Change::Keep, Change::Set);
        let changes = PositionChanges { stop_loss: stop, take_profit: Change::Remove, trailing: Some(Trail(step.a % 60)) };
        self.run(Command::ModifyPosition { wallet, position: position.id, changes })
    }

    fn adjust(&mut self, n: i64, step: Step) -> Vec<Event> {
        let amount = (step.b as i64 % 2_000) * 100;
        match step.c % 4 {
            0 => self.pay(n, amount, 0),
            1 => self.pay(n, 0, amount / 4),
            2 if self.account(n).balance_minor > amount => {
                let done = self.run(Command::AdjustCash {
                    wallet: WalletId(n),
                    balance_minor: -amount,
                    credit_minor: 0,
                    pending_withdrawal_minor: amount,
                });
                if done.is_some() {
                    self.paid[n as usize] -= amount;
                }
            }
            _ => {}
        }
        Vec::new()
    }

    /// The clock jumps over a rollover; prices come back fresh.
    fn night(&mut self) -> Vec<Event> {
        let ended = server_day(self.now);
        self.now = rollover(ended).plus_seconds(60);
        for n in 1..=ACCOUNTS {
            self.run(Command::Rollover { wallet: WalletId(n), day: ended });
        }
        (0..SYMBOLS.len()).flat_map(|n| self.quote(n, 0, 3)).collect()
    }
}
