use engine::*;
use kernel::Day;

use crate::house::*;

fn day(text: &str) -> Day {
    text.parse().expect("day")
}

#[test]
fn s7_1_markup_and_its_revenue() {
    let mut house = House::with("100000");
    house.regroup(|g| g.markups = vec![Markup { scope: Scope::All, bid_points: 4, ask_points: 4 }]);
    let order = house.market("EURUSD", Side::Buy, "1.5");
    let events = house.run(Command::PlaceOrder(order));
    let opened = events.iter().find_map(|e| match &e.kind {
        EventKind::PositionOpened { deal, .. } => Some(*deal),
        _ => None,
    });
    let opened = opened.expect("opened");
    assert_eq!((opened.price, opened.quote.bid, opened.raw.ask), (p("1.08454"), p("1.08426"), p("1.08450")));
    let close = house.close(kernel::PositionId(1), None);
    assert_eq!((opened.markup_minor, close.deal.markup_minor), (cents("6.00"), cents("6.00")));
}

#[test]
fn s7_1_the_most_specific_markup_wins_and_triggers_use_client_quotes() {
    let mut house = House::with("100000");
    let markup = |scope, points| Markup { scope, bid_points: points, ask_points: points };
    house.regroup(|g| {
        g.markups = vec![markup(Scope::Symbol(sym("EURUSD")), 10), markup(Scope::All, 1), markup(Scope::Category(Category::Currencies), 5)];
    });
    assert_eq!(house.book.quote_for(sym("EURUSD"), G).expect("quote").1.bid, p("1.08420"));
    assert_eq!(house.book.quote_for(sym("USDJPY"), G).expect("quote").1.bid, p("150.625"));
    assert_eq!(house.book.quote_for(sym("XAUUSD"), G).expect("quote").1.bid, p("2349.89"));
    let order = house.pending("EURUSD", Side::Buy, "1", OrderKind::Limit, "1.08000");
    house.run(Command::PlaceOrder(order));
    assert!(house.quote("EURUSD", "1.07971", "1.07991").is_empty());
    assert_eq!(house.quote("EURUSD", "1.07970", "1.07990").len(), 2);
}

#[test]
fn s7_2_commissions() {
    use CommissionType::*;
    for (kind, rate, currency, symbol, size, minimum, charged) in [
        (PerLot, "3.5", "USD", "EURUSD", "1.5", None, "-5.25"),
        (PerMillion, "30", "USD", "EURUSD", "1.5", None, "-4.88"),
        (Percent, "0.005", "USD", "XAUUSD", "2", None, "-23.50"),
        (PerLot, "3.5", "EUR", "EURUSD", "1", None, "-3.80"),
        (PerLot, "3.5", "USD", "EURUSD", "0.01", Some("1"), "-1.00"),
    ] {
        let mut house = House::with("100000");
        house.regroup(|g| {
            let (scope, charge_on) = (Scope::All, ChargeOn::Both);
            g.commissions = vec![Commission { scope, kind, rate: d(rate), currency: ccy(currency), charge_on, minimum: minimum.map(d) }];
        });
        let id = house.buy(symbol, size);
        assert_eq!(house.position(id).commission_minor, cents(charged), "{kind:?}");
        assert_eq!(house.figures().balance_minor, 10_000_000 + cents(charged), "posted at the deal");
        let close = house.close(id, None);
        assert!(close.deal.commission_minor < 0, "both sides");
    }
}

#[test]
fn s7_3_swap() {
    for (symbol, size, points, night, amount) in
        [("EURUSD", "1.5", "-6.8", "2026-05-06", "-30.6"), ("EURUSD", "1.5", "-6.8", "2026-05-07", "-10.2")]
    {
        let mut house = House::with("100000");
        house.change(symbol, |i| i.swap_long = d(points));
        let id = house.buy(symbol, size);
        house.now = at("2026-05-07T21:00:00Z");
        house.run(Command::Rollover { wallet: W, day: day(night) });
        assert_eq!(house.position(id).swap.to_string(), amount, "{night}");
    }
    let mut house = House::new();
    house.open(W, "JPY", TradingType::Hedging);
    house.pay(W, "10000000");
    house.usual_quotes();
    house.change("USDJPY", |i| i.swap_long = d("16.4"));
    let id = house.buy("USDJPY", "1");
    house.now = at("2026-05-07T21:00:00Z");
    house.run(Command::Rollover { wallet: W, day: day("2026-05-07") });
    assert_eq!(house.position(id).swap.to_string(), "1640");
}

#[test]
fn s7_4_nights() {
    for (night, triple, nights) in [
        ("2026-05-06", Some(3), Some(3)),
        ("2026-05-08", Some(3), Some(1)),
        ("2026-05-09", Some(3), None),
        ("2026-05-10", Some(3), None),
        ("2026-05-08", Some(5), Some(3)),
        ("2026-05-09", None, Some(1)),
        ("2026-05-10", None, Some(1)),
    ] {
        let mut house = House::with("100000");
        house.change("EURUSD", |i| (i.swap_long, i.swap_3day_weekday) = (d("-1"), triple));
        house.now = at(&format!("{night}T20:59:59Z"));
        house.quote("EURUSD", "1.08430", "1.08450");
        house.buy("EURUSD", "1");
        house.now = at(&format!("{night}T21:00:00Z"));
        let events = house.run(Command::Rollover { wallet: W, day: day(night) });
        let counted = events.iter().find_map(|e| match &e.kind {
            EventKind::SwapAccrued { nights, .. } => Some(*nights),
            _ => None,
        });
        assert_eq!(counted, nights, "{night} {triple:?}");
        assert!(house.run(Command::Rollover { wallet: W, day: day(night) }).is_empty(), "once per day");
    }
}

#[test]
fn s7_4_only_what_was_open_at_that_instant() {
    let mut house = House::with("100000");
    house.change("EURUSD", |i| i.swap_long = d("-1"));
    assert_eq!(house.refuses(Command::Rollover { wallet: W, day: day("2026-05-06") }), "CONFLICT", "the day has not ended");
    house.now = at("2026-05-06T21:00:00Z");
    house.quote("EURUSD", "1.08430", "1.08450");
    house.buy("EURUSD", "1");
    assert!(house.run(Command::Rollover { wallet: W, day: day("2026-05-06") }).is_empty());
}

#[test]
fn s7_5_swap_free_is_free_of_gains_too() {
    let mut house = House::with("100000");
    house.regroup(|g| g.disable_swap_charges = true);
    house.change("EURUSD", |i| i.swap_long = d("5"));
    house.buy("EURUSD", "1");
    house.now = at("2026-05-07T21:00:00Z");
    assert!(house.run(Command::Rollover { wallet: W, day: day("2026-05-07") }).is_empty());
}

#[test]
fn s7_6_swap_is_posted_at_close() {
    let mut house = House::with("100000");
    house.change("EURUSD", |i| i.swap_long = d("-6.8"));
    let id = house.buy("EURUSD", "1.5");
    house.now = at("2026-05-06T21:00:00Z");
    house.run(Command::Rollover { wallet: W, day: day("2026-05-06") });
    assert_eq!(house.figures().balance_minor, cents("100000"));
    assert_eq!(house.figures().floating.to_string(), "-60.6", "30.00 of spread and 30.60 of swap");
    house.quote("EURUSD", "1.08430", "1.08450");
    assert_eq!(house.close(id, None).swap_minor, cents("-30.60"));
}
