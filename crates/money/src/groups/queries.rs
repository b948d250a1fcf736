//! The statements of groups.

use foundation::db::{Bind, Read, Row, ToBind, Tx, from_json_text, json_text};
use foundation::statements;
use kernel::{Currency, GroupId, Result};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::Group;

statements! {
    ALL = "select id, name, currency, is_demo, leverage, leverage_profile, adapter_name, disable_swap_charges, margin_call_level,
            stop_out_level, stop_out_strategy, credit_mode, margin_mode, negative_balance_protection, conversion_fee_bps, max_positions,
            trading_enabled, markups, commissions, created_at, updated_at
        from trading_group order by id";
    FIND = "select id, name, currency, is_demo, leverage, leverage_profile, adapter_name, disable_swap_charges, margin_call_level,
            stop_out_level, stop_out_strategy, credit_mode, margin_mode, negative_balance_protection, conversion_fee_bps, max_positions,
            trading_enabled, markups, commissions, created_at, updated_at
        from trading_group where id = $1";
    FIND_NAMED = "select id, name, currency, is_demo, leverage, leverage_profile, adapter_name, disable_swap_charges, margin_call_level,
            stop_out_level, stop_out_strategy, credit_mode, margin_mode, negative_balance_protection, conversion_fee_bps, max_positions,
            trading_enabled, markups, commissions, created_at, updated_at
        from trading_group where name = $1 order by id limit 1";
    FOR_CURRENCY = "select min(id) from trading_group where currency = $1 and is_demo = $2";
    NEXT_ID = "select coalesce(max(id), 0) + 1 from trading_group";
    INSERT = "insert into trading_group (id, name, currency, is_demo, leverage, leverage_profile, adapter_name, disable_swap_charges,
            margin_call_level, stop_out_level, stop_out_strategy, credit_mode, margin_mode, negative_balance_protection, conversion_fee_bps,
            max_positions, trading_enabled, markups, commissions, created_at, updated_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)";
    DELETE = "delete from trading_group where id = $1";
    UPDATE = "update trading_group set name = $1, leverage = $2, leverage_profile = $3, adapter_name = $4, disable_swap_charges = $5,
            margin_call_level = $6, stop_out_level = $7, stop_out_strategy = $8, credit_mode = $9, margin_mode = $10,
            negative_balance_protection = $11, conversion_fee_bps = $12, max_positions = $13, trading_enabled = $14, markups = $15,
            commissions = $16, updated_at = $17
        where id = $18";
}

fn group(row: &Row<'_>) -> Result<Group> {
    Ok(Group {
        id: row.get(0)?,
        name: row.get(1)?,
        currency: row.get(2)?,
        is_demo: row.get(3)?,
        leverage: row.get(4)?,
        leverage_profile: row.get::<Option<String>>(5)?.map(|word| from_word(&word)).transpose()?,
        adapter_name: row.get(6)?,
        disable_swap_charges: row.get(7)?,
        margin_call_level: row.get(8)?,
        stop_out_level: row.get(9)?,
        stop_out_strategy: from_word(&row.get::<String>(10)?)?,
        credit_mode: from_word(&row.get::<String>(11)?)?,
        margin_mode: from_word(&row.get::<String>(12)?)?,
        negative_balance_protection: row.get(13)?,
        conversion_fee_bps: row.get(14)?,
        max_positions: row.get(15)?,
        trading_enabled: row.get(16)?,
        markups: from_json_text(&row.get::<String>(17)?)?,
        commissions: from_json_text(&row.get::<String>(18)?)?,
        created_at: row.get(19)?,
        updated_at: row.get(20)?,
    })
}

/// The engine's words stand in columns without the quotes that JSON puts around them.
pub(crate) fn from_word<T: DeserializeOwned>(word: &str) -> Result<T> {
    from_json_text(&format!("\"{word}\""))
}

pub(crate) fn word(value: &impl Serialize) -> String {
    json_text(value).trim_matches('"').to_owned()
}

