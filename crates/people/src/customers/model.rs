//! What a customer is made of.

use std::collections::BTreeMap;

use foundation::auth::Kind;
use foundation::words;
use kernel::{Currency, CustomerId, LeadId, Timestamp};
use uuid::Uuid;

use crate::kyc;

words! {
    /// Whether a customer may use the house.
    pub enum CustomerStatus {
        Active = "ACTIVE",
        Disabled = "DISABLED",
        /// Asked for the end of the account; may still sign in.
        TerminationRequested = "TERMINATION_REQUESTED",
        Terminated = "TERMINATED",
    }
}

/// In this slice, the status.
pub type Status = CustomerStatus;

/// A customer, as other slices need to know them.
#[derive(Clone, Debug)]
pub struct Customer {
    pub id: CustomerId,
    /// The number that people know them by.
    pub account_id: i64,
    pub external_id: Option<String>,
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub mobilenumber: Option<String>,
    /// ISO 3166 alpha-2.
    pub country: Option<String>,
    pub language: String,
    /// The currency they think in.
    pub currency: Option<Currency>,
    pub has_password: bool,
    pub status: Status,
    pub roles: Vec<String>,
    pub is_affiliate: bool,
    pub is_test: bool,
    pub ref_key: Option<String>,
    pub kyc_status: kyc::Status,
    pub email_confirmed_at: Option<Timestamp>,
    pub phone_confirmed_at: Option<Timestamp>,
    pub lead_id: Option<LeadId>,
    pub introducer_id: Option<CustomerId>,
    pub affiliate_id: Option<String>,
    pub termination_requested_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl Customer {
    pub fn name(&self) -> String {
        format!("{} {}", self.first_name, self.last_name).trim().to_owned()
    }
    /// Whether they may sign in and act.
    pub fn may_act(&self) -> bool {
        matches!(self.status, Status::Active | Status::TerminationRequested)
    }
}

/// When a customer last changed, and in which counted lists they stand.
pub struct LastChange {
    pub at: Timestamp,
    pub affiliate_id: Option<String>,
    pub source_user: Option<Uuid>,
}

/// Who brought somebody, and by which campaign; leads and customers carry the same.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Origin {
    /// What staff and partners read as the source: a word, or the name of the key's user.
    pub source: Option<String>,
    /// The user whose API key brought them.
    pub source_user: Option<(Kind, Uuid)>,
    pub introducer_id: Option<CustomerId>,
    pub affiliate_id: Option<String>,
    pub campaign_id: Option<String>,
    pub referrer: Option<String>,
    /// Marketing parameters as they came, by name.
    pub utm: BTreeMap<String, String>,
    pub metadata: BTreeMap<String, String>,
}

impl Origin {
    /// The scopes under which day counts are kept: the whole list, the affiliate's part, the source's part.
    pub fn scopes(&self) -> Vec<String> {
        scopes(self.affiliate_id.as_deref(), self.source_user.map(|(_, id)| id))
    }
}

pub fn scopes(affiliate_id: Option<&str>, source_user: Option<Uuid>) -> Vec<String> {
    let affiliate = affiliate_id.map(affiliate_scope);
    let source = source_user.map(source_scope);
    [Some(String::new()), affiliate, source].into_iter().flatten().collect()
}

pub fn affiliate_scope(affiliate_id: &str) -> String {
    format!("affiliate:{affiliate_id}")
}

pub fn source_scope(user: Uuid) -> String {
    format!("source:{user}")
}

/// A customer to be made.
#[derive(Clone, Debug)]
pub struct NewCustomer {
    pub first_name: String,
    pub last_name: String,
    pub email: String,
    pub mobilenumber: Option<String>,
    /// ISO 3166 alpha-2.
    pub country: Option<String>,
    pub language: String,
    pub currency: Option<String>,
    pub password_hash: Option<String>,
    /// Chosen by somebody else: it must be replaced at the first sign-in.
    pub password_is_initial: bool,
    pub roles: Vec<String>,
    pub is_affiliate: bool,
    pub is_test: bool,
    pub external_id: Option<String>,
    pub lead_id: Option<LeadId>,
    pub skipped_steps: Vec<String>,
    pub marketing_consent: bool,
    pub origin: Origin,
}
