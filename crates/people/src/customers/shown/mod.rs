//! Customers as staff see them in lists and on a page of their own.

mod filter;
pub mod queries;

pub use filter::{Activity, Agent, Filter, Sort};
pub use queries::{count, find, ids, list};

use kernel::{CustomerId, Exact, SalesDeskId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Status;
use crate::kyc;
pub use crate::staff::refs::StaffRef;

/// A customer with everything that staff look at. Money is in US dollars.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "Customer")]
pub struct Shown {
    pub id: CustomerId,
    /// The loyalty level; 0 before the first.
    pub level: i64,
    pub account_id: String,
    pub name: String,
    pub firstname: String,
    pub lastname: String,
    pub email: String,
    pub mobilenumber: Option<String>,
    /// Completed deposits less what was taken back, in US dollars.
    pub deposit_total: Exact,
    pub total_coins_earned: Exact,
    /// ISO 3166 alpha-2.
    pub country: Option<String>,
    pub country_name: Option<String>,
    pub created_at: Timestamp,
    pub status: Status,
    /// When the app was installed; no app reports it yet.
    pub app_installed_at: Option<Timestamp>,
    pub last_login_date: Option<Timestamp>,
    pub total_logins: i64,
    pub notes: Option<String>,
    pub roles: Vec<String>,
    pub available_contact_methods: Vec<ContactMethod>,
    pub total_referrals: i64,
    pub document_count: i64,
    pub kyc_status: kyc::Status,
    pub kyc_reviewed_by_id: Option<String>,
    pub kyc_reviewed_by_name: Option<String>,
    pub kyc_reviewed_at: Option<Timestamp>,
    /// Why the check was refused, or the approval taken back; the customer reads it too.
    pub kyc_reason: Option<String>,
    pub affiliate_id: Option<String>,
    pub referrer: Option<String>,
    pub conversion_agent: Option<StaffRef>,
    pub retention_agent: Option<StaffRef>,
    pub sales_desk: Option<SalesDeskRef>,
    pub sales_status_name: Option<String>,
    pub last_trading_activity_date: Option<Timestamp>,
    pub total_volume_traded: Exact,
    /// Closed within the last seven UTC days, today included.
    pub trade_volume_last_week: Exact,
    pub trade_volume_open: Exact,
    /// When the e-mail address was confirmed.
    pub confirmed_at: Option<Timestamp>,
    pub commission_scheme: Option<CommissionModelRef>,
    pub communication_language: String,
    pub is_bookmarked: bool,
    /// What a partner earned and was not paid yet.
    pub affiliate_balance: String,
    /// Positions that are open now.
    pub positions_count: i64,
    #[serde(rename = "hasFTD")]
    pub has_ftd: bool,
    pub last_active: Option<Timestamp>,
    pub risk_status: Option<String>,
    pub source: Option<String>,
    pub withdrawal_total: Exact,
    pub last_deposit_date: Option<Timestamp>,
    pub last_comment_date: Option<Timestamp>,
    pub last_contact_date: Option<Timestamp>,
    /// What others earned by this customer.
    pub commissions_granted: Exact,
    /// What this customer earned as a partner.
    pub commissions_earned: Exact,
    pub sum_sub_details: Option<SumSubDetails>,
    pub termination_requested_at: Option<Timestamp>,
    pub groups: Vec<GroupRef>,
    pub external_id: Option<String>,
    pub updated_at: Timestamp,
}

foundation::words! {
    /// A way to reach a customer.
    pub enum ContactMethod {
        Email = "EMAIL",
        Phone = "PHONE",
    }
}

/// A sales desk, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SalesDeskRef {
    pub id: SalesDeskId,
    pub name: String,
}

/// A customer, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CustomerRef {
    pub id: CustomerId,
    pub name: String,
    pub email: String,
    pub account_id: String,
}

/// A commission model, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct CommissionModelRef {
    pub id: i64,
    pub name: String,
}

/// A trading group, in short.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct GroupRef {
    pub id: i64,
    pub name: String,
    pub currency: String,
}

/// What the identity provider said last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct SumSubDetails {
    pub applicant_id: String,
    pub review_status: String,
    pub review_answer: Option<String>,
    pub reject_labels: Vec<String>,
    pub updated_at: Timestamp,
}

/// A comment on a customer, for staff only.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Comment {
    pub id: kernel::CommentId,
    pub comment: String,
    pub created_at: Timestamp,
    pub author_id: String,
    pub author_name: String,
}
