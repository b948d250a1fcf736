//! Trading: instruments, prices, orders and positions, and the book that is restored from them.

pub mod conversions;
pub mod downtimes;
pub mod durations;
pub mod events;
pub mod feeds;
mod fields;
pub mod groups;
pub mod instruments;
mod loader;
pub mod market_data;
pub mod orders;
pub mod positions;
pub mod statements;
pub mod stream;
pub mod watchlists;
mod words;

#[cfg(test)]
mod testing;

pub use loader::{loader, restore};

use foundation::http::Area;

/// What this area brings to the house.
pub fn area() -> Area {
    let mut routes = vec![instruments::routes(), groups::routes(), conversions::routes(), downtimes::routes(), durations::routes()];
    routes.extend(market_data::routes());
    routes.extend(orders::routes());
    routes.extend(positions::routes());
    routes.push(feeds::routes());
    routes.push(statements::routes());
    routes.push(stream::routes());
    routes.push(watchlists::routes());
    Area::new(routes)
}

/// What runs beside the requests of a brand, until the process ends or the brand is put aside: prices, the trading clock, candles.
pub async fn run(app: foundation::app::App, brand: foundation::brand::Brand) {
    // The nights that passed while nobody was running come before the first price of today.
    let mut clock = feeds::clock::TradingClock::default();
    if let Err(problem) = clock.tick(&brand).await {
        tracing::warn!(%problem, brand = brand.id(), "the trading clock could not catch up yet");
    }
    brand.beside(feeds::run::run(app, brand.clone()));
    brand.beside(feeds::clock::run(clock, brand.clone()));
    market_data::candles::recorder::run(brand).await;
}
