//! Mails that staff write to a customer, and what was said to them.

use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadCustomers, WriteCustomers};
use foundation::http::{Answer, Json, Page, Path, Query, Reply, list};
use foundation::mail::Mailbox;
use kernel::{CustomerId, Problem};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::super::{contacted, find};
use crate::communications::{self, Communication, NewMail, Sent, With, sent};

pub async fn send(staff: Staff<WriteCustomers>, Path(id): Path<CustomerId>, Json(new): Json<NewMail>) -> Answer<Reply<Sent>> {
    let letter = new.checked()?;
    let (by, agent) = (staff.actor(), staff.principal()?.clone());
    let queued = staff.change(move |tx| {
        let customer = find(tx, id)?;
        let address = customer.email.parse().map_err(|error| Problem::internal(format!("a stored address: {error}")))?;
        let said = letter.send(tx, &agent, With::Customer(id), Mailbox::new(None, address))?;
        contacted(tx, id)?;
        audit::record(tx, &by, "customer.mailed", id, json!(null), json!({ "communicationId": said, "subject": letter.subject }))?;
        Ok(sent())
    });
    queued.await
}

#[derive(Deserialize, JsonSchema)]
pub struct CommunicationsQuery {
    /// 1 to 1000, 50 when nothing is said.
    limit: Option<i64>,
    offset: Option<i64>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "CustomerCommunications")]
pub struct Communications {
    communications: Vec<Communication>,
    count: i64,
}

pub async fn communications(
    staff: Staff<ReadCustomers>,
    Path(id): Path<CustomerId>,
    Query(query): Query<CommunicationsQuery>,
) -> Answer<Json<Communications>> {
    let page = Page::new(query.limit, query.offset, 50, list::MOST)?;
    let said = staff.read(move |read| {
        find(read, id)?;
        let communications = communications::of_customer(read, id, page.limit, page.offset)?;
        Ok(Communications { communications, count: communications::count_of_customer(read, id)? })
    });
    Ok(Json(said.await?))
}
