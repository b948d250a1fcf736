//! Instruments: what can be traded, in which sizes, when, and on which margin and swap.
//!
//! Invariants
//! - An instrument that the engine would refuse is never stored: it judges the definition, hours and all, before the row is written.
//! - What has been traded is never deleted, only switched off.
//! - Hours are the instrument's own, but for a brand on a replayed market, which is open round the clock (see [`ALWAYS_OPEN`]).

pub mod api;
pub mod model;
pub mod queries;

#[cfg(test)]
mod tests;

pub use model::Listed;

use engine::Instrument;
use foundation::db::Read;
use foundation::http::Routes;
use kernel::Result;

/// The setting that says that this brand's market never closes. The replay switches it on: the past goes on at weekends.
pub const ALWAYS_OPEN: &str = "trading.always_open";

pub fn routes() -> Routes {
    Routes::under("Instruments")
        .get("/instruments", "listInstruments", "All instruments with their latest prices", api::list)
        .post_new("/instruments", "createInstrument", "Add an instrument", api::create)
        .get("/instruments/symbols", "listSymbols", "The symbols that can be traded", api::symbols)
        .put("/instruments/sort", "sortInstruments", "Put instruments in order", api::sort)
        .get("/instruments/{symbol}", "getInstrument", "One instrument", api::get)
        .put("/instruments/{symbol}", "updateInstrument", "Change an instrument", api::update)
        .delete("/instruments/{symbol}", "deleteInstrument", "Remove an instrument that was never traded", api::delete)
        .get("/me/instruments", "listMyInstruments", "The instruments as the signed-in customer sees them", api::mine)
}

/// Whether this brand's market never closes.
pub fn always_open(read: &mut Read<'_>) -> Result<bool> {
    Ok(queries::setting(read, ALWAYS_OPEN)?.as_deref() == Some("true"))
}

/// An instrument as the book trades it.
pub fn for_book(mut instrument: Instrument, always_open: bool) -> Instrument {
    if always_open {
        instrument.trading_hours.clear();
    }
    instrument
}
