//! Operations that read the ledger.

use foundation::auth::Staff;
use foundation::auth::permission::ReadTransactions;
use foundation::http::{Answer, Json, Page, Query};
use kernel::{Currency, Problem, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Account;
use super::report::{self, EntryFilters};
use crate::amounts::sum_decimal;
use crate::transactions::list::end_of;

/// A posting: a positive amount is what the account's owner has, a negative one what the account owes.
#[derive(Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct LedgerEntry {
    pub id: String,
    /// The transaction, position or wallet that the journal is about.
    pub transaction_id: String,
    pub kind: super::Kind,
    pub account: String,
    pub amount: String,
    pub currency: Currency,
    pub at: Timestamp,
}

#[derive(Serialize, JsonSchema)]
pub struct Entries {
    entries: Vec<LedgerEntry>,
    count: i64,
}

#[derive(Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct EntriesQuery {
    #[serde(default)]
    limit: Option<i64>,
    #[serde(default)]
    offset: Option<i64>,
    /// Such as `cust:100001:cash` or `broker:trading`.
    #[serde(default)]
    account: Option<String>,
    #[serde(default)]
    transaction_id: Option<String>,
    #[serde(default)]
    from: Option<Timestamp>,
    /// Before this instant; a plain day means through the end of it.
    #[serde(default)]
    to: Option<String>,
}

/// Newest first.
pub async fn entries(staff: Staff<ReadTransactions>, Query(query): Query<EntriesQuery>) -> Answer<Json<Entries>> {
    let page = Page::new(query.limit, query.offset, 50, 1_000)?;
    let account = query.account.map(|text| text.parse::<Account>().map_err(|expected| Problem::parameter("account", expected)));
    if query.transaction_id.as_ref().is_some_and(|text| text.len() > 100) {
        return Err(Problem::parameter("transactionId", "expected at most 100 characters").into());
    }
    let filters = EntryFilters {
        account: account.transpose()?,
        reference: query.transaction_id,
        from: query.from,
        to: query.to.map(|text| end_of("to", &text)).transpose()?,
    };
    let (entries, count) = staff.read(move |read| report::entries(read, &filters, page)).await?;
    Ok(Json(Entries { entries, count }))
}

/// One account's totals in one currency.
#[derive(Serialize, JsonSchema)]
pub struct LedgerAccount {
    account: String,
    currency: Currency,
    debit: String,
    credit: String,
    /// Credit minus debit.
    balance: String,
}

#[derive(Serialize, JsonSchema)]
pub struct TrialBalance {
    accounts: Vec<LedgerAccount>,
    /// Whether all accounts add up to zero in every currency.
    balanced: bool,
}

#[derive(Deserialize, JsonSchema)]
pub struct At {
    /// As of this instant, the instant itself included; now when not given.
    #[serde(default)]
    at: Option<Timestamp>,
}

pub async fn trial_balance(staff: Staff<ReadTransactions>, Query(query): Query<At>) -> Answer<Json<TrialBalance>> {
    let at = query.at.unwrap_or_else(|| staff.brand().now());
    let totals = staff.read(move |read| report::totals(read, at)).await?;
    let mut sums: std::collections::BTreeMap<Currency, i128> = std::collections::BTreeMap::new();
    for total in &totals {
        *sums.entry(total.currency).or_default() += total.credit_minor - total.debit_minor;
    }
    let balanced = sums.values().all(|sum| *sum == 0);
    let text = |minor: i128, currency: Currency| sum_decimal(minor, currency.decimals()).to_string();
    let shown = |total: report::Total| LedgerAccount {
        debit: text(total.debit_minor, total.currency),
        credit: text(total.credit_minor, total.currency),
        balance: text(total.credit_minor - total.debit_minor, total.currency),
        account: total.account,
        currency: total.currency,
    };
    Ok(Json(TrialBalance { accounts: totals.into_iter().map(shown).collect(), balanced }))
}
