//! The statements of wallets.

use std::collections::BTreeMap;

use foundation::db::{Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{CustomerId, Problem, Result, WalletId};

use super::model::{Status, Wallet};
use crate::groups::queries::{from_word, word};
use crate::ledger;

statements! {
    NEXT_ID = "select coalesce(max(id), 100000) + 1 from wallet";
    INSERT = "insert into wallet (id, customer_id, platform, server_tag, status, currency, group_id, leverage, is_demo, trading_type,
            max_exposure, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";
    UPDATE = "update wallet set status = $1, group_id = $2, leverage = $3, trading_type = $4, max_exposure = $5, updated_at = $6 where id = $7";
    FIND = "select id, customer_id, platform, server_tag, status, currency, group_id, leverage, is_demo, trading_type, max_exposure,
            margin_call, stop_out, closed_by_stop_out, created_at, updated_at
        from wallet where id = $1";
    OF_CUSTOMER = "select id, customer_id, platform, server_tag, status, currency, group_id, leverage, is_demo, trading_type, max_exposure,
            margin_call, stop_out, closed_by_stop_out, created_at, updated_at
        from wallet where customer_id = $1 order by id";
    ALL = "select id, customer_id, platform, server_tag, status, currency, group_id, leverage, is_demo, trading_type, max_exposure,
            margin_call, stop_out, closed_by_stop_out, created_at, updated_at
        from wallet order by id";
    WATCHED = "select symbol from watchlist where wallet_id = $1 order by place, symbol";
    PENDING = "select wallet_id, cast(sum(amount_minor) as bigint) from money_transaction where type = 'WITHDRAWAL' and status = 'PENDING'
        group by wallet_id";
    MARGIN_CALL = "update wallet set margin_call = $1 where id = $2";
    STOP_OUT = "update wallet set stop_out = $1 where id = $2";
    CLOSED_BY_STOP_OUT = "update wallet set closed_by_stop_out = $1 where id = $2";
}

pub(super) fn wallet(row: &Row<'_>) -> Result<Wallet> {
    Ok(Wallet {
        id: row.get(0)?,
        customer_id: row.get(1)?,
        platform: row.get(2)?,
        server_tag: row.get(3)?,
        status: row.get(4)?,
        currency: row.get(5)?,
        group_id: row.get(6)?,
        leverage: row.get(7)?,
        is_demo: row.get(8)?,
        trading_type: from_word(&row.get::<String>(9)?)?,
        max_exposure: from_json_text(&row.get::<String>(10)?)?,
        margin_call: row.get(11)?,
        stop_out: row.get(12)?,
        closed_by_stop_out: row.get(13)?,
        created_at: row.get(14)?,
        updated_at: row.get(15)?,
    })
}

/// The next login. Wallets are opened on the brand's single writer only, so nobody else takes it meanwhile.
pub(super) fn next_id(read: &mut Read<'_>) -> Result<WalletId> {
    read.value(&NEXT_ID, &[])
}

pub(super) fn insert(tx: &mut Tx<'_>, wallet: &Wallet) -> Result<()> {
    let trading_type = word(&wallet.trading_type);
    let max_exposure = json_text(&wallet.max_exposure);
    let binds = [
        wallet.id.bind(),
        wallet.customer_id.bind(),
        wallet.platform.bind(),
        wallet.server_tag.bind(),
        wallet.status.bind(),
        wallet.currency.bind(),
        wallet.group_id.bind(),
        wallet.leverage.bind(),
        wallet.is_demo.bind(),
        trading_type.bind(),
        max_exposure.bind(),
        wallet.created_at.bind(),
        wallet.updated_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

pub(super) fn update(tx: &mut Tx<'_>, wallet: &Wallet) -> Result<()> {
    let trading_type = word(&wallet.trading_type);
    let max_exposure = json_text(&wallet.max_exposure);
    let binds = [
        wallet.status.bind(),
        wallet.group_id.bind(),
        wallet.leverage.bind(),
        trading_type.bind(),
        max_exposure.bind(),
        wallet.updated_at.bind(),
        wallet.id.bind(),
    ];
    tx.change_one(&UPDATE, &binds)
}

pub fn find(read: &mut Read<'_>, id: WalletId) -> Result<Wallet> {
    read.one(&FIND, &[id.bind()], wallet)
}

/// Wallets by id; those that do not exist are left out.
pub fn find_many(read: &mut Read<'_>, ids: impl IntoIterator<Item = WalletId>) -> Result<BTreeMap<WalletId, Wallet>> {
    let mut found = BTreeMap::new();
    for id in ids {
        if let std::collections::btree_map::Entry::Vacant(place) = found.entry(id)
            && let Some(wallet) = read.optional(&FIND, &[id.bind()], wallet)?
        {
            place.insert(wallet);
        }
    }
    Ok(found)
}

pub fn of_customer(read: &mut Read<'_>, customer: CustomerId) -> Result<Vec<Wallet>> {
    read.list(&OF_CUSTOMER, &[customer.bind()], wallet)
}

/// Every wallet as an account of the book, with its money, and as yet without positions and orders.
pub fn load_all(read: &mut Read<'_>) -> Result<Vec<engine::Account>> {
    let money = ledger::balances_of_wallets(read)?;
    let pending: BTreeMap<WalletId, i64> = read.list(&PENDING, &[], |row| Ok((row.get(0)?, row.get(1)?)))?.into_iter().collect();
    read.list(&ALL, &[], |row| {
        let wallet = wallet(row)?;
        let money = money.get(&wallet.id).copied().unwrap_or_default();
        Ok(engine::Account {
            leverage: wallet.leverage,
            trading_type: wallet.trading_type,
            is_demo: wallet.is_demo,
            enabled: wallet.status == Status::Active,
            max_exposure: wallet.max_exposure,
            balance_minor: money.cash_minor,
            credit_minor: money.credit_minor,
            pending_withdrawal_minor: pending.get(&wallet.id).copied().unwrap_or_default(),
            margin_call: wallet.margin_call,
            stop_out: wallet.stop_out,
            closed_by_stop_out: wallet.closed_by_stop_out,
            ..engine::Account::new(wallet.id, wallet.customer_id, wallet.group_id, wallet.currency)
        })
    })
}

pub fn set_margin_call(tx: &mut Tx<'_>, id: WalletId, on: bool) -> Result<()> {
    tx.change_one(&MARGIN_CALL, &[on.bind(), id.bind()])
}

pub fn set_stop_out(tx: &mut Tx<'_>, id: WalletId, on: bool) -> Result<()> {
    tx.change_one(&STOP_OUT, &[on.bind(), id.bind()])
}

/// Whether the wallet's latest close was a stop-out: set by whoever stores closes, cleared when money comes from outside.
pub fn set_closed_by_stop_out(tx: &mut Tx<'_>, id: WalletId, on: bool) -> Result<()> {
    tx.change_one(&CLOSED_BY_STOP_OUT, &[on.bind(), id.bind()])
}

/// A wallet that is not this customer's is not there.
pub fn find_own(read: &mut Read<'_>, id: WalletId, owner: CustomerId) -> Result<Wallet> {
    let found = find(read, id)?;
    if found.customer_id == owner { Ok(found) } else { Err(Problem::not_found()) }
}

/// What the wallet keeps in view, in order.
pub fn watched(read: &mut Read<'_>, id: WalletId) -> Result<Vec<String>> {
    read.list(&WATCHED, &[id.bind()], |row| row.get(0))
}
