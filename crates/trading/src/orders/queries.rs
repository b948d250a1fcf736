//! The statements of orders.

use engine::{NewOrder, Order, OrderKind, Reject, Symbol};
use foundation::db::{Built, Read, Row as DbRow, ToBind, Tx, from_json_text, json_text};
use foundation::http::list::Page;
use foundation::statements;
use kernel::{CustomerId, OrderId, PositionId, Price, Result, Timestamp, WalletId};
use sea_query::{Alias, Asterisk, Expr, ExprTrait, Order as Direction, Query, SelectStatement};

use super::model::Row;
use crate::words::{from_word, word};

statements! {
    PUT = "insert into trade_order (id, wallet_id, customer_id, reserved_position_id, position_id, symbol, side, kind, status, size, limit_price,
            stop_price, stop_loss, take_profit, trailing_bps, fill_price, reject_reason, expires_at, close_after_s, state, created_at,
            updated_at, filled_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
        on conflict (id) do update set position_id = excluded.position_id, status = excluded.status, size = excluded.size,
            limit_price = excluded.limit_price, stop_price = excluded.stop_price, stop_loss = excluded.stop_loss,
            take_profit = excluded.take_profit, trailing_bps = excluded.trailing_bps, fill_price = excluded.fill_price,
            reject_reason = excluded.reject_reason, expires_at = excluded.expires_at, state = excluded.state,
            updated_at = excluded.updated_at, filled_at = excluded.filled_at";
    OF_POSITION = "update trade_order set position_id = $1 where id = $2";
    NEXT_POSITION = "select coalesce(max(reserved_position_id), 100000) + 1 from trade_order";
    FIND = "select o.id, o.wallet_id, o.customer_id, o.position_id, o.symbol, o.side, o.kind, o.status, o.size, o.limit_price, o.stop_price,
            o.stop_loss, o.take_profit, o.trailing_bps, o.fill_price, o.reject_reason, o.expires_at, o.created_at, o.updated_at, o.filled_at,
            coalesce(i.decimals, 5)
        from trade_order o left join instrument i on i.symbol = o.symbol where o.id = $1";
    FOR_POSITION = "select o.id, o.wallet_id, o.customer_id, o.position_id, o.symbol, o.side, o.kind, o.status, o.size, o.limit_price,
            o.stop_price, o.stop_loss, o.take_profit, o.trailing_bps, o.fill_price, o.reject_reason, o.expires_at, o.created_at, o.updated_at,
            o.filled_at, coalesce(i.decimals, 5)
        from trade_order o left join instrument i on i.symbol = o.symbol where o.position_id = $1 order by o.created_at, o.id";
    PENDING = "select wallet_id, state from trade_order where status = 'PENDING' order by wallet_id, id";
    TRADED = "select 1 from trade_order where symbol = $1 limit 1";
}

/// What became of an order, beside what the engine knows of it.
#[derive(Clone, Debug, Default)]
pub struct Fate {
    pub fill_price: Option<Price>,
    pub reject_reason: Option<&'static str>,
    pub at: Timestamp,
}

/// Writes an order as it is after an event.
pub fn put(tx: &mut Tx<'_>, wallet: WalletId, customer: CustomerId, order: &Order, fate: &Fate) -> Result<()> {
    let pending = order.status == engine::OrderStatus::Pending;
    let state = pending.then(|| json_text(order));
    let filled = fate.fill_price.is_some();
    let trailing = order.trailing.is_set().then_some(i64::from(order.trailing.0));
    let binds = [
        order.id.bind(),
        wallet.bind(),
        customer.bind(),
        order.position.bind(),
        filled.then_some(order.position).bind().into_owned(),
        order.symbol.to_string().bind().into_owned(),
        word(&order.side).bind().into_owned(),
        word(&order.kind).bind().into_owned(),
        word(&order.status).bind().into_owned(),
        order.size.bind(),
        order.limit_price.get().bind().into_owned(),
        order.stop_price.get().bind().into_owned(),
        order.stop_loss.get().bind().into_owned(),
        order.take_profit.get().bind().into_owned(),
        trailing.bind(),
        fate.fill_price.bind(),
        fate.reject_reason.bind(),
        order.expires_at.bind(),
        order.close_after_s.bind(),
        state.bind(),
        order.placed_at.bind(),
        fate.at.bind(),
        filled.then_some(fate.at).bind().into_owned(),
    ];
    tx.execute(&PUT, &binds).map(|_| ())
}

/// Stores a market order that was refused; nothing else of it remains.
pub fn put_refused(tx: &mut Tx<'_>, customer: CustomerId, new: &NewOrder, reject: &Reject) -> Result<()> {
    let now = tx.now();
    let trailing = new.trailing.is_set().then_some(i64::from(new.trailing.0));
    let (nothing, none): (Option<i64>, Option<String>) = (None, None);
    let binds = [
        new.order.bind(),
        new.wallet.bind(),
        customer.bind(),
        nothing.bind(),
        nothing.bind(),
        new.symbol.to_string().bind().into_owned(),
        word(&new.side).bind().into_owned(),
        word(&new.kind).bind().into_owned(),
        "REJECTED".bind(),
        new.size.bind(),
        new.limit_price.bind(),
        new.stop_price.bind(),
        new.stop_loss.bind(),
        new.take_profit.bind(),
        trailing.bind(),
        nothing.bind(),
        reject.code().bind(),
        new.expires_at.bind(),
        new.close_after_s.bind(),
        none.bind(),
        now.bind(),
        now.bind(),
        nothing.bind(),
    ];
    tx.execute(&PUT, &binds).map(|_| ())
}

