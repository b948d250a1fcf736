//! What the book costs on one core, beside what the bare machine needs for the same.
//!
//! `cargo run --release -p engine --example bench [accounts]`: every figure is the median of several runs in one process, and
//! what counts are the ratios, which are printed with the bounds they are held to.

mod heap;
mod limit;
mod scene;
mod watch;

use std::time::Duration;

use engine::{Book, Command, NewOrder, Side};
use kernel::{Lots, OrderId, PositionId, Price, Timestamp, WalletId};
use scene::{START, Scene};
use watch::timed;

/// Thousandths of a ratio as text, so that no float is needed.
fn ratio(a: u128, b: u128) -> String {
    let thousandths = a * 1_000 / b.max(1);
    format!("{}.{:03}", thousandths / 1_000, thousandths % 1_000)
}

fn per_second(count: usize, time: Duration) -> u128 {
    count as u128 * 1_000_000_000 / time.as_nanos().max(1)
}

fn verdict(good: bool) -> &'static str {
    if good { "ok" } else { "MISSED" }
}

/// Quotes per run: enough for a clock that ticks every few milliseconds.
const QUOTES: usize = 10_000_000;
/// Revaluations per run, for the same reason.
const ROUNDS: u128 = 10;

/// A walk of small steps around the current prices, which triggers nothing.
struct Walk {
    seed: u64,
    at: Timestamp,
    mids: Vec<i64>,
}

impl Walk {
    fn new(scene: &Scene) -> Walk {
        Walk { seed: 88_172_645_463_325_252, at: START, mids: scene.mids.clone() }
    }
    fn next(&mut self) -> (Timestamp, u32, Price, Price) {
        self.seed ^= self.seed << 13;
        self.seed ^= self.seed >> 7;
        self.seed ^= self.seed << 17;
        let listing = (self.seed % self.mids.len() as u64) as u32;
        let wobble = ((self.seed >> 20) % 41) as i64 - 20;
        self.at = Timestamp::from_micros(self.at.micros() + 1);
        let mid = self.mids[listing as usize] + wobble * 1_000;
        (self.at, listing, Price::from_raw(mid - 5_000), Price::from_raw(mid + 5_000))
    }
}

/// A market that goes somewhere: every symbol drifts, so that stops are hit and bands are left.
fn moving_market(book: &mut Book, scene: &Scene) {
    let mut walk = Walk::new(scene);
    walk.at = Timestamp::from_micros(START.micros() + 110_000_000);
    let count = 500_000;
    let (time, events) = timed(|| {
        let mut seen = 0;
        for n in 0..count {
            let (at, listing, bid, ask) = walk.next();
            let drift = (n as i64 / 1_000) * 50_000 * if listing % 2 == 0 { 1 } else { -1 };
            let events = book.quote_listing(at, listing, Price::from_raw(bid.raw() + drift), Price::from_raw(ask.raw() + drift));
            if !events.is_empty() {
                book.apply_all(&events);
                seen += events.len();
            }
        }
        seen
    });
    println!(
        "quotes/s of a market that drifts by a fifth of a price unit and more: {}, {events} events stored and applied",
        per_second(count, time)
    );
}

/// Median time of `count` quotes, and how many events came of all of them.
fn quotes(book: &mut Book, scene: &Scene, count: usize) -> (Duration, usize) {
    let mut walk = Walk::new(scene);
    let mut times = Vec::new();
    let mut events = 0;
    for _ in 0..5 {
        let (time, seen) = timed(|| {
            let mut seen = 0;
            for _ in 0..count {
                let (at, listing, bid, ask) = walk.next();
                seen += book.quote_listing(at, listing, bid, ask).len();
            }
            seen
        });
        events += seen;
        times.push(time);
    }
    times.sort_unstable();
    (times[2], events)
}

fn t1_t2() {
    let scene = Scene::new(10, 0, 0);
    let mut book = Book::restore(scene.snapshot()).expect("book");
    let (empty, _) = quotes(&mut book, &scene, QUOTES);
    let rate = per_second(QUOTES, empty);
    println!("T1 quotes/s into an empty book: {rate} = {}x of 346,000 (>= 5) {}", ratio(rate, 346_000), verdict(rate >= 5 * 346_000));
    let scene = Scene::new(10, 1_000, 0);
    let mut snapshot = scene.snapshot();
    scene.rest_orders(&mut snapshot, 10_000);
    let mut resting = Book::restore(snapshot).expect("book");
    let mut shares = Vec::new();
    for _ in 0..5 {
        let (none, _) = quotes(&mut book, &scene, QUOTES);
        let (some, events) = quotes(&mut resting, &scene, QUOTES);
        assert_eq!(events, 0);
        shares.push((some.as_nanos() * 1_000 / none.as_nanos(), some.as_nanos(), none.as_nanos()));
    }
    shares.sort_unstable();
    let (share, some, none) = shares[2];
    println!("T2 with 10,000 resting orders on one symbol: {} of the time without (<= 1.2) {}", ratio(some, none), verdict(share <= 1_200));
}

