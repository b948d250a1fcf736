use engine::*;
use kernel::WalletId;

use crate::house::*;

#[test]
fn s3_1_profit_in_quote_and_account_currency() {
    let mut house = House::with("100000");
    let id = house.buy("EURUSD", "0.8");
    house.quote("EURUSD", "1.08720", "1.08740");
    let close = house.close(id, None);
    assert_eq!((close.profit.to_string(), close.profit_minor), ("216".into(), cents("216.00")));

    let mut house = House::new();
    house.open(W, "EUR", TradingType::Hedging);
    house.pay(W, "10000");
    house.usual_quotes();
    let id = house.buy("EURUSD", "0.8");
    house.quote("EURUSD", "1.08720", "1.08740");
    let close = house.close(id, None);
    assert_eq!((close.profit.to_string(), close.profit_minor), ("216".into(), cents("198.66")));
    assert_eq!(close.deal.rate.to_string(), "0.919709371838");

    let mut house = House::with("100000");
    house.quote("USDJPY", "151.200", "151.220");
    let id = house.sell("USDJPY", "1");
    house.quote("USDJPY", "150.630", "150.650");
    let close = house.close(id, None);
    assert_eq!((close.profit.to_string(), close.profit_minor), ("55000".into(), cents("365.11")));
}

#[test]
fn s3_4_conversion_paths() {
    let mut house = House::with("0");
    let rate = |house: &House, from: &str, to: &str| house.book.rate(ccy(from), ccy(to)).map(|r| r.to_string());
    assert_eq!(rate(&house, "USD", "USD").as_deref(), Some("1"));
    assert_eq!(rate(&house, "EUR", "USD").as_deref(), Some("1.0844"), "direct");
    assert_eq!(rate(&house, "USD", "EUR").as_deref(), Some("0.92216894135"), "inverse");
    assert_eq!(rate(&house, "EUR", "NZD").as_deref(), Some("1.77044897959"), "over USD: 100 EUR are 177.04 NZD");
    assert_eq!(rate(&house, "GBP", "USD"), None, "GBPUSD has no quote, and the path does not depend on quotes");
    let path = |text| Conversion::parse(ccy("GBP"), ccy("USD"), text).expect("path");
    for bad in ["EURGBP", "EURGBP,EURUSD,EURUSD", "EURUSD,EURGBP", "NOPE"] {
        assert_eq!(house.refuses(Command::SetConversions(vec![path(bad)])), "INVALID", "{bad}");
    }
    house.run(Command::SetConversions(vec![path("EURGBP,EURUSD")]));
    assert_eq!(rate(&house, "GBP", "USD").as_deref(), Some("1.26830409357"), "configured");
}

#[test]
fn s3_4_without_a_way_to_convert_nothing_opens() {
    let mut house = House::with("100000");
    house.define(Instrument::cfd(sym("OMX"), Category::Indices, ccy("SEK"), 1, 1, d("5")));
    house.quote("OMX", "2500.0", "2501.0");
    let order = house.market("OMX", Side::Buy, "1");
    assert_eq!(house.refuses(Command::PlaceOrder(order)), "NO_CONVERSION_RATE");
}

#[test]
fn s3_5_closing_moves_equity_by_rounding_alone() {
    let mut house = House::new();
    let wallet = WalletId(1);
    house.open(wallet, "EUR", TradingType::Hedging);
    house.pay(wallet, "10000");
    house.usual_quotes();
    let id = house.buy("USDJPY", "0.37");
    let before = house.figures().equity;
    house.close(id, None);
    assert!((house.figures().equity.0 - before.0).abs() <= 500_000, "half a cent at most");
}

#[test]
fn s3_7_a_stale_price_or_leg_refuses_openings_and_keeps_positions() {
    let mut house = House::with("100000");
    let id = house.sell("USDJPY", "1");
    let equity = house.figures().equity;
    house.now = house.now.plus_millis(10_001);
    assert_eq!(house.figures().equity, equity);
    let order = house.market("USDJPY", Side::Buy, "1");
    assert_eq!(house.refuses(Command::PlaceOrder(order)), "STALE_PRICE");
    house.quote("GER40", "18199.0", "18200.0");
    let order = house.market("GER40", Side::Buy, "1");
    assert_eq!(house.refuses(Command::PlaceOrder(order)), "STALE_PRICE", "EURUSD is its leg");
    assert_eq!(house.position(id).symbol, sym("USDJPY"));
}

#[test]
fn s3_5_conversion_fee_when_configured() {
    let mut house = House::with("100000");
    house.regroup(|g| g.conversion_fee_bps = 50);
    house.quote("USDJPY", "151.200", "151.220");
    let id = house.sell("USDJPY", "1");
    house.quote("USDJPY", "150.630", "150.650");
    assert_eq!(house.close(id, None).conversion_fee_minor, -183, "half a percent of 365.11, half even");
}
