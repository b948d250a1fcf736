//! The statements of statements.

use foundation::db::{Read, ToBind};
use foundation::statements;
use kernel::{Lots, Price, Result, Timestamp, WalletId};
use money::ledger::Account;

use super::model::{Movement, Traded};

statements! {
    BEFORE = "select cast(coalesce(sum(amount_minor), 0) as bigint) from posting where account = $1 and at < $2";
    /// The charges of a deal are what its journal posts to the house: what the house gains the customer pays.
    MOVEMENTS = "select p.at, j.kind, j.reference, j.note, p.amount_minor,
            (select cast(-sum(c.amount_minor) as bigint) from posting c
                where c.journal_id = p.journal_id and c.account in ('broker:commission', 'demo:commission')),
            (select cast(-sum(s.amount_minor) as bigint) from posting s
                where s.journal_id = p.journal_id and s.account in ('broker:swap', 'demo:swap'))
        from posting p join journal j on j.id = p.journal_id
        where p.account = $1 and p.at >= $2 and p.at < $3 order by p.at, p.journal_id limit $4";
    TRADED = "select symbol, side, lots, decimals, open_price, close_price from position where id = $1";
}

/// What a wallet had before a moment.
pub fn balance_before(read: &mut Read<'_>, wallet: WalletId, at: Timestamp) -> Result<i64> {
    read.value(&BEFORE, &[Account::Cash(wallet).bind(), at.bind()])
}

/// The oldest first, at most so many.
pub fn movements(read: &mut Read<'_>, wallet: WalletId, from: Timestamp, until: Timestamp, most: i64) -> Result<Vec<Movement>> {
    read.list(&MOVEMENTS, &[Account::Cash(wallet).bind(), from.bind(), until.bind(), most.bind()], |row| {
        Ok(Movement {
            at: row.get(0)?,
            kind: row.get(1)?,
            reference: row.get(2)?,
            note: row.get(3)?,
            amount_minor: row.get(4)?,
            commission_minor: row.get(5)?,
            swap_minor: row.get(6)?,
        })
    })
}

/// What a deal's reference names.
pub fn traded(read: &mut Read<'_>, position: i64) -> Result<Option<Traded>> {
    read.optional(&TRADED, &[position.bind()], |row| {
        let decimals: i64 = row.get(3)?;
        let decimals = u32::try_from(decimals).unwrap_or_default();
        let (open, close): (Price, Option<Price>) = (row.get(4)?, row.get(5)?);
        Ok(Traded {
            symbol: row.get(0)?,
            side: row.get(1)?,
            volume: row.get::<Lots>(2)?.to_string(),
            open_price: open.fixed(decimals),
            close_price: close.map(|price| price.fixed(decimals)),
        })
    })
}
