//! Providers and what they tell us.

use foundation::words;
use kernel::exact::Exact;
use kernel::{Currency, Money, TransactionId};
use serde::{Deserialize, Serialize};

use crate::amounts;

/// A payment provider as it is configured. Limits are in US dollars.
#[derive(Clone, Debug, PartialEq)]
pub struct Provider {
    pub id: String,
    pub name: String,
    pub kind: String,
    pub enabled: bool,
    pub sort: i64,
    pub supports_deposit: bool,
    pub supports_withdrawal: bool,
    pub methods: Vec<String>,
    pub key_values: Vec<KeyValue>,
    /// ISO 3166 alpha-2; empty means everywhere.
    pub enabled_country_codes: Vec<String>,
    pub minimum_deposit_usd_minor: Option<i64>,
    pub maximum_deposit_usd_minor: Option<i64>,
    pub minimum_withdrawal_usd_minor: Option<i64>,
    pub maximum_withdrawal_usd_minor: Option<i64>,
    pub predefined_deposit_amounts: Vec<Exact>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, schemars::JsonSchema)]
pub struct KeyValue {
    pub key: String,
    pub value: String,
}

impl Provider {
    pub fn serves(&self, country: Option<&str>) -> bool {
        self.enabled_country_codes.is_empty()
            || country.is_some_and(|country| self.enabled_country_codes.iter().any(|code| code.eq_ignore_ascii_case(country)))
    }

    /// Where a customer is sent to pay, if the provider has such a place: its key `redirectUrl`, with `{transactionId}` filled in.
    pub fn redirect_url(&self, transaction: TransactionId) -> Option<String> {
        let template = self.key_values.iter().find(|entry| entry.key == "redirectUrl")?;
        Some(template.value.replace("{transactionId}", &transaction.to_string()))
    }
}

words! {
    /// What a provider can tell.
    pub enum EventType {
        Approved = "deposit.approved",
        Declined = "deposit.declined",
        Failed = "deposit.error",
        Cancelled = "deposit.cancelled",
        Chargeback = "deposit.chargeback",
        Refunded = "deposit.refunded",
        PayoutCompleted = "payout.completed",
        PayoutFailed = "payout.failed",
    }
}

/// A provider's word, read from a body whose signature was right.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ProviderEvent {
    #[serde(rename = "type")]
    pub kind: EventType,
    /// Our transaction, as we named it to the provider.
    #[serde(default)]
    pub transaction_id: Option<String>,
    /// The provider's own number of the payment.
    pub provider_transaction_id: String,
    /// What was processed. Required for money that arrived; for a chargeback or refund, none means all of it.
    #[serde(default)]
    pub amount: Option<Exact>,
    #[serde(default)]
    pub currency: Option<Currency>,
    #[serde(default)]
    pub fee: Option<Exact>,
    #[serde(default)]
    pub reason: Option<String>,
}

impl ProviderEvent {
    /// The processed amount, when both parts are there and fit.
    pub fn money(&self) -> kernel::Result<Option<Money>> {
        match (self.amount, self.currency) {
            (Some(Exact(amount)), Some(currency)) => match amounts::named("amount", amount, currency)? {
                money if money.is_positive() => Ok(Some(money)),
                _ => Err(kernel::Problem::invalid("amount", "expected a number above 0")),
            },
            (None, None) => Ok(None),
            (Some(_), None) => Err(kernel::Problem::invalid("currency", "is required with an amount")),
            (None, Some(_)) => Err(kernel::Problem::invalid("amount", "is required with a currency")),
        }
    }
}
