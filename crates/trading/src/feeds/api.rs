//! What staff see of feeds.

use std::sync::OnceLock;

use engine::{Book, InstrumentStatus};
use foundation::auth::Staff;
use foundation::auth::permission::ReadTrading;
use foundation::config::FeedKind;
use foundation::db::Read;
use foundation::http::{Answer, Json};
use kernel::{Currency, Exact, Problem, Result, Timestamp};
use money::book::Books;
use schemars::JsonSchema;
use serde::Serialize;

use super::model::{Feed, FeedSymbol, Kind, ReplayStanding, SymbolState};
use super::{Fixings, queries, replay, run};
use crate::instruments::{self, Listed};

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Feeds {
    /// The moment of which all this is told.
    as_of: Timestamp,
    feeds: Vec<Feed>,
    /// In the order of the instruments; those that are switched off are left out.
    symbols: Vec<FeedSymbol>,
}

/// What the fixings that come with the program cover.
struct Extent {
    currencies: Vec<Currency>,
    ends_at: Timestamp,
}

/// Read from the archive once.
async fn extent() -> Result<&'static Extent> {
    static EXTENT: OnceLock<Extent> = OnceLock::new();
    if let Some(known) = EXTENT.get() {
        return Ok(known);
    }
    let read = || Fixings::bundled().map(|fixings| Extent { currencies: fixings.currencies().to_vec(), ends_at: run::end_of(&fixings) });
    let found = tokio::task::spawn_blocking(read).await.map_err(|error| Problem::internal(error.to_string()))??;
    Ok(EXTENT.get_or_init(|| found))
}

pub async fn list(staff: Staff<ReadTrading>) -> Answer<Json<Feeds>> {
    let (brand, now, config) = (staff.brand().clone(), staff.brand().now(), staff.app().config().feed.clone());
    let past = if config.kind == FeedKind::Replay { Some(extent().await?) } else { None };
    let minute = Timestamp::from_seconds(now.seconds().div_euclid(60) * 60 - 60);
    let read = move |read: &mut Read<'_>| {
        Ok((instruments::queries::list(read)?, queries::quoted(read, minute)?, instruments::queries::setting(read, run::POSITION)?))
    };
    let (listed, quoted, position) = staff.read(read).await?;
    let feed_of = move |one: &Listed| {
        let replayed = past.is_some_and(|past| replay::currencies(&one.instrument.symbol.to_string(), &past.currencies).is_some());
        if replayed { Kind::Replay } else { Kind::Push }
    };
    let look = move |book: &Book| {
        let shown = listed.iter().filter(|one| one.instrument.status != InstrumentStatus::Disabled);
        let symbol = |one: &Listed| stands(book, one, feed_of(one), now, &|symbol| quoted.get(symbol).copied().unwrap_or(0));
        Ok(shown.map(symbol).collect::<Vec<FeedSymbol>>())
    };
    let symbols = brand.look_at_book(look).await?;
    let replay = past.map(|past| ReplayStanding {
        position: position.and_then(|kept| kept.parse().ok()).or(config.start),
        ends_at: past.ends_at,
        speed: Exact(config.speed),
    });
    // What runs beside the requests and says how it is, is the replay; who pushes is told in the answer.
    let problem = brand.health().get("feed").filter(|state| *state != "ok").cloned();
    let mut feeds: Vec<Feed> = replay.map(|replay| Feed::of(Kind::Replay, problem, &symbols, Some(replay))).into_iter().collect();
    if feeds.is_empty() || symbols.iter().any(|symbol| symbol.feed == Kind::Push) {
        feeds.push(Feed::of(Kind::Push, None, &symbols, None));
    }
    Ok(Json(Feeds { as_of: now, feeds, symbols }))
}

fn stands(book: &Book, listed: &Listed, feed: Kind, now: Timestamp, quoted: &dyn Fn(&str) -> i64) -> FeedSymbol {
    let instrument = &listed.instrument;
    let symbol = instrument.symbol.to_string();
    let last = book.raw_quote(instrument.symbol);
    let price = |price: kernel::Price| price.fixed(instrument.decimals.into());
    let age_ms = last.map(|(at, _)| now.since(at) / 1_000);
    FeedSymbol {
        description: listed.description.clone(),
        feed,
        state: SymbolState::of(book.is_open(instrument.symbol, now), age_ms, instrument.stale_threshold_ms),
        bid: last.map(|(_, quote)| price(quote.bid)),
        ask: last.map(|(_, quote)| price(quote.ask)),
        last_quote_at: last.map(|(at, _)| at),
        age_ms,
        stale_threshold_ms: instrument.stale_threshold_ms,
        quotes_per_minute: quoted(&symbol),
        symbol,
    }
}
