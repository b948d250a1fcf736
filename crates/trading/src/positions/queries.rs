//! The statements of positions.

use engine::{CloseReason, Position, Symbol};
use foundation::db::{Read, Row as DbRow, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{PositionId, Result, Timestamp, WalletId};
use uuid::Uuid;

use super::model::{Corrected, Opened, Row, Sums};
use crate::words::{from_word, word};

statements! {
    INSERT = "insert into position (id, wallet_id, customer_id, platform, server_tag, is_demo, currency, group_id, symbol, symbol_group,
            profit_currency, decimals, side, status, size, lots, units, open_price, opened_at, order_id, margin, open_usd_minor, stop_loss,
            take_profit, trailing_bps, expires_at, close_after_s, invest_minor, deals, commission_minor, markup_minor, state)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 'OPEN', $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25,
            $26, $27, 1, $28, $29, $30)";
    SET_STATE = "update position set size = $1, lots = $2, units = $3, open_price = $4, margin = $5, stop_loss = $6, take_profit = $7,
            trailing_bps = $8, state = $9
        where id = $10 and status = 'OPEN'";
    SET_SUMS = "update position set deals = $1, open_usd_minor = $2, closed_size = $3, closed_lots = $4, closed_units = $5, close_price = $6,
            close_rate = $7, profit = $8, profit_minor = $9, swap_minor = $10, commission_minor = $11, markup_minor = $12,
            net_usd_minor = $13, volume_usd_minor = $14
        where id = $15";
    SET_CLOSED = "update position set status = 'CLOSED', size = closed_size, lots = closed_lots, units = closed_units, closed_at = $1,
            close_reason = $2, affiliate_id = $3, source_user_id = $4, is_test = $5, state = null
        where id = $6 and status = 'OPEN'";
    SUMS = "select deals, open_usd_minor, closed_size, closed_lots, closed_units, close_price, close_rate, profit, profit_minor, swap_minor,
            commission_minor, markup_minor, net_usd_minor, volume_usd_minor
        from position where id = $1";
    FIND = "select id, wallet_id, customer_id, platform, server_tag, is_demo, currency, symbol, symbol_group, decimals, side, status, size, lots,
            units, open_price, opened_at, order_id, margin, stop_loss, take_profit, trailing_bps, close_after_s, invest_minor, close_price,
            closed_at, close_reason, profit, profit_minor, swap_minor, commission_minor, markup_minor, net_usd_minor, volume_usd_minor,
            affiliate_id, is_test, group_id, profit_currency, corrected_open_price, corrected_close_price, corrected_commission_minor,
            corrected_minor
        from position where id = $1";
    OPEN = "select wallet_id, state from position where status = 'OPEN' order by wallet_id, id";
}

/// Everything of a row, in the order in which [`row`] reads it.
pub const COLUMNS: [&str; 42] = [
    "id",
    "wallet_id",
    "customer_id",
    "platform",
    "server_tag",
    "is_demo",
    "currency",
    "symbol",
    "symbol_group",
    "decimals",
    "side",
    "status",
    "size",
    "lots",
    "units",
    "open_price",
    "opened_at",
    "order_id",
    "margin",
    "stop_loss",
    "take_profit",
    "trailing_bps",
    "close_after_s",
    "invest_minor",
    "close_price",
    "closed_at",
    "close_reason",
    "profit",
    "profit_minor",
    "swap_minor",
    "commission_minor",
    "markup_minor",
    "net_usd_minor",
    "volume_usd_minor",
    "affiliate_id",
    "is_test",
    "group_id",
    "profit_currency",
    "corrected_open_price",
    "corrected_close_price",
    "corrected_commission_minor",
    "corrected_minor",
];

fn trailing(position: &Position) -> Option<i64> {
    position.trailing.is_set().then_some(i64::from(position.trailing.0))
}

