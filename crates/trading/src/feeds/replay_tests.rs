use std::sync::LazyLock;

use sha2::{Digest, Sha256};

use super::*;

fn symbol(symbol: &str, decimals: u32, spread_points: u32) -> ReplaySymbol {
    ReplaySymbol { symbol: symbol.into(), decimals, spread_points, volatility_bp: 50 }
}

fn majors() -> Vec<ReplaySymbol> {
    vec![
        symbol("EURUSD", 5, 8),
        symbol("USDJPY", 3, 9),
        symbol("GBPUSD", 5, 11),
        symbol("EURJPY", 3, 1),
        symbol("USDCHF", 5, 12),
        symbol("EURGBP", 5, 1),
    ]
}

fn fixings() -> &'static Fixings {
    static FIXINGS: LazyLock<Fixings> = LazyLock::new(|| Fixings::bundled().expect("fixings"));
    &FIXINGS
}

fn at(text: &str) -> Timestamp {
    text.parse().expect(text)
}

fn from(seed: u64, start: &str, interval_ms: u32) -> Replay {
    Replay::starting_at(fixings(), majors(), seed, at(start), interval_ms).expect("replay")
}

fn hash(ticks: impl Iterator<Item = Tick>) -> String {
    let mut hash = Sha256::new();
    for tick in ticks {
        for number in [tick.at.micros(), tick.symbol as i64, tick.bid.raw(), tick.ask.raw()] {
            hash.update(number.to_be_bytes());
        }
    }
    hash.finalize().iter().map(|b| format!("{b:02x}")).collect()
}

#[test]
fn a_seed_is_a_history() {
    let ticks = |seed| hash(from(seed, "2026-03-02", 250).take(100_000));
    assert_eq!(ticks(42), "36b0e2beb364acd669e214eff19b5f0573df6c67efaff81c68804b8a371e07d9");
    assert_ne!(ticks(43), ticks(42));
}

#[test]
fn any_start_gives_the_same_ticks() {
    let whole: Vec<Tick> = from(7, "2026-03-04", 1_000).take_while(|tick| tick.at < at("2026-03-10")).collect();
    for start in
        ["2026-03-04T12:00:00.001Z", "2026-03-05T13:15:00Z", "2026-03-06T21:59:59.500Z", "2026-03-07T00:00:00Z", "2026-03-09T23:00:00Z"]
    {
        let expected: Vec<&Tick> = whole.iter().filter(|tick| tick.at >= at(start)).collect();
        let direct: Vec<Tick> = from(7, start, 1_000).take(expected.len()).collect();
        assert!(expected.iter().zip(&direct).all(|(a, b)| **a == *b) && expected.len() == direct.len(), "{start}");
    }
    let coarse: Vec<Tick> = from(7, "2026-03-04", 60_000).take_while(|tick| tick.at < at("2026-03-05")).collect();
    let fine: Vec<Tick> = whole.iter().filter(|t| t.at < at("2026-03-05") && t.at.millis() % 60_000 == 0).copied().collect();
    assert_eq!(coarse, fine, "the path does not depend on how often it is looked at");
}

#[test]
fn paths_meet_the_fixings() {
    let (fixings, hours, symbols) = (fixings(), Hours::new().expect("zones"), majors());
    let days: Vec<Day> = fixings.days().iter().copied().rev().take(400).collect();
    for day in days {
        let instant = Timestamp::from_millis(hours.fixing_ms(day));
        let ticks: Vec<Tick> = from(3, &instant.to_string(), 1_000).take(symbols.len()).collect();
        for (tick, symbol) in ticks.iter().zip(&symbols) {
            assert_eq!(tick.at, instant);
            let code = |range: std::ops::Range<usize>| symbol.symbol[range].parse().expect("code");
            let fixing = fixings.rate(day, code(0..3), code(3..6)).expect("fixing");
            let point = 10_i64.pow(8 - symbol.decimals);
            assert!(tick.bid <= fixing && fixing <= tick.ask, "{day} {} {fixing} {tick:?}", symbol.symbol);
            assert_eq!(tick.ask.raw() - tick.bid.raw(), point * i64::from(symbol.spread_points));
            assert_eq!(tick.bid.raw() % point, 0);
        }
    }
}

#[test]
fn the_market_keeps_its_hours() {
    let hours = Hours::new().expect("zones");
    let mut before: Option<Tick> = None;
    let mut breaks = Vec::new();
    // Four weeks around both changes of the clock: New York on 8 March, Frankfurt on 29 March.
    for tick in from(1, "2026-03-02", 20_000).take_while(|tick| tick.at < at("2026-04-02")) {
        let week = hours.week_from(tick.at.millis());
        assert!(week.opens() <= tick.at && tick.at < week.closes(), "{tick:?}");
        assert!(Price::ZERO < tick.bid && tick.bid < tick.ask);
        if let Some(before) = before {
            assert!((before.at, before.symbol) < (tick.at, tick.symbol));
            if tick.at.since(before.at) > 20_000_000 {
                breaks.push((before.at.to_string(), tick.at.to_string()));
            }
        }
        before = Some(tick);
    }
    let expected = [
        ("2026-03-06T21:59:40.000Z", "2026-03-08T21:00:00.000Z"),
        ("2026-03-13T20:59:40.000Z", "2026-03-15T21:00:00.000Z"),
        ("2026-03-20T20:59:40.000Z", "2026-03-22T21:00:00.000Z"),
        ("2026-03-27T20:59:40.000Z", "2026-03-29T21:00:00.000Z"),
    ];
    assert_eq!(breaks, expected.map(|(close, open)| (close.to_owned(), open.to_owned())));
}

