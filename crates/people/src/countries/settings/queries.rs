//! The statements of countries.

use foundation::db::{Read, ToBind, Tx};
use foundation::statements;
use kernel::Result;

statements! {
    DISABLED = "select iso2 from country_setting where not enabled order by iso2";
    ONE = "select enabled from country_setting where iso2 = $1";
    SET = "insert into country_setting (iso2, enabled, updated_at) values ($1, $2, $3)
        on conflict (iso2) do update set enabled = excluded.enabled, updated_at = excluded.updated_at";
}

pub fn disabled(read: &mut Read<'_>) -> Result<Vec<String>> {
    read.list(&DISABLED, &[], |row| row.get(0))
}

pub fn is_enabled(read: &mut Read<'_>, iso2: &str) -> Result<bool> {
    Ok(read.optional(&ONE, &[iso2.bind()], |row| row.get(0))?.unwrap_or(true))
}

pub fn set(tx: &mut Tx<'_>, iso2: &str, enabled: bool) -> Result<()> {
    let now = tx.now();
    tx.execute(&SET, &[iso2.bind(), enabled.bind(), now.bind()]).map(|_| ())
}
