//! The operations on instruments.

use std::collections::BTreeMap;

use engine::{Book, Command, Instrument, InstrumentStatus, Symbol};
use foundation::audit;
use foundation::auth::permission::{ReadTrading, WriteTrading};
use foundation::auth::{Customer, SignedIn, Staff};
use foundation::db::Tx;
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Problem, Result};
use money::book::{BookDesk, Books};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;

use super::model::{self, InstrumentInput, InstrumentView, Listed};
use super::{always_open, for_book, queries};
use crate::market_data::prices;
use crate::orders;

#[derive(Serialize, JsonSchema)]
pub struct Instruments {
    pub instruments: Vec<InstrumentView>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OneInstrument")]
pub struct One {
    pub instrument: InstrumentView,
}

#[derive(Serialize, JsonSchema)]
pub struct Symbols {
    pub symbols: Vec<String>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "InstrumentDeleted")]
pub struct Removed {
    /// What became of it.
    pub success: String,
}

pub async fn list(staff: Staff<ReadTrading>) -> Answer<Json<Instruments>> {
    let listed = staff.read(queries::list).await?;
    let instruments = staff.brand().look_at_book(move |book| Ok(raw_views(book, &listed))).await?;
    Ok(Json(Instruments { instruments }))
}

fn raw_views(book: &Book, listed: &[Listed]) -> Vec<InstrumentView> {
    listed.iter().map(|one| one.view(book.raw_quote(one.instrument.symbol).map(|(_, quote)| quote))).collect()
}

/// Without what is switched off, and with the prices of the customer's group.
pub async fn mine(customer: Customer) -> Answer<Json<Instruments>> {
    let id = customer.id()?;
    let (listed, group) = customer.read(move |read| Ok((queries::list(read)?, prices::group_of(read, Some(id), None)?))).await?;
    let view = move |book: &Book| {
        let shown = listed.iter().filter(|one| one.instrument.status != InstrumentStatus::Disabled);
        Ok(shown.map(|one| one.view(prices::quote(book, one.instrument.symbol, group).map(|(_, quote)| quote))).collect())
    };
    Ok(Json(Instruments { instruments: customer.brand().look_at_book(view).await? }))
}

pub async fn symbols(user: SignedIn) -> Answer<Json<Symbols>> {
    let listed = user.read(queries::list).await?;
    let shown = listed.iter().filter(|one| one.instrument.status != InstrumentStatus::Disabled);
    Ok(Json(Symbols { symbols: shown.map(|one| one.instrument.symbol.to_string()).collect() }))
}

/// A symbol in a path: what cannot be one is not there.
fn known(symbol: &str) -> Result<Symbol> {
    symbol.parse().map_err(|_| Problem::not_found())
}

pub async fn get(staff: Staff<ReadTrading>, Path(symbol): Path<String>) -> Answer<Json<One>> {
    let symbol = known(&symbol)?;
    let listed = staff.read(move |read| queries::find(read, symbol)).await?;
    let view = staff.brand().look_at_book(move |book| Ok(listed.view(book.raw_quote(symbol).map(|(_, quote)| quote)))).await?;
    Ok(Json(One { instrument: view }))
}

/// Puts a definition into the book. The whole of it is judged, the hours too where this brand's market never closes: what is
/// stored must make a book on the day that it closes again.
fn define(tx: &mut Tx<'_>, desk: &mut BookDesk<'_>, instrument: &Instrument) -> Result<()> {
    instrument.clone().spec()?;
    let traded = for_book(instrument.clone(), always_open(tx)?);
    desk.perform(tx, &Command::DefineInstrument(Box::new(traded))).map(|_| ())
}

pub async fn create(staff: Staff<WriteTrading>, Json(input): Json<InstrumentInput>) -> Answer<Reply<One>> {
    let (by, once, listed) = (staff.actor(), staff.once(), input.listed(None)?);
    let made = staff.brand().book(move |tx, desk| {
        once.run(tx, 201, |tx| {
            if queries::exists(tx, listed.instrument.symbol)? {
                return Err(Problem::conflict("instrument_exists").because("There is an instrument of this symbol."));
            }
            define(tx, desk, &listed.instrument)?;
            queries::put(tx, &listed)?;
            audit::record(tx, &by, "instrument.created", listed.instrument.symbol, Value::Null, &listed.instrument)?;
            Ok(One { instrument: listed.view(None) })
        })
    });
    Ok(made.await?)
}

