use engine::*;
use kernel::PositionId;

use crate::house::*;

/// Balance 2,700; EURUSD loses 600, XAUUSD 440; level 48.19 %.
fn cornered(strategy: StopOutStrategy) -> House {
    let mut house = House::new();
    house.regroup(|g| {
        (g.stop_out_strategy, g.margin_call_level) = (strategy, d("60"));
    });
    house.open(W, "USD", TradingType::Hedging);
    house.pay(W, "6000");
    // 1 lot at 1:100 and a mid of 1.08440 asks 1,084.40, although it was bought at 1.09000.
    house.quote("EURUSD", "1.07880", "1.09000");
    house.buy("EURUSD", "1");
    house.quote("EURUSD", "1.08990", "1.09000");
    house.quote("XAUUSD", "2359.50", "2360.00");
    house.buy("XAUUSD", "0.2");
    house.pay(W, "-3300");
    house
}

fn trigger(house: &mut House) -> Vec<Event> {
    house.quote("XAUUSD", "2338.00", "2338.50");
    house.quote("EURUSD", "1.08400", "1.08420")
}

#[test]
fn s4_4_stop_out_loss_first() {
    let mut house = cornered(StopOutStrategy::LargestLossFirst);
    let events = trigger(&mut house);
    let closed = closes(&events);
    assert_eq!(closed.iter().map(|c| (c.profit_minor, c.reason)).collect::<Vec<_>>(), [(cents("-600"), CloseReason::StopOut)]);
    let figures = house.figures();
    assert_eq!(
        (figures.balance_minor, figures.equity.to_string(), figures.margin.to_string()),
        (cents("2100"), "1660".into(), "2360".into())
    );
    assert_eq!(house.level(), "70.34");
}

#[test]
fn s4_4_stop_out_margin_first() {
    let mut house = cornered(StopOutStrategy::LargestMarginFirst);
    let events = trigger(&mut house);
    assert_eq!(closes(&events).iter().map(|c| c.profit_minor).collect::<Vec<_>>(), [cents("-440")]);
    assert_eq!(house.figures().margin.to_string(), "1084.4");
    assert_eq!(house.level(), "153.08");
}

#[test]
fn s4_4_smart_closes_the_smallest_step() {
    // 200,000 units whose margin is 500: 1 % of them lifts 49.67 % above 50 %.
    let mut house = House::new();
    house.regroup(|g| {
        (g.leverage, g.stop_out_strategy, g.margin_call_level) = (400, StopOutStrategy::SmartPartial, d("50"));
    });
    house.open(W, "EUR", TradingType::Hedging);
    house.pay(W, "601.19");
    house.quote("EURUSD", "1.08430", "1.08450");
    house.buy("EURUSD", "2");
    let events = house.quote("EURUSD", "1.08259", "1.08279");
    let before = events.iter().find_map(|e| match &e.kind {
        EventKind::StopOutStarted { standing } => Some(*standing),
        _ => None,
    });
    let before = before.expect("stopped out");
    assert_eq!((before.equity.minor(ccy("EUR")), before.margin.to_string()), (24_837, "500".into()), "248.37 of 500 is 49.67 %");
    assert_eq!(closes(&events).iter().map(|c| c.deal.units / 100_000_000).collect::<Vec<_>>(), [2_000]);
    assert_eq!(house.figures().margin.to_string(), "495");
}

#[test]
fn s4_4_smart_stops_where_a_hedged_leg_is_covered() {
    // 1.5 long against 1.0 short at 50 %: closing 0.45 leaves 300.00 of 596.42; closing more than 0.60 would unhedge too much.
    let mut house = House::with("2000");
    house.regroup(|g| g.stop_out_strategy = StopOutStrategy::SmartPartial);
    house.change("EURUSD", |i| i.hedged_margin_percentage = d("50"));
    house.buy("EURUSD", "1.5");
    house.sell("EURUSD", "1");
    let events = house.quote("EURUSD", "1.05130", "1.05150");
    assert_eq!(closes(&events).iter().map(|c| c.deal.size).collect::<Vec<_>>(), [lots("0.45")]);
    assert_eq!((house.figures().equity.to_string(), house.figures().margin.to_string()), ("300".into(), "596.42".into()));
    assert_eq!(house.level(), "50.30");
}