#[test]
fn no_round_trip_gains() {
    // One point of spread everywhere; EURUSD (0), USDJPY (1), EURJPY (2), against each other both ways.
    let symbols = vec![symbol("EURUSD", 5, 1), symbol("USDJPY", 3, 1), symbol("EURJPY", 3, 1)];
    let replay = Replay::new(fixings(), symbols, 9, "2026-10-05".parse().expect("day"), 1_000).expect("replay");
    let ticks: Vec<Tick> = replay.take(300_000).collect();
    for now in ticks.chunks_exact(3) {
        let [eurusd, usdjpy, eurjpy] = [now[0], now[1], now[2]];
        let one = i128::from(Price::ONE.raw());
        let times = |a: Price, b: Price| i128::from(a.raw()) * i128::from(b.raw());
        // Sell euros for dollars, dollars for yen, buy the euros back; and the other way round. A price has 8 decimals: the
        // cross may be off by one of them.
        assert!(times(eurusd.bid, usdjpy.bid) <= (i128::from(eurjpy.ask.raw()) + 2) * one, "{now:?}");
        assert!(times(eurusd.ask, usdjpy.ask) >= (i128::from(eurjpy.bid.raw()) - 2) * one, "{now:?}");
    }
}

#[test]
fn prices_move_as_told() {
    // A minute's moves of EURUSD over four weeks: σ = 50 bp / √1440 = 1.3 bp a minute, plus the rounding to points.
    let replay = Replay::new(fixings(), vec![symbol("EURUSD", 5, 1)], 11, "2026-09-07".parse().expect("day"), 60_000).expect("replay");
    let bids: Vec<i64> = replay.take(20 * 1_440).map(|tick| tick.bid.raw()).collect();
    let squares: i128 = bids.windows(2).map(|pair| i128::from(pair[1] - pair[0]).pow(2)).sum();
    let deviation = (squares / (bids.len() as i128 - 1)).isqrt();
    let expected = i128::from(bids[0]) * 50 / 10_000 * 1_000 / 37_947;
    assert!((deviation - expected).abs() * 10 < expected, "{deviation} of {expected}");
}

#[test]
fn silence_where_there_are_no_fixings() {
    let fixings = fixings();
    let replay =
        |code: &str, day: &str| Replay::new(fixings, vec![symbol(code, 4, 10)], 1, day.parse().expect("day"), 3_600_000).expect("replay");
    assert_eq!(replay("EURUSD", "1990-01-01").next().map(|t| t.at.to_string()).as_deref(), Some("1999-01-04T14:00:00.000Z"));
    assert_eq!(replay("EURCYP", "2010-01-01").next(), None);
    assert_eq!(replay("EURUSD", "2026-10-30").last().map(|t| t.at.to_string()).as_deref(), Some("2026-10-30T13:00:00.000Z"));
    // Iceland's krona was not fixed from December 2008 to February 2018.
    let ticks: Vec<Tick> = replay("EURISK", "2008-12-01").take(2_000).collect();
    let gap = ticks.windows(2).find(|pair| pair[1].at.since(pair[0].at) > 20 * 86_400_000_000).expect("gap");
    assert_eq!((gap[0].at.day().to_string(), gap[1].at.day().to_string()), ("2008-12-09".to_owned(), "2018-02-01".to_owned()));
    let both = vec![symbol("EURUSD", 5, 8), symbol("EURISK", 4, 10)];
    let mixed = Replay::new(fixings, both, 1, "2012-01-03".parse().expect("day"), 3_600_000).expect("replay");
    assert!(mixed.take(100).all(|tick| tick.symbol == 0), "the others go on");
}

#[test]
fn what_cannot_be_replayed_is_refused() {
    let fixings = fixings();
    let refused = |symbol: ReplaySymbol, interval| Replay::new(fixings, vec![symbol], 1, Day::from_number(20_000), interval).is_err();
    let good = symbol("EURUSD", 5, 8);
    assert!(!refused(good.clone(), 250));
    for bad in [
        symbol("EUREUR", 5, 8),
        symbol("EURXXX", 5, 8),
        symbol("eurusd", 5, 8),
        symbol("EUR", 5, 8),
        symbol("", 5, 8),
        symbol("ÄÖÜ", 5, 8),
        symbol("EURUSD", 9, 8),
        symbol("EURUSD", 5, 0),
        ReplaySymbol { volatility_bp: 301, ..good.clone() },
    ] {
        assert!(refused(bad.clone(), 250), "{bad:?}");
    }
    assert!(refused(good.clone(), 0) && refused(good, 86_400_001));
    let mut none = Replay::new(fixings, Vec::new(), 1, Day::from_number(20_000), 250).expect("replay");
    assert_eq!((none.next(), none.next()), (None, None));
}
