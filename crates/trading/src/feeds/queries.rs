//! The statements of feeds.

use std::collections::BTreeMap;

use foundation::db::{Read, ToBind};
use foundation::statements;
use kernel::{Result, Timestamp};

statements! {
    QUOTED = "select i.symbol, (select c.volume from candle c where c.symbol = i.symbol and c.at = $1) from instrument i";
}

/// How many quotes of each instrument came in the minute that begins then; those that had none are left out.
pub fn quoted(read: &mut Read<'_>, minute: Timestamp) -> Result<BTreeMap<String, i64>> {
    let rows = read.list(&QUOTED, &[minute.bind()], |row| Ok((row.get::<String>(0)?, row.get::<Option<i64>>(1)?)))?;
    Ok(rows.into_iter().filter_map(|(symbol, volume)| Some((symbol, volume?))).collect())
}
