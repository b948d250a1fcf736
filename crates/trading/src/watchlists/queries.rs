//! The statements of watchlists.

use engine::Symbol;
use foundation::db::{Read, ToBind, Tx};
use foundation::statements;
use kernel::{Result, WalletId};

statements! {
    SYMBOLS = "select symbol from watchlist where wallet_id = $1 order by place, symbol";
    NEXT = "select coalesce(max(place), 0) + 1 from watchlist where wallet_id = $1";
    ADD = "insert into watchlist (wallet_id, symbol, place, created_at) values ($1, $2, $3, $4) on conflict (wallet_id, symbol) do nothing";
    REMOVE = "delete from watchlist where wallet_id = $1 and symbol = $2";
}

pub fn symbols(read: &mut Read<'_>, wallet: WalletId) -> Result<Vec<String>> {
    read.list(&SYMBOLS, &[wallet.bind()], |row| row.get(0))
}

/// At the end; false when it was there.
pub fn add(tx: &mut Tx<'_>, wallet: WalletId, symbol: Symbol) -> Result<bool> {
    let (place, now): (i64, _) = (tx.value(&NEXT, &[wallet.bind()])?, tx.now());
    Ok(tx.execute(&ADD, &[wallet.bind(), symbol.to_string().bind(), place.bind(), now.bind()])? == 1)
}

pub fn remove(tx: &mut Tx<'_>, wallet: WalletId, symbol: Symbol) -> Result<()> {
    tx.change_one(&REMOVE, &[wallet.bind(), symbol.to_string().bind()])
}
