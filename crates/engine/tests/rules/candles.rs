use engine::candles::{Counts, Taken, aggregate};
use engine::*;
use kernel::Price;

use crate::house::*;

fn feed(ticks: &[(&str, &str)]) -> (Vec<(Interval, Bar)>, Counts) {
    let mut candles = Candles::new();
    let mut bars = Vec::new();
    for (time, bid) in ticks {
        candles.tick(at(time), p(bid), p(bid), |interval, bar| bars.push((interval, bar)));
    }
    candles.finish(|interval, bar| bars.push((interval, bar)));
    (bars, candles.counts)
}

fn of(bars: &[(Interval, Bar)], wanted: Interval) -> Vec<Bar> {
    bars.iter().filter(|(interval, _)| *interval == wanted).map(|(_, bar)| *bar).collect()
}

#[test]
fn s9_3_gaps_stay_absent() {
    let (bars, _) = feed(&[
        ("2026-05-06T12:00:01Z", "1.08440"),
        ("2026-05-06T12:00:20Z", "1.08465"),
        ("2026-05-06T12:00:41Z", "1.08432"),
        ("2026-05-06T12:00:59.9Z", "1.08450"),
        ("2026-05-06T12:03:02Z", "1.08470"),
    ]);
    let rows: Vec<_> = of(&bars, Interval::M1)
        .iter()
        .map(|b| (b.at.to_string(), b.open.fixed(5), b.high.fixed(5), b.low.fixed(5), b.close.fixed(5), b.volume))
        .collect();
    let row = |at: &str, o: &str, h: &str, l: &str, c: &str, v| (at.to_owned(), o.to_owned(), h.to_owned(), l.to_owned(), c.to_owned(), v);
    assert_eq!(
        rows,
        [
            row("2026-05-06T12:00:00.000Z", "1.08440", "1.08465", "1.08432", "1.08450", 4),
            row("2026-05-06T12:03:00.000Z", "1.08470", "1.08470", "1.08470", "1.08470", 1)
        ]
    );
}

#[test]
fn s9_2_days_weeks_and_months_carry_the_day_they_end_on() {
    for (time, day, week, month) in [
        ("2026-05-06T20:59:59Z", "2026-05-06", "2026-05-04", "2026-05-01"),
        ("2026-05-06T21:00:00Z", "2026-05-07", "2026-05-04", "2026-05-01"),
        ("2026-05-10T21:00:00Z", "2026-05-11", "2026-05-11", "2026-05-01"),
        ("2026-05-31T21:00:00Z", "2026-06-01", "2026-06-01", "2026-06-01"),
    ] {
        let bucket = |interval: Interval| interval.bucket(at(time)).day().to_string();
        assert_eq!(
            (bucket(Interval::D1), bucket(Interval::W1), bucket(Interval::Month)),
            (day.into(), week.into(), month.into()),
            "{time}"
        );
    }
}

#[test]
fn s9_4_late_crossed_and_suspicious_ticks() {
    let mut candles = Candles::new();
    let mut take = |time: &str, bid: &str, ask: &str| candles.tick(at(time), p(bid), p(ask), |_, _| {});
    assert_eq!(take("2026-05-06T12:00:10Z", "1.0800", "1.0801"), Taken::Accepted);
    assert_eq!(take("2026-05-06T12:00:09Z", "1.0790", "1.0801"), Taken::Late);
    assert_eq!(take("2026-05-06T12:00:07.9Z", "1.0790", "1.0801"), Taken::DroppedLate);
    assert_eq!(take("2026-05-06T12:00:11Z", "1.0802", "1.0801"), Taken::DroppedCrossed);
    assert_eq!(take("2026-05-06T12:00:12Z", "1.2000", "1.2001"), Taken::Suspected);
    assert_eq!(take("2026-05-06T12:00:13Z", "1.0800", "1.0801"), Taken::Accepted);
    assert_eq!(take("2026-05-06T12:00:14Z", "1.2000", "1.2001"), Taken::Suspected, "the first one found no second");
    assert_eq!(take("2026-05-06T12:00:15Z", "1.2005", "1.2006"), Taken::Accepted);
    assert_eq!(take("2026-05-06T12:01:00Z", "1.2005", "1.2006"), Taken::Accepted);
    assert_eq!(take("2026-05-06T12:00:59.5Z", "1.2005", "1.2006"), Taken::DroppedLate, "its bar is closed");
    let bar = candles.current(Interval::M5).expect("bar");
    assert_eq!((bar.low, bar.close, bar.volume), (p("1.0790"), p("1.2005"), 5));
    assert_eq!(candles.counts, Counts { accepted: 4, late: 1, dropped_late: 2, dropped_crossed: 1, suspected: 2 });
}

#[test]
fn s9_5_every_interval_is_the_aggregation_of_minutes() {
    let mut candles = Candles::with_filter(0);
    let (mut bars, mut seed, mut now, mut bid) = (Vec::new(), 7u64, at("2026-02-26T10:00:00Z"), 108_000_000i64);
    for _ in 0..200_000 {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let roll = seed >> 33;
        now = now.plus_millis((roll % 40_000) as i64 - 1_000);
        bid += (roll % 2_001) as i64 * 1_000 - 1_000_000;
        bid = bid.clamp(50_000_000, 200_000_000);
        candles.tick(now, Price::from_raw(bid), Price::from_raw(bid + 20_000), |interval, bar| bars.push((interval, bar)));
    }
    candles.finish(|interval, bar| bars.push((interval, bar)));
    let minutes = of(&bars, Interval::M1);
    assert!(minutes.len() > 20_000 && candles.counts.late > 100);
    for interval in Interval::ALL {
        assert_eq!(of(&bars, interval), aggregate(&minutes, interval), "{interval:?}");
        assert_eq!(Interval::parse(interval.code()), Some(interval));
    }
}
