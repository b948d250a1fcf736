//! The rows as callers read them. Those of lists are written column by column; these types describe them in the document.

use std::collections::BTreeMap;

use foundation::words;
use kernel::Timestamp;
use money::transactions::{Direction, ReportType};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

words! {
    /// Real money or play money.
    pub enum AccountType {
        Live = "live",
        Demo = "demo",
    }
}

/// Marketing parameters; others than these may stand beside them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerUtmDetails {
    pub utm_campaign: Option<String>,
    pub utm_medium: Option<String>,
    pub utm_source: Option<String>,
    pub utm_term: Option<String>,
    pub utm_content: Option<String>,
    pub utm_ad_group: Option<String>,
    pub utm_placement: Option<String>,
    pub utm_device: Option<String>,
    pub affiliate_id: Option<String>,
    pub campaign_id: Option<String>,
    pub source_page: Option<String>,
    pub data_referrer: Option<String>,
    pub gclid: Option<String>,
    #[serde(flatten)]
    pub others: BTreeMap<String, String>,
}

/// Tags of one kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct PartnerTags {
    pub category: String,
    pub tags: Vec<String>,
}

/// A lead in a report.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartnerLead {
    pub lead_id: String,
    /// RFC 3339 in UTC with milliseconds.
    pub registration_date: Timestamp,
    /// Moves with any change: a field, a tag, the sales status, a deposit, a trade.
    pub last_modified_date: Timestamp,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    /// E.164, such as +4915112345601.
    pub phone: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Who brought the person: `utmDetails.affiliate_id`, or the partner's own id.
    pub aff_id: Option<String>,
    pub campaign_id: Option<String>,
    /// The user whose API key the person came with.
    pub source: Option<String>,
    pub referrer: Option<String>,
    pub utm_details: PartnerUtmDetails,
    pub tags: Vec<PartnerTags>,
    /// By its name.
    pub sales_status: Option<String>,
    pub last_contact_date: Option<Timestamp>,
    pub call_status: Option<String>,
    /// Has become a customer: then `customerId` is the `userId` of a registration.
    pub converted: bool,
    pub customer_id: Option<String>,
    pub converted_date: Option<Timestamp>,
    pub metadata: Map<String, Value>,
    /// The address that the lead came from; shown by /ib and /trackbox.
    #[serde(default)]
    pub ip: Option<String>,
}

/// A customer in a report.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartnerRegistration {
    /// The customer.
    pub user_id: String,
    pub lead_id: Option<String>,
    /// RFC 3339 in UTC with milliseconds.
    pub registration_date: Timestamp,
    /// Moves with any change: a field, a tag, the sales status, a deposit, a trade.
    pub last_modified_date: Timestamp,
    pub first_name: Option<String>,
    pub last_name: Option<String>,
    pub email: Option<String>,
    /// E.164, such as +4915112345601.
    pub phone: Option<String>,
    /// ISO 3166-1 alpha-2.
    pub country: Option<String>,
    /// ISO 639-1.
    pub language: Option<String>,
    /// Who brought the person: `utmDetails.affiliate_id`, or the partner's own id.
    pub aff_id: Option<String>,
    pub campaign_id: Option<String>,
    /// The user whose API key the person came with.
    pub source: Option<String>,
    pub referrer: Option<String>,
    pub utm_details: PartnerUtmDetails,
    pub tags: Vec<PartnerTags>,
    /// By its name.
    pub sales_status: Option<String>,
    /// Live accounts as `(login, platform, live)`, several joined with a comma and a blank.
    pub user_additional_id: String,
    pub trading_accounts: Vec<PartnerTradingAccount>,
    /// PENDING, IN_REVIEW, APPROVED, REJECTED or REVOKED.
    pub kyc_status: String,
    /// ACTIVE or DISABLED.
    pub account_status: String,
    pub is_test: bool,
    /// Whether there was a first deposit of real money; no bonus, transfer, correction, demo or fake one counts.
    #[serde(rename = "hasFTD")]
    pub has_ftd: bool,
    pub ftd_date: Option<Timestamp>,
    /// In `ftdCurrency`.
    pub ftd_amount: Option<String>,
    pub ftd_currency: Option<String>,
    #[serde(rename = "ftdAmountUSD")]
    pub ftd_amount_usd: Option<String>,
    pub qualification_date: Option<Timestamp>,
    /// Completed deposits of real money.
    pub deposit_count: i64,
    #[serde(rename = "totalDepositsUSD")]
    pub total_deposits_usd: String,
    #[serde(rename = "totalWithdrawalsUSD")]
    pub total_withdrawals_usd: String,
    /// Deposits less withdrawals.
    #[serde(rename = "netDepositsUSD")]
    pub net_deposits_usd: String,
    pub last_deposit_date: Option<Timestamp>,
    /// Closed, on live accounts.
    pub total_lots: String,
    /// What was closed, units times price, in US dollars.
    #[serde(rename = "volumeUSD")]
    pub volume_usd: String,
    pub last_trade_date: Option<Timestamp>,
}