fn full_book(accounts: usize) {
    let small = Scene::new(100, 2_000, 5);
    let mut small_book = Book::restore(small.snapshot()).expect("book");
    let scene = Scene::new(100, accounts, 5);
    let snapshot = scene.snapshot();
    let positions = accounts * 5;
    // Positions, accounts and every index; the rows it was restored from are part of it.
    let before = heap::used();
    let copy = snapshot.clone();
    let with_copy = heap::used();
    let (time, book) = timed(|| Book::restore(copy));
    let mut book = book.expect("book");
    let bytes = heap::used().saturating_sub(before) / positions;
    let _ = with_copy;
    println!(
        "restore of {positions} positions: {} ms (<= 1000 per 1,000,000) {}",
        time.as_millis(),
        verdict(time.as_millis() * 1_000_000 <= 1_000 * positions as u128)
    );
    println!("memory per open position, indexes included: {bytes} bytes (<= 300) {}", verdict(bytes <= 300));
    let (few, _) = quotes(&mut small_book, &small, QUOTES);
    let (many, events) = quotes(&mut book, &scene, QUOTES);
    let rate = per_second(QUOTES, many);
    println!("quotes/s over {positions} positions: {rate} (>= 1,000,000), {events} events {}", verdict(rate >= 1_000_000));
    println!(
        "  the same over 10,000 positions: {}; ratio {} (<= 2) {}",
        per_second(QUOTES, few),
        ratio(many.as_nanos(), few.as_nanos()),
        verdict(many.as_nanos() <= 2 * few.as_nanos())
    );
    revaluation(&book, &scene);
    orders(&mut book, &scene);
    moving_market(&mut book, &scene);
    gap();
}

fn revaluation(book: &Book, scene: &Scene) {
    let flat = limit::Flat::of(book, scene);
    let (mut loops, mut full) = (Vec::new(), Vec::new());
    let mut sums = (0i128, 0i128);
    for _ in 0..11 {
        let (time, sum) = timed(|| (0..ROUNDS).map(|_| std::hint::black_box(&flat).revalue()).sum());
        loops.push(time);
        sums.0 = sum;
        let (time, sum) = timed(|| (0..ROUNDS).map(|_| std::hint::black_box(book).total_equity_figures()).sum());
        full.push(time);
        sums.1 = sum;
    }
    loops.sort_unstable();
    full.sort_unstable();
    let (bare, ours) = (loops[5].as_nanos(), full[5].as_nanos());
    println!(
        "full revaluation: book {} us, plain loop over a flat array {} us, share {} (>= 0.25) {}",
        ours / 1_000 / ROUNDS,
        bare / 1_000 / ROUNDS,
        ratio(bare, ours),
        verdict(bare * 4 >= ours)
    );
    std::hint::black_box(sums);
}

fn orders(book: &mut Book, scene: &Scene) {
    let count = 100_000usize;
    let mut walk = Walk::new(scene);
    let at = Timestamp::from_micros(START.micros() + 100_000_000);
    for listing in 0..scene.mids.len() as u32 {
        let mid = scene.mids[listing as usize];
        let events = book.quote_listing(at, listing, Price::from_raw(mid - 5_000), Price::from_raw(mid + 5_000));
        assert!(events.is_empty());
    }
    let commands: Vec<Command> = (0..count)
        .map(|n| {
            let (_, listing, _, _) = walk.next();
            let wallet = WalletId((walk.seed >> 30) as i64 % scene.accounts as i64 + 1);
            let id = 500_000_000 + n as i64;
            let side = if n % 2 == 0 { Side::Buy } else { Side::Sell };
            let size = Lots::from_raw(1_000_000);
            Command::PlaceOrder(NewOrder::market(
                wallet,
                OrderId::from_uuid(uuid::Uuid::from_u128(id as u128)),
                PositionId(id),
                scene.symbols[listing as usize],
                side,
                size,
            ))
        })
        .collect();
    let mut times = Vec::new();
    let mut filled = 0;
    for chunk in commands.chunks(count / 5) {
        let (time, done) = timed(|| {
            let mut done = 0;
            for command in chunk {
                if let Ok(events) = book.plan(at, command) {
                    book.apply_all(&events);
                    done += 1;
                }
            }
            done
        });
        filled += done;
        times.push(time);
    }
    times.sort_unstable();
    let rate = per_second(count / 5, times[2]);
    println!("market orders/s, planned and applied, {filled} of {count} filled: {rate} (>= 200,000) {}", verdict(rate >= 200_000));
}

fn gap() {
    let scene = Scene::cornered(10_000);
    let mut book = Book::restore(scene.snapshot()).expect("book");
    let at = Timestamp::from_micros(START.micros() + 1_000);
    let mid = scene.mids[0] * 95 / 100 / 1_000 * 1_000;
    let (time, events) = timed(|| {
        let events = book.quote(at, scene.symbols[0], Price::from_raw(mid - 5_000), Price::from_raw(mid + 5_000));
        book.apply_all(&events);
        events
    });
    let closed = events.iter().filter(|e| matches!(e.kind, engine::EventKind::PositionClosed { .. })).count();
    println!(
        "a gap that stops out 10,000 accounts ({closed} closes): {} ms (<= 250) {}",
        time.as_millis(),
        verdict(time.as_millis() <= 250 && closed >= 10_000)
    );
}

fn main() {
    let accounts = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(200_000);
    t1_t2();
    full_book(accounts);
}
