//! What was said between the house and a person: mails, calls and messages, with a lead or with a customer.
//!
//! Invariants
//! - An entry is written with the change that it tells of; a mail that staff write is queued with its entry, or neither is.
//! - Nothing here calls anybody.

mod mail;
pub mod queries;

pub use mail::{Letter, NewMail, Sent, sent};
pub use queries::{count_of_customer, of_customer, of_lead};

use kernel::{CustomerId, LeadId, Timestamp};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

foundation::words! {
    /// The way somebody was spoken to.
    pub enum CommunicationKind {
        Email = "EMAIL",
        Call = "CALL",
        Message = "MESSAGE",
        Push = "PUSH",
        Sms = "SMS",
    }
}

foundation::words! {
    /// Whether they or we began.
    pub enum CommunicationDirection {
        In = "IN",
        Out = "OUT",
    }
}

/// One mail, call or message.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Communication {
    pub id: String,
    pub kind: CommunicationKind,
    pub direction: CommunicationDirection,
    pub subject: Option<String>,
    pub text: Option<String>,
    pub status: String,
    pub duration_seconds: Option<i64>,
    pub recording_url: Option<String>,
    pub agent_id: Option<String>,
    pub agent_name: Option<String>,
    pub created_at: Timestamp,
}

/// With whom.
#[derive(Clone, Copy, Debug)]
pub enum With {
    Lead(LeadId),
    Customer(CustomerId),
}

/// Something that was said, to be kept.
#[derive(Clone, Debug)]
pub struct NewCommunication {
    pub with: With,
    pub kind: CommunicationKind,
    pub direction: CommunicationDirection,
    pub subject: Option<String>,
    pub text: Option<String>,
    pub status: String,
    pub agent_id: Option<String>,
    pub agent_name: Option<String>,
}