pub fn all(read: &mut Read<'_>) -> Result<Vec<Group>> {
    read.list(&ALL, &[], group)
}

pub fn find(read: &mut Read<'_>, id: GroupId) -> Result<Group> {
    read.one(&FIND, &[id.bind()], group)
}

/// A group by its name, else by its number.
pub fn find_named(read: &mut Read<'_>, text: &str) -> Result<Option<Group>> {
    let named = read.optional(&FIND_NAMED, &[text.bind()], group)?;
    match (named, text.parse::<i64>()) {
        (None, Ok(number)) => read.optional(&FIND, &[GroupId(number).bind()], group),
        (named, _) => Ok(named),
    }
}

/// The first group of a currency: what a customer's own wallet goes into.
pub fn exists(read: &mut Read<'_>, id: GroupId) -> Result<bool> {
    Ok(read.optional(&FIND, &[id.bind()], |_| Ok(()))?.is_some())
}

pub fn for_currency(read: &mut Read<'_>, currency: Currency, is_demo: bool) -> Result<Option<GroupId>> {
    read.value(&FOR_CURRENCY, &[currency.bind(), is_demo.bind()])
}

pub fn next_id(read: &mut Read<'_>) -> Result<GroupId> {
    read.value(&NEXT_ID, &[])
}

/// Stores a new group. The caller defines it in the book in the same closure.
pub fn insert(tx: &mut Tx<'_>, group: &Group) -> Result<()> {
    let words = Words::of(group);
    let binds = [
        group.id.bind(),
        group.name.bind(),
        group.currency.bind(),
        group.is_demo.bind(),
        group.leverage.bind(),
        words.profile(),
        group.adapter_name.bind(),
        group.disable_swap_charges.bind(),
        group.margin_call_level.bind(),
        group.stop_out_level.bind(),
        words.strategy.bind(),
        words.credit.bind(),
        words.margin.bind(),
        group.negative_balance_protection.bind(),
        group.conversion_fee_bps.bind(),
        group.max_positions.bind(),
        group.trading_enabled.bind(),
        words.markups.bind(),
        words.commissions.bind(),
        group.created_at.bind(),
        group.updated_at.bind(),
    ];
    tx.execute(&INSERT, &binds).map(|_| ())
}

/// Stores everything but the currency and the demo flag, which never change. The caller defines it in the book in the same closure.
pub fn update(tx: &mut Tx<'_>, group: &Group) -> Result<()> {
    let words = Words::of(group);
    let binds = [
        group.name.bind(),
        group.leverage.bind(),
        words.profile(),
        group.adapter_name.bind(),
        group.disable_swap_charges.bind(),
        group.margin_call_level.bind(),
        group.stop_out_level.bind(),
        words.strategy.bind(),
        words.credit.bind(),
        words.margin.bind(),
        group.negative_balance_protection.bind(),
        group.conversion_fee_bps.bind(),
        group.max_positions.bind(),
        group.trading_enabled.bind(),
        words.markups.bind(),
        words.commissions.bind(),
        group.updated_at.bind(),
        group.id.bind(),
    ];
    tx.change_one(&UPDATE, &binds)
}

/// Removes a group that no wallet is in; the database refuses it while one is.
pub fn delete(tx: &mut Tx<'_>, id: GroupId) -> Result<()> {
    tx.change_one(&DELETE, &[id.bind()])
}

/// A group's enumerations and lists as text.
struct Words {
    profile: Option<String>,
    strategy: String,
    credit: String,
    margin: String,
    markups: String,
    commissions: String,
}

impl Words {
    fn of(group: &Group) -> Words {
        Words {
            profile: group.leverage_profile.as_ref().map(word),
            strategy: word(&group.stop_out_strategy),
            credit: word(&group.credit_mode),
            margin: word(&group.margin_mode),
            markups: json_text(&group.markups),
            commissions: json_text(&group.commissions),
        }
    }

    fn profile(&self) -> Bind<'_> {
        self.profile.bind()
    }
}