pub async fn update(staff: Staff<WriteTrading>, Path(path): Path<String>, Json(input): Json<InstrumentInput>) -> Answer<Reply<One>> {
    let symbol = known(&path)?;
    if input.symbol != path {
        return Err(Problem::invalid("symbol", "the symbol of the address; an instrument cannot be renamed").into());
    }
    let (by, once) = (staff.actor(), staff.once());
    let changed = staff.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            let before = queries::find(tx, symbol)?;
            let after = input.clone().listed(Some(&before))?;
            unchanged_while_held(desk.book(), &before.instrument, &after.instrument)?;
            define(tx, desk, &after.instrument)?;
            queries::put(tx, &after)?;
            audit::record(tx, &by, "instrument.changed", symbol, &before.instrument, &after.instrument)?;
            Ok(One { instrument: after.view(None) })
        })
    });
    Ok(changed.await?)
}

/// What open positions were made of cannot change under them.
fn unchanged_while_held(book: &Book, before: &Instrument, after: &Instrument) -> Result<()> {
    let shape = |i: &Instrument| (i.currency, i.margin_currency, i.base, i.contract_size, i.stake_mode, i.stake_currency, i.decimals);
    if shape(before) == shape(after) || !book.exposure().iter().any(|row| row.symbol == before.symbol) {
        return Ok(());
    }
    let detail = "Currencies, decimals, contract size and stake mode cannot change while positions are open.";
    Err(Problem::conflict("instrument_in_use").because(detail))
}

pub async fn delete(staff: Staff<WriteTrading>, Path(path): Path<String>) -> Answer<Reply<Removed>> {
    let (symbol, by, once) = (known(&path)?, staff.actor(), staff.once());
    let removed = staff.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            let before = queries::find(tx, symbol)?;
            if orders::queries::was_traded(tx, symbol)? {
                return Err(Problem::conflict("instrument_traded").because("It has been traded; disable it instead."));
            }
            let off = Instrument { status: InstrumentStatus::Disabled, ..before.instrument.clone() };
            let off = for_book(off, always_open(tx)?);
            desk.perform(tx, &Command::DefineInstrument(Box::new(off)))?;
            queries::delete(tx, symbol)?;
            audit::record(tx, &by, "instrument.deleted", symbol, &before.instrument, Value::Null)?;
            Ok(Removed { success: "deleted".into() })
        })
    });
    Ok(removed.await?)
}

pub async fn sort(staff: Staff<WriteTrading>, Json(order): Json<BTreeMap<String, i64>>) -> Answer<Reply<Instruments>> {
    if order.len() > 10_000 {
        return Err(Problem::invalid("body", "at most 10000 symbols").into());
    }
    let by = staff.actor();
    let order: Vec<(Symbol, i64)> = order.iter().map(|(name, sort)| Ok((model::symbol(name, name)?, *sort))).collect::<Result<_>>()?;
    let sorted = staff.change(move |tx| {
        for (symbol, sort) in &order {
            if !(0..=1_000_000).contains(sort) {
                return Err(Problem::invalid(symbol.to_string(), "0 to 1000000"));
            }
            match queries::exists(tx, *symbol)? {
                true => queries::set_sort(tx, *symbol, *sort)?,
                false => return Err(Problem::invalid(symbol.to_string(), "a known symbol")),
            }
        }
        audit::record(
            tx,
            &by,
            "instrument.sorted",
            "all",
            Value::Null,
            order.iter().map(|(s, n)| (s.to_string(), n)).collect::<BTreeMap<_, _>>(),
        )?;
        Ok(Instruments { instruments: queries::list(tx)?.iter().map(|one| one.view(None)).collect() })
    });
    sorted.await
}
