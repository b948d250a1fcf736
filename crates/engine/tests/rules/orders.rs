use engine::*;
use kernel::{PositionId, Price};

use crate::house::*;

#[test]
fn s5_3_which_price_triggers_what() {
    use OrderKind::*;
    use Side::*;
    for (side, kind, level, near, hit) in [
        (Buy, Limit, "1.08000", ("1.07981", "1.08001"), ("1.07980", "1.08000")),
        (Sell, Limit, "1.09000", ("1.08999", "1.09019"), ("1.09000", "1.09020")),
        (Buy, Stop, "1.09000", ("1.08979", "1.08999"), ("1.08980", "1.09000")),
        (Sell, Stop, "1.08000", ("1.08001", "1.08021"), ("1.08000", "1.08020")),
    ] {
        let mut house = House::with("100000");
        let order = house.pending("EURUSD", side, "1", kind, level);
        house.run(Command::PlaceOrder(order));
        assert!(house.quote("EURUSD", near.0, near.1).is_empty(), "{side:?} {kind:?}");
        let events = house.quote("EURUSD", hit.0, hit.1);
        assert_eq!(names(&events), ["orderFilled", "positionOpened"], "{side:?} {kind:?}");
        assert_eq!(house.position(PositionId(1)).open_price, p(level));
    }
}

#[test]
fn s5_3_stops_and_targets_close_on_their_side() {
    use CloseReason::*;
    for (side, stop, profit, hit, reason) in [
        (Side::Buy, "1.08000", "1.09000", ("1.08000", "1.08020"), StopLoss),
        (Side::Buy, "1.08000", "1.09000", ("1.09000", "1.09020"), TakeProfit),
        (Side::Sell, "1.09000", "1.08000", ("1.08980", "1.09000"), StopLoss),
        (Side::Sell, "1.09000", "1.08000", ("1.07980", "1.08000"), TakeProfit),
    ] {
        let mut house = House::with("100000");
        let mut order = house.market("EURUSD", side, "1");
        (order.stop_loss, order.take_profit) = (Some(p(stop)), Some(p(profit)));
        house.run(Command::PlaceOrder(order));
        let events = house.quote("EURUSD", hit.0, hit.1);
        assert_eq!(closes(&events).iter().map(|c| c.reason).collect::<Vec<_>>(), [reason], "{side:?}");
    }
}

#[test]
fn s5_4_a_gap_fills_at_the_first_quote() {
    let mut house = House::with("1000000");
    house.define(Instrument::cfd(sym("IDX"), Category::Indices, ccy("USD"), 3, 1, d("5")));
    house.quote("IDX", "125.900", "125.910");
    let mut order = house.market("IDX", Side::Buy, "1");
    order.stop_loss = Some(p("125.50"));
    house.run(Command::PlaceOrder(order));
    assert!(house.quote("IDX", "125.820", "125.830").is_empty());
    let events = house.quote("IDX", "125.339", "125.349");
    assert_eq!(closes(&events)[0].deal.price, p("125.339"));
}

#[test]
fn s5_4_inside_the_gap_level_the_requested_price_is_given() {
    for (bid, ask, price) in [("1.07995", "1.08015", "1.08000"), ("1.07989", "1.08009", "1.07989")] {
        let mut house = House::with("100000");
        house.change("EURUSD", |i| i.gap_level_points = Some(10));
        let mut order = house.market("EURUSD", Side::Buy, "1");
        order.stop_loss = Some(p("1.08000"));
        house.run(Command::PlaceOrder(order));
        assert_eq!(closes(&house.quote("EURUSD", bid, ask))[0].deal.price, p(price));
    }
}

#[test]
fn s5_5_orders_trigger_in_ascending_order() {
    let mut house = House::with("1200");
    for price in ["1.08200", "1.08300"] {
        let order = house.pending("EURUSD", Side::Buy, "1", OrderKind::Limit, price);
        house.run(Command::PlaceOrder(order));
    }
    let events = house.quote("EURUSD", "1.08080", "1.08100");
    assert_eq!(names(&events)[..3], ["orderFilled", "positionOpened", "orderRejected"]);
    assert!(house.book.account(W).expect("account").orders.is_empty());
}

