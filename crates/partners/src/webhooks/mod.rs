//! Outgoing webhooks: programs of others are told what happened, signed, until they say that they heard it.
//!
//! Invariants
//! - A delivery is written in the transaction that passes the event on, so that what was rolled back is never sent.
//! - Nothing is sent from here but by the job, and only through `foundation::egress`.
//! - All attempts and replays of one event carry the same `webhook-id` and the same body; a receiver may hear it twice.
//! - Nobody subscribes to, or redirects, what they may not read themselves.
//! - No mail and no audit entry holds the query of an address, where tokens are kept.
//! - Nothing here grows for ever: endpoints are counted, messages and deliveries are forgotten after their days.
//! - A secret is shown once, and sealed from then on.

mod api;
mod body;
mod jobs;
pub mod model;
mod queries;

#[cfg(test)]
mod tests;

use foundation::db::Tx;
use foundation::http::Routes;
use foundation::jobs::Kinds;
use foundation::outbox;
use kernel::{Result, WebhookDeliveryId};

pub use model::Event;

/// Messages are kept, and can be replayed, for so long.
const KEPT_DAYS: i64 = 30;

pub fn routes() -> Routes {
    Routes::under("Outgoing webhooks")
        .get("/webhook-endpoints", "listWebhookEndpoints", "The endpoints that are told what happens", api::list)
        .post_new("/webhook-endpoints", "createWebhookEndpoint", "Add an endpoint and show its secret this once", api::create)
        .put("/webhook-endpoints/{id}", "changeWebhookEndpoint", "Change an endpoint, switch it off or on again", api::change)
        .delete("/webhook-endpoints/{id}", "deleteWebhookEndpoint", "Remove an endpoint and the log of its deliveries", api::delete)
        .get("/webhook-endpoints/{id}/deliveries", "listWebhookDeliveries", "What an endpoint was told, the newest first", api::deliveries)
        .post("/webhook-endpoints/{id}/deliveries/{deliveryId}/replay", "replayWebhookDelivery", "Send one delivery again", api::replay)
}

pub fn jobs() -> Kinds {
    Kinds::default().with::<jobs::Deliver>()
}

/// Forgets messages that are too old to be sent again, with the log of their deliveries.
pub fn forget_old(tx: &mut Tx<'_>) -> Result<u64> {
    let oldest = tx.now().plus_days(-KEPT_DAYS);
    queries::forget(tx, oldest)
}

/// Writes a delivery for every endpoint that wants to hear of the event.
pub fn hear(tx: &mut Tx<'_>, event: &outbox::Event) -> Result<()> {
    let Ok(kind) = event.kind.parse::<Event>() else { return Ok(()) };
    let listeners: Vec<_> = queries::enabled(tx)?.into_iter().filter(|endpoint| endpoint.events.contains(&kind)).collect();
    if listeners.is_empty() {
        return Ok(());
    }
    let body = body::of(tx, kind, event)?;
    queries::insert_message(tx, event.id, kind, &body)?;
    for endpoint in listeners {
        let id: WebhookDeliveryId = tx.new_id();
        if queries::insert_delivery(tx, id, endpoint.id, event.id)? {
            foundation::jobs::enqueue(tx, jobs::Deliver { delivery: id, turn: 1 })?;
        }
    }
    Ok(())
}
