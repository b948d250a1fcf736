//! The statements of communications.

use foundation::db::{Read, Row, ToBind, Tx};
use foundation::statements;
use kernel::{CustomerId, LeadId, Result};
use uuid::Uuid;

use super::{Communication, NewCommunication, With};

statements! {
    INSERT = "insert into communication (id, kind, direction, subject, body, status, agent_id, agent_name, lead_id, customer_id, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    OF_LEAD = "select id, kind, direction, subject, body, status, duration_s, recording_url, agent_id, agent_name, created_at
        from communication where lead_id = $1 order by created_at desc, id desc limit 500";
    OF_CUSTOMER = "select id, kind, direction, subject, body, status, duration_s, recording_url, agent_id, agent_name, created_at
        from communication where customer_id = $1 order by created_at desc, id desc limit $2 offset $3";
    COUNT_OF_CUSTOMER = "select count(*) from communication where customer_id = $1";
}

pub fn record(tx: &mut Tx<'_>, new: &NewCommunication) -> Result<Uuid> {
    let id: Uuid = tx.new_id();
    let now = tx.now();
    let (lead, customer) = match new.with {
        With::Lead(id) => (Some(id), None),
        With::Customer(id) => (None, Some(id)),
    };
    let binds = [
        id.bind(),
        new.kind.bind(),
        new.direction.bind(),
        new.subject.bind(),
        new.text.bind(),
        new.status.bind(),
        new.agent_id.bind(),
        new.agent_name.bind(),
        lead.bind(),
        customer.bind(),
        now.bind(),
    ];
    tx.execute(&INSERT, &binds)?;
    Ok(id)
}

/// The latest 500, latest first.
pub fn of_lead(read: &mut Read<'_>, id: LeadId) -> Result<Vec<Communication>> {
    read.list(&OF_LEAD, &[id.bind()], communication)
}

/// The latest first.
pub fn of_customer(read: &mut Read<'_>, id: CustomerId, limit: i64, offset: i64) -> Result<Vec<Communication>> {
    read.list(&OF_CUSTOMER, &[id.bind(), limit.bind(), offset.bind()], communication)
}

pub fn count_of_customer(read: &mut Read<'_>, id: CustomerId) -> Result<i64> {
    read.value(&COUNT_OF_CUSTOMER, &[id.bind()])
}

fn communication(row: &Row<'_>) -> Result<Communication> {
    Ok(Communication {
        id: row.get(0)?,
        kind: row.get(1)?,
        direction: row.get(2)?,
        subject: row.get(3)?,
        text: row.get(4)?,
        status: row.get(5)?,
        duration_seconds: row.get(6)?,
        recording_url: row.get(7)?,
        agent_id: row.get(8)?,
        agent_name: row.get(9)?,
        created_at: row.get(10)?,
    })
}
