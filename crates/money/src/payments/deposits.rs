//! Asking to deposit.

use foundation::audit;
use foundation::auth::Newcomer;
use foundation::db::{Read, Tx};
use foundation::http::{Answer, Json, Reply};
use kernel::exact::Exact;
use kernel::{Currency, CustomerId, Money, Problem, Result, WalletId};
use people::customers;
use people::onboarding::{self, Stage};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::model::Provider;
use super::queries;
use crate::book::{BookDesk, Books};
use crate::transactions::model::{Transaction, Type};
use crate::transactions::shown;
use crate::transactions::{self};
use crate::wallets;
use crate::{amounts, rates};

#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewDeposit {
    wallet_id: WalletId,
    amount: Exact,
    currency: Currency,
    method: String,
}

#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Started {
    transaction: shown::Transaction,
    /// Where to send the customer; null when the provider has no page of its own.
    redirect_url: Option<String>,
}

/// Nothing is paid by this: the transaction is PENDING until the provider says how it ended.
pub async fn create(customer: Newcomer, Json(input): Json<NewDeposit>) -> Answer<Reply<Started>> {
    let (own, by, once) = (customer.id()?, customer.actor(), customer.once());
    let asked = amounts::named("amount", input.amount.0, input.currency)?;
    if !asked.is_positive() {
        return Err(Problem::invalid("amount", "expected a number above 0").into());
    }
    // On the writer's desk: the limits are in US dollars, and the rate may be the market's.
    let reply = customer
        .brand()
        .book(move |tx, desk| {
            once.run(tx, 201, |tx| {
                let (transaction, provider) = start(tx, desk, own, &input, asked)?;
                audit::record(tx, &by, "deposit.started", transaction.id, (), transaction.summary())?;
                let redirect_url = provider.redirect_url(transaction.id);
                Ok(Started { transaction: shown::one(tx, transaction)?, redirect_url })
            })
        })
        .await?;
    Ok(reply)
}

fn start(tx: &mut Tx<'_>, desk: &BookDesk<'_>, own: CustomerId, input: &NewDeposit, asked: Money) -> Result<(Transaction, Provider)> {
    let wallet = wallets::find_own(tx, input.wallet_id, own)?;
    if wallet.is_demo {
        return Err(Problem::refused("demo_wallet").because("A demo wallet is topped up with play money; real money cannot go there."));
    }
    steps_are_done(tx, own, Stage::BeforeDeposit)?;
    let provider = provider_for(tx, own, &input.method)?;
    within_limits(tx, desk, asked, provider.minimum_deposit_usd_minor, provider.maximum_deposit_usd_minor)?;
    if rates::between(tx, desk.book(), asked.currency(), wallet.currency)?.is_none() {
        return Err(rates::no_rate(asked.currency(), wallet.currency));
    }
    let mut transaction = Transaction::on(&wallet, tx.new_id(), Type::Deposit, asked, tx.now());
    transaction.method = Some(input.method.clone());
    transaction.provider = Some(provider.id.clone());
    transaction.requested_by = Some(own.to_string());
    transactions::queries::insert(tx, &transaction)?;
    Ok((transaction, provider))
}

/// 403 with the list, while steps are outstanding.
pub(crate) fn steps_are_done(read: &mut Read<'_>, customer: CustomerId, stage: Stage) -> Result<()> {
    let outstanding = onboarding::outstanding(read, customer, stage)?;
    if outstanding.is_empty() {
        return Ok(());
    }
    Err(Problem::forbidden("onboarding_outstanding").because("Finish these steps first.").with("outstandingSteps", outstanding))
}

fn provider_for(read: &mut Read<'_>, customer: CustomerId, method: &str) -> Result<Provider> {
    let country = customers::find(read, customer)?.country;
    let offered = |provider: &Provider| {
        provider.enabled
            && provider.supports_deposit
            && provider.serves(country.as_deref())
            && provider.methods.iter().any(|offered| offered == method)
    };
    let found = queries::all(read)?.into_iter().find(offered);
    found.ok_or_else(|| Problem::invalid("method", "expected one of the payment methods that are offered to you"))
}

pub(crate) fn within_limits(read: &mut Read<'_>, desk: &BookDesk<'_>, money: Money, least: Option<i64>, most: Option<i64>) -> Result<()> {
    if least.is_none() && most.is_none() {
        return Ok(());
    }
    let Some((usd, _)) = rates::to_usd(read, desk.book(), money)? else {
        return Err(rates::no_rate(money.currency(), Currency::USD));
    };
    let text = |minor| kernel::money::amount_text(minor, Currency::USD);
    if least.is_some_and(|least| usd.minor() < least) || most.is_some_and(|most| usd.minor() > most) {
        let least = least.map_or_else(|| "0".to_owned(), text);
        let most = most.map_or_else(String::new, |most| format!(" and at most {}", text(most)));
        return Err(Problem::invalid("amount", format!("expected at least {least}{most} in US dollars")));
    }
    Ok(())
}