#[test]
fn s4_4_what_would_lower_the_level_is_skipped() {
    let mut house = House::with("3000");
    house.buy("EURUSD", "1");
    house.sell("EURUSD", "0.9");
    house.buy("XAUUSD", "0.2");
    let losing = house.position(PositionId(2));
    assert_eq!(losing.side, Side::Sell);
    // The short loses most when the euro rises, but closing it would unhedge the long.
    house.quote("EURUSD", "1.12430", "1.12450");
    let events = house.quote("XAUUSD", "2240.00", "2241.00");
    assert_eq!(closes(&events).len(), 1, "{:?}", names(&events));
    assert!(house.book.account(W).expect("account").position(PositionId(2)).is_some());
    assert!(house.book.account(W).expect("account").position(PositionId(3)).is_none(), "gold went first");
}

#[test]
fn s4_4_pending_withdrawals_come_back_first() {
    let mut house = House::with("3000");
    house.buy("EURUSD", "2");
    house.run(Command::AdjustCash { wallet: W, balance_minor: cents("-500"), credit_minor: 0, pending_withdrawal_minor: cents("500") });
    let events = house.quote("EURUSD", "1.07720", "1.07740");
    assert_eq!(names(&events), ["marginCalled", "withdrawalsCancelled"]);
    assert_eq!((house.figures().pending_withdrawal_minor, house.figures().balance_minor), (0, cents("3000")));
    assert_eq!(house.book.account(W).expect("account").positions.len(), 1);
}

#[test]
fn s4_4_a_closed_session_waits_for_the_first_tick_after_it_opens() {
    let mut house = House::with("1200");
    house.change("EURUSD", |i| {
        i.timezone = "UTC".into();
        i.trading_hours = vec![SessionRow::new(3, "00:00", "13:00"), SessionRow::new(4, "08:00", "24:00")];
    });
    house.buy("EURUSD", "1");
    house.now = at("2026-05-06T14:00:00Z");
    let events = house.quote("EURUSD", "1.07500", "1.07520");
    assert_eq!(names(&events), ["marginCalled", "stopOutPending"]);
    assert!(house.figures().stop_out);
    house.now = at("2026-05-07T08:00:00Z");
    let events = house.quote("EURUSD", "1.07400", "1.07420");
    assert_eq!(closes(&events).iter().map(|c| c.deal.price).collect::<Vec<_>>(), [p("1.07400")]);
    assert!(!house.figures().stop_out && !house.figures().margin_call);
}

#[test]
fn s4_5_margin_only_credit_goes_with_the_own_money() {
    let mut house = House::with("1200");
    house.credit("1000");
    house.regroup(|g| g.credit_mode = CreditMode::MarginOnly);
    house.buy("EURUSD", "1");
    assert!(closes(&house.quote("EURUSD", "1.07251", "1.07271")).is_empty(), "1.00 of 1,200 is left");
    let events = house.quote("EURUSD", "1.07250", "1.07270");
    assert!(names(&events).contains(&"creditCancelled".to_owned()), "{:?}", names(&events));
    let figures = house.figures();
    assert_eq!((figures.balance_minor, figures.credit_minor), (0, 0));
}

#[test]
fn s4_7_negative_balance_protection_in_the_same_step() {
    // Equity falls from 1,000 + 20 credit to −30 in one gap.
    let mut house = House::with("1200");
    house.credit("20");
    house.buy("EURUSD", "1");
    let events = house.quote("EURUSD", "1.07200", "1.07220");
    let protected = events.iter().find_map(|e| match &e.kind {
        EventKind::NegativeBalanceProtected { credit_minor, house_minor, after } => Some((*credit_minor, *house_minor, *after)),
        _ => None,
    });
    let (credit, house_part, after) = protected.expect("protected");
    assert_eq!((credit, house_part), (cents("20"), cents("30")), "balance −50, credit 20");
    assert_eq!((after.balance_minor, after.credit_minor), (0, 0));
}

#[test]
fn s4_7_without_protection_the_debt_stays() {
    let mut house = House::with("1200");
    house.regroup(|g| g.negative_balance_protection = false);
    house.buy("EURUSD", "1");
    house.quote("EURUSD", "1.07200", "1.07220");
    assert_eq!(house.figures().balance_minor, cents("-50"));
}

#[test]
fn what_if_tells_who_is_stopped_out_and_what_it_costs() {
    let mut house = House::with("1200");
    house.buy("EURUSD", "1");
    let hash = house.book.state_hash();
    let outcome = house.book.what_if(house.now, &Scenario { shocks: vec![(sym("EURUSD"), d("-2"))], ..Scenario::default() });
    assert_eq!((outcome.called, outcome.stopped_out), (vec![W], vec![W]));
    assert!(outcome.house_loss_usd.0 > 0);
    assert_eq!(house.book.state_hash(), hash);
    assert_eq!(house.book.what_if(house.now, &Scenario::default()), Outcome::default());
}
