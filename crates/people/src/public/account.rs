//! The trading account that a new customer gets at once.
//!
//! The customer is made and committed first; the account is opened after it, where the money is kept. So that a repeated
//! request is answered as the first time, the answer that lies under its `Idempotency-Key` is completed in the very
//! transaction that opens the account, and whoever comes second finds it there.

use foundation::auth::Actor;
use foundation::brand::Brand;
use foundation::db::Tx;
use foundation::idempotency::Once;
use foundation::{audit, outbox};
use kernel::{CustomerId, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::customers::CreatedCustomer;
use crate::leads::input;

foundation::words! {
    /// Whether the money in it is real.
    pub enum TradingAccountType {
        Live = "live",
        Demo = "demo",
    }
}

/// Which account to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct TradingAccountRequest {
    /// `neo` or `pro`.
    #[schemars(example = &"neo")]
    pub platform: String,
    /// As GET …/servers names it, such as `neo-live`; it must fit platform and type.
    #[serde(default)]
    pub server_tag: Option<String>,
    /// The number of a trading group of this currency and type; the first one when nothing is said.
    #[serde(default)]
    pub group_id: Option<i64>,
    /// ISO 4217.
    #[schemars(example = &"USD")]
    pub currency: String,
    /// 30 means 1:30. From 1 to what the group allows.
    #[schemars(range(min = 1, max = 5000), example = 30)]
    pub leverage: u32,
    pub r#type: TradingAccountType,
}

/// An account that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "PartnerTradingAccount")]
pub struct OpenedAccount {
    pub login: String,
    pub server_tag: String,
    pub platform: String,
    pub r#type: TradingAccountType,
    pub currency: String,
    pub group: String,
    pub leverage: u32,
    pub created_at: Timestamp,
}

const HIGHEST_LEVERAGE: u32 = 5_000;

/// Refuses what no platform could serve.
pub fn check(request: &TradingAccountRequest) -> Result<()> {
    let required = |field: &str| Problem::invalid(format!("tradingAccount.{field}"), "is required");
    input::text("tradingAccount.platform", Some(&request.platform), 50)?.ok_or_else(|| required("platform"))?;
    input::text("tradingAccount.serverTag", request.server_tag.as_deref(), 50)?;
    if request.currency.parse::<kernel::Currency>().is_err() {
        return Err(Problem::invalid("tradingAccount.currency", "expected a currency code such as USD"));
    }
    if !(1..=HIGHEST_LEVERAGE).contains(&request.leverage) {
        return Err(Problem::invalid("tradingAccount.leverage", format!("expected a whole number from 1 to {HIGHEST_LEVERAGE}")));
    }
    Ok(())
}

/// An account that is to be opened for a customer who was made before.
pub struct Opening {
    pub brand: Brand,
    pub customer: CustomerId,
    pub request: TradingAccountRequest,
    by: Actor,
    once: Once,
    /// What the customer's creation answered, as yet without an account.
    answered: CreatedCustomer,
}

impl Opening {
    pub(super) fn new(brand: Brand, by: Actor, once: Once, answered: CreatedCustomer, request: TradingAccountRequest) -> Opening {
        Opening { brand, customer: answered.customer_id, request, by, once, answered }
    }

    /// To be run in the transaction that opens the account: opens it, or finds that the same request has done so meanwhile.
    pub fn run(&self, tx: &mut Tx<'_>, open: impl FnOnce(&mut Tx<'_>) -> Result<OpenedAccount>) -> Result<OpenedAccount> {
        let stored: Option<CreatedCustomer> = self.once.answer(tx)?;
        if let Some(opened) = stored.and_then(|answer| answer.trading_account) {
            return Ok(opened);
        }
        let opened = open(tx)?;
        audit::record(tx, &self.by, "customer.account_opened", self.customer, json!(null), &opened)?;
        outbox::emit(tx, "customer.account_opened", json!({ "customerId": self.customer, "tradingAccount": opened }))?;
        let mut answer = self.answered.clone();
        answer.trading_account = Some(opened.clone());
        self.once.amend(tx, &answer)?;
        Ok(opened)
    }
}
