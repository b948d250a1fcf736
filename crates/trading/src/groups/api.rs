//! The operations on groups.

use engine::{Command, CreditMode, MarginMode, StopOutStrategy};
use foundation::audit;
use foundation::auth::Staff;
use foundation::auth::permission::{ReadTrading, WriteTrading};
use foundation::http::{Answer, Json, Path, Reply};
use kernel::{Currency, Decimal, Exact, GroupId, Problem, Result};
use money::book::Books;
use money::groups::{self, Group};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::model::{GroupCommission, GroupMarkup, View, commissions, markups, view};

#[derive(Serialize, JsonSchema)]
pub struct Groups {
    groups: Vec<View>,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "OneGroup")]
pub struct One {
    group: View,
}

#[derive(Serialize, JsonSchema)]
pub struct Created {
    success: bool,
    id: GroupId,
}

#[derive(Serialize, JsonSchema)]
#[schemars(rename = "GroupDeleted")]
pub struct Removed {
    /// What became of it.
    success: String,
}

#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
#[schemars(rename = "NewGroup")]
pub struct New {
    name: String,
    leverage: u32,
    currency: String,
    adapter_name: String,
    disable_swap_charges: bool,
    #[serde(default)]
    is_demo: bool,
}

#[derive(Clone, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct Terms {
    leverage: u32,
    markups: Vec<GroupMarkup>,
    commissions: Vec<GroupCommission>,
    /// Percent.
    margin_call_level: Exact,
    /// Percent.
    stop_out_level: Exact,
    adapter_name: String,
    disable_swap_charges: bool,
}

fn text(field: &str, text: &str) -> Result<String> {
    match text.trim() {
        "" => Err(Problem::invalid(field, "1 to 100 characters")),
        long if long.chars().count() > 100 => Err(Problem::invalid(field, "1 to 100 characters")),
        text => Ok(text.to_owned()),
    }
}

fn leverage(leverage: u32) -> Result<u32> {
    if (1..=10_000).contains(&leverage) { Ok(leverage) } else { Err(Problem::invalid("leverage", "1 to 10000")) }
}

pub async fn list(staff: Staff<ReadTrading>) -> Answer<Json<Groups>> {
    Ok(Json(Groups { groups: staff.read(groups::all).await?.iter().map(view).collect() }))
}

pub async fn get(staff: Staff<ReadTrading>, Path(id): Path<GroupId>) -> Answer<Json<One>> {
    Ok(Json(One { group: view(&staff.read(move |read| groups::find(read, id)).await?) }))
}

pub async fn create(staff: Staff<WriteTrading>, Json(new): Json<New>) -> Answer<Reply<Created>> {
    let (by, once) = (staff.actor(), staff.once());
    let (name, adapter_name) = (text("name", &new.name)?, text("adapterName", &new.adapter_name)?);
    let currency: Currency = new.currency.parse().map_err(|expected| Problem::invalid("currency", expected))?;
    let leverage = leverage(new.leverage)?;
    let made = staff.brand().book(move |tx, desk| {
        once.run(tx, 201, |tx| {
            if groups::all(tx)?.iter().any(|group| group.name == name) {
                return Err(Problem::conflict("group_exists").because("There is a group of this name."));
            }
            let now = tx.now();
            let group = Group {
                id: groups::next_id(tx)?,
                name: name.clone(),
                currency,
                is_demo: new.is_demo,
                leverage,
                leverage_profile: None,
                adapter_name: adapter_name.clone(),
                disable_swap_charges: new.disable_swap_charges,
                margin_call_level: Decimal::ONE_HUNDRED,
                stop_out_level: Decimal::from(50),
                stop_out_strategy: StopOutStrategy::default(),
                credit_mode: CreditMode::default(),
                margin_mode: MarginMode::default(),
                negative_balance_protection: true,
                conversion_fee_bps: 0,
                max_positions: None,
                trading_enabled: true,
                markups: Vec::new(),
                commissions: Vec::new(),
                created_at: now,
                updated_at: now,
            };
            groups::insert(tx, &group)?;
            desk.perform(tx, &Command::DefineGroup(Box::new(group.terms())))?;
            audit::record(tx, &by, "group.created", group.id, Value::Null, view(&group))?;
            Ok(Created { success: true, id: group.id })
        })
    });
    Ok(made.await?)
}

/// Changes the terms at once, for open positions too; an adapter other than the built-in one trades elsewhere.
pub async fn update(staff: Staff<WriteTrading>, Path(id): Path<GroupId>, Json(terms): Json<Terms>) -> Answer<Reply<One>> {
    let (by, once) = (staff.actor(), staff.once());
    let adapter_name = text("adapterName", &terms.adapter_name)?;
    let (leverage, markups, commissions) = (leverage(terms.leverage)?, markups(&terms.markups)?, commissions(&terms.commissions)?);
    let changed = staff.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            let before = groups::find(tx, id)?;
            let after = Group {
                leverage,
                markups: markups.clone(),
                commissions: commissions.clone(),
                adapter_name: adapter_name.clone(),
                margin_call_level: terms.margin_call_level.0,
                stop_out_level: terms.stop_out_level.0,
                disable_swap_charges: terms.disable_swap_charges,
                updated_at: tx.now(),
                ..before.clone()
            };
            desk.perform(tx, &Command::DefineGroup(Box::new(after.terms())))?;
            groups::update(tx, &after)?;
            audit::record(tx, &by, "group.changed", id, view(&before), view(&after))?;
            Ok(One { group: view(&after) })
        })
    });
    Ok(changed.await?)
}

pub async fn delete(staff: Staff<WriteTrading>, Path(id): Path<GroupId>) -> Answer<Reply<Removed>> {
    let (by, once) = (staff.actor(), staff.once());
    let removed = staff.brand().book(move |tx, desk| {
        once.run(tx, 200, |tx| {
            let before = groups::find(tx, id)?;
            if desk.book().accounts().any(|account| account.group == id) {
                return Err(Problem::conflict("group_in_use").because("There are wallets in this group."));
            }
            groups::delete(tx, id)?;
            // The book keeps the terms until it is loaded again; nobody trades on them, and none may begin to.
            let closed = engine::Group { trading_enabled: false, ..before.terms() };
            desk.perform(tx, &Command::DefineGroup(Box::new(closed)))?;
            audit::record(tx, &by, "group.deleted", id, view(&before), Value::Null)?;
            Ok(Removed { success: "deleted".into() })
        })
    });
    Ok(removed.await?)
}
