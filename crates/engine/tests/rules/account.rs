use engine::*;

use crate::house::*;

#[test]
fn s4_2_figures_and_withdrawable() {
    // A floating loss of 1,500 on 5 lots: 0.00300 below the opening.
    let mut house = House::with("10000");
    house.credit("1000");
    house.buy("EURUSD", "5");
    house.quote("EURUSD", "1.08150", "1.08170");
    let figures = house.figures();
    assert_eq!(figures.floating.to_string(), "-1500");
    assert_eq!(figures.equity.to_string(), "9500");
    assert_eq!(figures.margin.to_string(), "5422");
    assert_eq!(figures.margin_free.to_string(), "4078");
    assert_eq!(figures.margin_level.expect("level").to_string(), "175.21");
    assert_eq!(figures.withdrawable_minor, cents("3078"));
}

#[test]
fn s4_2_neither_credit_nor_floating_profit_leaves() {
    let mut house = House::with("1000");
    house.credit("500");
    assert_eq!(house.figures().withdrawable_minor, cents("1000"));
    house.buy("EURUSD", "0.1");
    house.quote("EURUSD", "1.18430", "1.18450");
    assert_eq!(house.figures().withdrawable_minor, cents("1000"));
}

#[test]
fn s4_1_an_account_of_hundreds_of_billions_is_shown_in_full() {
    let mut house = House::with("0");
    house.open(kernel::WalletId(7), "JPY", TradingType::Hedging);
    house.pay(kernel::WalletId(7), "250000000000");
    let figures = house.book.figures(kernel::WalletId(7)).expect("figures");
    assert_eq!((figures.equity.to_string(), figures.margin_free.to_string()), ("250000000000".into(), "250000000000".into()));
    assert_eq!(figures.equity.minor(ccy("JPY")), 250_000_000_000);
}

#[test]
fn s4_1_no_margin_no_level() {
    assert_eq!(House::with("100").figures().margin_level, None);
}

#[test]
fn s4_3_margin_call_with_hysteresis() {
    let mut house = House::with("1104.40");
    house.buy("EURUSD", "1");
    assert!(house.figures().margin_call, "100.00 % is at the level");
    for (bid, ask, events, called) in [
        ("1.08429", "1.08449", vec![], true),
        ("1.08483", "1.08503", vec![], true),
        ("1.08484", "1.08504", vec![], true),
        ("1.08485", "1.08505", vec!["marginCallCleared"], false),
        ("1.08484", "1.08504", vec![], false),
        ("1.08431", "1.08451", vec![], false),
        ("1.08430", "1.08450", vec!["marginCalled"], true),
        ("1.08425", "1.08445", vec![], true),
    ] {
        let seen = house.quote("EURUSD", bid, ask);
        assert_eq!((names(&seen), house.figures().margin_call), (events.into_iter().map(String::from).collect(), called), "{bid}");
    }
}

#[test]
fn s4_cash_adjustments_cannot_take_what_is_not_there() {
    let mut house = House::with("100");
    let adjust = |balance_minor, credit_minor, pending_withdrawal_minor| Command::AdjustCash {
        wallet: W,
        balance_minor,
        credit_minor,
        pending_withdrawal_minor,
    };
    assert_eq!(house.refuses(adjust(0, -1, 0)), "NOT_ENOUGH_FUNDS");
    assert_eq!(house.refuses(adjust(0, 0, -1)), "NOT_ENOUGH_FUNDS");
    assert_eq!(house.refuses(adjust(i64::MAX, 0, 0)), "NOT_ENOUGH_FUNDS");
    house.run(adjust(-4_000, 0, 4_000));
    assert_eq!(house.figures().pending_withdrawal_minor, 4_000);
}