/// Names the position that an order opened, enlarged or reduced.
pub fn set_position(tx: &mut Tx<'_>, order: OrderId, position: PositionId) -> Result<()> {
    tx.change_one(&OF_POSITION, &[position.bind(), order.bind()])
}

/// The next position number. Only the brand's single writer asks, so none is given twice.
pub fn next_position(tx: &mut Tx<'_>) -> Result<PositionId> {
    tx.value(&NEXT_POSITION, &[])
}

pub fn find(read: &mut Read<'_>, id: OrderId) -> Result<Row> {
    read.one(&FIND, &[id.bind()], row)
}

pub fn of_position(read: &mut Read<'_>, id: PositionId) -> Result<Vec<Row>> {
    read.list(&FOR_POSITION, &[id.bind()], row)
}

pub fn was_traded(read: &mut Read<'_>, symbol: Symbol) -> Result<bool> {
    Ok(read.optional(&TRADED, &[symbol.to_string().bind()], |_| Ok(()))?.is_some())
}

/// Every pending order as the book holds it.
pub fn pending(read: &mut Read<'_>) -> Result<Vec<(WalletId, Order)>> {
    read.list(&PENDING, &[], |row| Ok((row.get(0)?, from_json_text(&row.get::<String>(1)?)?)))
}

fn row(row: &DbRow<'_>) -> Result<Row> {
    let text = |at| row.get::<String>(at);
    Ok(Row {
        id: row.get(0)?,
        wallet: row.get(1)?,
        customer: row.get(2)?,
        position: row.get(3)?,
        symbol: text(4)?.parse().map_err(kernel::Problem::internal)?,
        side: from_word(&text(5)?)?,
        kind: from_word::<OrderKind>(&text(6)?)?,
        status: from_word(&text(7)?)?,
        size: row.get(8)?,
        limit_price: row.get(9)?,
        stop_price: row.get(10)?,
        stop_loss: row.get(11)?,
        take_profit: row.get(12)?,
        trailing_bps: row.get(13)?,
        fill_price: row.get(14)?,
        reject_reason: row.get(15)?,
        expires_at: row.get(16)?,
        created_at: row.get(17)?,
        updated_at: row.get(18)?,
        filled_at: row.get(19)?,
        decimals: row.get(20)?,
    })
}

/// What a list is limited to; words were checked by the caller.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub wallet: Option<WalletId>,
    pub customer: Option<CustomerId>,
    pub statuses: Vec<String>,
    pub kinds: Vec<String>,
    pub symbols: Vec<String>,
    /// A symbol, an order id, a wallet or a position, in whole.
    pub search: Option<String>,
}

const SHOWN: [&str; 20] = [
    "id",
    "wallet_id",
    "customer_id",
    "position_id",
    "symbol",
    "side",
    "kind",
    "status",
    "size",
    "limit_price",
    "stop_price",
    "stop_loss",
    "take_profit",
    "trailing_bps",
    "fill_price",
    "reject_reason",
    "expires_at",
    "created_at",
    "updated_at",
    "filled_at",
];

/// A page, newest first, and how many there are.
pub fn list(read: &mut Read<'_>, filter: &Filter, page: Page) -> Result<(Vec<Row>, i64)> {
    let (order, instrument) = (Alias::new("trade_order"), Alias::new("instrument"));
    let column = |name: &str| Expr::col((order.clone(), Alias::new(name)));
    let mut select = Query::select();
    for name in SHOWN {
        select.expr(column(name));
    }
    select.expr(sea_query::Func::coalesce([Expr::col((instrument.clone(), Alias::new("decimals"))), Expr::val(5i64)]));
    select
        .from(order.clone())
        .left_join(instrument.clone(), Expr::col((instrument.clone(), Alias::new("symbol"))).equals((order.clone(), Alias::new("symbol"))));
    limit(&mut select, filter);
    select
        .order_by((order.clone(), Alias::new("created_at")), Direction::Desc)
        .order_by((order.clone(), Alias::new("id")), Direction::Desc);
    select.limit(page.limit as u64).offset(page.offset as u64);
    let rows = read.list_built(&Built::new(read.driver(), &select)?, row)?;
    let mut count = Query::select();
    count.expr(Expr::col(Asterisk).count()).from(order);
    limit(&mut count, filter);
    let count = read.count_built(&Built::new(read.driver(), &count)?)?;
    Ok((rows, count))
}

fn limit(select: &mut SelectStatement, filter: &Filter) {
    let order = Alias::new("trade_order");
    let column = |name: &str| Expr::col((order.clone(), Alias::new(name)));
    if let Some(wallet) = filter.wallet {
        select.and_where(column("wallet_id").eq(wallet.0));
    }
    if let Some(customer) = filter.customer {
        select.and_where(column("customer_id").eq(customer.to_string()));
    }
    for (name, words) in [("status", &filter.statuses), ("kind", &filter.kinds), ("symbol", &filter.symbols)] {
        if !words.is_empty() {
            select.and_where(column(name).is_in(words.iter().cloned()));
        }
    }
    if let Some(search) = &filter.search {
        let mut any = column("symbol").eq(search.to_uppercase()).or(column("id").eq(search.to_lowercase()));
        if let Ok(number) = search.parse::<i64>() {
            any = any.or(column("wallet_id").eq(number)).or(column("position_id").eq(number));
        }
        select.and_where(any);
    }
}
