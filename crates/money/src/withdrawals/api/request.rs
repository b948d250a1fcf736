//! A customer asks for money, looks at the request, takes it back.

use foundation::audit;
use foundation::auth::Customer;
use foundation::db::{Read, Tx};
use foundation::http::{Answer, Json, Reply};
use foundation::settings::{Kind, Setting};
use kernel::exact::Exact;
use kernel::{Currency, CustomerId, Money, Problem, Result, WalletId};
use people::customers;
use people::onboarding::Stage;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::book::{BookDesk, Books};
use crate::payments::deposits::{steps_are_done, within_limits};
use crate::payments::{MANUAL, model::Provider, queries as providers};
use crate::transactions::model::{Transaction, Type};
use crate::transactions::{queries, shown};
use crate::wallets::shown::Done;
use crate::wallets::{self, Wallet};
use crate::withdrawals::model::Event;
use crate::withdrawals::{give_back, hold};
use crate::{amounts, rates};

#[derive(Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct NewWithdrawal {
    provider: Option<String>,
    /// USD, or the wallet's currency.
    currency: Option<Currency>,
    amount: Option<Exact>,
    /// Where the money goes: an account or an address, as the provider wants it.
    wallet_address: Option<String>,
    /// Which wallet pays; without it, the first live wallet of this currency, else the first live wallet.
    wallet_id: Option<WalletId>,
}

#[derive(Serialize, JsonSchema)]
pub struct Accepted {
    accepted: bool,
}

/// Whether customers may ask for money. What they asked for before goes its way.
pub const OPEN: Setting = Setting { key: "withdrawals.open", kind: Kind::Flag, default: "true" };

/// The money is held from now on; staff decide. Needs a fresh proof: 403 `proof_needed` until POST /sessions/prove.
pub async fn create(customer: Customer, Json(input): Json<NewWithdrawal>) -> Answer<Reply<Accepted>> {
    let (own, by, once) = (customer.id()?, customer.actor(), customer.once());
    let currency = input.currency.unwrap_or(Currency::USD);
    let Exact(amount) = input.amount.ok_or_else(|| Problem::invalid("amount", "is required"))?;
    let asked = amounts::named("amount", amount, currency)?;
    if !asked.is_positive() {
        return Err(Problem::invalid("amount", "expected a number above 0").into());
    }
    let address = input.wallet_address.as_deref().map(str::trim).unwrap_or_default().to_owned();
    if address.is_empty() || address.chars().count() > 200 {
        return Err(Problem::invalid("walletAddress", "expected 1 to 200 characters").into());
    }
    customer.fresh_proof()?;
    let reply = customer
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let t = prepared(tx, desk, own, &input, asked, address.clone())?;
                hold(tx, desk, &t)?;
                audit::record(tx, &by, "withdrawal.requested", t.id, (), t.summary())?;
                Ok(Accepted { accepted: true })
            })
        })
        .await?;
    Ok(reply)
}

fn prepared(
    tx: &mut Tx<'_>,
    desk: &BookDesk<'_>,
    own: CustomerId,
    input: &NewWithdrawal,
    asked: Money,
    address: String,
) -> Result<Transaction> {
    if !OPEN.flag(tx)? {
        return Err(Problem::conflict("withdrawals_closed").because("Withdrawals are not taken at the moment; your money stays yours."));
    }
    let wallet = paying_wallet(tx, own, input.wallet_id, asked.currency())?;
    steps_are_done(tx, own, Stage::BeforeWithdrawal)?;
    if !queries::open_withdrawals(tx, wallet.id)?.is_empty() {
        return Err(Problem::conflict("withdrawal_open").because("This wallet has a withdrawal that is not finished yet."));
    }
    let provider = provider_for(tx, own, input.provider.as_deref().unwrap_or(MANUAL))?;
    within_limits(tx, desk, asked, provider.minimum_withdrawal_usd_minor, provider.maximum_withdrawal_usd_minor)?;
    let rate = rates::between(tx, desk.book(), asked.currency(), wallet.currency)?;
    let rate = rate.ok_or_else(|| rates::no_rate(asked.currency(), wallet.currency))?;
    let amount = asked.converted(rate, wallet.currency)?;
    if amount.is_zero() {
        return Err(Problem::invalid("amount", "is worth nothing in the wallet's currency"));
    }
    let mut t = Transaction::on(&wallet, tx.new_id(), Type::Withdrawal, amount, tx.now());
    t.asked = asked;
    t.method = Some(provider.id.clone());
    t.provider = Some(provider.id);
    t.destination = Some(address);
    t.requested_by = Some(own.to_string());
    Ok(t)
}

fn paying_wallet(read: &mut Read<'_>, own: CustomerId, id: Option<WalletId>, currency: Currency) -> Result<Wallet> {
    let wallet = match id {
        Some(id) => wallets::find_own(read, id, own)?,
        None => {
            let live: Vec<Wallet> = wallets::of_customer(read, own)?.into_iter().filter(|wallet| !wallet.is_demo).collect();
            let fitting = live.iter().find(|wallet| wallet.currency == currency).or(live.first()).cloned();
            fitting.ok_or_else(|| Problem::invalid("walletId", "expected a live wallet; you have none"))?
        }
    };
    if wallet.is_demo {
        return Err(Problem::refused("demo_wallet").because("Play money cannot be paid out."));
    }
    if currency != wallet.currency && currency != Currency::USD {
        return Err(Problem::invalid("currency", format!("expected USD or {}", wallet.currency)));
    }
    Ok(wallet)
}

fn provider_for(read: &mut Read<'_>, own: CustomerId, id: &str) -> Result<Provider> {
    let country = customers::find(read, own)?.country;
    let mut all = providers::all(read)?.into_iter();
    let offered = |provider: &Provider| provider.enabled && provider.supports_withdrawal && provider.serves(country.as_deref());
    let found = all.find(|provider| provider.id == id && offered(provider));
    found.ok_or_else(|| Problem::invalid("provider", "expected one of the providers that pay out to you"))
}

#[derive(Serialize, JsonSchema)]
pub struct Current {
    /// Null when there is none.
    withdrawal: Option<shown::Transaction>,
}

fn open_of(read: &mut Read<'_>, own: CustomerId) -> Result<Option<Transaction>> {
    for wallet in wallets::of_customer(read, own)? {
        if let Some(open) = queries::open_withdrawals(read, wallet.id)?.into_iter().next() {
            return Ok(Some(open));
        }
    }
    Ok(None)
}

pub async fn current(customer: Customer) -> Answer<Json<Current>> {
    let own = customer.id()?;
    let withdrawal = customer
        .read(move |read| match open_of(read, own)? {
            Some(open) => shown::one(read, open).map(Some),
            None => Ok(None),
        })
        .await?;
    Ok(Json(Current { withdrawal }))
}

/// Possible until staff have decided.
pub async fn cancel(customer: Customer) -> Answer<Reply<Done>> {
    let (own, by, once) = (customer.id()?, customer.actor(), customer.once());
    let reply = customer
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 200, |tx| {
                let open = open_of(tx, own)?.ok_or_else(Problem::not_found)?;
                give_back(tx, Some(desk), &by, &open, Event::Cancel, None)?;
                Ok(Done { success: true })
            })
        })
        .await?;
    Ok(reply)
}
