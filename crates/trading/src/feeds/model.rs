//! How fresh prices are, symbol by symbol and feed by feed.

use kernel::{Exact, Timestamp};
use schemars::JsonSchema;
use serde::Serialize;

/// Where prices come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[schemars(rename = "FeedKind")]
pub enum Kind {
    /// The past, told as now.
    Replay,
    /// Quotes that are sent to `POST /quotes`.
    Push,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[schemars(rename = "FeedSymbolState")]
pub enum SymbolState {
    Live,
    /// The market is open, and the last quote is older than the instrument allows: nothing executes.
    Stale,
    /// The market is open, and there was never a quote.
    Unquoted,
    /// The market is closed, or there is a downtime.
    Closed,
}

impl SymbolState {
    pub fn of(is_open: bool, age_ms: Option<i64>, stale_threshold_ms: i64) -> SymbolState {
        match (is_open, age_ms) {
            (false, _) => SymbolState::Closed,
            (true, None) => SymbolState::Unquoted,
            (true, Some(age)) if age > stale_threshold_ms => SymbolState::Stale,
            (true, Some(_)) => SymbolState::Live,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
#[schemars(rename = "FeedState")]
pub enum State {
    Live,
    /// Some symbols of an open market have no fresh price.
    Partial,
    /// None has, though the market is open.
    Silent,
    /// No symbol's market is open.
    Closed,
    /// It has said what is wrong with it.
    Failing,
}

impl State {
    pub fn of(problem: Option<&str>, symbols: &[FeedSymbol]) -> State {
        let count = |state: SymbolState| symbols.iter().filter(|symbol| symbol.state == state).count();
        match (problem, count(SymbolState::Live), symbols.len() - count(SymbolState::Closed)) {
            (Some(_), _, _) => State::Failing,
            (None, _, 0) => State::Closed,
            (None, 0, _) => State::Silent,
            (None, live, open) if live < open => State::Partial,
            (None, _, _) => State::Live,
        }
    }
}

/// A symbol's prices, raw, as they arrive.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct FeedSymbol {
    pub symbol: String,
    pub description: String,
    pub feed: Kind,
    pub state: SymbolState,
    pub bid: Option<String>,
    pub ask: Option<String>,
    pub last_quote_at: Option<Timestamp>,
    pub age_ms: Option<i64>,
    /// Older than this, and nothing executes.
    pub stale_threshold_ms: i64,
    /// How many came in the last full minute.
    pub quotes_per_minute: i64,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Feed {
    pub kind: Kind,
    pub state: State,
    /// What it said of itself last, if not that all is well.
    pub problem: Option<String>,
    pub last_quote_at: Option<Timestamp>,
    /// How many came in the last full minute, of all its symbols.
    pub quotes_per_minute: i64,
    pub symbols: usize,
    /// Those with a fresh price.
    pub live: usize,
    /// Those of an open market without one.
    pub stale: usize,
    /// Of a replay alone.
    pub replay: Option<ReplayStanding>,
}

/// Where a replay stands in the past.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct ReplayStanding {
    /// Kept every ten seconds; none before the first time.
    pub position: Option<Timestamp>,
    /// Where the past ends, and the replay begins anew.
    pub ends_at: Timestamp,
    /// Seconds of the past in a second of the present.
    pub speed: Exact,
}

impl Feed {
    pub fn of(kind: Kind, problem: Option<String>, all: &[FeedSymbol], replay: Option<ReplayStanding>) -> Feed {
        let symbols: Vec<FeedSymbol> = all.iter().filter(|symbol| symbol.feed == kind).cloned().collect();
        let count = |states: &[SymbolState]| symbols.iter().filter(|symbol| states.contains(&symbol.state)).count();
        Feed {
            kind,
            state: State::of(problem.as_deref(), &symbols),
            problem,
            last_quote_at: symbols.iter().filter_map(|symbol| symbol.last_quote_at).max(),
            quotes_per_minute: symbols.iter().map(|symbol| symbol.quotes_per_minute).sum(),
            symbols: symbols.len(),
            live: count(&[SymbolState::Live]),
            stale: count(&[SymbolState::Stale, SymbolState::Unquoted]),
            replay,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_is_stale_only_while_its_market_is_open() {
        for (is_open, age_ms, expected) in [
            (true, Some(0), SymbolState::Live),
            (true, Some(10_000), SymbolState::Live),
            (true, Some(10_001), SymbolState::Stale),
            (true, None, SymbolState::Unquoted),
            (false, Some(10_001), SymbolState::Closed),
            (false, None, SymbolState::Closed),
        ] {
            assert_eq!(SymbolState::of(is_open, age_ms, 10_000), expected, "{is_open} {age_ms:?}");
        }
    }
}
