//! The statements of instruments.

use engine::{Instrument, Symbol};
use foundation::db::{Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{Decimal, Result};

use super::model::Listed;
use crate::words::{from_word, word};

statements! {
    LIST = "select symbol, description, category, base, currency, margin_currency, decimals, pip_position, contract_size, min_order_size,
            max_order_size, step_order_size, sizes, stake_mode, stake_currency, profit_calc_mode, margin_calc_mode, margin_percentage,
            hedged_margin_percentage, max_leverage, major, swap_mode, swap_long, swap_short, swap_3day_weekday, trading_hours, timezone,
            status, stale_threshold_ms, min_stop_distance_points, gap_level_points, sort, image
        from instrument order by sort, symbol";
    FIND = "select symbol, description, category, base, currency, margin_currency, decimals, pip_position, contract_size, min_order_size,
            max_order_size, step_order_size, sizes, stake_mode, stake_currency, profit_calc_mode, margin_calc_mode, margin_percentage,
            hedged_margin_percentage, max_leverage, major, swap_mode, swap_long, swap_short, swap_3day_weekday, trading_hours, timezone,
            status, stale_threshold_ms, min_stop_distance_points, gap_level_points, sort, image
        from instrument where symbol = $1";
    PUT = "insert into instrument (symbol, description, category, base, currency, margin_currency, decimals, pip_position, contract_size,
            min_order_size, max_order_size, step_order_size, sizes, stake_mode, stake_currency, profit_calc_mode, margin_calc_mode,
            margin_percentage, hedged_margin_percentage, max_leverage, major, swap_mode, swap_long, swap_short, swap_3day_weekday,
            trading_hours, timezone, status, stale_threshold_ms, min_stop_distance_points, gap_level_points, sort, image, created_at,
            updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27,
            $28, $29, $30, $31, $32, $33, $34, $34)
        on conflict (symbol) do update set description = excluded.description, category = excluded.category, base = excluded.base,
            currency = excluded.currency, margin_currency = excluded.margin_currency, decimals = excluded.decimals,
            pip_position = excluded.pip_position, contract_size = excluded.contract_size, min_order_size = excluded.min_order_size,
            max_order_size = excluded.max_order_size, step_order_size = excluded.step_order_size, sizes = excluded.sizes,
            stake_mode = excluded.stake_mode, stake_currency = excluded.stake_currency, profit_calc_mode = excluded.profit_calc_mode,
            margin_calc_mode = excluded.margin_calc_mode, margin_percentage = excluded.margin_percentage,
            hedged_margin_percentage = excluded.hedged_margin_percentage, max_leverage = excluded.max_leverage, major = excluded.major,
            swap_mode = excluded.swap_mode, swap_long = excluded.swap_long, swap_short = excluded.swap_short,
            swap_3day_weekday = excluded.swap_3day_weekday, trading_hours = excluded.trading_hours, timezone = excluded.timezone,
            status = excluded.status, stale_threshold_ms = excluded.stale_threshold_ms,
            min_stop_distance_points = excluded.min_stop_distance_points, gap_level_points = excluded.gap_level_points,
            sort = excluded.sort, image = excluded.image, updated_at = excluded.updated_at";
    SORT = "update instrument set sort = $1, updated_at = $2 where symbol = $3";
    DELETE = "delete from instrument where symbol = $1";
    SETTING = "select value from setting where key = $1";
    SET = "insert into setting (key, value, updated_at) values ($1, $2, $3)
        on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at";
}

pub fn list(read: &mut Read<'_>) -> Result<Vec<Listed>> {
    read.list(&LIST, &[], listed)
}

pub fn find(read: &mut Read<'_>, symbol: Symbol) -> Result<Listed> {
    read.one(&FIND, &[symbol.to_string().bind()], listed)
}

pub fn exists(read: &mut Read<'_>, symbol: Symbol) -> Result<bool> {
    Ok(read.optional(&FIND, &[symbol.to_string().bind()], |_| Ok(()))?.is_some())
}

