//! A second opinion: the rules once more, with naive loops and exact fractions, sharing nothing with the product. It knows market orders with stops, closes, deposits and quotes, hedging and netting accounts, fixed margins, and all
//! three stop-out strategies.

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Signed, Zero};

pub type R = BigRational;

pub fn r(n: i64) -> R {
    R::from_integer(BigInt::from(n))
}
pub fn frac(n: i64, d: i64) -> R {
    R::new(BigInt::from(n), BigInt::from(d))
}

/// Half to even, to a whole number.
fn half_even(value: &R) -> BigInt {
    let floor = value.floor().to_integer();
    let rest = value - R::from_integer(floor.clone());
    let half = frac(1, 2);
    if rest > half || (rest == half && &floor % BigInt::from(2) != BigInt::zero()) { floor + 1 } else { floor }
}

/// A rate has twelve significant digits.
fn twelve_digits(value: &R) -> R {
    let (mut scaled, mut power) = (value.clone(), R::one());
    let (low, high) = (r(100_000_000_000), r(1_000_000_000_000));
    while scaled < low {
        (scaled, power) = (scaled * r(10), power * r(10));
    }
    while scaled >= high {
        (scaled, power) = (scaled / r(10), power / r(10));
    }
    R::from_integer(half_even(&scaled)) / power
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Strategy {
    Loss,
    Margin,
    Smart,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fee {
    None,
    PerLot,
    PerMillion,
    Percent,
}

#[derive(Clone, Debug)]
pub struct Symbol {
    pub base: &'static str,
    pub quote: &'static str,
    pub point: R,
    pub contract: i64,
    /// FOREX margin in the base currency, or five percent of the notional.
    pub forex: bool,
    /// Stakes in the account's currency per pip (a point).
    pub stake: bool,
    pub hedged: R,
}

#[derive(Clone, Debug)]
pub struct Position {
    pub id: i64,
    pub symbol: usize,
    pub buy: bool,
    /// Hundredths of a lot or of a stake.
    pub size: i64,
    pub units: R,
    pub lots: R,
    pub open: R,
    pub margin: R,
    pub carry: R,
    pub commission: R,
    pub stop: Option<R>,
    pub profit: Option<R>,
}

#[derive(Clone, Debug)]
pub struct Account {
    pub currency: &'static str,
    pub unit: i64,
    pub leverage: i64,
    pub strategy: Strategy,
    pub fee: Fee,
    pub bid_points: i64,
    pub ask_points: i64,
    pub netting: bool,
    pub protected: bool,
    pub balance: R,
    pub called: bool,
    pub positions: Vec<Position>,
}

#[derive(Clone)]
pub struct House {
    pub symbols: Vec<Symbol>,
    pub quotes: Vec<(R, R)>,
    pub accounts: Vec<Account>,
}

impl House {
    /// Along the only chain there is: GBP, EUR, USD, JPY.
    pub fn rate(&self, from: &str, to: &str) -> R {
        fn search(house: &House, from: &str, to: &str, seen: &mut Vec<String>) -> Option<R> {
            if from == to {
                return Some(R::one());
            }
            seen.push(from.to_owned());
            for (symbol, (bid, ask)) in house.symbols.iter().zip(&house.quotes).filter(|(symbol, _)| symbol.forex) {
                let mid = (bid + ask) / r(2);
                let step =
                    if symbol.base == from { Some((symbol.quote, mid)) } else { (symbol.quote == from).then(|| (symbol.base, r(1) / mid)) };
                if let Some((next, factor)) = step
                    && !seen.iter().any(|name| name == next)
                    && let Some(rest) = search(house, next, to, seen)
                {
                    return Some(factor * rest);
                }
            }
            None
        }
        twelve_digits(&search(self, from, to, &mut Vec::new()).expect("a way"))
    }

    fn client(&self, account: &Account, symbol: usize) -> (R, R) {
        let (bid, ask) = &self.quotes[symbol];
        let point = &self.symbols[symbol].point;
        (bid - point * r(account.bid_points), ask + point * r(account.ask_points))
    }

    fn profit_rate(&self, account: &Account, symbol: usize) -> R {
        if self.symbols[symbol].stake { R::one() } else { self.rate(self.symbols[symbol].quote, account.currency) }
    }

    fn value(&self, account: &Account, p: &Position) -> R {
        let (bid, ask) = self.client(account, p.symbol);
        let difference = if p.buy { bid - &p.open } else { &p.open - ask };
        difference * &p.units * self.profit_rate(account, p.symbol)
    }

    pub fn equity(&self, account: &Account) -> R {
        account.positions.iter().fold(account.balance.clone(), |sum, p| sum + self.value(account, p) + &p.carry)
    }

    pub fn margin(&self, account: &Account) -> R {
        let mut total = R::zero();
        for (index, symbol) in self.symbols.iter().enumerate() {
            let leg = |buy: bool| {
                let held = account.positions.iter().filter(|p| p.symbol == index && p.buy == buy);
                held.fold((R::zero(), R::zero()), |(units, margin), p| (units + &p.units, margin + &p.margin))
            };
            let (long, short) = (leg(true), leg(false));
            let (big, small) = if long.0 >= short.0 { (long, short) } else { (short, long) };
            if big.0.is_zero() {
                continue;
            }
            total += &big.1 * (&big.0 - &small.0) / &big.0;
            total += &symbol.hedged * (&big.1 + &small.1) * &small.0 / (&big.0 + &small.0);
        }
        total
    }

    fn commission(&self, account: &Account, symbol: usize, lots: &R, units: &R, price: &R) -> R {
        let notional = units * price;
        let own = if self.symbols[symbol].stake { account.currency } else { self.symbols[symbol].quote };
        let amount = match account.fee {
            Fee::None => return R::zero(),
            Fee::PerLot => lots * frac(35, 10) * self.rate("USD", account.currency),
            Fee::PerMillion => notional * self.rate(own, "USD") * frac(35, 10) / r(1_000_000) * self.rate("USD", account.currency),
            Fee::Percent => notional * frac(35, 1000) / r(100) * self.rate(own, account.currency),
        };
        -self.minor(account, &amount)
    }

    fn minor(&self, account: &Account, amount: &R) -> R {
        R::from_integer(half_even(&(amount * r(account.unit)))) / r(account.unit)
    }

    /// Whether the order is accepted; the account changes only then.
    #[allow(clippy::too_many_arguments)]
    pub fn order(&mut self, n: usize, id: i64, symbol: usize, buy: bool, size: i64, stop: Option<R>, profit: Option<R>) -> bool {
        let before = self.accounts[n].clone();
        let (bid, ask) = self.client(&before, symbol);
        let (entry, exit) = if buy { (ask, bid) } else { (bid, ask) };
        let right = |level: &Option<R>, above: bool| level.as_ref().is_none_or(|l| if above { *l > exit } else { *l < exit });
        if !right(&stop, !buy) || !right(&profit, buy) {
            return false;
        }
        let held = before.positions.iter().find(|p| before.netting && p.symbol == symbol).cloned();
        match held {
            Some(held) if held.buy != buy => {
                let closed = size.min(held.size);
                self.close(n, held.id, closed, &entry);
                if size > closed {
                    self.open(n, id, symbol, buy, size - closed, &entry, stop, profit);
                }
            }
            Some(held) => {
                self.open(n, id, symbol, buy, size, &entry, stop, profit);
                self.merge(n, held.id, id);
            }
            None => self.open(n, id, symbol, buy, size, &entry, stop, profit),
        }
        let after = &self.accounts[n];
        let (equity, margin) = (self.equity(after), self.margin(after));
        if equity >= margin || (margin <= self.margin(&before) && equity.is_positive()) {
            return true;
        }
        self.accounts[n] = before;
        false
    }

    #[allow(clippy::too_many_arguments)]
    fn open(&mut self, n: usize, id: i64, symbol: usize, buy: bool, size: i64, price: &R, stop: Option<R>, profit: Option<R>) {
        let (account, of) = (&self.accounts[n], &self.symbols[symbol]);
        let size_r = frac(size, 100);
        let units = if of.stake { &size_r / &of.point } else { &size_r * r(of.contract) };
        let lots = if of.stake { &size_r / (&of.point * r(of.contract) * self.rate(of.quote, account.currency)) } else { size_r };
        let margin = match (of.forex, of.stake) {
            (true, _) => &units / r(account.leverage) * self.rate(of.base, account.currency),
            (_, true) => &units * price * frac(5, 100),
            _ => &units * price * frac(5, 100) * self.rate(of.quote, account.currency),
        };
        let commission = self.commission(account, symbol, &lots, &units, price);
        let open = price.clone();
        let position =
            Position { id, symbol, buy, size, units, lots, open, margin, carry: R::zero(), commission: commission.clone(), stop, profit };
        let account = &mut self.accounts[n];
        account.balance += commission;
        account.positions.push(position);
    }

    fn merge(&mut self, n: usize, into: i64, added: i64) {
        let positions = &mut self.accounts[n].positions;
        let at = positions.iter().position(|p| p.id == added).expect("added");
        let new = positions.remove(at);
        let held = positions.iter_mut().find(|p| p.id == into).expect("held");
        let cost = (&held.open * &held.units + &new.open * &new.units) / (&held.units + &new.units);
        held.open = R::from_integer(half_even(&(cost * r(100_000_000)))) / r(100_000_000);
        held.units += new.units;
        held.lots += new.lots;
        held.margin += new.margin;
        held.commission += new.commission;
        held.size += new.size;
        held.stop = new.stop.or(held.stop.take());
        held.profit = new.profit.or(held.profit.take());
    }

    pub fn close(&mut self, n: usize, id: i64, size: i64, price: &R) {
        let account = self.accounts[n].clone();
        let at = account.positions.iter().position(|p| p.id == id).expect("open");
        let p = &account.positions[at];
        let part = frac(size, p.size);
        let units = &p.units * &part;
        let difference = if p.buy { price - &p.open } else { &p.open - price };
        let exact = difference * &units * self.profit_rate(&account, p.symbol) + &p.carry;
        let posted = self.minor(&account, &exact);
        let fee = self.commission(&account, p.symbol, &(&p.lots * &part), &units, price);
        let share = self.minor(&account, &(&p.commission * &part));
        let target = &mut self.accounts[n];
        target.balance += &posted + fee;
        if size == p.size {
            target.positions.remove(at);
            return;
        }
        let rest = &mut target.positions[at];
        rest.carry = exact - posted;
        rest.commission -= share;
        rest.margin = &rest.margin * (r(1) - &part);
        rest.units -= units;
        rest.lots = &rest.lots * (r(1) - &part);
        rest.size -= size;
    }

    pub fn exit_price(&self, n: usize, id: i64) -> R {
        let account = &self.accounts[n];
        let p = account.positions.iter().find(|p| p.id == id).expect("open");
        let (bid, ask) = self.client(account, p.symbol);
        if p.buy { bid } else { ask }
    }

    pub fn quote(&mut self, symbol: usize, bid: R, ask: R) {
        self.quotes[symbol] = (bid, ask);
        for n in 0..self.accounts.len() {
            let ids: Vec<i64> = self.accounts[n].positions.iter().filter(|p| p.symbol == symbol).map(|p| p.id).collect();
            for id in ids {
                let price = self.exit_price(n, id);
                let p = self.accounts[n].positions.iter().find(|p| p.id == id).expect("open").clone();
                let stopped = p.stop.as_ref().is_some_and(|stop| if p.buy { price <= *stop } else { price >= *stop });
                let gained = p.profit.as_ref().is_some_and(|profit| if p.buy { price >= *profit } else { price <= *profit });
                if stopped || gained {
                    self.close(n, id, p.size, &price);
                }
            }
            self.settle(n);
        }
    }

    fn at_or_below(&self, account: &Account, percent: i64) -> bool {
        let margin = self.margin(account);
        margin.is_positive() && self.equity(account) * r(100) <= margin * r(percent)
    }

    /// Margin call at 100 %, stop-out at 50 %, cleared at 105 %.
    pub fn settle(&mut self, n: usize) {
        if !self.accounts[n].called && self.at_or_below(&self.accounts[n], 100) {
            self.accounts[n].called = true;
        }
        let mut closed = false;
        while self.at_or_below(&self.accounts[n], 50) {
            self.stop_out(n);
            closed = true;
        }
        let account = &mut self.accounts[n];
        if closed && account.protected && account.positions.is_empty() && account.balance.is_negative() {
            account.balance = R::zero();
        }
        let account = &self.accounts[n];
        let margin = self.margin(account);
        if account.called && (margin.is_zero() || self.equity(account) * r(100) >= margin * r(105)) {
            self.accounts[n].called = false;
        }
    }

    fn stop_out(&mut self, n: usize) {
        let account = self.accounts[n].clone();
        let mut order: Vec<(R, i64)> = account
            .positions
            .iter()
            .map(|p| match account.strategy {
                Strategy::Loss => (self.value(&account, p) + &p.carry + &p.commission, p.id),
                _ => (-p.margin.clone(), p.id),
            })
            .collect();
        order.sort();
        for (_, id) in &order {
            let size = account.positions.iter().find(|p| p.id == *id).expect("open").size;
            if self.would_lower(n, *id, size) {
                continue;
            }
            let price = self.exit_price(n, *id);
            if account.strategy == Strategy::Smart {
                for part in 1..=size {
                    self.close(n, *id, part, &price);
                    if part == size || !self.at_or_below(&self.accounts[n], 50) {
                        return;
                    }
                    self.accounts[n] = account.clone();
                }
            }
            return self.close(n, *id, size, &price);
        }
        self.close_worst_pair(n, &account, &order);
    }

    fn would_lower(&mut self, n: usize, id: i64, size: i64) -> bool {
        let before = self.accounts[n].clone();
        let (equity, margin) = (self.equity(&before), self.margin(&before));
        if !before.positions.iter().any(|p| before.positions.iter().any(|q| q.symbol == p.symbol && q.buy != p.buy)) {
            return false;
        }
        let price = self.exit_price(n, id);
        self.close(n, id, size, &price);
        let (equity_after, margin_after) = (self.equity(&self.accounts[n]), self.margin(&self.accounts[n]));
        self.accounts[n] = before;
        if !equity.is_positive() {
            return margin_after > margin;
        }
        margin_after.is_positive() && equity_after * margin < equity * margin_after
    }

    fn close_worst_pair(&mut self, n: usize, account: &Account, order: &[(R, i64)]) {
        let find = |id: i64| account.positions.iter().find(|p| p.id == id).expect("open");
        let result = |p: &Position| self.value(account, p) + &p.carry + &p.commission;
        let mut worst: Option<(R, i64, i64)> = None;
        for (at, (_, a)) in order.iter().enumerate() {
            for (_, b) in &order[at + 1..] {
                let (p, q) = (find(*a), find(*b));
                if p.symbol == q.symbol && p.buy != q.buy {
                    let joint = result(p) + result(q);
                    if worst.as_ref().is_none_or(|w| joint < w.0) {
                        worst = Some((joint, *a, *b));
                    }
                }
            }
        }
        let ids = worst.map_or(vec![order[0].1], |(_, a, b)| vec![a, b]);
        for id in ids {
            let price = self.exit_price(n, id);
            self.close(n, id, find(id).size, &price);
        }
    }
}