#[test]
fn s5_6_prices_on_the_wrong_side_are_refused() {
    use OrderKind::*;
    use Side::*;
    let mut house = House::with("100000");
    for (side, kind, price) in
        [(Buy, Limit, "1.08450"), (Buy, Stop, "1.08450"), (Sell, Limit, "1.08430"), (Sell, Stop, "1.08430"), (Buy, Limit, "1.084001")]
    {
        let order = house.pending("EURUSD", side, "1", kind, price);
        assert_eq!(house.refuses(Command::PlaceOrder(order)), "INVALID_PRICE", "{side:?} {kind:?} {price}");
    }
    for (stop, profit) in [(Some("1.08430"), None), (None, Some("1.08430")), (Some("1.09"), None), (None, Some("1.08"))] {
        let mut order = house.market("EURUSD", Buy, "1");
        (order.stop_loss, order.take_profit) = (stop.map(p), profit.map(p));
        assert_eq!(house.refuses(Command::PlaceOrder(order)), "INVALID_PRICE", "{stop:?} {profit:?}");
    }
    house.change("EURUSD", |i| i.min_stop_distance_points = 50);
    let mut order = house.market("EURUSD", Buy, "1");
    order.stop_loss = Some(p("1.08381"));
    assert_eq!(house.refuses(Command::PlaceOrder(order.clone())), "INVALID_PRICE");
    order.stop_loss = Some(p("1.08380"));
    house.run(Command::PlaceOrder(order));
}

#[test]
fn s5_7_modify_and_cancel_only_while_pending() {
    let mut house = House::with("100000");
    let order = house.pending("EURUSD", Side::Buy, "1", OrderKind::Limit, "1.08000");
    let id = order.order;
    house.run(Command::PlaceOrder(order));
    let modify = |changes: OrderChanges| Command::ModifyOrder { wallet: W, order: id, changes };
    let stop = OrderChanges { stop_loss: Change::Set(p("1.07000")), if_version: Some(0), ..OrderChanges::default() };
    house.run(modify(stop.clone()));
    assert_eq!(house.refuses(modify(stop)), "CONFLICT", "the version moved on");
    house.run(modify(OrderChanges { limit_price: Some(p("1.08100")), ..OrderChanges::default() }));
    let order = house.book.account(W).and_then(|a| a.order(id)).expect("order").clone();
    assert_eq!((order.stop_loss.get(), order.limit_price.get(), order.version), (Some(p("1.07000")), Some(p("1.08100")), 2));
    house.run(modify(OrderChanges { stop_loss: Change::Remove, ..OrderChanges::default() }));
    house.quote("EURUSD", "1.08080", "1.08100");
    assert_eq!(house.refuses(modify(OrderChanges::default())), "ORDER_NOT_PENDING");
    assert_eq!(house.refuses(Command::CancelOrder { wallet: W, order: id }), "ORDER_NOT_PENDING");
}

#[test]
fn s5_8_trailing_stop() {
    let mut house = House::with("100000");
    let mut order = house.market("EURUSD", Side::Buy, "1");
    order.trailing = Trail(50);
    let id = order.position;
    house.run(Command::PlaceOrder(order));
    let stop = |house: &House| Price::from_raw(house.position(id).trailing_stop(1_000).expect("stop"));
    assert_eq!(stop(&house), p("1.07887"));
    assert_eq!(names(&house.quote("EURUSD", "1.09500", "1.09520")), ["trailingMoved"]);
    assert_eq!(stop(&house), p("1.08952"));
    assert!(house.quote("EURUSD", "1.09000", "1.09020").is_empty());
    assert_eq!(stop(&house), p("1.08952"), "it never moves back");
    let events = house.quote("EURUSD", "1.08952", "1.08972");
    assert_eq!(closes(&events)[0].reason, CloseReason::TrailingStop);

    let mut house = House::with("100000");
    let mut order = house.market("EURUSD", Side::Sell, "1");
    (order.trailing, order.stop_loss) = (Trail(50), Some(p("1.08500")));
    house.run(Command::PlaceOrder(order));
    assert_eq!(closes(&house.quote("EURUSD", "1.08480", "1.08500"))[0].reason, CloseReason::StopLoss, "the tighter one rules");
}

