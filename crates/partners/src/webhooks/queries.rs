//! The statements of outgoing webhooks.

use foundation::db::{Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::http::list::Page;
use foundation::statements;
use kernel::{EventId, Result, StaffId, Timestamp, WebhookDeliveryId, WebhookEndpointId};

use super::model::{Because, Delivery, Endpoint, Event, Status, message_id};

statements! {
    LIST = "select id, url, events, description, enabled, disabled_because, failing_since, created_at from webhook_endpoint
        order by created_at, id limit 200";
    ENABLED = "select id, url, events, description, enabled, disabled_because, failing_since, created_at from webhook_endpoint
        where enabled order by created_at, id";
    FIND = "select id, url, events, description, enabled, disabled_because, failing_since, created_at from webhook_endpoint where id = $1";
    COUNT = "select count(*) from webhook_endpoint";
    INSERT = "insert into webhook_endpoint (id, url, events, description, secret, enabled, created_by, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE = "update webhook_endpoint set url = $1, description = $2, enabled = $3, disabled_because = $4, failing_since = $5,
        updated_at = $6 where id = $7";
    SET_EVENTS = "update webhook_endpoint set events = $1 where id = $2";
    DELETE = "delete from webhook_endpoint where id = $1";
    FORGET_UNSENT = "delete from webhook_message where not exists (select 1 from webhook_delivery d where d.message_id = webhook_message.id)";
    OWNER = "select s.id, s.email from webhook_endpoint e join staff s on s.id = e.created_by where e.id = $1 and s.enabled";
    MESSAGE = "insert into webhook_message (id, event, body, created_at) values ($1, $2, $3, $4) on conflict (id) do nothing";
    FORGET = "delete from webhook_message where created_at < $1";
    DELIVERY = "insert into webhook_delivery (id, endpoint_id, message_id, status, attempts, tries, turn, created_at, next_attempt_at)
        values ($1, $2, $3, 'PENDING', 0, 0, 1, $4, $4) on conflict (message_id, endpoint_id) do nothing";
    DELIVERIES = "select d.id, m.event, d.message_id, d.status, d.attempts, d.response_status, d.last_error, d.created_at, d.attempted_at,
        d.next_attempt_at from webhook_delivery d join webhook_message m on m.id = d.message_id
        where d.endpoint_id = $1 and (d.status = $2 or $2 = '') order by d.created_at desc, d.id desc limit $3 offset $4";
    COUNT_DELIVERIES = "select count(*) from webhook_delivery where endpoint_id = $1 and (status = $2 or $2 = '')";
    ONE_DELIVERY = "select d.id, m.event, d.message_id, d.status, d.attempts, d.response_status, d.last_error, d.created_at, d.attempted_at,
        d.next_attempt_at from webhook_delivery d join webhook_message m on m.id = d.message_id where d.id = $1 and d.endpoint_id = $2";
    DUE = "select d.endpoint_id, d.message_id, d.turn, d.tries, m.body, e.url, e.secret, e.failing_since from webhook_delivery d
        join webhook_message m on m.id = d.message_id join webhook_endpoint e on e.id = d.endpoint_id
        where d.id = $1 and d.turn = $2 and d.status = 'PENDING' and e.enabled";
    ATTEMPTED = "update webhook_delivery set status = $1, attempts = attempts + 1, tries = tries + 1, turn = turn + 1, response_status = $2,
        last_error = $3, attempted_at = $4, next_attempt_at = $5 where id = $6 and turn = $7 and status = 'PENDING'";
    ASKED_AGAIN = "update webhook_delivery set status = 'PENDING', tries = 0, turn = turn + 1, next_attempt_at = $1
        where id = $2 and endpoint_id = $3 returning turn";
    FAILING = "update webhook_endpoint set failing_since = $1 where id = $2 and failing_since is null";
    ARRIVES = "update webhook_endpoint set failing_since = null where id = $1 and failing_since is not null";
    SWITCH_OFF = "update webhook_endpoint set enabled = $1, disabled_because = $2, updated_at = $3 where id = $4 and enabled";
    END_PENDING = "update webhook_delivery set status = 'FAILED', next_attempt_at = null, last_error = $1
        where endpoint_id = $2 and status = 'PENDING'";
    END_OFF = "update webhook_delivery set status = 'FAILED', next_attempt_at = null, last_error = $1
        where id = $2 and turn = $3 and status = 'PENDING' and endpoint_id in (select id from webhook_endpoint where not enabled)";
}

/// What only another version of this program knows is passed over here, be it an event or why an endpoint is off.
fn endpoint(row: &Row<'_>) -> Result<Endpoint> {
    let disabled_because: Option<String> = row.get(5)?;
    let events: Vec<String> = from_json_text(&row.get::<String>(2)?)?;
    Ok(Endpoint {
        id: row.get(0)?,
        url: row.get(1)?,
        events: events.iter().filter_map(|event| event.parse().ok()).collect(),
        description: row.get(3)?,
        enabled: row.get(4)?,
        disabled_because: disabled_because.and_then(|because| because.parse().ok()),
        failing_since: row.get(6)?,
        created_at: row.get(7)?,
    })
}

pub fn list(read: &mut Read<'_>) -> Result<Vec<Endpoint>> {
    read.list(&LIST, &[], endpoint)
}

pub fn enabled(read: &mut Read<'_>) -> Result<Vec<Endpoint>> {
    read.list(&ENABLED, &[], endpoint)
}

pub fn find(read: &mut Read<'_>, id: WebhookEndpointId) -> Result<Endpoint> {
    read.one(&FIND, &[id.bind()], endpoint)
}

pub fn count(read: &mut Read<'_>) -> Result<i64> {
    read.value(&COUNT, &[])
}

pub fn insert(tx: &mut Tx<'_>, new: &Endpoint, secret: &str, by: StaffId) -> Result<()> {
    let events = json_text(&new.events);
    let binds = [
        new.id.bind(),
        new.url.bind(),
        events.bind(),
        new.description.bind(),
        secret.bind(),
        new.enabled.bind(),
        by.bind(),
        new.created_at.bind(),
        new.created_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

/// All but its events.
pub fn update(tx: &mut Tx<'_>, changed: &Endpoint) -> Result<()> {
    let now = tx.now();
    let binds = [
        changed.url.bind(),
        changed.description.bind(),
        changed.enabled.bind(),
        changed.disabled_because.bind(),
        changed.failing_since.bind(),
        now.bind(),
        changed.id.bind(),
    ];
    tx.change_one(&UPDATE, &binds)
}

/// What it is told from now on; what only another version of this program knows is lost.
pub fn set_events(tx: &mut Tx<'_>, changed: &Endpoint) -> Result<()> {
    tx.change_one(&SET_EVENTS, &[json_text(&changed.events).bind(), changed.id.bind()])
}

/// With the log of its deliveries, and the messages that no other endpoint was sent.
pub fn delete(tx: &mut Tx<'_>, id: WebhookEndpointId) -> Result<()> {
    tx.change_one(&DELETE, &[id.bind()])?;
    tx.execute(&FORGET_UNSENT, &[]).map(|_| ())
}

/// The address of whoever made the endpoint, while they work here.
pub fn owner(read: &mut Read<'_>, id: WebhookEndpointId) -> Result<Option<String>> {
    read.optional(&OWNER, &[id.bind()], |row| row.get(1))
}

pub fn insert_message(tx: &mut Tx<'_>, id: EventId, event: Event, body: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(&MESSAGE, &[id.bind(), event.bind(), body.bind(), now.bind()]).map(|_| ())
}

/// Messages older than this, with the log of their deliveries; answers how many messages.
pub fn forget(tx: &mut Tx<'_>, before: Timestamp) -> Result<u64> {
    tx.execute(&FORGET, &[before.bind()])
}

/// False when the endpoint has been told of this event already.
pub fn insert_delivery(tx: &mut Tx<'_>, id: WebhookDeliveryId, endpoint: WebhookEndpointId, message: EventId) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(&DELIVERY, &[id.bind(), endpoint.bind(), message.bind(), now.bind()])? == 1)
}

fn delivery(row: &Row<'_>) -> Result<Delivery> {
    Ok(Delivery {
        id: row.get(0)?,
        event: row.get(1)?,
        message_id: message_id(row.get(2)?),
        status: row.get(3)?,
        attempts: row.get(4)?,
        response_status: row.get(5)?,
        last_error: row.get(6)?,
        created_at: row.get(7)?,
        attempted_at: row.get(8)?,
        next_attempt_at: row.get(9)?,
    })
}

pub fn deliveries(read: &mut Read<'_>, id: WebhookEndpointId, status: Option<Status>, page: Page) -> Result<(Vec<Delivery>, i64)> {
    let status = status.map_or("", Status::word);
    let count = read.value(&COUNT_DELIVERIES, &[id.bind(), status.bind()])?;
    let rows = read.list(&DELIVERIES, &[id.bind(), status.bind(), page.limit.bind(), page.offset.bind()], delivery)?;
    Ok((rows, count))
}

pub fn find_delivery(read: &mut Read<'_>, endpoint: WebhookEndpointId, id: WebhookDeliveryId) -> Result<Delivery> {
    read.one(&ONE_DELIVERY, &[id.bind(), endpoint.bind()], delivery)
}

/// What one attempt needs.
pub struct Due {
    pub endpoint: WebhookEndpointId,
    pub message: EventId,
    pub turn: i64,
    pub tries: i64,
    pub body: String,
    pub url: String,
    pub secret: String,
    pub failing_since: Option<Timestamp>,
}

/// Nothing when this turn is over: delivered, asked for again, or the endpoint is gone or switched off.
pub fn due(read: &mut Read<'_>, id: WebhookDeliveryId, turn: i64) -> Result<Option<Due>> {
    read.optional(&DUE, &[id.bind(), turn.bind()], |row| {
        Ok(Due {
            endpoint: row.get(0)?,
            message: row.get(1)?,
            turn: row.get(2)?,
            tries: row.get(3)?,
            body: row.get(4)?,
            url: row.get(5)?,
            secret: row.get(6)?,
            failing_since: row.get(7)?,
        })
    })
}

/// How an attempt ended.
pub struct Outcome {
    pub status: Status,
    pub response_status: Option<u16>,
    pub error: Option<String>,
    pub again: Option<Timestamp>,
}

/// Compare-and-set on the turn: false when somebody else recorded this attempt.
pub fn attempted(tx: &mut Tx<'_>, id: WebhookDeliveryId, turn: i64, outcome: &Outcome) -> Result<bool> {
    let now = tx.now();
    let binds = [
        outcome.status.bind(),
        outcome.response_status.bind(),
        outcome.error.bind(),
        now.bind(),
        outcome.again.bind(),
        id.bind(),
        turn.bind(),
    ];
    Ok(tx.execute(&ATTEMPTED, &binds)? == 1)
}

/// From the start of the schedule; answers the turn that is next.
pub fn ask_again(tx: &mut Tx<'_>, endpoint: WebhookEndpointId, id: WebhookDeliveryId) -> Result<i64> {
    let now = tx.now();
    tx.value(&ASKED_AGAIN, &[now.bind(), id.bind(), endpoint.bind()])
}

pub fn note_failure(tx: &mut Tx<'_>, id: WebhookEndpointId) -> Result<()> {
    let now = tx.now();
    tx.execute(&FAILING, &[now.bind(), id.bind()]).map(|_| ())
}

pub fn note_arrival(tx: &mut Tx<'_>, id: WebhookEndpointId) -> Result<()> {
    tx.execute(&ARRIVES, &[id.bind()]).map(|_| ())
}

/// False when it was off already.
pub fn switch_off(tx: &mut Tx<'_>, id: WebhookEndpointId, because: Because) -> Result<bool> {
    let now = tx.now();
    Ok(tx.execute(&SWITCH_OFF, &[false.bind(), because.bind(), now.bind(), id.bind()])? == 1)
}

/// What was still to be sent to an endpoint that is off now.
pub fn end_pending(tx: &mut Tx<'_>, id: WebhookEndpointId, why: &str) -> Result<()> {
    tx.execute(&END_PENDING, &[why.bind(), id.bind()]).map(|_| ())
}

/// A delivery that was written while its endpoint was switched off.
pub fn end_off(tx: &mut Tx<'_>, id: WebhookDeliveryId, turn: i64, why: &str) -> Result<()> {
    tx.execute(&END_OFF, &[why.bind(), id.bind(), turn.bind()]).map(|_| ())
}
