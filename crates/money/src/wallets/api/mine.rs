//! A customer and their own wallets.

use engine::TradingType;
use foundation::audit;
use foundation::auth::{Customer, Newcomer};
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Currency, CustomerId, Problem, Result, WalletId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::book::{BookDesk, Books};
use crate::groups;
use crate::transactions::shown::Transaction;
use crate::wallets::shown::{self, Around, FullWallet, Wallets, standing};
use crate::wallets::{self, NewWallet, Platform, Wallet, usual};

/// What can be chosen; the group's own leverage is the most.
pub const LEVERAGES: [u32; 9] = [1, 2, 5, 10, 20, 30, 50, 100, 200];
/// How many wallets a customer may open for themselves, demo and live counted apart.
const MOST_WALLETS: usize = 10;

pub async fn list(customer: Newcomer) -> Answer<Json<Wallets>> {
    let own = customer.id()?;
    let found = customer.read(move |read| wallets::of_customer(read, own)).await?;
    let wallets = shown::many(customer.brand(), found).await?;
    let count = wallets.len() as i64;
    Ok(Json(Wallets { wallets, pages: i64::from(count > 0), count }))
}

/// A wallet with what its owner may want to know at once.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct MyWallet {
    #[serde(flatten)]
    wallet: FullWallet,
    transactions: Vec<Transaction>,
    instrument_watchlist: Vec<String>,
}

impl MyWallet {
    fn of(wallet: FullWallet, instrument_watchlist: Vec<String>) -> MyWallet {
        MyWallet { wallet, transactions: Vec::new(), instrument_watchlist }
    }
}

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct NewOwn {
    /// At most that of the group.
    leverage: Option<String>,
    currency: Option<Currency>,
    is_demo: Option<bool>,
    platform: Option<Platform>,
}

impl NewOwn {
    fn leverage(&self) -> Result<Option<u32>> {
        let Some(text) = self.leverage.as_deref().filter(|text| !text.is_empty()) else { return Ok(None) };
        match text.strip_prefix("1:").unwrap_or(text).parse() {
            Ok(leverage) if LEVERAGES.contains(&leverage) => Ok(Some(leverage)),
            _ => Err(Problem::invalid("leverage", "expected one of the leverages that can be chosen")),
        }
    }
}

pub async fn create(customer: Customer, Json(input): Json<NewOwn>) -> Answer<Reply<MyWallet>> {
    let (own, by, once) = (customer.id()?, customer.actor(), customer.once());
    let leverage = input.leverage()?;
    let reply = customer
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 201, |tx| {
                let wallet = open_own(tx, desk, own, &input, leverage)?;
                audit::record(tx, &by, "wallet.opened", wallet.id, (), wallets::audited(&wallet))?;
                let around = Around::of(tx, std::slice::from_ref(&wallet))?;
                let wallet = around.show(wallet, None);
                Ok(MyWallet::of(shown::in_full(tx, wallet, false)?, Vec::new()))
            })
        })
        .await?;
    Ok(reply)
}

fn open_own(
    tx: &mut foundation::db::Tx<'_>,
    desk: &mut BookDesk<'_>,
    own: CustomerId,
    input: &NewOwn,
    leverage: Option<u32>,
) -> Result<Wallet> {
    let currency = input.currency.unwrap_or(Currency::USD);
    let is_demo = input.is_demo.unwrap_or(false);
    let platform = input.platform.map_or_else(|| Ok(usual::find(tx)?.platform), Ok::<_, Problem>)?;
    if matches!(platform, Platform::Mt4 | Platform::Mt5) {
        return Err(Problem::invalid("platform", "expected NEO or PRO"));
    }
    let group = usual::group_for(tx, currency, is_demo)?;
    let group = group.ok_or_else(|| Problem::invalid("currency", "expected a currency in which wallets can be opened"))?;
    let most = groups::find(tx, group)?.leverage;
    if leverage.is_some_and(|leverage| leverage > most) {
        return Err(Problem::invalid("leverage", format!("expected at most {most}")));
    }
    let open = wallets::of_customer(tx, own)?.into_iter().filter(|wallet| wallet.is_demo == is_demo).count();
    if open >= MOST_WALLETS {
        return Err(Problem::conflict("too_many_wallets").because(format!("You have {MOST_WALLETS} wallets of this kind already.")));
    }
    wallets::open(tx, desk, &NewWallet { customer: own, group, platform, leverage, trading_type: TradingType::Hedging })
}

pub async fn show(customer: Newcomer, Path(id): Path<WalletId>) -> Answer<Json<MyWallet>> {
    let own = customer.id()?;
    let wallet = customer.read(move |read| wallets::find_own(read, id, own)).await?;
    let wallet = shown::one(customer.brand(), wallet).await?;
    let shown = customer.read(move |read| Ok(MyWallet::of(shown::in_full(read, wallet, false)?, wallets::queries::watched(read, id)?)));
    Ok(Json(shown.await?))
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OwnBalance")]
pub struct Balance {
    balance: String,
}

pub async fn balance(customer: Newcomer, Path(id): Path<WalletId>) -> Answer<Json<Balance>> {
    let own = customer.id()?;
    let wallet = customer.read(move |read| wallets::find_own(read, id, own)).await?;
    Ok(Json(Balance { balance: shown::one(customer.brand(), wallet).await?.facts.balance }))
}

/// What a wallet has.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct WalletBalance {
    id: WalletId,
    balance: String,
    credit: String,
    equity: String,
    currency: Currency,
    is_demo: bool,
}

#[derive(Serialize, JsonSchema)]
pub struct Balances {
    wallets: Vec<WalletBalance>,
}

pub async fn balances(customer: Newcomer) -> Answer<Json<Balances>> {
    let own = customer.id()?;
    let found = customer.read(move |read| wallets::of_customer(read, own)).await?;
    let balances = customer
        .brand()
        .look_at_book(move |book| {
            Ok(found
                .into_iter()
                .filter_map(|wallet| {
                    let figures = standing(book, wallet.id)?.figures;
                    let text = |minor| kernel::money::amount_text(minor, wallet.currency);
                    Some(WalletBalance {
                        id: wallet.id,
                        balance: text(figures.balance_minor),
                        credit: text(figures.credit_minor),
                        equity: text(figures.equity.minor(wallet.currency)),
                        currency: wallet.currency,
                        is_demo: wallet.is_demo,
                    })
                })
                .collect())
        })
        .await?;
    Ok(Json(Balances { wallets: balances }))
}

#[derive(Serialize, JsonSchema)]
pub struct Leverages {
    leverages: Vec<u32>,
}

/// Up to what the house's groups allow.
pub async fn leverages(customer: Newcomer) -> Answer<Json<Leverages>> {
    let most = customer.read(|read| Ok(groups::all(read)?.iter().map(|group| group.leverage).max().unwrap_or(1))).await?;
    Ok(Json(Leverages { leverages: LEVERAGES.into_iter().filter(|leverage| *leverage <= most).collect() }))
}