pub fn insert(tx: &mut Tx<'_>, opened: &Opened<'_>) -> Result<()> {
    let (wallet, position) = (opened.wallet, opened.position);
    let instrument = opened.instrument;
    let binds = [
        position.id.bind(),
        wallet.id.bind(),
        wallet.customer_id.bind(),
        wallet.platform.bind(),
        wallet.server_tag.bind(),
        wallet.is_demo.bind(),
        wallet.currency.bind(),
        wallet.group_id.bind(),
        position.symbol.to_string().bind().into_owned(),
        word(&instrument.category).bind().into_owned(),
        opened.profit_currency.bind(),
        instrument.decimals.bind(),
        word(&position.side).bind().into_owned(),
        position.size.bind(),
        position.lots.bind(),
        position.units.bind(),
        position.open_price.bind(),
        position.opened_at.bind(),
        opened.order.map(|order| order.id).bind().into_owned(),
        position.margin.0.bind(),
        opened.usd_minor.bind(),
        position.stop_loss.get().bind().into_owned(),
        position.take_profit.get().bind().into_owned(),
        trailing(position).bind().into_owned(),
        position.expires_at.map(|expiry| expiry.timestamp()).bind().into_owned(),
        opened.order.and_then(|order| order.close_after_s).bind().into_owned(),
        opened.order.and_then(|order| order.max_risk).map(|risk| risk.invest_minor).bind().into_owned(),
        position.commission_minor.bind(),
        opened.markup_minor.bind(),
        json_text(position).bind().into_owned(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

/// Writes an open position as it is after an event.
pub fn set_state(tx: &mut Tx<'_>, position: &Position) -> Result<()> {
    let binds = [
        position.size.bind(),
        position.lots.bind(),
        position.units.bind(),
        position.open_price.bind(),
        position.margin.0.bind(),
        position.stop_loss.get().bind().into_owned(),
        position.take_profit.get().bind().into_owned(),
        trailing(position).bind().into_owned(),
        json_text(position).bind().into_owned(),
        position.id.bind(),
    ];
    tx.change_one(&SET_STATE, &binds)
}

pub fn sums(read: &mut Read<'_>, id: PositionId) -> Result<Sums> {
    read.one(&SUMS, &[id.bind()], |row| {
        Ok(Sums {
            deals: row.get(0)?,
            open_usd_minor: row.get(1)?,
            closed_size: row.get(2)?,
            closed_lots: row.get(3)?,
            closed_units: row.get(4)?,
            close_price: row.get(5)?,
            close_rate: row.get(6)?,
            profit: row.get(7)?,
            profit_minor: row.get(8)?,
            swap_minor: row.get(9)?,
            commission_minor: row.get(10)?,
            markup_minor: row.get(11)?,
            net_usd_minor: row.get(12)?,
            volume_usd_minor: row.get(13)?,
        })
    })
}

pub fn set_sums(tx: &mut Tx<'_>, id: PositionId, sums: &Sums) -> Result<()> {
    let binds = [
        sums.deals.bind(),
        sums.open_usd_minor.bind(),
        sums.closed_size.bind(),
        sums.closed_lots.bind(),
        sums.closed_units.bind(),
        sums.close_price.bind(),
        sums.close_rate.bind(),
        sums.profit.bind(),
        sums.profit_minor.bind(),
        sums.swap_minor.bind(),
        sums.commission_minor.bind(),
        sums.markup_minor.bind(),
        sums.net_usd_minor.bind(),
        sums.volume_usd_minor.bind(),
        id.bind(),
    ];
    tx.change_one(&SET_SUMS, &binds)
}

/// Who brought the customer, as it stood at the close.
#[derive(Clone, Debug, Default)]
pub struct Bringer {
    pub affiliate_id: Option<String>,
    pub source_user: Option<Uuid>,
    pub is_test: bool,
}

pub fn set_closed(tx: &mut Tx<'_>, id: PositionId, at: Timestamp, reason: CloseReason, by: &Bringer) -> Result<()> {
    let reason = word(&reason);
    let binds = [at.bind(), reason.bind(), by.affiliate_id.bind(), by.source_user.bind(), by.is_test.bind(), id.bind()];
    tx.change_one(&SET_CLOSED, &binds)
}

pub fn find(read: &mut Read<'_>, id: PositionId) -> Result<Row> {
    read.one(&FIND, &[id.bind()], row)
}

/// Every open position as the book holds it.
pub fn open(read: &mut Read<'_>) -> Result<Vec<(WalletId, Position)>> {
    read.list(&OPEN, &[], |row| Ok((row.get(0)?, from_json_text(&row.get::<String>(1)?)?)))
}

pub fn row(row: &DbRow<'_>) -> Result<Row> {
    let text = |at| row.get::<String>(at);
    Ok(Row {
        id: row.get(0)?,
        wallet: row.get(1)?,
        customer: row.get(2)?,
        platform: text(3)?,
        server_tag: text(4)?,
        is_demo: row.get(5)?,
        currency: row.get(6)?,
        symbol: text(7)?.parse::<Symbol>().map_err(kernel::Problem::internal)?,
        symbol_group: text(8)?,
        decimals: row.get(9)?,
        side: from_word(&text(10)?)?,
        is_open: text(11)? == "OPEN",
        size: row.get(12)?,
        lots: row.get(13)?,
        units: row.get(14)?,
        open_price: row.get(15)?,
        opened_at: row.get(16)?,
        order: row.get(17)?,
        margin: row.get(18)?,
        stop_loss: row.get(19)?,
        take_profit: row.get(20)?,
        trailing_bps: row.get(21)?,
        close_after_s: row.get(22)?,
        invest_minor: row.get(23)?,
        close_price: row.get(24)?,
        closed_at: row.get(25)?,
        close_reason: row.get(26)?,
        profit: row.get(27)?,
        profit_minor: row.get(28)?,
        swap_minor: row.get(29)?,
        commission_minor: row.get(30)?,
        markup_minor: row.get(31)?,
        net_usd_minor: row.get(32)?,
        volume_usd_minor: row.get(33)?,
        affiliate_id: row.get(34)?,
        is_test: row.get(35)?,
        group_id: row.get(36)?,
        profit_currency: row.get(37)?,
        corrected: Corrected { open_price: row.get(38)?, close_price: row.get(39)?, commission_minor: row.get(40)?, minor: row.get(41)? },
    })
}
