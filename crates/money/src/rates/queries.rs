//! The statements of exchange rates.

use foundation::db::{Read, Row, ToBind, Tx};
use foundation::statements;
use kernel::{Currency, Decimal, ExchangeRateId, Result};

statements! {
    FIND = "select id, from_currency, to_currency, source, rate from exchange_rate where from_currency = $1 and to_currency = $2";
    BY_ID = "select id, from_currency, to_currency, source, rate from exchange_rate where id = $1";
    ALL = "select id, from_currency, to_currency, source, rate from exchange_rate order by from_currency, to_currency";
    INSERT = "insert into exchange_rate (id, from_currency, to_currency, source, rate, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $6)";
    UPDATE = "update exchange_rate set from_currency = $1, to_currency = $2, source = $3, rate = $4, updated_at = $5 where id = $6";
}

pub const MANUAL: &str = "MANUAL";
pub const MARKET: &str = "MARKET";

/// A rate as it is set. A MARKET rate carries no number of its own.
#[derive(Clone, Debug, PartialEq)]
pub struct SetRate {
    pub id: ExchangeRateId,
    pub from: Currency,
    pub to: Currency,
    pub source: String,
    pub rate: Option<Decimal>,
}

fn set_rate(row: &Row<'_>) -> Result<SetRate> {
    let rate: Decimal = row.get(4)?;
    Ok(SetRate { id: row.get(0)?, from: row.get(1)?, to: row.get(2)?, source: row.get(3)?, rate: (!rate.is_zero()).then_some(rate) })
}

pub fn find(read: &mut Read<'_>, from: Currency, to: Currency) -> Result<Option<SetRate>> {
    read.optional(&FIND, &[from.bind(), to.bind()], set_rate)
}

pub fn by_id(read: &mut Read<'_>, id: ExchangeRateId) -> Result<SetRate> {
    read.one(&BY_ID, &[id.bind()], set_rate)
}

pub fn all(read: &mut Read<'_>) -> Result<Vec<SetRate>> {
    read.list(&ALL, &[], set_rate)
}

pub fn insert(tx: &mut Tx<'_>, set: &SetRate) -> Result<()> {
    let now = tx.now();
    let rate = set.rate.unwrap_or_default();
    tx.execute(&INSERT, &[set.id.bind(), set.from.bind(), set.to.bind(), set.source.bind(), rate.bind(), now.bind()]).map(|_| ())
}

pub fn update(tx: &mut Tx<'_>, set: &SetRate) -> Result<()> {
    let now = tx.now();
    let rate = set.rate.unwrap_or_default();
    tx.change_one(&UPDATE, &[set.from.bind(), set.to.bind(), set.source.bind(), rate.bind(), now.bind(), set.id.bind()])
}