#[test]
fn s5_9_partial_closes_sum_to_the_whole() {
    let mut house = House::with("100000");
    house.change("USDJPY", |i| i.swap_long = d("-3.3"));
    let whole = {
        let mut other = House::with("100000");
        other.change("USDJPY", |i| i.swap_long = d("-3.3"));
        let id = other.buy("USDJPY", "0.07");
        other.now = at("2026-05-06T21:00:00Z");
        other.run(Command::Rollover { wallet: W, day: "2026-05-06".parse().expect("day") });
        other.quote("USDJPY", "150.711", "150.731");
        let close = other.close(id, None);
        (close.profit_minor, close.swap_minor)
    };
    let id = house.buy("USDJPY", "0.07");
    house.now = at("2026-05-06T21:00:00Z");
    house.run(Command::Rollover { wallet: W, day: "2026-05-06".parse().expect("day") });
    house.quote("USDJPY", "150.711", "150.731");
    let mut sum = (0, 0);
    for _ in 0..6 {
        let close = house.close(id, Some("0.01"));
        sum = (sum.0 + close.profit_minor, sum.1 + close.swap_minor);
        assert_eq!(house.position(id).open_price, p("150.650"));
    }
    let last = house.close(id, None);
    assert_eq!((sum.0 + last.profit_minor, sum.1 + last.swap_minor), whole);
}

#[test]
fn s5_10_netting() {
    let mut house = House::new();
    house.open(W, "USD", TradingType::Netting);
    house.pay(W, "100000");
    house.usual_quotes();
    let id = house.buy("EURUSD", "1");
    house.quote("EURUSD", "1.08130", "1.08150");
    house.buy("EURUSD", "2");
    let held = house.position(id);
    assert_eq!((held.size, held.open_price), (lots("3"), p("1.08250")));
    let changes = AccountChanges { trading_type: Some(TradingType::Hedging), ..AccountChanges::default() };
    assert_eq!(house.refuses(Command::ChangeAccount { wallet: W, changes }), "CONFLICT");
    let order = house.market("EURUSD", Side::Sell, "1");
    let events = house.run(Command::PlaceOrder(order));
    assert_eq!((names(&events), closes(&events)[0].reason), (vec!["orderFilled".into(), "positionReduced".into()], CloseReason::Netted));
    let turned = house.sell("EURUSD", "5");
    let positions = &house.book.account(W).expect("account").positions;
    assert_eq!(positions.iter().map(|p| (p.id, p.side, p.size)).collect::<Vec<_>>(), [(turned, Side::Sell, lots("3"))]);
}

#[test]
fn s5_11_close_by_pays_no_spread() {
    let mut house = House::with("100000");
    let long = house.buy("EURUSD", "1");
    house.quote("EURUSD", "1.08630", "1.08650");
    let short = house.sell("EURUSD", "0.4");
    let events = house.run(Command::CloseBy { wallet: W, position: long, against: short });
    let sums: Vec<i64> = closes(&events).iter().map(|c| c.profit_minor).collect();
    assert_eq!(sums, [cents("72.00"), 0], "0.4 lots from 1.08450 to 1.08630");
    assert_eq!(house.position(long).size, lots("0.6"));
}

#[test]
fn s5_13_a_requote_carries_the_new_price() {
    let mut house = House::with("100000");
    for (seen, max, filled) in [("1.08440", 10, true), ("1.08460", 10, true), ("1.08439", 10, false), ("1.08461", 10, false)] {
        let mut order = house.market("EURUSD", Side::Buy, "0.1");
        (order.price, order.max_slippage_points) = (Some(p(seen)), Some(max));
        match house.try_run(Command::PlaceOrder(order)) {
            Ok(_) => assert!(filled, "{seen}"),
            Err(Reject::PriceChanged { price, .. }) => assert!(!filled && price == p("1.08450"), "{seen}"),
            Err(other) => panic!("{other:?}"),
        }
    }
}

#[test]
fn s5_stop_limit_arms_and_then_waits_at_its_limit() {
    let mut house = House::with("100000");
    let mut order = house.pending("EURUSD", Side::Buy, "1", OrderKind::Stop, "1.09000");
    (order.kind, order.limit_price) = (OrderKind::StopLimit, Some(p("1.08900")));
    house.run(Command::PlaceOrder(order));
    assert_eq!(names(&house.quote("EURUSD", "1.09080", "1.09100")), ["orderArmed"]);
    assert!(house.quote("EURUSD", "1.08881", "1.08901").is_empty());
    assert_eq!(names(&house.quote("EURUSD", "1.08880", "1.08900")), ["orderFilled", "positionOpened"]);
}

