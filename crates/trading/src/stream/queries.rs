//! The trade log as a stream reads it: by number, from where it was.

use foundation::db::{Read, Row, ToBind};
use foundation::statements;
use kernel::{CustomerId, OrderId, PositionId, Result, WalletId};

statements! {
    LAST = "select coalesce(max(seq), 0) from trade_event";
    ALL_SINCE = "select seq, wallet_id, kind, order_id, position_id from trade_event where seq > $1 order by seq limit $2";
    OWN_SINCE = "select seq, wallet_id, kind, order_id, position_id from trade_event
        where wallet_id in (select id from wallet where customer_id = $1) and seq > $2 order by seq limit $3";
}

/// Something that happened.
pub struct Logged {
    pub seq: i64,
    pub wallet: WalletId,
    pub kind: String,
    pub order: Option<OrderId>,
    pub position: Option<PositionId>,
}

/// The number of the last event.
pub fn last(read: &mut Read<'_>) -> Result<i64> {
    read.one(&LAST, &[], |row| row.get(0))
}

/// What came after this number: to one customer's wallets, or to all.
pub fn since(read: &mut Read<'_>, customer: Option<CustomerId>, seq: i64, most: i64) -> Result<Vec<Logged>> {
    match customer {
        Some(customer) => read.list(&OWN_SINCE, &[customer.bind(), seq.bind(), most.bind()], logged),
        None => read.list(&ALL_SINCE, &[seq.bind(), most.bind()], logged),
    }
}

fn logged(row: &Row<'_>) -> Result<Logged> {
    Ok(Logged { seq: row.get(0)?, wallet: row.get(1)?, kind: row.get(2)?, order: row.get(3)?, position: row.get(4)? })
}
