//! Examples that brokers publish for their clients, worked through our engine: what their calculators say, ours must say.

use engine::*;
use kernel::WalletId;

use crate::house::*;

/// A house whose only pair is this one, quoted without a spread, with an account in `currency`.
fn with_pair(pair: &str, decimals: u8, price: &str, currency: &str) -> House {
    let mut house = House::new();
    house.define(Instrument::pair(sym(pair), ccy(&pair[..3]), ccy(&pair[3..]), decimals));
    house.open(W, currency, TradingType::Hedging);
    house.pay(W, "100000");
    house.quote(pair, price, price);
    house
}

/// The margin of an opening in this house, in the account's currency.
fn margin(house: &mut House, pair: &str, size: &str, leverage: u32) -> String {
    house.regroup(|g| g.leverage = leverage);
    let id = house.buy(pair, size);
    let account = house.book.account(W).expect("an account").currency;
    kernel::money::amount_text(house.position(id).margin.minor(account), account)
}

#[test]
fn s2_2_published_margins() {
    // support.egmsecurities.com, "What is required margin?": 250.00, 28.50, 264.00 USD.
    assert_eq!(margin(&mut with_pair("USDCAD", 5, "1.31000", "USD"), "USDCAD", "1", 400), "250.00");
    assert_eq!(margin(&mut with_pair("EURUSD", 5, "1.14000", "USD"), "EURUSD", "0.10", 400), "28.50");
    let mut house = with_pair("GBPCHF", 5, "1.28000", "USD");
    house.quote("GBPUSD", "1.32000", "1.32000");
    house.define(Instrument::pair(sym("USDCHF"), ccy("USD"), ccy("CHF"), 5));
    house.quote("USDCHF", "0.97000", "0.97000");
    assert_eq!(margin(&mut house, "GBPCHF", "0.20", 100), "264.00");
    // forums.babypips.com, thread 1461: GBP/USD at 1.9800, ten thousand units cost 198.00 at 1:100 and 49.50 at 1:400.
    for (size, leverage, expected) in [("0.1", 100, "198.00"), ("0.1", 400, "49.50"), ("0.3", 400, "148.50"), ("1", 400, "495.00")] {
        assert_eq!(margin(&mut with_pair("GBPUSD", 4, "1.9800", "USD"), "GBPUSD", size, leverage), expected, "{size} at 1:{leverage}");
    }
    // help.afterprime.com: one lot AUDJPY at 1:100 is 1,000 AUD, at an EURAUD of 1.59106 that is 628.51 EUR.
    let mut house = with_pair("AUDJPY", 3, "97.000", "EUR");
    for (pair, decimals, price) in [("EURAUD", 5, "1.59106"), ("EURJPY", 3, "154.330")] {
        house.define(Instrument::pair(sym(pair), ccy(&pair[..3]), ccy(&pair[3..]), decimals));
        house.quote(pair, price, price);
    }
    assert_eq!(margin(&mut house, "AUDJPY", "1", 100), "628.51");
}

/// What one pip earns: bought, moved up by a pip, closed.
fn pip(pair: &str, decimals: u8, before: &str, after: &str, size: &str) -> i64 {
    let mut house = with_pair(pair, decimals, before, "USD");
    house.define(Instrument::pair(sym("USDCHF"), ccy("USD"), ccy("CHF"), 5));
    house.define(Instrument::pair(sym("CADUSD"), ccy("CAD"), ccy("USD"), 5));
    for (rate, price) in [("USDCHF", "1.01883"), ("CADUSD", "0.73000")] {
        if rate != pair {
            house.quote(rate, price, price);
        }
    }
    let id = house.buy(pair, size);
    house.quote(pair, after, after);
    house.close(id, None).profit_minor
}

