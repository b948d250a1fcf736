//! A provider's call: the signature over the raw body first, then the body.

use axum::body::Bytes;
use axum::http::HeaderMap;
use foundation::auth::Anonymous;
use foundation::http::{Answer, Json, Path, json};
use foundation::signature::{self, ID, SIGNATURE, TIMESTAMP};
use kernel::{Problem, Result};
use schemars::JsonSchema;
use serde::Serialize;

use super::model::ProviderEvent;
use super::queries::{self, Received};
use super::settle;
use crate::book::Books;

#[derive(Serialize, JsonSchema)]
pub struct Taken {
    success: bool,
}

/// The longest body that a provider sends.
const MOST_BYTES: usize = 64 * 1024;
const MOST_ID: usize = 200;

/// Signed as Standard Webhooks has it (`webhook-id`, `webhook-timestamp`, `webhook-signature`). Answers 200 once the call is
/// stored and acted on; a call that came before changes nothing and is answered in the same way.
pub async fn receive(caller: Anonymous, Path(provider): Path<String>, headers: HeaderMap, body: Bytes) -> Answer<Json<Taken>> {
    if body.len() > MOST_BYTES {
        return Err(Problem::new(413, "body_too_large").because("The body is larger than this operation accepts.").into());
    }
    let brand = caller.brand();
    let name = provider.clone();
    // Until somebody has been given the key there is none, and nothing is signed with it.
    let key = brand.read(move |read| queries::stored_key(read, &name)).await?;
    let message_id = header(&headers, ID).to_owned();
    signature::verify(key.as_slice(), &message_id, header(&headers, TIMESTAMP), header(&headers, SIGNATURE), &body, brand.now())?;
    if message_id.len() > MOST_ID {
        return Err(Problem::parameter(ID, format!("expected at most {MOST_ID} characters")).into());
    }
    let event: ProviderEvent = json::parse(&body)?;
    let reference = checked_reference(&event)?;
    let text = String::from_utf8_lossy(&body).into_owned();
    brand
        .book(move |tx, desk| {
            let id = tx.new_id();
            let received =
                Received { id, provider: &provider, message_id: &message_id, reference: &reference, kind: event.kind, body: &text };
            if !queries::insert_event(tx, &received)? {
                return Ok(());
            }
            let (outcome, transaction) = settle::settle(tx, desk, &provider, &event)?;
            queries::set_outcome(tx, id, outcome, transaction)
        })
        .await?;
    Ok(Json(Taken { success: true }))
}

fn header<'h>(headers: &'h HeaderMap, name: &str) -> &'h str {
    headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

fn checked_reference(event: &ProviderEvent) -> Result<String> {
    let reference = event.provider_transaction_id.trim();
    if reference.is_empty() || reference.len() > MOST_ID {
        return Err(Problem::invalid("providerTransactionId", format!("expected 1 to {MOST_ID} characters")));
    }
    event.money()?;
    Ok(reference.to_owned())
}
