//! A mail that staff write by hand, to a lead or a customer.

use foundation::auth::Principal;
use foundation::db::Tx;
use foundation::mail::{self, Mailbox, Message};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{CommunicationDirection, CommunicationKind, NewCommunication, With, queries};
use crate::fields;

const LONGEST_SUBJECT: usize = 200;
const LONGEST_BODY: usize = 50_000;

#[derive(Deserialize, JsonSchema)]
pub struct NewMail {
    /// One line of at most 200 characters.
    subject: String,
    /// Plain text of at most 50000 characters.
    body: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Sent {
    message: String,
}

pub fn sent() -> Sent {
    Sent { message: "The mail is on its way.".into() }
}

/// A mail whose parts were checked.
#[derive(Clone)]
pub struct Letter {
    pub subject: String,
    body: String,
}

impl NewMail {
    pub fn checked(self) -> Result<Letter> {
        let subject = fields::line("subject", &self.subject, LONGEST_SUBJECT)?;
        if self.body.trim().is_empty() || self.body.chars().count() > LONGEST_BODY {
            return Err(Problem::invalid("body", format!("expected 1 to {LONGEST_BODY} characters")));
        }
        Ok(Letter { subject, body: self.body })
    }
}

impl Letter {
    /// Queues the mail with the entry that tells of it.
    pub fn send(&self, tx: &mut Tx<'_>, by: &Principal, with: With, to: Mailbox) -> Result<Uuid> {
        mail::queue(tx, &Message { from: None, to, subject: self.subject.clone(), text: self.body.clone(), html: None })?;
        let said = NewCommunication {
            with,
            kind: CommunicationKind::Email,
            direction: CommunicationDirection::Out,
            subject: Some(self.subject.clone()),
            text: Some(self.body.clone()),
            status: "QUEUED".into(),
            agent_id: Some(by.id.to_string()),
            agent_name: Some(by.name.clone()),
        };
        queries::record(tx, &said)
    }
}
