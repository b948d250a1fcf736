use engine::*;

use crate::house::*;

#[test]
fn s1_1_sizes_are_multiples_of_the_step_within_the_limits() {
    let mut house = House::with("1000000");
    for (size, code) in [("0.009", "SIZE_TOO_SMALL"), ("100.01", "SIZE_TOO_LARGE"), ("0.015", "SIZE_STEP")] {
        let order = house.market("EURUSD", Side::Buy, size);
        assert_eq!(house.refuses(Command::PlaceOrder(order)), code, "{size}");
    }
    let id = house.buy("EURUSD", "0.03");
    for (size, code) in [("0", "SIZE_TOO_SMALL"), ("0.04", "SIZE_TOO_LARGE"), ("0.015", "SIZE_STEP")] {
        let close = Command::ClosePosition { wallet: W, position: id, size: Some(lots(size)), reason: CloseReason::User };
        assert_eq!(house.refuses(close), code, "{size}");
    }
    house.close(id, Some("0.03"));
}

#[test]
fn s1_1_an_instrument_with_a_crooked_step_does_not_exist() {
    for (min, max, step) in [("0.015", "3", "0.01"), ("0.01", "3.005", "0.01"), ("0.01", "0", "0.01"), ("0.01", "1", "0")] {
        let mut house = House::new();
        let mut instrument = Instrument::pair(sym("AUDUSD"), ccy("AUD"), ccy("USD"), 5);
        (instrument.min_order_size, instrument.max_order_size, instrument.step_order_size) = (lots(min), lots(max), lots(step));
        assert_eq!(house.refuses(Command::DefineInstrument(Box::new(instrument))), "INVALID", "{min} {max} {step}");
    }
}

#[test]
fn s1_1_a_close_may_be_below_the_minimum_when_it_is_the_remainder() {
    let mut house = House::with("1000000");
    house.change("EURUSD", |i| (i.min_order_size, i.step_order_size) = (lots("0.10"), lots("0.01")));
    let id = house.buy("EURUSD", "0.15");
    house.close(id, Some("0.11"));
    house.close(id, Some("0.04"));
    assert!(house.book.account(W).expect("account").positions.is_empty());
}

#[test]
fn s1_4_close_only_and_disabled() {
    for (status, code) in [(InstrumentStatus::CloseOnly, "CLOSE_ONLY"), (InstrumentStatus::Disabled, "TRADING_DISABLED")] {
        let mut house = House::with("10000");
        let id = house.buy("EURUSD", "0.10");
        house.change("EURUSD", |i| i.status = status);
        let order = house.market("EURUSD", Side::Buy, "0.10");
        assert_eq!(house.refuses(Command::PlaceOrder(order)), code);
        house.close(id, None);
    }
}

#[test]
fn s1_5_exposure_cap() {
    let mut house = House::with("100000");
    let changes = AccountChanges { max_exposure: Some(vec![(sym("EURUSD"), lots("1"))]), ..AccountChanges::default() };
    house.run(Command::ChangeAccount { wallet: W, changes });
    house.buy("EURUSD", "0.8");
    let order = house.market("EURUSD", Side::Buy, "0.3");
    assert_eq!(house.refuses(Command::PlaceOrder(order)), "MAX_EXPOSURE");
    house.sell("EURUSD", "1.8");
}

#[test]
fn s1_6_spread_betting_on_an_index() {
    let mut house = House::new();
    house.open(W, "GBP", TradingType::Hedging);
    house.pay(W, "1000");
    let mut ftse = Instrument::cfd(sym("FTSE"), Category::Indices, ccy("GBP"), 1, 1, d("0.5"));
    (ftse.stake_mode, ftse.pip_position) = (StakeMode::SpreadBetting, Some(0));
    house.define(ftse);
    house.quote("FTSE", "7113.5", "7114.5");
    let id = house.buy("FTSE", "10");
    assert_eq!(house.position(id).margin.to_string(), "355.725");
    house.quote("FTSE", "7149.5", "7150.5");
    assert_eq!(house.close(id, None).profit_minor, cents("350.00"));
}

#[test]
fn s1_6_spread_betting_on_a_pair() {
    for (mode, margin) in [(CalcMode::Forex, "1807.5"), (CalcMode::Cfd, "1805.6925")] {
        let mut house = House::with("10000");
        house.regroup(|g| g.leverage = 30);
        house.change("EURUSD", |i| {
            (i.stake_mode, i.margin_calc_mode, i.margin_percentage) = (StakeMode::SpreadBetting, mode, d("3.33"));
        });
        let id = house.buy("EURUSD", "5");
        assert_eq!(house.position(id).margin.to_string(), margin, "of a notional of 54,225");
        assert_eq!(house.position(id).lots, lots("0.5"), "5 USD per pip where a lot is 10 USD per pip");
        house.quote("EURUSD", "1.08720", "1.08740");
        assert_eq!(house.close(id, None).profit_minor, cents("135.00"));
    }
}
