//! Mails to a lead.

use foundation::audit;
use foundation::auth::{OrKey, Staff, permission::WriteLeads};
use foundation::http::{Answer, Json, Path, Reply};
use foundation::mail::{self, Mailbox, Message};
use kernel::{LeadId, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::{contacted, input, queries};
use crate::communications::{self, CommunicationDirection, CommunicationKind, NewCommunication, With};

const LONGEST_SUBJECT: usize = 200;
const LONGEST_BODY: usize = 50_000;

#[derive(Deserialize, JsonSchema)]
pub struct NewMail {
    subject: String,
    body: String,
}

#[derive(Serialize, JsonSchema)]
pub struct Sent {
    message: String,
}

pub async fn send(staff: Staff<WriteLeads, OrKey>, Path(id): Path<LeadId>, Json(new): Json<NewMail>) -> Answer<Reply<Sent>> {
    let subject = input::text("subject", Some(&new.subject), LONGEST_SUBJECT)?.ok_or_else(|| Problem::invalid("subject", "is required"))?;
    if new.body.trim().is_empty() || new.body.chars().count() > LONGEST_BODY {
        return Err(Problem::invalid("body", format!("expected 1 to {LONGEST_BODY} characters")).into());
    }
    let (by, agent) = (staff.actor(), staff.principal()?.clone());
    staff
        .change(move |tx| {
            let lead = queries::find(tx, id)?;
            let address = lead.email.and_then(|email| email.parse().ok());
            let address =
                address.ok_or_else(|| Problem::refused("no_email").because("This lead has no e-mail address that mail can be sent to."))?;
            let message =
                Message { from: None, to: Mailbox::new(None, address), subject: subject.clone(), text: new.body.clone(), html: None };
            mail::queue(tx, &message)?;
            let said = NewCommunication {
                with: With::Lead(id),
                kind: CommunicationKind::Email,
                direction: CommunicationDirection::Out,
                subject: Some(subject.clone()),
                text: Some(new.body.clone()),
                status: "QUEUED".into(),
                agent_id: Some(agent.id.to_string()),
                agent_name: Some(agent.name.clone()),
            };
            let said = communications::record(tx, &said)?;
            contacted(tx, id)?;
            audit::record(tx, &by, "lead.mailed", id, json!(null), json!({ "communicationId": said, "subject": subject }))?;
            Ok(Sent { message: "The mail is on its way.".into() })
        })
        .await
}