fn listed(row: &Row<'_>) -> Result<Listed> {
    let text = |at| row.get::<String>(at);
    let decimal = |at| row.get::<Decimal>(at);
    let instrument = Instrument {
        symbol: text(0)?.parse().map_err(kernel::Problem::internal)?,
        category: from_word(&text(2)?)?,
        base: row.get(3)?,
        currency: row.get(4)?,
        margin_currency: row.get(5)?,
        decimals: row.get(6)?,
        pip_position: row.get(7)?,
        contract_size: decimal(8)?,
        min_order_size: row.get(9)?,
        max_order_size: row.get(10)?,
        step_order_size: row.get(11)?,
        stake_mode: from_word(&text(13)?)?,
        stake_currency: from_word(&text(14)?)?,
        profit_calc_mode: from_word(&text(15)?)?,
        margin_calc_mode: from_word(&text(16)?)?,
        margin_percentage: decimal(17)?,
        hedged_margin_percentage: decimal(18)?,
        max_leverage: row.get(19)?,
        major: row.get(20)?,
        swap_mode: from_word(&text(21)?)?,
        swap_long: decimal(22)?,
        swap_short: decimal(23)?,
        swap_3day_weekday: row.get(24)?,
        trading_hours: from_json_text(&text(25)?)?,
        timezone: text(26)?,
        status: from_word(&text(27)?)?,
        stale_threshold_ms: row.get(28)?,
        min_stop_distance_points: row.get(29)?,
        gap_level_points: row.get(30)?,
    };
    Ok(Listed { instrument, description: text(1)?, sizes: from_json_text(&text(12)?)?, sort: row.get(31)?, image: row.get(32)? })
}

/// Writes the row, new or changed.
pub fn put(tx: &mut Tx<'_>, listed: &Listed) -> Result<()> {
    let now = tx.now();
    let i = &listed.instrument;
    let binds = [
        i.symbol.to_string().bind().into_owned(),
        listed.description.bind(),
        word(&i.category).bind().into_owned(),
        i.base.bind(),
        i.currency.bind(),
        i.margin_currency.bind(),
        i.decimals.bind(),
        i.pip_position.bind(),
        i.contract_size.bind(),
        i.min_order_size.bind(),
        i.max_order_size.bind(),
        i.step_order_size.bind(),
        json_text(&listed.sizes).bind().into_owned(),
        word(&i.stake_mode).bind().into_owned(),
        word(&i.stake_currency).bind().into_owned(),
        word(&i.profit_calc_mode).bind().into_owned(),
        word(&i.margin_calc_mode).bind().into_owned(),
        i.margin_percentage.bind(),
        i.hedged_margin_percentage.bind(),
        i.max_leverage.bind(),
        i.major.bind(),
        word(&i.swap_mode).bind().into_owned(),
        i.swap_long.bind(),
        i.swap_short.bind(),
        i.swap_3day_weekday.bind(),
        json_text(&i.trading_hours).bind().into_owned(),
        i.timezone.bind(),
        word(&i.status).bind().into_owned(),
        i.stale_threshold_ms.bind(),
        i.min_stop_distance_points.bind(),
        i.gap_level_points.bind(),
        listed.sort.bind(),
        listed.image.bind(),
        now.bind(),
    ];
    tx.execute(&PUT, &binds).map(|_| ())
}

pub fn set_sort(tx: &mut Tx<'_>, symbol: Symbol, sort: i64) -> Result<()> {
    let now = tx.now();
    tx.change_one(&SORT, &[sort.bind(), now.bind(), symbol.to_string().bind()])
}

pub fn delete(tx: &mut Tx<'_>, symbol: Symbol) -> Result<()> {
    tx.change_one(&DELETE, &[symbol.to_string().bind()])
}

pub fn setting(read: &mut Read<'_>, key: &str) -> Result<Option<String>> {
    read.optional(&SETTING, &[key.bind()], |row| row.get(0))
}

pub fn set(tx: &mut Tx<'_>, key: &str, value: &str) -> Result<()> {
    let now = tx.now();
    tx.execute(&SET, &[key.bind(), value.bind(), now.bind()]).map(|_| ())
}
