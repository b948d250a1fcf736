//! A small house to test rules in: two groups' worth of instruments, one wallet, and verbs that read like the rules.

use engine::*;
use kernel::{Currency, CustomerId, Decimal, GroupId, Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use uuid::Uuid;

pub const W: WalletId = WalletId(1);
pub const G: GroupId = GroupId(1);

pub fn d(text: &str) -> Decimal {
    text.parse().expect("decimal")
}
pub fn p(text: &str) -> Price {
    text.parse().expect("price")
}
pub fn lots(text: &str) -> Lots {
    text.parse().expect("lots")
}
pub fn sym(text: &str) -> Symbol {
    text.parse().expect("symbol")
}
pub fn ccy(text: &str) -> Currency {
    text.parse().expect("currency")
}
pub fn at(text: &str) -> Timestamp {
    text.parse().expect("time")
}
pub fn oid(n: i64) -> OrderId {
    OrderId::from_uuid(Uuid::from_u128(n as u128))
}
pub fn cents(text: &str) -> i64 {
    kernel::exact::scale(d(text), 2).expect("cents")
}

pub struct House {
    pub book: Book,
    pub now: Timestamp,
    pub next: i64,
    pub log: Vec<Event>,
}

impl House {
    /// EURUSD, USDJPY, EURGBP, GBPUSD, NZDUSD, XAUUSD (5 %), GER40 (5 %); one group at 1:100, call 100 %, stop-out 50 %.
    pub fn new() -> House {
        let mut house = House { book: Book::new(), now: at("2026-05-06T12:00:00Z"), next: 1, log: Vec::new() };
        for (name, decimals) in [("EURUSD", 5), ("USDJPY", 3), ("EURGBP", 5), ("GBPUSD", 5), ("NZDUSD", 5)] {
            house.define(Instrument::pair(sym(name), ccy(&name[..3]), ccy(&name[3..]), decimals));
        }
        house.define(Instrument::cfd(sym("XAUUSD"), Category::Commodities, ccy("USD"), 2, 100, d("5")));
        house.define(Instrument::cfd(sym("GER40"), Category::Indices, ccy("EUR"), 1, 1, d("5")));
        house.group(Group::new(G, 100));
        house
    }

    /// The house with one hedging account in USD.
    pub fn with(balance: &str) -> House {
        let mut house = House::new();
        house.open(W, "USD", TradingType::Hedging);
        house.pay(W, balance);
        house.usual_quotes();
        house
    }

    pub fn usual_quotes(&mut self) {
        self.quote("EURUSD", "1.08430", "1.08450");
        self.quote("USDJPY", "150.630", "150.650");
        self.quote("EURGBP", "0.85490", "0.85510");
        self.quote("NZDUSD", "0.61240", "0.61260");
        self.quote("XAUUSD", "2349.90", "2350.00");
        self.quote("GER40", "18199.0", "18200.0");
    }

    pub fn define(&mut self, instrument: Instrument) {
        self.run(Command::DefineInstrument(Box::new(instrument)));
    }
    pub fn change(&mut self, symbol: &str, change: impl FnOnce(&mut Instrument)) {
        let mut instrument = self.book.instrument(sym(symbol)).expect("instrument").clone();
        change(&mut instrument);
        self.define(instrument);
    }
    pub fn group(&mut self, group: Group) {
        self.run(Command::DefineGroup(Box::new(group)));
    }
    pub fn regroup(&mut self, change: impl FnOnce(&mut Group)) {
        let mut group = self.book.group(G).expect("group").clone();
        change(&mut group);
        self.group(group);
    }
    pub fn open(&mut self, wallet: WalletId, currency: &str, trading_type: TradingType) {
        self.run(Command::OpenAccount(NewAccount {
            wallet,
            customer: CustomerId::from_uuid(Uuid::from_u128(wallet.0 as u128)),
            group: G,
            currency: ccy(currency),
            leverage: None,
            trading_type,
            is_demo: false,
            enabled: true,
        }));
    }
    pub fn pay(&mut self, wallet: WalletId, amount: &str) {
        let decimals = self.book.account(wallet).expect("account").currency.decimals();
        let balance_minor = kernel::exact::scale(d(amount), decimals).expect("amount");
        self.run(Command::AdjustCash { wallet, balance_minor, credit_minor: 0, pending_withdrawal_minor: 0 });
    }
    pub fn credit(&mut self, amount: &str) {
        self.run(Command::AdjustCash { wallet: W, balance_minor: 0, credit_minor: cents(amount), pending_withdrawal_minor: 0 });
    }

    pub fn try_run(&mut self, command: Command) -> Result<Vec<Event>, Reject> {
        let before = self.book.state_hash();
        let events = self.book.plan(self.now, &command)?;
        assert_eq!(self.book.state_hash(), before, "planning moves nothing");
        self.book.apply_all(&events);
        self.log.extend(events.iter().cloned());
        Ok(events)
    }
    pub fn run(&mut self, command: Command) -> Vec<Event> {
        let shown = format!("{command:?}");
        self.try_run(command).unwrap_or_else(|reject| panic!("{reject:?}: {shown}"))
    }
    pub fn refuses(&mut self, command: Command) -> &'static str {
        match self.try_run(command.clone()) {
            Ok(_) => panic!("was not refused: {command:?}"),
            Err(reject) => reject.code(),
        }
    }

    pub fn quote(&mut self, symbol: &str, bid: &str, ask: &str) -> Vec<Event> {
        let events = self.book.quote(self.now, sym(symbol), p(bid), p(ask));
        self.book.apply_all(&events);
        self.log.extend(events.iter().cloned());
        events
    }

    pub fn market(&mut self, symbol: &str, side: Side, size: &str) -> NewOrder {
        let id = self.next;
        self.next += 1;
        NewOrder::market(W, oid(id), PositionId(id), sym(symbol), side, lots(size))
    }
    pub fn pending(&mut self, symbol: &str, side: Side, size: &str, kind: OrderKind, price: &str) -> NewOrder {
        let mut order = self.market(symbol, side, size);
        order.kind = kind;
        match kind {
            OrderKind::Limit => order.limit_price = Some(p(price)),
            _ => order.stop_price = Some(p(price)),
        }
        order
    }
    pub fn buy(&mut self, symbol: &str, size: &str) -> PositionId {
        let order = self.market(symbol, Side::Buy, size);
        let id = order.position;
        self.run(Command::PlaceOrder(order));
        id
    }
    pub fn sell(&mut self, symbol: &str, size: &str) -> PositionId {
        let order = self.market(symbol, Side::Sell, size);
        let id = order.position;
        self.run(Command::PlaceOrder(order));
        id
    }
    pub fn close(&mut self, position: PositionId, size: Option<&str>) -> Close {
        let size = size.map(lots);
        let events = self.run(Command::ClosePosition { wallet: W, position, size, reason: CloseReason::User });
        closes(&events).remove(0)
    }

    pub fn figures(&self) -> Figures {
        self.book.figures(W).expect("figures")
    }
    pub fn level(&self) -> String {
        self.figures().margin_level.expect("level").to_string()
    }
    pub fn position(&self, id: PositionId) -> Position {
        self.book.account(W).and_then(|a| a.position(id)).expect("position").clone()
    }
}

pub fn closes(events: &[Event]) -> Vec<Close> {
    events
        .iter()
        .filter_map(|event| match &event.kind {
            EventKind::PositionClosed { close, .. } | EventKind::PositionReduced { close, .. } => Some(**close),
            _ => None,
        })
        .collect()
}

/// The events' names, for sequences.
pub fn names(events: &[Event]) -> Vec<String> {
    let name = |event: &Event| serde_json::to_value(&event.kind).expect("json")["type"].as_str().expect("type").to_owned();
    events.iter().map(name).collect()
}
