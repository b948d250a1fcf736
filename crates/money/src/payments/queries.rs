//! The statements of payment providers and their calls.

use foundation::db::{Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::secrets::Place;
use foundation::signature::SigningKey;
use foundation::statements;
use kernel::{Problem, Result, TransactionId};
use uuid::Uuid;

use super::model::{EventType, Provider};

statements! {
    ALL = "select id, name, type, enabled, sort, supports_deposit, supports_withdrawal, methods, key_values, enabled_country_codes,
            minimum_deposit_usd_minor, maximum_deposit_usd_minor, minimum_withdrawal_usd_minor, maximum_withdrawal_usd_minor,
            predefined_deposit_amounts
        from payment_provider order by sort, id";
    FIND = "select id, name, type, enabled, sort, supports_deposit, supports_withdrawal, methods, key_values, enabled_country_codes,
            minimum_deposit_usd_minor, maximum_deposit_usd_minor, minimum_withdrawal_usd_minor, maximum_withdrawal_usd_minor,
            predefined_deposit_amounts
        from payment_provider where id = $1";
    UPDATE = "update payment_provider set key_values = $1, enabled_country_codes = $2, minimum_deposit_usd_minor = $3,
            maximum_deposit_usd_minor = $4, minimum_withdrawal_usd_minor = $5, maximum_withdrawal_usd_minor = $6,
            predefined_deposit_amounts = $7, enabled = $8
        where id = $9";
    SORT = "update payment_provider set sort = $1 where id = $2";
    SECRET = "select signing_secret from payment_provider where id = $1";
    SET_SECRET = "update payment_provider set signing_secret = $1 where id = $2 and signing_secret is null";
    INSERT_EVENT = "insert into provider_event (id, provider, message_id, provider_reference, event_type, transaction_id, body, outcome, received_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing";
    SET_OUTCOME = "update provider_event set outcome = $1, transaction_id = $2 where id = $3";
}

fn provider(row: &Row<'_>) -> Result<Provider> {
    Ok(Provider {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: row.get(2)?,
        enabled: row.get(3)?,
        sort: row.get(4)?,
        supports_deposit: row.get(5)?,
        supports_withdrawal: row.get(6)?,
        methods: from_json_text(&row.get::<String>(7)?)?,
        key_values: from_json_text(&row.get::<String>(8)?)?,
        enabled_country_codes: from_json_text(&row.get::<String>(9)?)?,
        minimum_deposit_usd_minor: row.get(10)?,
        maximum_deposit_usd_minor: row.get(11)?,
        minimum_withdrawal_usd_minor: row.get(12)?,
        maximum_withdrawal_usd_minor: row.get(13)?,
        predefined_deposit_amounts: from_json_text(&row.get::<String>(14)?)?,
    })
}

pub fn all(read: &mut Read<'_>) -> Result<Vec<Provider>> {
    read.list(&ALL, &[], provider)
}

pub fn find(read: &mut Read<'_>, id: &str) -> Result<Provider> {
    read.one(&FIND, &[id.bind()], provider)
}

pub fn update(tx: &mut Tx<'_>, provider: &Provider) -> Result<()> {
    let texts =
        [json_text(&provider.key_values), json_text(&provider.enabled_country_codes), json_text(&provider.predefined_deposit_amounts)];
    let binds = [
        texts[0].bind(),
        texts[1].bind(),
        provider.minimum_deposit_usd_minor.bind(),
        provider.maximum_deposit_usd_minor.bind(),
        provider.minimum_withdrawal_usd_minor.bind(),
        provider.maximum_withdrawal_usd_minor.bind(),
        texts[2].bind(),
        provider.enabled.bind(),
        provider.id.bind(),
    ];
    tx.change_one(&UPDATE, &binds)
}

pub fn sort(tx: &mut Tx<'_>, id: &str, place: i64) -> Result<()> {
    tx.change_one(&SORT, &[place.bind(), id.bind()])
}

fn place(provider: &str) -> Place<'_> {
    Place::new("payment_provider", provider, "signing_secret")
}

/// The key that the provider signs with; none until it was first needed.
pub fn stored_key(read: &mut Read<'_>, provider: &str) -> Result<Option<SigningKey>> {
    let sealed: Option<String> = read.one(&SECRET, &[provider.bind()], |row| row.get(0))?;
    let Some(sealed) = sealed else { return Ok(None) };
    let opened = read.sealer()?.open(place(provider), &sealed)?;
    SigningKey::parse(opened.expose()).map(Some)
}

/// The key that a provider signs its calls with; made and sealed when it is first asked for.
pub fn signing_key(tx: &mut Tx<'_>, provider: &str) -> Result<SigningKey> {
    if let Some(key) = stored_key(tx, provider)? {
        return Ok(key);
    }
    let key = SigningKey::generate(&*tx.entropy());
    let sealed = tx.sealer()?.seal(place(provider), key.to_text().expose())?;
    tx.execute(&SET_SECRET, &[sealed.bind(), provider.bind()])?;
    stored_key(tx, provider)?.ok_or_else(Problem::not_found)
}

/// A call as it came.
pub struct Received<'a> {
    pub id: Uuid,
    pub provider: &'a str,
    pub message_id: &'a str,
    pub reference: &'a str,
    pub kind: EventType,
    pub body: &'a str,
}

/// Stores a call; false when it came before, whole or under another message id.
pub fn insert_event(tx: &mut Tx<'_>, event: &Received<'_>) -> Result<bool> {
    let (now, unknown) = (tx.now(), None::<TransactionId>);
    let binds = [
        event.id.bind(),
        event.provider.bind(),
        event.message_id.bind(),
        event.reference.bind(),
        event.kind.bind(),
        unknown.bind(),
        event.body.bind(),
        "RECEIVED".bind(),
        now.bind(),
    ];
    Ok(tx.execute(&INSERT_EVENT, &binds)? == 1)
}

pub fn set_outcome(tx: &mut Tx<'_>, id: Uuid, outcome: &str, transaction: Option<TransactionId>) -> Result<()> {
    tx.change_one(&SET_OUTCOME, &[outcome.bind(), transaction.bind(), id.bind()])
}
