//! A transaction on the wire.

use std::collections::BTreeMap;

use foundation::db::Read;
use kernel::exact::Exact;
use kernel::money::amount_text;
use kernel::{Currency, CustomerId, Money, Result, Timestamp, TransactionId, WalletId};
use people::customers::refs::{CustomerRef, customer_refs};
use schemars::JsonSchema;
use serde::Serialize;

use super::model::{Status, Type};

#[derive(Clone, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Transaction {
    pub id: TransactionId,
    #[serde(rename = "type")]
    pub kind: Type,
    pub status: Status,
    pub wallet_id: WalletId,
    pub customer_id: CustomerId,
    pub customer: Option<CustomerRef>,
    /// What was posted; until then, what was asked for.
    pub amount: Exact,
    pub currency: Currency,
    /// Null when no exchange rate was known.
    #[serde(rename = "amountUSD")]
    pub amount_usd: Option<Exact>,
    /// The rate from `currency` to US dollars that was used.
    pub exchange_rate: Option<Exact>,
    pub fee: Exact,
    /// What was asked for.
    pub requested_amount: Exact,
    pub requested_currency: Currency,
    /// What the provider processed.
    pub processed_amount: Option<Exact>,
    pub processed_currency: Option<Currency>,
    /// The rate from the processed to the posted amount.
    pub processed_rate: Option<Exact>,
    pub method: Option<String>,
    pub provider: Option<String>,
    pub provider_reference: Option<String>,
    pub wallet_address: Option<String>,
    pub comment: Option<String>,
    pub reject_reason: Option<String>,
    /// What staff should look at, such as LATE_APPROVAL.
    pub flag: Option<String>,
    #[serde(rename = "isFTD")]
    pub is_ftd: bool,
    pub is_fake: bool,
    pub is_demo: bool,
    pub add_to_credit: bool,
    pub balance_after: Option<String>,
    pub parent_id: Option<TransactionId>,
    pub admin_id: Option<String>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
    pub completed_at: Option<Timestamp>,
}

fn exact(money: Money) -> Exact {
    Exact(money.to_decimal())
}

impl Transaction {
    pub fn of(t: super::Transaction, customers: &BTreeMap<CustomerId, CustomerRef>) -> Transaction {
        let currency = t.currency();
        Transaction {
            id: t.id,
            kind: t.kind,
            status: t.status,
            wallet_id: t.wallet_id,
            customer_id: t.customer_id,
            customer: customers.get(&t.customer_id).cloned(),
            amount: exact(t.amount),
            currency,
            amount_usd: t.usd.map(|(minor, _)| exact(Money::from_minor(minor, Currency::USD))),
            exchange_rate: t.usd.map(|(_, rate)| Exact(rate.normalize())),
            fee: exact(Money::from_minor(t.fee_minor, currency)),
            requested_amount: exact(t.asked),
            requested_currency: t.asked.currency(),
            processed_amount: t.processed.map(|(money, _)| exact(money)),
            processed_currency: t.processed.map(|(money, _)| money.currency()),
            processed_rate: t.processed.map(|(_, rate)| Exact(rate.normalize())),
            method: t.method,
            provider: t.provider,
            provider_reference: t.provider_reference,
            wallet_address: t.destination,
            comment: t.comment,
            reject_reason: t.reject_reason,
            flag: t.flag,
            is_ftd: t.is_ftd,
            is_fake: t.is_fake,
            is_demo: t.is_demo,
            add_to_credit: t.add_to_credit,
            balance_after: t.balance_after_minor.map(|minor| amount_text(minor, currency)),
            parent_id: t.parent_id,
            admin_id: t.admin_id,
            created_at: t.created_at,
            updated_at: t.updated_at,
            completed_at: t.completed_at,
        }
    }
}

/// Transactions with the names of their customers.
pub fn many(read: &mut Read<'_>, found: Vec<super::Transaction>) -> Result<Vec<Transaction>> {
    let customers = customer_refs(read, found.iter().map(|t| t.customer_id))?;
    Ok(found.into_iter().map(|t| Transaction::of(t, &customers)).collect())
}

pub fn one(read: &mut Read<'_>, found: super::Transaction) -> Result<Transaction> {
    let customers = customer_refs(read, [found.customer_id])?;
    Ok(Transaction::of(found, &customers))
}

/// A transaction by itself, as `{transaction}`.
#[derive(Serialize, JsonSchema)]
pub struct OneTransaction {
    pub transaction: Transaction,
}

/// A page of transactions.
#[derive(Serialize, JsonSchema)]
#[schemars(rename = "TransactionPage")]
pub struct Transactions {
    pub transactions: Vec<Transaction>,
    /// How many pages of this size there are.
    pub pages: i64,
    pub count: i64,
}
