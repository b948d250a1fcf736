//! The operations on endpoints and their deliveries.

use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadSettings, WriteSettings};
use foundation::db::Tx;
use foundation::http::list::Page;
use foundation::http::{Answer, Json, Path, Query, Reply};
use foundation::signature::SigningKey;
use kernel::{Problem, Result, WebhookDeliveryId, WebhookEndpointId};
use people::customers::{DONE, Success};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::jobs::{Deliver, OFF, place};
use super::model::{Because, Delivery, Endpoint, Event, Status, may_be_told};
use super::queries;

/// More endpoints than anybody needs, and few enough to be asked at every event.
const MOST: i64 = 50;
const LONGEST: usize = 500;
const LONGEST_URL: usize = 2_000;

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookEndpoints")]
pub struct List {
    endpoints: Vec<Endpoint>,
}

pub async fn list(staff: Staff<ReadSettings>) -> Answer<Json<List>> {
    let endpoints = staff.read(queries::list).await?;
    // The whole address is for whoever may set it.
    let shown = if staff.also_may::<WriteSettings>() { endpoints } else { endpoints.iter().map(Endpoint::without_query).collect() };
    Ok(Json(List { endpoints: shown }))
}

#[derive(Deserialize, JsonSchema)]
#[schemars(rename = "CreateWebhookEndpoint")]
pub struct New {
    /// Where events are sent: `https`, or `http` while it is tried out.
    url: String,
    /// At least one.
    events: Vec<Event>,
    #[serde(default)]
    description: String,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookEndpointCreated")]
pub struct Created {
    endpoint: Endpoint,
    /// The key that signs every message (Standard Webhooks); shown this once.
    secret: String,
}

pub async fn create(staff: Staff<WriteSettings>, Json(input): Json<New>) -> Answer<Reply<Created>> {
    let url = address(staff.app(), &input.url)?;
    let (events, description) = (wanted(&input.events)?, described(&input.description)?);
    may_be_told(staff.principal()?.permissions, &events)?;
    staff.fresh_proof()?;
    let (by, me) = (staff.actor(), staff.principal()?.staff_id()?);
    staff
        .create(move |tx| {
            tx.alone("webhook_endpoint")?;
            if queries::count(tx)? >= MOST {
                return Err(Problem::conflict("too_many_endpoints").because(format!("There are {MOST} endpoints already.")));
            }
            let endpoint = Endpoint {
                id: tx.new_id(),
                url: url.clone(),
                events: events.clone(),
                description: description.clone(),
                enabled: true,
                disabled_because: None,
                failing_since: None,
                created_at: tx.now(),
            };
            let secret = SigningKey::generate(&*tx.entropy()).to_text();
            let sealed = tx.sealer()?.seal(place(&endpoint.id.to_string()), secret.expose())?;
            queries::insert(tx, &endpoint, &sealed, me)?;
            audit::record(tx, &by, "webhook_endpoint.created", endpoint.id, json!({}), endpoint.without_query())?;
            Ok(Created { endpoint, secret: secret.expose().clone() })
        })
        .await
}

#[derive(Clone, Deserialize, JsonSchema)]
#[schemars(rename = "ChangeWebhookEndpoint")]
pub struct Change {
    url: Option<String>,
    events: Option<Vec<Event>>,
    description: Option<String>,
    /// Switched on again it starts afresh; what was missed can be replayed.
    enabled: Option<bool>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookEndpointChanged")]
pub struct Changed {
    endpoint: Endpoint,
}

pub async fn change(staff: Staff<WriteSettings>, Path(id): Path<WebhookEndpointId>, Json(input): Json<Change>) -> Answer<Reply<Changed>> {
    let url = input.url.as_deref().map(|url| address(staff.app(), url)).transpose()?;
    let events = input.events.as_deref().map(wanted).transpose()?;
    let description = input.description.as_deref().map(described).transpose()?;
    let (by, me) = (staff.actor(), staff.principal()?.clone());
    staff
        .change(move |tx| {
            tx.alone("webhook_endpoint")?;
            let before = queries::find(tx, id)?;
            let mut after = before.clone();
            after.url = url.clone().unwrap_or(after.url);
            after.events = events.clone().unwrap_or(after.events);
            after.description = description.clone().unwrap_or(after.description);
            switch(tx, &mut after, input.enabled)?;
            if tells_more(&before, &after) {
                may_be_told(me.permissions, &after.events)?;
                me.fresh_proof(tx.now())?;
                // What was not judged just now is not told any more.
                queries::set_events(tx, &after)?;
            }
            queries::update(tx, &after)?;
            audit::record(tx, &by, "webhook_endpoint.changed", id, before.without_query(), after.without_query())?;
            Ok(Changed { endpoint: after })
        })
        .await
}

/// Whether somebody is told now what they were not told before.
fn tells_more(before: &Endpoint, after: &Endpoint) -> bool {
    before.url != after.url || before.events != after.events || (after.enabled && !before.enabled)
}

fn switch(tx: &mut Tx<'_>, endpoint: &mut Endpoint, on: Option<bool>) -> Result<()> {
    match on {
        Some(true) if !endpoint.enabled => {
            (endpoint.enabled, endpoint.disabled_because, endpoint.failing_since) = (true, None, None);
        }
        Some(false) if endpoint.enabled => {
            (endpoint.enabled, endpoint.disabled_because) = (false, Some(Because::Staff));
            queries::end_pending(tx, endpoint.id, OFF)?;
        }
        _ => {}
    }
    Ok(())
}

pub async fn delete(staff: Staff<WriteSettings>, Path(id): Path<WebhookEndpointId>) -> Answer<Reply<Success>> {
    let by = staff.actor();
    staff
        .change(move |tx| {
            let before = queries::find(tx, id)?;
            queries::delete(tx, id)?;
            audit::record(tx, &by, "webhook_endpoint.deleted", id, before.without_query(), json!({}))?;
            Ok(DONE)
        })
        .await
}

#[derive(Deserialize, JsonSchema)]
pub struct Filter {
    limit: Option<i64>,
    offset: Option<i64>,
    status: Option<Status>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "WebhookDeliveries")]
pub struct Deliveries {
    deliveries: Vec<Delivery>,
    count: i64,
}

pub async fn deliveries(
    staff: Staff<ReadSettings>,
    Path(id): Path<WebhookEndpointId>,
    Query(filter): Query<Filter>,
) -> Answer<Json<Deliveries>> {
    let page = Page::new(filter.limit, filter.offset, 50, foundation::http::list::MOST)?;
    let found = staff.read(move |read| {
        queries::find(read, id)?;
        let (deliveries, count) = queries::deliveries(read, id, filter.status, page)?;
        Ok(Deliveries { deliveries, count })
    });
    Ok(Json(found.await?))
}

pub async fn replay(
    staff: Staff<WriteSettings>,
    Path((id, delivery)): Path<(WebhookEndpointId, WebhookDeliveryId)>,
) -> Answer<Reply<Success>> {
    let by = staff.actor();
    staff
        .change(move |tx| {
            let endpoint = queries::find(tx, id)?;
            let before = queries::find_delivery(tx, id, delivery)?;
            if !endpoint.enabled {
                return Err(Problem::conflict("endpoint_disabled").because("Switch the endpoint on first."));
            }
            let turn = queries::ask_again(tx, id, delivery)?;
            foundation::jobs::enqueue(tx, Deliver { delivery, turn })?;
            let after = queries::find_delivery(tx, id, delivery)?;
            audit::record(tx, &by, "webhook_delivery.replayed", delivery, &before, &after)?;
            Ok(DONE)
        })
        .await
}

fn address(app: &foundation::app::App, url: &str) -> Result<String> {
    if url.len() > LONGEST_URL {
        return Err(Problem::invalid("url", format!("expected at most {LONGEST_URL} characters")));
    }
    Ok(app.egress().target("url", url)?.url())
}

/// Each once, in the order of the list of events.
fn wanted(events: &[Event]) -> Result<Vec<Event>> {
    if events.is_empty() {
        return Err(Problem::invalid("events", "expected at least one event"));
    }
    Ok(Event::ALL.iter().copied().filter(|event| events.contains(event)).collect())
}

fn described(text: &str) -> Result<String> {
    let text = text.trim();
    if text.chars().count() > LONGEST || text.chars().any(char::is_control) {
        return Err(Problem::invalid("description", format!("expected at most {LONGEST} characters on one line")));
    }
    Ok(text.to_owned())
}
