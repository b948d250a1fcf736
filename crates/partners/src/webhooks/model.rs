//! Endpoints, deliveries, and when the next attempt is due.

use foundation::auth::permission::{Permission, Permissions, ReadCustomers, ReadLeads, ReadTrading, ReadTransactions};
use foundation::words;
use kernel::{Problem, Result, Timestamp, WebhookDeliveryId, WebhookEndpointId};
use schemars::JsonSchema;
use serde::Serialize;

words! {
    /// What endpoints can be told of. The names are those of the outbox.
    #[schemars(rename = "WebhookEvent")]
    pub enum Event {
        /// The row of the leads report.
        LeadCreated = "lead.created",
        /// The row of the registrations report.
        CustomerCreated = "customer.created",
        /// The row of the transactions report; `isFTD` says whether it is the customer's first.
        DepositCompleted = "deposit.completed",
        DepositReversed = "deposit.reversed",
        /// The row of the transactions report.
        WithdrawalCompleted = "withdrawal.completed",
        /// Money that was held for a withdrawal came back: rejected, cancelled.
        WithdrawalReleased = "withdrawal.released",
        PositionOpened = "position.opened",
        /// The row of the positions report.
        PositionClosed = "position.closed",
        PositionCorrected = "position.corrected",
        KycSubmitted = "kyc.submitted",
        KycApproved = "kyc.approved",
        KycRejected = "kyc.rejected",
        MarginCall = "account.margin_call",
        StopOut = "account.stop_out",
    }
}

words! {
    #[schemars(rename = "WebhookDeliveryStatus")]
    pub enum Status {
        Pending = "PENDING",
        Delivered = "DELIVERED",
        Failed = "FAILED",
    }
}

words! {
    /// Why an endpoint was switched off.
    #[schemars(rename = "WebhookDisabledBecause")]
    pub enum Because {
        /// By staff.
        Staff = "STAFF",
        /// It answered 410.
        Gone = "GONE",
        /// Nothing arrived for five days.
        Failing = "FAILING",
    }
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "WebhookEndpoint")]
pub struct Endpoint {
    pub id: WebhookEndpointId,
    pub url: String,
    pub events: Vec<Event>,
    pub description: String,
    pub enabled: bool,
    /// Why it is switched off.
    pub disabled_because: Option<Because>,
    /// Since when nothing has arrived.
    pub failing_since: Option<Timestamp>,
    pub created_at: Timestamp,
}

#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "WebhookDelivery")]
pub struct Delivery {
    pub id: WebhookDeliveryId,
    /// As it was told; another version of this program may have known more events.
    pub event: String,
    /// The `webhook-id` of all its attempts.
    pub message_id: String,
    pub status: Status,
    /// Replays included.
    pub attempts: i64,
    /// What the endpoint answered last.
    pub response_status: Option<i64>,
    /// Why the last attempt failed.
    pub last_error: Option<String>,
    pub created_at: Timestamp,
    pub attempted_at: Option<Timestamp>,
    pub next_attempt_at: Option<Timestamp>,
}

impl Event {
    /// What staff must hold to be told of it by somebody else's program: the permission under which its body can be read here.
    fn read_with(self, held: Permissions) -> (&'static str, bool) {
        match self {
            Event::LeadCreated => (ReadLeads::NAME, held.holds::<ReadLeads>()),
            Event::DepositCompleted | Event::DepositReversed | Event::WithdrawalCompleted | Event::WithdrawalReleased => {
                (ReadTransactions::NAME, held.holds::<ReadTransactions>())
            }
            Event::PositionOpened | Event::PositionClosed | Event::PositionCorrected | Event::MarginCall | Event::StopOut => {
                (ReadTrading::NAME, held.holds::<ReadTrading>())
            }
            Event::CustomerCreated | Event::KycSubmitted | Event::KycApproved | Event::KycRejected => {
                (ReadCustomers::NAME, held.holds::<ReadCustomers>())
            }
        }
    }
}

/// 403 where one of these tells what its reader may not see.
pub fn may_be_told(held: Permissions, events: &[Event]) -> Result<()> {
    match events.iter().map(|event| event.read_with(held)).find(|(_, holds)| !holds) {
        Some((name, _)) => Err(Problem::forbidden("permission_needed")
            .because(format!("These events need the permission {name}."))
            .with("permission", name)),
        None => Ok(()),
    }
}

impl Endpoint {
    /// As others may read of it: the query of its address, and a user's name before its host, may hold a token.
    pub fn without_query(&self) -> Endpoint {
        let address = self.url.split(['?', '#']).next().unwrap_or_default();
        let url = match address.split_once("://") {
            Some((scheme, rest)) => {
                let host = rest.find('/').unwrap_or(rest.len());
                let from = rest[..host].rfind('@').map_or(0, |at| at + 1);
                format!("{scheme}://{}", &rest[from..])
            }
            None => address.to_owned(),
        };
        Endpoint { url, ..self.clone() }
    }
}

/// The schedule of the Standard Webhooks specification: seconds between one attempt and the next.
const PAUSES_S: [i64; 9] = [5, 5 * 60, 30 * 60, 2 * 3600, 5 * 3600, 10 * 3600, 14 * 3600, 20 * 3600, 24 * 3600];
/// How long nothing may arrive before an endpoint is switched off.
const PATIENCE_S: i64 = 5 * 86_400;
const GONE: u16 = 410;

/// What is done after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Next {
    Delivered,
    /// Again at this time.
    Again(Timestamp),
    GiveUp,
    /// The endpoint is switched off.
    SwitchOff(Because),
}

/// After the attempt that was number `tries` since the delivery was asked for; `answered` is nothing where nothing came back.
pub fn after(answered: Option<u16>, tries: i64, failing_since: Option<Timestamp>, now: Timestamp) -> Next {
    match answered {
        Some(200..=299) => return Next::Delivered,
        Some(GONE) => return Next::SwitchOff(Because::Gone),
        _ => {}
    }
    if failing_since.is_some_and(|since| now >= since.plus_seconds(PATIENCE_S)) {
        return Next::SwitchOff(Because::Failing);
    }
    let pause = usize::try_from(tries - 1).ok().and_then(|done| PAUSES_S.get(done));
    pause.map_or(Next::GiveUp, |pause| Next::Again(now.plus_seconds(*pause)))
}

/// The `webhook-id` of an event.
pub fn message_id(event: kernel::EventId) -> String {
    format!("msg_{event}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_others_read_of_an_address_has_no_token() {
        for (url, shown) in [
            ("https://hooks.example/a/b?token=s3cret", "https://hooks.example/a/b"),
            ("https://hooks.example/a#s3cret", "https://hooks.example/a"),
            ("https://me:s3cret@hooks.example/a@b?x=1", "https://hooks.example/a@b"),
            ("http://s3cret@[::1]:8080", "http://[::1]:8080"),
            ("https://hooks.example/", "https://hooks.example/"),
        ] {
            let endpoint = Endpoint {
                id: WebhookEndpointId::from_uuid(Default::default()),
                url: url.into(),
                events: vec![],
                description: String::new(),
                enabled: true,
                disabled_because: None,
                failing_since: None,
                created_at: Timestamp::from_micros(0),
            };
            assert_eq!(endpoint.without_query().url, shown);
        }
    }
}