#[test]
fn s3_3_published_pip_values() {
    // A pip of a lot that is quoted in dollars is 10 USD, of a mini lot 1 USD.
    assert_eq!(pip("EURUSD", 5, "1.08400", "1.08410", "1"), cents("10.00"));
    assert_eq!(pip("EURUSD", 5, "1.08400", "1.08410", "0.1"), cents("1.00"));
    // 1,000 JPY at 150.640 are 6.64 USD; the pip of a pair with three decimals is the second.
    assert_eq!(pip("USDJPY", 3, "150.630", "150.640", "1"), cents("6.64"));
    // anzocapital.com, pip value: CADCHF, one lot, USDCHF at 1.01883: 10 CHF, which their page cuts to 9.81 USD of 9.815.
    assert_eq!(pip("CADCHF", 5, "0.74000", "0.74010", "1"), cents("9.82"));
    // lcchong.wordpress.com: 100,000 of USD/CHF at 0.9890: 10.11 USD.
    assert_eq!(pip("USDCHF", 4, "0.9889", "0.9890", "1"), cents("10.11"));
    // Gold: a move of one dollar on 100 ounces.
    let mut house = House::with("100000");
    house.quote("XAUUSD", "2350.00", "2350.00");
    let id = house.buy("XAUUSD", "1");
    house.quote("XAUUSD", "2351.00", "2351.00");
    assert_eq!(house.close(id, None).profit_minor, cents("100.00"));
}

#[test]
fn s0_pip_and_point_by_category_and_decimals() {
    use Category::*;
    for (category, decimals, place, pip) in [
        (Currencies, 5, None, 10_000),
        (Currencies, 3, None, 1_000_000),
        (Currencies, 4, None, 10_000),
        (Currencies, 2, None, 1_000_000),
        (Commodities, 2, None, 1_000_000),
        (Commodities, 3, None, 100_000),
        (Commodities, 2, Some(1), 10_000_000),
        (Indices, 1, Some(0), 100_000_000),
        (Cryptos, 8, None, 1),
    ] {
        let mut instrument = Instrument::pair(sym("AAABBB"), ccy("EUR"), ccy("USD"), decimals);
        (instrument.category, instrument.pip_position) = (category, place);
        let spec = instrument.spec().expect("an instrument");
        assert_eq!((spec.pip, spec.point), (pip, 10_i64.pow(8 - u32::from(decimals))), "{category:?} {decimals} {place:?}");
    }
}

#[test]
fn s0_what_is_posted_is_rounded_half_to_even_and_nothing_before() {
    // 500 units: a point is half a cent. One, three and five halves go to the even cent.
    for (price, posted) in [("1.00001", "0.00"), ("1.00003", "0.02"), ("1.00005", "0.02"), ("0.99999", "0.00"), ("0.99997", "-0.02")] {
        let mut house = with_pair("EURUSD", 5, "1.00000", "USD");
        house.change("EURUSD", |i| i.contract_size = d("50000"));
        let id = house.buy("EURUSD", "0.01");
        house.quote("EURUSD", price, price);
        assert_eq!(house.close(id, None).profit_minor, cents(posted), "{price}");
    }
    // Yen have no minor unit: 0.5 and 1.5 yen are 0 and 2.
    for (price, posted) in [("150.0005", 0), ("150.0015", 2)] {
        let mut house = with_pair("USDJPY", 4, "150.0000", "JPY");
        let id = house.buy("USDJPY", "0.01");
        house.quote("USDJPY", price, price);
        assert_eq!(house.close(id, None).profit_minor, posted, "{price}");
    }
}

#[test]
fn s2_4_margin_is_priced_at_the_side_that_opens() {
    let mut house = House::with("100000");
    house.quote("XAUUSD", "2340.00", "2350.00");
    let (long, short) = (house.buy("XAUUSD", "1"), house.sell("XAUUSD", "1"));
    assert_eq!((house.position(long).margin.to_string(), house.position(short).margin.to_string()), ("11750".into(), "11700".into()));
    // Of a matched pair the average of both prices counts: 100 % of one leg is 11,725.
    house.change("XAUUSD", |i| i.hedged_margin_percentage = d("100"));
    assert_eq!(house.figures().margin.to_string(), "11725");
}