#[test]
fn s5_gtd_orders_expire_and_do_not_fill_late() {
    for by_clock in [true, false] {
        let mut house = House::with("100000");
        let mut order = house.pending("EURUSD", Side::Buy, "1", OrderKind::Limit, "1.08000");
        order.expires_at = Some(house.now.plus_seconds(60));
        house.run(Command::PlaceOrder(order));
        assert!(house.book.due(house.now.plus_seconds(59)).is_empty());
        house.now = house.now.plus_seconds(60);
        assert_eq!(house.book.due(house.now), [W]);
        let events = if by_clock { house.run(Command::Tick { wallet: W }) } else { house.quote("EURUSD", "1.07980", "1.08000") };
        assert_eq!(names(&events), ["orderExpired"]);
    }
}

#[test]
fn s5_14_switches_and_limits() {
    let mut house = House::with("100000");
    house.regroup(|g| g.max_positions = Some(1));
    house.buy("EURUSD", "0.1");
    let order = house.market("EURUSD", Side::Buy, "0.1");
    assert_eq!(house.refuses(Command::PlaceOrder(order.clone())), "MAX_POSITIONS");
    let changes = AccountChanges { enabled: Some(false), ..AccountChanges::default() };
    house.run(Command::ChangeAccount { wallet: W, changes });
    assert_eq!(house.refuses(Command::PlaceOrder(order)), "TRADING_DISABLED");
    house.run(Command::CloseAll { wallet: W, symbol: None, reason: CloseReason::Admin });
}

#[test]
fn s8_1_timed_positions() {
    let mut house = House::with("100000");
    let mut order = house.market("EURUSD", Side::Buy, "1");
    order.close_after_s = Some(30);
    house.run(Command::PlaceOrder(order));
    house.now = house.now.plus_seconds(29);
    assert!(house.quote("EURUSD", "1.08430", "1.08450").is_empty());
    house.now = house.now.plus_seconds(1);
    assert_eq!(closes(&house.quote("EURUSD", "1.08440", "1.08460"))[0].reason, CloseReason::TimeExpired);
}

#[test]
fn s8_2_max_risk() {
    let mut house = House::with("100000");
    let mut order = house.market("EURUSD", Side::Buy, "0.1");
    order.max_risk = Some(MaxRisk { invest_minor: cents("200"), percent_bps: 5_000 });
    let id = order.position;
    house.run(Command::PlaceOrder(order));
    assert_eq!(house.position(id).stop_loss.get(), Some(p("1.07450")), "0.01000 below the opening");
    let move_to = |price: Change<Price>| Command::ModifyPosition {
        wallet: W,
        position: id,
        changes: PositionChanges { stop_loss: price, ..PositionChanges::default() },
    };
    assert_eq!(house.refuses(move_to(Change::Set(p("1.07449")))), "INVALID_PRICE");
    assert_eq!(house.refuses(move_to(Change::Remove)), "INVALID_PRICE");
    house.run(move_to(Change::Set(p("1.08000"))));
}

#[test]
fn s8_3_exposure() {
    let mut house = House::with("100000");
    house.buy("EURUSD", "1.5");
    house.sell("EURUSD", "0.5");
    let exposure = house.book.exposure().remove(0);
    assert_eq!((exposure.long_lots.to_string(), exposure.short_lots.to_string()), ("1.5".into(), "0.5".into()));
    assert_eq!((exposure.net_units.to_string(), exposure.net_usd.expect("usd").to_string()), ("100000".into(), "108440".into()));
    assert_eq!(exposure.floating_usd.expect("usd").to_string(), "-40");
}

#[test]
fn a_preview_tells_what_an_order_would_do() {
    let house = House::with("10000");
    let preview = house.book.preview(house.now, &PreviewRequest { wallet: W, symbol: sym("EURUSD"), side: Side::Buy, size: lots("1") });
    let preview = preview.expect("preview");
    assert_eq!((preview.price, preview.spread_points, preview.margin.to_string()), (p("1.08450"), 20, "1084.4".into()));
    assert!(preview.allowed);
    assert_eq!(preview.margin_free_after.to_string(), "8895.6");
    let preview = house.book.preview(house.now, &PreviewRequest { wallet: W, symbol: sym("EURUSD"), side: Side::Buy, size: lots("99") });
    assert!(matches!(preview.expect("preview").reason, Some(Reject::NotEnoughMargin { .. })));
}
