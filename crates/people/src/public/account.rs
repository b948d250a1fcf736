//! The trading account that a new customer gets at once.

use foundation::db::Tx;
use kernel::{CustomerId, Problem, Result, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

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
    pub platform: String,
    #[serde(default)]
    pub server_tag: Option<String>,
    #[serde(default)]
    pub group_id: Option<i64>,
    pub currency: String,
    /// 1 to 5000; what the group and the law allow is decided when the account is opened.
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

/// Opens the account in the transaction that makes the customer. A platform, group or currency that is not served is 422 with
/// the field `tradingAccount.…`; then the customer is not made either.
pub type OpenAccount = fn(&mut Tx<'_>, CustomerId, &TradingAccountRequest) -> Result<OpenedAccount>;

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
