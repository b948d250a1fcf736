use engine::*;
use kernel::Day;

use crate::house::*;

fn fx_week(house: &mut House) {
    house.change("EURUSD", |i| {
        i.timezone = "America/New_York".into();
        i.trading_hours = vec![SessionRow::new(0, "17:00", "24:00")];
        i.trading_hours.extend((1..=4).map(|day| SessionRow::new(day, "00:00", "24:00")));
        i.trading_hours.push(SessionRow::new(5, "00:00", "17:00"));
    });
}

#[test]
fn s6_3_the_fx_week_over_a_change_of_clocks() {
    let mut house = House::new();
    fx_week(&mut house);
    for (time, open) in [
        ("2026-03-06T21:59:59Z", true),
        ("2026-03-06T22:00:00Z", false),
        ("2026-03-08T20:59:59Z", false),
        ("2026-03-08T21:00:00Z", true),
        ("2026-03-11T03:59:59Z", true),
        ("2026-03-13T20:59:59Z", true),
        ("2026-03-13T21:00:00Z", false),
    ] {
        assert_eq!(house.book.is_open(sym("EURUSD"), at(time)), open, "{time}");
    }
    let window = house.book.trading(sym("EURUSD"), at("2026-03-10T00:00:00Z")).expect("window");
    assert_eq!((window.from, window.until), (at("2026-03-08T21:00:00Z"), at("2026-03-13T21:00:00Z")), "rows that touch are one session");
}

#[test]
fn s6_3_london_eight_o_clock() {
    let mut house = House::new();
    house.change("GER40", |i| {
        i.timezone = "Europe/London".into();
        i.trading_hours = (0..=6).map(|day| SessionRow::new(day, "08:00", "16:30")).collect();
    });
    for (time, open) in
        [("2026-03-28T07:59:59Z", false), ("2026-03-28T08:00:00Z", true), ("2026-03-29T06:59:59Z", false), ("2026-03-29T07:00:00Z", true)]
    {
        assert_eq!(house.book.is_open(sym("GER40"), at(time)), open, "{time}");
    }
}

#[test]
fn s6_2_times_that_do_not_exist_or_exist_twice() {
    let mut house = House::new();
    house.change("GER40", |i| {
        i.timezone = "Europe/Berlin".into();
        i.trading_hours = vec![SessionRow::new(0, "02:30", "10:00")];
    });
    assert!(!house.book.is_open(sym("GER40"), at("2026-03-29T00:59:59Z")));
    assert!(house.book.is_open(sym("GER40"), at("2026-03-29T01:00:00Z")), "02:30 does not exist: 03:00 is the first instant that does");
    assert!(house.book.is_open(sym("GER40"), at("2026-10-25T00:30:00Z")), "the first 02:30");
    house.change("GER40", |i| i.trading_hours = vec![SessionRow::new(0, "00:00", "02:30")]);
    assert!(house.book.is_open(sym("GER40"), at("2026-10-25T01:29:59Z")), "up to the second 02:30");
    assert!(!house.book.is_open(sym("GER40"), at("2026-10-25T01:30:00Z")));
}

#[test]
fn s6_3_the_server_day_ends_at_five_in_new_york() {
    for (time, day) in [
        ("2026-05-06T20:59:59Z", "2026-05-06"),
        ("2026-05-06T21:00:00Z", "2026-05-07"),
        ("2026-01-07T21:59:59Z", "2026-01-07"),
        ("2026-01-07T22:00:00Z", "2026-01-08"),
    ] {
        assert_eq!(server_day(at(time)), day.parse::<Day>().expect("day"), "{time}");
    }
    assert_eq!(rollover("2026-05-06".parse().expect("day")), at("2026-05-06T21:00:00Z"));
}

#[test]
fn s6_4_a_closed_session_places_orders_but_triggers_nothing() {
    let mut house = House::with("100000");
    fx_week(&mut house);
    let mut order = house.market("EURUSD", Side::Buy, "1");
    order.stop_loss = Some(p("1.08000"));
    let id = order.position;
    house.run(Command::PlaceOrder(order));
    house.now = at("2026-05-08T21:00:00Z");
    assert!(house.quote("EURUSD", "1.07900", "1.07920").is_empty());
    let order = house.market("EURUSD", Side::Buy, "1");
    assert_eq!(house.refuses(Command::PlaceOrder(order)), "MARKET_CLOSED");
    let close = Command::ClosePosition { wallet: W, position: id, size: None, reason: CloseReason::User };
    assert_eq!(house.refuses(close), "MARKET_CLOSED");
    let order = house.pending("EURUSD", Side::Buy, "1", OrderKind::Limit, "1.07000");
    house.run(Command::PlaceOrder(order));
    house.now = at("2026-05-10T21:00:00Z");
    let events = house.quote("EURUSD", "1.06900", "1.06920");
    assert_eq!(names(&events), ["positionClosed", "orderFilled", "positionOpened"]);
    assert_eq!(closes(&events)[0].deal.price, p("1.06900"), "the gap rule");
}

#[test]
fn s6_5_downtimes() {
    let mut house = House::with("100000");
    let id = house.buy("EURUSD", "1");
    let downtime = |from: &str, to: &str, symbols: Vec<Symbol>| Downtime { start: at(from), end: at(to), title: "holiday".into(), symbols };
    house.run(Command::SetDowntimes(vec![
        downtime("2026-05-06T13:00:00Z", "2026-05-06T14:00:00Z", vec![]),
        downtime("2026-05-06T13:30:00Z", "2026-05-06T15:00:00Z", vec![sym("EURUSD")]),
    ]));
    for (time, code) in [("2026-05-06T13:00:00Z", "DOWNTIME"), ("2026-05-06T14:30:00Z", "DOWNTIME")] {
        house.now = at(time);
        house.quote("EURUSD", "1.08430", "1.08450");
        let close = Command::ClosePosition { wallet: W, position: id, size: None, reason: CloseReason::User };
        assert_eq!(house.refuses(close), code);
    }
    house.now = at("2026-05-06T15:00:00Z");
    house.quote("EURUSD", "1.08430", "1.08450");
    house.close(id, None);
}
