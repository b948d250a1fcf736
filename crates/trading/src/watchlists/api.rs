//! The operations on watchlists.

use std::collections::BTreeMap;

use engine::{Book, InstrumentStatus, Symbol};
use foundation::audit;
use foundation::auth::{Customer, OrKey};
use foundation::db::Read;
use foundation::http::{Answer, Json, Path, Query, Reply};
use kernel::{CustomerId, Problem, Result, WalletId};
use money::book::Books;
use money::wallets::Wallet;
use people::customers::{DONE, Success};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::json;

use super::queries;
use crate::instruments::{self, Listed};
use crate::market_data::prices;

/// More than anybody looks at.
const MOST: usize = 200;

#[derive(Clone, Copy, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(rename = "WatchlistWallet")]
pub struct Whose {
    /// Without it, the first live wallet, else the first.
    wallet_id: Option<WalletId>,
}

#[derive(Clone, Deserialize, JsonSchema)]
#[schemars(rename = "Watch")]
pub struct Input {
    symbol: Option<String>,
}

#[derive(serde::Serialize, JsonSchema)]
pub struct Watchlist {
    watchlist: Vec<instruments::model::InstrumentView>,
}

fn wallet(read: &mut Read<'_>, own: CustomerId, whose: Whose) -> Result<Wallet> {
    prices::wallet_of(read, own, whose.wallet_id)?.ok_or_else(|| Problem::conflict("no_wallet").because("Open a wallet first."))
}

fn symbol(text: &str) -> Result<Symbol> {
    text.trim().parse().map_err(|_| unknown())
}

fn unknown() -> Problem {
    Problem::invalid("symbol", "expected the symbol of an instrument that can be traded")
}

fn full() -> Problem {
    let says = format!("This watchlist is full: it holds {MOST} instruments. Remove one first.");
    Problem::conflict("watchlist_full").because(says).with("limit", MOST)
}

pub async fn list(customer: Customer<OrKey>, Query(whose): Query<Whose>) -> Answer<Json<Watchlist>> {
    let own = customer.id()?;
    let (listed, group) = customer
        .read(move |read| {
            let Some(wallet) = prices::wallet_of(read, own, whose.wallet_id)? else { return Ok((Vec::new(), None)) };
            let all: BTreeMap<String, Listed> =
                instruments::queries::list(read)?.into_iter().map(|one| (one.instrument.symbol.to_string(), one)).collect();
            let kept = queries::symbols(read, wallet.id)?.into_iter().filter_map(|symbol| all.get(&symbol).cloned());
            Ok((kept.filter(|one| one.instrument.status != InstrumentStatus::Disabled).collect(), Some(wallet.group_id)))
        })
        .await?;
    let view = move |book: &Book| {
        Ok(listed.iter().map(|one| one.view(prices::quote(book, one.instrument.symbol, group).map(|(_, quote)| quote))).collect())
    };
    Ok(Json(Watchlist { watchlist: customer.brand().look_at_book(view).await? }))
}

/// What is there already stays in its place.
pub async fn add(customer: Customer<OrKey>, Query(whose): Query<Whose>, Json(input): Json<Input>) -> Answer<Reply<Success>> {
    let (own, by) = (customer.id()?, customer.actor());
    let symbol = symbol(&input.symbol.ok_or_else(|| Problem::invalid("symbol", "is required"))?)?;
    customer
        .change(move |tx| {
            let wallet = wallet(tx, own, whose)?;
            let known = instruments::queries::exists(tx, symbol)?
                && instruments::queries::find(tx, symbol)?.instrument.status != InstrumentStatus::Disabled;
            if !known {
                return Err(unknown());
            }
            tx.alone(&format!("watchlist {}", wallet.id))?;
            if !queries::add(tx, wallet.id, symbol)? {
                return Ok(DONE);
            }
            if queries::symbols(tx, wallet.id)?.len() > MOST {
                return Err(full());
            }
            audit::record(tx, &by, "watchlist.added", wallet.id, json!({}), json!({ "symbol": symbol }))?;
            Ok(DONE)
        })
        .await
}

pub async fn remove(customer: Customer<OrKey>, Path(text): Path<String>, Query(whose): Query<Whose>) -> Answer<Reply<Success>> {
    let (own, by) = (customer.id()?, customer.actor());
    let symbol = symbol(&text).map_err(|_| Problem::not_found())?;
    customer
        .change(move |tx| {
            let wallet = wallet(tx, own, whose)?;
            queries::remove(tx, wallet.id, symbol)?;
            audit::record(tx, &by, "watchlist.removed", wallet.id, json!({ "symbol": symbol }), json!({}))?;
            Ok(DONE)
        })
        .await
}
