//! The way of a quote into the book, whoever sends it.
//!
//! A quote that triggers something is stored before the next one is taken: the next one must meet the book as it is then.

use std::collections::BTreeSet;
use std::sync::Arc;

use engine::{Event, Symbol};
use foundation::brand::Brand;
use foundation::db::Notice;
use kernel::{Price, Result, Timestamp, WalletId};
use money::book::Books;
use serde::{Deserialize, Serialize};

/// The topic of notices that carry quotes which the book took.
pub const TOPIC: &str = "quotes";

/// A raw quote.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quote {
    pub symbol: Symbol,
    pub at: Timestamp,
    pub bid: Price,
    pub ask: Price,
}

/// Takes quotes in their order and stores what they trigger. Answers how many events that were.
pub async fn take(brand: &Brand, quotes: Vec<Quote>) -> Result<usize> {
    let quotes: Arc<[Quote]> = quotes.into();
    let (mut next, mut stored) = (0, 0);
    while let Some((stopped_at, events)) = run_until_triggered(brand, quotes.clone(), next).await? {
        next = stopped_at + 1;
        stored += events;
    }
    let payload = serde_json::to_value(&quotes[..]).unwrap_or_default();
    brand.announce(vec![Notice { topic: TOPIC, payload }]);
    Ok(stored)
}

/// Runs through the quotes from `next` to the first that triggers something, and stores that: which quote it was, and how many events.
async fn run_until_triggered(brand: &Brand, quotes: Arc<[Quote]>, next: usize) -> Result<Option<(usize, usize)>> {
    let batch = quotes.clone();
    let stopped: Arc<std::sync::OnceLock<usize>> = Arc::default();
    let stop = stopped.clone();
    let quick = move |book: &mut engine::Book| {
        for (at, quote) in batch.iter().enumerate().skip(next) {
            let events = book.quote(quote.at, quote.symbol, quote.bid, quote.ask);
            if !events.is_empty() {
                let _ = stop.set(at);
                return Ok(Some((at, events)));
            }
        }
        Ok(None)
    };
    let outcome = brand
        .nudge_book(quick, |tx, desk, (at, events): (usize, Vec<Event>)| {
            let count = events.len();
            desk.take_in(tx, events)?;
            Ok(Some((at, count)))
        })
        .await;
    match (outcome, stopped.get()) {
        (Err(problem), Some(at)) => {
            tracing::error!(%problem, brand = brand.id(), "what a quote triggered could not be stored; trying account by account");
            Ok(Some((*at, one_by_one(brand, quotes[*at]).await)))
        }
        (outcome, _) => outcome,
    }
}

/// So that one account whose events cannot be stored holds up no other: the quote is taken again for each account alone.
async fn one_by_one(brand: &Brand, quote: Quote) -> usize {
    let mut done: BTreeSet<WalletId> = BTreeSet::new();
    let mut stored = 0;
    loop {
        let seen = done.clone();
        let tried: Arc<std::sync::OnceLock<WalletId>> = Arc::default();
        let trying = tried.clone();
        let quick = move |book: &mut engine::Book| {
            let events = book.quote(quote.at, quote.symbol, quote.bid, quote.ask);
            let Some(wallet) = events.iter().filter_map(|event| event.wallet).find(|wallet| !seen.contains(wallet)) else {
                return Ok(None);
            };
            let _ = trying.set(wallet);
            Ok(Some(events.into_iter().filter(|event| event.wallet == Some(wallet)).collect::<Vec<Event>>()))
        };
        let outcome = brand.nudge_book(quick, |tx, desk, events: Vec<Event>| {
            let count = events.len();
            desk.take_in(tx, events)?;
            Ok(count)
        });
        match outcome.await {
            Ok(count) => stored += count,
            Err(problem) => {
                tracing::error!(%problem, brand = brand.id(), wallet = ?tried.get(), "an account's triggers could not be stored")
            }
        }
        match tried.get() {
            Some(wallet) => done.insert(*wallet),
            None => return stored,
        };
    }
}
