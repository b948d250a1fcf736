//! The house the bench trades in: symbols against the dollar, accounts with a few positions each, all with stops.

use engine::*;
use kernel::{Currency, CustomerId, GroupId, Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use uuid::Uuid;

pub const START: Timestamp = Timestamp::from_seconds(1_780_000_000);

pub struct Scene {
    pub symbols: Vec<Symbol>,
    pub mids: Vec<i64>,
    pub accounts: usize,
    positions: usize,
    cornered: bool,
}

impl Scene {
    pub fn new(symbols: usize, accounts: usize, positions: usize) -> Scene {
        let names: Vec<Symbol> = (0..symbols).map(|n| Symbol::new(&format!("SYM{n:03}")).expect("symbol")).collect();
        let mids = (0..symbols).map(|n| 100_000_000 + n as i64 * 1_000_000).collect();
        Scene { symbols: names, mids, accounts, positions, cornered: false }
    }

    /// Accounts that all hold the first symbol and are stopped out five percent lower.
    pub fn cornered(accounts: usize) -> Scene {
        Scene { cornered: true, ..Scene::new(10, accounts, 3) }
    }

    pub fn snapshot(&self) -> Snapshot {
        let instrument = |symbol: &Symbol| {
            let base: Currency = format!("B{}", &symbol.to_string()[3..]).parse().expect("code");
            Instrument { base: None, margin_currency: Currency::USD, ..Instrument::pair(*symbol, base, Currency::USD, 5) }
        };
        let mut group = Group::new(GroupId(1), 100);
        group.markups = vec![Markup { scope: Scope::All, bid_points: 2, ask_points: 2 }];
        let quotes = self.symbols.iter().zip(&self.mids).map(|(symbol, mid)| {
            let quote = Quote { bid: Price::from_raw(mid - 5_000), ask: Price::from_raw(mid + 5_000) };
            (*symbol, START, quote)
        });
        Snapshot {
            instruments: self.symbols.iter().map(instrument).collect(),
            groups: vec![group],
            accounts: (0..self.accounts).map(|n| self.account(n)).collect(),
            quotes: quotes.collect(),
            ..Snapshot::default()
        }
    }

    fn account(&self, n: usize) -> Account {
        let wallet = WalletId(n as i64 + 1);
        let customer = CustomerId::from_uuid(Uuid::from_u128(n as u128));
        let mut account = Account::new(wallet, customer, GroupId(1), Currency::USD);
        account.balance_minor = if self.cornered { 200_000 } else { 5_000_000 + (n as i64 % 1_000) * 10_000 };
        let positions = (0..self.positions).map(|k| self.position(n, k));
        account.positions = positions.collect();
        account
    }

    fn position(&self, n: usize, k: usize) -> Position {
        let count = self.symbols.len();
        let at = if self.cornered { 0 } else { (n * 7 + k * 31 + n / count) % count };
        let side = if (n + k).is_multiple_of(2) || self.cornered { Side::Buy } else { Side::Sell };
        let open = self.mids[at] + ((n * 13 + k * 7) % 2_001) as i64 * 1_000 - 1_000_000;
        let size = Lots::from_raw(((n + k) % 20 + 1) as i64 * 1_000_000);
        let size = if self.cornered { Lots::from_raw(20_000_000) } else { size };
        let units = size.raw() * 100_000;
        let away = 20_000_000 + ((n * 17 + k) % 5_000) as i64 * 1_000;
        let sign = if side == Side::Buy { 1 } else { -1 };
        let level = |price: i64| if self.cornered { Level::NONE } else { Level::at(price) };
        let id = PositionId((n * self.positions + k) as i64 + 1);
        let mut position = Position::new(id, self.symbols[at], side, size, units, Price::from_raw(open), START, Fine(units / 100));
        position.stop_loss = level(self.mids[at] - sign * away);
        position.take_profit = level(self.mids[at] + sign * away);
        position
    }

    /// Resting orders on the first symbol, half far below and half far above.
    pub fn rest_orders(&self, snapshot: &mut Snapshot, count: usize) {
        let each = count / self.accounts;
        for (n, account) in snapshot.accounts.iter_mut().enumerate() {
            for k in 0..each {
                let id = (n * each + k) as i64 + 1;
                let kind = if k % 2 == 0 { OrderKind::Limit } else { OrderKind::Stop };
                let price = Price::from_raw(if k % 2 == 0 { self.mids[0] / 2 } else { self.mids[0] * 2 } / 1_000 * 1_000);
                let id_text = OrderId::from_uuid(Uuid::from_u128(id as u128));
                account.orders.push(Order::pending(id_text, PositionId(id), self.symbols[0], Side::Buy, kind, Lots::ONE, price, START));
            }
        }
    }
}
