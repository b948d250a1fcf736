//! The statements of position durations: one setting.

use foundation::db::{Read, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::Result;

use super::Durations;

statements! {
    FIND = "select value from setting where key = 'trading.position_durations'";
    SET = "insert into setting (key, value, updated_at) values ('trading.position_durations', $1, $2)
        on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at";
}

pub fn find(read: &mut Read<'_>) -> Result<Durations> {
    let stored: Option<String> = read.optional(&FIND, &[], |row| row.get(0))?;
    stored.map_or(Ok(Durations::default()), |text| from_json_text(&text))
}

pub fn set(tx: &mut Tx<'_>, durations: &Durations) -> Result<()> {
    let now = tx.now();
    tx.execute(&SET, &[json_text(durations).bind(), now.bind()]).map(|_| ())
}