#[test]
fn s5_2_the_life_of_an_order() {
    use OrderStatus::*;
    let events = [
        order::OrderEvent::Modify,
        order::OrderEvent::Arm,
        order::OrderEvent::Fill,
        order::OrderEvent::Cancel,
        order::OrderEvent::Expire,
        order::OrderEvent::Reject,
    ];
    let after: Vec<_> = events.into_iter().map(|event| Pending.after(event).ok()).collect();
    assert_eq!(after, [Some(Pending), Some(Pending), Some(Filled), Some(Cancelled), Some(Expired), Some(Rejected)]);
    for over in [Filled, Cancelled, Expired, Rejected] {
        assert!(events.into_iter().all(|event| over.after(event).is_err()), "{over:?}");
    }
}

#[test]
fn s6_1_sessions_are_half_open_and_may_pass_midnight() {
    let mut house = House::with("100000");
    house.change("EURUSD", |i| {
        i.timezone = "Europe/London".into();
        i.trading_hours = vec![SessionRow::new(3, "22:00", "24:00"), SessionRow::new(4, "00:00", "02:00")];
    });
    for (time, open) in [
        ("2026-05-06T20:59:59Z", false),
        ("2026-05-06T21:00:00Z", true),
        ("2026-05-06T23:00:00Z", true),
        ("2026-05-07T00:59:59Z", true),
        ("2026-05-07T01:00:00Z", false),
    ] {
        assert_eq!(house.book.is_open(sym("EURUSD"), at(time)), open, "{time}");
    }
    for (day, open, close) in
        [(7, "00:00", "01:00"), (1, "09:00", "09:00"), (1, "24:00", "24:00"), (1, "9:00", "10:00"), (1, "10:00", "24:01")]
    {
        let mut instrument = Instrument::pair(sym("AUDUSD"), ccy("AUD"), ccy("USD"), 5);
        instrument.trading_hours = vec![SessionRow::new(day, open, close)];
        assert_eq!(house.refuses(Command::DefineInstrument(Box::new(instrument))), "INVALID", "{day} {open} {close}");
    }
}

#[test]
fn s8_1_a_timed_position_waits_for_its_market_and_is_not_due_meanwhile() {
    let mut house = House::with("100000");
    house.change("EURUSD", |i| {
        i.timezone = "UTC".into();
        i.trading_hours = vec![SessionRow::new(3, "00:00", "13:00"), SessionRow::new(4, "08:00", "24:00")];
    });
    let mut order = house.market("EURUSD", Side::Buy, "1");
    order.close_after_s = Some(3_600);
    let id = order.position;
    house.run(Command::PlaceOrder(order));
    house.now = at("2026-05-06T13:30:00Z");
    assert!(house.quote("EURUSD", "1.08430", "1.08450").is_empty(), "nothing executes");
    assert_eq!(house.book.due(house.now), Vec::<WalletId>::new());
    assert!(house.run(Command::Tick { wallet: W }).is_empty());
    house.now = at("2026-05-07T08:00:00Z");
    assert_eq!(house.book.due(house.now), Vec::<WalletId>::new(), "no price since it opened");
    let closed = closes(&house.quote("EURUSD", "1.08400", "1.08420"));
    assert_eq!(closed.iter().map(|c| (c.reason, c.deal.price)).collect::<Vec<_>>(), [(CloseReason::TimeExpired, p("1.08400"))]);
    assert!(house.book.account(W).expect("an account").position(id).is_none());
    // In an open market with a fresh price the clock closes it without a quote.
    let mut order = house.market("EURUSD", Side::Buy, "1");
    order.close_after_s = Some(5);
    house.run(Command::PlaceOrder(order));
    house.now = house.now.plus_seconds(5);
    assert_eq!(house.book.due(house.now), [W]);
    assert_eq!(closes(&house.run(Command::Tick { wallet: W })).len(), 1);
}
