//! Mails to a lead.

use foundation::audit;
use foundation::auth::{OrKey, Staff, permission::WriteLeads};
use foundation::http::{Answer, Json, Path, Reply};
use foundation::mail::Mailbox;
use kernel::{LeadId, Problem};
use serde_json::json;

use super::super::{contacted, queries};
use crate::communications::{NewMail, Sent, With, sent};

pub async fn send(staff: Staff<WriteLeads, OrKey>, Path(id): Path<LeadId>, Json(new): Json<NewMail>) -> Answer<Reply<Sent>> {
    let letter = new.checked()?;
    let (by, agent) = (staff.actor(), staff.principal()?.clone());
    staff
        .change(move |tx| {
            let lead = queries::find(tx, id)?;
            let address = lead.email.and_then(|email| email.parse().ok());
            let address =
                address.ok_or_else(|| Problem::refused("no_email").because("This lead has no e-mail address that mail can be sent to."))?;
            let said = letter.send(tx, &agent, With::Lead(id), Mailbox::new(None, address))?;
            contacted(tx, id)?;
            audit::record(tx, &by, "lead.mailed", id, json!(null), json!({ "communicationId": said, "subject": letter.subject }))?;
            Ok(sent())
        })
        .await
}