/// A trading account of a customer.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[schemars(rename = "ReportedAccount")]
pub struct PartnerTradingAccount {
    pub login: String,
    pub server_tag: String,
    pub platform: String,
    pub r#type: AccountType,
    pub currency: String,
    pub group: String,
    pub leverage: i64,
    pub created_at: Timestamp,
}

words! {
    /// The only status of a row in a report.
    pub enum Successful {
        Success = "SUCCESS",
    }
}

/// A successful transaction in a report.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartnerTransaction {
    pub transaction_id: String,
    /// The customer: the `userId` of a registration.
    pub user_id: String,
    pub lead_id: Option<String>,
    /// When the money moved, RFC 3339 in UTC: the date that the filter means.
    pub transaction_date: Timestamp,
    pub last_modified_date: Timestamp,
    pub r#type: ReportType,
    /// Always positive.
    pub amount: String,
    pub direction: Direction,
    pub currency: String,
    /// Null when no rate was known.
    #[serde(rename = "amountUSD")]
    pub amount_usd: Option<String>,
    /// US dollars for one unit of the currency; null when none was known.
    pub exchange_rate: Option<String>,
    pub method: Option<String>,
    pub provider: Option<String>,
    pub status: Successful,
    /// The customer's first deposit of real money.
    #[serde(rename = "isFTD")]
    pub is_ftd: bool,
    /// Marked by staff as not real money; such rows come with `includeFake=true` of /ib alone.
    pub is_fake: bool,
    /// The trade, or `N/A`.
    pub product_id: String,
    /// The trading account.
    pub login: String,
    pub server_tag: String,
    pub aff_id: Option<String>,
    pub tags: Vec<PartnerTags>,
    /// What staff wrote beside it; shown to staff users' programs.
    #[serde(default)]
    pub comment: Option<String>,
}

words! {
    pub enum Side {
        Buy = "BUY",
        Sell = "SELL",
    }
}

/// A closed position in a report.
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PartnerPosition {
    pub position_id: String,
    /// The customer: the `userId` of a registration.
    pub user_id: String,
    /// The trading account.
    pub login: String,
    pub server_tag: String,
    pub platform: String,
    pub symbol: String,
    /// currencies, indices, commodities, cryptos or equities.
    pub symbol_group: String,
    pub side: Side,
    /// What was closed; 0.4 lots are 0.4.
    pub lots: String,
    /// Lots times contract size.
    pub units: String,
    /// Units times the closing price, in US dollars.
    #[serde(rename = "volumeUSD")]
    pub volume_usd: String,
    pub open_price: String,
    pub close_price: String,
    pub open_time: Timestamp,
    /// The date that the filter means.
    pub close_time: Timestamp,
    /// Gross, in `currency`.
    pub profit_loss: String,
    /// Negative is a charge.
    pub swap: String,
    /// Negative is a charge.
    pub commission: String,
    /// Profit and loss with swap and commission.
    pub net_profit: String,
    /// Of the trading account.
    pub currency: String,
    #[serde(rename = "netProfitUSD")]
    pub net_profit_usd: String,
    /// What the spread earned the house, in the account's currency.
    pub spread_cost: String,
    /// USER, ADMIN, STOP_LOSS, TAKE_PROFIT, TRAILING_STOP, STOP_OUT and others.
    pub close_reason: String,
    pub aff_id: Option<String>,
    pub is_test: bool,
}

/// A trading server.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct PartnerServer {
    pub server_tag: String,
    pub name: String,
    pub r#type: AccountType,
}

/// Trading servers by platform.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Servers {
    pub data: BTreeMap<&'static str, Vec<PartnerServer>>,
    pub total: i64,
}
