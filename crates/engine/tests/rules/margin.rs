use engine::*;
use kernel::WalletId;

use crate::house::*;

#[test]
fn s2_forex_cfd_and_cross_margin() {
    let mut house = House::with("100000");
    house.regroup(|g| g.leverage = 30);
    let forex = house.buy("EURUSD", "1.5");
    let metal = house.buy("XAUUSD", "2");
    assert_eq!(house.position(forex).margin.to_string(), "5422");
    assert_eq!(house.position(metal).margin.to_string(), "23500");
    assert_eq!(house.position(forex).margin_rate.to_string(), "1.0844");

    let gbp = WalletId(2);
    house.open(gbp, "GBP", TradingType::Hedging);
    house.pay(gbp, "10000");
    let mut order = house.market("GER40", Side::Buy, "3");
    order.wallet = gbp;
    house.run(Command::PlaceOrder(order));
    assert_eq!(house.book.figures(gbp).expect("figures").margin.to_string(), "2334.15");
}

#[test]
fn s2_1_the_smallest_leverage_counts() {
    let cases = [
        (None, None, None, false, "1084.4"),
        (Some(200), None, None, false, "542.2"),
        (Some(200), Some(50), None, false, "2168.8"),
        (Some(200), None, Some(LeverageProfile::EsmaRetail), true, "3614.66666667"),
        (Some(200), None, Some(LeverageProfile::EsmaRetail), false, "5422"),
        (Some(10), None, Some(LeverageProfile::EsmaRetail), true, "10844"),
    ];
    for (wallet, instrument, profile, major, margin) in cases {
        let mut house = House::with("100000");
        house.regroup(|g| g.leverage_profile = profile);
        house.change("EURUSD", |i| (i.max_leverage, i.major) = (instrument, major));
        if let Some(leverage) = wallet {
            let changes = AccountChanges { leverage: Change::Set(leverage), ..AccountChanges::default() };
            house.run(Command::ChangeAccount { wallet: W, changes });
        }
        let id = house.buy("EURUSD", "1");
        assert_eq!(house.position(id).margin.to_string(), margin, "{wallet:?} {instrument:?} {profile:?} {major}");
    }
}

#[test]
fn s2_1_a_profile_binds_a_cfd_too() {
    let mut house = House::with("100000");
    house.regroup(|g| g.leverage_profile = Some(LeverageProfile::EsmaRetail));
    let id = house.buy("XAUUSD", "1");
    assert_eq!(house.position(id).margin.to_string(), "23500", "10 % at 1:10, though the instrument asks 5 %");
}

#[test]
fn s2_6_hedged_margin() {
    for (percent, margin) in [("0", "0"), ("50", "542.2"), ("100", "1084.4"), ("200", "2168.8")] {
        let mut house = House::with("100000");
        house.change("EURUSD", |i| i.hedged_margin_percentage = d(percent));
        house.buy("EURUSD", "1");
        house.sell("EURUSD", "1");
        assert_eq!(house.figures().margin.to_string(), margin, "{percent} %");
    }
    let mut house = House::with("100000");
    house.change("EURUSD", |i| i.hedged_margin_percentage = d("50"));
    house.buy("EURUSD", "2");
    house.sell("EURUSD", "1");
    assert_eq!(house.figures().margin.to_string(), "1626.6");
}

#[test]
fn s2_7_pending_orders_reserve_nothing() {
    let mut house = House::with("1000");
    let order = house.pending("EURUSD", Side::Buy, "5", OrderKind::Limit, "1.08000");
    house.run(Command::PlaceOrder(order));
    assert_eq!(house.figures().margin.to_string(), "0");
}

#[test]
fn s2_8_the_opening_check_is_on_the_resulting_portfolio() {
    // 1 lot at 1:100 needs 1,084.40 and costs 20.00 of spread: 1,104.40 is exactly enough.
    for (balance, enough) in [("1104.40", true), ("1104.39", false)] {
        let mut house = House::with(balance);
        let order = house.market("EURUSD", Side::Buy, "1");
        match house.try_run(Command::PlaceOrder(order)) {
            Ok(_) => assert!(enough, "{balance}"),
            Err(Reject::NotEnoughMargin { required, free }) => {
                assert!(!enough, "{balance}");
                assert_eq!((required.to_string(), free.to_string()), ("1084.4".into(), "1104.39".into()));
            }
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn s2_8_a_hedge_passes_while_equity_is_positive() {
    let mut house = House::with("1104.40");
    house.buy("EURUSD", "1");
    house.quote("EURUSD", "1.07990", "1.08010");
    assert!(house.figures().margin_free.0 < 0);
    let more = house.market("EURUSD", Side::Buy, "0.01");
    assert_eq!(house.refuses(Command::PlaceOrder(more)), "NOT_ENOUGH_MARGIN");
    house.sell("EURUSD", "1");
}

#[test]
fn s2_5_floating_margin_follows_the_price() {
    let mut house = House::with("100000");
    house.regroup(|g| g.margin_mode = MarginMode::Floating);
    house.buy("XAUUSD", "2");
    house.quote("XAUUSD", "2399.90", "2400.00");
    assert_eq!(house.figures().margin.to_string(), "24000");
}
