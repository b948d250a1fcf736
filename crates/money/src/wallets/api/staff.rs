//! Staff and everybody's wallets.

use engine::{AccountChanges, Change, TradingType};
use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadWallets, WriteWallets};
use foundation::http::{Answer, Json, Page, Path, Query, Reply};
use kernel::{Currency, CustomerId, GroupId, Problem, Result, WalletId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::book::Books;
use crate::groups;
use crate::wallets::list::{self, Filters};
use crate::wallets::shown::{self, Around, Done, FullWallet, OneWallet, Wallets};
use crate::wallets::{self, NewWallet, Platform, usual};

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "WalletListQuery")]
pub struct ListQuery {
    /// A login, or the id of a customer.
    #[serde(default)]
    search: Option<String>,
    #[serde(default)]
    currencies: Vec<Currency>,
    #[serde(default)]
    leverage_from: Option<u32>,
    #[serde(default)]
    leverage_to: Option<u32>,
    #[serde(default)]
    is_demo: Option<bool>,
    /// Ids of groups.
    #[serde(default)]
    groups: Vec<GroupId>,
    #[serde(default)]
    only_show_wallets_with_open_positions: Option<bool>,
    #[serde(default)]
    customer_id: Option<CustomerId>,
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    offset: Option<i64>,
}

pub async fn list(staff: Staff<ReadWallets>, Query(query): Query<ListQuery>) -> Answer<Json<Wallets>> {
    let page = Page::new(query.limit, query.offset, 50, 1_000)?;
    if query.search.as_ref().is_some_and(|text| text.chars().count() > 100) {
        return Err(Problem::parameter("search", "expected at most 100 characters").into());
    }
    // Who has open positions is known to the book.
    let holding = match query.only_show_wallets_with_open_positions {
        Some(true) => {
            let holding = |book: &engine::Book| {
                Ok(book.accounts().filter(|account| !account.positions.is_empty()).map(|account| account.wallet).collect::<Vec<_>>())
            };
            Some(staff.brand().look_at_book(holding).await?)
        }
        _ => None,
    };
    let filters = Filters {
        search: query.search,
        currencies: query.currencies,
        leverage_from: query.leverage_from,
        leverage_to: query.leverage_to,
        is_demo: query.is_demo,
        groups: query.groups,
        customer: query.customer_id,
        only: holding,
    };
    let (found, count) = staff.read(move |read| list::page(read, &filters, page)).await?;
    Ok(Json(Wallets { wallets: shown::many(staff.brand(), found).await?, pages: page.pages(count), count }))
}

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct NewForCustomer {
    customer_id: Option<CustomerId>,
    group_id: Option<GroupId>,
    platform: Option<Platform>,
    /// Overrides the group's.
    leverage: Option<u32>,
    is_demo: Option<bool>,
}

pub async fn create(staff: Staff<WriteWallets>, Json(input): Json<NewForCustomer>) -> Answer<Reply<FullWallet>> {
    let (by, once) = (staff.actor(), staff.once());
    let customer = input.customer_id.ok_or_else(|| Problem::invalid("customerId", "is required"))?;
    let leverage = leverage("leverage", input.leverage)?;
    let reply = staff
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 201, |tx| {
                people::customers::find(tx, customer).map_err(|_| Problem::invalid("customerId", "expected a customer"))?;
                let group = match input.group_id {
                    Some(id) => groups::find(tx, id).map_err(|_| Problem::invalid("groupId", "expected a group"))?,
                    None => {
                        let usual = usual::group_for(tx, Currency::USD, input.is_demo.unwrap_or(false))?;
                        groups::find(tx, usual.ok_or_else(|| Problem::invalid("groupId", "is required"))?)?
                    }
                };
                if input.is_demo.is_some_and(|is_demo| is_demo != group.is_demo) {
                    return Err(Problem::invalid("isDemo", "expected the same as the group's"));
                }
                let platform = input.platform.unwrap_or(Platform::Pro);
                let new = NewWallet { customer, group: group.id, platform, leverage, trading_type: TradingType::Hedging };
                let wallet = wallets::open(tx, desk, &new)?;
                audit::record(tx, &by, "wallet.opened", wallet.id, (), wallets::audited(&wallet))?;
                let shown = Around::of(tx, std::slice::from_ref(&wallet))?.show(wallet, None);
                shown::in_full(tx, shown, true)
            })
        })
        .await?;
    Ok(reply)
}

fn leverage(name: &'static str, value: Option<u32>) -> Result<Option<u32>> {
    match value {
        Some(leverage) if !(1..=2_000).contains(&leverage) => Err(Problem::invalid(name, "expected a whole number from 1 to 2000")),
        other => Ok(other),
    }
}

pub async fn show(staff: Staff<ReadWallets>, Path(id): Path<WalletId>) -> Answer<Json<OneWallet>> {
    let wallet = staff.read(move |read| wallets::find(read, id)).await?;
    Ok(Json(OneWallet { wallet: shown::one(staff.brand(), wallet).await? }))
}

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
#[schemars(rename = "WalletUpdate")]
pub struct Update {
    group_id: Option<GroupId>,
    leverage: Option<u32>,
}

pub async fn update(staff: Staff<WriteWallets>, Path(id): Path<WalletId>, Json(input): Json<Update>) -> Answer<Reply<OneWallet>> {
    let leverage = leverage("leverage", input.leverage)?;
    let changes =
        AccountChanges { group: input.group_id, leverage: leverage.map_or(Change::Keep, Change::Set), ..AccountChanges::default() };
    change(staff, id, "wallet.changed", changes, |wallet| wallet).await
}

/// Changes the wallet once per key, and answers what `answer` makes of it.
async fn change<T: Serialize + Send + 'static>(
    staff: Staff<WriteWallets>,
    id: WalletId,
    action: &'static str,
    changes: AccountChanges,
    answer: fn(OneWallet) -> T,
) -> Answer<Reply<T>> {
    let (by, once) = (staff.actor(), staff.once());
    let reply = staff
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let before = wallets::find(tx, id)?;
                let wallet = wallets::change(tx, desk, id, changes.clone())?;
                audit::record(tx, &by, action, id, wallets::audited(&before), wallets::audited(&wallet))?;
                let standing = shown::standing(desk.book(), id);
                Ok(answer(OneWallet { wallet: Around::of(tx, std::slice::from_ref(&wallet))?.show(wallet, standing.as_ref()) }))
            })
        })
        .await?;
    Ok(reply)
}

pub async fn enable(staff: Staff<WriteWallets>, Path(id): Path<WalletId>) -> Answer<Reply<Done>> {
    let changes = AccountChanges { enabled: Some(true), ..AccountChanges::default() };
    change(staff, id, "wallet.enabled", changes, |_| Done { success: true }).await
}

/// Open positions stay and can be closed; nothing new can be opened.
pub async fn disable(staff: Staff<WriteWallets>, Path(id): Path<WalletId>) -> Answer<Reply<Done>> {
    let changes = AccountChanges { enabled: Some(false), ..AccountChanges::default() };
    change(staff, id, "wallet.disabled", changes, |_| Done { success: true }).await
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WalletBalanceFigures")]
pub struct Balance {
    balance: String,
    credit: String,
    equity: String,
    currency: Currency,
}

pub async fn balance(staff: Staff<ReadWallets>, Path(id): Path<WalletId>) -> Answer<Json<Balance>> {
    let wallet = staff.read(move |read| wallets::find(read, id)).await?;
    let shown::Facts { balance, credit, equity, currency, .. } = shown::one(staff.brand(), wallet).await?.facts;
    Ok(Json(Balance { balance, credit, equity, currency }))
}
