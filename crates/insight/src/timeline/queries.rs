//! The statements of the timeline: one per kind, each bounded by time and number, each along an index.

use foundation::db::{Read, Row, Statement, ToBind};
use foundation::{statements, words};
use kernel::money::amount_text;
use kernel::{Currency, CustomerId, Lots, Result, Timestamp};

use super::api::TimelineEvent;

words! {
    /// What sort of thing happened.
    pub enum Kind {
        Registration = "REGISTRATION",
        SignIn = "SIGN_IN",
        Change = "CHANGE",
        Comment = "COMMENT",
        Communication = "COMMUNICATION",
        Document = "DOCUMENT",
        Wallet = "WALLET",
        Money = "MONEY",
        Trade = "TRADE",
    }
}

statements! {
    REGISTRATION = "select created_at, source, null, id from customer where id = $1 and created_at < $2 limit $3";
    SIGN_IN = "select created_at, user_agent, impersonator_name, ip from session
        where user_id = $1 and created_at < $2 order by created_at desc limit $3";
    CHANGE = "select at, action, case when actor_kind = 'CUSTOMER' then null else actor_name end, id from audit_entry
        where entity in ('customer', 'user', 'two_factor') and entity_id = $1 and at < $2 order by seq desc limit $3";
    COMMENT = "select created_at, comment, author_name, id from customer_comment
        where customer_id = $1 and created_at < $2 order by created_at desc limit $3";
    COMMUNICATION = "select created_at, coalesce(subject, kind), agent_name, id from communication
        where customer_id = $1 and created_at < $2 order by created_at desc limit $3";
    DOCUMENT = "select created_at, filename, null, id from document where customer_id = $1 and created_at < $2 order by created_at desc limit $3";
    WALLET = "select created_at, platform, currency, cast(id as text) from wallet
        where customer_id = $1 and created_at < $2 order by created_at desc limit $3";
    MONEY = "select created_at, type, status, amount_minor, currency, id from money_transaction
        where customer_id = $1 and created_at < $2 order by created_at desc limit $3";
    OPENED = "select opened_at, side, lots, symbol, cast(id as text) from position
        where customer_id = $1 and opened_at < $2 order by opened_at desc limit $3";
    CLOSED = "select closed_at, close_reason, profit_minor + swap_minor + commission_minor, currency, symbol, cast(id as text) from position
        where customer_id = $1 and status = 'CLOSED' and closed_at < $2 order by closed_at desc limit $3";
}

/// The newest events of one kind before a moment.
pub fn events(read: &mut Read<'_>, kind: Kind, customer: CustomerId, before: Timestamp, limit: i64) -> Result<Vec<TimelineEvent>> {
    let mut list = |statement: &'static Statement, map: fn(&Row<'_>) -> Result<TimelineEvent>| {
        read.list(statement, &[customer.bind(), before.bind(), limit.bind()], map)
    };
    match kind {
        Kind::Registration => list(&REGISTRATION, |row| plain(row, Kind::Registration, "Registered")),
        Kind::SignIn => list(&SIGN_IN, sign_in),
        Kind::Change => list(&CHANGE, change),
        Kind::Comment => list(&COMMENT, |row| plain(row, Kind::Comment, "Comment")),
        Kind::Communication => list(&COMMUNICATION, |row| plain(row, Kind::Communication, "Message")),
        Kind::Document => list(&DOCUMENT, |row| plain(row, Kind::Document, "Document uploaded")),
        Kind::Wallet => list(&WALLET, wallet),
        Kind::Money => list(&MONEY, money),
        Kind::Trade => {
            let mut events = list(&OPENED, opened)?;
            events.extend(list(&CLOSED, closed)?);
            Ok(events)
        }
    }
}

/// A row of time, details, actor and reference.
fn plain(row: &Row<'_>, kind: Kind, title: &str) -> Result<TimelineEvent> {
    Ok(TimelineEvent { at: row.get(0)?, kind, title: title.into(), details: row.get(1)?, actor_name: row.get(2)?, reference: row.get(3)? })
}

fn sign_in(row: &Row<'_>) -> Result<TimelineEvent> {
    let (agent, ip): (Option<String>, String) = (row.get(1)?, row.get(3)?);
    let details = agent.map_or_else(|| ip.clone(), |agent| format!("{ip}, {agent}"));
    let actor_name: Option<String> = row.get(2)?;
    let title = if actor_name.is_some() { "Looked at by staff" } else { "Signed in" };
    Ok(TimelineEvent { at: row.get(0)?, kind: Kind::SignIn, title: title.into(), details: Some(details), actor_name, reference: None })
}

/// The action as words: `customer.kyc_approved` is "Customer: kyc approved".
fn change(row: &Row<'_>) -> Result<TimelineEvent> {
    let action: String = row.get(1)?;
    let words = action.split_once('.').map_or(action.as_str(), |(_, verb)| verb).replace('_', " ");
    let mut letters = words.chars();
    let title = letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
    Ok(TimelineEvent { at: row.get(0)?, kind: Kind::Change, title, details: Some(action), actor_name: row.get(2)?, reference: row.get(3)? })
}

fn wallet(row: &Row<'_>) -> Result<TimelineEvent> {
    let (platform, currency): (String, String) = (row.get(1)?, row.get(2)?);
    Ok(TimelineEvent {
        at: row.get(0)?,
        kind: Kind::Wallet,
        title: "Account opened".into(),
        details: Some(format!("{platform}, {currency}")),
        actor_name: None,
        reference: row.get(3)?,
    })
}

fn money(row: &Row<'_>) -> Result<TimelineEvent> {
    let (kind, status): (String, String) = (row.get(1)?, row.get(2)?);
    let (minor, currency): (i64, Currency) = (row.get(3)?, row.get(4)?);
    Ok(TimelineEvent {
        at: row.get(0)?,
        kind: Kind::Money,
        title: format!("{kind} {status}"),
        details: Some(format!("{} {currency}", amount_text(minor, currency))),
        actor_name: None,
        reference: row.get(5)?,
    })
}

fn opened(row: &Row<'_>) -> Result<TimelineEvent> {
    let (side, lots, symbol): (String, Lots, String) = (row.get(1)?, row.get(2)?, row.get(3)?);
    Ok(TimelineEvent {
        at: row.get(0)?,
        kind: Kind::Trade,
        title: "Position opened".into(),
        details: Some(format!("{side} {lots} {symbol}")),
        actor_name: None,
        reference: row.get(4)?,
    })
}

fn closed(row: &Row<'_>) -> Result<TimelineEvent> {
    let (reason, minor, currency, symbol): (Option<String>, i64, Currency, String) = (row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?);
    let reason = reason.map(|reason| format!(", {reason}")).unwrap_or_default();
    Ok(TimelineEvent {
        at: row.get(0)?,
        kind: Kind::Trade,
        title: "Position closed".into(),
        details: Some(format!("{symbol} {} {currency}{reason}", amount_text(minor, currency))),
        actor_name: None,
        reference: row.get(5)?,
    })
}
