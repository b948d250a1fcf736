//! Quotes in and out.

use engine::{Book, Symbol};
use foundation::auth::permission::FeedQuotes;
use foundation::auth::{Kind, OrKey, SignedIn, Staff};
use foundation::http::{Answer, Json, Query};
use kernel::{Price, Problem, Result, Timestamp, WalletId};
use money::book::Books;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{intake, prices};

/// How many quotes one call may carry.
const MOST: usize = 5_000;
/// How far ahead of ours a source's clock may be.
const AHEAD_S: i64 = 5;

#[derive(Serialize, JsonSchema)]
pub struct Quotes {
    quotes: Vec<Quote>,
}

#[derive(Serialize, JsonSchema)]
pub struct Quote {
    symbol: String,
    bid: String,
    ask: String,
    time: Timestamp,
    /// Whether a market order would execute now.
    tradable: bool,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "LatestQuotesQuery")]
pub struct Wanted {
    /// All when none is named.
    #[serde(default)]
    symbols: Vec<String>,
    /// The wallet whose group's prices are wanted; the first live one when nothing is said.
    #[serde(default)]
    wallet_id: Option<WalletId>,
}

pub async fn list(user: SignedIn, Query(wanted): Query<Wanted>) -> Answer<Json<Quotes>> {
    let named = wanted.symbols.iter().flat_map(|text| text.split(','));
    let named: Vec<Symbol> = named.map(|text| text.parse().map_err(|e| Problem::parameter("symbols", e))).collect::<Result<_>>()?;
    let principal = user.principal()?;
    let customer = if principal.kind == Kind::Customer { Some(principal.customer_id()?) } else { None };
    let group = user.read(move |read| prices::group_of(read, customer, wanted.wallet_id)).await?;
    let now = user.brand().now();
    let quotes = move |book: &Book| {
        let listed = book.instruments().filter(|i| i.status != engine::InstrumentStatus::Disabled);
        let listed = listed.filter(|i| named.is_empty() || named.contains(&i.symbol));
        Ok(listed
            .filter_map(|instrument| {
                let (time, quote) = prices::quote(book, instrument.symbol, group)?;
                let price = |price: Price| price.fixed(instrument.decimals.into());
                let fresh = now.since(time) <= instrument.stale_threshold_ms.saturating_mul(1_000);
                let tradable = fresh && instrument.status == engine::InstrumentStatus::Enabled && book.is_open(instrument.symbol, now);
                Some(Quote { symbol: instrument.symbol.to_string(), bid: price(quote.bid), ask: price(quote.ask), time, tradable })
            })
            .collect())
    };
    Ok(Json(Quotes { quotes: user.brand().look_at_book(quotes).await? }))
}

#[derive(Deserialize, JsonSchema)]
pub struct Pushed {
    quotes: Vec<QuoteInput>,
}

#[derive(Deserialize, JsonSchema)]
pub struct QuoteInput {
    symbol: String,
    bid: String,
    ask: String,
    /// Now when nothing is said.
    #[serde(default)]
    time: Option<Timestamp>,
}

#[derive(Serialize, JsonSchema)]
pub struct Outcome {
    accepted: usize,
    rejected: Vec<Rejected>,
}

#[derive(Serialize, JsonSchema)]
pub struct Rejected {
    /// Place in the list that was sent, from 0.
    index: usize,
    symbol: String,
    /// UNKNOWN_SYMBOL, BAD_NUMBER, CROSSED, STALE or AHEAD.
    reason: &'static str,
}

/// Each quote is taken or rejected by itself.
pub async fn push(staff: Staff<FeedQuotes, OrKey>, Json(pushed): Json<Pushed>) -> Answer<Json<Outcome>> {
    if pushed.quotes.len() > MOST {
        return Err(Problem::invalid("quotes", format!("at most {MOST} quotes")).into());
    }
    let now = staff.brand().now();
    let (accepted, rejected) = staff.brand().look_at_book(move |book| Ok(sort_out(book, now, pushed.quotes))).await?;
    let count = accepted.len();
    intake::take(staff.brand(), accepted).await?;
    staff.brand().report_health("feed", "ok");
    Ok(Json(Outcome { accepted: count, rejected }))
}

fn sort_out(book: &Book, now: Timestamp, quotes: Vec<QuoteInput>) -> (Vec<intake::Quote>, Vec<Rejected>) {
    let (mut accepted, mut rejected): (Vec<intake::Quote>, _) = (Vec::new(), Vec::new());
    for (index, input) in quotes.into_iter().enumerate() {
        match judge(book, now, &input, &accepted) {
            Ok(quote) => accepted.push(quote),
            Err(reason) => rejected.push(Rejected { index, symbol: input.symbol.chars().take(32).collect(), reason }),
        }
    }
    (accepted, rejected)
}

fn judge(book: &Book, now: Timestamp, input: &QuoteInput, before: &[intake::Quote]) -> Result<intake::Quote, &'static str> {
    let symbol: Symbol = input.symbol.parse().map_err(|_| "UNKNOWN_SYMBOL")?;
    let instrument = book.instrument(symbol).ok_or("UNKNOWN_SYMBOL")?;
    let price = |text: &str| text.parse::<Price>().ok().filter(|price| price.raw() > 0).ok_or("BAD_NUMBER");
    let (bid, ask) = (price(&input.bid)?, price(&input.ask)?);
    let point = 10_i64.pow(8 - u32::from(instrument.decimals.min(8)));
    if bid.raw() % point != 0 || ask.raw() % point != 0 {
        return Err("BAD_NUMBER");
    }
    if bid > ask {
        return Err("CROSSED");
    }
    let at = input.time.unwrap_or(now);
    if at > now.plus_seconds(AHEAD_S) {
        return Err("AHEAD");
    }
    let at = at.min(now);
    let last = before.iter().rev().find(|quote| quote.symbol == symbol).map(|quote| quote.at);
    let last = last.or_else(|| book.raw_quote(symbol).map(|(at, _)| at));
    let old = now.since(at) > instrument.stale_threshold_ms.saturating_mul(1_000);
    if old || last.is_some_and(|last| at < last) { Err("STALE") } else { Ok(intake::Quote { symbol, at, bid, ask }) }
}
